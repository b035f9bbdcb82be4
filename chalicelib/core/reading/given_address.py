"""The email address at which somebody asks to be answered, in their own words.

It fills in a form before a person, and nothing is sent to it by a computer.
"""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"[\w.+%-]+@(?:[\w-]+\.)+[\w-]{2,}")
_CLAUSE = re.compile(r"[;!?,\n]|\b(?:but|so|and|because)\b|\.\s", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:use|write|reply|replies|answer|answers|e-?mail|mail|contact|reach|send|try|new|safe"
    r"|safer|private|other)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no longer|stop|avoid|instead of)\b|n['’]?t\b", re.IGNORECASE)
_THEIRS = re.compile(r"\b(?:his|hers?|their|he|she|they)\b", re.IGNORECASE)


def find_given_address(text: str, held: str) -> str:
    """Return the address that a text asks us to use, or "".

    It is "" where the text asks for several, for none but the one we hold, or tells us not to use
    one, and where the address seems to be somebody else's.
    """
    asked = set()
    for found in _ADDRESS.finditer(text):
        before = _CLAUSE.split(text[: found.start()])[-1]
        address = found[0].rstrip(".")
        kept_from = _NOT.search(before) or _THEIRS.search(before)
        if _ASKS.search(before) and not kept_from and address.casefold() != held.casefold():
            asked.add(address)
    if len(asked) != 1:
        return ""
    return asked.pop()
