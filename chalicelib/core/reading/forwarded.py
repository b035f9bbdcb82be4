"""What a forwarded message says of itself: the day on which it was sent, and whether its words
complain of the one to whom they were written.
"""

from __future__ import annotations

import re
from datetime import date

_FROM = r"^[ \t>*|]{0,10}From\*?[ \t]?:[^\r\n]{3,400}$"
_BLOCK = re.compile(_FROM, re.IGNORECASE | re.MULTILINE)
_SENT = re.compile(
    r"^[ \t>*|]{0,10}(?:Sent|Date)\*?[ \t]?:\*?[ \t]{0,10}([^\r\n]{6,80})$",
    re.IGNORECASE | re.MULTILINE,
)
HEAD = 800  # characters after a forwarded "From:" that hold the rest of its header
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*\.?,? (\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_SLASHES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_OF_YOU = re.compile(
    r"\bcomplain\w*\b[^.!?]{0,60}\b(?:about|against|of) you\b|\bthe way (?:that )?you\b"
    r"|\byou (?:were|are|was) (?:so |very )?(?:rude|unkind|nasty|lying|late)\b"
    r"|\byou (?:spoke|shouted|lied|promised|never|refused|ignored|did not|didn['’]?t|told)\b",
    re.IGNORECASE,
)


def find_block(text: str) -> re.Match[str] | None:
    """Return where the first message forwarded in a text begins, by its header; or None."""
    return _BLOCK.search(text)


def read_words_above(text: str) -> str:
    """Return what stands above the first message forwarded in a text."""
    block = find_block(text)
    if block is None:
        return text
    return text[: block.start()]


def find_sent_day(text: str) -> date | None:
    """Return the day on which the first message forwarded in a text was sent, or None."""
    block = find_block(text)
    if block is None:
        return None
    sent = _SENT.search(text[block.start() : block.start() + HEAD])
    if sent is None:
        return None
    return _read_day(sent.group(1).casefold())


def _read_day(said: str) -> date | None:
    if found := _DAY_FIRST.search(said):
        day, month, year = found.groups()
        return _make_day(year, _number_month(month), day)
    if found := _MONTH_FIRST.search(said):
        month, day, year = found.groups()
        return _make_day(year, _number_month(month), day)
    if found := _SLASHES.search(said):
        day, month, year = found.groups()
        return _make_day(year, month, day)
    if found := _ISO.search(said):
        year, month, day = found.groups()
        return _make_day(year, month, day)
    return None


def _number_month(said: str) -> int:
    return _MONTHS.index(said) + 1 if said in _MONTHS else 0


def _make_day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def complains_of_reader(text: str) -> bool:
    """Return whether words forwarded in a text seem to complain of the one they were written to."""
    block = find_block(text)
    return block is not None and bool(_OF_YOU.search(text, block.end()))
