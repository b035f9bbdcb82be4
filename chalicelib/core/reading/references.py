"""References: random, so that they tell nothing and cannot be counted; sayable; and a mistyped one
is known for what it is.

Seven symbols and a check, from 23 that are not taken for one another in print. The check is a
weighted sum modulo the prime 23, which finds every single wrong symbol and every two exchanged,
next to each other or not. A reference alone opens nothing.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789CDFGHJKMNPQRTVW"
_LENGTH = 7


def _check(symbols: str) -> str:
    return ALPHABET[
        -sum((place + 2) * ALPHABET.index(s) for place, s in enumerate(symbols)) % len(ALPHABET)
    ]


def make_reference() -> str:
    """A reference nobody has had: `K4M7-RT2C`. Whether it is free is for the store's condition to
    say.
    """
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return format_reference(symbols + _check(symbols))


def format_reference(symbols: str) -> str:
    """Eight symbols as two groups of four, as people read them out."""
    return f"{symbols[:4]}-{symbols[4:]}"


def make_strand_reference(family: str, number: int) -> str:
    """The reference of a strand: its family's with a number from 2 to 9 after it, as
    `K4M7-RT2C-2`.
    """
    return f"{family}-{number}"


def find_family(reference: str) -> str:
    """The reference that a case's family shares."""
    return reference[:9]


def read_letter_reference(letter_id: str) -> str | None:
    """The reference of the case that a letter belongs to, by its id: `K4M7-RT2C-3-1`, or of a
    strand `K4M7-RT2C-2-3-1`; None for no such id.
    """
    parts = letter_id.split("-")
    return read(
        "-".join(
            parts[: 3 if len(parts) == 5 and parts[2] in set("23456789") and parts[4] != "B" else 2]
        )
    )


def read(typed: str) -> str | None:
    """The reference that somebody typed or said, with any spaces, dashes and case put right; None
    if it is mistyped.
    """
    of_strand = re.fullmatch(r"(.+)[-/\u2010-\u2015]\s?([2-9])", typed.strip(), re.DOTALL)
    if of_strand and (whole := read(of_strand[1])):
        return make_strand_reference(find_family(whole), int(of_strand[2]))
    symbols = re.sub(r"[^0-9A-Z]", "", typed.upper())
    if (
        len(symbols) != _LENGTH + 1
        or set(symbols) - set(ALPHABET)
        or _check(symbols[:-1]) != symbols[-1]
    ):
        return None
    return format_reference(symbols)


def find_references(text: str) -> list[str]:
    """The well-formed references that stand in a text, in order, each once; said symbol by symbol
    too ("k 4 m 7 r t 2 c").

    Of a strand's, its own comes first and then its family's, since the number after it may have
    been something else.
    """
    strands = re.findall(
        r"(?<![0-9A-Za-z])([0-9A-Za-z]{4}[-\u2010-\u2015][0-9A-Za-z]{4}[-\u2010-\u2015][2-9])(?![0-9A-Za-z])",
        text,
    )
    candidates = re.findall(
        (
            r"(?<![0-9A-Za-z])(?=((?:[0-9A-Za-z][-\u2010-\u2015\u00a0 "
            r"]{0,3}){7}[0-9A-Za-z])(?![0-9A-Za-z]))"
        ),
        text,
    )
    return list(dict.fromkeys(r for r in map(read, [*strands, *candidates]) if r))
