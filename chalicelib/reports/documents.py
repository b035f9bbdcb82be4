"""A report as files: every figure with its definition as CSV and JSON, and what a page shows."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from chalicelib.core.figures.dictionary import MEASURES
from chalicelib.core.figures.measure import BASES
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.publish import FEWER, LEAST_BASE, NOT_SHOWN, PublicTable
from chalicelib.core.figures.tables import Table, to_plain
from chalicelib.core.figures.tally import Tally
from chalicelib.reports.charts import make_chart
from chalicelib.reports.sentences import say_table

MEMBERS = "members"


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


def write_csv(tables: tuple[Table, ...]) -> str:
    """Return every cell on a line of its own, with the id, the row and the column it stands in."""
    made = io.StringIO()
    out = csv.writer(made)
    out.writerow(("id", "table", "counts", "row", "column", "number"))
    for table in tables:
        for line in table.lines:
            for (_, title), number in zip(table.columns, line.cells, strict=True):
                basis = table.measure.basis
                out.writerow((table.id, table.title, basis, line.label, title, f"{number:g}"))
    return made.getvalue()


def write_dictionary() -> str:
    """Return each measure with its definition and what is missing in it, one on a line."""
    made = io.StringIO()
    out = csv.writer(made)
    out.writerow(("id", "name", "counts", "definition", "missing"))
    for measure in MEASURES:
        counts = BASES.get(measure.basis, "nothing")
        out.writerow((measure.id, measure.name, counts, measure.says, measure.missing))
    return made.getvalue()


def make_view(tables: tuple[Table, ...]) -> dict[str, Any]:
    """Return what a page shows: each table with its sentence and its chart, and what is not
    counted.
    """
    shown = []
    for table in tables:
        shown.append(
            {
                "table": table,
                "anchor": table.id.replace(".", "-"),
                "basis": BASES[table.measure.basis],
                "sentence": say_table(table),
                "chart": make_chart(table),
            }
        )
    missing = [measure for measure in MEASURES if not measure.held]
    return {"shown": shown, "missing": missing}


def make_public_view(public: tuple[PublicTable, ...]) -> dict[str, Any]:
    """Return what the page of a public edition shows. A sentence or a chart stands beside a table
    only where all of its numbers are shown as they are.
    """
    shown = []
    for each in public:
        table = each.table
        exact = not each.rounded and not table.measure.days
        shown.append(
            {
                "table": {
                    "title": table.title,
                    "id": table.id,
                    "measure": table.measure,
                    "columns": each.columns,
                    "lines": each.lines,
                },
                "anchor": table.id.replace(".", "-"),
                "basis": BASES[table.measure.basis],
                "sentence": _say_public(each, exact=exact),
                "chart": make_chart(table) if exact else None,
            }
        )
    missing = [measure for measure in MEASURES if not measure.held]
    return {"shown": shown, "missing": missing}


def _say_public(each: PublicTable, *, exact: bool) -> str:
    if exact or not each.lines:
        return say_table(each.table)
    if each.table.measure.days:
        return f"Days are told where there were {LEAST_BASE} or more."
    return (
        f"One to four reads “{FEWER}”, and other numbers are to the nearest 5. A number that would "
        f"give another away reads “{NOT_SHOWN}”. A 0 is a true 0."
    )


def write_public_csv(public: tuple[PublicTable, ...]) -> str:
    """Return every cell of a public edition on a line of its own, as it is shown."""
    made = io.StringIO()
    out = csv.writer(made)
    out.writerow(("id", "table", "counts", "row", "column", "shown"))
    for each in public:
        table = each.table
        for line in each.lines:
            for (_, title), words in zip(each.columns, line.cells, strict=True):
                basis = table.measure.basis
                out.writerow((table.id, table.title, basis, line.label, title, words))
    return made.getvalue()
