"""A wrong procedure that is found after an answer: nothing of the person's is lost by it (RULES
0.3.2, trap 7; the Ombudsman's fault 1).
"""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.cases import COMPLAINANT, TEAM, AnsweredUnder
from chalicelib.core.decisions import decide
from chalicelib.core.people.conflicts import find_conflict
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import HOUSE, REPLY, TRIAGE, WITHDRAW, Life, letters, officer

WHY = {"reason": "You are in care, so the law gives you another procedure."}
SECOND = {
    "finding-2": "not_upheld",
    "evidence-2": "The call log.",
    "reasons-2": "Somebody rang.",
}
RULES = "the council’s own complaints procedure"
UPHELD = AnsweredUnder(RULES, "upheld")


def answered_as(procedure: str = "corporate") -> Life:
    """Return a child's case that was answered under other rules than the law's, on the Friday."""
    life = Life.opens(code="child_lac")
    life.sends("acknowledgement")
    wrong = {**TRIAGE, "procedure": procedure, "points": "Nobody came.", "why": "It is about us."}
    life.does("triage", **wrong)
    life.does("allocate", officer="socialwork1")
    life.does("reply", "socialwork1", **REPLY)
    life.sends("corporate_reply")
    life.learns()
    return life


def at_review() -> Life:
    """Return the case once stage 2 was asked for on Tuesday 1 December, and has a reviewer."""
    life = answered_as()
    life.till(date(2026, 12, 1))
    life.asks("want_stage2", said="Nobody asked me.")
    life.does("appoint", appoint_reviewer="reviewer1")
    life.till(date(2026, 12, 3))
    return life


@pytest.mark.parametrize("procedure", ["corporate", "send", "early_help"])
def test_it_goes_on_under_the_law_from_the_first_receipt(procedure: str) -> None:
    life = answered_as(procedure)
    received = life.case.received_at
    life.till(date(2027, 1, 4))
    life.does("wrong_rules", "manager", **WHY)
    assert (life.case.procedure, life.case.stage, life.case.owner) == (
        "children_act",
        "triage",
        TEAM,
    )
    assert life.case.received_at == received
    assert "door" not in life.running
    assert (life.due("s1_response"), life.due("s1_max")) == ("Fri 11 Dec 2026", "Tue 29 Dec 2026")
    told = dict(letters(life.last))
    assert told["recorded_wrongly"] == COMPLAINANT
    assert life.letter("recorded_wrongly").facts["reason"] == WHY["reason"]


def test_its_answer_stays_on_its_points_and_its_own_answer_is_owed_again() -> None:
    life = answered_as()
    life.does("wrong_rules", "manager", **WHY)
    (point,) = life.case.points
    assert (point.finding, point.state, point.answered_under) == ("", "", (UPHELD,))
    assert "replied" in [event.name for event in life.past]
    life.does("triage", **{**TRIAGE, "points": "Nobody came."})
    life.does("allocate", officer="socialwork2")
    life.does("reply", "socialwork2", **{**REPLY, "finding-1": "partially_upheld"})
    (point,) = life.case.points
    assert (point.finding, point.answered_under) == ("partially_upheld", (UPHELD,))
    assert life.case.stage == "answered_stage1"


def test_they_need_not_wait_for_a_second_answer_to_go_on_to_stage_2() -> None:
    life = answered_as()
    assert "want_stage2" in life.offered
    life.does("wrong_rules", "manager", **WHY)
    assert "want_stage2_now" in life.offered
    life.does("triage", **{**TRIAGE, "points": "Nobody came."})
    life.does("allocate", officer="socialwork2")
    life.asks("want_stage2_now")
    assert life.case.stage == "stage2"


def test_stage_2_that_was_asked_for_begins_from_the_day_of_the_request() -> None:
    life = at_review()
    life.does("wrong_rules", "manager", **WHY)
    assert (life.case.procedure, life.case.stage) == ("children_act", "stage2")
    assert life.case.owner == TEAM
    assert life.due("s2_response") == "Fri 08 Jan 2027"  # 25 working days from 1 December
    assert "s1_response" not in life.running
    told = letters(life.last)
    assert ("recorded_wrongly", COMPLAINANT) in told
    assert ("stage2_acknowledged", COMPLAINANT) in told
    assert ("taken_from", "reviewer1") in told
    assert life.letter("stage2_acknowledged").facts["said"] == "Nobody asked me."


