"""The report of a period, as the documents that there are of it."""

from __future__ import annotations

DOCUMENTS = {
    "report.json": "application/json; charset=utf-8",
    "report.html": "text/html; charset=utf-8",
    "figures.csv": "text/csv; charset=utf-8",
    "dictionary.csv": "text/csv; charset=utf-8",
}
MARK = (
    "Members’ edition: exact figures. Some numbers are so small that they may point to a person. "
    "Do not publish it or pass it on."
)


def make_document(name: str, first: str, last: str) -> tuple[bytes, str]:
    """Return a document of the report for these days, and its type. Raise ValueError, in words for
    whoever asked, for days that no report can cover.
    """
    from chalicelib import casework, clock, pages
    from chalicelib.core.figures.period import make_period
    from chalicelib.core.working_days import london_date
    from chalicelib.reports import documents
    from chalicelib.settings import settings

    period = make_period(first, last, london_date(clock.now()))
    council = settings().council.name
    found = casework.count_figures(period)
    counted = found.tally
    tables = found.tables
    if name == "report.json":
        text = documents.write_json(counted, tables, council)
    elif name == "figures.csv":
        text = documents.write_csv(tables)
    elif name == "dictionary.csv":
        text = documents.write_dictionary()
    else:
        view = documents.make_view(tables)
        about = {"period": period, "council": council, "mark": MARK, "read": counted.read}
        text = pages.render_page("report", **about, **view)
    return text.encode(), DOCUMENTS[name]
