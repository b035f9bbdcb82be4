"""EventBridge's schedules as the app declares them: which of them fall due between two instants.
All in UTC, as EventBridge is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)}
# EventBridge counts Sunday as 1.
DAYS = {
    name: number for number, name in enumerate(("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), 1)
}
UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}


@dataclass(frozen=True)
class Schedule:
    """One function of the app that EventBridge starts, and when: `rate(...)` or `cron(...)`."""

    name: str
    expression: str

    def list_due(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """Return each instant when the schedule falls due, after `after` and up to `until`.

        Raise ValueError for an unknown form of schedule.
        """
        if self.expression.startswith("rate("):
            return self._list_by_rate(after, until)
        return self._list_by_cron(after, until)

    def _list_by_rate(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """Yield a rate's instants, counted from midnight on 1 January 1970 so that they fall on the
        quarter hours. EventBridge counts from when the rule was made. Raise ValueError for an
        unknown rate.
        """
        found = re.fullmatch(r"rate\((\d+) (minute|hour|day)s?\)", self.expression)
        if not found or found[1] == "0":
            raise ValueError(f"Not a rate that EventBridge knows: {self.expression}")
        every = int(found[1]) * UNITS[found[2]]
        at = EPOCH + ((after - EPOCH) // every + 1) * every
        while at <= until:
            yield at
            at += every

    @cached_property
    def _fields(self) -> tuple[frozenset[int], ...]:
        found = re.fullmatch(r"cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)", self.expression)
        if not found:
            raise ValueError(f"Not a schedule that EventBridge knows: {self.expression}")
        minute, hour, day, month, weekday, year = found.groups()
        return (
            _read_values(minute, 0, 59),
            _read_values(hour, 0, 23),
            _read_values(day, 1, 31),
            _read_values(month, 1, 12, MONTHS),
            _read_values(weekday, 1, 7, DAYS),
            _read_values(year, 1970, 2199),
        )

    def _list_by_cron(self, after: datetime, until: datetime) -> Iterator[datetime]:
        minutes, hours, *_ = self._fields
        day = after.replace(hour=0, minute=0, second=0, microsecond=0)
        while day <= until:
            if self._is_on(day):
                for hour in sorted(hours):
                    for minute in sorted(minutes):
                        at = day.replace(hour=hour, minute=minute)
                        if after < at <= until:
                            yield at
            day += timedelta(days=1)

    def _is_on(self, day: datetime) -> bool:
        _, _, days, months, weekdays, years = self._fields
        return (
            day.day in days
            and day.month in months
            and day.isoweekday() % 7 + 1 in weekdays
            and day.year in years
        )


def _read_values(
    field: str, low: int, high: int, names: dict[str, int] | None = None
) -> frozenset[int]:
    found: set[int] = set()
    for part in field.split(","):
        span, _, step = part.partition("/")
        first, _, last = span.partition("-")
        if first in {"*", "?"}:
            start = low
        else:
            start = _read_number(first, names)
        if last:
            end = _read_number(last, names)
        else:
            if first in {"*", "?"} or step:
                end = high
            else:
                end = start
        if not (low <= start <= end <= high):
            raise ValueError(f"{field} is outside {low} to {high}.")
        found.update(range(start, end + 1, int(step or 1)))
    return frozenset(found)


def _read_number(text: str, names: dict[str, int] | None) -> int:
    if names and text.upper() in names:
        return names[text.upper()]
    return int(text)


def read_schedules(app: Any) -> tuple[Schedule, ...]:
    """Return the schedules that a Chalice app declares.

    Raise ValueError at once for one that cannot be read.
    """
    found = []
    for source in app.event_sources:
        expression = getattr(source, "schedule_expression", None)
        if expression is None:
            continue
        if not isinstance(expression, str):
            expression = expression.to_string()
        found.append(Schedule(source.name, expression))
    for schedule in found:
        list(schedule.list_due(EPOCH, EPOCH))
    return tuple(found)


def list_runs(
    schedules: tuple[Schedule, ...], after: datetime, until: datetime
) -> list[tuple[datetime, str]]:
    """Return what falls due after `after` and up to `until`, by time, then by declaration."""
    order = {schedule.name: place for place, schedule in enumerate(schedules)}
    runs = []
    for schedule in schedules:
        for at in schedule.list_due(after, until):
            runs.append((at, schedule.name))
    return sorted(runs, key=lambda run: (run[0], order[run[1]]))
