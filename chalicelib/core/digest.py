"""The complaints manager's morning: every open case once. Danger comes first, then what is late by
the dates that people were promised, then what is due today, then the rest by those dates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.decisions.guards import is_among_officers, list_owed_clocks
from chalicelib.core.learning.actions import CLOCKS
from chalicelib.core.working_days import NOT_COUNTED, count_working_days, load_longer_calendar

SOON = 2  # working days
DANGER = "danger"
DOOR = "door"


@dataclass(frozen=True, slots=True)
class Due:
    """A date that the council or its officers must keep, and how many working days are left."""

    clock: str
    on: date
    days: int

    @property
    def is_late(self) -> bool:
        """Return whether its day has passed."""
        return self.days < 0


@dataclass(frozen=True, slots=True)
class Given:
    """A point that somebody was asked to write about, who that is, and until when."""

    point: int
    who: str
    on: date


@dataclass(frozen=True, slots=True)
class Line:
    """One open case, with its dates, the soonest first."""

    reference: str
    stage: str
    owner: str
    promised: tuple[Due, ...] = ()  # to the person, by law or by a procedure
    among: tuple[Due, ...] = ()  # kept among officers: the person is told nothing of them
    gone: bool = False  # whether `owner` names somebody who is no longer in the council's file
    letters: tuple[str, ...] = ()  # to the person, which wait to be posted or read out
    given: tuple[Given, ...] = ()  # the points that others write about

    @property
    def first(self) -> Due | None:
        """Return the soonest date that was promised to the person."""
        return next(iter(self.promised), None)

    def waits_for(self, clock: str) -> bool:
        """Return whether officers have that among them to do."""
        return clock in self._list_waiting()

    def waits_for_actions_alone(self) -> bool:
        """Return whether nothing is left but to record, do or check what changes."""
        clocks = self._list_waiting()
        return not self.promised and bool(clocks) and clocks <= CLOCKS

    def _list_waiting(self) -> set[str]:
        return {due.clock for due in self.among}

    def is_late_among_officers(self) -> bool:
        """Return whether a date that is kept among officers has passed."""
        for due in self.among:
            if due.is_late:
                return True
        return False

    def is_due_among_officers(self) -> bool:
        """Return whether officers have something to do among them today."""
        for due in self.among:
            if due.days == 0:
                return True
        return False

    def is_late(self) -> bool:
        """Return whether a date that was promised to the person has passed."""
        return self.first is not None and self.first.is_late

    def has_no_date(self) -> bool:
        """Return whether the first date that was promised cannot be counted yet."""
        return self.first is not None and self.first.on == NOT_COUNTED

    def is_due(self, within: int) -> bool:
        """Return whether a date that was promised comes within so many working days."""
        return self.first is not None and self.first.days <= within


HEADINGS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    ("Danger that nobody has confirmed", lambda line: line.waits_for(DANGER)),
    ("Late", Line.is_late),
    ("Due today", lambda line: line.is_due(0)),
    ("Letters to pass on today", lambda line: bool(line.letters)),
    ("With somebody who has left", lambda line: line.gone),
    ("Put where the case did not point to", lambda line: line.waits_for(DOOR)),
    ("Late among officers", Line.is_late_among_officers),
    ("Due today among officers", Line.is_due_among_officers),
    ("Due soon", lambda line: line.is_due(SOON)),
    ("No date: the list of bank holidays ends too soon", Line.has_no_date),
    ("Due later", lambda line: bool(line.promised)),
    ("What changes because of complaints", lambda line: line.waits_for_actions_alone()),
    ("Nothing promised by a date", lambda line: True),
)


def make_line(case: Case, owner: str, today: date, gone: bool = False) -> Line:
    """Return an open case's line, as of `today`. `owner` names whoever has it, or had it."""
    promised = []
    among = []
    for clock in sorted(list_owed_clocks(case), key=lambda clock: clock.due_on):
        due = Due(clock.name, clock.due_on, _count_days_left(clock, today))
        if is_among_officers(clock.name):
            among.append(due)
        else:
            promised.append(due)
    return Line(
        case.reference,
        case.stage,
        owner,
        promised=tuple(promised),
        among=tuple(among),
        gone=gone,
        letters=tuple(letter.name for letter in case.to_pass_on),
        given=_list_given(case),
    )


def _count_days_left(clock: Clock, today: date) -> int:
    """Return the working days until a clock's date; of one that has no date yet, the days until it
    could be any."""
    if not clock.counted:
        return (clock.due_on - today).days
    return count_working_days(today, clock.due_on, load_longer_calendar())


def _list_given(case: Case) -> tuple[Given, ...]:
    """Return the points that others have still to write about."""
    given = []
    for point in case.open_points:
        asked = point.waits_for
        if asked:
            who = case.names.get(asked.officer, asked.officer)
            given.append(Given(point.number, who, asked.due_on))
    return tuple(given)


def make_sections(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return the headings that have cases, each with its `title` and `rows`, soonest date first."""
    under: dict[str, list[dict[str, Any]]] = {title: [] for title, _ in HEADINGS}
    for each in sorted(lines, key=_rank):
        under[_find_heading(each)].append(_make_row(each))
    sections = []
    for title, rows in under.items():
        if rows:
            sections.append({"title": title, "rows": rows})
    return sections


def _rank(line: Line) -> tuple[date, date, str]:
    """Return what puts lines in order: the first date promised, then the first among officers."""
    return _find_soonest(line.promised), _find_soonest(line.among), line.reference


def _find_soonest(dates: tuple[Due, ...]) -> date:
    """Return the first of some dates, or the last day there is where there are none."""
    if not dates:
        return date.max
    return dates[0].on


def _find_heading(line: Line) -> str:
    return next(title for title, fits in HEADINGS if fits(line))


def _make_row(line: Line) -> dict[str, Any]:
    return {
        "reference": line.reference,
        "stage": line.stage,
        "owner": line.owner,
        "gone": line.gone,
        "promised": _list_shown(line.promised),
        "among": _list_among(line),
        "letters": list(line.letters),
        "given": list(map(_show_given, line.given)),
    }


def _show_given(given: Given) -> dict[str, Any]:
    return {"point": given.point, "who": given.who, "on": given.on.isoformat()}


def _list_shown(dates: tuple[Due, ...]) -> list[dict[str, str]]:
    """Return the first date, and each other whose day has come or passed."""
    shown = []
    for number, due in enumerate(dates):
        if number == 0 or due.days <= 0:
            shown.append({"clock": due.clock, "on": due.on.isoformat()})
    return shown


def _list_among(line: Line) -> list[dict[str, str]]:
    """Return what officers have to do sooner than the first date promised, or today."""
    sooner = []
    for due in line.among:
        if line.first is None or due.on < line.first.on or due.days <= 0:
            sooner.append(due)
    return _list_shown(tuple(sooner))
