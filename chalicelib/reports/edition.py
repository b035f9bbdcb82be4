"""Every document of a report, by its name: those of the members' edition and of the public one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chalicelib import pages
from chalicelib.core.figures.publish import publish
from chalicelib.core.figures.tables import Table
from chalicelib.core.figures.tally import Tally
from chalicelib.reports import documents
from chalicelib.reports.cells import show_cell
from chalicelib.reports.ods import TYPE as ODS
from chalicelib.reports.ods import write_ods
from chalicelib.reports.report import (
    Report,
    Section,
    add_words,
    make_public_report,
    make_report,
)

TYPES = {
    "html": "text/html; charset=utf-8",
    "ods": ODS,
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A file of a report, and what a person is told it is."""

    name: str
    body: bytes
    about: str

    @property
    def type(self) -> str:
        """Return its media type."""
        return TYPES[self.name.rpartition(".")[2]]


def write_page(report: Report) -> str:
    """Return the report as a web page that stands by itself."""
    return pages.render_page("report", report=report, draw=draw, show=show_cell)


def draw(section: Section) -> Markup:
    """Return the chart of a section for a page."""
    return Markup(documents.draw_section(section))  # noqa: S704 - its words are escaped there


def make_documents(report: Report, name: str) -> tuple[Document, ...]:
    """Return the documents of one edition, whose names begin with `name`."""
    shown = json.dumps(documents.describe_pages(report), ensure_ascii=False, indent=1)
    return (
        Document(f"{name}.html", write_page(report).encode(), "Web page, to read and print"),
        Document(f"{name}.ods", write_ods(report), "Spreadsheet, one table a sheet"),
        Document(f"{name}.csv", documents.write_csv(report).encode(), "Every figure on a line"),
        Document(f"{name}-pages.json", shown.encode(), "For making the PDF"),
    )


def make_editions(
    counted: Tally, tables: tuple[Table, ...], council: str, words: Mapping[str, str]
) -> tuple[Report, Report]:
    """Return the members' and the public edition. Raise ValueError where no public one can be made
    safe.
    """
    period = counted.period
    members = make_report(tables, period, council, counted.read)
    public = make_public_report(publish(tables), period, council)
    return add_words(members, period, words), add_words(public, period, words)


def make_all(
    counted: Tally, tables: tuple[Table, ...], council: str, words: Mapping[str, str]
) -> tuple[Document, ...]:
    """Return every document of both editions, but the PDFs. Raise ValueError where no public
    edition can be made safe.
    """
    members, public = make_editions(counted, tables, council, words)
    figures = documents.write_json(counted, tables, council).encode()
    return (
        *make_documents(members, "report"),
        Document("report.json", figures, "Every figure by its id"),
        *make_documents(public, "public"),
        Document("dictionary.csv", documents.write_dictionary().encode(), "What each figure is"),
    )
