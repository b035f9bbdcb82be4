"""The report of a period, as the documents that there are of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.core.figures.tables import Table
    from chalicelib.core.figures.tally import Tally

DOCUMENTS = {
    "report.json": "application/json; charset=utf-8",
    "report.html": "text/html; charset=utf-8",
    "figures.csv": "text/csv; charset=utf-8",
    "dictionary.csv": "text/csv; charset=utf-8",
    "public.html": "text/html; charset=utf-8",
    "public.csv": "text/csv; charset=utf-8",
}
MARK = (
    "Members’ edition: exact figures. Some numbers are so small that they may point to a person. "
    "Do not publish it or pass it on."
)


PUBLIC = (
    "Public edition. Small numbers are hidden or rounded, so that nobody can be found by them. A "
    "program has tried to work the hidden numbers out from all these tables, and could not."
)


def make_document(name: str, first: str, last: str) -> tuple[bytes, str]:
    """Return a document of the report for these days, and its type. Raise ValueError, in words for
    whoever asked, for days that no report can cover.
    """
    from chalicelib import casework, clock
    from chalicelib.core.figures.period import make_period
    from chalicelib.core.working_days import london_date
    from chalicelib.settings import settings

    period = make_period(first, last, london_date(clock.now()))
    found = casework.count_figures(period)
    text = _write(name, found.tally, found.tables, settings().council.name)
    return text.encode(), DOCUMENTS[name]


def _write(name: str, counted: Tally, tables: tuple[Table, ...], council: str) -> str:
    from chalicelib import pages
    from chalicelib.core.figures.publish import publish
    from chalicelib.reports import documents

    if name == "report.json":
        return documents.write_json(counted, tables, council)
    if name == "figures.csv":
        return documents.write_csv(tables)
    if name == "dictionary.csv":
        return documents.write_dictionary()
    if name == "public.csv":
        return documents.write_public_csv(publish(tables))
    about = {"period": counted.period, "council": council}
    if name == "public.html":
        view = documents.make_public_view(publish(tables))
        return pages.render_page("report", **about, mark=PUBLIC, read=0, **view)
    view = documents.make_view(tables)
    return pages.render_page("report", **about, mark=MARK, read=counted.read, **view)
