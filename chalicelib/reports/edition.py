"""Every document of a report, by its name: those of the members' edition and of the public one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from chalicelib import pages
from chalicelib.core.council import Authority
from chalicelib.core.figures.attack import TooMuch
from chalicelib.core.figures.issued import Issued
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.progress import take_up, write_progress
from chalicelib.core.figures.publish import Edition
from chalicelib.core.figures.tables import Table
from chalicelib.core.figures.tally import Tally
from chalicelib.core.figures.told import Finding, find_named, find_told
from chalicelib.core.figures.words import PARTS, is_whole_year
from chalicelib.core.learning.actions import Action
from chalicelib.reports import documents
from chalicelib.reports.cells import show_cell
from chalicelib.reports.ods import TYPE as ODS
from chalicelib.reports.ods import write_ods
from chalicelib.reports.one_page import OnePage, describe_one_page, make_one_page
from chalicelib.reports.read_back import find_added
from chalicelib.reports.report import (
    Report,
    Section,
    add_words,
    make_public_report,
    make_report,
)
from chalicelib.reports.resolutions import add_resolutions
from chalicelib.reports.self_assessment import add_assessment

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


@dataclass(frozen=True, slots=True)
class Editions:
    """Both editions of a report. `told` are the sentences that must not be published,
    and `issued` is what to keep of it once it is published, where it may be. `attack` is how far it
    was made safe, to go on from (`progress.py`).
    """

    members: Report
    public: Report | None  # None where there was no time to make it safe
    told: tuple[Finding, ...]
    issued: Issued | None
    attack: dict[str, Any]


def write_page(report: Report) -> str:
    """Return the report as a web page that stands by itself."""
    return pages.render_page("report", report=report, draw=draw, show=show_cell)


def draw(section: Section) -> Markup:
    """Return the chart of a section for a page."""
    return Markup(documents.draw_section(section))  # noqa: S704 - its words are escaped there


def write_one_page(page: OnePage) -> str:
    """Return the one page as a web page that stands by itself."""
    return pages.render_page("one-page", page=page, show=show_cell)


def make_documents(report: Report, name: str) -> tuple[Document, ...]:
    """Return the documents of one edition, whose names begin with `name`."""
    shown = json.dumps(documents.describe_pages(report), ensure_ascii=False, indent=1)
    one = make_one_page(report)
    on_one = json.dumps(describe_one_page(one), ensure_ascii=False, indent=1)
    return (
        Document(f"{name}.html", write_page(report).encode(), "Web page, to read and print"),
        Document(f"{name}.ods", write_ods(report), "Spreadsheet, one table a sheet"),
        Document(f"{name}.csv", documents.write_csv(report).encode(), "Every figure on a line"),
        Document(f"{name}-pages.json", shown.encode(), "For making the PDF"),
        Document(f"{name}-one-page.html", write_one_page(one).encode(), "One page for members"),
        Document(f"{name}-one-page-pages.json", on_one.encode(), "For making its PDF"),
    )


@dataclass(frozen=True, slots=True)
class Attack:
    """How the public edition is made safe: from what was `kept` of it, until `watch` raises
    TooMuch.
    """

    kept: Mapping[str, Any] | None = None
    watch: Callable[[], None] | None = None

    def make_safe(self, edition: Edition) -> bool:
        """Make an edition safe, and return whether it is: not yet, or never, where it is not."""
        take_up(edition, self.kept)
        try:
            if self.watch:
                edition.make_safe(self.watch)
            else:
                edition.make_safe()
        except TooMuch:
            return False
        except ValueError:
            if not edition.left:
                raise
            return False
        return True


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in a report beside its tables: what was written for it, by part, and what the
    board asked for.
    """

    council: str
    authority: Authority
    words: Mapping[str, str]
    resolutions: tuple[Action, ...] = ()

    def complete(self, report: Report, period: Period) -> Report:
        """Return a report with all of it. The self-assessment is for a whole year."""
        whole = add_words(report, period, self.words)
        whole = add_resolutions(whole, self.resolutions, period)
        if is_whole_year(period):
            whole = add_assessment(whole, self.authority, self.words)
        return whole

    def list_texts(self) -> tuple[str, ...]:
        """Return all that people wrote for the public edition."""
        return (*self.words.values(), *(action.public for action in self.resolutions))

    def find_faults(self, edition: Edition) -> tuple[Finding, ...]:
        """Return the sentences that give away what the public edition hides, or that may name
        somebody. What is said of the Code may name who holds an office.
        """
        unnamed = [self.words.get(part.key, "") for part in PARTS]
        unnamed += [action.public for action in self.resolutions]
        named = find_named(unnamed, self.authority.officers)
        return (*find_told(edition, self.list_texts()), *named)


def make_editions(
    counted: Tally,
    tables: tuple[Table, ...],
    beside: Beside,
    others: Sequence[Issued] = (),
    attack: Attack | None = None,
) -> Editions:
    """Return the members' and the public edition, the public one attacked together with what
    `others` published. There is no public one while there was no time for that, or where none can
    be made safe.
    """
    period = counted.period
    members = beside.complete(make_report(tables, period, beside.council, counted.read), period)
    edition = Edition(tables, period, others)
    safe = (attack or Attack()).make_safe(edition)
    if not safe:
        return Editions(members, None, (), None, write_progress(edition))
    public = beside.complete(make_public_report(edition.show(), period, beside.council), period)
    told = beside.find_faults(edition)
    issued = None
    if not told and not public.missing and period.end == period.last:
        issued = edition.issue(period)
    return Editions(members, public, told, issued, write_progress(edition))


def make_public_documents(public: Report) -> tuple[Document, ...]:
    """Return the documents of a public edition. Raise ValueError if one of them holds a number
    that the edition does not show.
    """
    made = make_documents(public, "public")
    for document in made:
        added = find_added(public, document.name, document.body)
        if added:
            raise ValueError(f"{document.name} shows what the edition does not.")
    return made


def make_all(counted: Tally, tables: tuple[Table, ...], editions: Editions) -> tuple[Document, ...]:
    """Return every document but the PDFs. There are none of a public edition whose words give away
    what its tables hide.
    """
    public: tuple[Document, ...] = ()
    if editions.public and not editions.told:
        public = make_public_documents(editions.public)
    figures = documents.write_json(counted, tables, editions.members.council).encode()
    return (
        *make_documents(editions.members, "report"),
        Document("report.json", figures, "Every figure by its id"),
        *public,
        Document("dictionary.csv", documents.write_dictionary().encode(), "What each figure is"),
    )
