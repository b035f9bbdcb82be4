"""Make tables safe to publish: hide what is small, then whatever else would give it away, until the
attack finds nothing (`attack.py`).

One to four reads "fewer than 5", and the other numbers of such a table go to the nearest 5. A true
zero is shown. The median and the like are told of twenty cases or more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from chalicelib.core.figures.attack import MOST, Leak, Published, find_known, find_next_leaks
from chalicelib.core.figures.equations import Sum, Within, list_cells
from chalicelib.core.figures.issued import Issued, join, list_ties
from chalicelib.core.figures.measure import CHILDREN
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.same_numbers import PARTS, Cell, Same, list_same, list_same_year
from chalicelib.core.figures.tables import TOTAL, Table

SMALL = 5
LEAST_BASE = 20  # for a median, a mean or a percentage
FEWER = "fewer than 5"
NOT_SHOWN = "not shown"
TOO_FEW = "too few to tell"
FAR = 6  # sums between a number of this edition and one of another that it gives away
TOLD_OF_DAYS = ("median", "ninth")  # the longest is somebody's own


class Shown(IntEnum):
    """How much is shown of a number."""

    EXACT = 0
    ROUNDED = 1
    FEWER = 2
    NOTHING = 3


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A row of a table as it is published: a word or a number for each column."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicTable:
    """A table as it is published. `rounded` says that not all of its numbers are exact."""

    table: Table
    columns: tuple[tuple[str, str], ...]
    lines: tuple[PublicLine, ...]
    rounded: bool


def publish(
    tables: Iterable[Table], period: Period | None = None, others: Sequence[Issued] = ()
) -> tuple[PublicTable, ...]:
    """Return tables that are safe to publish, beside what the reports of `others` published
    already. Raise ValueError if no way was found to make them so, in which case nothing may be
    published.
    """
    edition = Edition(tuple(tables), period, others)
    edition.make_safe()
    return edition.show()


def _wait_for_ever() -> None:
    """Do nothing: there is time enough."""


class Edition:
    """A public edition in the making: how much is shown of every number of every table."""

    def __init__(
        self,
        tables: tuple[Table, ...],
        period: Period | None = None,
        others: Sequence[Issued] = (),
    ) -> None:
        self.tables = tables
        self.period = period
        self.others = others
        self.known: set[Cell] = set()  # what reports published before give already
        self.begun = False  # what was published before has been looked at
        self.proven: set[str] = set()  # hidden numbers that were found safe
        self.left: list[Leak] = []  # those for which nothing more could be hidden
        self.numbers: dict[Cell, int] = {}
        self.shown: dict[Cell, Shown] = {}
        for table in tables:
            if not table.measure.days:
                self._add(table)

    def _add(self, table: Table) -> None:
        cells = {}
        small = False
        for line in table.lines:
            for (column, _), number in zip(table.columns, line.cells, strict=True):
                cells[table.id, line.code, column] = int(number)
                small = small or 0 < int(number) < SMALL
        for cell, number in cells.items():
            self.numbers[cell] = number
            self.shown[cell] = _choose_shown(number, small=small and table.measure.people)

    def make_safe(self, watch: Callable[[], None] = _wait_for_ever) -> None:
        """Hide more, a number at a time, until the attack finds nothing. Raise ValueError where
        nothing more can be hidden. `watch` is called now and then, and may raise TooMuch: called
        again, it goes on from there.
        """
        if not self.begun:
            self._show_known()
            self.begun = True
        numbers = self.name_numbers()
        for _ in range(len(self.numbers) + 1):
            watch()
            leaks = find_next_leaks(self.make_published(), numbers, self.proven, watch)
            if not leaks:
                return
            if not self._hide_more(leaks):
                break
        self.left = leaks
        raise ValueError("These tables cannot be made safe to publish.")

    def _show_known(self) -> None:
        """Hide no number that reports published before give away already, whole or nearly: show it
        if they tell it exactly. One of one to four stays hidden, so that the attack finds it.
        """
        if not self.others or not self.period:
            return
        chosen = dict(self.shown)
        self.shown = dict.fromkeys(self.shown, Shown.NOTHING)
        known = find_known(self.make_published())
        self.shown = chosen
        for cell, number in self.numbers.items():
            bounds = known.get(name_cell(cell))
            if bounds and not 0 < number < SMALL:
                self.known.add(cell)
                self.shown[cell] = Shown.NOTHING
                if bounds[0] == bounds[1]:
                    self.shown[cell] = Shown.EXACT

    def make_published(self) -> Published:
        """Return all that the edition tells, with what others told, as the attack takes it."""
        published = self._make_own()
        if self.period:
            join(published, self.others)
            published.equations += list_ties(self.period, self.tables, self.numbers, self.others)
        return published

    def issue(self, period: Period) -> Issued:
        """Return what is kept of it once it is published."""
        return Issued(period, self._make_own(), self._name_own())

    def _make_own(self) -> Published:
        published = Published()
        for cell, number in self.numbers.items():
            name = name_cell(cell)
            level = self.shown[cell]
            if level in (Shown.FEWER, Shown.NOTHING) and cell not in self.known:
                published.hide(name, *_bound(number, level))
            else:
                published.show(name, *_bound(number, level))
        for table in self.tables:
            if not table.measure.days:
                self._tie_table(published, table)
        self._tie_children(published)
        self._tie_same(published)
        return published

    def name_numbers(self) -> dict[str, int]:
        """Return the true numbers, by the names that the attack knows them by."""
        named = self._name_own()
        for other in self.others:
            for cell, number in other.numbers.items():
                named[other.name(cell)] = number
        return named

    def _name_own(self) -> dict[str, int]:
        return {name_cell(cell): number for cell, number in self.numbers.items()}

    def _tie_table(self, published: Published, table: Table) -> None:
        codes = [code for code, _ in table.columns]
        rows = [line.code for line in table.lines]
        for row in rows:
            if table.whole:
                cells = [(table.id, row, code) for code in codes]
                published.tie(_make_sum(cells[0], cells[1:]))
            for part, whole in PARTS.get(table.measure.id, ()):
                inner = name_cell((table.id, row, part))
                published.tie(Within(inner, name_cell((table.id, row, whole))))
        if table.downward:
            for code in codes:
                parts = [(table.id, row, code) for row in rows[:-1]]
                published.tie(_make_sum((table.id, TOTAL, code), parts))

    def _tie_children(self, published: Published) -> None:
        """Say that the children of a number are no more than all of it."""
        for table, row, column in self.numbers:
            whole = (table.removesuffix(f".{CHILDREN}"), row, column)
            if table.endswith(f".{CHILDREN}") and whole in self.numbers:
                published.tie(Within(name_cell((table, row, column)), name_cell(whole)))

    def _tie_same(self, published: Published) -> None:
        """Say which numbers stand in two tables."""
        for total, parts in self._list_same():
            published.tie(_make_sum(total, parts))

    def _hide_more(self, leaks: list[Leak]) -> bool:
        """Hide one more number for each leak, and return whether there was any to hide."""
        by_name = {name_cell(cell): cell for cell in self.numbers}
        found = False
        for leak in leaks:
            if leak.cell in by_name:
                cell = self._choose_to_hide(by_name[leak.cell])
            else:
                cell = self._choose_beside_other(leak.cell)
            if cell:
                self.shown[cell] = Shown.NOTHING
                found = True
        return found

    def _choose_to_hide(self, leaking: Cell) -> Cell | None:
        """Return the number to hide for one that is given away: itself, if something is said of it,
        or else the smallest that it stands in a sum with.
        """
        if self.shown[leaking] != Shown.NOTHING:
            return leaking
        beside = []
        for cell in self._list_beside(leaking):
            if self.shown[cell] != Shown.NOTHING and cell not in self.known:
                beside.append(cell)
        return self._choose_smallest(beside)

    def _choose_smallest(self, cells: Iterable[Cell]) -> Cell | None:
        return min(
            cells, key=lambda cell: (self.numbers[cell] == 0, self.numbers[cell]), default=None
        )

    def _choose_beside_other(self, leaking: str) -> Cell | None:
        """Return the number to hide where this edition would give away what another one hides: the
        smallest that is still shown, of the nearest that the two are tied by.
        """
        equations = [set(list_cells(each)) for each in self.make_published().equations]
        near = {leaking}
        for _ in range(FAR):
            reached = set(near)
            for cells in equations:
                if cells & near:
                    reached |= cells
            near = reached
            shown = []
            for cell, level in self.shown.items():
                may = level != Shown.NOTHING and cell not in self.known
                if may and name_cell(cell) in near:
                    shown.append(cell)
            if shown:
                return self._choose_smallest(shown)
        return None

    def _list_same(self) -> list[Same]:
        """Return each number that is a sum of numbers elsewhere, with those."""
        return [*list_same(self.numbers), *list_same_year(self.tables, self.numbers)]

    def _list_beside(self, cell: Cell) -> list[Cell]:
        """Return the numbers of the same row and column, and the same number in other tables."""
        table, row, column = cell
        beside = []
        for other in self.numbers:
            in_line = other[0] == table and (other[1] == row) != (other[2] == column)
            of_same = (
                other[0].partition(".")[0] == table.partition(".")[0] and other[1:] == cell[1:]
            )
            if in_line or (of_same and other != cell):
                beside.append(other)
        for total, parts in self._list_same():
            same = (total, *parts)
            if cell not in same:
                continue
            for other in same:
                if other != cell:
                    beside.append(other)
        return beside

    def show(self) -> tuple[PublicTable, ...]:
        """Return the tables in words."""
        public = []
        for table in self.tables:
            if table.measure.days:
                public.append(_show_days(table))
            else:
                public.append(self._show_table(table))
        return tuple(public)

    def _show_table(self, table: Table) -> PublicTable:
        lines = []
        levels = set()
        for line in table.lines:
            words = []
            for code, _ in table.columns:
                cell = (table.id, line.code, code)
                levels.add(self.shown[cell])
                words.append(_say(self.numbers[cell], self.shown[cell]))
            lines.append(PublicLine(line.label, tuple(words)))
        return PublicTable(table, table.columns, tuple(lines), levels != {Shown.EXACT})


def name_cell(cell: Cell) -> str:
    """Return the name of a number in the attack."""
    return "|".join(cell)


def _make_sum(total: Cell, parts: Iterable[Cell]) -> Sum:
    return Sum(name_cell(total), tuple(map(name_cell, parts)))


def _choose_shown(number: int, *, small: bool) -> Shown:
    if not small or number == 0:
        return Shown.EXACT
    if number < SMALL:
        return Shown.FEWER
    return Shown.ROUNDED


def round_to_5(number: int) -> int:
    """Return the nearest 5."""
    return (number + 2) // 5 * 5


def _bound(number: int, level: Shown) -> tuple[int, int]:
    """Return the least and the most that a reader can take a number for."""
    if level == Shown.EXACT:
        return number, number
    if level == Shown.ROUNDED:
        near = round_to_5(number)
        return max(SMALL, near - 2), near + 2
    if level == Shown.FEWER:
        return 1, SMALL - 1
    return 0, MOST


def _say(number: int, level: Shown) -> str:
    if level == Shown.EXACT:
        return f"{number:,}"
    if level == Shown.ROUNDED:
        return f"{round_to_5(number):,}"
    if level == Shown.FEWER:
        return FEWER
    return NOT_SHOWN


def _show_days(table: Table) -> PublicTable:
    """Return a table of days: of enough cases, and without the longest, which is somebody's."""
    codes = []
    columns = []
    for column in table.columns:
        codes.append(column[0])
        if column[0] in TOLD_OF_DAYS:
            columns.append(column)
    lines = []
    for line in table.lines:
        cells = dict(zip(codes, line.cells, strict=True))
        if cells["n"] < LEAST_BASE:
            told = (TOO_FEW,) * len(columns)
        else:
            told = tuple(f"{cells[code]:g}" for code in TOLD_OF_DAYS)
        lines.append(PublicLine(line.label, told))
    return PublicTable(table, tuple(columns), tuple(lines), False)
