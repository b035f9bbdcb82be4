"""Write docs/example-report/: the report of a year of made-up cases, whole, in both editions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from chalicelib import councils
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import Period, read_period
from chalicelib.core.figures.tables import make_tables
from chalicelib.core.figures.tally import Tally
from chalicelib.core.figures.years import YearOf, find_start, list_earlier, make_year_tables
from chalicelib.reports.edition import Beside, make_all, make_editions
from infra.example_cases import MadeUp, make_up
from infra.example_words import ASKED_BY_BOARD, CODE_WORDS, WORDS
from infra.pdf import write_pdf

INTO = Path(__file__).resolve().parent.parent / "docs" / "example-report"
COUNCIL = "Valley Council (made up)"
YEAR = read_period("2025-26")
BEGAN = date(2023, 9, 1)
README = """# An example report

The report of a year as Heard makes it: {period}, of {council}.
**Every case in it is made up**, and so is the council. `make example-report` writes it anew.

* One page of it, for a councillor: [PDF](public-one-page.pdf), [web page](public-one-page.html).
* The public edition, safe to publish: [PDF](public.pdf), [web page](public.html),
  [spreadsheet](public.ods), [every figure on a line](public.csv).
* The members’ edition, exact: [PDF](report.pdf), [web page](report.html),
  [spreadsheet](report.ods), [every figure on a line](report.csv).
* [What each figure counts](dictionary.csv).

[The guide](../annual-report.md) says how a complaints manager makes a report, and how the program
that attacks the public edition works.

![The one page, what was answered in time, and the self-assessment, as PDF](../pictures/report.png)
"""


def main() -> None:
    """Write the example report, and print where it is."""
    INTO.mkdir(parents=True, exist_ok=True)
    _write_documents()
    readme = README.format(period=YEAR.title, council=COUNCIL)
    _write("README.md", readme.encode())


def _write_documents() -> None:
    """Write every document of both editions."""
    authority = councils.load_council("sefton").authority
    made = make_up(authority, BEGAN, YEAR.last)
    periods = [YEAR, *list_earlier(YEAR)]
    counted = [_count(made, period) for period in periods]
    labels = Labels(authority)
    years = [YearOf(each.period, make_tables(each, labels)) for each in counted]
    beside = make_year_tables(years, find_start(BEGAN, periods))
    tables = (*beside, *years[0].tables)
    written = Beside(COUNCIL, authority, {**WORDS, **CODE_WORDS}, ASKED_BY_BOARD)
    editions = make_editions(counted[0], tables, written)
    if editions.told:
        raise SystemExit(f"Sentences give something away: {editions.told}")
    for document in make_all(counted[0], tables, editions):
        if document.name.endswith("-pages.json"):
            pdf = write_pdf(json.loads(document.body))
            _write(document.name.replace("-pages.json", ".pdf"), pdf)
        elif not document.name.endswith(".json"):
            _write(document.name, document.body)


def _count(made: MadeUp, period: Period) -> Tally:
    counted = Tally(period)
    for account in made.accounts:
        if account.received_on <= period.end:
            counted.take(account)
    for entry in made.entries:
        counted.take_entry(entry)
    return counted


def _write(name: str, body: bytes) -> None:
    path = INTO / name
    path.write_bytes(body)
    print(path.relative_to(INTO.parent.parent))


if __name__ == "__main__":
    main()
