"""A date that an officer sets for the council's own duty is a working day, or is refused with the
nearest two.
"""

from __future__ import annotations

from datetime import datetime

import pytest

from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import EXPLAIN, Life, at_stage1
from tests.core.statutory import appointed
from tests.core.test_decisions import refused
from tests.core.walks import on, triaged

# Days that are not the council's to keep: the Ombudsman's, the person's own, when a limit ends, and
# the last day of somebody's part.
NOT_OURS = {
    ("log_ombudsman", "due"),
    ("lengthen", "new_date"),
    ("restrict", "ends_on"),
    ("add_party", "until"),
    ("change_party", "until"),
}
SATURDAY = "2026-12-19"
NEAREST = "Friday 18 December 2026 or Monday 21 December 2026"


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=lambda p: p.name)
def test_every_day_to_come_that_an_officer_sets_for_us_is_a_working_day(procedure) -> None:
    rows: dict[tuple[str, str], str] = {
        (move.name, field.name): field.must
        for move in procedure.moves
        for field in move.fields
        if field.must in ("future", "working")
    }
    assert {row for row, must in rows.items() if must == "future"} <= NOT_OURS
    assert not {row for row, must in rows.items() if must == "working"} & NOT_OURS


def corporate() -> Life:
    life = triaged("corporate")
    life.acts("allocate", {"officer": "socialwork1"})
    return life


@pytest.mark.parametrize(
    ("begin", "move", "field", "by", "at"),
    [
        (appointed, "extend", "new_date", "io1", on(2026, 12, 14)),
        (corporate, "extend", "new_date", "socialwork1", on(2026, 12, 7)),
        (at_stage1, "explain_delay", "date", "socialwork1", on(2026, 12, 14)),
        (at_stage1, "pause", "review_on", "complaints1", on(2026, 12, 14)),
    ],
)
def test_a_saturday_is_refused_with_the_nearest_working_days_and_uses_nothing_up(
    begin, move: str, field: str, by: str, at: datetime
) -> None:
    life = begin()
    said = refused(life, move, {**EXPLAIN, field: SATURDAY}, by, at=at).errors[field]
    assert said == f"Saturday 19 December 2026 is not a working day. Choose {NEAREST}"


def test_a_bank_holiday_is_refused_too() -> None:
    form = {**EXPLAIN, "date": "2026-12-28"}  # a Monday, in the place of Boxing Day
    errors = refused(at_stage1(), "explain_delay", form, "socialwork1", at=on(2026, 12, 14)).errors
    assert "Choose Thursday 24 December 2026 or Tuesday 29 December 2026" in errors["date"]


def test_the_day_before_is_offered_only_while_it_can_be_kept() -> None:
    form = {**EXPLAIN, "date": SATURDAY}
    errors = refused(at_stage1(), "explain_delay", form, "socialwork1", at=on(2026, 12, 19)).errors
    assert errors["date"].endswith("Choose Monday 21 December 2026")


def test_the_ombudsman_may_set_any_day() -> None:
    life = at_stage1()
    form = {"their_reference": "1", "asked": "The file", "due": SATURDAY}
    life.acts("log_ombudsman", form, "complaints1")
    assert life.running["ombudsman"] == "Sat 19 Dec 2026"
