"""The dates at the foot of the public guide: what would be due when, if it came in on a day that
someone asks about. Nothing asked is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib import translations
from chalicelib.core import what_if
from chalicelib.core.procedures.clock_words import describe_days, repeats
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.working_days import in_words


@dataclass(frozen=True, slots=True)
class Date:
    """One date of "what if it came in on this day": what is due, who must do it, whether it rests
    on a guess, and how it is counted.
    """

    name: str
    day: str
    promise: str
    yours: bool
    guessed: bool
    why: str


def list_dates(procedure: Procedure, received_on: date) -> tuple[Date, ...]:
    """Return what is due when, soonest first.

    Raise Unanswerable for a day that cannot be counted from.
    """
    dates = []
    for due in what_if.list_due_dates(procedure, received_on):
        if due.rule.whose != "officers":  # of those nothing is promised to anybody
            dates.append(_make_date(procedure, due))
    return tuple(dates)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question "what if it came in on this day": what was typed, the day, its dates, and what
    is wrong with it.
    """

    typed: Mapping[str, str]
    day: str = ""
    dates: tuple[Date, ...] = ()
    error: str = ""

    @classmethod
    def read(cls, procedure: Procedure, query: Callable[[str], str]) -> Asked:
        """Return the question that an address asks: `?from=2026-12-24`, or the three boxes of
        the page's form. It is empty if nothing was asked.
        """
        typed = {part: query(f"from-{part}") for part in ("day", "month", "year")}
        said = query("from") or " ".join(typed.values()).strip()
        if not said:
            return cls(typed)
        try:
            day = what_if.read_day(said)
            typed = {"day": f"{day.day}", "month": f"{day.month}", "year": f"{day.year}"}
            return cls(typed, in_words(day), list_dates(procedure, day))
        except what_if.Unanswerable as error:
            return cls(typed, error=str(error))


def _make_date(procedure: Procedure, due: what_if.Due) -> Date:
    rule = due.rule
    promise = rule.promise
    if repeats(rule):
        promise = translations.fill_later(
            "%(promise)s, and every %(days)s after that",
            promise=promise,
            days=describe_days(rule),
        )
    return Date(
        rule.name,
        in_words(due.due_on),
        promise,
        rule.whose == "person",
        due.guessed,
        due.why(procedure),
    )
