"""A report as every document shows it. A number is written here once: the web page, the PDF, the
spreadsheet and the files of figures all take it from the same section.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.core.figures.dictionary import MEASURES
from chalicelib.core.figures.measure import BASES, Measure
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.publish import FEWER, LEAST_BASE, NOT_SHOWN, PublicTable
from chalicelib.core.figures.tables import TOTAL, Line, Table
from chalicelib.core.working_days import in_words
from chalicelib.reports.charts import Chart, make_chart
from chalicelib.reports.sentences import say_table

MEMBERS = "members"
PUBLIC = "public"
MARKS = {
    MEMBERS: "Members’ edition: exact figures. Some numbers are so small that they may point to a "
    "person. Do not publish it or pass it on.",
    PUBLIC: "Public edition. Small numbers are hidden or rounded, so that nobody can be found by "
    "them. A program has tried to work the hidden numbers out from all these tables, and could "
    "not.",
}
TITLE = "Complaints about children’s services"
# Tables that belong together, by how their ids begin.
GROUPS = (
    ("came", "What came in, and from whom", ("C", "W", "P", "G")),
    ("time", "Steps, and how long they took", ("S", "T", "H1")),
    ("found", "What was found and decided", ("N", "O", "R", "H2")),
    ("after", "What came of it", ("M", "B", "V", "Q", "E", "L")),
)
# Rows of what nobody has recorded: a total that holds them says so.
UNRECORDED = {
    "unsorted": "emails that nobody has recorded yet",
    "": "those for which it is not recorded",
}
Cell = float | str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a section: a number, or words in its place, for each column."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A table with what stands beside it: its sentence, its chart, what it counts and what is
    missing in it.
    """

    id: str
    group: str
    title: str
    basis: str
    counts: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Shown, ...]
    sentence: str
    chart: Chart | None
    says: str
    missing: str
    in_days: bool = False

    @property
    def anchor(self) -> str:
        """Return its name in an address."""
        return self.id.replace(".", "-")

    @property
    def caption(self) -> str:
        """Return what stands above the table: its name and its counting basis."""
        return f"{self.title}: {self.counts}"


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that belong together, under one heading."""

    anchor: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that the documents of one edition show."""

    council: str
    period: str
    as_of: str
    edition: str
    read: int
    sections: tuple[Section, ...]
    absent: tuple[Measure, ...]

    @property
    def title(self) -> str:
        """Return the heading of every document of it."""
        return TITLE

    @property
    def mark(self) -> str:
        """Return what says whom it is for."""
        return MARKS[self.edition]

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return its sections under their headings."""
        found = []
        for anchor, title, _ in GROUPS:
            held = tuple(each for each in self.sections if each.group == anchor)
            if held:
                found.append(Group(anchor, title, held))
        return tuple(found)


def make_report(tables: Iterable[Table], period: Period, council: str, read: int) -> Report:
    """Return the members' edition: every number as it is."""
    sections = []
    for table in tables:
        rows = []
        for line in table.lines:
            rows.append(Shown(_name_row(table, line), line.cells))
        titles = _list_titles(table.columns)
        section = _make_section(table, titles, tuple(rows), say_table(table), make_chart(table))
        sections.append(section)
    return _make(sections, period, council, MEMBERS, read)


def make_public_report(public: Iterable[PublicTable], period: Period, council: str) -> Report:
    """Return the public edition. A sentence or a chart stands beside a table only where all of its
    numbers are shown as they are.
    """
    sections = []
    for each in public:
        table = each.table
        chart = None
        if not each.rounded and not table.measure.days:
            chart = make_chart(table)
        rows = []
        for line, exact in zip(each.lines, table.lines, strict=True):
            label = _name_row(table, exact, rounded=each.rounded)
            rows.append(Shown(label, line.cells))
        titles = _list_titles(each.columns)
        sections.append(_make_section(table, titles, tuple(rows), _say_public(each), chart))
    return _make(sections, period, council, PUBLIC, 0)


def _make(sections: list[Section], period: Period, council: str, edition: str, read: int) -> Report:
    absent = tuple(measure for measure in MEASURES if not measure.held)
    as_of = in_words(period.end)
    return Report(council, period.title, as_of, edition, read, tuple(sections), absent)


def _make_section(
    table: Table, titles: tuple[str, ...], rows: tuple[Shown, ...], said: str, chart: Chart | None
) -> Section:
    measure = table.measure
    return Section(
        table.id,
        find_group(measure.id),
        table.title,
        measure.basis,
        BASES[measure.basis],
        measure.rows,
        titles,
        rows,
        said,
        chart,
        measure.says,
        measure.missing,
        measure.days,
    )


def _list_titles(columns: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(title for _, title in columns)


def find_group(identity: str) -> str:
    """Return the group of a measure, by how its id begins."""
    for anchor, _, begins in GROUPS:
        if identity.startswith(begins):
            return anchor
    return GROUPS[-1][0]


def _name_row(table: Table, line: Line, *, rounded: bool = False) -> str:
    """Return what a row is called. A total says in its own row what in it nobody has recorded, and
    why the rows may not add up to it.
    """
    if line.code != TOTAL:
        return line.label
    said = [line.label]
    for other in table.lines:
        if other.code in UNRECORDED and any(other.cells):
            number = "" if rounded else f"{other.cells[0]:,g} "
            said.append(f"with {number}{UNRECORDED[other.code]}")
    if rounded:
        said.append("rounded, so the rows may not add up to it")
    return ", ".join(said)


def _say_public(each: PublicTable) -> str:
    if each.table.measure.days and each.lines:
        return f"Days are told where there were {LEAST_BASE} or more."
    if not each.rounded or not each.lines:
        return say_table(each.table)
    return (
        f"One to four reads “{FEWER}”, and other numbers are to the nearest 5. A number that would "
        f"give another away reads “{NOT_SHOWN}”. A 0 is a true 0."
    )


def show_cell(cell: Cell) -> str:
    """Return a number as people read it, or the words in its place."""
    if isinstance(cell, str):
        return cell
    return f"{cell:,g}"
