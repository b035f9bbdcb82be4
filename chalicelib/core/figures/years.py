"""Earlier years beside this one: the same few figures, from the tables of each year.

Years stand beside each other only where they were counted in the same way. Where the counting
changed, the break is said, and drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.core.figures.measure import ALL, CLOSED, DECIDED, DUE, RECEIVED, Measure
from chalicelib.core.figures.period import Period, name_day
from chalicelib.core.figures.tables import TOTAL, Line, Table

EARLIER = 3  # years before this one
APART = "Do not compare the years on either side of the break."
LATE_START = 31  # days: a year in which the first case came later than that is not whole


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that is told of each year: cells of a table, added up over all of its rows."""

    code: str
    label: str
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """From a day on, the counting differs from the one before: `says` how."""

    on: date
    says: str


@dataclass(frozen=True, slots=True)
class YearOf:
    """A period with its tables."""

    period: Period
    tables: tuple[Table, ...]


_ASIDE = "Each figure is a total of the table that it names, from that year’s own cases."
_SETS: tuple[tuple[Measure, tuple[Figure, ...]], ...] = (
    (
        Measure(
            "Y1",
            "Year by year: what came in",
            RECEIVED,
            _ASIDE,
            "Figure",
            apart=False,
            whole=False,
            downward=False,
        ),
        (
            Figure("contacts", "Contacts (C1)", "C1", (TOTAL,)),
            Figure("complaints", "Complaints (C2)", "C2", ("complaint",)),
            Figure(
                "children", "Of these, by children and young people", "C2.children", ("complaint",)
            ),
            Figure("compliments", "Compliments (P1)", "P1", (TOTAL,)),
        ),
    ),
    (
        Measure(
            "Y2",
            "Year by year: what was answered",
            CLOSED,
            _ASIDE,
            "Figure",
            apart=False,
            whole=False,
            downward=False,
        ),
        (
            Figure("answered", "Steps answered (S1.closed)", "S1.closed", ("answered",)),
            Figure("resolved", "Put right by agreement (S1.closed)", "S1.closed", ("resolved",)),
            Figure("upheld", "Points upheld (O1)", "O1", ("upheld",)),
            Figure("partly", "Points partly upheld (O1)", "O1", ("partially_upheld",)),
            Figure("not_upheld", "Points not upheld (O1)", "O1", ("not_upheld",)),
        ),
    ),
    (
        Measure(
            "Y3",
            "Year by year: what was due",
            DUE,
            _ASIDE,
            "Figure",
            apart=False,
            whole=False,
            downward=False,
        ),
        (
            Figure("due", "All that was due (T2)", "T2", (TOTAL,)),
            Figure(
                "met",
                "In time, or within an agreed extension (T2)",
                "T2",
                ("in_time", "in_extension"),
            ),
            Figure("late", "Late (T2)", "T2", ("late",)),
            Figure("open_late", "Still open and late (T2)", "T2", ("open_late",)),
        ),
    ),
    (
        Measure(
            "Y4",
            "Year by year: what was decided",
            DECIDED,
            _ASIDE,
            "Figure",
            apart=False,
            whole=False,
            downward=False,
        ),
        (
            Figure("refused", "Refused (R1)", "R1", ("refused",)),
            Figure("withdrawn", "Withdrawn (R2)", "R2", ("whole", "part")),
        ),
    ),
)


def list_earlier(period: Period) -> tuple[Period, ...]:
    """Return the same days of the years before, the earliest first."""
    found = []
    for back in range(EARLIER, 0, -1):
        first = _go_back(period.first, back)
        last = _go_back(period.last, back)
        found.append(Period(first, last))
    return tuple(found)


def _go_back(day: date, years: int) -> date:
    """Return the same day of an earlier year; the last of February where it has no 29th."""
    month_ends = (day.month, day.day) in ((2, 28), (2, 29))
    if month_ends:
        return date(day.year - years, 3, 1) - (date(2001, 3, 1) - date(2001, 2, 28))
    return day.replace(year=day.year - years)


def name_year(period: Period) -> str:
    """Return how a column of years is headed: `2025-26` for a year, the days for others."""
    first = period.first
    is_year = (first.month, first.day) == (4, 1) and (period.last - first).days > 360
    if is_year:
        return f"{first.year}-{(first.year + 1) % 100:02}"
    return f"{first.day} {first:%b %Y} to {period.last.day} {period.last:%b %Y}"


def find_start(first_case: date | None, periods: Iterable[Period]) -> tuple[Break, ...]:
    """Return the break that lies where Heard began to count, if that was within a year."""
    for period in periods:
        if period.holds(first_case) and first_case:
            if (first_case - period.first).days > LATE_START:
                says = f"Counting began on {name_day(first_case)}, so that year is not complete."
                return (Break(period.last, says),)
    return ()


def make_year_tables(years: Sequence[YearOf], breaks: Sequence[Break] = ()) -> tuple[Table, ...]:
    """Return the tables of years, the latest first. Years without any case are left out, and there
    are none where this leaves one year.
    """
    held = []
    for year in years:
        if _find(year, "C1").lines:
            held.append(year)
    held.sort(key=lambda year: year.period.first, reverse=True)
    if len(held) < 2:
        return ()
    return tuple(_make_table(measure, figures, held, breaks) for measure, figures in _SETS)


def _make_table(
    measure: Measure, figures: Sequence[Figure], years: list[YearOf], breaks: Sequence[Break]
) -> Table:
    latest = years[0].period
    columns = []
    for year in years:
        title = name_year(year.period)
        if find_breaks(year.period, latest, breaks):
            title = f"{title}, counted differently"
        columns.append((name_year(year.period), title))
    lines = []
    for figure in figures:
        cells = tuple(add_up(year, figure) for year in years)
        lines.append(Line(figure.code, figure.label, cells))
    said = [each.says for each in find_breaks(years[-1].period, latest, breaks)]
    if said:
        measure = replace(measure, missing=f"{' '.join(said)} {APART}")
    return Table(measure, ALL, tuple(columns), tuple(lines))


def find_breaks(year: Period, latest: Period, breaks: Sequence[Break]) -> tuple[Break, ...]:
    """Return what changed in the counting between a year and the latest."""
    return tuple(each for each in breaks if year.first < each.on <= latest.first)


def add_up(year: YearOf, figure: Figure) -> int:
    """Return a figure of a year."""
    total = 0
    table = _find(year, figure.table)
    for row, column in list_cells_of(table, figure):
        total += int(table.find(row, column))
    return total


def list_cells_of(table: Table, figure: Figure) -> list[tuple[str, str]]:
    """Return the cells of a table, as row and column, whose sum a figure is."""
    found = []
    for line in table.lines:
        if line.code == TOTAL:
            continue
        for column in figure.columns:
            found.append((line.code, column))
    return found


def find_figures(measure: str) -> tuple[Figure, ...]:
    """Return the figures of a table of years, or none for any other table."""
    for each, figures in _SETS:
        if each.id == measure:
            return figures
    return ()


def _find(year: YearOf, table: str) -> Table:
    for each in year.tables:
        if each.id == table:
            return each
    return Table(Measure(table, ""), ALL, (), ())
