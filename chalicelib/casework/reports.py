"""Make the documents of a report and keep them, a little at a time where many histories have still
to be read first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from chalicelib import clock, files, store
from chalicelib.casework.figures import WHILE_YOU_WAIT, Counted, count_figures
from chalicelib.core.figures.attack import TooMuch
from chalicelib.core.figures.issued import list_near, read_issued, write_issued
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.told import Finding
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib.reports.edition import Editions

WAIT = timedelta(seconds=8)  # for the attack, of the twenty that a page has
LEAST = 2  # looks at the clock before the first search is over


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the making of a report has come: `unread` cases have still to be counted. `told` are
    sentences for which there is no public edition yet.
    """

    read: int
    unread: int
    told: tuple[Finding, ...] = ()
    has_public: bool = True  # the public edition is safe


def make_documents(period: Period, now: datetime, wait: timedelta = WAIT) -> Progress:
    """Make and keep the documents of both editions, once every case has been counted. Until then
    count some more, and return how many are left.

    The public edition may take several calls to be made safe, each of which may `wait` so long and
    goes on from the one before.
    """
    found = count_figures(period, WHILE_YOU_WAIT, beside=True)
    if found.unread:
        return Progress(found.tally.read, found.unread)
    before = store.load_attack(period.name)
    editions = make_editions(found, _Deadline(clock.now() + wait), before)
    store.keep_attack(period.name, editions.attack)
    if editions.public or not before or before["of"] != editions.attack["of"]:
        _keep_documents(found, editions, now)
    return Progress(found.tally.read, 0, editions.told, editions.public is not None)


class _Deadline:
    """Says when there is no more time. One search is always made, so that each call gets on."""

    def __init__(self, until: datetime) -> None:
        self._until = until
        self._asked = 0

    def __call__(self) -> None:
        """Raise TooMuch once the time is over."""
        self._asked += 1
        if self._asked > LEAST and clock.now() > self._until:
            raise TooMuch("To make these tables safe takes longer than there is time.")


def make_editions(
    found: Counted,
    watch: Callable[[], None] | None = None,
    before: Mapping[str, Any] | None = None,
) -> Editions:
    """Return both editions of a report, with what was written for it, attacked together with the
    reports that were published before. `before` is how far an earlier call came. There is no public
    edition where `watch` raises TooMuch, or where none can be made safe.
    """
    from chalicelib.reports import edition

    period = found.tally.period
    words = store.load_words(period.name)
    others = []
    for near in list_near(period):
        if plain := store.load_issued(near.name):
            others.append(read_issued(near, plain))
    council = settings().council
    beside = edition.Beside(council.name, council.authority, words, found.resolutions)
    attack = edition.Attack(before, watch)
    return edition.make_editions(found.tally, found.tables, beside, others, attack)


def _keep_documents(found: Counted, editions: Editions, now: datetime) -> None:
    from chalicelib.reports import edition

    period = found.tally.period
    kept = []
    for document in edition.make_all(found.tally, found.tables, editions):
        key = f"reports/{period.name}/{now:%Y%m%dT%H%M%S}/{document.name}"
        kept.append(files.keep_attachment(key, document.name, document.body, document.type))
    store.keep_report(period.name, store.MadeReport(now, tuple(kept)))
    if editions.issued:
        store.keep_issued(period.name, write_issued(editions.issued))
