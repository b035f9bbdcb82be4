"""Working days in England, deadlines, and the working that explains each date.

The London date of the starting event is day 0 and day 1 is the next working day (r2, RULES 3.1).
Council shut-down days count. Beyond the calendar's data we refuse rather than guess.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
ONE_DAY = timedelta(days=1)
# Stands for a day past the bank holidays that we know: it is after every other, and is no date that
# anybody is told. It is counted once the holidays are known.
NOT_COUNTED = date.max
TO_BE_TOLD = "a day that we will tell you"
POST_TAKES = 2  # working days, as the courts deem (RULES 3.1.7)
POST_AT_MOST = timedelta(days=7)  # over the longest run of bank holidays
LONGER = date(2199, 12, 31)


class BeyondCalendar(Exception):
    """A date was asked for that the bank-holiday data does not reach: run `make holidays` and
    deploy.
    """


@dataclass(frozen=True, slots=True)
class Calendar:
    """England's bank holidays from `first` to `last` inclusive, by date, with their names."""

    first: date
    last: date
    holidays: dict[date, str]

    @property
    def version(self) -> str:
        """Return a mark that differs where the days do. A case keeps the mark of the calendar
        that its dates were counted by (RULES 3.1.9).
        """
        days = ",".join(day.isoformat() for day in sorted(self.holidays))
        return f"{self.last.year}-{zlib.crc32(days.encode()):08x}"

    def why_not(self, day: date) -> str:
        """Return why `day` is not a working day ("Saturday", "Christmas Day"), or "" if it is.

        Raise BeyondCalendar if the calendar does not reach it.
        """
        if not self.first <= day <= self.last:
            raise BeyondCalendar(
                f"The calendar runs from {self.first} to {self.last}; {day} is outside it."
            )
        if day in self.holidays:
            return self.holidays[day]
        if day.weekday() >= 5:
            return f"{day:%A}"
        return ""


@cache
def load_calendar() -> Calendar:
    """Return England's calendar, from the data file that `make holidays` writes."""
    data = json.loads(Path(__file__).with_name("bank_holidays.json").read_text("utf-8"))
    days = {date.fromisoformat(day): name for day, name in data["holidays"].items()}
    return Calendar(date.fromisoformat(data["first"]), date.fromisoformat(data["last"]), days)


@cache
def load_longer_calendar() -> Calendar:
    """Return England's calendar, with every weekday after its end as a working day: for reminders,
    jobs and what officers do among themselves, which promise nobody a date.
    """
    return replace(load_calendar(), last=LONGER)


def london_date(instant: datetime) -> date:
    """Return the date in London at `instant` (RULES 3.1.4, trap 2). Raise ValueError if it has
    no offset.
    """
    if instant.tzinfo is None:
        raise ValueError("An instant without an offset has no London date.")
    return instant.astimezone(LONDON).date()


def london_time(day: date, at: time) -> datetime:
    """Return the instant, in UTC, at which London's clocks show `at` on `day`."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def is_working_day(day: date, calendar: Calendar | None = None) -> bool:
    """Return whether `day` counts: not a weekend, and not a bank holiday in England (r2)."""
    return not (calendar or load_calendar()).why_not(day)


def add_working_days(day0: date, days: int, calendar: Calendar | None = None) -> date:
    """Return the date `days` working days after `day0`, or before it if negative (RULES 3.1.4,
    3.1.8). Zero gives `day0` itself.
    """
    calendar = calendar or load_calendar()
    _must_be_counted(day0)
    if days > 0:
        step = ONE_DAY
    else:
        step = -ONE_DAY
    day = day0
    left = abs(days)
    while left:
        day += step
        left -= not calendar.why_not(day)
    return day


def _must_be_counted(day: date) -> None:
    """Raise BeyondCalendar for what stands for a day that is not counted yet."""
    if day == NOT_COUNTED:
        raise BeyondCalendar("No day can be counted from one that is not counted yet.")


def add_days(
    day0: date, days: int, unit: str = "working", calendar: Calendar | None = None
) -> date:
    """Return the date `days` after `day0`, counted in `unit`: as `add_working_days` does, or in
    calendar days.

    In `calendar` days an end that is no working day moves to the next one (RULES 2.9). In plain
    `days` it stays, since danger does not wait for Monday.
    """
    if unit == "working":
        return add_working_days(day0, days, calendar)
    _must_be_counted(day0)
    end = day0 + days * ONE_DAY
    if unit == "days" or is_working_day(end, calendar):
        return end
    return add_working_days(end, 1, calendar)


def count_or_wait(
    day0: date, days: int, unit: str = "working", calendar: Calendar | None = None
) -> date:
    """Return the date as `add_days` does, or NOT_COUNTED where the calendar does not reach it."""
    if day0 == NOT_COUNTED:
        return day0
    try:
        return add_days(day0, days, unit, calendar)
    except BeyondCalendar:
        return NOT_COUNTED


def find_day_of_post(posted_on: date) -> date:
    """Return the day on which what was posted counts as received; past the known bank holidays, a
    day that is never too early, since the person's time runs from it."""
    day = count_or_wait(posted_on, POST_TAKES)
    if day == NOT_COUNTED:
        return posted_on + POST_AT_MOST
    return day


