"""What follows the decision of stage 2: the time to ask for a panel, late requests, early referral,
and a panel that is late.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from chalicelib.core.cases import Refused
from chalicelib.core.procedures.statutory.asking_onwards import CONDITIONS
from tests.core.lives import Life, letters
from tests.core.statutory import DECISION, PANEL_REPORT, SEATS, decided, reported, send_papers

TICKED = {name: "yes" for name, _ in CONDITIONS}

# --- the time to ask


def test_the_time_to_ask_for_a_panel_lasts_to_midnight_of_its_last_day():
    life = decided()
    life.till(date(2026, 12, 29), at=time(23, 59))  # Tuesday, day 20
    assert "want_stage3" in life.offered
    assert "want_stage3_late" not in life.offered
    life.till(date(2026, 12, 30), at=time(0, 0))  # Wednesday
    assert "want_stage3" not in life.offered
    assert "want_stage3_late" in life.offered


def test_in_summer_the_last_day_ends_at_midnight_in_london_and_not_in_utc():
    life = decided(at=datetime(2026, 6, 30, 9, 0, tzinfo=UTC))  # Tuesday
    assert life.due("s3_request_window") == "Tue 28 Jul 2026"
    life.now = datetime(2026, 7, 28, 22, 59, tzinfo=UTC)
    assert "want_stage3" in life.offered
    life.now = datetime(2026, 7, 28, 23, 0, tzinfo=UTC)  # Wednesday in London
    with pytest.raises(Refused):
        life.asks("want_stage3")


@pytest.mark.parametrize(
    ("how", "last"),
    [("email", "Tue 29 Dec 2026"), ("in_person", "Tue 29 Dec 2026"), ("post", "Thu 31 Dec 2026")],
)
def test_the_time_to_ask_counts_from_the_day_they_have_the_letter(how: str, last: str):
    assert decided(how).only("s3_request_window") == {
        "s3_request_window": last
    }  # by post, the second working day after


def test_a_decision_that_came_back_starts_no_time_to_ask_and_is_owed_again():
    life = decided()
    life.bounces("stage2_letter", life.now)
    assert "s3_request_window" not in life.running
    assert life.running["s2_response"] == "Wed 06 Jan 2027"


def test_a_meeting_does_not_stop_the_time_to_ask_and_the_team_can_give_longer():
    life = decided()
    life.asks("ask_meeting")
    assert life.running["s3_request_window"] == "Tue 29 Dec 2026"
    assert (
        "new_date"
        in life.refuses("lengthen", "complaints1", new_date="2026-12-29", reason="We meet.").errors
    )
    life.does(
        "lengthen", "complaints1", new_date="2027-01-15", reason="We meet on 5 January."
    )  # a Friday
    life.till(date(2027, 1, 14))  # Thursday
    assert "want_stage3" in life.offered


def test_a_meeting_that_was_asked_for_is_chased_until_what_became_of_it_is_recorded():
    life = decided()
    life.asks("ask_meeting")
    assert life.due("s2_meeting") == "Fri 11 Dec 2026"
    life.asks("want_stage3")  # what they asked for is owed all the same
    life.till(date(2026, 12, 14))  # Monday, the day after it was due
    chased = [(x.name, x.to) for x in life.owed if x.facts.get("clock") == "s2_meeting"]
    assert chased == [
        ("reminder", "team"),
        ("reminder", "team"),
        ("due_today", "team"),
        ("overdue", "manager"),
    ]
    assert (
        "met_on" in life.refuses("meeting_held", outcome="held", said="We went through it.").errors
    )
    life.does(
        "meeting_held", outcome="held", met_on="2026-12-11", said="We went through both reports."
    )
    assert "s2_meeting" not in life.running
    life.refuses("meeting_held", outcome="not_wanted", said="They rang.")


def test_a_meeting_asked_for_by_telephone_counts_from_that_day_and_is_chased_alike():
    life = decided()
    life.till(date(2026, 12, 2))  # Wednesday
    life.does("asked_meeting", asked_on="2026-11-30")  # Monday
    assert life.due("s2_meeting") == "Mon 14 Dec 2026"
    assert "ask_meeting" not in life.offered


def test_a_late_request_waits_for_a_person_for_however_long_and_is_never_refused_by_a_date():
    life = decided()
    life.till(date(2026, 12, 30))  # Wednesday, after the morning's sweep
    assert life.case.stage == "at_rest_stage2"
    life.asks("want_stage3_late", said="I was ill.")
    assert life.only("s3_late_request") == {"s3_late_request": "Thu 07 Jan 2027"}
    life.till(date(2027, 4, 1))  # Thursday
    assert life.case.stage == "stage3_late"
    assert life.named("late_refused") == 0


def test_a_late_request_that_is_accepted_counts_from_the_day_the_council_got_it():
    life = decided()
    life.till(date(2026, 12, 30))  # Wednesday
    life.asks("want_stage3_late")
    life.till(date(2027, 1, 5))  # Tuesday
    life.does("accept_late", "complaints1", asked_on="2026-12-30", said="She was ill.")
    assert (life.case.stage, life.due("s3_panel_meets")) == ("stage3", "Thu 11 Feb 2027")
    assert "s3_late_request" not in life.running


def test_a_late_request_is_refused_by_the_manager_with_reasons_and_can_still_be_taken_up():
    life = decided()
    life.till(date(2026, 12, 30))  # Wednesday
    life.asks("want_stage3_late")
    why = {"reason": "All of it was put right.", "weighed": "She was well."}
    life.refuses("refuse_late", "complaints1", **why)
    assert set(life.refuses("refuse_late", "manager").errors) == {"reason", "weighed"}
    life.does("refuse_late", "manager", **why)
    assert letters(life.last) == [("late_refused", "complainant")]
    life.sends("late_refused")
    assert (life.case.stage, life.running) == ("at_rest_stage2", {})
    life.does("asked_stage3", asked_on="2026-12-30")
    assert life.case.stage == "stage3"


@pytest.mark.parametrize("missing", TICKED)
def test_it_is_referred_early_only_where_every_condition_is_so(missing: str):
    refused = decided().refuses(
        "refer_early", "manager", **{**TICKED, missing: ""}, said="At our meeting."
    )
    assert set(refused.errors) == {missing}


def test_an_early_referral_is_the_complaints_managers_and_leaves_the_panel_open():
    life = decided()
    life.refuses("refer_early", "complaints1", **TICKED, said="At our meeting.")
    life.does("refer_early", "manager", **TICKED, said="At our meeting.")
    assert (life.case.stage, letters(life.last)) == (
        "early_referral",
        [("early_referral_told", "complainant")],
    )
    assert life.case.clock("s3_request_window").held
    assert "want_stage3" in life.offered
    life.does("asked_stage3", asked_on="2026-11-27")
    assert life.case.stage == "stage3"


# --- in stage 3


def test_a_panel_after_day_30_needs_their_agreement_and_is_told_as_late_all_the_same():
    life = decided()
    life.asks("want_stage3")  # Friday 27 November 2026
    life.does("name_panel", **SEATS)
    day = {
        "panel_on": "2027-01-20",
        "time": "10am",
        "place": "Video call",
    }  # a Wednesday; day 30 is Wednesday 13 January
    assert "Wednesday 13 January 2027" in life.refuses("arrange", **day).errors["agreed"]
    life.does("arrange", **day, agreed="By telephone today.")
    assert (life.due("s3_panel_meets"), life.due("s3_panel_papers")) == (
        "Wed 13 Jan 2027",
        "Wed 06 Jan 2027",
    )
    life.till(date(2027, 1, 14))  # Thursday
    assert life.named("stage3_late") == 1


NEAR = {
    "panel_on": "2026-12-10",
    "time": "10am",
    "place": "Video call",
}  # a Thursday, nine working days after the Friday


def at_stage3() -> Life:
    """Return a case whose panel was asked for on Friday 27 November 2026, and has its three
    people.
    """
    life = decided()
    life.asks("want_stage3")
    life.does("name_panel", **SEATS)
    return life


def test_the_day_of_the_panel_leaves_ten_working_days_for_the_papers():
    life = at_stage3()
    assert life.refuses("arrange", **NEAR, why_near="It suits us.").errors == {
        "panel_on": (
            "The papers must go 10 working days before it, so the first day it can be is "
            "Friday 11 December 2026"
        )
    }
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-11"}, why_near="It suits us.")
    assert life.due("s3_panel_papers") == "Fri 27 Nov 2026"
    assert (
        life.case.kept["panel_arranged"]["why_near"] == ""
    )  # it is not near, so nobody is told that it is


def test_the_first_day_for_a_panel_that_is_fixed_at_a_weekend_leaves_its_working_days_too():
    life = at_stage3()
    life.till(date(2026, 11, 28))  # Saturday
    assert "Monday 14 December 2026" in life.refuses("arrange", **NEAR).errors["panel_on"]
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-14"})
    assert life.due("s3_panel_papers") == "Mon 30 Nov 2026"


def test_a_panel_may_be_nearer_than_its_papers_only_where_no_later_day_is_within_the_law():
    life = at_stage3()
    life.till(
        date(2026, 12, 29)
    )  # Tuesday: ten working days on is Wednesday 13 January, the last day of the law
    assert (
        "Wednesday 13 January 2027"
        in life.refuses("arrange", **{**NEAR, "panel_on": "2027-01-12"}).errors["panel_on"]
    )
    life.till(date(2026, 12, 30))  # Wednesday: no day is left
    why = life.refuses("arrange", **{**NEAR, "panel_on": "2027-01-13"}).errors["why_near"]
    assert "must meet by Wednesday 13 January 2027" in why
    assert "Thursday 14 January 2027" in why
    life.does(
        "arrange", **{**NEAR, "panel_on": "2027-01-13"}, why_near="A member of the panel fell ill."
    )
    assert life.case.kept["panel_arranged"]["why_near"] == "A member of the panel fell ill."


def test_a_panel_whose_papers_have_gone_may_be_moved_to_any_day_that_leaves_those_their_time():
    life = at_stage3()
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-14"})
    send_papers(life)
    life.sends("panel_invitation")
    life.till(date(2026, 12, 9))  # Wednesday
    assert "Friday 11 December 2026" in life.refuses("arrange", **NEAR).errors["panel_on"]
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-15"})  # a Tuesday
    assert life.case.kept["panel_arranged"]["panel_on"] == "2026-12-15"


def test_a_panel_did_not_meet_before_the_day_it_was_arranged_for_nor_report_before_it_met():
    life = at_stage3()
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-14"})
    life.till(date(2026, 12, 15))  # Tuesday
    early = {"met_on": "2026-12-11", "present": "All three."}  # a Friday
    assert life.refuses("met", "panel1", **early).errors == {
        "met_on": "Give Monday 14 December 2026 or a later day: it was arranged for then"
    }
    life.does("met", "panel1", met_on="2026-12-14", present="All three.")
    report = {**PANEL_REPORT, "received_on": "2026-12-11"}
    assert (
        "Monday 14 December 2026"
        in life.refuses("report", "panel1", **report).errors["received_on"]
    )
    life.does("report", "panel1", **{**report, "received_on": "2026-12-14"})
    assert life.due("s3_council_response") == "Thu 07 Jan 2027"


def told_on(life: Life, day: date, to: str) -> list[str]:
    """Return the letters that the sweep of a day owes somebody."""
    before = len(life.owed)
    life.till(day)
    return [letter.name for letter in life.owed[before:] if letter.to == to]


def test_the_chair_is_asked_for_the_report_the_day_the_panel_met_and_reminded_until_then():
    life = at_stage3()
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-14"})
    send_papers(life)
    life.sends("panel_invitation")
    assert told_on(life, date(2026, 12, 13), "panel1") == []  # Sunday
    assert told_on(life, date(2026, 12, 14), "panel1") == ["due_today"]  # Monday, the panel’s own
    life.does(
        "met", met_on="2026-12-14", present="All three."
    )  # by the team: due by Monday 21 December
    assert letters(life.last) == [("panel_report_asked", "panel1")]
    assert told_on(life, date(2026, 12, 16), "panel1") == []  # Wednesday
    assert told_on(life, date(2026, 12, 17), "panel1") == ["reminder"]  # Thursday
    assert told_on(life, date(2026, 12, 18), "panel1") == ["reminder"]  # Friday
    assert told_on(life, date(2026, 12, 21), "panel1") == ["due_today"]  # Monday
    life.does("report", "panel1", **PANEL_REPORT, received_on="2026-12-21")
    life.sends("panel_report_sent")
    assert told_on(life, date(2027, 1, 29), "panel1") == []  # Friday


def test_a_panel_that_nobody_recorded_is_asked_after_the_day_after_it():
    life = at_stage3()
    life.does("arrange", **{**NEAR, "panel_on": "2026-12-14"})
    send_papers(life)
    life.sends("panel_invitation")
    life.till(date(2026, 12, 14))  # Monday
    assert told_on(life, date(2026, 12, 15), "panel1") == ["reminder"]  # Tuesday
    assert ("reminder", "team") in letters(life.last)
    assert ("overdue", "manager") in letters(life.last)


@pytest.mark.parametrize("decision", ["accept", "part"])
def test_a_recommendation_that_is_accepted_says_what_will_be_done_and_nothing_asks_it_twice(
    decision: str,
):
    life = reported()
    said = {
        **DECISION,
        "rec_decision-2": decision,
        "rec_why-2": "Some of it is done.",
        "sorry": "We are sorry.",
    }
    refused = life.refuses("decide", "ao1", **{**said, "rec_action-2": ""})
    assert refused.errors == {
        "rec_action-2": "You accept this, so say what will be done, by whom and by when"
    }
    life.does("decide", "ao1", **said)
    assert letters(life.last) == [("stage2_letter", "complainant"), ("stage2_closed", "team")]


def test_a_recommendation_that_is_not_accepted_says_why_and_promises_nothing():
    life = reported()
    said = {**DECISION, "rec_decision-2": "reject", "rec_action-2": "", "sorry": "We are sorry."}
    assert set(life.refuses("decide", "ao1", **said).errors) == {"rec_why-2"}
    life.does("decide", "ao1", **said, **{"rec_why-2": "It was done before."})
    assert life.case.recommendations[1].why == "It was done before."
