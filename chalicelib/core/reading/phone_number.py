"""What a telephone number looks like, as far as anyone can say who has not rung it."""

from __future__ import annotations

import re

from chalicelib.core.reading.email_address import strip_unseen
from chalicelib.core.reading.patterns import Pattern

FEWEST = 5
ABROAD = 7
# Digits as people write them, with spaces, dots, brackets and dashes between them.
_NUMBER = Pattern(r"\+?\(?\d(?:[\s().\u2010-\u2015-]*\d)*")
# How numbers in the United Kingdom begin, with the fewest digits that they have (Ofcom).
_LENGTHS = (
    (Pattern(r"0(?:[237]|11|1\d1)"), 11),
    (Pattern(r"0[159]"), 10),
    (Pattern(r"08"), 8),
)


def find_phone_fault(typed: str) -> str:
    """Return what is wrong with a telephone number, in words for whoever typed it, or "". Words
    beside the number do no harm, and one whole number is enough.
    """
    if not typed:
        return ""
    numbers = _find_numbers(typed)
    if not numbers:
        return f"Check the telephone number. It should have at least {FEWEST} digits"
    for digits in numbers:
        if len(digits) >= _count_fewest(digits):
            return ""
    first = numbers[0]
    return (
        f"Check the telephone number. It has {len(first)} digits, and numbers like it have "
        f"{_count_fewest(first)}"
    )


def _find_numbers(typed: str) -> list[str]:
    """Return the digits of each number in a text that is long enough to be dialled."""
    numbers = []
    for found in _NUMBER.finditer(strip_unseen(typed)):
        digits = _read_digits(found[0])
        if len(digits) >= FEWEST:
            numbers.append(digits)
    return numbers


def _read_digits(written: str) -> str:
    """Return a number's digits, as it is dialled within the United Kingdom if it is of there. One
    of another country keeps its plus.
    """
    digits = re.sub(r"\D", "", written)
    home = re.match(r"(?:00|\+)44", re.sub(r"[^\d+]", "", written))
    if home:
        return "0" + digits.removeprefix("00").removeprefix("44").lstrip("0")
    if written.startswith("+"):
        return f"+{digits}"
    return digits


def _count_fewest(digits: str) -> int:
    """Return how many digits a number that begins like this has at least."""
    if digits.startswith("+"):
        return ABROAD
    for begins, fewest in _LENGTHS:
        if begins.match(digits):
            return fewest
    return FEWEST
