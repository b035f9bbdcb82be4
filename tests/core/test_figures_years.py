"""Two years that a council published, lived by the rules: the figures are those that it printed.

`make replay` loads the same years by the doors, and compares each printed figure with Heard's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.figures.tables import Table, make_tables, to_plain
from chalicelib.core.figures.tally import Tally, tally
from infra.replay import compare
from infra.replay_years import YEAR_2021, YEAR_2022, YEARS, PublishedYear
from tests.core.lives import HOUSE
from tests.core.years import PUBLISHED_2022, THREE, Year, live_2021, live_2022

READER = AccountReader(HOUSE)


@cache
def tally_year(live: Callable[[], Year], name: str) -> Tally:
    accounts = (READER.read(life.past) for life in live().lives)
    return tally((account for account in accounts if account), read_period(name))


def count(live: Callable[[], Year], name: str) -> dict[str, Table]:
    tables = make_tables(tally_year(live, name), Labels(HOUSE))
    return {table.id: table for table in tables}


def report(live: Callable[[], Year], name: str) -> dict[str, Any]:
    """Return the figures by the ids of the dictionary, as the stand-in gives them."""
    counted = tally_year(live, name)
    return to_plain(counted, make_tables(counted, Labels(HOUSE)))


@pytest.fixture(scope="module")
def year_2022() -> dict[str, Table]:
    return count(live_2022, "2022-23")


def test_the_four_numbers_of_a_published_year_come_from_its_cases():
    tables = count(live_2021, "2021-22")
    services = tables["C3"]
    assert tables["C1"].find("all", "all") == 261
    assert services.find("all", "contacts") == 261
    three = {column: sum(services.find(s, column) for s in THREE) for column, _ in services.columns}
    assert three["contacts"] == 60
    assert three["complaints"] == 41
    assert three["by_children"] == 7
    assert three["children_resolved"] == 7


def test_a_published_year_that_did_not_add_up_adds_up_with_what_nobody_recorded(year_2022):
    contacts = year_2022["C1"]
    rows = {line.code: contacts.find(line.code, "all") for line in contacts.lines}
    assert rows == PUBLISHED_2022


def test_complaints_stand_at_the_furthest_step_that_a_published_year_had_them(year_2022):
    contacts = year_2022["C1"]
    reached = {code: contacts.find("complaint", code) for code, _ in contacts.columns}
    assert reached["step1"] == 23
    assert reached["step2"] == 4
    assert reached["step3"] == 2
    assert reached["ombudsman"] == 4


def test_the_children_of_a_published_year_stand_apart(year_2022):
    assert year_2022["C1.children"].find("complaint", "step1") == 12
    assert year_2022["W1"].find("parent", "adult") == 8 + 4 + 2 + 4 + 38


@pytest.mark.parametrize(
    ("published", "live", "name"),
    [(YEAR_2021, live_2021, "2021-22"), (YEAR_2022, live_2022, "2022-23")],
)
def test_the_replay_finds_each_printed_figure_equal_and_says_which_is_not(
    published: PublishedYear, live: Callable[[], Year], name: str
) -> None:
    figures = report(live, name)
    assert [line for line, is_equal in compare(published, figures) if not is_equal] == []
    for cells in figures["C1"]["figures"].values():
        cells["all"] += 1
    wrong = [line for line, is_equal in compare(published, figures) if not is_equal]
    assert wrong
    assert all(line.endswith("NOT EQUAL") for line in wrong)


def test_the_replay_loads_as_many_contacts_as_were_printed() -> None:
    for year in YEARS:
        assert len(year.contacts) + len(year.walks) == year.printed[0].number
