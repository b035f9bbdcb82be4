"""On which days reminders go out: on working ones, but alarms of danger on any."""

from __future__ import annotations

from datetime import date, timedelta

from chalicelib.core.working_days import is_working_day, load_longer_calendar

ALARM = "danger_alarm"


def find_day_to_send(letter: str, day: date) -> date:
    """Return the day on which a letter that falls on `day` goes out: that or the next working day,
    and for an alarm of danger `day` itself.
    """
    while letter != ALARM and not is_working_day(day, load_longer_calendar()):
        day += timedelta(days=1)
    return day
