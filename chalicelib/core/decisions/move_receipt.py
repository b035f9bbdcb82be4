"""The clocks of a case whose true day of receipt turns out to be another: each that runs from it is
counted from the true day (RULES `ack`, 0.3.2; trap 7).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.decisions.running_clocks import start_on_receipt
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.working_days import (
    NOT_COUNTED,
    count_or_wait,
    count_working_days,
    london_date,
)

FROM_RECEIPT = frozenset({"receipt", "acknowledged"})
ONE_DAY = timedelta(days=1)


def move_receipt(case: Case, procedure: Procedure, received_at: datetime, today: date) -> Case:
    """Return the case as one that came in at `received_at`, with its clocks counted from then.

    What was met stays met, on the day it was; it may count as late now. A case that was reopened
    since keeps the clocks that were counted from the day it came back.
    """
    starts = _find_starts(case, procedure, received_at, today)
    moved = replace(case, received_at=received_at)
    if case.receipt:  # the time that was typed was of another day
        moved = replace(moved, receipt=replace(case.receipt, day_only=True))
    if london_date(received_at) < london_date(case.received_at):
        starts = _buy_no_time(starts, case)
    clocks = _move_clocks(case.clocks, starts, case, procedure, today)
    if case.before and case.before.facts.get("procedure", procedure.name) != procedure.name:
        moved = replace(moved, before=None)  # its dates are of other rules: it is sorted anew
    elif case.before:
        before = _move_clocks(case.before.clocks, starts, case, procedure, today)
        moved = replace(moved, before=replace(case.before, clocks=before))
    return replace(moved, clocks=clocks)


def _find_starts(
    case: Case, procedure: Procedure, received_at: datetime, today: date
) -> dict[str, date]:
    """Return the day that each clock of the procedure counts from, if it runs from the receipt."""
    day = london_date(received_at)
    ack = case.clock("ack")
    acknowledged = today
    if ack and ack.stopped_at:
        acknowledged = max(day, london_date(ack.stopped_at))
    fresh = start_on_receipt(procedure, day, acknowledged)
    return {clock.name: clock.started_on for clock in fresh}


def _buy_no_time(starts: dict[str, date], case: Case) -> dict[str, date]:
    """Return the days with none later than the one that its clock counts from already: a complaint
    that came earlier is not answered later.
    """
    capped = {}
    for name, start in starts.items():
        clock = case.clock(name)
        if clock:
            start = min(start, clock.started_on)
        capped[name] = start
    return capped


def _move_clocks(
    clocks: tuple[Clock, ...],
    starts: dict[str, date],
    case: Case,
    procedure: Procedure,
    today: date,
) -> tuple[Clock, ...]:
    """Return the clocks with those moved that run from the receipt."""
    limits: dict[str, date] = {}
    moved = list[Clock]()
    # A limit is moved before the clock that may be put off to it.
    for clock in sorted(clocks, key=lambda each: bool(_find_limit(procedure, each.name))):
        if clock.name in starts and _runs_from_receipt(clock, case, procedure):
            limit = limits.get(_find_limit(procedure, clock.name))
            clock = _move_clock(clock, starts[clock.name], limit, today)
            limits[clock.name] = clock.due_on
        moved.append(clock)
    places = [clock.name for clock in clocks]
    return tuple(sorted(moved, key=lambda each: places.index(each.name)))


def _find_limit(procedure: Procedure, name: str) -> str:
    for rule in procedure.clocks:
        if rule.name == name:
            return rule.extends_to
    return ""


def _runs_from_receipt(clock: Clock, case: Case, procedure: Procedure) -> bool:
    """Return whether a clock was started by the receipt, and by nothing that came later."""
    if clock.started_by or clock.started_on == case.again_on:
        return False
    other = set(procedure.clock(clock.name).starts) - FROM_RECEIPT
    return not other or clock.started_on == london_date(case.received_at)


def _move_clock(clock: Clock, start: date, limit: date | None, today: date) -> Clock:
    """Return a clock with another day 0. The days of its pauses stay added. A day that the person
    was told it is put off to stays too, if the limit is not before it.
    """
    first = count_or_wait(start, clock.days, clock.unit)
    due = _add_paused_days(clock, first)
    moved = replace(clock, started_on=start, first_due_on=first)
    if clock.put_off_to:
        put_off_to = max(due, min(clock.put_off_to, limit or clock.put_off_to))
        waits = clock.put_off_to != clock.due_on
        moved = replace(moved, put_off_to=put_off_to, put_off_from=due)
        if not waits:
            due = put_off_to
    if due == clock.due_on:
        return moved
    moved = replace(moved, due_on=due, moved_from=None, earliest_due_on=_find_earliest(clock))
    return _chase_anew(moved, today)


def _add_paused_days(clock: Clock, first: date) -> date:
    """Return the day that a clock ends on, by its pauses, without any later day it was put to."""
    if not clock.pauses:
        return first
    ended = clock.put_off_from or clock.due_on
    if NOT_COUNTED in (clock.first_due_on, ended):
        return count_or_wait(first, clock.paused_days)
    return count_or_wait(first, max(count_working_days(clock.first_due_on, ended), 0))


def _find_earliest(clock: Clock) -> date:
    """Return the earliest day that a clock has ended on so far."""
    days = (clock.earliest_due_on, clock.due_on, clock.first_due_on, clock.moved_from)
    return min(day for day in days if day)


def _chase_anew(clock: Clock, today: date) -> Clock:
    """Return a moved clock with what is still to be sent of its new day.

    Where that day has passed, all that is sent of its lateness is; nobody is reminded of days gone
    by. A day that is not the earliest so far was chased before: what is behind is not sent again.
    """
    if clock.earliest_due_on and clock.due_on >= clock.earliest_due_on:
        return replace(clock, since=max(clock.since, today))
    if clock.due_on < today:
        return replace(clock, since=clock.due_on, nudged_to=None)
    return replace(clock, since=today - ONE_DAY, nudged_to=None)
