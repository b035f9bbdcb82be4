"""Rights that cannot be lost, each lived by the letters, the links and the pages.

Friday 27 November 2026, 10:00.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from chalicelib import store
from chalicelib.core.working_days import london_date
from tests.helpers import Heard, an_email, post, words
from tests.lives.begin import MENDED, VISITS, by_manager, decided, given, listed, read, reported
from tests.lives.by_links import Lived, findings

WRONGLY = "We recorded it wrongly"
ROOT = Path(__file__).parents[1]

# Rights that are lived, or proved, in another file: each with its test there.
LIVED_ELSEWHERE = {
    "an advocate's letter on the day a child writes by email": (
        "lives/test_four_readers.py",
        "test_a_child_who_emails_has_an_advocates_letter_that_day_and_an_answer_to_read",
    ),
    "the day on which anyone at the council was told": (
        "doors/officer/test_write_down.py",
        "test_what_was_told_on_thursday_and_typed_on_monday_counts_from_thursday",
    ),
    "the answer told to the child whom it is about (s26(7)(b), N9)": (
        "lives/test_child_told.py",
        "test_the_letter_for_a_child_is_handed_over_and_recorded",
    ),
    "no number of days without an end": (
        "core/test_procedures.py",
        "test_every_clock_has_a_cap_or_says_why_it_has_none",
    ),
    "a child asked what they think, whichever adult complains (trap 35)": (
        "core/test_correct_person.py",
        "test_a_child_is_asked_what_they_think_whichever_adult_complains",
    ),
    "days counted from what the council's own page says": (
        "core/test_corporate.py",
        "test_a_council_may_count_from_the_receipt_and_from_the_request_which_is_never_later",
    ),
    "an answer that waits while a child may be in danger": (
        "casework/test_danger.py",
        "test_an_answer_waits_until_somebody_says_who_has_the_alarm_and_loses_no_word",
    ),
    "the days from the request for stage 2 to the agreed points, in the report (1.1.6)": (
        "core/test_figures.py",
        "test_each_part_of_an_investigation_is_counted_from_the_request",
    ),
    "each of the sixty traps": (
        "test_docs.py",
        "test_every_trap_has_a_row_that_names_a_test",
    ),
}


@pytest.mark.parametrize("right", LIVED_ELSEWHERE)
def test_a_right_that_is_lived_elsewhere_has_its_test_there(right: str) -> None:
    file, test = LIVED_ELSEWHERE[right]
    assert f"def {test}(" in (ROOT / file).read_text("utf-8")


def test_the_right_of_a_child_in_care_to_the_statutory_procedure(heard: Heard, time: Any) -> None:
    life = Lived(heard, time, code="child_lac")
    why = "You told us that you do not want an answer."
    about = {"procedure": "comment", "service": "in_care", "points": "Nobody came.", "why": why}
    life.press("Record what it is about", "new_case", "team", **about)
    assert why in life.told("comment_thanks").text
    life.until("Mon 30 Nov 2026 09:00")
    listed(life)
    assert "Put where the case did not point to: 1" in life.last("digest", "manager").text
    shown = life.seen_by("digest", "manager")
    assert "The law gives them the children’s social care procedure" in shown
    by_manager(life, WRONGLY, reason="You do want an answer.")
    assert (life.case.procedure, life.due["s1_response"]) == ("children_act", "Fri 11 Dec 2026")
    assert "You do want an answer." in life.told("recorded_wrongly").text
    assert "door" not in life.due


def test_the_right_to_the_first_dates_after_a_wrong_sorting(heard: Heard, time: Any) -> None:
    life = given(heard, time)
    before = life.due
    about = {"procedure": "corporate", "points": "A road is shut.", "why": "It is about a road."}
    by_manager(life, "Record what it is about", service="other", **about)
    assert (life.case.procedure, life.case.owner) == ("corporate", "team")
    by_manager(life, "Give it to an officer", officer="socialwork2")
    life.press(WRONGLY, "digest", "manager", reason="It was another complaint.")
    assert (life.case.stage, life.case.owner, life.due) == ("stage1", "socialwork1", before)
    assert "Daniel" in life.last("taken_from", "socialwork2").text


def test_the_rights_of_the_law_after_an_answer_under_the_wrong_rules(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, code="child_lac")
    about = {"procedure": "corporate", "service": "in_care", "points": "Nobody came."}
    life.press("Record what it is about", "new_case", "team", **about, why="It is about us.")
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    life.press("Send the reply", "allocation", "socialwork1", **findings("upheld"), **MENDED)
    why = "You are in care, so the law gives you another procedure."
    by_manager(life, "It was answered under the wrong rules", reason=why)
    told = life.told("recorded_wrongly").text
    assert "We answered you under the council’s own complaints procedure." in told
    assert why in told
    assert "We will send it by Friday 11 December 2026." in told
    assert "the council’s own complaints procedure, which were the wrong rules" in life.seen_by(
        "they_came_back", "team"
    )
    life.asks("I want stage 2", "recorded_wrongly")
    assert (life.case.procedure, life.case.stage) == ("children_act", "stage2")
    assert life.case.received_at.date() == london_date(time.now)


def test_the_right_to_a_panel_where_not_all_was_upheld(heard: Heard, time: Any) -> None:
    life = reported(heard, time)
    send = "Send both reports to the adjudicating officer"
    life.press(send, "reports_in", "team", appoint_ao="ao1")
    differs = {
        "decision-1": "agree",
        "decision-2": "differ",
        "own_finding-2": "not_upheld",
        "why-2": "The log shows two calls.",
        "rec_decision-1": "accept",
        "rec_action-1": MENDED["actions"],
        "sorry": MENDED["sorry"],
    }
    life.press("Send the decision with both reports", "adjudication_asked", "ao1", **differs)
    assert "This is what we find instead:" in life.told("stage2_letter").text
    listed(life)
    refer = life.on_page(
        life.last("digest", "manager"), "Refer it early to the Ombudsman, as agreed"
    )
    ticked = dict.fromkeys(("sound", "upheld", "wanted", "plan", "agreed"), "yes")
    refused = post(heard.client, refer, **ticked, said="By telephone.")
    assert "Not wholly upheld: point 2." in words(refused)
    assert life.case.stage == "answered_stage2"
    assert "s3_request_window" in life.due


def test_the_right_to_the_stage_that_is_owed_when_the_ombudsman_sends_it_back(
    heard: Heard, time: Any
) -> None:
    life = decided(heard, time)
    asked = {"their_reference": "26 001", "asked": "Was there a panel?", "due": "2026-12-18"}
    by_manager(life, "Log an enquiry from the Ombudsman", **asked)
    life.until("Thu 10 Dec 2026 10:00")
    back = {"decision": "premature", "text": "Hold a panel first.", "heard_on": "2026-12-09"}
    decide = "Record what the Ombudsman decided"
    life.press(decide, "ombudsman_logged", "manager", **back)
    assert (life.case.stage, life.due["s3_panel_meets"]) == ("stage3", "Mon 25 Jan 2027")
    told = life.told("stage3_acknowledged").text
    assert "sent your complaint back to us" in told
    assert "by Monday 25 January 2027" in told


def test_the_right_to_go_on_at_the_stage_they_left(heard: Heard, time: Any) -> None:
    life = reported(heard, time)
    stage = life.case.stage
    life.stops("stage1_reply", said="I cannot go on now.")
    assert life.case.stage == "withdrawn"
    by_manager(life, "Open it again", reason="She wants stage 2 to go on.")
    assert (life.case.stage, life.case.holder("io")) == (stage, "io1")
    assert {"stage2_requested", "io_reported"} <= life.case.kept.keys()


def test_the_right_to_the_date_that_they_were_told(heard: Heard, time: Any) -> None:
    life = given(heard, time)
    known = life.due["s1_response"]
    more = {"ground": "complex", "reason": "We must speak to the school first."}
    life.press("Ask for more time", "allocation", "socialwork1", **more)
    assert life.due["s1_response"] == "Tue 29 Dec 2026"
    heard.bounce(life.told("extension"))
    heard.deliver()
    assert life.due["s1_response"] == known
    asked = life.last("extension_fails", "socialwork1").text
    assert "Our letter to the person bounced, so the new date does not count." in asked


def test_the_right_to_hear_the_day_after_that_it_is_late(heard: Heard, time: Any) -> None:
    life = given(heard, time)
    life.until("Fri 11 Dec 2026 09:00")
    assert "Ask for more time" not in life.seen_by("due_today", "socialwork1")
    life.until("Mon 14 Dec 2026 09:00")
    assert "11 December 2026" in life.told("delay").text
    assert life.last("overdue", "socialwork1")
    assert life.last("overdue", "manager")


def test_the_right_to_have_what_was_written_read_by_somebody(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    assert "by Wednesday 2 December 2026" in life.told("acknowledgement").text
    life.until("Tue 1 Dec 2026 09:00")
    assert life.last("reminder", "team")
    life.until("Thu 3 Dec 2026 09:00")
    late = life.last("overdue", "manager").text
    assert "due by Wednesday 2 December 2026, and has not been done: write to this person" in late


def test_the_right_to_hear_of_more_time_before_the_day_itself(heard: Heard, time: Any) -> None:
    life = given(heard, time)
    more = {"ground": "complex", "reason": "We must speak to the school first."}
    life.until("Thu 10 Dec 2026 09:00")
    form = life.last("reminder", "socialwork1").link("Ask for more time")
    life.until("Fri 11 Dec 2026 09:00")
    refused = words(post(heard.client, form, **more))
    assert "More time has to be asked for before the day it is due." in refused
    assert heard.sent("extension") == []
    assert life.due["s1_response"] == "Fri 11 Dec 2026"


def test_the_right_of_a_child_to_say_whether_a_parent_complains_for_them(
    heard: Heard, time: Any
) -> None:
    life = read(heard, time)
    ask = {"question": "Do you want this looked into?", "safe_way": "Her own telephone."}
    life.press("Ask what the child or young person wants", "new_case", "team", **ask)
    told = life.told("consent_wanted").text
    assert "Do you want this looked into?" in told
    assert "Her own telephone." not in told
    assert life.due["s1_response"] == "Fri 11 Dec 2026"


def test_the_right_of_who_writes_by_email_to_be_known_helped_and_decided_on(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email("I run the youth club. Nobody came to see Kai in June.", "Kai"))
    life = Lived.going_on(heard, time, *store.list_received_in("2026-11"))
    heard.deliver()
    who = {"code": "sufficient_interest", "reason": "Her email says so."}
    life.press("Correct who they are", "new_case", "team", **who)
    large = {"help": "Large print, and more time.", "reason": "She asked by telephone."}
    life.press("Record the help they need", "new_case", "team", **large)
    ask = {"question": "Do you want this looked into?", "safe_way": "At the club."}
    life.press("Ask what the child or young person wants", "new_case", "team", **ask)
    tie = {"reason": "She has seen Kai each week since March. Kai wants it looked into."}
    life.press(
        "Accept that they have a sufficient interest in the child", "new_case", "team", **tie
    )
    about = {"procedure": "children_act", "service": "social_work", "points": VISITS}
    life.press("Record what it is about", "new_case", "team", **about)
    understood = life.told("points_understood").text
    assert "Large print, and more time." in understood
    assert VISITS in understood
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    assert "Large print, and more time." in life.seen_by("allocation", "socialwork1")
    life.press("Send the reply", "allocation", "socialwork1", **findings("upheld"), **MENDED)
    life.asks("I want stage 2", "stage1_reply")
    assert life.case.stage == "stage2"
    assert life.case.received_at.date() == london_date(time.now)


def test_the_right_to_say_how_it_was_and_who_they_are_apart_from_the_case(
    heard: Heard, time: Any
) -> None:
    life = decided(heard, time)
    listed(life)
    shown = life.seen_by("digest", "manager")
    assert "Stage 2 was asked for" in shown
    assert "What is to be looked into was written down" in shown
    by_manager(life, "Close: no further request")
    life.until("Tue 15 Dec 2026 09:00")
    asked = life.told("how_was_it")
    assert "Open the equality form" in asked.text
    assert life.reference not in asked.link("Open the equality form")
    how = asked.link("Answer the three questions")
    said = {"answer_how-easy": "yes", "answer_how-listened": "no", "answer_how-satisfied": "no"}
    assert post(heard.client, how, **said).status_code == 200
    listed(life)
    assert "listened" not in life.seen_by("digest", "manager")
    life.asks("I want a review panel", "how_was_it")
    assert life.case.stage == "stage3"
