"""What falls due: reminders before a date and the ladder after it, each exactly once however late the sweep comes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from chalicelib.core.authority import Authority
from chalicelib.core.cases import COMPLAINANT, Case, Clock, Decision
from chalicelib.core.clocks import add_days, london_date, london_time, working_days_between
from chalicelib.core.deciding import Deciding
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Nudge

MORNING = time(7, 0)  # London: before anyone's day begins, after the night's mail


def _dates(nudge: Nudge, clock: Clock) -> Iterator[date]:
    unit = "days" if clock.unit == "days" else "working"
    day = add_days(clock.due_on, nudge.offset, unit)
    yield day
    while nudge.every:
        day = add_days(day, nudge.every, unit)
        yield day


def _ahead(nudge: Nudge, clock: Clock, limit: Clock | None) -> Iterator[datetime]:
    """The instants at which a nudge has still to fire, soonest first. `limit` is the clock that an extension may go to."""
    if nudge.unless_extended and clock.why_extended and limit and limit.due_on == clock.due_on:
        return
    for day in _dates(nudge, clock):
        instant = london_time(day, MORNING)
        if day > clock.since and (clock.nudged_to is None or instant > clock.nudged_to):
            yield instant


def _ahead_of(case: Case) -> Iterator[tuple[Clock, Nudge, Iterator[datetime]]]:
    """The nudges of the clocks that run. The person's own time is only spoken of while it is for them to say what comes next, and a case is
    only put at rest from where a person could put it there too."""
    procedure = PROCEDURES[case.procedure]
    stage = procedure.stage(case.stage)
    silent = (
        {r.name for r in procedure.clocks if r.whose == "person"}
        if stage.status == "open"
        else set()
    )
    rests = {"", case.stage, *(move.leads_to for move in stage.moves)}
    for nudge in procedure.nudges:
        clock = case.clock(nudge.clock)
        if (
            clock
            and clock.running
            and not clock.held
            and clock.name not in silent
            and nudge.leads_to in rests
        ):
            yield (
                clock,
                nudge,
                _ahead(nudge, clock, case.clock(procedure.clock(clock.name).extends_to)),
            )


def next_due(case: Case) -> datetime | None:
    """When the sweep must next look at this case, or None if nothing runs."""
    return min(
        (soonest for _, _, ahead in _ahead_of(case) if (soonest := next(ahead, None))), default=None
    )


def fallen_due(case: Case, now: datetime, authority: Authority) -> Decision | None:
    """The nudges whose time has come, oldest first, as one decision; None when there are none (RULES 1.1.10)."""
    due = [
        (instant, clock, nudge)
        for clock, nudge, ahead in _ahead_of(case)
        for instant in _until(ahead, now)
    ]
    if not due:
        return None
    deciding = Deciding(case, now, authority)
    nudged = case
    for clock in {clock.name: clock for _, clock, _ in due}.values():
        nudged = nudged.with_clock(replace(clock, nudged_to=now))
    rest = next((n.leads_to for _, _, n in due if n.leads_to), "")
    nudged = replace(nudged, stage=rest or nudged.stage)
    fired = [
        f"{c.name}/{c.due_on}/{n.offset:+d}/{n.to}/{london_date(at)}"
        for at, c, n in sorted(due, key=lambda d: d[0])
    ]
    deciding.record("nudged", "clock", nudged, nudges=fired)
    for _, clock, nudge in sorted(due, key=lambda d: d[0]):
        _nudge(deciding, nudge, clock)
    return deciding.done()


def _until(ahead: Iterator[datetime], now: datetime) -> Iterator[datetime]:
    for instant in ahead:
        if instant > now:
            return
        yield instant


def _nudge(deciding: Deciding, nudge: Nudge, clock: Clock) -> None:
    latest = (
        deciding.case.clock(PROCEDURES[deciding.case.procedure].clock(clock.name).extends_to)
        if nudge.to == COMPLAINANT
        else None
    )
    facts = {
        "clock": clock.name,
        "due_on": clock.due_on,
        "days": working_days_between(london_date(deciding.now), clock.due_on),
        "why_extended": clock.why_extended,
        "why_late": next(
            (c.why_late for c in deciding.case.clocks if c.running and c.why_late), ""
        ),
    }
    deciding.owe(nudge.letter, nudge.to, **facts, **({"new_date": latest.due_on} if latest else {}))
