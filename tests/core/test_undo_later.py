"""A wrong sorting, or a part that was stopped by mistake, can be undone once the case has gone on;
where it cannot, the officer is told why and what to do instead (RULES 0.3.2, trap 7).

Friday 27 November 2026: the answer is due on Friday 11 December.
"""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions.undoable import describe_what_stays
from chalicelib.core.working_days import london_date
from tests.core.lives import EXTEND, HAND_BACK, REPLY, TRIAGE, WITHDRAW, Life, letters
from tests.core.statutory import allocated, answered, at_stage2

OOPS = {"reason": "It was another complaint."}
WHY = {"why": "It is about a road."}


def sorted_as(procedure: str, **given: str) -> Life:
    """Return a case that was sorted, told and given to an officer, on the Friday."""
    life = Life.opens()
    life.sends("acknowledgement")
    life.does("triage", **{**TRIAGE, "procedure": procedure, **given})
    return life


@pytest.mark.parametrize("wrong", ["corporate", "send", "enquiry", "concern"])
def test_a_wrong_procedure_is_undone_after_an_officer_was_given_the_case(wrong: str) -> None:
    life = Life.opens()
    life.sends("acknowledgement")
    before = life.case
    life.does("triage", **{**TRIAGE, "procedure": wrong, **WHY})
    life.does("allocate", officer="socialwork1")
    life.till(date(2026, 12, 8))
    life.does("put_right", **OOPS)
    after = life.case
    assert (after.procedure, after.stage, after.owner) == ("children_act", "triage", "team")
    assert (after.points, after.service, after.appointed) == (before.points, "", ())
    assert life.due("s1_response") == "Fri 11 Dec 2026"
    assert ("taken_from", "socialwork1") in letters(life.last)
    assert ("recorded_wrongly", COMPLAINANT) in letters(life.last)


def test_who_had_it_before_has_it_again_though_another_was_given_it_since() -> None:
    life = allocated()
    life.does("triage", **{**TRIAGE, "procedure": "corporate", **WHY})
    life.does("allocate", officer="socialwork2")
    life.does("put_right", **OOPS)
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork1")
    assert life.case.holder("responder") == "socialwork1"
    assert ("taken_from", "socialwork2") in letters(life.last)


def test_what_was_rightly_done_since_under_the_same_rules_stays() -> None:
    life = sorted_as("children_act", named="Somebody Else")
    life.does("allocate", officer="socialwork1")
    life.does("extend", "socialwork1", **EXTEND)
    life.sends("extension")
    extended = life.due("s1_response")
    life.does("put_right", **OOPS)
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork1")
    assert (life.case.named, life.case.service) == ((), "")
    assert life.due("s1_response") == extended
    assert "taken_from" not in dict(letters(life.last))


def test_who_handed_it_back_since_is_not_given_it_again() -> None:
    life = allocated()
    life.does("triage", **TRIAGE)
    life.does("hand_back", "socialwork1", **HAND_BACK)
    life.does("allocate", officer="socialwork2")
    life.does("put_right", **OOPS)
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork2")


def test_a_part_that_was_stopped_by_mistake_goes_on_though_an_officer_was_given_the_rest() -> None:
    life = sorted_as("children_act")
    life.does("withdraw_part", **WITHDRAW, **{"which-2": "yes"})
    life.does("allocate", officer="socialwork1")
    life.does("put_right", **OOPS)
    assert [point.state for point in life.case.points] == ["", ""]
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork1")


def test_the_last_part_that_was_stopped_by_mistake_goes_on_though_the_rest_was_answered() -> None:
    life = sorted_as("children_act")
    life.does("allocate", officer="socialwork1")
    pause = {"proceedings": "A trial", "reason": "A witness", "decided_by": "Grace"}
    again = {"review_on": "2026-12-18", "which-2": "yes"}
    life.does("pause", "complaints1", **pause, **again)
    life.does("reply", "socialwork1", **REPLY)
    life.sends("stage1_reply")
    life.does("resume", reason="The trial is over.")
    life.does("withdraw_part", **WITHDRAW, **{"which-2": "yes"})
    assert life.case.stage == "answered_stage1"
    life.does("put_right", **OOPS)
    assert (life.case.stage, life.case.points[1].state) == ("stage1", "")


@pytest.mark.parametrize(
    ("begin", "stage"), [(answered, "Stage 1: answered"), (at_stage2, "Stage 2")]
)
def test_once_it_was_answered_the_officer_is_told_why_not_and_what_to_do_instead(
    begin: type[Life], stage: str
) -> None:
    life = begin()
    refused = life.refuses("put_right", **OOPS)
    assert f"gone on since, to “{stage}" in str(refused)
    assert "It stays under the law’s procedure" in refused.what_next
    shown = describe_what_stays(life.case, london_date(life.now))
    assert str(shown) == str(refused)


def test_once_points_were_added_the_officer_is_told_to_sort_it_again() -> None:
    life = sorted_as("children_act")
    assert describe_what_stays(life.case, london_date(life.now)) is None
    life.does("add_point", point="Nobody wrote.", reason="They told us.")
    refused = life.refuses("put_right", **OOPS)
    assert "The points were changed since" in str(refused)
    assert "Record what it is about" in refused.what_next
    assert len(life.case.points) == 3


def test_once_a_part_was_split_off_a_sorting_is_not_undone() -> None:
    life = sorted_as("children_act")
    life.does("split", **{"goes-1": "children_act", "goes-2": "corporate"}, why="A road.")
    assert "The points were changed since" in str(life.refuses("put_right", **OOPS))
