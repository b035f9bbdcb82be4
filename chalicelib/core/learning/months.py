"""Months and quarters, as learning counts them."""

from __future__ import annotations

from datetime import date


def add_months(day: date, months: int) -> date:
    """Return the day so many months later; the month's last where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year = count // 12
    month = count % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise ValueError("no month is shorter than 28 days")
