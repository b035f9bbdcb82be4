"""The same figures on one page, for scrutiny and the member responsible (Code 9.6, 9.7): what came
in, how long it took, what was found, what changes, the Ombudsman, and what worries us.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.core.figures.publish import NOT_SHOWN
from chalicelib.core.figures.tables import TOTAL
from chalicelib.core.figures.words import WORRIES
from chalicelib.reports.cells import Cell, read_number, show_cell
from chalicelib.reports.report import Report, Section, Shown

TITLE = "Complaints about children’s services, on one page"
NOT_COUNTED = "not counted"
NO_WORRY = (
    "No alarm is unconfirmed, no answer is late, and no action is left undone. Nothing else has "
    "been written here."
)
HIDDEN = "Some of what would stand here is hidden, because it could identify somebody."


@dataclass(frozen=True, slots=True)
class Pick:
    """A number of the report, and what it is called here."""

    says: str
    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page: a small table."""

    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """All that stands on the page. `numbers` are the few that come first."""

    title: str
    council: str
    period: str
    as_of: str
    mark: str
    numbers: tuple[Shown, ...]
    blocks: tuple[Block, ...]
    worries: tuple[str, ...]


FIRST = (
    Pick("Contacts", "C1", TOTAL, TOTAL),
    Pick("Complaints", "C2", TOTAL, "complaint"),
    Pick("From children alone", "W1", TOTAL, "alone"),
    Pick("From children with an advocate", "W1", TOTAL, "advocate"),
    Pick("From children with other help", "W1", TOTAL, "helped"),
    Pick("Compliments", "P1", TOTAL, TOTAL),
    Pick("Still open at the end", "S3", TOTAL, TOTAL),
)
CHANGES = (
    Pick("Upheld points with an action", "L1", TOTAL, "with_action"),
    Pick("Upheld points where nothing changes, with a reason", "L1", TOTAL, "without_action"),
    Pick("Upheld points with nothing recorded yet", "L1", TOTAL, "nothing_yet"),
    Pick("Actions done in time", "L1.actions", TOTAL, "in_time"),
    Pick("Actions done late", "L1.actions", TOTAL, "late"),
    Pick("Actions dropped, with a reason", "L1.actions", TOTAL, "dropped"),
    Pick("Actions due but not done, or not checked", "L1.actions", TOTAL, "still_open"),
)
# The four figures of a time, which add up to what was answered or is late; and the median.
TIMES = ("in_time", "in_extension", "late", "open_late")
TIME_HEADS = ("In time", "Within an agreed extension", "Late", "Still open and late", "Median days")
FOUND = ("upheld", "partially_upheld", "not_upheld", "resolved")
FOUND_HEADS = ("Upheld", "Partly upheld", "Not upheld", "Put right by agreement")
COMPLAINTS = ("children_act/", "corporate/", "send/", "ehcp/", "early_help/", "transport/", "cp_")
# What is printed among the worries wherever there is any of it: of which rows, and in words.
WORRYING = (
    ("H3", ("alarm", "stop"), "number", "{row}: {number}."),
    ("T2", COMPLAINTS, "open_late", "{row}: {number} still open and late."),
    ("H1", COMPLAINTS, "not_told", "{row}: {number} late, and the person was not told."),
    ("L1", (TOTAL,), "nothing_yet", "Upheld points with nothing recorded yet: {number}."),
    ("L1.actions", (TOTAL,), "still_open", "Actions due but not done, or not checked: {number}."),
    ("B1.recommendations", (TOTAL,), "not_done", "Owed to the Ombudsman, overdue: {number}."),
    ("Q2", ("treated",), "yes", "People who say they were treated differently: {number}."),
)


