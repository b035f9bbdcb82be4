"""The register of what changes: an entry a case, and lines that can be filtered (001:51).

An entry holds nothing of the person: no name, no address and none of their words. It names the
staff whom the case names, so that they are not shown it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chalicelib.core.cases import Case
from chalicelib.core.learning.actions import CONFIRMED, OPEN, Action
from chalicelib.core.learning.lessons import OWED, list_lessons
from chalicelib.core.learning.months import add_months
from chalicelib.core.recommendations import Remedy

OMBUDSMAN = "ombudsman"


@dataclass(frozen=True, slots=True)
class Upheld:
    """A point that was upheld, with the theme that was recorded for it, and on which day."""

    point: int
    theme: str
    on: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something to learn from an answer of a day, for which nobody has recorded anything yet. A
    promise and a recommendation have no point.
    """

    point: int
    on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """What a case adds to the register."""

    reference: str
    service: str
    actions: tuple[Action, ...] = ()
    upheld: tuple[Upheld, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    named: tuple[str, ...] = ()  # the staff whom the case names: they do not see it
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """An action with the case and team that it comes from, whether it is late, and how often its
    theme came again there since it was done (None while nobody can tell).
    """

    reference: str
    service: str
    action: Action
    late: bool
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader wants to see of the register; empty for all."""

    state: str = ""
    theme: str = ""
    service: str = ""


def make_entry(case: Case) -> Entry:
    """Return what a case adds to the register."""
    return Entry(
        case.reference,
        case.service,
        case.actions,
        tuple(_list_upheld(case)),
        case.remedies,
        named=case.named,
        waiting=tuple(_list_waiting(case)),
    )


def _list_waiting(case: Case) -> Iterable[Waiting]:
    owed = case.kept.get(OWED)
    if owed:
        for lesson in list_lessons(case):
            yield Waiting(lesson.point, date.fromisoformat(owed["on"]))


def _list_upheld(case: Case) -> Iterable[Upheld]:
    said = set[int]()
    for action in case.actions:
        for point in action.points:
            if point not in said:
                said.add(point)
                yield Upheld(point, action.theme, action.made_on)
    for none in case.no_actions:
        if none.point and none.point not in said:
            said.add(none.point)
            yield Upheld(none.point, none.theme, none.on)


def list_lines(entries: Iterable[Entry], today: date, wanted: Wanted) -> tuple[Line, ...]:
    """Return the lines of the register that are wanted, the soonest day first. The Ombudsman's
    remedies stand among them.
    """
    known = tuple(entries)
    lines = list[Line]()
    for entry in known:
        if wanted.service not in ("", entry.service):
            continue
        for action in (*entry.actions, *map(_make_action_of, entry.remedies)):
            if _is_wanted(action, wanted):
                again = _count_again(known, entry.service, action, today)
                late = action.is_late(today)
                lines.append(Line(entry.reference, entry.service, action, late, again))
    return tuple(sorted(lines, key=_find_place))


def list_waiting(entries: Iterable[Entry], wanted: Wanted) -> list[tuple[str, date]]:
    """Return the cases of a team for which something that changes is still to be recorded, each
    with the day of its answer, the oldest first.
    """
    found = []
    for entry in entries:
        if entry.waiting and wanted.service in ("", entry.service):
            found.append((entry.reference, entry.waiting[0].on))
    return sorted(found, key=lambda each: (each[1], each[0]))


def _find_place(line: Line) -> tuple[date, str, int]:
    return (line.action.due_on, line.reference, line.action.number)


def _is_wanted(action: Action, wanted: Wanted) -> bool:
    return wanted.state in ("", action.state) and wanted.theme in ("", action.theme)


def _make_action_of(remedy: Remedy) -> Action:
    """Return something that the Ombudsman said we must do, as a line of the register."""
    return Action(
        remedy.number,
        remedy.text,
        "",
        "",
        remedy.due_on,
        "",
        OMBUDSMAN,
        remedy.due_on,
        "",
        done_on=remedy.done_on,
        done=remedy.done,
        confirmed_on=remedy.done_on,
    )


def _count_again(entries: Iterable[Entry], service: str, action: Action, today: date) -> int | None:
    """Return how often the theme of an action was upheld in that team since it was done; None
    before three months have passed.
    """
    if action.state != CONFIRMED or action.done_on is None or not action.theme:
        return None
    if add_months(action.done_on, 3) > today:
        return None
    return count_upheld(entries, service, action.theme, action.done_on, today)


def count_upheld(
    entries: Iterable[Entry], service: str, theme: str, after: date, until: date
) -> int:
    """Return how many points of a theme were upheld in a team after a day, until another."""
    found = 0
    for entry in entries:
        if entry.service != service:
            continue
        for upheld in entry.upheld:
            if upheld.theme == theme and after < upheld.on <= until:
                found += 1
    return found


def count_states(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many lines are in each state, and how many of those still open are late."""
    counts: dict[str, int] = {"late": 0}
    for line in lines:
        counts[line.action.state] = counts.get(line.action.state, 0) + 1
        if line.late and line.action.state == OPEN:
            counts["late"] += 1
    return counts
