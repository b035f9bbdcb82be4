"""Which numbers of a report stand in two of its tables, so that what one hides another may tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalicelib.core.figures.account import NO_WAY
from chalicelib.core.figures.measure import CHILDREN
from chalicelib.core.figures.tables import TOTAL, Table
from chalicelib.core.figures.years import find_figures, list_cells_of

Cell = tuple[str, str, str]  # a table, its row and its column
Same = tuple[Cell, tuple[Cell, ...]]
EACH = "*"  # stands for every row of a table

# A number, and those whose sum it is. Such a sum need not hold in every report: one that does not
# tells nobody anything, and is left out.
SAME: tuple[Same, ...] = (
    (("C1", TOTAL, TOTAL), (("C5", TOTAL, TOTAL),)),
    (("C1", TOTAL, TOTAL), (("C3", TOTAL, "contacts"),)),
    (("C1", "complaint", TOTAL), (("C2", TOTAL, "complaint"), ("C2", TOTAL, "merged"))),
    (("C1", "complaint", TOTAL), (("C5", TOTAL, "complaints"),)),
    (("C1", "complaint", TOTAL), (("C3", TOTAL, "complaints"),)),
    (("C1", "unsorted", TOTAL), (("C2", TOTAL, "unsorted"),)),
    (("C1", "compliment", TOTAL), (("P1", TOTAL, TOTAL),)),
    (("C1", "anonymous", TOTAL), (("R3", "anonymous", "number"),)),
    (("C1", NO_WAY, TOTAL), (("R3", NO_WAY, "number"),)),
    (("C1", EACH, TOTAL), (("T1", EACH, TOTAL),)),
    (("C2", TOTAL, TOTAL), (("W1", TOTAL, TOTAL),)),
    (("C2", EACH, TOTAL), (("S1", EACH + "/Stage 1", "began"),)),
    (("C2", EACH, TOTAL), (("S1", EACH + "/Step 1", "began"),)),
    (("C2", EACH, TOTAL), (("S3", EACH, TOTAL),)),
    (
        ("C2.children", TOTAL, TOTAL),
        (("W1", TOTAL, "alone"), ("W1", TOTAL, "advocate"), ("W1", TOTAL, "helped")),
    ),
    (("C2.children", TOTAL, TOTAL), (("V1", TOTAL, TOTAL),)),
    (("C2.children", TOTAL, "complaint"), (("C3", TOTAL, "by_children"),)),
    (("W1", TOTAL, "advocate"), (("V1", TOTAL, "has_one"),)),
    (("S1.closed", EACH, TOTAL), (("O2", EACH, TOTAL),)),
    (("S1.closed", EACH, TOTAL), (("M1", EACH, "answers"),)),
    (("S1.closed", EACH, TOTAL), (("S2", EACH, TOTAL),)),
    (("S1.closed", EACH, "resolved"), (("O2", EACH, "resolved"),)),
    (("H1", EACH, TOTAL), (("T2", EACH, "late"), ("T2", EACH, "open_late"))),
    # the three questions of how we did are asked, and answered, together
    (("Q1", "easy", TOTAL), (("Q1", "listened", TOTAL),)),
    (("Q1", "easy", TOTAL), (("Q1", "satisfied", TOTAL),)),
    (("Q1", "easy", "unanswered"), (("Q1", "listened", "unanswered"),)),
    (("Q1", "easy", "unanswered"), (("Q1", "satisfied", "unanswered"),)),
)
# Columns of a table that are parts of another of it, though no column is all of them.
PARTS = {
    "C3": (
        ("complaints", "contacts"),
        ("by_children", "complaints"),
        ("children_resolved", "by_children"),
    ),
    "M1": (("sorry", "answers"), ("actions", "answers")),
}


def list_same(numbers: Mapping[Cell, int]) -> list[Same]:
    """Return each number of a report that is a sum of numbers in other tables, with those: of all
    people, and of children."""
    found = []
    for rule in SAME:
        for same in (rule, _make_childrens(rule)):
            for total, parts in _fill_rows(same, numbers):
                if numbers.keys() >= {total, *parts} and _is_sum(total, parts, numbers):
                    found.append((total, parts))
    return found


def _is_sum(total: Cell, parts: Sequence[Cell], numbers: Mapping[Cell, int]) -> bool:
    return numbers[total] == sum(numbers[part] for part in parts)


def _make_childrens(same: Same) -> Same:
    total, parts = same
    return _make_child(total), tuple(map(_make_child, parts))


def _make_child(cell: Cell) -> Cell:
    table, row, column = cell
    return f"{table.removesuffix('.' + CHILDREN)}.{CHILDREN}", row, column


def _fill_rows(same: Same, numbers: Mapping[Cell, int]) -> list[Same]:
    """Return a rule for every row, or itself where it names its rows."""
    total, parts = same
    if total[1] != EACH:
        return [same]
    filled = []
    for table, row, column in numbers:
        if (table, column) == (total[0], total[2]):
            there = []
            for name, at, code in parts:
                there.append((name, at.replace(EACH, row), code))
            filled.append(((table, row, column), tuple(there)))
    return filled


def list_same_year(tables: Sequence[Table], numbers: Mapping[Cell, int]) -> list[Same]:
    """Return each number of this year that stands beside those of earlier years, with the cells of
    the tables whose sum it is.
    """
    by_id = {table.id: table for table in tables}
    found = []
    for table in tables:
        for figure in find_figures(table.id):
            total = (table.id, figure.code, table.columns[0][0])
            if figure.table not in by_id:
                continue
            parts = []
            for row, column in list_cells_of(by_id[figure.table], figure):
                parts.append((figure.table, row, column))
            if parts and _is_sum(total, parts, numbers):
                found.append((total, tuple(parts)))
    return found
