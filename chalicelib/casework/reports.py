"""Make the documents of a report and keep them, a little at a time where many histories have still
to be read first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib import clock, files, store
from chalicelib.casework.figures import WHILE_YOU_WAIT, Counted, count_figures
from chalicelib.core.figures.issued import list_near, read_issued, write_issued
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.publish import TooMuch
from chalicelib.core.figures.told import Finding
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib.reports.edition import Editions

WAIT = timedelta(seconds=8)  # for the attack, of the twenty that a page has


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the making of a report has come: `unread` cases have still to be counted. `told` are
    sentences for which there is no public edition yet.
    """

    read: int
    unread: int
    told: tuple[Finding, ...] = ()
    has_public: bool = True  # there was time to make the public edition safe


def make_documents(period: Period, now: datetime) -> Progress:
    """Make and keep the documents of both editions, once every case has been counted. Until then
    count some more, and return how many are left.

    Raise ValueError where no public edition can be made safe: then none is kept.
    """
    found = count_figures(period, WHILE_YOU_WAIT, beside=True)
    if found.unread:
        return Progress(found.tally.read, found.unread)
    editions = make_editions(found, clock.now() + WAIT)
    _keep_documents(found, editions, now)
    return Progress(found.tally.read, 0, editions.told, editions.public is not None)


def make_editions(found: Counted, until: datetime | None = None) -> Editions:
    """Return both editions of a report, with what was written for it, attacked together with the
    reports that were published before: no public one where that lasts beyond `until`. Raise
    ValueError where no public one can be made safe.
    """
    from chalicelib.reports import edition

    def watch() -> None:
        if until and clock.now() > until:
            raise TooMuch("To make these tables safe takes longer than there is time.")

    period = found.tally.period
    words = store.load_words(period.name)
    others = []
    for near in list_near(period):
        if plain := store.load_issued(near.name):
            others.append(read_issued(near, plain))
    council = settings().council
    beside = edition.Beside(council.name, council.authority, words, found.resolutions)
    return edition.make_editions(found.tally, found.tables, beside, others, watch)


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
