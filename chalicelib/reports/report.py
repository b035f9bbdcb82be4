"""A report as every document shows it. A number is written here once: the web page, the PDF, the
spreadsheet and the files of figures all take it from the same section.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chalicelib.core.figures.dictionary import MEASURES
from chalicelib.core.figures.measure import BASES, Measure
from chalicelib.core.figures.period import Period, name_day
from chalicelib.core.figures.publish import FEWER, LEAST_BASE, NOT_SHOWN, PublicTable
from chalicelib.core.figures.tables import TOTAL, Line, Table
from chalicelib.core.figures.words import PARTS, list_missing, split_lines
from chalicelib.reports.cells import Cell
from chalicelib.reports.charts import Chart, Columns, make_chart
from chalicelib.reports.sentences import say_table

MEMBERS = "members"
PUBLIC = "public"
MARKS = {
    MEMBERS: "Members’ edition: exact figures. Some numbers are so small that they could identify "
    "somebody. Do not publish it or pass it on.",
    PUBLIC: "Public edition. Small numbers are hidden or rounded, so that they identify nobody. A "
    "program tried to work out the hidden numbers from all these tables, and could not.",
}
AFTER = "after"
CODE = "code"  # the chapter that assesses ourselves against the Ombudsman's Code
TITLE = "Complaints about children’s services"
# Tables that belong together, by how their ids begin.
GROUPS = (
    ("years", "This year and the years before", ("Y",)),
    ("came", "What came in, and from whom", ("C", "W", "P", "G")),
    ("time", "Steps, and how long they took", ("S", "T", "H1", "H3")),
    ("found", "What was found and decided", ("N", "O", "R", "H2")),
    (AFTER, "What came of it", ("M", "B", "V", "Q", "E", "L")),
    (CODE, "How we keep to the Ombudsman’s Code", ()),
)
# Rows of what nobody has recorded: a total that holds them says so.
UNRECORDED = {
    "unsorted": "emails that nobody has recorded yet",
    "": "those for which it is not recorded",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of a section: a number, or words in its place, for each column."""

    label: str
    cells: tuple[Cell, ...]
    code: str = ""


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
    codes: tuple[str, ...] = ()  # of its columns
    of_words: bool = False  # its cells hold sentences, and no numbers

    @property
    def anchor(self) -> str:
        """Return its name in an address."""
        return self.id.replace(".", "-")

    @property
    def caption(self) -> str:
        """Return what stands above the table: its name and its counting basis."""
        return f"{self.title}: {self.counts}"


@dataclass(frozen=True, slots=True)
class Words:
    """A part that a person wrote, a paragraph a line."""

    title: str
    lines: tuple[str, ...]
    key: str = ""


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
    words: tuple[Words, ...] = ()
    missing: tuple[str, ...] = ()  # why it cannot be published yet

    @property
    def title(self) -> str:
        """Return the heading of every document of it."""
        return TITLE

    @property
    def mark(self) -> str:
        """Return what says whom it is for."""
        if not self.missing:
            return MARKS[self.edition]
        return f"Draft: do not publish it yet, because {'; '.join(self.missing)}."

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
            rows.append(Shown(_name_row(table, line), line.cells, line.code))
        shown = tuple(rows)
        sections.append(_make_section(table, table.columns, shown, say_table(table)))
    return _make(sections, period, council, MEMBERS, read)


def make_public_report(public: Iterable[PublicTable], period: Period, council: str) -> Report:
    """Return the public edition. The sentence beside a table has numbers only where all of them are
    shown as they are, and a chart is drawn of what is shown.
    """
    sections = []
    for each in public:
        table = each.table
        rows = []
        for line, exact in zip(each.lines, table.lines, strict=True):
            label = _name_row(table, exact, rounded=each.rounded)
            rows.append(Shown(label, line.cells, exact.code))
        sections.append(_make_section(table, each.columns, tuple(rows), _say_public(each)))
    return _make(sections, period, council, PUBLIC, 0)


def _make(sections: list[Section], period: Period, council: str, edition: str, read: int) -> Report:
    absent = tuple(measure for measure in MEASURES if not measure.held)
    as_of = name_day(period.end)
    return Report(council, period.title, as_of, edition, read, tuple(sections), absent)


def _make_section(table: Table, columns: Columns, rows: tuple[Shown, ...], said: str) -> Section:
    measure = table.measure
    chart = make_chart(table, columns, [row.cells for row in rows])
    titles = tuple(dict(columns).values())
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
        tuple(dict(columns)),
    )


def find_group(identity: str) -> str:
    """Return the group of a measure, by how its id begins."""
    for anchor, _, begins in GROUPS:
        if identity.startswith(begins):
            return anchor
    raise KeyError(identity)


def _name_row(table: Table, line: Line, *, rounded: bool = False) -> str:
    """Return what a row is called. A total says in its own row what in it nobody has recorded, and
    why the rows may not add up to it.
    """
    if line.code != TOTAL:
        return line.label
    said = []
    for other in table.lines:
        if other.code in UNRECORDED and any(other.cells):
            number = "" if rounded else f"{other.cells[0]:,g} "
            said.append(f"including {number}{UNRECORDED[other.code]}")
    if rounded:
        said.append("rounded, so the rows may not add up to it")
    if not said:
        return line.label
    return f"{line.label} ({'; '.join(said)})"


def _say_public(each: PublicTable) -> str:
    if each.table.measure.days and each.lines:
        return f"Days are given only where there were {LEAST_BASE} cases or more."
    if not each.rounded or not each.lines:
        return say_table(each.table)
    return (
        f"A number from one to four is “{FEWER}”, and the others are rounded to the nearest 5. A "
        f"number that would give another away is “{NOT_SHOWN}”. Every 0 is a true 0."
    )


def add_words(report: Report, period: Period, words: Mapping[str, str]) -> Report:
    """Return a report with what somebody wrote for it. A public one that lacks what an annual
    report needs is a draft, and says so.
    """
    written = []
    for part in PARTS:
        lines = split_lines(words.get(part.key, ""))
        if lines:
            written.append(Words(part.title, lines, part.key))
    missing = []
    if report.edition == PUBLIC:
        for part in list_missing(period, words):
            missing.append(f"“{part.title}” has not been written")
        if period.end < period.last:
            missing.append("the period is not over")
    return replace(report, words=tuple(written), missing=tuple(missing))


def add_table_of_words(
    report: Report,
    *,
    code: str,
    group: str,
    title: str,
    basis: str,
    head: str,
    columns: Iterable[tuple[str, str]],
    rows: Iterable[Shown],
    sentence: str,
    says: str,
    missing: str,
) -> Report:
    """Return a report with a table of sentences at its end, as things stood when the report ends.

    `columns` are the code and the heading of each.
    """
    named = dict(columns)
    section = Section(
        code,
        group,
        title,
        basis,
        f"as things stood at the end of {report.as_of}",
        head,
        tuple(named.values()),
        tuple(rows),
        sentence,
        None,
        says,
        missing,
        codes=tuple(named),
        of_words=True,
    )
    return replace(report, sections=(*report.sections, section))
