"""A report as files: the web page, the spreadsheet, and every figure with its definition as CSV and
JSON. What the PDF shows is a file too, from which `infra/pdf.py` makes it.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from chalicelib.core.figures.dictionary import MEASURES
from chalicelib.core.figures.measure import BASES
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.tables import Table, to_plain
from chalicelib.core.figures.tally import Tally
from chalicelib.reports.cells import Cell, read_number, show_cell
from chalicelib.reports.charts import describe_chart, draw_chart
from chalicelib.reports.report import MEMBERS, Report, Section


def describe_report(period: Period, council: str, read: int) -> dict[str, Any]:
    """Return what a report is of: `read` is how many cases were read for it."""
    return {
        "council": council,
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "as_of": period.end.isoformat(),
        "edition": MEMBERS,
        "cases_read": read,
    }


def write_json(counted: Tally, tables: tuple[Table, ...], council: str) -> str:
    """Return all figures by the ids of the dictionary."""
    about = describe_report(counted.period, council, counted.read)
    plain = {"about": about, **to_plain(counted, tables)}
    return json.dumps(plain, ensure_ascii=False, indent=1)


def write_csv(report: Report) -> str:
    """Return every cell on a line of its own, as it is shown, with the id, the row and the column
    it stands in.
    """
    made = io.StringIO()
    out = csv.writer(made)
    out.writerow(("id", "table", "counts", "row", "column", "shown"))
    for section in report.sections:
        for row in section.rows:
            for title, cell in zip(section.columns, row.cells, strict=True):
                place = (section.id, section.title, section.basis, row.label, title)
                out.writerow((*place, _write_plain(cell)))
    return made.getvalue()


def _write_plain(cell: Cell) -> str:
    """Return a number without its commas, or the words in its place."""
    number = read_number(cell)
    if number is None:
        return str(cell)
    return f"{number:.10g}"


def write_dictionary() -> str:
    """Return each measure with its definition and what is missing in it, one on a line."""
    made = io.StringIO()
    out = csv.writer(made)
    out.writerow(("id", "name", "counts", "definition", "missing"))
    for measure in MEASURES:
        counts = BASES.get(measure.basis, "nothing")
        out.writerow((measure.id, measure.name, counts, measure.says, measure.missing))
    return made.getvalue()


def draw_section(section: Section) -> str:
    """Return the chart of a section as SVG, or "" where it has none."""
    if section.chart is None:
        return ""
    says = describe_chart(section.chart, section.sentence)
    return draw_chart(section.chart, f"{section.anchor}-chart", says)


def describe_pages(report: Report) -> dict[str, Any]:
    """Return what the pages of a PDF show, as plain data."""
    groups = []
    for group in report.groups:
        sections = [_describe_section(section) for section in group.sections]
        groups.append({"title": group.title, "sections": sections})
    absent = []
    for measure in report.absent:
        absent.append(f"{measure.name} ({measure.id}). {measure.missing}")
    return {
        "title": report.title,
        "council": report.council,
        "period": report.period,
        "as_of": report.as_of,
        "mark": report.mark,
        "footer": f"{report.title}, {report.edition} edition",
        "words": [{"title": each.title, "lines": list(each.lines)} for each in report.words],
        "groups": groups,
        "absent": absent,
    }


def _describe_section(section: Section) -> dict[str, Any]:
    rows = []
    for row in section.rows:
        cells = [show_cell(cell) for cell in row.cells]
        rows.append({"label": row.label, "cells": cells})
    chart = draw_section(section) or None
    says = ""
    if section.chart:
        says = describe_chart(section.chart, section.sentence)
    return {
        "id": section.id,
        "of_words": section.of_words,
        "title": section.title,
        "caption": section.caption,
        "head": section.head,
        "columns": list(section.columns),
        "rows": rows,
        "sentence": section.sentence,
        "note": f"{section.says} {section.missing}".strip(),
        "chart": chart,
        "chart_says": says,
    }
