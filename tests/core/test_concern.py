"""A concern: logged, with an owner and a date, and a complaint by one press, with the day it first
came in (RULES 1.4, 000:35, trap 7).
"""

from __future__ import annotations

import pytest

from chalicelib.core.cases import COMPLAINANT, TEAM, Refused
from chalicelib.core.decisions import by_person, decide
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import FRIDAY, HOUSE, WITHDRAW, Life, letters, officer
from tests.core.walks import asks, due, offered, on, sent, triaged

CONCERN = PROCEDURES["concern"]
ANSWERED = {"answer": "The bag is back.", "actions": ""}
MONDAY = on(2026, 11, 30)


def a_concern() -> Life:
    """Return a concern that came in on Friday 27 November 2026 and was given to Priya Nair on
    Monday.
    """
    life = triaged("concern", MONDAY)
    sent(life, "concern_understood", MONDAY)
    life.acts("allocate", {"officer": "socialwork1", "note": ""}, at=MONDAY)
    return life


def answered() -> Life:
    """Put right on Tuesday 1 December 2026, and the person has been told."""
    life = a_concern()
    life.acts("answer_concern", ANSWERED, "socialwork1", on(2026, 12, 1))
    sent(life, "concern_reply", on(2026, 12, 1))
    return life


def test_a_whole_concern_from_receipt_to_rest_and_back():
    life = triaged("concern", MONDAY)
    assert ("concern_understood", COMPLAINANT) in letters(life.last)
    assert (life.case.kind, life.case.stage) == ("concern", "triage")
    assert life.running == {
        "ack": "Wed 02 Dec 2026",
        "understood": "Wed 02 Dec 2026",
        "concern_answer": "Tue 01 Dec 2026",
    }  # from the receipt on Friday
    sent(life, "concern_understood", MONDAY)
    assert life.running == {"concern_answer": "Tue 01 Dec 2026"}
    life.acts("allocate", {"officer": "socialwork1", "note": ""}, at=MONDAY)
    assert letters(life.last) == [("concern_allocated", "socialwork1")]
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork1")
    life.acts("answer_concern", ANSWERED, "socialwork1", on(2026, 12, 1))
    assert "concern_answer" in life.running  # until the letter has left
    sent(life, "concern_reply", on(2026, 12, 1))
    assert (life.case.stage, life.running) == ("answered", {"concern_quiet": "Tue 15 Dec 2026"})
    life.swept(on(2026, 12, 10, 8))  # Thursday, three working days before
    assert letters(life.last) == [("concern_ask_soon", COMPLAINANT)]
    life.swept(on(2026, 12, 16, 8))
    assert (life.case.stage, letters(life.last)) == ("at_rest", [("concern_at_rest", COMPLAINANT)])
    life.became(
        by_person.take_up_again(life.case, "It is gone again.", on(2027, 1, 4), HOUSE)
    )  # a Monday
    assert ("taken_up_again", COMPLAINANT) in letters(life.last)
    assert (life.case.stage, life.running["concern_answer"]) == ("stage1", "Wed 06 Jan 2027")


def test_a_concern_made_a_complaint_on_day_4_has_stage_1_due_on_day_10_of_its_receipt():
    life = a_concern()
    asks(
        life, "make_complaint", on(2026, 12, 3), said="It is not right."
    )  # Thursday, the fourth working day after Friday
    assert (due(life, "s1_response"), due(life, "s1_max")) == ("Fri 11 Dec 2026", "Tue 29 Dec 2026")
    assert (life.case.kind, life.case.procedure, life.case.stage, life.case.owner) == (
        "complaint",
        "children_act",
        "triage",
        TEAM,
    )
    assert life.case.received_at == FRIDAY
    assert letters(life.last) == [("now_a_complaint", COMPLAINANT), ("made_a_complaint", TEAM)]
    told = life.letter("now_a_complaint").facts
    assert (told["reply_by"], told["latest_by"], told["said"]) == (
        "2026-12-11",
        "2026-12-29",
        "It is not right.",
    )


def test_what_was_owed_to_the_concern_is_owed_no_more_and_what_was_acknowledged_stays_so():
    life = a_concern()
    asks(life, "make_complaint", on(2026, 12, 3))
    assert life.running == {
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
        "child_views": "Thu 10 Dec 2026",
    }


