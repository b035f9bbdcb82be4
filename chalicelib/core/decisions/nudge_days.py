"""When reminders go out: in the morning of working days, but alarms of danger on any day and at any
hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from chalicelib.core.case_clocks import Clock
from chalicelib.core.procedures.tables import Nudge
from chalicelib.core.working_days import (
    LONDON,
    BeyondCalendar,
    add_days,
    is_working_day,
    load_longer_calendar,
    london_date,
    london_time,
)

ALARM = "danger_alarm"
MORNING = time(7, 0)  # London: before anyone's day begins, after the night's mail
# By night only alarms go out, whatever else an outage has left to be sent.
NIGHT, DAWN = time(22, 0), time(5, 0)


def find_day_to_send(letter: str, day: date) -> date:
    """Return the day on which a letter that falls on `day` goes out: that or the next working day,
    and for an alarm of danger `day` itself.
    """
    while letter != ALARM and not is_working_day(day, load_longer_calendar()):
        day += timedelta(days=1)
    return day


def is_quiet(now: datetime) -> bool:
    """Return whether only alarms of danger go out at an instant: by night, and on a day off."""
    day_off = not is_working_day(london_date(now), load_longer_calendar())
    return day_off or not DAWN <= now.astimezone(LONDON).time() < NIGHT


def list_ahead(nudge: Nudge, clock: Clock, limit: Clock | None) -> Iterator[datetime]:
    """Yield the instants at which a nudge is still to be sent, soonest first. `limit` is the
    clock that an extension may go to.
    """
    if nudge.hours:
        for instant in list_hours(nudge, clock.began_at or london_time(clock.since, MORNING)):
            if clock.nudged_to is None or instant > clock.nudged_to:
                yield instant
        return
    for day in _list_dates(nudge, clock):
        if nudge.unless_extended and limit and day > limit.due_on:
            return
        instant = london_time(find_day_to_send(nudge.letter, day), MORNING)
        if day > clock.since and (clock.nudged_to is None or instant > clock.nudged_to):
            yield instant


def list_hours(nudge: Nudge, began_at: datetime) -> Iterator[datetime]:
    """Yield the instants of a nudge that is counted in hours from `began_at`, by day and by
    night."""
    instant = began_at + timedelta(hours=nudge.hours)
    yield instant
    while nudge.every:
        instant += timedelta(hours=nudge.every)
        yield instant


def _list_dates(nudge: Nudge, clock: Clock) -> Iterator[date]:
    """Yield the days of a nudge: none where the clock has no date yet. Past the known bank holidays
    a weekday is a day for a reminder, which promises nobody a date.
    """
    if not clock.counted:
        return
    calendar = load_longer_calendar()
    if clock.unit == "days":
        unit = "days"
    else:
        unit = "working"
    with suppress(BeyondCalendar):
        day = add_days(clock.due_on, nudge.offset, unit, calendar)
        yield day
        while nudge.every:
            day = add_days(day, nudge.every, unit, calendar)
            yield day
