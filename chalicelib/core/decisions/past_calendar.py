"""What comes in when the list of bank holidays does not reach its dates: it is taken all the same,
with those dates that can be counted and no others.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.decisions.running_clocks import find_met_otherwise, start_on_receipt
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.working_days import BeyondCalendar, load_calendar, london_date

ON_RECEIPT = {"receipt", "acknowledged"}


def start_countable(
    procedure: Procedure, received_on: date, acknowledged_on: date
) -> tuple[Clock, ...]:
    """Return the clocks that start when a complaint comes in, without those whose last day is past
    the bank holidays that we know.
    """
    ack = tuple(rule for rule in procedure.clocks if rule.name == "ack")
    clocks: dict[str, Clock] = {}
    for rule in procedure.clocks:
        alone = replace(procedure, clocks=(*ack, rule))
        with suppress(BeyondCalendar):
            for clock in start_on_receipt(alone, received_on, acknowledged_on):
                clocks[clock.name] = clock
    return tuple(clocks.values())


def describe_uncounted(case: Case, procedure: Procedure) -> dict[str, Any]:
    """Return what the first letters say of dates that cannot be counted yet: the last day that the
    calendar knows. Return nothing where all are counted.
    """
    for rule in procedure.clocks:
        if ON_RECEIPT & set(rule.starts) and case.clock(rule.name) is None:
            return {"calendar_ends": load_calendar().last}
    return {}


def start_uncounted(case: Case, procedure: Procedure) -> Case:
    """Return a case that nobody has sorted, with the clocks of its receipt that the bank holidays
    known when it was last counted did not reach.
    """
    known_to = case.calendar.partition("-")[0]  # the year in which that list ended
    if case.stage != procedure.stages[0].name or not known_to.isdecimal():
        return case
    received_on = london_date(case.received_at)
    for clock in start_countable(procedure, received_on, received_on):
        if case.clock(clock.name) is None and clock.due_on.year > int(known_to):
            met = find_met_otherwise(case, procedure, clock)
            case = case.with_clock(met or clock)
    return case
