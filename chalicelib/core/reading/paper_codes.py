"""Make and read the codes by which somebody goes on with what they began: short enough to write on
paper, and too many to guess.
"""

from __future__ import annotations

import re
import secrets

from chalicelib.core.reading.references import ALPHABET

LENGTH = 12
_GROUP = 4


def make_code() -> str:
    """Return a random code, in groups: `K4M7-RT2C-9VWD`."""
    return _group("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def read_code(typed: str) -> str | None:
    """Return the code that somebody typed, with spaces, dashes and case put right, or None if no
    code looks like it.
    """
    symbols = re.sub(r"[^0-9A-Z]", "", typed.upper())
    if len(symbols) != LENGTH or set(symbols) - set(ALPHABET):
        return None
    return _group(symbols)


def _group(symbols: str) -> str:
    return "-".join(symbols[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))
