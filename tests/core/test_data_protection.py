"""Complaints about data: thirty calendar days to acknowledge, the outcome without undue delay, and
no waiting for the rest (RULES 2.9).
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chalicelib.core.cases import COMPLAINANT, TEAM
from chalicelib.core.decisions import decide
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.working_days import explain_due_date
from tests.core.lives import HOUSE, Life, letters, officer
from tests.core.walks import ANSWERS, due, on, sent, triaged

DATA = PROCEDURES["data_protection"]
MONDAY = on(2026, 11, 30)


def given() -> Life:
    """Return a case that came in on Friday 27 November 2026, is acknowledged, and is with the
    data protection officer.
    """
    life = triaged("data_protection", MONDAY)
    sent(life, "data_understood", MONDAY)
    life.acts("give_data_officer", {"appoint_data_officer": "dpo1", "note": ""}, at=MONDAY)
    return life


def test_a_whole_case_from_receipt_to_rest():
    life = triaged("data_protection", MONDAY)
    assert letters(life.last) == [("data_understood", COMPLAINANT), ("sorted", TEAM)]
    assert life.running == {
        "ack": "Wed 02 Dec 2026",
        "understood": "Wed 02 Dec 2026",
        # day 30 is Sunday 27 December, and Monday is a holiday
        "dp_acknowledge": "Tue 29 Dec 2026",
        "dp_outcome": "Tue 29 Dec 2026",  # twenty working days
    }
    sent(life, "data_understood", MONDAY)
    assert life.running == {"dp_outcome": "Tue 29 Dec 2026"}
    life.acts("give_data_officer", {"appoint_data_officer": "dpo1", "note": ""}, at=MONDAY)
    assert (life.case.stage, life.case.owner, letters(life.last)) == (
        "looking",
        "dpo1",
        [("data_asked", "dpo1")],
    )
    life.acts("data_outcome", ANSWERS, "dpo1", on(2026, 12, 7))
    assert letters(life.last) == [("data_outcome", COMPLAINANT), ("data_closed", TEAM)]
    sent(life, "data_outcome", on(2026, 12, 7))
    assert (life.case.stage, life.case.owner, life.running) == ("answered", TEAM, {})
    life.acts("rest", {}, at=on(2026, 12, 18))  # a Friday
    assert (life.case.stage, life.running) == ("at_rest", {"how_it_was": "Tue 29 Dec 2026"})


@pytest.mark.parametrize(
    ("received", "due_on"),
    [
        (on(2026, 11, 2), "Wed 02 Dec 2026"),  # day 30 is a Wednesday
        (on(2026, 11, 5), "Mon 07 Dec 2026"),  # day 30 is Saturday 5 December
        (
            on(2026, 11, 25),
            "Tue 29 Dec 2026",
        ),  # day 30 is Christmas Day, a Friday; Monday 28 December is a holiday
        (on(2026, 11, 26), "Tue 29 Dec 2026"),  # day 30 is Saturday 26 December
        (
            datetime(2026, 7, 9, 23, 30, tzinfo=UTC),
            "Mon 10 Aug 2026",
        ),  # Friday 10 July in London; day 30 is Sunday 9 August
    ],
    ids=["a Wednesday", "a Saturday", "Christmas Day", "Boxing Day", "after midnight in London"],
)
def test_thirty_calendar_days_end_on_a_working_day(received, due_on):
    life = triaged("data_protection", received, received=received)
    assert due(life, "dp_acknowledge") == due_on


def test_the_count_explains_itself():
    clock = triaged("data_protection", on(2026, 11, 25), received=on(2026, 11, 25)).case.clock(
        "dp_acknowledge"
    )
    assert clock
    said = explain_due_date(clock.started_on, clock.days, clock.due_on, clock.unit)
    assert "Every day counts, weekends and bank holidays too." in said
    assert (
        "Day 30 is Friday 25 December 2026, which is not a working day, so it moves to "
        "Tuesday 29 December 2026."
    ) in said


def test_only_the_letter_of_this_procedure_keeps_the_promise_of_thirty_days():
    life = triaged("data_protection", MONDAY)
    sent(life, "acknowledgement", MONDAY)
    assert "dp_acknowledge" in life.running
    sent(life, "data_understood", MONDAY)
    assert "dp_acknowledge" not in life.running


def test_no_council_may_take_more_than_thirty_days_to_acknowledge_and_all_may_set_the_other():
    with pytest.raises(ValueError, match="looser"):
        DATA.with_days({"dp_acknowledge": 31})
    own = {"dp_acknowledge": 10, "dp_outcome": 30, "dp_outcome_why": "Our policy says so."}
    assert DATA.with_days(own).clock("dp_outcome").days == 30
    assert "gives no number" in DATA.clock("dp_outcome").source


def test_a_data_point_of_a_wider_complaint_runs_by_itself():
    life = triaged(
        "children_act", MONDAY, points="Nobody came.\nYou sent my file to the neighbours."
    )
    life.acts(
        "split",
        {"goes-1": "children_act", "goes-2": "data_protection", "why": "One is about data."},
        at=MONDAY,
    )
    strand = life.last.strands[0]
    assert strand.case.procedure == "data_protection"
    running = {c.name: f"{c.due_on:%a %d %b %Y}" for c in strand.case.clocks if c.running}
    assert running == {
        "ack": "Wed 02 Dec 2026",
        "understood": "Wed 02 Dec 2026",
        "dp_acknowledge": "Tue 29 Dec 2026",
        "dp_outcome": "Tue 29 Dec 2026",
    }
    assert ("data_understood", COMPLAINANT) in [
        (letter.name, letter.to) for letter in strand.letters
    ]
    assert (life.case.procedure, due(life, "s1_response")) == ("children_act", "Fri 11 Dec 2026")


def test_it_cannot_be_paused_for_anything_else():
    assert not {"pause", "extend", "decline"} & {move.name for move in DATA.moves}


def test_the_person_is_told_the_day_after_the_outcome_was_due():
    life = given()
    life.swept(on(2026, 12, 30, 8))  # Wednesday
    assert ("data_late", COMPLAINANT) in letters(life.last)
    assert life.letter("data_late").facts["clock"] == "dp_outcome"


def test_an_acknowledgement_that_is_late_is_told_too():
    life = triaged("data_protection", MONDAY)
    life.swept(on(2026, 12, 30, 8))
    assert {
        letter.facts["clock"] for letter in life.last.letters if letter.name == "data_late"
    } == {
        "dp_acknowledge",
        "dp_outcome",
    }


def test_it_ends_at_the_commissioner_and_not_at_the_ombudsman():
    assert DATA.review == "ico"
    assert "Information Commissioner" in DATA.stage("answered").now


def test_only_whoever_was_appointed_looks_into_it():
    life = triaged("data_protection", MONDAY)
    assert decide.list_moves(life.case, officer("dpo1"), HOUSE) == ()
    assert "data_outcome" in {
        m.name for m in decide.list_moves(given().case, officer("dpo1"), HOUSE)
    }
