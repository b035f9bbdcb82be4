"""Say what would be due, and when, if something came in now under this procedure, from rows alone.

A clock that starts later counts from a given day, or from the last day on which its start may
happen in the ordinary, slowest way. `Due.guessed` says which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib.core.decisions import running_clocks
from chalicelib.core.procedures.clock_words import (
    describe_start,
    find_ordinary_end,
    find_same_day,
    is_limit,
)
from chalicelib.core.procedures.tables import ClockRule, Procedure
from chalicelib.core.working_days import (
    LONDON,
    NOT_COUNTED,
    BeyondCalendar,
    explain_due_date,
    in_words,
    load_calendar,
    parse_day,
)

AT_FIRST = ("receipt", "acknowledged")


class Unanswerable(ValueError):
    """A question that cannot be answered; the message says why, and what to ask instead."""


@dataclass(frozen=True, slots=True)
class Due:
    """One date: the clock's rule, the day it counts from and what happens on it, and whether that
    day is only the last one it may happen.
    """

    rule: ClockRule
    started_on: date
    due_on: date
    start: str
    guessed: bool

    def why(self, procedure: Procedure) -> str:
        """Return how the date was reached, in sentences that anyone can check (RULES 3.1)."""
        event = describe_start(procedure, self.rule, self.start)
        if self.rule.days < 0:
            from_it = ""
        else:
            from_it = f"Day 0 is {event}. "
        if self.guessed:
            guess = "We do not know that day yet, so this takes the last day it may be. "
        else:
            guess = ""
        return (
            from_it
            + guess
            + explain_due_date(self.started_on, self.rule.days, self.due_on, self.rule.unit)
        )


def read_instant(text: str) -> datetime:
    """Return the instant that "2026-12-24T13:00" means in London.

    Another offset may be given, or a day alone. Raise Unanswerable for anything else.
    """
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise Unanswerable(
            f"“{text}” is not a time. Write it like 2026-12-24T13:00, or 2026-12-24 for a day."
        ) from None
    if found.tzinfo:
        return found
    return found.replace(tzinfo=LONDON)


def read_day(text: str) -> date:
    """Return the day that "24 12 2026", "24 December 2026" or "2026-12-24" means. Raise
    Unanswerable for anything else.
    """
    if said := parse_day(text):
        return said
    raise Unanswerable("Give a day, a month and a year, like 24 12 2026.")


def starts(procedure: Procedure) -> tuple[str, ...]:
    """Return the names that can be given a day: all that a clock counts from, except the
    receipt.
    """
    names = dict[str, None]()
    for rule in procedure.clocks:
        names |= dict.fromkeys(rule.starts)
    names.pop("receipt", None)
    return tuple(names)


def list_due_dates(
    procedure: Procedure, received_on: date, given: Mapping[str, date] | None = None
) -> tuple[Due, ...]:
    """Return every date of a complaint that came in on `received_on`, soonest first. `given` maps a
    fact or letter to its known day.

    Raise Unanswerable for a name that starts nothing, a day before the receipt, or a day beyond the
    list of bank holidays.
    """
    given = given or {}
    _must_fit(procedure, received_on, given)
    try:
        dates = sorted(_count_all(procedure, received_on, given), key=lambda d: d.due_on)
    except BeyondCalendar:
        dates = []
    if not dates or dates[-1].due_on == NOT_COUNTED:
        first = in_words(load_calendar().first)
        last = in_words(load_calendar().last)
        raise Unanswerable(
            f"We know the bank holidays from {first} to {last}. Choose a day well within that time."
        )
    return tuple(dates)


def _must_fit(procedure: Procedure, received_on: date, given: Mapping[str, date]) -> None:
    known = starts(procedure)
    for name, day in given.items():
        if name not in known:
            raise Unanswerable(
                f"{procedure.name} counts nothing from “{name}”. It counts from: "
                f"{', '.join(known)}."
            )
        if day < received_on:
            raise Unanswerable(
                f"{name} is {in_words(day)}, before it came in on {in_words(received_on)}. "
                "Give a later day."
            )


def _count_all(procedure: Procedure, received_on: date, given: Mapping[str, date]) -> list[Due]:
    told_on = given.get("acknowledged", received_on)  # our first letter leaves in seconds
    made = list(_count_first(procedure, received_on, told_on, given))
    while fresh := list(_count_started(procedure, made, given)):
        made += fresh
    return made


def _count_first(
    procedure: Procedure, received_on: date, told_on: date, given: Mapping[str, date]
) -> Iterator[Due]:
    for clock in running_clocks.start_on_receipt(procedure, received_on, told_on):
        rule = procedure.clock(clock.name)
        start = next(s for s in rule.starts if s in AT_FIRST)
        yield Due(rule, clock.started_on, clock.due_on, start, guessed=False)


def _count_started(
    procedure: Procedure, made: list[Due], given: Mapping[str, date]
) -> Iterator[Due]:
    """Yield the clocks that what has happened so far starts, and that are not yet counted."""
    days = _assume_days(procedure, made, given)
    names = {d.rule.name for d in made}
    for rule in procedure.clocks:
        begins = _find_start(procedure, rule, days)
        if begins and rule.name not in names:
            start, day = begins
            clock = running_clocks.start_clock(rule, day)
            guessed = start not in given
            yield Due(rule, clock.started_on, clock.due_on, start, guessed)


def _find_start(
    procedure: Procedure, rule: ClockRule, days: dict[str, date]
) -> tuple[str, date] | None:
    """Return the first of a rule's starts that has a day, and that day, or None."""
    for start in rule.starts:
        day = days.get(start) or _find_leaving_day(procedure, rule, start, days)
        if day:
            return start, day
    return None


def _assume_days(
    procedure: Procedure, made: list[Due], given: Mapping[str, date]
) -> dict[str, date]:
    """Return the day of each fact and letter: the one given, or the last day of the clock that
    it stops.
    """
    known = list(given.items())
    for due in made:
        if not is_limit(procedure, due.rule):
            known.append((find_ordinary_end(procedure, due.rule), due.due_on))
    days: dict[str, date] = {}
    for name, day in known:
        for each in (name, *sorted(find_same_day(procedure, name))):
            days.setdefault(each, day)
    return days


def _find_leaving_day(
    procedure: Procedure, rule: ClockRule, start: str, days: dict[str, date]
) -> date | None:
    """Return the day from which a clock counts back if nobody has given it: the day that ends
    the stage at which it is fixed.
    """
    if rule.days >= 0:
        return None
    for stage in procedure.stages:
        facts = {move.records for move in stage.moves}
        if start not in facts:
            continue
        for move in stage.moves:
            if move.leads_to not in ("", stage.name) and move.records in days:
                return days[move.records]
    return None
