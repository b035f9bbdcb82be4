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
ENOUGH = 0.5  # of a sentence's words: a point that has so many of them is about it


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
        if len(found) < most and speaks_of_danger(sentence):
            found.append(sentence[:LONGEST])
    return tuple(found)


def find_in_no_point(sentences: Iterable[str], points: Iterable[str]) -> tuple[str, ...]:
    """Return the sentences that no point has. A point may say one in other words: it is about it
    where it has half of them.
    """
    said = [_list_words(point) for point in points]
    found = []
    for sentence in sentences:
        words = _list_words(sentence)
        if _count_most_shared(words, said) < ENOUGH * len(words):
            found.append(sentence)
    return tuple(found)


def _count_most_shared(words: frozenset[str], said: Iterable[frozenset[str]]) -> int:
    """Return how many of some words the point that has most of them has."""
    most = 0
    for each in said:
        most = max(most, len(words & each))
    return most


def _list_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))
