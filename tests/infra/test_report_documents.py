"""The documents of a report: one number from one place in all of them, and each can be read by
everybody.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from chalicelib.core.figures.measure import ALL
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.publish import FEWER, NOT_SHOWN, publish
from chalicelib.core.figures.rows_steps import STEP_ROWS
from chalicelib.core.figures.tables import Line, Table
from chalicelib.reports import documents
from chalicelib.reports.edition import make_documents
from chalicelib.reports.ods import write_ods
from chalicelib.reports.one_page import (
    HIDDEN,
    NO_WORRY,
    describe_one_page,
    list_worries,
    make_one_page,
)
from chalicelib.reports.report import (
    Report,
    Shown,
    Words,
    make_public_report,
    make_report,
)
from infra.pdf import write_pdf
from tests.core.test_publish import table

YEAR = read_period("2026-27")
MEMBERS = make_report([table((1200, 3), (30, 20))], YEAR, "Valley Council", 1253)
PUBLIC = make_public_report(publish([table((10, 3), (30, 20))]), YEAR, "Valley Council")
TIMES = next(measure for measure in STEP_ROWS if measure.id == "T2")
LATE = Table(
    TIMES,
    ALL,
    (("all", "All"), *TIMES.columns),
    (Line("children_act/s1_response", "Stage 1", (39, 30, 4, 3, 0, 2, 0, 0)),),
)
WAITING = next(measure for measure in STEP_ROWS if measure.id == "H3")
WAITS = Table(WAITING, ALL, WAITING.columns, (Line("alarm", "A child may be in danger", (1,)),))
OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
TABLE = f"{OASIS}table:1.0}}"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return write_pdf(documents.describe_pages(PUBLIC))


def read_sheets(report: Report) -> dict[str, list[list[str]]]:
    """Return what each sheet holds, row by row."""
    content = zipfile.ZipFile(io.BytesIO(write_ods(report))).read("content.xml")
    sheets = {}
    for sheet in ElementTree.fromstring(content).iter(f"{TABLE}table"):
        rows = []
        for row in sheet.iter(f"{TABLE}table-row"):
            rows.append(["".join(cell.itertext()) for cell in row.iter(f"{TABLE}table-cell")])
        sheets[sheet.get(f"{TABLE}name", "")] = rows
    return sheets


@pytest.mark.parametrize("report", [MEMBERS, PUBLIC], ids=["members", "public"])
def test_every_document_has_the_same_numbers(report: Report) -> None:
    shown = {name: body.decode() for name, body in bodies(report).items() if name != "r.ods"}
    rows = list(csv.DictReader(io.StringIO(shown["r.csv"])))
    in_csv = [row["shown"] for row in rows]
    sheet = read_sheets(report)["C5"]
    in_sheet = [cell.replace(",", "") for row in sheet[4:] for cell in row[1:]]
    cells = re.findall(r'--numeric">([^<]*)</td>', shown["r.html"])
    in_page = [cell.replace(",", "") for cell in cells]
    assert in_csv == in_sheet == in_page
    assert len(in_csv) == 9


def bodies(report: Report) -> dict[str, bytes]:
    return {document.name: document.body for document in make_documents(report, "r")}


def test_the_spreadsheet_has_a_cover_contents_and_notes_and_then_a_table_a_sheet():
    sheets = read_sheets(PUBLIC)
    assert list(sheets) == ["Cover", "Contents", "Notes", "C5"]
    for name in ("Contents", "Notes", "C5"):
        assert any("This sheet holds one table." in row[0] for row in sheets[name][:3])
    assert ["C5", "How contacts came", PUBLIC.sections[0].counts] in sheets["Contents"]


@pytest.mark.parametrize("report", [MEMBERS, PUBLIC], ids=["members", "public"])
def test_no_cell_of_the_spreadsheet_is_merged_or_empty_and_tables_have_heads(report: Report):
    """The Analysis Function’s checklist, as far as a program can hold it."""
    package = zipfile.ZipFile(io.BytesIO(write_ods(report)))
    content = package.read("content.xml").decode()
    assert "spanned" not in content
    assert "covered-table-cell" not in content
    for name, rows in read_sheets(report).items():
        assert all(cell.strip() for row in rows for cell in row), name
        table_rows = [row for row in rows if len(row) > 1]
        assert len({len(row) for row in table_rows}) <= 1, name
    assert content.count("<table:table-header-rows>") == content.count("<table:database-range ")
    first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert 'fo:language="en" fo:country="GB"' in package.read("styles.xml").decode()
    assert "<dc:title>Complaints about" in package.read("meta.xml").decode()


def test_numbers_of_the_spreadsheet_are_numbers_and_hidden_ones_are_words():
    content = zipfile.ZipFile(io.BytesIO(write_ods(PUBLIC))).read("content.xml").decode()
    assert 'office:value="15"' in content
    assert f'office:value-type="string"><text:p>{FEWER}' in content


def test_the_pdf_is_tagged_and_has_a_title_and_its_language(pdf: bytes):
    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert re.search(rb"/MarkInfo\s*<<\s*/Marked true", pdf)
    assert re.search(rb"/Lang\s*\(en-GB\)", pdf)
    assert b"/DisplayDocTitle true" in pdf
    assert b"pdfuaid:part" in pdf


def test_the_pdf_is_the_same_whenever_it_is_made_of_the_same_report(pdf: bytes):
    assert write_pdf(documents.describe_pages(PUBLIC)) == pdf


def test_the_one_page_is_one_page_with_the_numbers_of_the_report_and_what_is_late():
    report = make_report([LATE, WAITS], YEAR, "Valley Council", 0)
    worried = replace(report, words=(Words("What worries us", ("Stage 2.",), "worries"),))
    shown = describe_one_page(make_one_page(worried))
    alarm = "A child may be in danger: 1."
    late = f"{LATE.lines[0].label}: 2 still open and late."
    assert shown["worries"] == ["Stage 2.", alarm, late]
    (times, *_) = shown["blocks"]
    assert times["rows"][0]["cells"] == ["30", "4", "3", "2", "not counted"]
    pdf = write_pdf(shown)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    one = {each.name: each.body for each in make_documents(worried, "r")}["r-one-page.html"]
    assert one.decode().count("2 still open and late.") == 1


def test_the_public_one_page_does_not_say_that_nothing_worries_us_where_a_number_is_hidden():
    hidden = Shown("Stage 1", (NOT_SHOWN,), "children_act/s1_response")
    report = make_report([LATE], YEAR, "Valley Council", 0)
    (late,) = report.sections
    public = replace(report, sections=(replace(late, rows=(hidden,), codes=("open_late",)),))
    assert list_worries(public) == [HIDDEN]
    assert list_worries(replace(report, sections=())) == [NO_WORRY]


def test_a_chart_has_its_words_its_numbers_and_no_script():
    chart = documents.draw_section(MEMBERS.sections[0])
    assert "<title" in chart
    assert ">1,203<" in chart
    assert "<script" not in chart
    assert "table beside it has every number" in chart


def test_a_total_says_in_its_row_that_rounded_rows_may_not_add_up():
    assert "rounded" in PUBLIC.sections[0].rows[-1].label
    assert MEMBERS.sections[0].rows[-1].label == "All"
