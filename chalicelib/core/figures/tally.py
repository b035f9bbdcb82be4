"""Count a period of accounts, one at a time. What is kept grows with the rows of the tables, and
not with the cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from chalicelib.core.figures.account import Account
from chalicelib.core.figures.dictionary import MEASURES
from chalicelib.core.figures.measure import ALL, CHILDREN, Add, Row
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.rows_learning import count_entry
from chalicelib.core.learning.register import Entry

Counts = dict[Row, Counter[str]]


class Tally:
    """The counts of one period: by measure and set, then row, then column."""

    def __init__(self, period: Period) -> None:
        self.period = period
        self.read = 0
        self._counts: dict[tuple[str, str], Counts] = {}

    def take(self, account: Account) -> None:
        """Count one case."""
        self.read += 1
        for measure in MEASURES:
            if measure.count is None:
                continue
            measure.count(account, self.period, self._make_adder(measure.id, ALL))
            if measure.apart and account.child:
                measure.count(account, self.period, self._make_adder(measure.id, CHILDREN))

    def take_entry(self, entry: Entry) -> None:
        """Count what one case has in the register of actions."""
        count_entry(entry, self.period, self._make_adder)

    def find(self, measure: str, people: str = ALL) -> Counts:
        """Return the counts of a measure, by row and column."""
        return self._counts.get((measure, people), {})

    def _make_adder(self, measure: str, people: str = ALL) -> Add:
        def add(row: Row, column: str, number: int) -> None:
            if number:
                rows = self._counts.setdefault((measure, people), {})
                rows.setdefault(row, Counter())[column] += number

        return add


def tally(accounts: Iterable[Account], period: Period) -> Tally:
    """Return the counts of all accounts in a period."""
    counted = Tally(period)
    for account in accounts:
        counted.take(account)
    return counted
