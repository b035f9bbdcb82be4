"""A case's dates when the bank holidays have changed, as when one is proclaimed late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, Case, Decision
from chalicelib.core.council import Authority
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.working_days import Calendar, count_or_wait, load_calendar, london_date

DATES_MOVED = (("date_moved", COMPLAINANT), ("date_moved_officer", "owner"))


def recount_dates(case: Case, now: datetime, authority: Authority) -> Decision | None:
    """Return the case with its dates by the calendar as it is now; None where it has them already.

    Both dates are recorded, and those affected are told.

    A bank holiday that is proclaimed late moves dates that were promised (RULES 3.1.9, trap 17).
    """
    calendar = load_calendar()
    if case.calendar == calendar.version:
        return None
    after = recount_clocks(case, london_date(now), calendar)
    before = {c.name: c for c in case.clocks}
    moved = []
    for clock in after.clocks:
        if clock.name in before and clock.due_on != before[clock.name].due_on:
            moved.append((before[clock.name], clock))
    deciding = Deciding(case, now, authority)
    dates = [_describe_date(old, new) for old, new in moved]
    deciding.record("recounted", "clock", after, dates=dates)
    if moved and authority.stage(case).status in ("open", "answered"):
        deciding.owe_all(DATES_MOVED, dates=dates)
    return deciding.finish()


def _describe_date(old: Clock, new: Clock) -> dict[str, Any]:
    """Return what letters say of a date that moved, or that could not be counted before: it
    `begins`.
    """
    said: dict[str, Any] = {"clock": new.name, "was": old.due_on, "now": new.due_on}
    if not old.counted:
        said["begins"] = True
    return said


def recount_clocks(case: Case, today: date, calendar: Calendar) -> Case:
    """Return the case with its running clocks counted again by `calendar`, as when a new bank
    holiday is proclaimed (RULES 3.1.9, trap 17).

    A date that has passed, or that a person set, stays. An extension is counted to its limit.
    """
    for clock in case.clocks:
        if clock.running and clock.days and clock.due_on >= today and _can_be_counted(clock):
            case = case.with_clock(_count_by(case, clock, calendar))
    return replace(case, calendar=calendar.version)


def _can_be_counted(clock: Clock) -> bool:
    """Return whether a clock's day follows from its days and its pauses, and was set by nobody.

    Of a pause that was recorded before its days were kept, they are not known.
    """
    if clock.pauses:
        return clock.paused_days > 0
    put_off = bool(clock.why_extended) or clock.put_off_to is not None
    return put_off or clock.due_on == clock.first_due_on


def _count_days(clock: Clock, calendar: Calendar) -> date:
    """Return the day on which a clock ends by another calendar, with the days of its pauses."""
    first = count_or_wait(clock.started_on, clock.days, clock.unit, calendar)
    return count_or_wait(first, clock.paused_days, calendar=calendar)


def _count_by(case: Case, clock: Clock, calendar: Calendar) -> Clock:
    """Return a clock with its days counted by another calendar."""
    first = _count_days(clock, calendar)
    later = clock.put_off_to or clock.due_on
    if clock.why_extended and (limit := _find_limit(case, clock, later)):
        later = _count_days(limit, calendar)
    if clock.extension:
        due_on = later
    else:
        due_on = first
    if clock.put_off_to:
        put_off_to = later
    else:
        put_off_to = None
    if clock.put_off_from:
        put_off_from = first
    else:
        put_off_from = None
    moved = replace(clock, put_off_to=put_off_to, put_off_from=put_off_from)
    if due_on == clock.due_on:
        return moved
    moved = replace(moved, due_on=due_on, moved_from=clock.due_on)
    if clock.extension:
        return moved
    without_pauses = count_or_wait(clock.started_on, clock.days, clock.unit, calendar)
    return replace(moved, first_due_on=without_pauses)


def _find_limit(case: Case, clock: Clock, day: date) -> Clock | None:
    """Return the clock that this one was extended to the end of, which is `day`, if it was."""
    for other in case.clocks:
        if other.name != clock.name and other.due_on == day and other.days:
            return other
    return None
