"""What the first letters say of dates that the bank holidays we know do not reach: nobody is told a
date that is not counted yet.
"""

from __future__ import annotations

from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.working_days import NOT_COUNTED, load_calendar


def list_first_dates(case: Case) -> dict[str, Any]:
    """Return the dates that the first letters promise, without those that cannot be counted yet.

    Where there are any, `calendar_ends` is the last day that the calendar knows.
    """
    dates = {}
    for promise, day in list_promises(case).items():
        if day != NOT_COUNTED:
            dates[promise] = day
    if not all(clock.counted for clock in case.clocks):
        dates["calendar_ends"] = load_calendar().last
    return dates
