"""Count the figures of a period from the histories of all cases. What a report needs of a case is
kept once it has been read, and read again only when the case has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chalicelib import log, store
from chalicelib.core import records
from chalicelib.core.figures.account import Account
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import Period, list_months
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.figures.tables import Table, make_tables
from chalicelib.core.figures.tally import Tally
from chalicelib.core.figures.years import (
    Break,
    YearOf,
    find_start,
    list_earlier,
    make_year_tables,
)
from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.resolutions import list_resolutions
from chalicelib.core.working_days import load_calendar, london_date
from chalicelib.settings import settings

# So many months without a case, and we have gone back to before there were any.
EMPTY_MONTHS = 36
EACH_MORNING = 2_000  # histories, within the time of the function that sends the digest
WHILE_YOU_WAIT = 400  # histories, within the time of a page


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a period. `unread` cases are not in them, since their histories have still to
    be read: those that were read are kept, so that asking again gets further.
    """

    tally: Tally
    tables: tuple[Table, ...]
    unread: int = 0
    resolutions: tuple[Action, ...] = ()  # of the board


def count_figures(
    period: Period, most: int | None = None, *, beside: bool = False, breaks: Sequence[Break] = ()
) -> Counted:
    """Return the figures of a period: the members' edition, exact. Read `most` histories.

    With `beside`, tables with the same days of earlier years come first; `breaks` are the days on
    which the counting changed.
    """
    reading = _Reading(most)
    counted = Tally(period)
    earlier = []
    if beside:
        earlier = [Tally(each) for each in list_earlier(period)]
    for account in reading.list_accounts(period.end):
        for each in (counted, *earlier):
            each.take(account)
    entries = list(store.list_entries(period.end))
    for entry in entries:
        for each in (counted, *earlier):
            each.take_entry(entry)
    labels = Labels(settings().council.authority)
    tables = make_tables(counted, labels)
    years = [YearOf(each.period, make_tables(each, labels)) for each in earlier]
    beside_each_other = make_year_tables(
        [YearOf(period, tables), *years],
        [*breaks, *find_start(reading.first, [each.period for each in earlier])],
    )
    resolutions = list_resolutions(entries, period.first, period.end)
    return Counted(counted, (*beside_each_other, *tables), reading.unread, resolutions)


def keep_accounts(now: datetime) -> int:
    """Read the histories of cases that have changed, and return how many are left for the next
    time. A failure is logged, and hinders nothing else."""
    reading = _Reading(EACH_MORNING)
    try:
        for _ in reading.list_accounts(london_date(now)):
            pass
    except Exception as error:  # noqa: BLE001 - figures can wait, and nobody is owed them today
        log.log_trouble("Accounts for reports could not be kept.", error)
        log.count("AccountsNotKept")
    return reading.unread


class _Reading:
    """Reads accounts: those that are kept, or else, `most` times, the history of the case."""

    def __init__(self, most: int | None) -> None:
        self._reader = AccountReader(settings().council.authority)
        self._left = most
        self.unread = 0
        self.first: date | None = None  # the day of the first case

    def list_accounts(self, end: date) -> Iterator[Account]:
        """Yield the account of every case that came in by a day. What came in long before may be
        open still, so this goes back to the first.
        """
        empty = 0
        for month in reversed(list_months(Period(load_calendar().first, end))):
            references = store.list_received_in(month)
            if references:
                empty = 0
                yield from self._list_accounts_of(month, references)
            else:
                empty += 1
            if empty == EMPTY_MONTHS:
                return

    def _note_first(self, account: Account) -> Account:
        if self.first is None or account.received_on < self.first:
            self.first = account.received_on
        return account

    def _list_accounts_of(self, month: str, references: list[str]) -> Iterator[Account]:
        kept = store.load_accounts(month)
        versions = store.load_versions(references)
        for reference in references:
            held = kept.get(reference)
            now = (versions.get(reference), self._reader.mark)
            if held and (held.version, held.mark) == now:
                yield self._note_first(records.from_plain(Account, held.plain))
            elif self._left == 0:
                self.unread += 1
            elif account := self._read_history(month, reference):
                yield self._note_first(account)

    def _read_history(self, month: str, reference: str) -> Account | None:
        if self._left is not None:
            self._left -= 1
        history = store.load_history(reference)
        account = self._reader.read(history)
        if account:
            plain = records.to_plain(account)
            found = store.KeptAccount(history[-1].number, self._reader.mark, plain)
            store.keep_account(month, reference, found)
        return account
