"""What was told before a case turned is overtaken: a late letter, a bounce or another triage undoes
nothing that came after it.
"""

from __future__ import annotations

from datetime import date

from chalicelib.core.cases import Point
from chalicelib.core.decisions import decide
from tests.core.lives import (
    ALLOCATE,
    COME_BACK,
    FRIDAY,
    HOUSE,
    REPLY,
    TRIAGE,
    WITHDRAW,
    Life,
    answered,
    at_stage1,
    later,
    letters,
)
from tests.core.walks import asks, on

PAUSE = {
    "proceedings": "A trial",
    "reason": "A witness",
    "decided_by": "Grace",
    "review_on": "2027-01-15",
    "which-1": "yes",
}  # a Friday
DECLINE = {
    "ground": "older",
    "reason": "It is too long ago.",
    "weighed": "Illness.",
    "which-2": "yes",
}


def of_two_points() -> Life:
    life = Life.begins()
    life.acts("triage", TRIAGE)
    return life


def test_a_reply_that_leaves_after_stage_2_was_asked_for_starts_no_time_to_ask_for_it():
    life = at_stage1()
    life.acts("reply", REPLY, "socialwork1")
    asks(life, "want_stage2")
    life.leaves("stage1_reply", at=later(1))
    assert "s2_request_advised" not in life.running


def test_a_word_of_progress_that_leaves_after_the_decision_starts_no_new_wait_for_one():
    life = answered()
    asks(life, "want_stage2")
    life.acts("tell_progress", {"done": "We read it.", "next": "We ask."})
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    life.leaves("progress_told", at=later(1))
    assert "s2_progress" not in life.running


def test_no_schedule_takes_a_case_away_from_the_ombudsman():
    life = answered()
    life.acts(
        "log_ombudsman",
        {"their_reference": "1", "asked": "The file", "due": "2027-02-26"},
        "complaints1",
    )  # a Friday
    life.swept(on(2027, 1, 5))  # a Tuesday: the 20 working days ended on Tuesday 29 December
    assert life.case.stage == "with_ombudsman"
    assert ("no_request_stage2", "complainant") not in letters(life.last)


def test_a_bounce_of_the_last_word_on_a_window_does_not_open_it_again_where_the_case_has_gone_on():
    life = answered()
    life.swept(on(2026, 12, 30))  # a Wednesday: the day after the time that is advised
    assert life.case.stage == "at_rest_stage1"
    life.leaves("no_request_stage2", at=on(2026, 12, 30))
    asks(life, "want_stage2", at=on(2027, 1, 4))  # a Monday
    life.bounces("no_request_stage2", at=on(2027, 1, 5))
    assert "s2_request_advised" not in life.running


def test_an_acknowledgement_that_came_back_is_met_by_another_that_did_not():
    life = of_two_points()
    life.leaves("acknowledgement")
    life.leaves("points_understood")
    life.bounces("acknowledgement", at=later(1))
    assert "ack" not in life.running
    assert life.case.clock("ack").stopped_by == life.letter("points_understood").id
    life.bounces("points_understood", at=later(2))
    assert "ack" in life.running


def test_an_acknowledgement_on_its_way_when_the_procedure_is_changed_still_counts():
    life = Life.begins()
    life.acts("triage", {**TRIAGE, "procedure": "corporate"})
    life.leaves("acknowledgement")
    assert "ack" not in life.running


def test_a_complaint_that_came_back_is_counted_from_that_day_under_any_procedure():
    life = at_stage1()
    life.acts("withdraw", WITHDRAW)
    life.acts("come_back", COME_BACK, at=on(2027, 6, 1))  # a Tuesday
    assert life.running["s1_response"] == "Tue 15 Jun 2027"
    elsewhere = {"procedure": "corporate", "why": "It is about a school's transport."}
    life.acts("triage", {**TRIAGE, **elsewhere}, at=on(2027, 6, 2))
    life.acts("triage", TRIAGE, at=on(2027, 6, 3))
    assert life.running["s1_response"] == "Tue 15 Jun 2027"
    assert life.case.received_at == FRIDAY


def test_what_is_paused_withdrawn_or_declined_stays_so_when_the_points_are_written_again():
    life = of_two_points()
    life.acts("pause", PAUSE, "complaints1")
    life.acts("triage", {**TRIAGE, "points": "Nobody rang, twice."})
    open_point, held = life.case.points
    assert open_point == Point(1, "Nobody rang, twice.")
    assert (held.text, held.state) == ("Nobody came.", "held")
    assert life.case.clock("pause_review").due_on == date(2027, 1, 15)
    life.acts("triage", {**TRIAGE, "procedure": "corporate", "points": "Nobody rang, twice."})
    assert "pause_review" in life.running
    assert life.case.points[1].state == "held"


def test_under_a_procedure_that_pauses_nothing_what_was_paused_is_open():
    life = of_two_points()
    life.acts("pause", PAUSE, "complaints1")
    life.acts("triage", {**TRIAGE, "procedure": "concern", "points": "Nobody rang, twice."})
    assert [p.state for p in life.case.points] == ["", ""]
    assert "pause_review" not in life.running


def test_where_what_is_left_waits_for_proceedings_the_case_stands_still_and_is_not_over():
    life = of_two_points()
    life.acts("allocate", ALLOCATE)
    life.acts("pause", PAUSE, "complaints1")
    life.leaves("paused_for_now")
    decision = life.acts("decline", DECLINE, "complaints1")
    assert life.case.stage == "paused"
    assert ("part_not_accepted", "complainant") in letters(decision)
    assert life.case.clock("s1_response").held
    life.acts("resume", {"reason": "The trial is over."})
    assert (life.case.stage, life.case.clock("s1_response").held) == ("stage1", False)


def test_a_pause_is_looked_at_no_more_once_the_complaint_is_withdrawn():
    life = of_two_points()
    life.acts("pause", PAUSE, "complaints1")
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    assert "pause_review" not in life.running


def test_what_the_ombudsman_will_not_look_into_goes_on_from_where_it_was():
    life = answered()
    life.acts(
        "log_ombudsman",
        {"their_reference": "1", "asked": "The file", "due": "2027-02-26"},
        "complaints1",
    )  # a Friday
    life.acts(
        "ombudsman_decided",
        {"decision": "not_investigated", "text": "You must answer first."},
        "complaints1",
    )
    assert life.case.stage == "answered_stage1"
    asks(life, "want_stage2", at=later(7))
    assert life.case.stage == "stage2"


def test_nobody_is_put_at_rest_while_what_they_may_have_asked_for_waits():
    life = answered()
    life.became(decide.add_words(life.case, "complainant", "I want stage 2.", (), FRIDAY, HOUSE))
    life.swept(on(2027, 1, 12))
    assert life.case.stage == "answered_stage1"
    assert ("no_request_stage2", "complainant") not in letters(life.last)
