"""A report as the sheets of a spreadsheet, as the Analysis Function asks for them: a cover,
contents and notes, then one table a sheet, without a merged or an empty cell.
"""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.reports.cells import Cell
from chalicelib.reports.report import Report, Section
from chalicelib.reports.sentences import NONE

COVER = "Cover"
CONTENTS = "Contents"
NOTES = "Notes"
WORDS = "Words"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines of words, then a table whose first row heads its columns, if it has one.

    `links` says which sheet a cell of the first column leads to, by its words.
    """

    name: str
    lines: tuple[str, ...]
    table: tuple[tuple[Cell, ...], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    of_words: bool = False  # its columns hold sentences

    @property
    def widest(self) -> int:
        """Return how many columns its table has."""
        if not self.table:
            return 1
        return len(self.table[0])


def make_sheets(report: Report) -> tuple[Sheet, ...]:
    """Return the sheets of a report, in order."""
    held = tuple(each for each in report.sections if each.rows)
    tables = []
    for section in held:
        tables.append(_make_table_sheet(section))
    first = [_make_cover(report), _make_contents(held), _make_notes(report)]
    if report.words:
        first.append(_make_words(report))
    return (*first, *tables)


def name_sheet(section: Section) -> str:
    """Return the name of the sheet of a section: its id, which stands in a formula as it is."""
    return section.anchor.replace("-", "_")


def _make_cover(report: Report) -> Sheet:
    lines = (
        f"{report.title}: {report.period}",
        report.council,
        report.mark,
        f"The figures show how things stood at the end of {report.as_of}.",
        "Each sheet after the notes holds one table. The contents list them, and the notes say "
        "what each of them counts and what is missing in it.",
        "Every number is the same number in the web page, the PDF and the file of figures.",
    )
    return Sheet(COVER, lines)


def _make_contents(held: tuple[Section, ...]) -> Sheet:
    rows: list[tuple[Cell, ...]] = [("Sheet", "Table", "Counting basis")]
    links = []
    for section in held:
        name = name_sheet(section)
        rows.append((name, section.title, section.counts))
        links.append((name, name))
    lines = ("Contents", "This sheet holds one table.")
    return Sheet(CONTENTS, lines, tuple(rows), tuple(links), of_words=True)


def _make_notes(report: Report) -> Sheet:
    rows: list[tuple[Cell, ...]] = [("About", "Note")]
    for section in report.sections:
        said = f"{section.says} {section.missing}".strip()
        if not section.rows:
            said = f"{NONE} {said}"
        rows.append((f"{section.title} ({section.id})", said))
    for measure in report.absent:
        rows.append((f"{measure.name} ({measure.id})", f"Not counted. {measure.missing}"))
    lines = ("Notes", "This sheet holds one table.")
    return Sheet(NOTES, lines, tuple(rows), of_words=True)


def _make_words(report: Report) -> Sheet:
    rows: list[tuple[Cell, ...]] = [("Part", "Words")]
    for part in report.words:
        for line in part.lines:
            rows.append((part.title, line))
    return Sheet(
        WORDS, ("In our own words", "This sheet holds one table."), tuple(rows), of_words=True
    )


def _make_table_sheet(section: Section) -> Sheet:
    lines = (
        f"{section.title} ({section.id}): {section.counts}",
        f"This sheet holds one table. {section.sentence}",
        f"{section.says} {section.missing}".strip(),
    )
    rows: list[tuple[Cell, ...]] = [(section.head, *_list_heads(section))]
    for row in section.rows:
        rows.append((row.label, *row.cells))
    return Sheet(name_sheet(section), lines, tuple(rows), of_words=section.of_words)


def _list_heads(section: Section) -> list[str]:
    """Return the heads of the columns of numbers, with the unit where it is days."""
    heads = []
    for title in section.columns:
        if section.in_days and title != "Number":
            title = f"{title} (working days)"
        heads.append(title)
    return heads
