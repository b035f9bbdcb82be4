"""What a table says, in a sentence to stand beside it. Every number is a cell of the table."""

from __future__ import annotations

from chalicelib.core.figures.count_after import UNANSWERED
from chalicelib.core.figures.measure import ASKED
from chalicelib.core.figures.tables import TOTAL, Line, Table
from chalicelib.core.figures.years import find_figures

NONE = "There were none in this period."
_STATES = {"T1", "T2"}


def say_table(table: Table) -> str:
    """Return what a table says, or that there is nothing in it."""
    if not table.lines:
        return NONE
    if find_figures(table.id):
        return _say_years(table)
    if table.measure.id in _STATES:
        return _say_states(table)
    if table.measure.days:
        return _say_days(table)
    if table.measure.basis == ASKED:
        return _say_asked(table)
    return _say_most(table)


def _say_years(table: Table) -> str:
    """Return the first figure of each year."""
    said = []
    for (code, _), number in zip(table.columns, table.lines[0].cells, strict=True):
        said.append(f"{_tell(number)} in {code}")
    return f"{table.lines[0].label}: {', '.join(said)}."


def _say_states(table: Table) -> str:
    """Return how many of all that was due were in time, and what became of the rest."""
    number = {}
    for code, _ in table.columns:
        number[code] = 0.0
    for line in _list_rows(table):
        for (code, _), cell in zip(table.columns, line.cells, strict=True):
            number[code] += cell
    due = number[TOTAL] - number["ended"]
    met = number["in_time"] + number["in_extension"]
    late = f"{_tell_or_none(number['late'])} {_be(number['late'])} late"
    still = f"{_tell_or_none(number['open_late'])} {_be(number['open_late'])} still open and late"
    return f"{_tell(met)} of {_tell(due)} {_be(met)} in time, {late}, and {still}."


def _say_days(table: Table) -> str:
    """Return the median and the longest of the row with the most cases."""
    line = max(_list_rows(table), key=lambda each: each.cells[0])
    cells = {}
    for (code, _), cell in zip(table.columns, line.cells, strict=True):
        cells[code] = cell
    if cells["n"] == 1:
        return f"{line.label}: the only one took {_count_days(cells['longest'])}."
    median = _count_days(cells["median"])
    return (
        f"{line.label}: half of {_tell(cells['n'])} took {median} or less, and the longest took "
        f"{_count_days(cells['longest'])}."
    )


def _say_asked(table: Table) -> str:
    """Return how many were asked the question that most were asked, and how many did not answer."""
    line = max(table.lines, key=lambda each: each.cells[0])
    cells = {}
    for (code, _), cell in zip(table.columns, line.cells, strict=True):
        cells[code] = cell
    asked = f"{_tell(cells[TOTAL])} {_be(cells[TOTAL])} asked “{line.label}”"
    return f"{asked}, and {_tell_or_none(cells[UNANSWERED])} of them gave no answer."


def _say_most(table: Table) -> str:
    """Return how many there were, and which row has the most."""
    rows = _list_rows(table)
    most = max(rows, key=lambda each: each.cells[0])
    number = _tell(most.cells[0])
    if len(rows) == 1:
        return f"{most.label}: {number}."
    under = ""
    if len(table.columns) > 1 and not table.whole:
        under = f" under “{table.columns[0][1]}”"
    largest = f"The largest number{under} is {number}, for “{most.label}”."
    if not table.downward:
        return largest
    total = sum(line.cells[0] for line in rows)
    return f"{_tell(total)} in all. {largest}"


def _list_rows(table: Table) -> list[Line]:
    return [line for line in table.lines if line.code != TOTAL]


def _tell(number: float) -> str:
    if number == int(number):
        return f"{int(number):,}"
    return f"{number:,}"


def _tell_or_none(number: float) -> str:
    if number == 0:
        return "none"
    return _tell(number)


def _be(number: float) -> str:
    if number == 1:
        return "was"
    return "were"


def _count_days(days: float) -> str:
    if days == 1:
        return "1 working day"
    return f"{_tell(days)} working days"
