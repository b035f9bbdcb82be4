"""Count how long things took, and whether they were in time. A figure for each way in which a time
may end, so that they add up to all that were due."""

from __future__ import annotations

from datetime import date

from chalicelib.core.figures.account import Account, Timed
from chalicelib.core.figures.measure import Add
from chalicelib.core.figures.period import Period
from chalicelib.core.working_days import count_or_wait, count_working_days, load_longer_calendar

IN_TIME = "in_time"
EXTENDED = "in_extension"
LATE = "late"
OPEN = "open_in_time"
OPEN_LATE = "open_late"
ENDED = "ended"
HELD = "held"


def find_state(timed: Timed, period: Period) -> str:
    """Return how a time stood at the end of the period."""
    if period.is_over(timed.met_on):
        return _find_met(timed)
    if period.is_over(timed.ended_on):
        return ENDED
    if period.is_over(timed.held_on):
        return HELD
    if timed.limit_on >= period.end:
        return OPEN
    return OPEN_LATE


def _find_met(timed: Timed) -> str:
    assert timed.met_on
    if timed.met_on <= timed.plain_on:
        return IN_TIME
    if timed.met_on <= timed.limit_on:
        return EXTENDED
    return LATE


def count_acknowledged(account: Account, period: Period, add: Add) -> None:
    """T1: contacts that were told, in three working days, that we have them."""
    if account.ack and account.contact and period.holds(account.received_on):
        state = find_state(account.ack, period)
        add((account.kind,), IN_TIME if state == EXTENDED else state, 1)


def count_answered(account: Account, period: Period, add: Add) -> None:
    """T2, T3 and T4: all that was due, by how it ended."""
    for timed in account.timed:
        if period.holds(timed.plain_on):
            add((timed.procedure, timed.clock), find_state(timed, period), 1)


def count_days(account: Account, period: Period, add: Add) -> None:
    """T5: the working days that it took, from the day that the time counts from."""
    for timed in account.timed:
        if period.holds(timed.met_on) and timed.met_on:
            longer = load_longer_calendar()
            days = count_working_days(timed.started_on, timed.met_on, longer)
            add((timed.procedure, timed.clock), str(max(days, 0)), 1)


def count_investigation(account: Account, period: Period, add: Add) -> None:
    """T6: the working days of each part of an investigation, from the request for it."""
    stage2 = account.stage2
    if stage2 is None or not period.holds(stage2.answered_on):
        return
    parts: tuple[tuple[str, date | None], ...] = (
        ("appointed", stage2.appointed_on),
        ("agreed", stage2.agreed_on),
        ("reported", stage2.reported_on),
        ("answered", stage2.answered_on),
    )
    for part, on in parts:
        if on and on >= stage2.asked_on:
            days = count_working_days(stage2.asked_on, on, load_longer_calendar())
            add((part,), str(days), 1)


def count_pauses(account: Account, period: Period, add: Add) -> None:
    """T7: times that were met in the period with a pause in them, and the days of it."""
    for timed in account.timed:
        if period.holds(timed.met_on):
            row = (timed.procedure, timed.clock)
            if timed.paused_days:
                add(row, "paused", 1)
                add(row, "days", timed.paused_days)
            else:
                add(row, "not_paused", 1)


def count_told_late(account: Account, period: Period, add: Add) -> None:
    """H1: of all that was due in the period and was late, when the person was told that it was."""
    for timed in account.timed:
        if period.holds(timed.plain_on) and find_state(timed, period) in (LATE, OPEN_LATE):
            add((timed.procedure, timed.clock), _find_telling(timed, period), 1)


def _find_telling(timed: Timed, period: Period) -> str:
    if not period.is_over(timed.told_late_on) or timed.told_late_on is None:
        return "not_told"
    if timed.told_late_on <= count_or_wait(timed.limit_on, 1):
        return "next_day"
    return "later"
