"""A point that waits for proceedings can go on wherever the rest of the case is, and is answered
(r8).
"""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.cases import Case, Refused
from chalicelib.core.decisions import decide, letter_outcomes, told_dates
from tests.core.lives import (
    ALLOCATE,
    FRIDAY,
    HOUSE,
    REPLY,
    TRIAGE,
    WITHDRAW,
    Life,
    later,
    letters,
    officer,
)
from tests.core.walks import ANSWERS, asks, on, triaged

PAUSE = {
    "proceedings": "A trial",
    "reason": "A witness could be harmed.",
    "decided_by": "Grace",
    "review_on": "2027-02-01",  # a Monday
}
GO_ON = {"reason": "The trial is over."}
MONDAY = on(2027, 1, 4)
SECOND = {
    "finding-2": "not_upheld",
    "evidence-2": "The log of calls.",
    "reasons-2": "They rang twice.",
}


def half_answered() -> Life:
    """Return a case whose second point is paused on 4 December and whose first is answered."""
    life = Life.begins()
    life.leaves("acknowledgement")
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE)
    life.acts("pause", PAUSE | {"which-2": "yes"}, "complaints1", on(2026, 12, 4))
    life.leaves("paused_for_now", at=on(2026, 12, 4))
    life.acts("reply", REPLY, "socialwork1", on(2026, 12, 8))
    life.leaves("stage1_reply", at=on(2026, 12, 8))
    return life


def offered(life: Life, by: str = "manager") -> set[str]:
    return {m.name for m in decide.list_moves_to_show(life.case, officer(by), HOUSE, MONDAY)}


def test_what_waits_goes_on_where_it_was_once_the_rest_is_answered_and_gets_an_answer() -> None:
    life = half_answered()
    assert {"resume", "keep_paused"} <= offered(life)
    assert "s1_response" not in life.running
    decision = life.acts("resume", GO_ON, at=MONDAY)
    assert (life.case.stage, life.case.owner) == ("stage1", "socialwork1")
    assert [p.state for p in life.case.points] == ["answered", ""]
    # Friday 11 December, put back by the 18 working days from 4 December to 4 January.
    assert life.running["s1_response"] == "Mon 11 Jan 2027"
    assert ("going_on_again", "complainant") in letters(decision)
    life.acts("reply", SECOND, "socialwork1", MONDAY)
    life.leaves("stage1_reply", at=MONDAY)
    assert [p.text for p in life.case.points if p.finding] == ["Nobody came.", "Nobody rang."]
    assert life.letter("stage1_reply").facts["points"][0]["number"] == 2
    assert (life.case.stage, [p.state for p in life.case.points]) == ("answered_stage1", ["", ""])
    assert "s1_response" not in life.running
    assert "pause_review" not in life.running


def test_nothing_puts_it_at_rest_while_a_point_waits() -> None:
    life = half_answered()
    life.swept(on(2027, 1, 29))
    assert life.case.stage == "answered_stage1"
    assert not any(letter.name == "no_request_stage2" for letter in life.owed)
    assert "rest" not in offered(life)
    with pytest.raises(Refused, match="paused"):
        life.acts("rest", {}, at=MONDAY)


def test_on_the_day_of_the_review_the_manager_is_asked_and_can_do_either() -> None:
    life = half_answered()
    monday = on(2027, 2, 1)
    found = letters(life.swept(monday))
    assert ("due_today", "manager") in found
    life.acts("keep_paused", PAUSE | {"review_on": "2027-03-01"}, "manager", monday)
    life.leaves("still_paused", at=monday)
    assert life.running["pause_review"] == "Mon 01 Mar 2027"
    assert life.case.stage == "answered_stage1"


def test_what_was_answered_can_go_to_stage_2_while_the_rest_is_still_to_be_answered() -> None:
    life = half_answered()
    life.acts("resume", GO_ON, at=MONDAY)
    asks(life, "want_stage2_now", at=later(40))
    assert (life.case.stage, [p.state for p in life.case.points]) == ("stage2", ["", ""])


def test_where_the_rest_is_at_a_later_stage_it_goes_on_as_a_part_of_its_own() -> None:
    life = half_answered()
    asks(life, "want_stage2", at=on(2026, 12, 9))
    decision = life.acts("resume", GO_ON, at=MONDAY)
    assert (life.case.stage, life.case.points[1].state) == ("stage2", f"{life.case.reference}-2")
    (part,) = decision.strands
    assert (part.case.stage, part.case.received_at) == ("triage", FRIDAY)
    assert [p.text for p in part.case.points] == ["Nobody rang."]
    clock = part.case.clock("s1_response")
    assert clock
    assert (clock.running, clock.due_on) == (True, date(2027, 1, 11))
    assert letters(part) == [("going_on_again", "complainant"), ("new_strand", "team")]
    assert ("going_on_again", "complainant") not in letters(decision)
    assert "pause_review" not in life.running