@pytest.mark.parametrize(
    "stage", ["triage", "stage1", "answered", "at_rest", "withdrawn", "transferred"]
)
def test_it_can_be_made_a_complaint_at_every_stage_by_the_person_and_by_whoever_they_told(stage):
    by = {move.name: move.by for move in CONCERN.stage(stage).moves}
    assert by["make_complaint"] == (COMPLAINANT,)
    assert {"owner", "complaints_team"} <= set(by["record_complaint"])


@pytest.mark.parametrize("when", ["at once", "given", "answered", "withdrawn"])
def test_one_press_is_enough_wherever_it_stands(when):
    life = {
        "at once": lambda: triaged("concern", MONDAY),
        "given": a_concern,
        "answered": answered,
        "withdrawn": a_concern,
    }[when]()
    if when == "withdrawn":
        life.acts("withdraw", WITHDRAW, at=MONDAY)
    asks(life, "make_complaint", on(2026, 12, 2))
    assert (life.case.procedure, due(life, "s1_response")) == ("children_act", "Fri 11 Dec 2026")


def test_the_manager_who_hears_that_it_is_a_complaint_records_it():
    life = a_concern()
    life.acts("record_complaint", {"said": "She rang and said so."}, "socialwork1", on(2026, 12, 2))
    assert (life.case.procedure, life.case.owner) == ("children_act", TEAM)


def test_a_concern_made_a_complaint_too_late_is_late_at_once_and_may_go_straight_to_stage_2():
    life = answered()
    asks(life, "make_complaint", on(2027, 1, 11))  # a Monday, past both dates
    assert (due(life, "s1_response"), due(life, "s1_max")) == ("Fri 11 Dec 2026", "Tue 29 Dec 2026")
    assert "want_stage2_now" in offered(life, on(2027, 1, 11))


@pytest.mark.parametrize(("day", "asked"), [(1, False), (2, True)])
def test_the_day_after_its_date_the_person_is_asked_whether_it_is_a_complaint(day, asked):
    life = a_concern()
    life.swept(on(2026, 12, day, 8))  # Tuesday 1 December is its last day
    assert (("concern_unanswered", COMPLAINANT) in letters(life.last)) == asked
    assert (("overdue", "manager") in letters(life.last)) == asked


def test_nothing_makes_it_a_complaint_but_a_person():
    life = a_concern()
    life.swept(on(2027, 2, 1, 8))  # a Monday, two months late
    assert (life.case.procedure, life.case.stage) == ("concern", "stage1")


def test_it_is_not_for_us_to_decline_or_pause_a_concern():
    names = {move.name for move in CONCERN.moves}
    assert not names & {"decline", "pause", "withdraw_part", "refuse_interest"}
    life = a_concern()
    with pytest.raises(Refused):
        life.acts(
            "decline", {"ground": "older", "reason": "Old.", "weighed": "Much."}, "manager", MONDAY
        )


def test_a_concern_names_no_stage_before_the_stages():
    assert not [
        s.title
        for s in CONCERN.stages
        if "stage" in s.title.casefold() or "informal" in s.title.casefold()
    ]


def test_two_working_days_are_the_councils_own_to_change_and_three_to_acknowledge_are_not():
    own = {"concern_answer": 4, "concern_answer_why": "Our page says four days."}
    assert CONCERN.with_days(own).clock("concern_answer").days == 4
    with pytest.raises(ValueError, match="looser"):
        CONCERN.with_days({"ack": 4})


def test_a_complaint_can_be_taken_as_a_concern_and_back_and_its_dates_are_those_of_the_receipt():
    life = a_concern()
    form = {
        "procedure": "children_act",
        "service": "social_work",
        "named": "",
        "points": "Nobody asked us.",
    }
    life.acts("triage", form, at=on(2026, 12, 2))
    assert due(life, "s1_response") == "Fri 11 Dec 2026"
    life.acts("triage", {**form, "procedure": "concern"}, at=on(2026, 12, 2))
    assert due(life, "concern_answer") == "Tue 01 Dec 2026"


def test_whoever_is_named_is_not_given_it():
    life = triaged("concern", MONDAY, involved=("Ms Nair",))
    form = {
        "procedure": "concern",
        "service": "social_work",
        "named": "Ms Nair",
        "points": "She did not ring.",
    }
    life.acts("triage", form, at=MONDAY)
    with pytest.raises(Refused):
        life.acts("allocate", {"officer": "socialwork1", "note": ""}, at=MONDAY)
    assert decide.list_moves(life.case, officer("socialwork1"), HOUSE) == ()
