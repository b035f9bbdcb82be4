"""The attack on everything that a report says: its words, the reports before it, its quarters and
its files. Each test plants a leak, and it is found.
"""

from __future__ import annotations

import pytest

from chalicelib.core.figures.attack import find_leaks
from chalicelib.core.figures.issued import Issued, list_near, read_issued, write_issued
from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.prose import PartOf, PercentOf, read_sentence
from chalicelib.core.figures.publish import FEWER, Edition
from chalicelib.core.figures.tables import make_tables
from chalicelib.core.figures.tally import Tally
from chalicelib.core.figures.told import (
    GIVES_AWAY,
    SAY_OF_HOW_MANY,
    TOO_SMALL,
    WRITE_FEWER,
    find_told,
)
from chalicelib.reports.edition import make_documents
from chalicelib.reports.read_back import find_added
from chalicelib.reports.report import make_public_report
from tests.core.lives import HOUSE
from tests.core.test_publish import table

YEAR = read_period("2026-27")
QUARTERS = [read_period(f"2026-27-q{number}") for number in (1, 2, 3, 4)]


def edition(*rows: tuple[int, int]) -> Edition:
    made = Edition((table(*rows),))
    made.make_safe()
    return made


def judge(made: Edition, *texts: str) -> list[str]:
    return [found.why for found in find_told(made, texts)]


# --- what words tell


@pytest.mark.parametrize(
    "said", ["6 of 8 were in time.", "Six out of eight were in time.", "6 of the 8 came in time."]
)
def test_so_many_of_so_many_is_read_however_it_is_written(said):
    assert read_sentence(said).parts == (PartOf(6, 8),)


def test_a_percentage_is_of_what_its_sentence_counts():
    said = read_sentence(
        "Of 23 complaints, 52 % were from children and 34.8 per cent from parents."
    )
    assert said.percents == (PercentOf(52, 0, 23), PercentOf(34.8, 1, 23))
    assert read_sentence("45 % came by email.").percents == (PercentOf(45, 0, 0),)


@pytest.mark.parametrize(
    "said",
    [
        "The board met on 3 March 2027, as Code 8.2 asks.",
        "At stage 2 we have 25 working days, and took two months.",
        "In 2025-26 we paid £3,400 in case 21 007 738.",
        "Nobody was refused.",
        "Our survey did not say so: it will from the next one, in October.",
    ],
)
def test_numbers_that_count_no_people_tell_nothing(said):
    assert not read_sentence(said).tells
    assert read_sentence("This one child was refused.").few == (1,)


@pytest.mark.parametrize(
    "said",
    [
        "One policy for the whole council.",
        "We have two new leaflets for children in care.",
        "One of our leaflets was wrong, and one of the 3 lists was out of date.",
        "A single team kept one clear list.",
        "Three teams changed how they work.",
    ],
)
def test_a_number_of_things_that_no_table_counts_tells_nothing(said):
    assert not read_sentence(said).tells


@pytest.mark.parametrize(
    "said",
    [
        "One child was heard.",
        "One complaint was about a policy.",
        "Two policy complaints came.",
        "One new team manager was named.",
        "One of the boys asked for it.",
        "One grandmother wrote to us.",
        "One mother’s letter was lost.",
        "Two were refused.",
        "Three concerns about two forms came.",
        "One home has a list.",
        "Three forms came in, and two letters.",
        "Two questions came.",
    ],
)
def test_a_number_that_may_be_of_people_or_cases_still_tells(said):
    assert read_sentence(said).tells


# --- words beside tables


def test_the_percentages_of_a_published_report_are_found():
    """52 % and 34.8 % of 23 give back 12 and 8, and so the 3 that the table hides."""
    made = edition((12, 3), (8, 0))
    said = "Of 23 complaints, 52 % were from young people and 34.8 % from parents."
    assert judge(made, said) == [GIVES_AWAY]


