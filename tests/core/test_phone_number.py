"""A telephone number with digits missing is found. One that somebody can ring is let through."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.phone_number import find_phone_fault

WHOLE = (
    "",
    "0151 496 0102",
    "(0151) 496-0102 ext 5",
    "01632 960001",
    "016977 2345",
    "01632 960001, after four",
    "ring 07700 900123 and ask for Sam, not before 4.30",
    "+44 (0)7700 900123",
    "0044 7700 900 123",
    "+353 1 496 0102",
    "0800 1111",
    "496 0102",
    "0151 000 111 or 07700 900123",
    "\u202a01632\u200b 960001\u202c",
    "07700900123 / 01632960001",
)
MISSING = {
    "0151 000 111": "It has 10 digits, and numbers like it have 11",
    "07700 90012 after 5pm": "It has 10 digits, and numbers like it have 11",
    "+44 151 496 010": "It has 10 digits, and numbers like it have 11",
    "020 7946 000": "It has 10 digits, and numbers like it have 11",
    "01632 9600": "It has 9 digits, and numbers like it have 10",
    "ring me": "It should have at least 5 digits",
    "999": "It should have at least 5 digits",
}


@pytest.mark.parametrize("typed", WHOLE)
def test_a_number_that_somebody_can_ring_is_let_through_with_words_beside_it(typed: str) -> None:
    assert find_phone_fault(typed) == ""


@pytest.mark.parametrize("typed", sorted(MISSING))
def test_a_number_with_digits_missing_is_said_to_have_too_few(typed: str) -> None:
    assert find_phone_fault(typed) == f"Check the telephone number. {MISSING[typed]}"


def test_a_long_row_of_digits_is_read_in_little_time() -> None:
    assert find_phone_fault("1 " * 5000) == ""
    assert find_phone_fault("(" * 5000).startswith("Check")
