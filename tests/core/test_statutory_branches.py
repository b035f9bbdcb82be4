"""The ways into stage 2 and through it: by agreement, by right, by word of mouth; put back,
withdrawn in part, paused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.procedures.clock_words import find_moves_toward
from chalicelib.core.procedures.statutory.children_act import CHILDREN_ACT
from tests.core.lives import WITHDRAW, letters
from tests.core.statutory import (
    FINDINGS,
    IP_REPORT,
    REPORT,
    SEATS,
    allocated,
    answered,
    appointed,
    at_stage2,
    decided,
)

AGREED = {
    "asked_on": "2026-11-27",
    "said": "By telephone: the manager is the one complained of.",
    "agreed": "yes",
}
PAUSE = {
    "which-1": "yes",
    "proceedings": "A trial.",
    "reason": "It could harm the trial.",
    "decided_by": "Grace Adeyemi",
}
STATEMENT = {"points": "Nobody came.", "agreed": "yes", "agreed_on": "2026-11-27"}
RECORD = {"asked_on": "2026-11-27", "record": "Nobody came, and nobody rang."}


# --- into stage 2


def test_stage_2_can_be_asked_for_with_no_reason_and_no_time_ends_that():
    life = answered()
    life.till(date(2027, 6, 1))  # Tuesday, months after the day that was advised
    assert life.case.stage == "at_rest_stage1"
    life.asks("want_stage2")
    assert life.case.stage == "stage2"
    assert life.due("s2_response") == "Tue 06 Jul 2027"


def test_a_request_in_writing_counts_from_the_day_the_council_got_it_and_not_from_its_recording():
    life = answered()
    life.till(date(2026, 12, 2))  # Wednesday
    life.does("asked_stage2", asked_on="2026-11-27")  # Friday
    assert (life.due("s2_response"), life.due("s2_max")) == ("Wed 06 Jan 2027", "Wed 03 Mar 2027")


def test_where_both_agree_it_goes_straight_to_stage_2_and_stage_1_ends_with_our_letter():
    life = allocated()
    life.does("straight_to_stage2", "complaints1", **AGREED)
    assert (life.case.stage, life.case.owner) == ("stage2", "team")
    assert (life.running["s1_response"], life.running["s2_response"]) == (
        "Fri 11 Dec 2026",
        "Wed 06 Jan 2027",
    )
    life.sends("stage2_acknowledged")
    assert {"s1_response", "s1_max"} & set(life.running) == set()


def test_it_does_not_go_straight_to_stage_2_unless_both_agree():
    life = allocated()
    assert (
        "agreed"
        in life.refuses("straight_to_stage2", "complaints1", **{**AGREED, "agreed": ""}).errors
    )
    life.refuses("straight_to_stage2", "socialwork1", **AGREED)


def test_stage_2_is_theirs_by_right_the_day_after_day_20_and_not_on_it():
    life = allocated()
    life.till(date(2026, 12, 29), at=time(23, 59))  # Tuesday, day 20
    assert "want_stage2_now" not in life.offered
    assert "has not run out" in str(life.refuses("asked_stage2_now", asked_on="2026-12-29"))
    life.till(date(2026, 12, 30), at=time(0, 0))  # Wednesday
    assert "want_stage2_now" in life.offered
    life.asks("want_stage2_now")
    assert (life.case.stage, life.due("s2_response")) == ("stage2", "Thu 04 Feb 2027")


def test_an_extension_of_stage_1_does_not_put_off_the_right_to_stage_2():
    life = allocated()
    life.does("extend", "socialwork1", ground="complex", reason="The school is shut.")
    life.sends("extension")
    assert life.due("s1_response") == life.due("s1_max") == "Tue 29 Dec 2026"
    life.till(date(2026, 12, 30))  # Wednesday
    assert "want_stage2_now" in life.offered


def test_a_request_by_word_of_mouth_counts_from_the_day_the_record_is_agreed():
    life = answered()
    life.does("said_stage2", **RECORD)
    assert (life.case.stage, life.due("s2_record")) == ("stage2_record", "Fri 04 Dec 2026")
    assert "s2_response" not in life.running
    life.till(date(2026, 12, 8))  # Tuesday
    life.does("record_agreed", asked_on="2026-12-04", changes="It was four times.")  # Friday
    assert (life.due("s2_response"), life.due("s2_max")) == ("Wed 13 Jan 2027", "Wed 10 Mar 2027")
    assert "s2_record" not in life.running


def test_a_record_nobody_answers_is_chased_and_never_shut():
    life = answered()
    life.does("said_stage2", **RECORD)
    life.till(date(2027, 3, 1))  # Monday
    assert life.case.stage == "stage2_record"
    assert life.named("overdue") > 3


def test_who_asked_by_telephone_is_asked_again_if_our_record_is_right():
    life = answered()
    life.does("said_stage2", **RECORD)
    life.till(date(2026, 12, 4))  # the day that the letter names
    assert life.named("record_asked_again") == 0
    life.till(date(2026, 12, 7))
    assert ("record_asked_again", COMPLAINANT) in letters(life.last)
    life.till(date(2026, 12, 21))
    assert life.named("record_asked_again") == 2
    life.asks("agree_record", changes="")
    life.till(date(2027, 2, 1))
    assert life.named("record_asked_again") == 2


def test_who_asked_by_telephone_and_has_no_email_is_asked_again_by_the_team():
    life = answered()
    by_phone = replace(life.case.person, email="", phone="07700 900001")
    life.case = replace(life.case, person=by_phone)
    life.does("said_stage2", **RECORD)
    life.till(date(2026, 12, 7))
    asked = [letter for letter in life.owed if letter.facts.get("enclosed") == "record_asked_again"]
    assert [letter.to for letter in asked] == ["team"]


# --- in stage 2


def test_nobody_reports_before_they_have_declared_that_they_are_independent():
    life = at_stage2()
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records.")
    assert "“Declare that you are independent”" in str(
        life.refuses("io_report", "io1", **REPORT, **FINDINGS)
    )
    life.does("declare_io", "io1", declared="yes")
    life.does("agree_statement", "io1", **STATEMENT)
    life.does("io_report", "io1", **REPORT, **FINDINGS)
    assert "“Declare that you are independent”" in str(
        life.refuses("ip_report", "ip1", **IP_REPORT)
    )


def test_an_investigator_tells_nobody_how_it_goes_before_declaring_and_the_team_may_at_any_time():
    life = at_stage2()
    said = {"done": "We look for somebody.", "next": "We tell you who it is."}
    life.does("tell_progress", **said)
    assert letters(life.last) == [("progress_told", "complainant")]
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records.")
    assert "“Declare that you are independent”" in str(life.refuses("progress", "io1", **said))
    life.refuses("tell_progress", "io1", **said)
    life.does("declare_io", "io1", declared="yes")
    life.does("progress", "io1", **said)
    assert letters(life.last) == [("progress_told", "complainant")]


def test_the_investigator_sends_the_person_the_plan_and_no_date_moves() -> None:
    life = appointed()
    plan = {"text": "I read the log of visits, and speak to both workers by 11 December."}
    before = life.case.clocks
    life.refuses("send_plan", "io1", text="See above.")
    life.does("send_plan", "io1", **plan)
    assert letters(life.last) == [("plan_shared", "complainant")]
    assert life.case.clocks == before
    assert life.case.owner == "io1"  # so that what the person says of it comes to them


def test_nobody_reports_before_what_is_to_be_looked_into_is_settled_with_the_person():
    life = appointed()
    said = life.refuses("io_report", "io1", **REPORT, **FINDINGS)
    assert str(said) == "Something comes before this: “Record the agreed points”."
    assert (
        "the day on which they did"
        in life.refuses("agree_statement", "io1", points="Nobody came.", agreed="yes").errors[
            "agreed_on"
        ]
    )
    life.does("agree_statement", "io1", **STATEMENT)
    life.does("io_report", "io1", **REPORT, **FINDINGS)
    assert letters(life.last) == [("reports_in", "team"), ("report_asked", "ip1")]


def test_silence_about_the_points_stops_no_investigation_and_agrees_to_nothing():
    life = appointed()
    quiet = {"points": "Nobody came.", "agreed": "no"}
    assert "what you tried" in life.refuses("agree_statement", "io1", **quiet).errors["tried"]
    life.does("agree_statement", "io1", **quiet, tried="I rang twice and wrote.")
    assert letters(life.last) == [("statement", "complainant"), ("statement_shared", "ip1")]
    assert (life.case.kept["statement_agreed"]["agreed"], life.due("s2_response")) == (
        "no",
        "Wed 06 Jan 2027",
    )
    life.does("io_report", "io1", **REPORT, **FINDINGS)


def test_what_is_due_is_reached_by_the_moves_that_bring_it_and_those_that_must_come_before():
    life = appointed()
    assert find_moves_toward(CHILDREN_ACT, life.case, "s2_progress") == {
        "progress",
        "tell_progress",
    }
    assert find_moves_toward(CHILDREN_ACT, life.case, "s2_response") == {
        "decide",
        "to_adjudicate",
        "io_report",
        "ip_report",
        "agree_statement",
    }
    life.does("agree_statement", "io1", **STATEMENT)
    assert "agree_statement" not in find_moves_toward(CHILDREN_ACT, life.case, "s2_response")
    assert find_moves_toward(CHILDREN_ACT, life.case, "") == set()


def test_a_move_that_somebody_may_not_make_at_all_is_not_said_to_wait_for_another():
    assert "has moved on" in str(appointed().refuses("io_report", "ip1", **REPORT, **FINDINGS))


def test_what_someone_declared_counts_for_nothing_once_another_has_their_part():
    life = appointed()
    life.does("appoint", appoint_io="io2", appoint_ip="ip1", access="The records.")
    assert {"io_declared", "ip_declared"} & set(life.case.kept) == {"ip_declared"}
    life.refuses("io_report", "io1", **REPORT, **FINDINGS)
    life.refuses("io_report", "io2", **REPORT, **FINDINGS)


@pytest.mark.parametrize("agrees", ["part", "no"])
def test_an_independent_person_who_does_not_agree_with_all_of_it_says_why(agrees: str):
    life = appointed()
    life.does("agree_statement", "io1", **STATEMENT)
    life.does("io_report", "io1", **REPORT, **FINDINGS)
    said = {**IP_REPORT, "agrees": agrees}
    assert "say where, and why" in life.refuses("ip_report", "ip1", **said).errors["why"]
    life.does("ip_report", "ip1", **said, why="The log was not read.")
    assert life.case.kept["ip_reported"]["why"] == "The log was not read."


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ({"appoint_io": "socialwork1", "appoint_ip": "ip1"}, "of children’s services"),
        ({"appoint_io": "io1", "appoint_ip": "io2"}, "of the council"),
        ({"appoint_io": "io1", "appoint_ip": "io1"}, "another part on this page"),
    ],
)
def test_those_who_investigate_are_independent_of_the_service_and_of_each_other(
    who: dict[str, str], why: str
):
    refused = at_stage2().refuses("appoint", **who, access="The records.")
    assert why in " ".join(refused.errors.values())


def test_the_independent_person_of_stage_2_may_not_sit_on_the_panel():
    life = decided()
    life.asks("want_stage3")
    assert (
        "appoint_second" in life.refuses("name_panel", **{**SEATS, "appoint_second": "ip1"}).errors
    )


def test_stage_2_is_put_back_once_to_a_chosen_day_of_the_65():
    life = appointed()
    past = life.refuses(
        "extend", "io1", reason="A witness is ill.", new_date="2027-03-04"
    )  # Thursday, day 66
    assert "Wednesday 3 March 2027" in past.errors["new_date"]
    earlier = life.refuses(
        "extend", "io1", reason="A witness is ill.", new_date="2027-01-06"
    )  # Wednesday: its date now
    assert "new_date" in earlier.errors
    life.does(
        "extend", "io1", reason="A witness is ill.", new_date="2027-03-03"
    )  # Wednesday, day 65
    assert ("stage2_extension", "complainant") in letters(life.last)
    life.sends("stage2_extension")
    assert (life.due("s2_response"), life.due("s2_max")) == ("Wed 03 Mar 2027", "Wed 03 Mar 2027")
    assert "once" in str(life.refuses("extend", "io1", reason="Still ill.", new_date="2027-03-03"))


def test_a_date_of_stage_2_that_has_passed_cannot_be_put_back_and_the_person_is_told():
    life = appointed()
    life.till(date(2027, 1, 7))  # Thursday, the day after
    assert life.named("stage2_late") == 1
    assert "has passed" in str(
        life.refuses("extend", "io1", reason="A witness is ill.", new_date="2027-02-01")
    )


def test_some_of_it_is_withdrawn_and_the_rest_goes_on_with_its_dates():
    life = appointed()
    life.does(
        "agree_statement",
        "io1",
        points="Nobody came.\nNobody rang.",
        agreed="yes",
        agreed_on="2026-11-27",
    )
    life.does("withdraw_part", **WITHDRAW, **{"which-2": "yes"})
    assert letters(life.last) == [
        ("part_withdrawal_confirmed", "complainant"),
        ("work_changed", "io1"),
        ("work_changed", "ip1"),
    ]
    life.sends("part_withdrawal_confirmed")
    assert (life.case.stage, life.running["s2_response"]) == ("stage2", "Wed 06 Jan 2027")
    assert [p.text for p in life.case.open_points] == ["Nobody came."]
    life.does(
        "io_report", "io1", **REPORT, **FINDINGS
    )  # a finding is asked for on the first point alone
    assert [p.finding for p in life.case.points] == ["upheld", ""]


def test_to_withdraw_the_last_point_is_to_withdraw_it_whole():
    life = appointed()
    life.does("withdraw_part", **WITHDRAW, **{"which-1": "yes"})
    assert (life.case.stage, letters(life.last)) == (
        "withdrawn",
        [
            ("withdrawal_confirmed", "complainant"),
            ("work_changed", "io1"),
            ("work_changed", "ip1"),
        ],
    )


def test_a_pause_that_is_looked_at_again_and_must_last_is_told_with_its_new_day_and_holds_on():
    life = appointed()
    life.does("pause", "manager", **PAUSE, review_on="2026-12-07")
    life.sends("paused_for_now")
    life.till(date(2026, 12, 7))  # Monday
    again = {
        "reason": "The trial was put off.",
        "decided_by": "Grace Adeyemi",
        "review_on": "2026-12-21",
    }
    life.refuses("keep_paused", "socialwork1", **again)
    life.does("keep_paused", "manager", **again)
    assert letters(life.last) == [("still_paused", "complainant")]
    life.sends("still_paused")
    assert (life.case.stage, life.running["pause_review"]) == ("paused", "Mon 21 Dec 2026")
    clock = life.case.clock("s2_response")
    assert clock
    assert clock.held_on == date(
        2026, 11, 27
    )  # a Friday: the days still count from the first of them


def test_a_pause_holds_every_date_and_the_days_it_took_are_added_and_shown():
    life = appointed()
    life.till(date(2026, 12, 7))  # Monday
    life.does("pause", "manager", **PAUSE, review_on="2026-12-21")
    life.sends("paused_for_now")
    before = life.named("reminder") + life.named("overdue")
    life.till(date(2026, 12, 21))  # Monday: ten working days
    assert life.named("reminder") + life.named("overdue") == before
    life.does("resume", reason="The trial is over.")
    assert life.case.stage == "stage2"
    assert (life.due("s2_response"), life.due("s2_max")) == ("Wed 20 Jan 2027", "Wed 17 Mar 2027")
    clock = life.case.clock("s2_response")
    assert clock
    assert clock.pauses == (
        "It was paused from Monday 7 December 2026 to Monday 21 December 2026. "
        "The reason: “It could harm the trial.”"
    )
