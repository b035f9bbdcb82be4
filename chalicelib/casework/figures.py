"""Count the figures of a period from the histories of all cases, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib import store
from chalicelib.core.figures.account import Account
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import Period, list_months
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.figures.tables import Table, make_tables
from chalicelib.core.figures.tally import Tally, tally
from chalicelib.core.working_days import load_calendar
from chalicelib.settings import settings

# So many months without a case, and we have gone back to before there were any.
EMPTY_MONTHS = 36


def count_figures(period: Period) -> tuple[Tally, tuple[Table, ...]]:
    """Return the counts of a period, and the tables of them: the members' edition, exact."""
    authority = settings().council.authority
    counted = tally(read_accounts(period), period)
    return counted, make_tables(counted, Labels(authority))


def read_accounts(period: Period) -> Iterator[Account]:
    """Yield the account of every case that came in by the end of a period.

    What came in long before may have been answered in it, so this goes back to the first case.
    """
    reader = AccountReader(settings().council.authority)
    for reference in _list_cases_until(period.end):
        account = reader.read(store.load_history(reference))
        if account:
            yield account


def _list_cases_until(end: date) -> Iterator[str]:
    """Yield the references of all cases that came in by a day, the latest month first."""
    empty = 0
    for month in reversed(list_months(Period(load_calendar().first, end))):
        references = store.list_received_in(month)
        yield from references
        if references:
            empty = 0
        else:
            empty += 1
        if empty == EMPTY_MONTHS:
            return
