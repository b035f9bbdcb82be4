"""The complaints manager's morning: every open case once, under the first heading that fits it, the
most urgent first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.core.working_days import count_working_days

SOON = 2  # working days


@dataclass(frozen=True, slots=True)
class Line:
    """One open case: who has it, its soonest date and how many working days are left to it (None
    where no clock runs).
    """

    reference: str
    stage: str
    owner: str
    clock: str
    due_on: date | None
    days: int | None
    to_pass_on: bool = False  # a letter to the person waits to be posted, read out or handed over
    gone: bool = False  # whether `owner` names somebody who is no longer in the council's file


HEADINGS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("Letters to pass on today", lambda line: line.to_pass_on),
    ("With somebody who has left", lambda line: line.gone),
    ("Late", lambda line: line.days is not None and line.days < 0),
    ("Not yet acknowledged", lambda line: line.clock == "ack"),
    ("Due soon", lambda line: line.days is not None and line.days <= SOON),
    ("Not yet allocated", lambda line: line.stage == "triage"),
    ("Everything else", lambda line: True),
)


def make_line(
    reference: str,
    stage: str,
    owner: str,
    clock: str,
    due_on: date | None,
    today: date,
    to_pass_on: bool = False,
    gone: bool = False,
) -> Line:
    """Return a case's line, as of `today`."""
    days = None
    if due_on:
        days = count_working_days(today, due_on)
    return Line(
        reference,
        stage,
        owner,
        clock,
        due_on,
        days,
        to_pass_on,
        gone,
    )


def make_sections(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the headings that have cases, each with its `title` and `rows`, soonest date first."""
    under: dict[str, list[dict[str, Any]]] = {title: [] for title, _ in HEADINGS}
    for each in sorted(lines, key=lambda each: (each.due_on or date.max, each.reference)):
        under[_find_heading(each)].append(_make_row(each))
    sections = []
    for title, rows in under.items():
        if rows:
            sections.append({"title": title, "rows": rows})
    return sections


def _find_heading(each: Line) -> str:
    return next(title for title, fits in HEADINGS if fits(each))


def _make_row(each: Line) -> dict[str, Any]:
    if each.due_on:
        due_on = each.due_on.isoformat()
    else:
        due_on = ""
    return {
        "reference": each.reference,
        "stage": each.stage,
        "owner": each.owner,
        "due_on": due_on,
        "days": each.days,
        "clock": each.clock,
        "gone": each.gone,
    }
