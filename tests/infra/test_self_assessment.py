"""The self-assessment against the Ombudsman's Code: what looks bad is printed, from one source."""

from __future__ import annotations

import csv
import io
import json

from chalicelib.core.figures.code_evidence import NO, NOT_TOLD, NOTHING, PARTLY, UNSAID, YES
from chalicelib.core.figures.code_rows import PARAGRAPHS, SECTIONS, list_section
from chalicelib.core.figures.measure import ALL
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.publish import publish
from chalicelib.core.figures.rows_steps import STEP_ROWS
from chalicelib.core.figures.tables import Line, Table
from chalicelib.reports.edition import make_documents
from chalicelib.reports.report import Report, make_public_report, make_report
from chalicelib.reports.self_assessment import NO_PLAN, add_assessment
from tests.core.lives import HOUSE

YEAR = read_period("2026-27")
ACKNOWLEDGED = next(measure for measure in STEP_ROWS if measure.id == "T1")


def acknowledged(in_time: int, late: int) -> Table:
    """Return the table of acknowledgements of complaints."""
    cells = (in_time + late, in_time, 0, late, 0, 0, 0, 0)
    columns = (("all", "All"), *ACKNOWLEDGED.columns)
    lines = (Line("complaint", "Complaints", cells), Line("all", "All", cells))
    return Table(ACKNOWLEDGED, ALL, columns, lines)


def assess(report: Report, **words: str) -> dict[str, tuple[str, str]]:
    """Return the answer and what shows it of each paragraph, by its number."""
    said = {f"code-{key.removeprefix('p').replace('_', '.')}": text for key, text in words.items()}
    assessed = add_assessment(report, HOUSE, said).sections[-1]
    found = {}
    for paragraph, row in zip(PARAGRAPHS, assessed.rows, strict=True):
        answer, shows = row.cells
        found[paragraph.number] = (str(answer), str(shows))
    return found


def members(in_time: int, late: int) -> Report:
    return make_report([acknowledged(in_time, late)], YEAR, "Valley Council", 0)


def test_what_was_late_is_printed_and_wants_a_plan():
    assert assess(members(30, 0))["6.2"][0] == YES
    assert assess(members(0, 2))["6.2"][0] == NO
    answer, shows = assess(members(30, 2))["6.2"]
    assert (answer, "Late: 2" in shows, NO_PLAN in shows) == (PARTLY, True, True)
    planned = assess(members(30, 2), p6_2="A second person looks each morning.")["6.2"][1]
    assert (NO_PLAN in planned, "each morning" in planned) == (False, True)


def test_the_public_edition_judges_by_what_it_shows_and_no_more():
    public = make_public_report(publish([acknowledged(33, 2)]), YEAR, "Valley Council")
    answer, shows = assess(public)["6.2"]
    assert (answer, "fewer than 5" in shows, "33" in shows) == (PARTLY, True, False)
    hidden = tuple("not shown" for _ in public.sections[0].columns)
    rows = tuple(type(row)(row.label, hidden, row.code) for row in public.sections[0].rows)
    section = type(public.sections[0])
    fields = {name: getattr(public.sections[0], name) for name in section.__slots__}
    told = section(**fields | {"rows": rows})
    report = Report("Valley Council", "", "", "public", 0, (told,), ())
    assert assess(report)["6.2"][0] == NOT_TOLD


def test_days_that_are_longer_than_the_codes_are_told_with_the_councils_reason():
    answer, shows = assess(members(0, 0))["6.3"]
    assert (answer, "15 working days" in shows, "promises" in shows) == (PARTLY, True, True)
    assert assess(members(0, 0))["5.2"][0] == YES


def test_what_only_a_person_can_say_is_theirs_and_its_want_is_printed():
    found = assess(members(0, 0))
    assert found["9.5"] == (UNSAID, "Nothing has been written to show it.")
    assert found["6.6"][0] == NOTHING
    said = {"code-9.5": "Councillor for children’s services.", "code-9.5-kept": "yes"}
    report = add_assessment(members(0, 0), HOUSE, said)
    row = next(each for each in report.sections[-1].rows if each.code == "code-9.5")
    assert row.cells == (YES, "Councillor for children’s services.")


def test_a_yearly_report_that_lacks_a_part_says_so():
    assert assess(members(0, 0))["8.1"][0] == NO
    some = add_assessment(members(0, 0), HOUSE, {"refused": "None.", "answer": "Read in May."})
    rows = {row.code: row.cells for row in some.sections[-1].rows}
    assert rows["code-8.1"][0] == PARTLY
    assert "Not written yet" in str(rows["code-8.1"][1])


def test_every_document_has_the_chapter_from_one_source():
    report = add_assessment(members(30, 2), HOUSE, {})
    made = {each.name: each.body for each in make_documents(report, "r")}
    rows = [row for row in csv.DictReader(io.StringIO(made["r.csv"].decode())) if row["id"]]
    in_csv = [row["shown"] for row in rows if row["id"] == "CODE"]
    (shown,) = (
        section
        for group in json.loads(made["r-pages.json"])["groups"]
        for section in group["sections"]
        if section["of_words"]
    )
    assert in_csv == [cell for row in shown["rows"] for cell in row["cells"]]
    page = made["r.html"].decode()
    assert all(text.replace("“", "“") in page for text in in_csv)
    assert len(in_csv) == 2 * len(PARAGRAPHS)


def test_every_paragraph_stands_in_a_section_and_has_its_evidence_or_a_question():
    found = [each for number, _ in SECTIONS for each in list_section(number)]
    assert found == list(PARAGRAPHS)
    assert [each.number for each in PARAGRAPHS if not each.evidence and not each.person] == []
    assert len({each.key for each in PARAGRAPHS}) == len(PARAGRAPHS)
