"""The complaints manager's morning: every open case once, under the first heading that fits it, the
most urgent first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.guards import is_among_officers, list_owed_clocks
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
    law: str = ""  # the clock of what was promised to the person, where `clock` is another
    law_on: date | None = None
    letters: tuple[str, ...] = ()  # the letters that wait to be passed on


HEADINGS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("Letters to pass on today", lambda line: line.to_pass_on),
    ("With somebody who has left", lambda line: line.gone),
    ("Put where the case did not point to", lambda line: line.clock == "door"),
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
    case: Case | None = None,
) -> Line:
    """Return a case's line, as of `today`. The `case` itself says what an index cannot."""
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
        *_read_case(case, clock),
    )


def needs_case(clock: str, to_pass_on: bool) -> bool:
    """Return whether a line says more than the index of open cases holds: the letters that wait, or
    the date promised to the person where the soonest one is kept among officers."""
    return to_pass_on or is_among_officers(clock)


def _read_case(case: Case | None, clock: str) -> tuple[str, date | None, tuple[str, ...]]:
    """Return the clock and date promised to the person, where they are not the soonest, and the
    letters that wait to be passed on."""
    if case is None:
        return "", None, ()
    letters = tuple(each.name for each in case.to_pass_on)
    promised = []
    for each in list_owed_clocks(case):
        if not is_among_officers(each.name):
            promised.append(each)
    first = min(promised, key=lambda each: each.due_on, default=None)
    if first is None or first.name == clock:
        return "", None, letters
    return first.name, first.due_on, letters


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
        "law": each.law,
        "law_on": each.law_on.isoformat() if each.law_on else "",
        "letters": list(each.letters),
    }
