"""A case's dates when the bank holidays have changed, as when one is proclaimed late."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, Case, Decision
from chalicelib.core.council import Authority
from chalicelib.core.decisions import running_clocks
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.working_days import load_calendar, london_date

DATES_MOVED = (("date_moved", COMPLAINANT), ("date_moved_officer", "owner"))


def recount_dates(case: Case, now: datetime, authority: Authority) -> Decision | None:
    """Return the case with its dates by the calendar as it is now; None where it has them already.

    Both dates are recorded, and those affected are told.

    A bank holiday that is proclaimed late moves dates that were promised (RULES 3.1.9, trap 17).
    """
    calendar = load_calendar()
    if case.calendar == calendar.version:
        return None
    after = running_clocks.recount_clocks(case, london_date(now), calendar)
    before = {c.name: c for c in case.clocks}
    moved = []
    for clock in after.clocks:
        if clock.name in before and clock.due_on != before[clock.name].due_on:
            moved.append((before[clock.name], clock))
    deciding = Deciding(case, now, authority)
    dates = [_describe_date(old, new) for old, new in moved]
    deciding.record("recounted", "clock", after, dates=dates)
    if moved and authority.stage(case).status in ("open", "answered"):
        deciding.owe_all(DATES_MOVED, dates=dates)
    return deciding.finish()


def _describe_date(old: Clock, new: Clock) -> dict[str, Any]:
    """Return what letters say of a date that moved, or that could not be counted before: it
    `begins`.
    """
    said: dict[str, Any] = {"clock": new.name, "was": old.due_on, "now": new.due_on}
    if not old.counted:
        said["begins"] = True
    return said
