"""Which sentences of somebody's words speak of danger, as they wrote them."""

from __future__ import annotations

from itertools import pairwise

from chalicelib.core.reading import banners
from chalicelib.core.reading.danger_score import split_sentences
from chalicelib.core.reading.danger_words import speaks_of_danger

MOST = 3  # sentences that an alarm shows
LONGEST = 300  # characters of one


def find_sentences(words: str) -> tuple[str, ...]:
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
    pairs = [f"{one} {other}" for one, other in pairwise(sentences)]
    return _keep_dangerous(sentences) or _keep_dangerous(pairs)


def _keep_dangerous(sentences: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for sentence in sentences:
        if len(found) < MOST and speaks_of_danger(sentence):
            found.append(sentence[:LONGEST])
    return tuple(found)
