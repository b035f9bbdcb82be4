"""Make the tables of a report from its counts. Every document, and every sentence beside a table,
takes its numbers from here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from chalicelib.core.figures.dictionary import MEASURES, WITHIN
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.measure import ALL, BASES, CHILDREN, Measure
from chalicelib.core.figures.tally import Counts, Tally

TOTAL = "all"
OF_CHILDREN = "Of these, by children and young people"
DAYS = (
    ("n", "Number"),
    ("median", "Median"),
    ("mean", "Mean"),
    ("ninth", "Nine in ten took no more than"),
    ("longest", "Longest"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: `cells` has a number for each column."""

    code: str
    label: str
    cells: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one measure. Where `whole`, its first column is the sum of the others; where
    `downward`, its last row is the sum of the rows above.
    """

    measure: Measure
    people: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]

    @property
    def id(self) -> str:
        """Return the id of the measure, which children's tables end otherwise."""
        if self.people == CHILDREN:
            return f"{self.measure.id}.children"
        return self.measure.id

    @property
    def title(self) -> str:
        """Return what stands above the table."""
        if self.people == CHILDREN:
            return f"{self.measure.name}: children and young people"
        return self.measure.name

    @property
    def whole(self) -> bool:
        """Return whether the first column is the sum of the others."""
        return self.measure.whole and not self.measure.days and len(self.measure.columns) > 1

    @property
    def downward(self) -> bool:
        """Return whether the last row is the sum of the others."""
        return self.measure.downward and not self.measure.days and bool(self.lines)

    def find(self, row: str, column: str) -> float:
        """Return one number, or 0 where the table has no such row."""
        for line in self.lines:
            if line.code == row:
                for (code, _), number in zip(self.columns, line.cells, strict=True):
                    if code == column:
                        return number
        return 0


def make_tables(counted: Tally, labels: Labels) -> tuple[Table, ...]:
    """Return every table of a report, in the order of the dictionary."""
    tables = []
    for measure in MEASURES:
        if not measure.held:
            continue
        tables.append(_make_table(measure, ALL, counted.find(measure.id), labels))
        children = counted.find(measure.id, CHILDREN)
        if measure.apart and children:
            tables.append(_make_table(measure, CHILDREN, children, labels))
    return tuple(tables)


def _make_table(measure: Measure, people: str, counts: Counts, labels: Labels) -> Table:
    ordered = sorted(counts, key=labels.order)
    lines = []
    for row in ordered:
        if measure.days:
            cells = tell_days(counts[row])
        else:
            cells = _fill_cells(measure, counts[row])
        lines.append(Line("/".join(row), labels.name_row(measure.rows, row), cells))
    if measure.days:
        return Table(measure, people, DAYS, tuple(lines))
    if measure.downward and lines:
        lines.append(Line(TOTAL, "All", _add_up(lines)))
    return Table(measure, people, _list_columns(measure), tuple(lines))


def _list_columns(measure: Measure) -> tuple[tuple[str, str], ...]:
    if measure.whole and len(measure.columns) > 1:
        return ((TOTAL, "All"), *measure.columns)
    return measure.columns


def _fill_cells(measure: Measure, counts: Counter[str]) -> tuple[float, ...]:
    cells = tuple(counts[code] for code, _ in measure.columns)
    if measure.whole and len(cells) > 1:
        return (sum(cells), *cells)
    return cells


def _add_up(lines: list[Line]) -> tuple[float, ...]:
    totals = [0.0] * len(lines[0].cells)
    for line in lines:
        for place, number in enumerate(line.cells):
            totals[place] += number
    return tuple(map(_whole, totals))


def tell_days(counts: Counter[str]) -> tuple[float, ...]:
    """Return how many there were, and of their days the median, the mean, what nine in ten took no
    more than, and the longest.
    """
    ordered = sorted((int(days), number) for days, number in counts.items())
    total = counts.total()
    in_all = 0
    for days, number in ordered:
        in_all += days * number
    middle = (_find_at(ordered, (total + 1) // 2) + _find_at(ordered, total // 2 + 1)) / 2
    mean = in_all / total
    ninth = _find_at(ordered, -(-total * 9 // 10))
    return (total, _whole(middle), round(mean, 1), ninth, ordered[-1][0])


def _find_at(ordered: list[tuple[int, int]], place: int) -> int:
    """Return the days of the case at a place, counted from 1, of cases in order of days."""
    passed = 0
    for days, number in ordered:
        passed += number
        if passed >= place:
            return days
    return ordered[-1][0]


def _whole(number: float) -> float:
    if number == int(number):
        return int(number)
    return number


def to_plain(counted: Tally, tables: tuple[Table, ...]) -> dict[str, Any]:
    """Return all figures by the ids of the dictionary, as plain data: the members' edition."""
    plain: dict[str, Any] = {}
    found = {table.id: table for table in tables}
    for measure in MEASURES:
        plain[measure.id] = _describe(measure)
        if measure.held:
            plain[measure.id]["figures"] = _list_figures(found[measure.id])
        if measure.held and measure.apart:
            plain[measure.id][CHILDREN] = {}
            children = found.get(f"{measure.id}.{CHILDREN}")
            if children:
                plain[measure.id][CHILDREN] = _list_figures(children)
    for name, (other, columns) in WITHIN.items():
        plain[name] = {"held": True, "within": other, "columns": list(columns)}
    return plain


def _describe(measure: Measure) -> dict[str, Any]:
    said: dict[str, Any] = {"name": measure.name, "held": measure.held}
    if measure.held:
        said |= {"basis": measure.basis, "counts": BASES[measure.basis], "says": measure.says}
    return said | {"missing": measure.missing}


def _list_figures(table: Table) -> dict[str, dict[str, float]]:
    codes = [code for code, _ in table.columns]
    if not table.lines and table.measure.downward and not table.measure.days:
        return {TOTAL: dict.fromkeys(codes, 0)}
    figures = {}
    for line in table.lines:
        figures[line.code] = dict(zip(codes, line.cells, strict=True))
    return figures