def test_six_of_eight_is_found_as_a_published_report_had_it():
    assert judge(edition((6, 2)), "6 of 8 were answered in time.") == [GIVES_AWAY]


def test_a_number_that_the_table_rounds_is_found_where_it_gives_a_hidden_one_away():
    made = edition((12, 3), (31, 20))
    assert judge(made, "There were 12 complaints.", "15 came by telephone.") == [GIVES_AWAY]


def test_words_without_numbers_or_with_those_of_the_table_pass():
    made = edition((12, 3), (31, 20))
    shown = "About 30 came by email, fewer than 5 by post, and more than in 2025-26."
    assert judge(made, "Most were answered in time.", shown) == []


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Three children asked for an advocate.", WRITE_FEWER),
        ("We refused 2 complaints.", WRITE_FEWER),
        ("40 % were late.", SAY_OF_HOW_MANY),
        ("40 % of 15 were late.", TOO_SMALL),
    ],
)
def test_few_people_and_percentages_of_few_are_never_written(said, why):
    assert judge(edition((120, 70)), said) == [why]


# --- other reports


def issue(*quarters: tuple[tuple[int, int], ...]) -> list[Issued]:
    found = []
    for period, rows in zip(QUARTERS, quarters, strict=False):
        plain = write_issued(edition(*rows).issue(period))
        found.append(read_issued(period, plain))
    return found


def test_a_year_gives_away_what_a_quarter_hid_and_hides_more_until_it_does_not():
    quarters = issue(((0, 3), (9, 0)), ((5, 0), (6, 5)), ((6, 5), (9, 0)), ((0, 5), (0, 5)))
    year = table((11, 13), (24, 10))
    alone = Edition((year,))
    alone.make_safe()
    assert alone.show()[0].lines[0].cells == ("24", "11", "13"), "nothing in it is small"
    planted = Edition((year,), YEAR, quarters)
    assert {leak.cell for leak in find_leaks(planted.make_published(), planted.name_numbers())} > {
        "2026-04-01_2026-06-30/C5|way0|others"
    }
    planted.make_safe()
    assert find_leaks(planted.make_published(), planted.name_numbers()) == []
    assert planted.show()[0].lines[0].cells != ("24", "11", "13")


def test_a_report_that_was_published_hides_nothing_that_it_showed_itself():
    quarters = issue(((6, 5), (7, 5)), ((6, 5), (7, 5)), ((6, 5), (7, 5)), ((6, 5), (7, 5)))
    year = Edition((table((24, 20), (28, 20)),), YEAR, quarters)
    year.make_safe()
    assert year.show()[0].lines[0].cells == ("44", "24", "20")


def test_a_report_is_attacked_with_its_quarters_its_months_and_the_years_before():
    near = {period.name for period in list_near(YEAR)}
    assert {period.name for period in QUARTERS} < near
    assert read_period("2025-26").name in near
    assert read_period("2026-m09").name in near
    assert YEAR.name in {period.name for period in list_near(QUARTERS[1])}
    assert YEAR.name not in near


# --- files


def test_an_edition_of_days_without_anything_adds_no_number():
    nothing = make_tables(Tally(YEAR), Labels(HOUSE))
    report = make_public_report(Edition(nothing).show(), YEAR, "Valley Council")
    for document in make_documents(report, "public"):
        assert find_added(report, document.name, document.body) == [], document.name


def test_a_number_that_a_document_adds_is_found_in_it():
    made = edition((12, 3), (31, 20))
    report = make_public_report(made.show(), YEAR, "Valley Council")
    for document in make_documents(report, "public"):
        assert find_added(report, document.name, document.body) == [], document.name
    (page,) = [each for each in make_documents(report, "public") if each.name == "public.html"]
    for planted in (b"<p>Of these, 17 by post</p></main>", b"<text>17</text></main>"):
        assert find_added(report, page.name, page.body.replace(b"</main>", planted)) == ["17"]
    assert FEWER.encode() in page.body
