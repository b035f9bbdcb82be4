"""Words that are a part of somebody's name, or one slip of the pen away from it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

SHORT = 4  # letters: a shorter name is matched to the letter, since so many words are near it


def find_near_words(words: Iterable[str], parts: frozenset[str]) -> frozenset[str]:
    """Return each word that is, or is one slip away from, one of these parts of names.

    A word that is longer than any part by more than a letter is none: a line of sixty thousand
    letters has as many slips, each as long.
    """
    by_slip = _index_by_slip(parts)
    longest = 1 + max(map(len, by_slip), default=0)
    found = set()
    for word in set(words):
        if len(word) <= longest and _is_near_any(word, by_slip):
            found.add(word)
    return frozenset(found)


def _is_near_any(word: str, by_slip: dict[str, set[str]]) -> bool:
    near = set[str]()
    for slip in _list_slips(word):
        near.update(by_slip.get(slip, ()))
    for part in near:
        if is_near(word, part):
            return True
    return False


@lru_cache(maxsize=8)
def _index_by_slip(parts: frozenset[str]) -> dict[str, set[str]]:
    """Return the parts of names, under each way to write them with a letter left out or none."""
    by_slip: dict[str, set[str]] = {}
    for part in parts:
        for slip in _list_slips(part):
            by_slip.setdefault(slip, set()).add(part)
    return by_slip


def _list_slips(word: str) -> set[str]:
    slips = {word}
    for n in range(len(word)):
        slips.add(word[:n] + word[n + 1 :])
    return slips


def is_near(word: str, part: str) -> bool:
    """Return whether two names are the same but for one letter, or two that changed places."""
    if word == part:
        return True
    shorter, longer = sorted((word, part), key=len)
    if len(shorter) < SHORT or len(longer) - len(shorter) > 1:
        return False
    at = 0
    while at < len(shorter) and shorter[at] == longer[at]:
        at += 1
    if len(longer) > len(shorter):
        return longer[at + 1 :] == shorter[at:]
    swapped = longer[at : at + 2] == shorter[at : at + 2][::-1]
    return longer[at + 1 :] == shorter[at + 1 :] or (
        swapped and longer[at + 2 :] == shorter[at + 2 :]
    )
