"""Sentences that are too long for a child to follow."""

from __future__ import annotations

import re

MOST_FOR_A_CHILD = 20  # words of a sentence
_SHOWN = 6  # words of a sentence that are enough to find it
_END = re.compile(r"[.!?:;]+[”’\"')]*(?:\s|$)|\n")


def find_long_sentence(text: str, most: int) -> str:
    """Return how the first sentence begins that has more than `most` words, or ""."""
    for sentence in _END.split(text):
        words = sentence.split()
        if len(words) > most:
            return " ".join(words[:_SHOWN])
    return ""
