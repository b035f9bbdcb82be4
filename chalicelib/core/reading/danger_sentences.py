"""Which sentences of somebody's words speak of danger, as they wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from chalicelib.core.reading import banners
from chalicelib.core.reading.danger_score import split_sentences
from chalicelib.core.reading.danger_words import speaks_of_danger

MOST = 3  # sentences that an alarm shows
LONGEST = 300  # characters of one
ENOUGH = 0.5  # of a sentence's main words: a point that has so many of them is about it
MANY = 3  # main words of a sentence, however long it is
_JOINING = (
    "about after again also always because been before being could does doing from going have "
    "having here into just like more much never only over really said says some sometimes such "
    "than that their them then there these they thing things this those very want wants were what "
    "when where which while will with without would your"
)


def find_sentences(words: str, most: int = MOST) -> tuple[str, ...]:
    """Return the first sentences that speak of danger, in their own words.

    Where only two that follow each other do, they are returned as one. Empty where the whole speaks
    of it and no part does.
    """
    if not speaks_of_danger(words):
        return ()
    sentences = []
    for sentence in split_sentences(banners.remove_machine_words(words)):
        if sentence.strip():
            sentences.append(" ".join(sentence.split()))
    pairs = list(map(" ".join, pairwise(sentences)))
    return _keep_dangerous(sentences, most) or _keep_dangerous(pairs, most)


def _keep_dangerous(sentences: list[str], most: int) -> tuple[str, ...]:
    found: list[str] = []
    for sentence in sentences:
        shown = sentence[:LONGEST]
        if len(found) < most and shown not in found and speaks_of_danger(sentence):
            found.append(shown)
    return tuple(found)


def find_in_no_point(sentences: Iterable[str], points: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences that no point is about. A point may say one in other words: it is about
    it where it has enough of its main words, or speaks of danger too and has one of them.
    """
    said = [(_list_main_words(point), speaks_of_danger(point)) for point in points]
    found = []
    for sentence in sentences:
        words = _list_main_words(sentence)
        if not any(_is_about(words, each, dangerous) for each, dangerous in said):
            found.append(sentence)
    return tuple(found)


def _is_about(words: frozenset[str], point: frozenset[str], dangerous: bool) -> bool:
    """Return whether a point is about a sentence with some main words."""
    shared = len(words & point)
    if dangerous:
        return shared > 0
    return shared >= MANY or (shared > 1 and shared >= ENOUGH * len(words))


def _list_main_words(text: str) -> frozenset[str]:
    """Return the words of a text that say what it is about, and not those that join them."""
    words = re.findall(r"[^\W_]{4,}", text.casefold())
    return frozenset(words).difference(re.findall(r"\w+", _JOINING))
