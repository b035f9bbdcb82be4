"""Read the numbers that words tell: “6 of 8”, “52 % of 23”, “three children”. A sentence beside a
table can give back what the table hides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.core.figures.things import PEOPLE, remove_things

_WORDS = {
    word: str(number)
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
            *("eighteen", "nineteen", "twenty"),
        ),
        start=1,
    )
}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# Numbers that count no people: days, years, lengths of time, steps, paragraphs, money, references.
_ASIDE = re.compile(
    rf"""\b\d{{1,2}}\s(?:{_MONTHS})(?:\s\d{{4}})?\b
    | \b(?:{_MONTHS})\s\d{{4}}\b
    | \b(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?\b
    | £\s?[\d,.]+
    | \b\d\d\s\d\d\d\s\d\d\d\b
    | \b(?:stage|step|level|code|section|paragraph|part|table|regulation|page)s?\s\d[\d.]*
    | \b(?:stage|step|level)s?\s(?:one|two|three|four)\b
    | \b[\d,]+(?:[-–]|\sto\s)?[\d,]*\s(?:(?:working|calendar)\s)?
      (?:days?|weeks?|months?|years?|hours?|minutes?)\b
    | \b(?:one|two|three|four|five|six|ten|twenty)\s(?:(?:working|calendar)\s)?
      (?:days?|weeks?|months?|years?|hours?|minutes?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# “The next one.”: it stands for a noun, and counts nothing.
_STANDS_FOR = re.compile(
    r"\b(?:next|last|first|other|each|every|this|that|which|no)\sone(?=\s*(?:[.,;:!?)]|$))",
    re.IGNORECASE,
)
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)"
_PERCENT = re.compile(rf"{_NUMBER}\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_OF = re.compile(rf"{_NUMBER}\s(?:out\s)?of\s(?:the\s|all\s|those\s)?{_NUMBER}", re.IGNORECASE)
_COUNT = re.compile(rf"(?<![\d.,]){_NUMBER}(?![\d%])")
_FEW = re.compile(
    rf"(?<![\d.,])([1-4])\s(?:[a-z]+\s){{0,2}}?(?:{PEOPLE}|were|was)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class PartOf:
    """So many of so many."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class PercentOf:
    """A percentage of so many; `whole` is 0 where the sentence does not say of how many."""

    percent: float
    decimals: int
    whole: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with the numbers that it tells. `counts` are those that stand alone."""

    text: str
    parts: tuple[PartOf, ...] = ()
    percents: tuple[PercentOf, ...] = ()
    counts: tuple[int, ...] = ()
    few: tuple[int, ...] = ()  # counts of one to four people or complaints

    @property
    def tells(self) -> bool:
        """Return whether it tells any number."""
        return bool(self.parts or self.percents or self.counts or self.few)


def read_sentences(texts: Iterable[str]) -> list[Sentence]:
    """Return the sentences of texts that tell numbers."""
    found = []
    for text in texts:
        for said in split_sentences(text):
            sentence = read_sentence(said)
            if sentence.tells:
                found.append(sentence)
    return found


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [said.strip() for said in _SENTENCE.split(text) if said.strip()]


def read_sentence(text: str) -> Sentence:
    """Return the numbers that one sentence tells."""
    plain = remove_things(_ASIDE.sub(" ", _write_digits(_STANDS_FOR.sub(" ", text))))
    parts = []
    for found in _OF.finditer(_PERCENT.sub(" ", plain)):
        parts.append(PartOf(_read(found[1]), _read(found[2])))
    without = _OF.sub(" ", _PERCENT.sub(" ", plain))
    counts = tuple(_read(found[1]) for found in _COUNT.finditer(without))
    few = tuple(int(found[1]) for found in _FEW.finditer(without))
    percents = []
    for found in _PERCENT.finditer(plain):
        decimals = len(found[1].partition(".")[2])
        for whole in _list_bases(plain, found.end(), counts):
            percents.append(PercentOf(float(found[1].replace(",", "")), decimals, whole))
    return Sentence(text, tuple(parts), tuple(percents), counts, few)


def _list_bases(plain: str, after: int, counts: tuple[int, ...]) -> tuple[int, ...]:
    """Return what a percentage may be of: the number that follows it, or else each that the
    sentence tells; 0 where it tells none.
    """
    of = re.match(rf"\s*of\s(?:the\s|all\s|those\s)?{_NUMBER}", plain[after:], re.IGNORECASE)
    if of:
        return (_read(of[1]),)
    return counts or (0,)


def _write_digits(text: str) -> str:
    pattern = rf"\b(?:{'|'.join(_WORDS)})\b"
    return re.sub(pattern, _find_digits, text, flags=re.IGNORECASE)


def _find_digits(found: re.Match[str]) -> str:
    return _WORDS[found[0].lower()]


def _read(number: str) -> int:
    return int(float(number.replace(",", "").rstrip(".")))
