"""`make replay` compares the figures of two published years with Heard's, and says where they
differ. What it loads by the doors is lived here by the rules.
"""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.core.figures.labels import Labels
from chalicelib.core.figures.period import read_period
from chalicelib.core.figures.tables import make_tables, to_plain
from chalicelib.core.figures.tally import tally
from infra.replay import compare
from infra.replay_years import YEAR_2021, YEAR_2022, PublishedYear
from tests.core.lives import HOUSE
from tests.core.test_figures_years import READER
from tests.core.years import Year, live_2021, live_2022


def count(year: Year, name: str) -> dict[str, Any]:
    accounts = (READER.read(life.past) for life in year.lives)
    counted = tally((account for account in accounts if account), read_period(name))
    return to_plain(counted, make_tables(counted, Labels(HOUSE)))


@pytest.mark.parametrize(
    ("published", "live", "name"),
    [(YEAR_2021, live_2021, "2021-22"), (YEAR_2022, live_2022, "2022-23")],
)
def test_each_printed_figure_is_equal_and_one_that_is_not_is_said(
    published: PublishedYear, live: Any, name: str
) -> None:
    report = count(live(), name)
    assert [line for line, is_equal in compare(published, report) if not is_equal] == []
    for cells in report["C1"]["figures"].values():
        cells["all"] += 1
    wrong = [line for line, is_equal in compare(published, report) if not is_equal]
    assert wrong
    assert all(line.endswith("NOT EQUAL") for line in wrong)


def test_as_many_contacts_are_loaded_as_were_printed() -> None:
    for year in (YEAR_2021, YEAR_2022):
        assert len(year.contacts) + len(year.walks) == year.printed[0].number
