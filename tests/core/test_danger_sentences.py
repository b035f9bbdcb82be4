"""Which sentences an alarm of danger shows: those that raised it, as they were written."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.danger_sentences import LONGEST, MOST, find_in_no_point, find_sentences
from chalicelib.core.reading.danger_words import speaks_of_danger

HITS = "My uncle hits me and I am scared to go home."
CALM = "The taxi was late on Monday. Nobody rang back."


@pytest.mark.parametrize(
    "said", [f"{CALM} {HITS}", f"{HITS} {CALM}", f"{CALM}\n\n{HITS}\n\n{CALM}", HITS.upper()]
)
def test_the_sentence_that_speaks_of_danger_is_found_among_calm_ones(said: str):
    (found,) = find_sentences(said)
    assert found.casefold() == HITS.casefold()


def test_words_without_danger_have_no_such_sentence():
    assert find_sentences(CALM) == ()


def test_no_more_is_shown_than_a_reader_takes_in_at_once():
    found = find_sentences(" ".join(f"{HITS[:-1]} {number}." for number in range(9)))
    assert len(found) == MOST
    assert find_sentences(f"{HITS}\n\n{HITS}") == (HITS,)
    (long,) = find_sentences(f"{HITS[:-1]} {'and it rained ' * 80}")
    assert len(long) == LONGEST


def test_every_sentence_shown_was_written_by_the_person_and_speaks_of_danger():
    for said in (f"{CALM} {HITS} He has a knife! {CALM}", f"Help me\n{HITS}"):
        for sentence in find_sentences(said):
            assert sentence in " ".join(said.split())
            assert speaks_of_danger(sentence)


@pytest.mark.parametrize(
    ("point", "left"),
    [
        ("The taxi was late on Monday.", (HITS,)),
        (f"{CALM} {HITS}", ()),
        ("Her uncle hits her, and she is scared to go home.", ()),
        ("", (HITS,)),
    ],
)
def test_a_sentence_of_danger_that_no_point_has_is_found(point: str, left: tuple[str, ...]):
    assert find_in_no_point([HITS], ["Nobody rang back.", point]) == left


LOCKS = "karen locks the kitchen at nite and i cant get no food and its not fair im always hungry"


@pytest.mark.parametrize(
    ("said", "point", "left"),
    [
        (LOCKS, "Karen locks the kitchen at night and Mia can not get food.", False),
        ("I am scared of Karen.", "Karen hits me.", False),
        ("I am scared of Karen.", "Karen was late.", True),
        ("He has a knife!", "Karen hits me.", True),
        (LOCKS, "Nobody told me about the kitchen rota.", True),
    ],
)
def test_a_point_is_about_what_it_says_in_other_words(said: str, point: str, left: bool):
    assert find_in_no_point([said], [point]) == ((said,) if left else ())
