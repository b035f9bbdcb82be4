"""References: what is mistyped is known for it, what is said aloud is found, and nothing can be
told or counted from one.
"""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.reading.references import (
    ALPHABET,
    find_references,
    format_reference,
    make_reference,
    read,
)


def complete(symbols: str) -> str:
    """Return the one reference that begins with seven symbols."""
    (reference,) = (found for check in ALPHABET if (found := read(symbols + check)))
    return reference


A_FEW = [
    complete(s)
    for s in (
        "2222222",
        "WWWWWWW",
        "K4M7RT2",
        "23456789"[:7],
        "PQRTVW2",
        "9C9C9C9",
        "JKMNPQR",
        "HHHH222",
    )
]
REFERENCES = st.text(ALPHABET, min_size=7, max_size=7).map(complete)


def _bare(reference: str) -> str:
    return reference.replace("-", "")


@pytest.mark.parametrize("reference", A_FEW, ids=map(str, range(len(A_FEW))))
def test_every_single_wrong_symbol_is_found(reference):
    bare = _bare(reference)
    wrong = [
        bare[:n] + other + bare[n + 1 :] for n in range(8) for other in ALPHABET if other != bare[n]
    ]
    assert len(wrong) == 8 * 22
    assert [w for w in wrong if read(w)] == []


@pytest.mark.parametrize("reference", A_FEW, ids=map(str, range(len(A_FEW))))
def test_every_two_symbols_exchanged_are_found_side_by_side_or_not(reference):
    bare = list(_bare(reference))
    for first, second in itertools.combinations(range(8), 2):
        swapped = bare.copy()
        swapped[first], swapped[second] = bare[second], bare[first]
        if swapped != bare:
            assert read("".join(swapped)) is None


@pytest.mark.parametrize("reference", A_FEW, ids=map(str, range(len(A_FEW))))
def test_a_symbol_lost_or_said_twice_is_found(reference):
    bare = _bare(reference)
    assert [n for n in range(8) if read(bare[:n] + bare[n + 1 :])] == []
    assert [n for n in range(8) if read(bare[:n] + bare[n] + bare[n:])] == []


@given(REFERENCES)
def test_a_reference_reads_back_as_itself(reference):
    assert read(reference) == reference


@given(REFERENCES, st.sampled_from([" ", "-", "  ", " - ", "\u2013", "\u00a0", "."]))
def test_it_survives_being_said_over_the_telephone(reference, pause):
    assert read(pause.join(_bare(reference).lower())) == reference


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "K4M7",
        "K4M7-RT2",
        "OIOI-SL1A",
        "ＫＫＫＫ-ＫＫＫＫ",
        "K4M7-RT2C-K4M7-RT2C",
        "\u0661" * 8,
        "\ud800" * 8,
    ],
)
def test_what_is_no_reference_reads_as_none(typed):
    assert read(typed) is None


@pytest.mark.parametrize(
    "around",
    [
        "My case {} is late",  # a word of four letters just before it
        "It is about {}.",
        "Re: [{}] your letter",
        "with reference {}, please",
        "Reference {}\nDate 2026-11-27",
        "This is {} that I rang 0151 496 0102 about",
        "{}",
    ],
)
@pytest.mark.parametrize("said", ["{0}-{1}", "{0} {1}", "{0}{1}", "{0}\u2011{1}", "{0}\u2013{1}"])
def test_a_reference_is_found_in_the_words_around_it(around, said):
    reference = A_FEW[2]
    text = around.format(said.format(*reference.split("-")))
    assert find_references(text) == [reference]
    assert find_references(text.lower()) == [reference]


def test_a_reference_spelt_out_symbol_by_symbol_is_found():
    assert find_references(f"they said it was {' '.join(A_FEW[0].lower())} on the phone") == [
        A_FEW[0]
    ]


def test_two_references_are_found_in_order_and_each_once():
    one, other = A_FEW[:2]
    assert find_references(f"{other} and {one}, not {other.lower()}") == [other, one]


def test_a_mistyped_reference_in_a_text_is_not_taken_for_another():
    bare = _bare(A_FEW[0])
    other = ALPHABET[(ALPHABET.index(bare[0]) + 1) % len(ALPHABET)]
    assert find_references(f"about {format_reference(other + bare[1:])} please") == []


@pytest.mark.parametrize("text", ["", "x" * 100_000, "4567 " * 20_000, "-" * 100_000])
def test_a_long_text_that_holds_none_takes_no_time_to_read(text):
    assert len(find_references(text)) <= 23


def test_references_hold_no_order_and_no_count():
    drawn = [make_reference() for _ in range(2000)]
    assert (
        len(set(drawn)) >= len(drawn) - 1
    )  # of 3,404,825,447 there are; a case's own condition sees to the rest
    assert all(read(reference) == reference for reference in drawn)
    rises = sum(a < b for a, b in itertools.pairwise(drawn))
    assert 800 < rises < 1200  # as often up as down
    for place in range(8):
        seen = Counter(_bare(r)[place] for r in drawn)
        assert set(seen) == set(ALPHABET)
        assert max(seen.values()) < 200  # 87 apiece on average: no symbol stays put


def test_no_symbol_can_be_taken_for_another_in_print():
    assert len(set(ALPHABET)) == 23  # a prime, on which the check rests
    assert not set("OILSBZ01") & set(ALPHABET)
    assert not set("AEIOU") & set(ALPHABET)  # so that none spells a word
