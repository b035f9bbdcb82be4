"""Where the bars of a table's chart stand. A chart is read without colour: every bar has its name
above it and its number at its end, and all begin at zero."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from html import escape

from chalicelib.core.figures.tables import TOTAL, Table

WIDTH = 640
ROOM = 80  # at the end of the longest bar, for its number
LINE = 18
BAR = 20
GAP = 14
LETTERS = 84  # of a name on a line
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
    """A chart of bars. `about` says what its numbers are."""

    about: str
    height: int
    bars: tuple[Bar, ...]


def make_chart(table: Table) -> Chart | None:
    """Return the chart of a table's first column, or of its only row. Return None where it has too
    few bars to be worth drawing, or too many to be read.
    """
    about, found = _list_bars(table)
    if not 2 <= len(found) <= MOST:
        return None
    largest = max(number for _, number in found) or 1
    y = 0
    bars = []
    for label, number in found:
        name = []
        for words in textwrap.wrap(label, LETTERS):
            y += LINE
            name.append((y, words))
        y += LINE - BAR // 2
        width = round(number / largest * (WIDTH - ROOM))
        bars.append(Bar(tuple(name), y, width, f"{number:,g}"))
        y += BAR + GAP
    return Chart(about, y, tuple(bars))


def _list_bars(table: Table) -> tuple[str, list[tuple[str, float]]]:
    """Return what the numbers of the bars are, and each bar's name and number."""
    lines = [line for line in table.lines if line.code != TOTAL]
    bars = []
    if len(lines) == 1 and table.whole:
        for (_, title), number in zip(table.columns[1:], lines[0].cells[1:], strict=True):
            if number:
                bars.append((title, number))
        return lines[0].label, bars
    column = 0
    if table.measure.days:
        column = 1
    for line in lines:
        bars.append((line.label, line.cells[column]))
    return table.columns[column][1], bars


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
