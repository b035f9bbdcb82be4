"""What another report has published already, and how its numbers and those of this one tie.

A report of a period that is over is kept as the attack takes it, so that the next one, its quarters
and its year are attacked together with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chalicelib.core.figures.attack import Published
from chalicelib.core.figures.equations import Equation, Sum, Within
from chalicelib.core.figures.measure import CLOSED, DECIDED, DUE, RECEIVED
from chalicelib.core.figures.period import (
    Period,
    find_month,
    find_quarter,
    find_year,
    list_months,
)
from chalicelib.core.figures.same_numbers import Cell
from chalicelib.core.figures.tables import TOTAL, Table
from chalicelib.core.figures.years import find_figures, list_earlier, name_year

_ADDED = {RECEIVED, CLOSED, DECIDED}  # what periods add up of
BOTH = "/"  # between the name of a report and the name of its number


@dataclass(frozen=True, slots=True)
class Issued:
    """What the report of a period has published: as the attack takes it, with the true numbers."""

    period: Period
    published: Published
    numbers: dict[str, int]

    def name(self, cell: str) -> str:
        """Return the name of a number of it, beside those of other reports."""
        return f"{self.period.name}{BOTH}{cell}"


def list_near(period: Period) -> tuple[Period, ...]:
    """Return the periods whose reports share numbers with the report of this one: the same days of
    earlier years, its quarters and months, and the year and quarter that it lies in.
    """
    near = {*list_earlier(period), find_year(period.first), find_quarter(period.first)}
    for month in list_months(period):
        first = date.fromisoformat(f"{month}-01")
        near |= {find_month(first.year, first.month), find_quarter(first)}
    others = []
    for each in near:
        if each.name != period.name:
            others.append(each)
    return tuple(sorted(others, key=lambda each: each.name))


def write_issued(issued: Issued) -> dict[str, Any]:
    """Return it as plain data, to be kept."""
    equations: list[list[Any]] = []
    for each in issued.published.equations:
        if isinstance(each, Sum):
            equations.append([each.total, list(each.parts)])
        elif isinstance(each, Within):
            equations.append([each.part, each.whole])
    return {
        "bounds": issued.published.bounds,
        "hidden": issued.published.hidden,
        "equations": equations,
        "numbers": issued.numbers,
    }


def read_issued(period: Period, plain: Mapping[str, Any]) -> Issued:
    """Return what was kept of the report of a period."""
    published = Published()
    for cell, (lowest, highest) in plain["bounds"].items():
        published.bounds[cell] = (lowest, highest)
    published.hidden = list(plain["hidden"])
    for first, second in plain["equations"]:
        if isinstance(second, str):
            published.tie(Within(first, second))
        else:
            published.tie(Sum(first, tuple(second)))
    return Issued(period, published, dict(plain["numbers"]))


def join(published: Published, others: Sequence[Issued]) -> None:
    """Add what other reports have published to what this one would."""
    for other in others:
        for cell, (lowest, highest) in other.published.bounds.items():
            published.show(other.name(cell), lowest, highest)
        for cell in other.published.hidden:
            published.hidden.append(other.name(cell))
        for each in other.published.equations:
            published.tie(_rename(each, other))


def _rename(equation: Equation, other: Issued) -> Equation:
    if isinstance(equation, Sum):
        return Sum(other.name(equation.total), tuple(map(other.name, equation.parts)))
    assert isinstance(equation, Within)
    return Within(other.name(equation.part), other.name(equation.whole))


def list_ties(
    period: Period, tables: Sequence[Table], numbers: Mapping[Cell, int], others: Sequence[Issued]
) -> list[Equation]:
    """Return what ties the numbers of this report to those of others. What does not hold tells
    nobody anything, and is left out.
    """
    ties: list[Equation] = []
    inside = []
    around = []
    for other in others:
        if _holds(period, other.period):
            inside.append(other)
        elif _holds(other.period, period):
            around.append(other)
    for table in tables:
        for cell in _list_cells(table, numbers):
            name = "|".join(cell)
            if find_figures(table.id):
                ties += _tie_year(cell, numbers[cell], others)
            elif table.measure.basis in _ADDED or _is_due_total(table, cell):
                ties += _tie_inside(period, name, numbers[cell], inside)
                ties += _tie_around(name, numbers[cell], around)
    return ties


def _list_cells(table: Table, numbers: Mapping[Cell, int]) -> list[Cell]:
    cells = []
    for cell in numbers:
        if cell[0] == table.id:
            cells.append(cell)
    return cells


def _is_due_total(table: Table, cell: Cell) -> bool:
    """Return whether a number is all that was due: only that adds up over quarters."""
    return table.measure.basis == DUE and cell[2] == TOTAL


def _holds(outer: Period, inner: Period) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last and outer.name != inner.name


def _tie_inside(period: Period, name: str, number: int, inside: Sequence[Issued]) -> list[Equation]:
    """Return how a number ties to those of reports within its days: as their sum, where they cover
    all of it, or else as no less than each.
    """
    for parts in _list_covers(period, inside):
        known = _list_knowing(name, parts)
        if number == sum(each.numbers[name] for each in known):
            return [Sum(name, tuple(each.name(name) for each in known))]
    ties: list[Equation] = []
    for each in _list_knowing(name, inside):
        if each.numbers[name] <= number:
            ties.append(Within(each.name(name), name))
    return ties


def _tie_around(name: str, number: int, around: Sequence[Issued]) -> list[Equation]:
    """Return how a number ties to those of reports around its days: as no more than each."""
    ties: list[Equation] = []
    for each in _list_knowing(name, around):
        if number <= each.numbers[name]:
            ties.append(Within(name, each.name(name)))
    return ties


def _list_knowing(name: str, reports: Sequence[Issued]) -> list[Issued]:
    """Return those of some reports that have published a number of this name."""
    known = []
    for each in reports:
        if name in each.numbers:
            known.append(each)
    return known


def _list_covers(period: Period, inside: Sequence[Issued]) -> list[list[Issued]]:
    """Return the reports that follow each other from the first day to the last, if any do."""
    found: list[Issued] = []
    day = period.first
    for each in sorted(inside, key=lambda other: (other.period.first, other.period.last)):
        if each.period.first == day:
            found.append(each)
            day = each.period.last + timedelta(days=1)
    if found and day > period.last:
        return [found]
    return []


def _tie_year(cell: Cell, number: int, others: Sequence[Issued]) -> list[Equation]:
    """Return how a number of an earlier year ties to that year's own report."""
    table, row, column = cell
    ties: list[Equation] = []
    for other in others:
        if name_year(other.period) != column:
            continue
        for figure in find_figures(table):
            if figure.code != row:
                continue
            parts = _list_parts(other, figure.table, figure.columns)
            if parts and number == sum(other.numbers[part] for part in parts):
                ties.append(Sum("|".join(cell), tuple(map(other.name, parts))))
    return ties


def _list_parts(other: Issued, table: str, columns: Sequence[str]) -> list[str]:
    found = []
    for name in other.numbers:
        at, row, column = name.split("|")
        if at == table and row != TOTAL and column in columns:
            found.append(name)
    return found
