"""Make and read references: random, so that they cannot be guessed or counted, and easy to say.

Seven symbols and a check come from 23 that look different in print. The check, a weighted sum
modulo 23, finds any one wrong symbol and any two exchanged. A reference alone opens nothing.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789CDFGHJKMNPQRTVW"
_LENGTH = 7
_OF_MEMBER = re.compile(
    rf"(.+)[-/\u2010-\u2015]\s?X[{ALPHABET}]{{2}}", re.DOTALL | re.IGNORECASE
)  # X is no symbol of a reference


def _check(symbols: str) -> str:
    weighed = 0
    for weight, symbol in enumerate(symbols, 2):
        weighed += weight * ALPHABET.index(symbol)
    return ALPHABET[-weighed % len(ALPHABET)]


def make_reference() -> str:
    """Return a random reference such as `K4M7-RT2C`. The store's condition makes sure that it is
    free.
    """
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return format_reference(symbols + _check(symbols))


def format_reference(symbols: str) -> str:
    """Return eight symbols as two groups of four, as people read them out."""
    return f"{symbols[:4]}-{symbols[4:]}"


def make_strand_reference(family: str, number: int) -> str:
    """Return the reference of a strand: its family's, with a number from 2 to 9 after it
    (`K4M7-RT2C-2`).
    """
    return f"{family}-{number}"


def make_member_reference(reference: str, number: int) -> str:
    """Return the reference of one member of a group, by their number among the parties of a case
    (`K4M7-RT2C-X7C`). It does not tell how many there are.
    """
    place = (sum(map(ord, reference)) * 37 + number * 311) % len(ALPHABET) ** 2
    return f"{reference}-X{ALPHABET[place // len(ALPHABET)]}{ALPHABET[place % len(ALPHABET)]}"


def find_family(reference: str) -> str:
    """Return the reference that a case's family shares."""
    return reference[:9]


def read_letter_reference(letter_id: str) -> str | None:
    """Return the reference of the case that a letter's id belongs to, or None.

    `K4M7-RT2C-3-1` is a letter of a case, `K4M7-RT2C-2-3-1` a letter of a strand.
    """
    parts = letter_id.split("-")
    length = 2
    if len(parts) == 5 and parts[2] in set("23456789") and parts[4] != "B":
        length = 3
    return read("-".join(parts[:length]))


def read(typed: str) -> str | None:
    """Return the reference that somebody typed, with spaces, dashes and case put right, or None
    if it is mistyped.
    """
    of_member = _OF_MEMBER.fullmatch(typed.strip())
    if of_member:
        return read(of_member[1])
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
    """Return the well-formed references in a text, in order, each once, even if spelt out ("k 4 m 7
    r t 2 c").

    A strand's reference is followed by its family's, since the number after it may mean something
    else.
    """
    strands = re.findall(
        r"(?<![0-9A-Za-z])([0-9A-Za-z]{4}[-\u2010-\u2015][0-9A-Za-z]{4}[-\u2010-\u2015][2-9])"
        r"(?![0-9A-Za-z])",
        text,
    )
    candidates = re.findall(
        (
            r"(?<![0-9A-Za-z])"
            r"(?=((?:[0-9A-Za-z][-\u2010-\u2015\u00a0 ]{0,3}){7}[0-9A-Za-z])(?![0-9A-Za-z]))"
        ),
        text,
    )
    found = filter(None, map(read, [*strands, *candidates]))
    return list(dict.fromkeys(found))
