"""What a person must write in a report: no figure of Heard can say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.core.figures.period import Period

LONGEST = 6_000  # characters of one part
WORRIES = "worries"
WHOLE_YEAR = 360  # days; a shorter period is no annual report


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the report that a person writes. `needed` says that no annual report is published
    without it, or without a reason why there is none.
    """

    key: str
    title: str
    hint: str
    needed: bool = False
    source: str = ""


PARTS: tuple[Part, ...] = (
    Part(
        "shows",
        "What this year shows",
        "What stands out, what got better and what got worse. Write for someone who reads no "
        "further.",
    ),
    Part(
        WORRIES,
        "What worries us",
        "What members should watch, in a line or two. It stands on the one page for them too.",
        source="Code 9.6",
    ),
    Part(
        "refused",
        "What we refused, and why",
        "What kinds of complaint were refused or sent elsewhere, and what you make of it.",
        True,
        "Code 8.1",
    ),
    Part(
        "working",
        "How well our procedures worked",
        "What went well and what did not, with advocacy and the people who investigate.",
        source="r13",
    ),
    Part(
        "changed",
        "What we changed",
        "What is different now because people complained, and whether it helped.",
        source="Code 8.1",
    ),
    Part(
        "ombudsman",
        "The Ombudsman’s annual letter",
        "What the letter says of the council, and where its figures differ from ours. If it has "
        "not come yet, say so.",
        True,
        "Code 8.1",
    ),
    Part(
        "next",
        "What we will do next year",
        "The plan, with dates.",
    ),
    Part(
        "answer",
        "What the governing body said",
        "What the board, or the committee, said to this report and when. If it has not met yet, "
        "say when it will.",
        True,
        "Code 8.2",
    ),
)


def find_part(key: str) -> Part | None:
    """Return a part by its key, or None."""
    for part in PARTS:
        if part.key == key:
            return part
    return None


def is_whole_year(period: Period) -> bool:
    """Return whether the report of a period is an annual one."""
    return (period.last - period.first).days >= WHOLE_YEAR


def list_missing(period: Period, words: Mapping[str, str]) -> tuple[Part, ...]:
    """Return the parts that must be written before the report of a period is published: none for a
    period that is shorter than a year.
    """
    if not is_whole_year(period):
        return ()
    missing = []
    for part in PARTS:
        if part.needed and not words.get(part.key, "").strip():
            missing.append(part)
    return tuple(missing)


def split_lines(text: str) -> tuple[str, ...]:
    """Return the paragraphs of what somebody wrote."""
    found = []
    for line in text.splitlines():
        if line.strip():
            found.append(line.strip())
    return tuple(found)