def split_off() -> tuple[Life, Case]:
    """Return a case, and the part that went on apart from it on 4 January."""
    life = half_answered()
    asks(life, "want_stage2", at=on(2026, 12, 9))
    (part,) = life.acts("resume", GO_ON, at=MONDAY).strands
    return life, part.case


def test_a_part_keeps_the_days_of_a_pause_only_where_the_person_was_told_of_it() -> None:
    life, part = split_off()
    told = life.letter("paused_for_now")
    failed = letter_outcomes.record_letter_failed(
        life.case, told, "no such mailbox", on(2027, 1, 5), HOUSE, kin=(part,)
    )
    assert failed
    (beside,) = failed.strands
    clock = beside.case.clock("s1_response")
    assert clock
    assert (clock.due_on, clock.running) == (date(2026, 12, 11), True)
    assert ("extension_fails", "complaints1") in letters(beside)


def test_a_part_whose_older_day_passed_is_late_though_its_own_letter_leaves_after() -> None:
    life, part = split_off()
    assert not told_dates.find_untold_in_part(part, life.case)
    clock = part.clock("s1_response")
    assert clock
    assert (clock.stood_with, clock.stood_by) == (life.case.reference, "complaints1")


def test_it_is_so_under_the_councils_own_procedure_too() -> None:
    life = triaged("corporate", points="Nobody came.\nNobody rang.")
    life.acts("allocate", {"officer": "socialwork1"})
    life.acts("pause", PAUSE | {"which-2": "yes"}, "complaints1")
    life.acts("reply", ANSWERS, "socialwork1")
    life.leaves("corporate_reply")
    life.acts("resume", GO_ON, at=MONDAY)
    assert life.case.stage == "stage1"
    life.acts("reply", {**SECOND, "sorry": "", "actions": ""}, "socialwork1", MONDAY)
    assert life.case.stage == "answered_stage1"


def test_after_the_decision_of_stage_2_it_goes_on_there_and_is_reported_on_by_itself() -> None:
    from tests.core.statutory import DECISION, IP_REPORT, REPORT, appointed, each

    life = appointed()
    life.does(
        "agree_statement",
        "io1",
        points="Nobody came.\nNobody rang.",
        agreed="yes",
        agreed_on="2026-11-27",
    )
    life.does("pause", "complaints1", **PAUSE | {"which-2": "yes"})
    parts = {"finding": "upheld", "evidence": "A record.", "reasons": "It says so."}
    life.does("io_report", "io1", **REPORT, **each((1,), **parts))
    life.does("ip_report", "ip1", **IP_REPORT)
    life.does("to_adjudicate", appoint_ao="ao1")
    life.does("decide", "ao1", **DECISION, sorry="We are sorry.")
    life.sends("stage2_letter")
    life.acts("resume", GO_ON, at=MONDAY)
    assert (life.case.stage, life.case.owner) == ("stage2", "ao1")
    assert {"io_reported", "ip_reported", "reports_sent"}.isdisjoint(life.case.kept)
    assert "s2_response" in life.running
    life.now = MONDAY
    life.does("io_report", "io1", **REPORT, **each((2,), **parts))
    assert [p.finding for p in life.case.points] == ["upheld", "upheld"]


@pytest.mark.parametrize(
    ("move", "form", "by"),
    [
        ("withdraw", WITHDRAW, "team"),
        ("withdraw_part", {**WITHDRAW, "which-1": "yes"}, "team"),
        ("pause", PAUSE | {"which-1": "yes"}, "complaints1"),
    ],
)
def test_whoever_has_it_is_told_that_it_stops_and_that_it_goes_on(
    move: str, form: dict[str, str], by: str
) -> None:
    life = Life.begins()
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE)
    assert ("work_changed", "socialwork1") in letters(life.acts(move, form, by))
    if move == "pause":
        assert ("work_changed", "socialwork1") in letters(life.acts("resume", GO_ON))


def test_nobody_who_has_no_case_is_told_that_it_stops() -> None:
    life = Life.begins()
    stopped = life.acts("withdraw", WITHDRAW)
    assert letters(stopped) == [("withdrawal_confirmed", "complainant")]