def count_working_days(start: date, end: date, calendar: Calendar | None = None) -> int:
    """Return the number of working days after `start`, up to and including `end`; negative if
    `end` is earlier.
    """
    _must_be_counted(start)
    _must_be_counted(end)
    if end < start:
        return -count_working_days(end, start, calendar)
    return sum(is_working_day(day, calendar) for day in _list_days(start, end))


def _list_days(after: date, to: date) -> Iterator[date]:
    day = after
    while day < to:
        day += ONE_DAY
        yield day


def list_days_skipped(
    start: date, end: date, calendar: Calendar | None = None
) -> tuple[tuple[date, str], ...]:
    """Return the bank holidays between two dates, each with its name. Nobody needs weekends
    listed.
    """
    calendar = calendar or load_longer_calendar()
    named = ((day, calendar.why_not(day)) for day in _list_days(min(start, end), max(start, end)))
    skipped = []
    for day, why in named:
        if why and day.weekday() < 5:
            skipped.append((day, why))
    return tuple(skipped)


def parse_day(text: str) -> date | None:
    """Return the day that "24 12 2026", "24 December 2026" or "2026-12-24" means, or None."""
    said = re.sub(r"[\s/.,]+", " ", text).strip()
    for way in ("%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return datetime.strptime(said, way).date()  # noqa: DTZ007 - a day, not an instant
    return None


def in_words(day: date) -> str:
    """Return a date as a letter says it: "Thursday 3 December 2026"; of one that is not counted
    yet, that we will tell it.
    """
    if day == NOT_COUNTED:
        return TO_BE_TOLD
    return f"{day:%A} {day.day} {day:%B %Y}"


def in_words_for_officer(day: date) -> str:
    """Return a date as `in_words` does; of one that is not counted yet, why there is none."""
    if day == NOT_COUNTED:
        ends = load_calendar().last.year
        return f"a day that is not known yet (no date: the calendar ends in {ends})"
    return in_words(day)


def count_in_words(days: int, unit: str = "working") -> str:
    """Return how many days: "10 working days", "1 day". Days that count back have no sign."""
    number = abs(days)
    if unit == "working":
        word = "working day"
    else:
        word = "day"
    if number == 1:
        return f"1 {word}"
    return f"{number} {word}s"


def explain_due_date(started_on: date, days: int, due_on: date, unit: str = "working") -> str:
    """Return how a due date was reached, in a sentence or two that anyone can check."""
    if due_on == NOT_COUNTED:
        known = in_words(load_calendar().last)
        return (
            "This date cannot be counted yet: we do not have the list of bank holidays after "
            f"{known}. We start counting on the day after {in_words(started_on)}."
        )
    if not days:
        return f"This day was set for this case: {in_words(due_on)}."
    if unit == "days":
        return (
            f"We start counting on the day after {in_words(started_on)}. Every day counts, "
            f"weekends too. Day {days} is {in_words(due_on)}."
        )
    if unit == "calendar":
        said = (
            f"We start counting on the day after {in_words(started_on)}. Every day counts, "
            "weekends and bank holidays too."
        )
        ends = started_on + days * ONE_DAY
        said = f"{said} Day {days} is {in_words(ends)}"
        if ends == due_on:
            return f"{said}."
        return f"{said}, which is not a working day, so it moves to {in_words(due_on)}."
    if days < 0:
        before = count_in_words(days)
        said = f"{in_words(due_on)} is {before} before {in_words(started_on)}. "
        return said + _explain_days_skipped(started_on, due_on)
    said = (
        f"We start counting on the day after {in_words(started_on)}. "
        f"Working day {days} is {in_words(due_on)}. "
    )
    return said + _explain_days_skipped(started_on, due_on)


def _explain_days_skipped(start: date, end: date) -> str:
    named = []
    for day, why in list_days_skipped(start, end):
        named.append(f"{why} ({day.day} {day:%B})")
    if not named:
        return "Weekends do not count."
    return f"Weekends do not count. Nor do bank holidays: {'; '.join(named)}."