def make_one_page(report: Report) -> OnePage:
    """Return the page of a report. Every number of it is a cell of the report."""
    sections = {section.id: section for section in report.sections}
    numbers = tuple(_pick(sections, FIRST))
    found = _list_shown(sections.get("O2"), COMPLAINTS, FOUND)
    changes = tuple(_pick(sections, CHANGES))
    ombudsman = (
        *_list_shown(sections.get("B1"), ("",), ("number",)),
        *_list_shown(sections.get("B1.recommendations"), ("recommendations",), ("all",)),
    )
    blocks = (
        Block("How long it took", "What was due", TIME_HEADS, _list_times(sections)),
        Block("What was found", "Answers at each step", FOUND_HEADS, found),
        Block("What changes", "Points and actions", ("Number",), changes),
        Block("The Ombudsman", "Enquiries and decisions", ("Number",), ombudsman),
    )
    return OnePage(
        TITLE,
        report.council,
        report.period,
        report.as_of,
        report.mark,
        numbers,
        blocks,
        tuple(list_worries(report)),
    )


def _pick(sections: Mapping[str, Section], picks: Iterable[Pick]) -> Iterable[Shown]:
    """Yield the numbers that were picked, each with its name; 0 where a table has no such row."""
    for pick in picks:
        cell: Cell = 0
        for row in _list_shown(sections.get(pick.table), (pick.row,), (pick.column,)):
            cell = row.cells[0]
        yield Shown(pick.says, (cell,), pick.table)


def _list_shown(
    section: Section | None, wanted: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[Shown, ...]:
    """Return the rows whose codes begin so, with some of their columns; none of no section."""
    if section is None:
        return ()
    rows = []
    for row in section.rows:
        if row.code.startswith(wanted):
            cells = dict(zip(section.codes, row.cells, strict=True))
            shown = tuple(cells[column] for column in columns)
            rows.append(Shown(row.label, shown, row.code))
    return tuple(rows)


def _list_times(sections: Mapping[str, Section]) -> tuple[Shown, ...]:
    """Return what was due of complaints, with the median days of the answers."""
    medians = {}
    for row in _list_shown(sections.get("T5"), COMPLAINTS, ("median",)):
        medians[row.code] = row.cells[0]
    rows = []
    for row in _list_shown(sections.get("T1"), ("complaint",), TIMES):
        rows.append(Shown("Complaints acknowledged", (*row.cells, NOT_COUNTED), row.code))
    for row in _list_shown(sections.get("T2"), COMPLAINTS, TIMES):
        rows.append(Shown(row.label, (*row.cells, medians.get(row.code, NOT_COUNTED)), row.code))
    return tuple(rows)


def list_worries(report: Report) -> list[str]:
    """Return what the complaints manager wrote, then what waits for somebody, was late or was left
    undone. A public edition says where any of it is hidden.
    """
    sections = {section.id: section for section in report.sections}
    worries: list[str] = []
    hidden = False
    for part in report.words:
        if part.key == WORRIES:
            worries += part.lines
    for table, rows, column, says in WORRYING:
        for row in _list_shown(sections.get(table), rows, (column,)):
            cell = row.cells[0]
            if cell == NOT_SHOWN:
                hidden = True
            elif read_number(cell) != 0:
                worries.append(says.format(row=row.label, number=show_cell(cell)))
    if hidden:
        worries.append(HIDDEN)
    return worries or [NO_WORRY]


def describe_one_page(page: OnePage) -> dict[str, Any]:
    """Return what the page shows as plain data, for its PDF."""
    blocks = []
    for block in page.blocks:
        rows = []
        for row in block.rows:
            rows.append({"label": row.label, "cells": [show_cell(cell) for cell in row.cells]})
        blocks.append(
            {
                "title": block.title,
                "head": block.head,
                "columns": list(block.columns),
                "rows": rows,
            }
        )
    numbers = []
    for number in page.numbers:
        numbers.append({"label": number.label, "shown": show_cell(number.cells[0])})
    return {
        "title": page.title,
        "council": page.council,
        "period": page.period,
        "as_of": page.as_of,
        "mark": page.mark,
        "numbers": numbers,
        "blocks": blocks,
        "worries": list(page.worries),
    }
