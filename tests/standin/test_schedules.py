"""Schedules fall due when EventBridge would start them: by UTC, Sunday as the first day, rates on
the quarter hour.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.local.schedules import Schedule, list_runs

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _between(expression: str, hours: int = 24) -> list[str]:
    until = datetime.fromtimestamp(MONDAY.timestamp() + hours * 3600, UTC)
    return [f"{at:%a %H:%M}" for at in Schedule("x", expression).list_due(MONDAY, until)]


@pytest.mark.parametrize(
    ("expression", "hours", "expected"),
    [
        ("rate(15 minutes)", 1, ["Mon 09:15", "Mon 09:30", "Mon 09:45", "Mon 10:00"]),
        ("rate(1 hour)", 2, ["Mon 10:00", "Mon 11:00"]),
        ("rate(1 day)", 24, ["Tue 00:00"]),
        ("cron(5 5-20 * * ? *)", 3, ["Mon 09:05", "Mon 10:05", "Mon 11:05"]),
        ("cron(30 6,7 * * ? *)", 24, ["Tue 06:30", "Tue 07:30"]),
        (
            "cron(0 8 ? * MON-FRI *)",
            7 * 24,
            ["Tue 08:00", "Wed 08:00", "Thu 08:00", "Fri 08:00", "Mon 08:00"],
        ),
        ("cron(0 8 ? * 1 *)", 7 * 24, ["Sun 08:00"]),
        ("cron(0/20 10 * * ? *)", 24, ["Mon 10:00", "Mon 10:20", "Mon 10:40"]),
        ("cron(0 0 1 JAN ? 2027)", 24 * 60, ["Fri 00:00"]),
        ("cron(0 0 1 * ? 2020)", 24 * 60, []),
    ],
)
def test_a_schedule_falls_due_when_eventbridge_would_start_it(
    expression: str, hours: int, expected: list[str]
) -> None:
    assert _between(expression, hours) == expected


@pytest.mark.parametrize(
    "expression",
    [
        "rate(0 minutes)",
        "rate(5 fortnights)",
        "cron(60 * * * ? *)",
        "cron(* * * *)",
        "cron(0 8 L * ? *)",
        "at(2026-01-01)",
        "every hour",
    ],
)
def test_a_schedule_that_eventbridge_or_we_do_not_know_is_refused(expression: str) -> None:
    with pytest.raises(ValueError):
        _between(expression)


@given(st.integers(0, 600), st.integers(0, 600))
def test_two_moves_run_what_one_move_runs(first: int, second: int) -> None:
    schedules = (Schedule("a", "rate(15 minutes)"), Schedule("b", "cron(5 5-20 * * ? *)"))
    start = MONDAY.timestamp()
    middle, end = (datetime.fromtimestamp(start + 60 * m, UTC) for m in (first, first + second))
    assert list_runs(schedules, MONDAY, middle) + list_runs(schedules, middle, end) == list_runs(
        schedules, MONDAY, end
    )
