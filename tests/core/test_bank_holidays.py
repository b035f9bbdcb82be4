"""The bank-holiday file is what two independent sources say, and there is time left to make a new
one.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import holidays
from govuk_bank_holidays.bank_holidays import BankHolidays

from chalicelib.core import working_days
from chalicelib.core.working_days import load_calendar

FILE = Path(working_days.__file__).with_name("bank_holidays.json")
EIGHTEEN_MONTHS = timedelta(days=548)


def _package() -> set[date]:
    years = range(load_calendar().first.year, load_calendar().last.year + 1)
    return {
        day
        for day in holidays.country_holidays("GB", subdiv="ENG", years=years)
        if day.weekday() < 5
    }


def _govuk() -> set[date]:
    listed = BankHolidays(use_cached_holidays=True).get_holidays(
        division=BankHolidays.ENGLAND_AND_WALES
    )
    return {entry["date"] for entry in listed}


def test_the_file_holds_just_the_days_that_the_holidays_package_has():
    assert set(load_calendar().holidays) == _package()


def test_the_file_agrees_with_govuk_wherever_both_speak():
    govuk = _govuk()
    first = max(min(govuk), load_calendar().first)
    last = min(max(govuk), load_calendar().last)
    assert (last - first).days > 5 * 365, (
        "the two lists hardly overlap, so that their agreement says little"
    )
    assert {d for d in load_calendar().holidays if first <= d <= last} == {
        d for d in govuk if first <= d <= last
    }


def test_more_than_eighteen_months_of_the_calendar_are_left():
    left = load_calendar().last - datetime.now(UTC).date()
    assert left > EIGHTEEN_MONTHS, "run `make holidays` with a later LAST_YEAR, and deploy"


def test_the_calendar_covers_whole_years_and_every_holiday_lies_within_it():
    data = json.loads(FILE.read_text("utf-8"))
    assert data["first"].endswith("-01-01")
    assert data["last"].endswith("-12-31")
    assert all(data["first"] <= day <= data["last"] for day in data["holidays"])


def test_every_year_has_at_least_eight_bank_holidays():
    years = range(load_calendar().first.year, load_calendar().last.year + 1)
    assert all(sum(day.year == year for day in load_calendar().holidays) >= 8 for year in years)
