"""What may be wrong with the words of an answer, by what its question asks of them."""

from __future__ import annotations

from chalicelib.core.procedures.tables import Field
from chalicelib.core.reading.apologies import is_for_feelings
from chalicelib.core.reading.empty_words import says_nothing
from chalicelib.core.reading.long_sentences import MOST_FOR_A_CHILD, find_long_sentence
from chalicelib.core.reading.suggested_points import signs


def find_fault(question: Field, given: str) -> str:
    """Return what is wrong with the words of an answer, and what to do about it; or ""."""
    if len(given) > question.limit:
        return f"Use {question.limit:,} characters or fewer: this is {len(given):,}"
    if question.kind == "lines" and question.real and (found := _find_short_line(given)):
        return (
            f"They are sent each line as a point, and “{found}” is too short to be one. Say it in "
            "more words, or take the line out"
        )
    if question.apology and is_for_feelings(given):
        return "Say sorry for what we did, and not for how they feel or “if” it went wrong"
    if question.for_child and (found := find_long_sentence(given, MOST_FOR_A_CHILD)):
        return (
            f"A child reads this, so use {MOST_FOR_A_CHILD} words or fewer in a sentence. Make "
            f"two of the one that begins “{found}”"
        )
    return ""


def _find_short_line(given: str) -> str:
    """Return the first line that tells nobody what is complained of, as a greeting, or ""."""
    for line in filter(str.strip, given.split("\n")):
        if says_nothing(line) or signs(line):
            return line.strip()
    return ""
