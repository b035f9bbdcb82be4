"""What one form of a message says and another does not: the forms need not say the same."""

import re
from itertools import pairwise

from chalicelib.mail import bounds

_WORD = re.compile(r"\w+")
_UNSEEN = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ADDRESS = re.compile(
    r"(?:https?|ftps?)://[^\s<>\"'()\[\]]+|\b(?:www\.|mailto:)[^\s<>\"'()\[\]]+", re.IGNORECASE
)
_PICTURE = re.compile(r"\[(?:cid|image): ?[^\]\n]{0,200}\]")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n")
_MOST = 2_000
"""Sentences of one form that are looked for in the other."""


def find_unsaid(said: str, other: str) -> list[str]:
    """Return the sentences of `other` with a word, an order of words or an address not in `said`.

    What `other` quotes is passed over: a quotation is no news.
    """
    text = _fold(said)
    known = _WORD.findall(_ADDRESS.sub(" ", text))
    words = set(known)
    pairs = set(pairwise(known))
    found: list[str] = []
    for sentence in _SENTENCE.split(other[: bounds.MAX_TEXT])[:_MOST]:
        if sentence.lstrip().startswith(">"):
            continue
        folded = _fold(sentence)
        spoken = _WORD.findall(_ADDRESS.sub(" ", folded))
        if _has_new_address(folded, text) or _is_new(spoken, words, pairs):
            found.append(sentence.strip())
    return found


def _has_new_address(folded: str, text: str) -> bool:
    """Return whether a sentence has an address that is nowhere in a text."""
    for found in _ADDRESS.findall(folded):
        if found.rstrip("/.,;:…") not in text:
            return True
    return False


def _is_new(spoken: list[str], words: set[str], pairs: set[tuple[str, str]]) -> bool:
    """Return whether a sentence has a word of its own, or known words in an order of its own."""
    if not words.issuperset(spoken):
        return True
    strange = 0
    for pair in pairwise(spoken):
        if pair not in pairs:
            strange += 1
    return strange > 1 and strange * 3 > len(spoken) - 1


def _fold(text: str) -> str:
    """Return a text for comparing: without pictures and signs that nobody sees, in one case."""
    return _PICTURE.sub(" ", _UNSEEN.sub("", text)).casefold()
