"""Whole years of made-up contacts, by the rules alone: nothing here touches AWS. Contacts that are
the same in all that is counted are lived once, and counted as often as there were.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle

from tests.core import statutory
from tests.core.lives import TRIAGE, Life

THREE = ("leaving_care", "in_care", "fostering")
# What a council printed of 2022-23, by kind of contact; nobody recorded the kind of 38.
PUBLISHED_2022 = {
    "compliment": 52,
    "enquiry": 158,
    "concern": 85,
    "complaint": 23 + 4 + 2 + 4,
    "unsorted": 38,
    "all": 366,
}
ENQUIRY = {"their_reference": "25 000 001", "asked": "All of it.", "due": "2023-12-01"}


def list_days(year: int) -> Iterator[datetime]:
    """Yield ten in the morning of each weekday of a year from April, over and over."""
    days = []
    for n in range(365):
        day = date(year, 4, 1) + timedelta(days=n)
        if day.weekday() < 5:
            days.append(day)
    for day in cycle(days):
        yield datetime.combine(day, time(10), UTC)


class Year:
    """A year from April as a council lives it: each contact comes in on the next weekday."""

    def __init__(self, first: int) -> None:
        self._days = list_days(first)
        self.lives: list[Life] = []

    def take_in(self, procedure: str = "children_act", service: str = "", **given: str) -> Life:
        """Take in a contact, and record what it is."""
        life = self.open_only(**given)
        life.now += timedelta(hours=1)
        life.does("triage", **{**TRIAGE, "procedure": procedure, "service": service or "other"})
        return life

    def open_only(self, **given: str) -> Life:
        """Take in a contact that nobody records yet."""
        return self.add(Life.opens(next(self._days), **given))

    def take_in_many(self, number: int, procedure: str = "children_act", **given: str) -> None:
        """Take in so many contacts that differ in nothing that is counted."""
        life = self.take_in(procedure, **given)
        self.lives += [life] * (number - 1)

    def next_day(self) -> datetime:
        return next(self._days)

    def add(self, life: Life) -> Life:
        self.lives.append(life)
        return life

    def resolve(self, life: Life) -> None:
        """Put a complaint right with the person, and confirm it to them."""
        life.does("allocate", officer="care1")
        agreed_on = f"{life.now:%Y-%m-%d}"
        life.does("resolve", "care1", terms="A call.", actions="A call.", agreed_on=agreed_on)
        life.sends("resolution_confirmed")


def live_2021() -> Year:
    """Live 2021-22: 261 contacts, 60 of them about three services, 41 of those complaints, and 7 by
    children and young people, all put right with them (`001:33-37`).
    """
    year = Year(2021)
    for n in range(7):
        year.resolve(year.take_in(service=THREE[n % 3], code="child_lac"))
    year.take_in_many(20, service="in_care")
    year.take_in_many(14, service="fostering")
    year.take_in_many(19, "enquiry", service="leaving_care")
    for procedure in ("compliment", "enquiry", "children_act"):
        year.take_in_many(67, procedure)
    return year


def live_2022() -> Year:
    """Live 2022-23: 366 contacts, of which 52 were compliments, 158 enquiries and 85 sorted out
    locally. 23 complaints stayed at stage 1, 4 reached stage 2, 2 stage 3 and 4 the Ombudsman. 38
    emails were recorded by nobody.
    """
    year = Year(2022)
    for procedure, number in (("compliment", 52), ("enquiry", 158), ("concern", 85)):
        year.take_in_many(number, procedure)
    for code, number in (("child_lac", 12), ("parent", 8), ("foster_carer", 3)):
        year.take_in_many(number, code=code)
    for _ in range(4):
        year.add(statutory.at_stage2(at=year.next_day()))
    for _ in range(2):
        year.add(statutory.decided(at=year.next_day())).asks("want_stage3")
    for _ in range(4):
        year.take_in().does("log_ombudsman", "complaints1", **ENQUIRY)
    year.lives += [year.open_only(source="email")] * 37
    return year
