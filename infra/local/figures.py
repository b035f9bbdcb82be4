"""The report of a period, as the documents that there are of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.core.figures.tables import Table
    from chalicelib.core.figures.tally import Tally

_EACH = ("html", "pdf", "ods", "csv", "json")
_NAMES = tuple(f"{edition}.{ending}" for edition in ("report", "public") for ending in _EACH)
DOCUMENTS = ("dictionary.csv", *(name for name in _NAMES if name != "public.json"))


def make_document(name: str, first: str, last: str) -> tuple[bytes, str]:
    """Return a document of the report for these days, and its type. Raise ValueError, in words for
    whoever asked, for days that no report can cover.
    """
    from chalicelib import casework, clock
    from chalicelib.core.figures.period import make_period
    from chalicelib.core.working_days import london_date
    from chalicelib.reports.edition import TYPES

    period = make_period(first, last, london_date(clock.now()))
    found = casework.count_figures(period, beside=True)
    return _write(name, found.tally, found.tables), TYPES[name.rpartition(".")[2]]


def _write(name: str, counted: Tally, tables: tuple[Table, ...]) -> bytes:
    from chalicelib import store
    from chalicelib.reports import documents
    from chalicelib.reports.edition import make_documents, make_editions
    from chalicelib.settings import settings
    from infra.pdf import write_pdf

    council = settings().council.name
    if name == "report.json":
        return documents.write_json(counted, tables, council).encode()
    if name == "dictionary.csv":
        return documents.write_dictionary().encode()
    edition, _, ending = name.partition(".")
    words = store.load_words(counted.period.name)
    members, public = make_editions(counted, tables, council, words)
    report = {"report": members, "public": public}[edition]
    if ending == "pdf":
        return write_pdf(documents.describe_pages(report))
    made = {document.name: document.body for document in make_documents(report, edition)}
    return made[name]
