"""Earlier years beside this one, learning in the figures, and the words that a person writes."""

from __future__ import annotations

from datetime import date

from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.measure import ALL
from chalicelib.core.figures.period import Period, read_period
from chalicelib.core.figures.publish import Edition
from chalicelib.core.figures.rows_received import RECEIVED_ROWS
from chalicelib.core.figures.tables import Line, Table, make_tables
from chalicelib.core.figures.tally import Tally
from chalicelib.core.figures.words import PARTS, list_missing
from chalicelib.core.figures.years import (
    YearOf,
    find_start,
    list_earlier,
    make_year_tables,
    name_year,
)
from chalicelib.reports.documents import draw_section
from chalicelib.reports.report import add_words, make_public_report, make_report
from tests.core.lives import HOUSE
from tests.core.test_register import DONE, entry, upheld

CONTACTS = next(measure for measure in RECEIVED_ROWS if measure.id == "C1")
THIS = read_period("2026-27")
BEFORE = read_period("2025-26")


def year(period: Period, contacts: int) -> YearOf:
    """Return a year in which nothing came in but so many compliments."""
    line = (contacts, contacts, 0, 0, 0, 0, 0, 0)
    lines = (Line("compliment", "Compliments", line), Line("all", "All", line))
    return YearOf(period, (Table(CONTACTS, ALL, (("all", "All"), *CONTACTS.columns), lines),))


def test_earlier_years_stand_beside_this_one_and_those_without_a_case_do_not():
    earlier = list_earlier(THIS)
    assert [name_year(each) for each in earlier] == ["2023-24", "2024-25", "2025-26"]
    tables = make_year_tables([year(THIS, 120), year(BEFORE, 90), YearOf(earlier[0], ())])
    assert [title for _, title in tables[0].columns] == ["2026-27", "2025-26"]
    assert tables[0].find("contacts", "2025-26") == 90
    assert make_year_tables([year(THIS, 120)]) == ()


def test_a_year_that_was_not_counted_from_its_start_is_set_apart_and_the_chart_shows_the_break():
    breaks = find_start(date(2025, 9, 1), [BEFORE])
    tables = make_year_tables([year(THIS, 120), year(BEFORE, 90)], breaks)
    assert tables[0].columns[1][1] == "2025-26, counted differently"
    assert "on 1 September 2025, so" in tables[0].measure.missing
    section = make_report(tables, THIS, "Valley Council", 210).sections[0]
    assert "stroke-dasharray" in draw_section(section)
    assert find_start(date(2025, 4, 10), [BEFORE]) == ()


def test_the_same_days_of_a_month_of_february_are_found_in_other_years():
    february = read_period("2024-m02")
    assert [each.last.day for each in list_earlier(february)] == [28, 28, 28]
    assert [each.last.day for each in list_earlier(read_period("2025-m02"))] == [28, 28, 29]


def test_a_figure_of_this_year_is_tied_to_the_table_that_it_is_from():
    tables = make_year_tables([year(THIS, 12), year(BEFORE, 3)])
    edition = Edition((*tables, *year(THIS, 12).tables))
    edition.make_safe()
    cells = {cell for each in edition.make_published().equations for cell in repr(each).split("'")}
    assert {"Y1|contacts|2026-27", "C1|compliment|all"} <= cells


def test_learning_is_counted_from_the_register_by_service():
    counted = Tally(THIS)
    counted.take_entry(entry("A", DONE, upheld=upheld("A", date(2026, 11, 27)).upheld))
    counted.take_entry(upheld("B", date(2026, 12, 1)))
    tables = {table.id: table for table in make_tables(counted, Labels(HOUSE))}
    assert tables["L1"].find("social_work", "with_action") == 1
    assert tables["L1"].find("social_work", "without_action") == 1
    assert tables["L1.actions"].find("social_work", "late") == 1
    assert tables["L1.carried"].lines == ()


def test_an_annual_report_is_a_draft_until_what_must_be_written_is():
    needed = {part.key: "Nothing yet." for part in PARTS if part.needed}
    assert list_missing(THIS, needed) == ()
    assert len(list_missing(THIS, {**needed, "answer": " "})) == 1
    assert list_missing(read_period("2026-27-q1"), {}) == ()
    report = make_public_report((), THIS, "Valley Council")
    assert "Draft" in add_words(report, THIS, {}).mark
    written = add_words(report, THIS, {**needed, "shows": "More came.\n\nFewer were late."})
    assert written.mark.startswith("Public edition")
    assert written.words[0].lines == ("More came.", "Fewer were late.")
