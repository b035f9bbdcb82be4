"""How hard words are to read, by two formulas that count letters, words and sentences alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

SCHOOL_STARTS = 5  # years of age at grade 0, by which both formulas count


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, without what holds no words."""
    parts = re.split(r"(?<=[.!?:])\s+|\n+", text)
    sentences = []
    for part in parts:
        if count_words(part):
            sentences.append(part.strip())
    return sentences


def count_words(text: str) -> int:
    """Return the number of words in a text. A number is none."""
    return len(re.findall(r"[A-Za-z][A-Za-z’'-]*", text))


def measure_age_by_letters(sentences: Sequence[str]) -> float:
    """Return the reading age in years by the Automated Readability Index."""
    words, letters = _count(sentences)
    return SCHOOL_STARTS + 4.71 * letters / words + 0.5 * words / len(sentences) - 21.43


def measure_age_by_hundreds(sentences: Sequence[str]) -> float:
    """Return the reading age in years by Coleman and Liau's index."""
    words, letters = _count(sentences)
    per_hundred = 100 / words
    sentences_per_hundred = len(sentences) * per_hundred
    return SCHOOL_STARTS + 0.0588 * letters * per_hundred - 0.296 * sentences_per_hundred - 15.8


def _count(sentences: Sequence[str]) -> tuple[int, int]:
    """Return the words in all the sentences, and the letters in them."""
    text = " ".join(sentences)
    return count_words(text), sum(c.isalpha() for c in text)