def test_who_reviewed_it_under_the_wrong_rules_does_not_investigate_it() -> None:
    life = at_review()
    life.does("wrong_rules", "manager", **WHY)
    reviewer = officer("reviewer1")
    conflict = find_conflict(reviewer, "ao", life.case, HOUSE.staff(life.case))
    assert "who looks at it again on this case already" in conflict


def test_a_final_answer_under_the_wrong_rules_does_not_end_the_way() -> None:
    life = at_review()
    life.does("final_reply", "reviewer1", **REPLY)
    life.sends("corporate_stage2_reply")
    life.learns()
    life.does("wrong_rules", "manager", **WHY)
    assert (life.case.stage, life.due("s2_response")) == ("stage2", "Fri 08 Jan 2027")
    assert life.case.points[0].answered_under == (UPHELD,)


def test_what_was_withdrawn_stays_so() -> None:
    life = Life.opens(code="child_lac")
    life.sends("acknowledgement")
    life.does("triage", **{**TRIAGE, "procedure": "corporate", "why": "It is about us."})
    life.does("withdraw_part", **WITHDRAW, **{"which-2": "yes"})
    life.does("allocate", officer="socialwork1")
    life.does("reply", "socialwork1", **REPLY)
    life.sends("corporate_reply")
    life.does("wrong_rules", "manager", **WHY)
    assert [point.state for point in life.case.points] == ["", "withdrawn"]


@pytest.mark.parametrize("by", ["team", "complaints1", "socialwork1"])
def test_only_the_complaints_manager_does_it(by: str) -> None:
    life = answered_as()
    life.refuses("wrong_rules", by, **WHY)
    assert life.case.procedure == "corporate"


def test_it_needs_a_reason_and_cannot_be_taken_back() -> None:
    life = answered_as()
    assert set(life.refuses("wrong_rules", "manager", reason=".").errors) == {"reason"}
    life.does("wrong_rules", "manager", **WHY)
    assert life.case.before is None
    life.refuses("put_right", reason="It was right.")


def test_who_wants_to_undo_the_sorting_is_sent_this_way() -> None:
    refused = answered_as().refuses("put_right", reason="They are in care.")
    assert "presses “It was answered under the wrong rules”" in refused.what_next


PLAN = {"procedure": "ehcp", "reason": "It is about section F of the plan."}


def test_between_the_councils_own_rules_the_answer_and_every_date_stand() -> None:
    life = answered_as("send")
    before = life.case
    life.does("other_rules", "manager", **PLAN)
    after = life.case
    assert after.procedure == "ehcp"
    assert (after.stage, after.owner, after.points) == (before.stage, before.owner, before.points)
    assert after.clocks == before.clocks
    assert "want_stage2" in life.offered
    told = [("recorded_wrongly", COMPLAINANT), ("work_changed", "socialwork1")]
    assert letters(life.last) == told


def test_a_second_look_that_has_begun_goes_on_with_its_reviewer_who_is_told() -> None:
    life = at_review()
    running = life.running
    life.does("other_rules", "manager", **PLAN)
    assert (life.case.stage, life.running) == ("stage2", running)
    assert ("work_changed", "reviewer1") in letters(life.last)


def test_only_rules_with_the_same_stages_and_dates_are_offered() -> None:
    life = answered_as("send")
    for other in ("send", "children_act", "concern", "compliment"):
        refused = life.refuses("other_rules", "manager", **{**PLAN, "procedure": other})
        assert set(refused.errors) == {"procedure"}


def test_who_would_leave_the_laws_procedure_is_told_why_it_stays() -> None:
    """Leaving it would take away an investigation and a panel that the answer opened."""
    life = Life.opens()
    life.sends("acknowledgement")
    life.does("triage", **TRIAGE)
    life.does("allocate", officer="socialwork1")
    life.does("reply", "socialwork1", **REPLY, **SECOND)
    life.sends("stage1_reply")
    refused = life.refuses("put_right", reason="It was about a school.")
    assert "we cannot take that away" in refused.what_next
    assert {"wrong_rules", "other_rules"}.isdisjoint(life.offered)


def test_from_the_laws_own_procedure_nobody_is_taken() -> None:
    """Leaving it would take away an investigation and a panel that the answer opened."""
    law = PROCEDURES["children_act"]
    assert all(move.name not in ("wrong_rules", "other_rules") for move in law.moves)
    assert decide.find_stage(answered_as().case).move("wrong_rules")
