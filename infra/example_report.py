"""Write docs/example-report/: the report of a year of made-up cases, whole, in both editions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from chalicelib import councils
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import Period, read_period
from chalicelib.core.figures.tables import make_tables
from chalicelib.core.figures.tally import Tally
from chalicelib.core.figures.years import YearOf, find_start, list_earlier, make_year_tables
from chalicelib.reports import documents
from chalicelib.reports.edition import Editions, make_all, make_editions
from infra.example_cases import MadeUp, make_up
from infra.pdf import write_pdf

INTO = Path(__file__).resolve().parent.parent / "docs" / "example-report"
COUNCIL = "Valley Council (made up)"
YEAR = read_period("2025-26")
BEGAN = date(2023, 9, 1)
WORDS = {
    "shows": "More people wrote by the form than by telephone, and most complaints about social "
    "work teams were about not being told things. We answered most complaints in time. "
    "Those that were late were late at stage 2, where we had too few people who could "
    "investigate.\n"
    "Children and young people seldom complain alone. Where an advocate was with them, "
    "their complaint was more often put right at stage 1.",
    "refused": "We refused complaints because what happened was too long ago, or because the "
    "person had not enough interest in the child. Each person was told why, and how to ask the "
    "Ombudsman. We looked at every refusal of this kind again in March, and would decide "
    "none of them otherwise.",
    "working": "Everybody who complained was told who would answer and by when. The procedure "
    "works well at stage 1. At stage 2 it took too long to appoint investigators. From May we "
    "share a list of investigators with a neighbouring council.",
    "changed": "Each family now has the name and number of a worker who covers when theirs is "
    "away. Minutes of meetings go out within ten working days, and the team counts how many "
    "did. Complaints about missed visits went down in the teams that did both.",
    "ombudsman": "The annual letter came in July. It counts decisions by the day on which the "
    "Ombudsman made them, and we count them by the day on which we were told, so they "
    "differ. We agree with what it says of delays at stage 2.",
    "next": "By the end of September: a shared list of investigators. By the end of December: a "
    "page for each child who moves home, which says what goes with them. Each is in the "
    "register, with its owner.",
    "answer": "The corporate parenting board considered this report in September. It asked for a "
    "report back on stage 2 in January, and for the figures of children and young people "
    "each quarter.",
}
README = """# An example report

The report of a year as Heard makes it: {period}, of {council}.
**Every case in it is made up**, and so is the council. `make example-report` writes it anew.

* The public edition, safe to publish: [PDF](public.pdf), [web page](public.html),
  [spreadsheet](public.ods), [every figure on a line](public.csv).
* The members’ edition, exact: [PDF](report.pdf), [web page](report.html),
  [spreadsheet](report.ods), [every figure on a line](report.csv).
* [What each figure counts](dictionary.csv).

[The guide](../annual-report.md) says how a complaints manager makes a report, and how the program
that attacks the public edition works.

![The first pages of the public edition as a PDF](../pictures/report.png)
"""


def main() -> None:
    """Write the example report, and print where it is."""
    INTO.mkdir(parents=True, exist_ok=True)
    editions = _make_editions()
    assert editions.public
    for name, report in (("report", editions.members), ("public", editions.public)):
        _write(f"{name}.pdf", write_pdf(documents.describe_pages(report)))
    readme = README.format(period=YEAR.title, council=COUNCIL)
    _write("README.md", readme.encode())


def _make_editions() -> Editions:
    """Return both editions, and write every document of them but the PDFs."""
    authority = councils.load_council("sefton").authority
    made = make_up(authority, BEGAN, YEAR.last)
    periods = [YEAR, *list_earlier(YEAR)]
    counted = [_count(made, period) for period in periods]
    labels = Labels(authority)
    years = [YearOf(each.period, make_tables(each, labels)) for each in counted]
    beside = make_year_tables(years, find_start(BEGAN, periods))
    tables = (*beside, *years[0].tables)
    editions = make_editions(counted[0], tables, COUNCIL, WORDS)
    if editions.told:
        raise SystemExit(f"A sentence gives something away: {editions.told[0]}")
    for document in make_all(counted[0], tables, editions):
        if not document.name.endswith(".json"):
            _write(document.name, document.body)
    return editions


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
