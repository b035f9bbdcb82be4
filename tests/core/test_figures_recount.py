"""The figures of any history are those that a slow and obvious count of its events gives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize

from chalicelib.core.figures.period import Period
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.figures.tally import Tally, tally
from chalicelib.core.working_days import london_date
from tests.core.lives import HOUSE
from tests.core.recount import Counts, Recount, measured
from tests.core.test_life_of_a_case import LifeOfACase

READER = AccountReader(HOUSE)


def flatten(counted: Tally) -> Counts:
    """Return the counts that are made again, as (measure, row, column)."""
    found: Counts = Counter()
    for name in measured():
        for row, columns in counted.find(name).items():
            for column, number in columns.items():
                found[name, row, column] += number
    return found


class LifeIsCounted(LifeOfACase):
    """A random life, whose figures are counted again at its end, for a random period of it."""

    @initialize(first=st.integers(-5, 90), days=st.integers(0, 200))
    def a_period_is_asked_for(self, first: int, days: int) -> None:
        self.first = first
        self.days = days

    def teardown(self) -> None:
        if not hasattr(self, "family") or not hasattr(self, "first"):
            return
        begins = london_date(self.family[0].received_at) + timedelta(days=self.first)
        for period in (
            Period(begins, begins + timedelta(days=self.days)),
            Period(date(2026, 1, 1), london_date(self.now)),
        ):
            self.counts_are_the_same(period)

    def counts_are_the_same(self, period: Period) -> None:
        accounts = []
        again: Counts = Counter()
        for story in self.family:
            account = READER.read(story.events)
            assert account
            accounts.append(account)
            again.update(Recount(story.events, period).count())
        known: Counts = Counter()
        for (name, row, column), number in flatten(tally(accounts, period)).items():
            if (name, column) != ("C3", "children_resolved"):
                known[name, row, column] = number
        left = Counter({key: n for key, n in again.items() if key[0] in measured()})
        assert known == left


TestLifeIsCounted = LifeIsCounted.TestCase
TestLifeIsCounted.settings = settings(
    max_examples=8, stateful_step_count=20, suppress_health_check=list(HealthCheck)
)
