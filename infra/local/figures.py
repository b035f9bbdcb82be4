"""The report of a period, as the documents that there are of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.casework.figures import Counted
    from chalicelib.core.figures.told import Finding

DOCUMENTS = (
    "dictionary.csv",
    "report.html",
    "report.pdf",
    "report.ods",
    "report.csv",
    "report.json",
    "public.html",
    "public.pdf",
    "public.ods",
    "public.csv",
    "report-one-page.html",
    "report-one-page.pdf",
    "public-one-page.html",
    "public-one-page.pdf",
)


def make_document(name: str, first: str, last: str) -> tuple[bytes, str]:
    """Return a document of the report for these days, and its type. Raise ValueError, in words for
    whoever asked, for days that no report can cover.
    """
    from chalicelib import clock
    from chalicelib.casework.figures import count_figures
    from chalicelib.core.figures.period import make_period
    from chalicelib.core.working_days import london_date
    from chalicelib.reports.edition import TYPES

    period = make_period(first, last, london_date(clock.now()))
    found = count_figures(period, beside=True)
    return _write(name, found), TYPES[name.rpartition(".")[2]]


def _write(name: str, found: Counted) -> bytes:
    from chalicelib.casework.reports import make_editions
    from chalicelib.reports import documents
    from chalicelib.reports.edition import make_documents, make_public_documents
    from chalicelib.settings import settings
    from infra.pdf import write_pdf

    if name == "report.json":
        return documents.write_json(found.tally, found.tables, settings().council.name).encode()
    if name == "dictionary.csv":
        return documents.write_dictionary().encode()
    editions = make_editions(found)
    if name.startswith("report"):
        made = make_documents(editions.members, "report")
    else:
        if editions.public is None:
            unsafe = "; ".join(editions.attack["unsafe"])
            raise ValueError(f"There is no public edition: these would tell of a person. {unsafe}")
        if editions.told:
            raise ValueError(_describe(editions.told))
        made = make_public_documents(editions.public)
    bodies = {document.name: document.body for document in made}
    stem, _, ending = name.partition(".")
    if ending == "pdf":
        return write_pdf(json.loads(bodies[f"{stem}-pages.json"]))
    return bodies[name]


def _describe(told: tuple[Finding, ...]) -> str:
    said = "There is no public edition:"
    for each in told:
        said += f" “{each.sentence}” {each.why}"
    return said
