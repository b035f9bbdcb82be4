"""Make the documents of a report and keep them, a little at a time where many histories have still
to be read first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chalicelib import files, store
from chalicelib.casework.figures import WHILE_YOU_WAIT, Counted, count_figures
from chalicelib.core.figures.period import Period
from chalicelib.settings import settings


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the making of a report has come: `unread` cases have still to be counted."""

    read: int
    unread: int


def make_documents(period: Period, now: datetime) -> Progress:
    """Make and keep the documents of both editions, once every case has been counted. Until then
    count some more, and return how many are left.

    Raise ValueError where no public edition can be made safe: then none is kept.
    """
    found = count_figures(period, WHILE_YOU_WAIT, beside=True)
    if not found.unread:
        _keep_documents(period, found, now)
    return Progress(found.tally.read, found.unread)


def _keep_documents(period: Period, found: Counted, now: datetime) -> None:
    from chalicelib.reports import edition

    kept = []
    words = store.load_words(period.name)
    council = settings().council.name
    for document in edition.make_all(found.tally, found.tables, council, words):
        key = f"reports/{period.name}/{now:%Y%m%dT%H%M%S}/{document.name}"
        kept.append(files.keep_attachment(key, document.name, document.body, document.type))
    store.keep_report(period.name, store.MadeReport(now, tuple(kept)))
