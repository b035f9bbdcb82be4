"""The days that a report covers."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.core.working_days import in_words, load_calendar, parse_day

_YEAR = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-(\d{2})-q([1-4])")
_MONTH = re.compile(r"(\d{4})-m(\d{2})")
APRIL = 4


class BadPeriod(ValueError):
    """Days that no report can cover; why, in words for whoever asked."""


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, both included, as they stood at the end of `until`."""

    first: date
    last: date
    until: date = date.max  # where the period is not over yet, today

    @property
    def end(self) -> date:
        """Return the day at whose end things are told: the last, or today if it is earlier."""
        return min(self.last, self.until)

    def holds(self, day: date | None) -> bool:
        """Return whether a day lies in the period. No day lies in none."""
        return day is not None and self.first <= day <= self.last

    def is_over(self, day: date | None) -> bool:
        """Return whether something had happened by the end of the period."""
        return day is not None and day <= self.end

    @property
    def name(self) -> str:
        """Return the period as it is kept and addressed by."""
        return f"{self.first.isoformat()}_{self.last.isoformat()}"

    @property
    def title(self) -> str:
        """Return the period as a heading says it."""
        return f"{name_day(self.first)} to {name_day(self.last)}"


def name_day(day: date) -> str:
    """Return a day as a report names it: “31 March 2026”."""
    return f"{day.day} {day:%B %Y}"


def make_period(first: str, last: str, today: date = date.max) -> Period:
    """Return the period of two days as typed. Raise BadPeriod if no report can cover them."""
    begins = parse_day(first)
    ends = parse_day(last)
    if begins is None or ends is None:
        raise BadPeriod("Give both days, as 2021-04-01 and 2022-03-31.")
    if ends < begins:
        raise BadPeriod("The last day is before the first.")
    known = load_calendar()
    if begins < known.first or ends > known.last:
        raise BadPeriod(f"Choose days from {in_words(known.first)} to {in_words(known.last)}.")
    return Period(begins, ends, today)


def read_period(name: str) -> Period:
    """Return the period of a name: `2021-22` for the year from April, `2021-22-q1` for its first
    quarter, `2021-m04` for a month. Raise BadPeriod for any other.
    """
    if found := _YEAR.fullmatch(name):
        start = _read_year(found)
        return Period(start, _add_months(start, 12) - timedelta(days=1))
    if found := _QUARTER.fullmatch(name):
        start = _add_months(_read_year(found), 3 * (int(found[3]) - 1))
        return Period(start, _add_months(start, 3) - timedelta(days=1))
    found = _MONTH.fullmatch(name)
    if found and 1 <= int(found[2]) <= 12:
        return find_month(int(found[1]), int(found[2]))
    raise BadPeriod("Name a year as 2021-22, a quarter as 2021-22-q1, or a month as 2021-m04.")


def _read_year(found: re.Match[str]) -> date:
    year = int(found[1])
    if (year + 1) % 100 != int(found[2]):
        raise BadPeriod(f"A year runs from April to March, as {year}-{(year + 1) % 100:02}.")
    return date(year, APRIL, 1)


def find_month(year: int, month: int) -> Period:
    """Return a calendar month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def find_year(day: date) -> Period:
    """Return the year from April to March that a day lies in."""
    if day.month < APRIL:
        start = day.year - 1
    else:
        start = day.year
    return Period(date(start, APRIL, 1), date(start + 1, 3, 31))


def find_quarter(day: date) -> Period:
    """Return the quarter of a year from April that a day lies in."""
    start = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return Period(start, _add_months(start, 3) - timedelta(days=1))


def list_named(today: date) -> list[tuple[str, str]]:
    """Return the names of the years, quarters and months that lead up to a day, latest first, each
    with how a person reads it.
    """
    this = find_year(today).first
    named = []
    for start in (this, _add_months(this, -12), _add_months(this, -24)):
        named.append((_name_year(start), f"Year from April {start.year}"))
    quarter = find_quarter(today).first
    for back in range(4):
        start = _add_months(quarter, -3 * back)
        number = (start.month - APRIL) % 12 // 3 + 1
        name = f"{_name_year(find_year(start).first)}-q{number}"
        named.append((name, f"Quarter from {start:%B %Y}"))
    for back in range(12):
        start = _add_months(today.replace(day=1), -back)
        named.append((f"{start.year}-m{start.month:02}", f"{start:%B %Y}"))
    return named


def _name_year(start: date) -> str:
    return f"{start.year}-{(start.year + 1) % 100:02}"


def list_months(period: Period) -> list[str]:
    """Return the months that a period touches, as `2021-04`, in order."""
    months = []
    start = period.first.replace(day=1)
    while start <= period.last:
        months.append(f"{start:%Y-%m}")
        start = _add_months(start, 1)
    return months


def _add_months(start: date, months: int) -> date:
    count = start.year * 12 + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
