"""Working days in England: RULES 3.1, 3.2 and the 250 worked cases of 3.3. Every date here carries
its weekday.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.working_days import (
    BeyondCalendar,
    Calendar,
    add_working_days,
    count_working_days,
    explain_due_date,
    in_words,
    is_working_day,
    list_days_skipped,
    load_calendar,
    london_date,
    london_time,
    parse_day,
)

BST = timezone(timedelta(hours=1))
CASES = list(csv.DictReader(Path(__file__).with_name("workday_cases.csv").open(encoding="utf-8")))


@pytest.mark.parametrize(
    "row", CASES, ids=lambda r: f"{r['received_iso_with_tz']}{int(r['working_days']):+d}"
)
def test_a_worked_case_falls_due_on_its_day(row):
    day0 = london_date(datetime.fromisoformat(row["received_iso_with_tz"]))
    assert add_working_days(day0, int(row["working_days"])) == date.fromisoformat(row["due_date"])


def test_there_are_250_worked_cases():
    assert len(CASES) == 250


@pytest.mark.parametrize(
    ("mistake", "received", "days", "wrong", "right"),
    [
        (
            "the UTC date",
            datetime(2026, 7, 9, 23, 30, tzinfo=UTC),
            3,
            date(2026, 7, 14),
            date(2026, 7, 15),
        ),
        (
            "a weekend receipt taken as Monday's",
            datetime(2026, 1, 31, 0, 1, tzinfo=UTC),
            3,
            date(2026, 2, 5),
            date(2026, 2, 4),
        ),
        (
            "the day of receipt as day 1",
            datetime(2026, 5, 1, 12, 0, tzinfo=BST),
            3,
            date(2026, 5, 6),
            date(2026, 5, 7),
        ),
        (
            "calendar days",
            datetime(2025, 12, 19, 16, 45, tzinfo=UTC),
            3,
            date(2025, 12, 22),
            date(2025, 12, 24),
        ),
        (
            "29 to 31 December left out",
            datetime(2025, 12, 24, 13, 0, tzinfo=UTC),
            3,
            date(2026, 1, 6),
            date(2025, 12, 31),
        ),
        (
            "a clock begun again at triage",
            datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
            10,
            date(2026, 3, 20),
            date(2026, 3, 16),
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_the_wrong_answers_of_the_rules_are_not_ours(mistake, received, days, wrong, right):
    due_on = add_working_days(london_date(received), days)
    assert due_on == right, mistake
    assert due_on != wrong


def test_friday_at_2359_and_saturday_at_0001_have_the_same_dates():
    friday, saturday = (
        london_date(datetime(2026, 1, d, h, m, tzinfo=UTC))
        for d, h, m in ((30, 23, 59), (31, 0, 1))
    )
    assert (f"{friday:%A}", f"{saturday:%A}") == ("Friday", "Saturday")
    assert [add_working_days(friday, n) for n in (3, 10, 20)] == [
        add_working_days(saturday, n) for n in (3, 10, 20)
    ]


def test_in_summer_the_last_hour_of_the_utc_day_is_already_tomorrow_in_london():
    assert london_date(datetime(2026, 7, 9, 22, 59, 59, tzinfo=UTC)) == date(
        2026, 7, 9
    )  # Thursday, 23:59:59 in London
    assert london_date(datetime(2026, 7, 9, 23, 0, 0, tzinfo=UTC)) == date(
        2026, 7, 10
    )  # Friday, midnight in London


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (
            datetime(2026, 3, 29, 0, 59, 59, tzinfo=UTC),
            date(2026, 3, 29),
        ),  # Sunday: a second before the clocks go forward
        (datetime(2026, 3, 29, 1, 0, 0, tzinfo=UTC), date(2026, 3, 29)),  # Sunday: they have
        (
            datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
            date(2026, 3, 28),
        ),  # Saturday, still winter time
        (
            datetime(2026, 3, 29, 23, 30, tzinfo=UTC),
            date(2026, 3, 30),
        ),  # Monday already, in summer time
        (
            datetime(2026, 10, 24, 23, 30, tzinfo=UTC),
            date(2026, 10, 25),
        ),  # Sunday already, the last night of summer time
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25)),  # the first 01:30
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25)),  # the second 01:30
        (
            datetime(2026, 10, 25, 23, 30, tzinfo=UTC),
            date(2026, 10, 25),
        ),  # Sunday still, in winter time
    ],
)
def test_the_clocks_changing_moves_no_date(instant, day):
    assert london_date(instant) == day


def test_an_instant_without_an_offset_has_no_london_date():
    with pytest.raises(ValueError, match="offset"):
        london_date(datetime(2026, 11, 27, 10, 0))  # noqa: DTZ001 - that is the point


def test_seven_in_the_morning_in_london_is_six_utc_in_summer():
    assert london_time(date(2026, 7, 10), time(7)) == datetime(2026, 7, 10, 6, tzinfo=UTC)
    assert london_time(date(2026, 11, 27), time(7)) == datetime(2026, 11, 27, 7, tzinfo=UTC)


def test_substitute_days_do_not_count_and_the_weekend_days_they_stand_for_do_not_either():
    assert [is_working_day(date(2026, 12, d)) for d in (25, 26, 27, 28, 29)] == [
        False,
        False,
        False,
        False,
        True,
    ]
    assert [is_working_day(date(2027, 12, d)) for d in (24, 25, 26, 27, 28, 29)] == [
        True,
        False,
        False,
        False,
        False,
        True,
    ]
    assert is_working_day(date(2028, 1, 3)) is False  # Monday, for New Year's Day on a Saturday


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 12, 29),
        date(2026, 12, 30),
        date(2026, 12, 31),
        date(2025, 12, 29),
        date(2027, 12, 31),
    ],
)
def test_the_days_the_council_shuts_between_christmas_and_new_year_count(day):
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("day", "where"),
    [
        (date(2026, 1, 2), "Scotland"),
        (date(2026, 3, 17), "Northern Ireland"),
        (date(2026, 6, 15), "Scotland"),
        (date(2026, 7, 13), "Northern Ireland"),
        (date(2026, 8, 3), "Scotland"),
        (date(2026, 11, 30), "Scotland"),
    ],
)
def test_a_holiday_of_elsewhere_in_the_kingdom_counts(day, where):
    assert is_working_day(day), where


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 4), "May Day"),
        (date(2026, 8, 31), "Late Summer Bank Holiday"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of Charles III"),
        (date(2026, 11, 28), "Saturday"),
        (date(2026, 11, 27), ""),
    ],
)
def test_the_calendar_says_why_a_day_does_not_count(day, name):
    assert load_calendar().why_not(day) == name


def test_zero_days_is_the_day_itself_even_at_a_weekend():
    assert add_working_days(date(2026, 11, 28), 0) == date(2026, 11, 28)  # Saturday


@pytest.mark.parametrize(
    ("panel", "papers_by"),
    [
        (date(2026, 1, 14), date(2025, 12, 30)),  # Wednesday, back to Tuesday
        (date(2026, 4, 15), date(2026, 3, 30)),  # Wednesday, back to Monday
        (date(2026, 2, 4), date(2026, 1, 21)),  # Wednesday, back to Wednesday
    ],
)
def test_papers_are_counted_back_from_the_day_the_panel_meets(panel, papers_by):
    assert add_working_days(panel, -10) == papers_by


@pytest.mark.parametrize(
    ("day0", "days"),
    [
        (date(2035, 12, 20), 10),
        (date(2020, 1, 2), -5),
        (date(1990, 1, 1), 1),
        (date(2036, 1, 1), 1),
    ],
)
def test_beyond_the_data_we_refuse_rather_than_guess(day0, days):
    with pytest.raises(BeyondCalendar, match="2020-01-01 to 2035-12-31"):
        add_working_days(day0, days)


def test_the_last_day_of_the_data_can_still_be_reached():
    assert add_working_days(date(2035, 12, 28), 1) == date(2035, 12, 31)  # Friday to Monday
    assert add_working_days(date(2020, 1, 3), -1) == date(2020, 1, 2)  # Friday to Thursday


def test_another_calendar_can_be_counted_by():
    bare = Calendar(date(2026, 1, 1), date(2026, 12, 31), {})
    assert add_working_days(date(2026, 4, 2), 1, bare) == date(
        2026, 4, 3
    )  # Good Friday counts where no holidays are known


def test_a_date_is_said_with_its_weekday_and_no_leading_nought():
    assert in_words(date(2026, 12, 3)) == "Thursday 3 December 2026"


def test_the_working_of_a_date_can_be_checked_by_anyone():
    assert explain_due_date(date(2026, 12, 22), 10, date(2027, 1, 8)) == (
        "We start counting on the day after Tuesday 22 December 2026. Working day 10 is "
        "Friday 8 January 2027. "
        "Weekends do not count. Nor do bank holidays: Christmas Day (25 December); "
        "Boxing Day (substitute day) (28 December); New Year's Day (1 January)."
    )


def test_the_working_speaks_of_no_bank_holiday_where_there_is_none():
    said = explain_due_date(date(2026, 11, 27), 3, date(2026, 12, 2))
    assert said == (
        "We start counting on the day after Friday 27 November 2026. Working day 3 is "
        "Wednesday 2 December 2026. "
        "Weekends do not count."
    )


def test_the_days_skipped_are_bank_holidays_only():
    assert list_days_skipped(date(2026, 4, 1), date(2026, 4, 8)) == (
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
    )


def _walked(day: date, days: int) -> date:
    """Return the same count reached in another way: England's holidays from the package, one
    calendar day at a time.
    """
    import holidays

    bank = holidays.country_holidays("GB", subdiv="ENG", years=range(2020, 2036))
    step = timedelta(days=1 if days > 0 else -1)
    for _ in range(abs(days)):
        day += step
        while day.isoweekday() > 5 or day in bank:
            day += step
    return day


def _every(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


DAYS = st.dates(date(2021, 1, 1), date(2034, 12, 31))
COUNTS = st.integers(-70, 70)


@given(DAYS, COUNTS)
def test_a_count_equals_a_walk_from_day_to_day(day, days):
    assert add_working_days(day, days) == _walked(day, days)


@given(DAYS, COUNTS.filter(bool))
def test_a_count_never_ends_on_a_day_that_does_not_count(day, days):
    assert is_working_day(add_working_days(day, days))


@given(DAYS.filter(is_working_day), COUNTS)
def test_counting_on_and_back_again_ends_where_it_began(day, days):
    assert add_working_days(add_working_days(day, days), -days) == day


@given(DAYS, st.integers(1, 70))
def test_the_days_between_are_those_that_were_counted(day, days):
    due_on = add_working_days(day, days)
    assert count_working_days(day, due_on) == days
    assert count_working_days(due_on, day) == -days


@given(DAYS, st.integers(0, 30), COUNTS)
def test_a_later_start_never_falls_due_sooner(day, later, days):
    assert add_working_days(day, days) <= add_working_days(day + timedelta(days=later), days)


@given(DAYS, st.integers(0, 69))
def test_one_day_more_is_always_later(day, days):
    assert add_working_days(day, days) < add_working_days(day, days + 1)


@given(DAYS, st.integers(1, 40))
def test_the_working_names_every_bank_holiday_on_the_way(day, days):
    due_on = add_working_days(day, days)
    passed = [
        d
        for d in _every(day + timedelta(days=1), due_on)
        if d in load_calendar().holidays and d.weekday() < 5
    ]
    assert [d for d, _ in list_days_skipped(day, due_on)] == passed
    assert all(load_calendar().holidays[d] in explain_due_date(day, days, due_on) for d in passed)


@pytest.mark.parametrize(
    "said", ["24 12 2026", "24/12/2026", "24. December 2026", "24 Dec 2026", " 2026-12-24 "]
)
def test_a_day_is_read_however_people_write_it(said: str):
    assert parse_day(said) == date(2026, 12, 24)  # a Thursday


@pytest.mark.parametrize("said", ["", "Thursday", "12 24 2026", "31 02 2026", "24 12"])
def test_what_is_no_day_is_read_as_none(said: str):
    assert parse_day(said) is None


def test_the_working_counts_one_day_as_one_and_weekends_where_they_count():
    friday = date(2026, 11, 27)
    saturday = date(2026, 11, 28)
    monday = date(2026, 11, 30)
    assert explain_due_date(friday, 1, monday) == (
        "We start counting on the day after Friday 27 November 2026. "
        "Working day 1 is Monday 30 November 2026. Weekends do not count."
    )
    assert explain_due_date(friday, 1, saturday, "days") == (
        "We start counting on the day after Friday 27 November 2026. "
        "Every day counts, weekends too. Day 1 is Saturday 28 November 2026."
    )
    assert explain_due_date(monday, -1, friday).startswith(
        "Friday 27 November 2026 is 1 working day before Monday 30 November 2026."
    )
