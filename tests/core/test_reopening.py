"""Coming back goes on where it stopped, and a mistake of ours costs no date and no right.

RULES 0.3.2, 1.1.8, trap 7.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from chalicelib.core.cases import COMPLAINANT, Case, Refused
from chalicelib.core.decisions import by_person, decide
from chalicelib.core.decisions.reopen import return_move
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Procedure
from tests.core.lives import COME_BACK, FRIDAY, HOUSE, TRIAGE, WITHDRAW, Life, later, letters
from tests.core.statutory import (
    SEATS,
    allocated,
    answered,
    appointed,
    at_stage2,
    decided,
    reported,
)
from tests.core.walks import ANSWERS, asks, on, triaged

OOPS = {"reason": "That was about another complaint."}
TICKED = dict.fromkeys(("sound", "upheld", "wanted", "plan", "agreed"), "yes")
MONDAY = on(2027, 1, 4)
ENQUIRY = {"their_reference": "1", "asked": "The file", "due": "2027-02-26"}


def at_stage3() -> Life:
    life = decided()
    life.asks("want_stage3")
    life.does("name_panel", **SEATS)
    return life


def stopped(life: Life) -> Life:
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    return life


def dates(case: Case) -> dict[str, date]:
    return {c.name: c.due_on for c in case.clocks if c.running}


# --- who comes back


@pytest.mark.parametrize("by", ["the team", "the person"])
@pytest.mark.parametrize(
    ("begin", "clocks"),
    [
        (allocated, {"s1_response": "Mon 18 Jan 2027", "s1_max": "Mon 01 Feb 2027"}),
        (appointed, {"s2_response": "Mon 08 Feb 2027", "s2_max": "Wed 07 Apr 2027"}),
        (at_stage3, {"s3_panel_meets": "Mon 15 Feb 2027"}),
    ],
)
def test_who_withdraws_and_comes_back_goes_on_at_the_stage_they_left_with_all_that_was_done(
    begin: Callable[[], Life], clocks: dict[str, str], by: str
) -> None:
    life = begin()
    before = life.case
    stopped(life)
    if by == "the team":
        life.acts("come_back", COME_BACK, at=MONDAY)
    else:
        life.became(by_person.take_up_again(life.case, "She changed her mind.", MONDAY, HOUSE))
    after = life.case
    assert (after.stage, after.owner) == (before.stage, before.owner)
    assert (after.kept, after.appointed, after.points) == (
        before.kept,
        before.appointed,
        before.points,
    )
    assert after.received_at == before.received_at
    assert clocks.items() <= life.running.items()
    assert after.worked is None


def test_a_panel_whose_day_passed_meanwhile_is_arranged_anew_with_the_request_kept() -> None:
    life = at_stage3()
    life.does("arrange", panel_on="2026-12-21", time="10am", place="Video call")
    stopped(life)
    life.acts("come_back", COME_BACK, at=MONDAY)
    assert life.case.stage == "stage3"
    assert {"s3_panel_day", "s3_panel_papers"}.isdisjoint(life.running)
    assert "panel_arranged" not in life.case.kept
    assert {"stage3_requested", "panel_appointed"} <= life.case.kept.keys()


def test_a_panel_whose_day_is_still_to_come_keeps_it() -> None:
    life = at_stage3()
    life.does("arrange", panel_on="2027-01-13", time="10am", place="Video call")
    stopped(life)
    life.acts("come_back", COME_BACK, at=on(2026, 12, 1))
    assert life.running["s3_panel_day"] == "Wed 13 Jan 2027"


def test_new_dates_run_from_the_day_their_request_came_and_not_from_the_day_it_was_recorded() -> (
    None
):
    life = stopped(allocated())
    life.acts("come_back", {**COME_BACK, "asked_on": "2026-12-14"}, at=on(2026, 12, 18))
    assert life.running["s1_response"] == "Wed 30 Dec 2026"
    life.acts("withdraw", WITHDRAW, at=on(2026, 12, 18))
    with pytest.raises(Refused) as refused:
        life.acts("come_back", {**COME_BACK, "asked_on": "2026-12-17"}, at=on(2026, 12, 21))
    assert "it stopped then" in refused.value.errors["asked_on"]


def test_an_officer_whom_it_came_to_name_does_not_get_it_back() -> None:
    life = stopped(allocated())
    life.case = replace(life.case, named=("Priya Nair",))
    life.acts("come_back", COME_BACK, at=MONDAY)
    assert (life.case.stage, life.case.owner) == ("triage", "team")


def test_what_waits_for_proceedings_still_waits_when_they_come_back() -> None:
    life = Life.begins()
    life.acts("triage", TRIAGE)
    life.acts("allocate", {"officer": "socialwork1"})
    pause = {
        "proceedings": "A trial",
        "reason": "A witness",
        "decided_by": "Grace",
        "review_on": "2027-01-15",
    }
    life.acts("pause", {**pause, "which-2": "yes"}, "complaints1")
    stopped(life)
    life.acts("come_back", COME_BACK, at=MONDAY)
    assert [p.state for p in life.case.points] == ["", "held"]
    assert life.running["pause_review"] == "Fri 15 Jan 2027"


def test_a_case_that_was_wholly_paused_is_paused_when_they_come_back() -> None:
    life = allocated()
    pause = {
        "proceedings": "A trial",
        "reason": "A witness",
        "decided_by": "Grace",
        "review_on": "2026-12-18",
    }
    life.does("pause", "complaints1", **pause)
    life.sends("paused_for_now")
    stopped(life)
    life.acts("come_back", COME_BACK, at=MONDAY)
    assert (life.case.stage, life.case.clock("s1_response").held) == ("paused", True)
    assert life.running["pause_review"] == "Tue 05 Jan 2027"
    life.acts("resume", {"reason": "It is over."}, at=on(2027, 1, 6))
    assert (life.case.stage, life.running["s1_response"]) == ("stage1", "Wed 20 Jan 2027")


def test_a_row_older_than_the_record_of_where_it_stood_goes_on_at_the_stage_it_left() -> None:
    life = stopped(appointed())
    life.case = replace(life.case, worked=None, before=None)
    life.acts("come_back", COME_BACK, at=MONDAY)
    assert (life.case.stage, life.running["s2_response"]) == ("stage2", "Mon 08 Feb 2027")


@pytest.mark.parametrize(
    "procedure", [p for p in PROCEDURES.values() if p.kind == "complaint"], ids=lambda p: p.name
)
def test_nothing_starts_again_where_the_next_stage_can_be_asked_for(procedure: Procedure) -> None:
    steps = {s.name: s.step for s in procedure.stages}
    for stage in procedure.stages:
        asking = [
            m.name
            for m in stage.moves
            if COMPLAINANT in m.by and steps.get(m.leads_to, "") not in ("", steps[stage.name])
        ]
        again = [m.name for m in stage.moves if m.records == "reopened"]
        assert not (asking and again), f"{stage.name}: {asking} and {again}"


def test_who_is_at_rest_after_stage_1_asks_for_stage_2_and_cannot_start_again() -> None:
    life = answered()
    life.does("rest")
    assert return_move(life.case) is None
    with pytest.raises(Refused, match="no need to start again"):
        by_person.take_up_again(life.case, "I am not happy.", MONDAY, HOUSE)
    assert "want_stage2" in life.offered


def test_after_the_final_answer_it_goes_on_at_the_last_stage_and_not_at_the_first() -> None:
    life = triaged("corporate")
    life.acts("allocate", {"officer": "socialwork1"})
    life.acts("reply", ANSWERS, "socialwork1")
    life.leaves("corporate_reply")
    asks(life, "want_stage2")
    life.acts("appoint", {"appoint_reviewer": "reviewer1", "note": ""})
    life.acts("final_reply", ANSWERS, "reviewer1")
    life.leaves("corporate_stage2_reply")
    life.acts("rest", {}, at=later(3))
    life.acts("come_back", COME_BACK, at=MONDAY)
    assert (life.case.stage, life.case.owner) == ("stage2", "reviewer1")
    assert life.running["s2_response"] == "Mon 01 Feb 2027"
    assert "how_it_was" not in life.running


# --- the Ombudsman


def test_the_time_to_ask_for_a_panel_stands_still_while_it_is_with_the_ombudsman() -> None:
    life = decided()
    life.acts("log_ombudsman", ENQUIRY, "complaints1")
    life.swept(on(2027, 1, 20))
    assert life.case.stage == "with_ombudsman"
    assert "want_stage3" in {
        m.name for m in decide.list_moves_to_show(life.case, decide.PERSON, HOUSE, on(2027, 1, 20))
    }
    decision = {"decision": "not_investigated", "text": "It is too early for us."}
    life.acts("ombudsman_decided", decision, "complaints1", at=on(2027, 1, 20))
    assert life.case.stage == "answered_stage2"
    assert life.running["s3_request_window"] == "Wed 17 Feb 2027"


def test_who_is_with_the_ombudsman_can_still_ask_for_the_stage_they_could_ask_for_before() -> None:
    life = answered()
    life.acts("log_ombudsman", ENQUIRY, "complaints1")
    asks(life, "want_stage2")
    assert life.case.stage == "stage2"
    for each in (decided(), decided()):
        each.acts("log_ombudsman", ENQUIRY, "complaints1")
        assert "want_stage2" not in each.offered


def test_after_an_early_referral_a_panel_can_be_asked_for_on_any_day_and_rest_keeps_the_time() -> (
    None
):
    life = decided()
    life.does("refer_early", "manager", **TICKED, said="At our meeting.")
    late = on(2027, 3, 1)
    assert "want_stage3" in {
        m.name for m in decide.list_moves_to_show(life.case, decide.PERSON, HOUSE, late)
    }
    life.acts("rest", {}, at=late)
    assert life.case.stage == "at_rest_stage2"
    assert life.running["s3_request_window"] == "Wed 31 Mar 2027"
    asks(life, "want_stage3", at=late)
    assert life.case.stage == "stage3"


# --- what we recorded wrongly

PAUSE = {
    "proceedings": "A trial",
    "reason": "A witness",
    "decided_by": "Grace",
    "review_on": "2026-12-18",
}
PART = {
    "ground": "older",
    "reason": "It is too old.",
    "weighed": "Illness.",
    "which-1": "yes",
}
RESOLVED = {"terms": "She will visit.", "actions": "On Monday.", "agreed_on": "2026-11-27"}
COURT = {"where": "court", "reason": "A judge decides.", "contact_told": ""}


def claims_interest() -> Life:
    life = Life.opens(code="sufficient_interest")
    life.sends("acknowledgement")
    return life


def asked_late() -> Life:
    life = decided()
    life.till(date(2027, 1, 4))
    life.asks("want_stage3_late")
    return life


@pytest.mark.parametrize(
    ("begin", "move", "form", "by", "letter"),
    [
        (allocated, "withdraw", WITHDRAW, "team", "withdrawal_confirmed"),
        (at_stage2, "withdraw", WITHDRAW, "team", "withdrawal_confirmed"),
        (
            at_stage3,
            "withdraw_part",
            {**WITHDRAW, "which-1": "yes"},
            "team",
            "withdrawal_confirmed",
        ),
        (Life.opens, "reroute", COURT, "complaints1", "rerouted"),
        (Life.opens, "decline", PART, "complaints1", "not_accepted"),
        (claims_interest, "refuse_interest", OOPS | {"weighed": "Much."}, "manager", "no_interest"),
        (asked_late, "refuse_late", OOPS | {"weighed": "Much."}, "manager", "late_refused"),
        (reported, "pause", PAUSE, "complaints1", "paused_for_now"),
        (allocated, "resolve", RESOLVED, "socialwork1", "resolution_confirmed"),
        (decided, "refer_early", TICKED | {"said": "Yes."}, "manager", "early_referral_told"),
        (answered, "rest", {}, "team", ""),
        (answered, "log_ombudsman", ENQUIRY, "complaints1", ""),
    ],
)
def test_what_we_recorded_wrongly_is_as_if_it_had_not_been_with_its_first_dates(
    begin: Callable[[], Life], move: str, form: dict[str, str], by: str, letter: str
) -> None:
    life = begin()
    before = life.case
    now = life.now
    life.acts(move, form, by, now)
    if letter:
        life.leaves(letter, now)
    life.acts("put_right", OOPS, at=now)
    after = life.case
    assert (after.stage, after.owner, after.left) == (before.stage, before.owner, before.left)
    assert (after.points, after.kept) == (before.points, before.kept)
    assert dates(after) == dates(before)
    assert not any(c.held for c in after.clocks)
    told = ("recorded_wrongly", COMPLAINANT) in letters(life.last)
    assert told == bool(letter), "told of it only where they were told of the wrong thing"


@pytest.mark.parametrize("wrong", ["corporate", "comment", "data_protection", "children_act"])
def test_what_was_sorted_wrongly_is_as_it_was_with_its_owner_its_time_and_its_first_dates(
    wrong: str,
) -> None:
    life = allocated()
    life.till(date(2026, 12, 3))
    life.does("extend", "socialwork1", ground="complex", reason="We ask the school first.")
    life.sends("extension")
    before = life.case
    again = {**TRIAGE, "procedure": wrong, "points": "Something else.", "named": "Priya Nair"}
    if wrong != "children_act":
        again["why"] = "It is about something else."
    life.does("triage", **again)
    assert life.case.owner == "team"
    life.does("put_right", **OOPS)
    after = life.case
    assert (after.procedure, after.kind, after.stage) == ("children_act", "complaint", "stage1")
    assert (after.owner, after.named, after.points) == (before.owner, before.named, before.points)
    assert dates(after) == dates(before)
    assert after.clock("s1_response").extension == before.clock("s1_response").extension
    assert ("recorded_wrongly", COMPLAINANT) in letters(life.last)


def test_no_lateness_is_wiped_by_recording_again_what_it_is_about() -> None:
    life = Life.opens()
    life.sends("acknowledgement")
    life.till(date(2026, 12, 7))
    life.does("triage", **TRIAGE)
    life.sends("points_understood")
    life.does("put_right", **OOPS)
    assert life.due("understood") == "Wed 02 Dec 2026"
    assert "understood" in life.running


def test_no_lateness_is_wiped_by_a_withdrawal_that_was_a_mistake() -> None:
    life = allocated()
    life.till(date(2026, 12, 14))
    life.does("withdraw", **WITHDRAW)
    life.sends("withdrawal_confirmed")
    life.till(date(2026, 12, 21))
    life.does("put_right", **OOPS)
    assert life.due("s1_response") == "Fri 11 Dec 2026"
    life.does("explain_delay", reason="It was our mistake.", date="2026-12-23")


def test_a_confirmation_on_its_way_when_the_mistake_is_undone_stops_nothing() -> None:
    life = allocated()
    life.does("withdraw", **WITHDRAW)
    life.does("put_right", **OOPS)
    life.sends("withdrawal_confirmed")
    assert {"s1_response", "s1_max"} <= life.running.keys()


def test_what_was_rightly_done_meanwhile_stays_done_when_a_mistake_is_undone() -> None:
    life = Life.opens()
    life.does("withdraw", **WITHDRAW)
    life.sends("acknowledgement")
    life.does("put_right", **OOPS)
    life.sends("withdrawal_confirmed")
    assert "ack" not in life.running
    assert life.case.clock("ack").stopped_by == life.letter("acknowledgement").id


def test_a_withdrawal_on_their_own_page_that_was_not_theirs_can_be_undone_too() -> None:
    life = allocated()
    life.became(by_person.withdraw_complaint(life.case, "", FRIDAY, HOUSE))
    life.does("put_right", reason="Somebody else had the link.")
    assert (life.case.stage, life.due("s1_response")) == ("stage1", "Fri 11 Dec 2026")


def test_a_pause_that_was_a_mistake_adds_no_day() -> None:
    life = allocated()
    life.does("pause", "complaints1", **PAUSE)
    life.sends("paused_for_now")
    life.till(date(2026, 12, 9))
    life.does("put_right", **OOPS)
    assert life.due("s1_response") == "Fri 11 Dec 2026"
    assert "pause_review" not in life.running


def test_once_the_case_has_gone_on_there_is_nothing_to_undo() -> None:
    life = Life.opens()
    assert "nothing here to undo" in str(life.refuses("put_right", **OOPS))
    life.does("withdraw", **WITHDRAW)
    life.does("come_back", **COME_BACK)
    assert "nothing here to undo" in str(life.refuses("put_right", **OOPS))


def test_a_letter_of_the_mistake_that_nobody_passed_on_is_asked_for_no_more() -> None:
    life = Life.opens(email="", phone="07700 900001")
    life.does("withdraw", **WITHDRAW)
    assert "withdrawal_confirmed" in {each.name for each in life.case.to_pass_on}
    life.does("put_right", **OOPS)
    assert "withdrawal_confirmed" not in {each.name for each in life.case.to_pass_on}
    assert not any(letter.name == "please_tell" for letter in life.last.letters)


@pytest.mark.parametrize("by", ["the team", "the person"])
def test_who_may_go_on_because_we_were_late_still_may_once_it_is_open_again(by: str) -> None:
    life = allocated()
    life.now = on(2027, 1, 4)  # the last day of stage 1 was 29 December
    assert "want_stage2_now" in offers(life)
    if by == "the team":
        stopped(life)
        life.acts("come_back", COME_BACK, at=on(2027, 1, 11))
    else:
        life.became(by_person.withdraw_complaint(life.case, "", life.now, HOUSE))
        life.leaves("withdrawal_confirmed")
        life.became(by_person.take_up_again(life.case, "", on(2027, 1, 11), HOUSE))
    life.now = on(2027, 1, 11)
    assert life.case.clock("s1_max").due_on > life.now.date()
    assert "want_stage2_now" in offers(life)
    life.asks("want_stage2_now")
    assert life.case.stage == "stage2"


def test_who_was_not_late_gives_nobody_a_right_to_go_on() -> None:
    life = allocated()
    stopped(life)
    life.acts("come_back", COME_BACK, at=MONDAY)
    life.now = MONDAY
    assert "want_stage2_now" not in offers(life)


def offers(life: Life) -> set[str]:
    return {m.name for m in decide.list_moves_to_show(life.case, decide.PERSON, HOUSE, life.now)}
