"""Danger is heard however it is said, and ordinary complaints alarm nobody: the figures of
docs/danger.md."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from chalicelib.core.reading.danger_words import speaks_of_danger
from infra.danger_figures import (
    NOT_SAID,
    NOT_SAID_BY_OTHERS,
    NOT_SAID_LATER,
    SAID,
    SAID_BY_OTHERS,
    SAID_LATER,
    judge,
    read_sentences,
)
from infra.danger_points import TARGET, describe_source

# Counts alone are compared, so that no failure prints a sentence that is held back.
LONG = 12_000  # characters: more than a form's answer may hold


def count(path: Path, held_back: bool, danger: bool) -> tuple[int, int]:
    """Return how many sentences were read, and how many of them were judged wrongly."""
    tally = judge(read_sentences(path, held_back=held_back), danger)
    return tally.read, len(tally.wrong)


@pytest.mark.parametrize("held_back", [False, True])
def test_at_least_95_of_100_ways_to_say_it_are_heard(held_back: bool) -> None:
    tally = judge(read_sentences(SAID, held_back=held_back), True)
    assert len(tally.wrong) <= 0.05 * tally.read, tally.wrong


@pytest.mark.parametrize("held_back", [False, True])
def test_at_most_2_of_100_ordinary_sentences_are_taken_for_danger(held_back: bool) -> None:
    tally = judge(read_sentences(NOT_SAID, held_back=held_back), False)
    assert len(tally.wrong) <= 0.02 * tally.read, tally.wrong


@pytest.mark.parametrize(("held_back", "most_missed"), [(False, 0.05), (True, 0.25)])
def test_most_of_what_was_written_later_of_danger_is_heard(
    held_back: bool, most_missed: float
) -> None:
    read, wrong = count(SAID_LATER, held_back, True)
    assert wrong <= most_missed * read


@pytest.mark.parametrize(("held_back", "most"), [(False, 0.02), (True, 0.09)])
def test_few_ordinary_sentences_written_later_are_taken_for_danger(
    held_back: bool, most: float
) -> None:
    read, wrong = count(NOT_SAID_LATER, held_back, False)
    assert wrong <= most * read


@pytest.mark.parametrize(("held_back", "most_missed"), [(False, 0.05), (True, 0.06)])
def test_most_of_what_an_outsider_wrote_of_danger_is_heard(
    held_back: bool, most_missed: float
) -> None:
    read, wrong = count(SAID_BY_OTHERS, held_back, True)
    assert wrong <= most_missed * read


@pytest.mark.parametrize(("held_back", "most"), [(False, 0.02), (True, 0.03)])
def test_few_ordinary_sentences_of_an_outsider_are_taken_for_danger(
    held_back: bool, most: float
) -> None:
    read, wrong = count(NOT_SAID_BY_OTHERS, held_back, False)
    assert wrong <= most * read


@pytest.mark.parametrize(
    ("path", "least"),
    [
        (SAID, 200),
        (NOT_SAID, 300),
        (SAID_LATER, 1500),
        (NOT_SAID_LATER, 1500),
        (SAID_BY_OTHERS, 240),
        (NOT_SAID_BY_OTHERS, 240),
    ],
)
def test_there_are_enough_sentences_and_none_stands_twice(path: Path, least: int) -> None:
    every = (*read_sentences(path, held_back=False), *read_sentences(path, held_back=True))
    assert len(set(every)) == len(every) >= least


def test_the_points_of_words_are_learnt_from_the_sentences_that_stand_there_now() -> None:
    """If this fails, run `python -m infra.danger_points`."""
    assert TARGET.read_text("utf-8").splitlines()[0] == describe_source()


@pytest.mark.parametrize("path", [SAID_LATER, NOT_SAID_LATER])
def test_no_sentence_that_is_held_back_is_learnt_from(path: Path) -> None:
    learnt: set[str] = set()
    for each in (SAID, NOT_SAID, SAID_LATER, NOT_SAID_LATER):
        learnt.update(read_sentences(each, held_back=False))
    assert learnt.isdisjoint(read_sentences(path, held_back=True))


def test_one_sentence_of_danger_is_heard_among_many_that_are_not() -> None:
    calm = " ".join(read_sentences(NOT_SAID, held_back=False)[:12])
    assert not speaks_of_danger(calm)
    for said in ("Mum's new fella pins my brother to the floor.", "I don't want to wake up."):
        assert speaks_of_danger(f"{calm} {said} {calm}")


def test_danger_is_heard_in_one_long_breath_without_a_stop() -> None:
    calm = "so then i rang your office about the bus pass and the lady said she would ring me " * 6
    assert not speaks_of_danger(calm)
    for said in ("my stepdad keeps coming in my bed at night", "i want to die", "he hits me"):
        assert speaks_of_danger(f"{calm} and {said} {calm}")


CALM_FIRST = (
    "i dont like my new placement they shout at me all the time and {}",
    "i hate my new carer and {}",
    "i dont like my new placement (they shout at me) and {}",
    "My social worker has not called since May, the review was cancelled and {}.",
    "Nobody rang back about the bus pass, the form was lost in the post, and {}, so I write.",
    "We wait for the assessment, the school says that it is you, you say it is them, and {}",
)
LAST = (
    *("i want to die", "i wish i was dead", "i have been cutting myself", "i took an overdose"),
    *("he hits me", "she slapped me", "he touches me", "she locks me in my room"),
    *(
        "he has a knife",
        "they dont feed me",
        "he strangled me",
        "my daughter wants to kill herself",
    ),
)


@pytest.mark.parametrize("said", LAST)
def test_danger_that_comes_last_is_heard_however_calm_the_words_before_it(said: str) -> None:
    missed = [first for first in CALM_FIRST if not speaks_of_danger(first.format(said))]
    assert missed == []


FEARED = (
    "I am frightened that they will take my children because I complain",
    "I'm worried you will take my kids off me for speaking up",
    "I'm afraid that if I complain they'll take my son away",
    "I am scared that social services will remove my baby",
)


@pytest.mark.parametrize("said", FEARED)
def test_a_parents_fear_of_losing_children_for_complaining_is_no_danger_and_hides_none(
    said: str,
) -> None:
    assert not speaks_of_danger(said)
    assert speaks_of_danger(f"{said}, and he hits them")
    assert speaks_of_danger(f"{said}. His dad punched him.")


@pytest.mark.parametrize(
    ("said", "danger"),
    [
        ("im gona kil miself", True),
        ("he haz a nife and i dnt feel save", True),
        ("Strangelled her, he did", True),
        ("i want 2 die", True),
        ("My 2 sons share a room", False),
        ("Please save my place on the list", False),
        ("He scored a goal and his mother shared the photo", False),
        ("We were picked, and he slipped on the billing form", False),
    ],
)
def test_words_are_heard_as_they_are_typed_and_no_other_word_is_taken_for_them(
    said: str, danger: bool
) -> None:
    assert speaks_of_danger(said) is danger


def test_a_figure_of_speech_hides_nothing_that_stands_beside_it() -> None:
    for said in ("It is killing me waiting", "Your letter was a slap in the face"):
        assert not speaks_of_danger(said)
        assert speaks_of_danger(f"{said} and my dad hits me")
        assert speaks_of_danger(f"he punched her. {said}.")


def test_a_name_behind_a_title_or_of_a_street_alarms_nobody() -> None:
    assert not speaks_of_danger("Mrs Burns of Gunn Street rang Ms Kick")
    assert speaks_of_danger("Mrs Burns hit my son")


def test_a_long_complaint_is_read_in_a_third_of_a_second() -> None:
    calm = [s for s in read_sentences(NOT_SAID, held_back=False) if not speaks_of_danger(s)]
    text = " ".join([*calm, *calm])[:LONG]
    began = time.process_time()
    assert not speaks_of_danger(text)
    assert time.process_time() - began < 0.3
