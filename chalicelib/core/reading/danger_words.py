"""Hints in a person's words for people, never decisions: danger, a coming move, and how long
ago.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from chalicelib.core.reading import banners
from chalicelib.core.reading.danger_hints import HINTS
from chalicelib.core.reading.danger_kinds import KINDS
from chalicelib.core.reading.danger_languages import speaks_of_danger_in_another_language
from chalicelib.core.reading.danger_score import (
    is_long,
    score_danger,
    split_ends,
    split_parts,
    split_sentences,
)
from chalicelib.core.reading.danger_signs import NAME, SIGNS, mark_names, remove_document_names
from chalicelib.core.reading.danger_spelling import correct_spelling
from chalicelib.core.reading.danger_topics import TOPICS
from chalicelib.core.reading.danger_voices import VOICES
from chalicelib.core.reading.figures_of_speech import (
    remove_figures_of_speech,
    remove_titled_names,
)
from chalicelib.core.reading.patterns import Pattern

DANGER = "danger"
FREEZE = "freeze"
OLD = "older_than_one_year"
REPRISAL = "reprisal"  # they say that they are treated worse for complaining (`reprisal.py`)
ENOUGH = 10  # points of a sentence that speaks of danger
OF_A_SIGN = 25  # points that a sign of danger adds
UNSAFE = "request"  # their address may not be safe (`reaching.unsafe`); so called in old rows

# Without IGNORECASE, which makes so many alternatives ten times as slow: the text is lowered.
_DANGER = Pattern(rf"\b(?:{'|'.join(SIGNS)})\b", re.MULTILINE)
_TOPICS = Pattern(rf"\b(?:{'|'.join((*TOPICS, *VOICES))})", re.MULTILINE)
_KINDS = Pattern(rf"\b(?:{'|'.join((*KINDS, *HINTS))})", re.MULTILINE)
_ALL = (*SIGNS, *TOPICS, *VOICES, *KINDS, *HINTS)
# A name matters to the signs that look for one; the others have read the text as it was.
_WITH_NAMES = [sign for sign in _ALL if NAME in sign]
_NAMING = Pattern(rf"\b(?:{'|'.join(_WITH_NAMES)})", re.MULTILINE)
_FREEZE = Pattern(
    r"\b(mov(e|ed|ing) (me|us|him|her|them|my|the child\w*|placement|out|away|school)"
    r"|(being|be|get|getting|going to be|will be|to) moved?\b|(end|ends|ending|ended|stop|stops"
    r"|stopping|close|closing|cut|cuts|cutting|taking away|take away) (my|our|his|her|their|the) "
    r"(placement|contact|support|package|respite|short breaks?|care|service|services|funding)"
    r"|placement (is|will|may)? ?(end|break|breaking)\w*"
    r"|change (of|my|his|her|their) (placement|school|home|carer\w*))\b",
    re.IGNORECASE,
)
# Answers that hold a name or an address, where a surname such as Burns is no word of danger.
_NAMES_AND_PLACES = frozenset({"name", "email", "phone", "post", "involved"})
_SURNAMES = Pattern(r"\b(?:burns?|beat|choke|gun|harm|hurt|kick|punch|slap)\b", re.IGNORECASE)
# Of three like letters in a row the spelling keeps two.
_OUR_SUBJECT = Pattern(r"\breference [0-9a-z]{3,4}-[0-9a-z]{3,4}\b", re.IGNORECASE)
_TELLS = Pattern(
    r"\b(?:i|me|my|myself|we|us|our|you|he|him|his|she|her|they|them|their|it|is|are|was|will|mum"
    r"|mam|mom|dad|step\w*|uncle|aunt\w*|brother|sister|nan|child\w*|kids?|baby|help|and)\b",
    re.IGNORECASE,
)
_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
ONE_DAY = timedelta(days=1)


def read_answers(typed: Mapping[str, str]) -> str:
    """Return every answer as one text to look for danger in. In a name or an address, a line that
    tells nothing loses the surnames that would read as danger."""
    texts = []
    for name, text in typed.items():
        if name in _NAMES_AND_PLACES:
            text = _remove_surnames(text)
        texts.append(text)
    return "\n".join(texts)


def _remove_surnames(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        if not _TELLS.search(line):
            line = _SURNAMES.sub("", line)
        lines.append(line)
    return "\n".join(lines)


def find_flags(words: str, when_text: str, received_on: date) -> tuple[str, ...]:
    """Return the flags that a complaint raises by its words and by when it says it happened."""
    found = []
    if speaks_of_danger(words):
        found.append(DANGER)
    if _FREEZE.search(banners.remove_machine_words(words)):
        found.append(FREEZE)
    if is_over_a_year_old(when_text, received_on):
        found.append(OLD)
    return tuple(found)


def is_over_a_year_old(when_text: str, received_on: date) -> bool:
    """Return whether all that happened was more than a year before the complaint (r9)."""
    happened = read_period(when_text, received_on)
    return happened is not None and happened[1] < subtract_year(received_on)


def speaks_of_danger(words: str) -> bool:
    """Return whether a text speaks of danger to somebody, as far as words can tell."""
    of_people = banners.remove_machine_words(words)
    plain = prepare(of_people)
    return _sounds_of_danger(plain) or speaks_of_danger_in_another_language(of_people)


def prepare(words: str) -> str:
    """Return people's words as they are judged: as the signs spell them, without figures of speech,
    names of documents, and names behind a title."""
    plain = remove_document_names(correct_spelling(remove_titled_names(words)))
    return remove_figures_of_speech(plain)


def _sounds_of_danger(plain: str) -> bool:
    """Return whether a sentence has points enough, to which a sign of danger adds its own. Nothing
    outweighs a sign that runs from one sentence to the next."""
    sentences = split_sentences(plain)
    points = [score_danger(sentence) for sentence in sentences]
    if max(points) >= ENOUGH:
        return True
    if not any(map(_may_have_signs, sentences, points)) or not _has_signs(plain):
        return False
    signed = []
    for sentence, has in zip(sentences, points, strict=True):
        if _has_signs(sentence):
            signed.append((sentence, has))
    if not signed:
        return True
    return any(_outweighs(sentence, has) for sentence, has in signed)


def _may_have_signs(sentence: str, points: int) -> bool:
    """Return whether a sign of danger would make a sentence one that speaks of it."""
    if points + OF_A_SIGN >= ENOUGH or is_long(sentence):
        return True
    return bool(_OUR_SUBJECT.search(sentence) or split_ends(sentence))


def _outweighs(sentence: str, points: int) -> bool:
    """Return whether the sign in a sentence outweighs the words about it: in a long sentence those
    that are near, in another those that follow. Nothing outweighs a sign that was written on in a
    subject of ours."""
    if points + OF_A_SIGN >= ENOUGH or _OUR_SUBJECT.search(sentence):
        return True
    if not is_long(sentence):
        return _has_sign_that_outweighs(split_ends(sentence))
    signed = [part for part in split_parts(sentence) if _has_signs(part)]
    return not signed or _has_sign_that_outweighs(signed)


def _has_sign_that_outweighs(parts: list[str]) -> bool:
    """Return whether a part of a sentence has a sign that outweighs the words beside it there."""
    for part in parts:
        if score_danger(part) + OF_A_SIGN >= ENOUGH and _has_signs(part):
            return True
    return False


def _has_signs(text: str) -> bool:
    lowered = text.lower()
    for signs in (_DANGER, _TOPICS, _KINDS):
        if signs.search(lowered):
            return True
    return bool(_NAMING.search(mark_names(text).lower()))


def subtract_year(day: date) -> date:
    """Return the same day one calendar year earlier; 28 February for 29 February (r9 counts
    years, not days).
    """
    if (day.month, day.day) != (2, 29):
        return day.replace(year=day.year - 1)
    return date(day.year - 1, 2, 28)


def read_period(said: str, received_on: date) -> tuple[date, date] | None:
    """Return the first and last day that "March 2024", "12/05/2023", "2022" or "about two years
    ago" may mean, or None.

    What is still going on ("since 2022", "for two years") may have happened yesterday.
    """
    text = said.casefold()
    spans = [
        *_find_days(text),
        *_find_months(text),
        *_find_years(text),
        *_find_times_ago(text, received_on),
    ]
    if not spans:
        return None
    if re.search(
        r"\b(since|until now|still|ongoing|now|today|for (about |over |nearly )?\w+ (year|month))",
        text,
    ):
        last = received_on
    else:
        last = max(end for _, end in spans)
    first, _ = min(spans)
    return first, last


def _find_days(text: str) -> list[tuple[date, date]]:
    found = re.findall(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b", text)
    spans = []
    for day, month, year in found:
        whole_year = int(year)
        if len(year) == 2:
            whole_year += 2000
        on = _make_day(whole_year, int(month), int(day))
        if on:
            spans.append((on, on))
    return spans


def _find_months(text: str) -> list[tuple[date, date]]:
    found = re.findall(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?,? (\d{{4}})\b", text)
    spans = []
    for name, year in found:
        month = _MONTHS[name]
        if 1900 < int(year) < 2200:
            spans.append(_make_span(int(year), month, month))
    return spans


def _find_years(text: str) -> list[tuple[date, date]]:
    rest = re.sub(rf"\b({'|'.join(_MONTHS)})[a-z]*\.?,? \d{{4}}\b|\d+[/.-]\d+[/.-]\d+", " ", text)
    spans = []
    for year in re.findall(r"\b(19\d\d|20\d\d)\b", rest):
        spans.append(_make_span(int(year), 1, 12))
    return spans


def _find_times_ago(text: str, today: date) -> list[tuple[date, date]]:
    spans = []
    for number, unit in re.findall(
        rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)}|an?) (year|month)s? ago\b", text
    ):
        if number.isdecimal():
            many = int(number)
        else:
            many = _NUMBERS.get(number, 1)
        if unit == "year":
            months = many * 12
            slack = 3
        else:
            months = many
            slack = 1
        spans.append(
            (today - (months + slack) * 30 * ONE_DAY, today - max(0, months - slack) * 30 * ONE_DAY)
        )
    return spans


def _make_span(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), (date(year + last // 12, last % 12 + 1, 1) - ONE_DAY)


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
