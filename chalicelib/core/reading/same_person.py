"""What two complaints may have in common besides an email address and their words: a telephone
number, the person's name, the name of the child that they are about.

A hint for people. Many share a first name, so a name counts from two words on.
"""

from __future__ import annotations

import re
from hashlib import sha256
from itertools import pairwise

PHONE = "phone"
NAME = "name"
CHILD = "child"
SAID = {
    PHONE: "it gives the same telephone number",
    NAME: "it came from somebody of the same name",
    CHILD: "it names the same child or young person",
}
_DIGITS = 9  # of a telephone number; an extension or a year is shorter
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_NAMES = frozenset(("my", "our", "his", "her", "their", "mr", "mrs", "ms", "miss", "the", "and"))


def list_marks(phone: str, name: str, about: str) -> dict[str, tuple[str, ...]]:
    """Return what tells of one person, by kind: digests, which say nothing by themselves."""
    digits = re.sub(r"\D", "", phone).removeprefix("00")
    if digits.startswith("44"):
        digits = digits.removeprefix("44")
    digits = digits.removeprefix("0")
    marks: dict[str, tuple[str, ...]] = dict.fromkeys((PHONE, NAME), ())
    if len(digits) >= _DIGITS:
        marks[PHONE] = (_make_mark(PHONE, digits),)
    own = []
    for word in _WORD.findall(name.casefold()):
        if word not in _NO_NAMES:
            own.append(word)
    if len(own) > 1:
        marks[NAME] = (_make_mark(NAME, " ".join(own)),)
    marks[CHILD] = tuple(_make_mark(CHILD, each) for each in _find_full_names(about))
    return marks


def find_shared(one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the kinds of mark that two complaints share."""
    shared = []
    for kind in SAID:
        if set(one.get(kind, ())) & set(other.get(kind, ())):
            shared.append(kind)
    return shared


def _find_full_names(text: str) -> list[str]:
    """Return each first name with the surname after it, in small letters."""
    found = []
    for part in re.split(r"[,;:()\n]|\band\b|\. ", text):
        words = _WORD.findall(part)
        for first, last in pairwise(words):
            is_name = first[:1].isupper() and last[:1].isupper()
            if is_name and first.casefold() not in _NO_NAMES:
                found.append(f"{first} {last}".casefold())
    return found


def _make_mark(kind: str, what: str) -> str:
    return sha256(f"{kind}/{what}".encode()).hexdigest()[:16]
