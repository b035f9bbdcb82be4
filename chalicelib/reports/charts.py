"""Where the bars of a table's chart stand. A chart is read without colour: every bar has its name
above it and its number at its end, and all begin at zero."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from chalicelib.core.figures.tables import TOTAL, Table
from chalicelib.core.figures.years import find_figures
from chalicelib.reports.cells import Cell, read_number, show_cell

WIDTH = 640
ROOM = 80  # at the end of the longest bar, for its number
LINE = 18
BAR = 20
GAP = 14
LETTERS = 68  # of a name on a line
Columns = tuple[tuple[str, str], ...]
_WRITING = 'font-family="Arial, DejaVu Sans, sans-serif" font-size="15" fill="#0b0c0c"'
MOST = 20  # bars; a table with more has no chart


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with the lines of its name, in the units of the drawing."""

    name: tuple[tuple[int, str], ...]  # where each line of it stands, and its words
    y: int
    width: int
    number: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars. `about` says what its numbers are. A dashed line at `breaks` says that what
    is below it was counted otherwise.
    """

    about: str
    height: int
    bars: tuple[Bar, ...]
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What a bar tells: a number, or words in its place."""

    label: str
    cell: Cell
    otherwise: bool = False  # it was counted otherwise than the bars above it


def make_chart(table: Table, columns: Columns, cells: Sequence[tuple[Cell, ...]]) -> Chart | None:
    """Return the chart of what is shown of a table: its first column, or its only row. Return None
    where it has too few bars to be worth drawing, or too many to be read.

    Words in the place of a number stand at the end of no bar, so a chart tells no more than its
    table.
    """
    about, found = _list_bars(table, columns, cells)
    numbers = []
    for told in found:
        number = read_number(told.cell)
        if number is not None:
            numbers.append(number)
    if not 2 <= len(found) <= MOST or not any(numbers):
        return None
    y = 0
    bars = []
    breaks: list[int] = []
    for told in found:
        if told.otherwise and not breaks:
            y += 2 * LINE
            breaks.append(y - LINE // 2)
        name = []
        for words in textwrap.wrap(told.label, LETTERS):
            y += LINE
            name.append((y, words))
        y += LINE - BAR // 2
        width = round((read_number(told.cell) or 0) / max(numbers) * (WIDTH - ROOM))
        bars.append(Bar(tuple(name), y, width, show_cell(told.cell)))
        y += BAR + GAP
    return Chart(about, y, tuple(bars), tuple(breaks))


def _list_bars(
    table: Table, columns: Columns, cells: Sequence[tuple[Cell, ...]]
) -> tuple[str, list[_Told]]:
    """Return what the numbers of the bars are, and what each bar tells."""
    if find_figures(table.id) and cells:
        return _list_years(table, columns, cells[0])
    rows = []
    for line, shown in zip(table.lines, cells, strict=True):
        if line.code != TOTAL:
            rows.append((line.label, shown))
    if len(rows) == 1 and table.whole:
        label, shown = rows[0]
        bars = []
        for (_, title), cell in zip(columns[1:], shown[1:], strict=True):
            if read_number(cell) != 0:
                bars.append(_Told(title, cell))
        return label, bars
    codes = [code for code, _ in columns]
    column = 0
    if "median" in codes:
        column = codes.index("median")
    return columns[column][1], [_Told(label, shown[column]) for label, shown in rows]


def _list_years(table: Table, columns: Columns, shown: tuple[Cell, ...]) -> tuple[str, list[_Told]]:
    """Return the first figure of each year."""
    bars = []
    for (code, title), cell in zip(columns, shown, strict=True):
        bars.append(_Told(title, cell, otherwise=code != title))
    return table.lines[0].label, bars


def draw_chart(chart: Chart, name: str, says: str) -> str:
    """Return a chart as SVG, with `says` as its words for whoever cannot see it. `name` is its own
    in the page.
    """
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="heard-chart" viewBox="0 0 {WIDTH} '
        f'{chart.height}" width="100%" role="img" aria-labelledby="{name}">',
        f'<title id="{name}">{escape(says)}</title>',
    ]
    for bar in chart.bars:
        drawn += _draw_bar(bar)
    for y in chart.breaks:
        drawn.append(
            f'<line x1="0" y1="{y}" x2="{WIDTH}" y2="{y}" stroke="#0b0c0c" stroke-width="2" '
            'stroke-dasharray="8 6"/>'
        )
        drawn.append(f'<text x="0" y="{y - 6}" {_WRITING}>Below: counted differently</text>')
    drawn.append("</svg>")
    return "\n".join(drawn)


def describe_chart(chart: Chart, sentence: str) -> str:
    """Return in words what a chart shows."""
    return f"{chart.about}. {sentence} The table beside it has every number."


def _draw_bar(bar: Bar) -> list[str]:
    drawn = []
    for y, words in bar.name:
        drawn.append(f'<text x="0" y="{y}" {_WRITING}>{escape(words)}</text>')
    drawn.append(f'<rect x="0" y="{bar.y}" width="{bar.width}" height="{BAR}" fill="#12436d"/>')
    drawn.append(
        f'<line x1="0" y1="{bar.y - 3}" x2="0" y2="{bar.y + BAR + 3}" stroke="#0b0c0c" '
        'stroke-width="2"/>'
    )
    place = f'x="{bar.width + 6}" y="{bar.y + 15}"'
    drawn.append(f'<text {place} {_WRITING} font-weight="bold">{escape(bar.number)}</text>')
    return drawn
