"""How a text reads: its words, its sentences, and its reading age by two formulas."""

from __future__ import annotations

import re

MARKER = "above this line"  # the line over a letter, which is not part of it
FIRST_YEAR = 5  # the age at which a child's first year at school begins


def without_links(text: str) -> str:
    return re.sub(r"(?m)^https?://\S+$", "", text)


def count_words(text: str) -> int:
    """Return the words of a letter: without the line above it, the sender's name and addresses of
    pages."""
    first, _, rest = text.partition("\n")
    if MARKER in first:
        text = rest.strip().partition("\n")[2]
    return sum(bool(re.search(r"\w", word)) for word in without_links(text).split())


def sentences(text: str) -> list[list[str]]:
    """Return a letter's sentences as words, without headings, links, quotations and contact
    details.
    """
    prose = re.sub(r"(?m)^.+\n-+$", "", without_links(text))
    kept = [
        row
        for row in prose.splitlines()
        if not re.match(r">|=+$|\* (Ask for|Telephone|Email|Post|Your ref|Advocate|Ombudsman)", row)
    ]
    said = (
        re.findall(r"[A-Za-z’']+", s)
        for s in re.split(r"[.!?:]\s|\n\s*\n|\n\*", "\n".join(kept) + "\n")
    )
    return [words for words in said if words]


def grade(text: str) -> float:
    """Return the Flesch-Kincaid grade of a text: the years at school it takes to read it."""
    said = sentences(text)
    words = [word.lower() for sentence in said for word in sentence]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def grade_by_letters(text: str) -> float:
    """Return the grade of a text by the Automated Readability Index, which counts letters."""
    said = sentences(text)
    words = [word for sentence in said for word in sentence]
    letters = sum(len(re.sub(r"[^A-Za-z]", "", word)) for word in words)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(said) - 21.43


def reading_ages(text: str) -> tuple[float, float]:
    """Return the age at which a text can be read, by each of the two formulas."""
    ages = (grade(text) + FIRST_YEAR, grade_by_letters(text) + FIRST_YEAR)
    return (max(FIRST_YEAR, ages[0]), max(FIRST_YEAR, ages[1]))


def syllables(word: str) -> int:
    word = re.sub(r"[^a-z]", "", word)
    found = len(
        re.findall(r"[aeiouy]+", re.sub(r"(?<![lt])e$|(?<=[^td])ed$|(?<![sxzc])es$", "", word))
    )
    return max(1, found)
