"""The ways that part from stage 1 (RULES 1.1.1, 1.1.3, 1.1.8, 2.6), by links, replies and the
clock; what each person reads of it.

Each comes in on Friday 27 November 2026 at 10:00. Friday 25 and Monday 28 December 2026 and Friday
1 January 2027 are bank holidays.
"""

from __future__ import annotations

from typing import Any

from tests.helpers import Heard, by_form, get, words
from tests.lives.begin import BOTH, CALLS, MENDED, VISITS, by_manager, given, listed, read
from tests.lives.by_links import Lived, findings

CHASES = ("reminder", "overdue", "delay")


def test_the_complaints_manager_opens_every_case_from_the_morning_list_but_one_that_names_her(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    about_her = by_form(
        heard.client, email="jo@family.example", involved="Grace Adeyemi", files="no"
    )
    listed(life)
    digest = life.last("digest", "manager")
    assert "Limit how someone may contact us" in life.seen_by("digest", "manager")
    assert about_her in digest.text
    assert f"See {about_her}" not in digest.text


def test_a_part_is_withdrawn_by_word_of_the_person_and_the_rest_goes_on_with_its_date(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    life.writes_back("They ring me back now, so leave that one.", "points_understood")
    assert "leave that one" in life.last("contribution", "socialwork1").text
    said = {"which-2": "yes", "how": "writing", "said": "They ring me back now, so leave that one."}
    said["own_wish"] = "yes"
    life.press("Record that they have withdrawn a part of it", "new_case", "team", **said)
    told = life.told("part_withdrawal_confirmed").text
    stopped, goes_on = told.split("What goes on")
    assert "You told us in writing" in stopped
    assert CALLS in stopped
    assert VISITS in goes_on
    assert "answer you by Friday 11 December 2026" in goes_on
    assert "The next date is Friday 11 December 2026." in words(
        life.asks_nothing("part_withdrawal_confirmed")
    )
    assert f"{CALLS} Withdrawn" in life.seen_by("allocation", "socialwork1")
    life.press("Send the reply", "allocation", "socialwork1", **findings("not_upheld"))
    assert CALLS not in life.told("stage1_reply").text


def test_a_pause_for_proceedings_holds_every_date_and_shows_the_days_it_took(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    life.until("Wed 2 Dec 2026 10:00")
    why = "A witness is the same in both."
    before = {chased: len(heard.sent(chased)) for chased in CHASES}
    pause = {"proceedings": "A trial in December", "reason": why, "decided_by": "Grace Adeyemi"}
    by_manager(
        life, "Pause some or all of it for proceedings", **BOTH, **pause, review_on="2026-12-09"
    )
    told = life.told("paused_for_now").text
    for needed in (
        "A trial in December",
        why,
        "by Wednesday 9 December 2026",
        "within a year",
        "Ombudsman",
    ):
        assert needed in told
    held = f"It has been paused since Wednesday 2 December 2026. The reason: “{why}”"
    assert held in words(life.asks_nothing("paused_for_now"))
    assert held in life.seen_by("digest", "manager")

    life.until("Wed 9 Dec 2026 09:30")
    assert "look again at whether it can go on" in life.last("due_today", "manager").text
    again = {
        "reason": "The trial was put off.",
        "decided_by": "Grace Adeyemi",
        "review_on": "2026-12-16",
    }
    life.press("Review and keep on hold", "due_today", "manager", **again)
    told = life.told("still_paused").text
    for needed in (VISITS, "The trial was put off.", "by Wednesday 16 December 2026", "Ombudsman"):
        assert needed in told
    life.until("Wed 16 Dec 2026 09:30")
    assert {chased: len(heard.sent(chased)) for chased in CHASES} == before
    life.press("Resume", "due_today", "manager", reason="The trial is over.")
    assert life.due == {
        "s1_response": "Tue 29 Dec 2026",
        "s1_max": "Wed 13 Jan 2027",
    }  # ten working days later
    told = life.told("going_on_again").text
    stood = (
        "It was paused from Wednesday 2 December 2026 to Wednesday 16 December 2026. "
        f"The reason: “{why}”"
    )
    for needed in ("The trial is over.", stood, "answer you by Tuesday 29 December 2026"):
        assert needed in told
    assert stood in words(life.asks_nothing("going_on_again"))
    assert stood in life.seen_by("allocation", "socialwork1")


def test_what_is_wholly_for_others_is_told_with_why_and_a_person_looks_again_when_asked(
    heard: Heard, time: Any
) -> None:
    life = read(heard, time)
    why = "You ask for a judge’s order to be changed."
    by_manager(life, "Redirect them to another process", where="court", reason=why, contact_told="")
    told = life.told("rerouted").text
    for needed in (
        why,
        "Only a court can change it.",
        "Ask a solicitor",
        "Courts have short time limits.",
        "tell us",
    ):
        assert needed in told
    assert life.due == {}
    assert "Somewhere else" in words(life.asks_nothing("rerouted"))
    life.writes_back("No, it is about the visits that nobody made.", "rerouted")
    life.until("Wed 2 Dec 2026 10:00")
    life.press(
        "Open it again", "contribution", "team", reason="It is about visits, not about the order."
    )
    assert "It is about visits" in life.told("reopened").text
    assert life.due == {"s1_response": "Wed 16 Dec 2026", "s1_max": "Mon 4 Jan 2027"}


def test_what_is_old_is_declined_by_a_person_alone_with_what_they_weighed_and_the_ombudsman(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time, when_text="March 2024")
    assert "may be more than a year old" in life.seen_by("new_case", "team")
    assert life.case.stage == "stage1"  # it goes on until somebody decides
    weighed = "You were well and had an advocate. The staff have left, and their notes are gone."
    reasons = {"ground": "older", "reason": "Nobody can say now what happened.", "weighed": weighed}
    by_manager(life, "Decide not to look into some or all of it", **BOTH, **reasons)
    told = life.told("not_accepted").text
    for needed in (
        VISITS,
        CALLS,
        "That alone is not a reason to say no.",
        reasons["reason"],
        weighed,
        "A person decided this",
    ):
        assert needed in told
    assert "You can go to the Local Government and Social Care Ombudsman today." in told
    assert "Not accepted" in words(life.asks_nothing("not_accepted"))
    assert life.due == {}


def test_sufficient_interest_is_refused_with_reasons_if_claimed_and_never_asked_of_parents(
    heard: Heard, time: Any
) -> None:
    parent = given(heard, time)
    neighbour = Lived(
        heard, time, code="sufficient_interest", happened="The boy next door has no coat."
    )
    listed(neighbour)
    refuse = "Decide that they do not have a sufficient interest in the child"
    assert refuse in neighbour.seen_by("digest", "manager")
    assert refuse not in parent.seen_by("digest", "manager")
    said = {
        "reason": "You have not met him.",
        "weighed": "He has told us that he does not want it.",
    }
    neighbour.press(refuse, "digest", "manager", **said)
    told = neighbour.told("no_interest").text
    for needed in (
        *said.values(),
        "999",
        "you can go to the Local Government and Social Care Ombudsman today",
    ):
        assert needed in told
    assert neighbour.case.stage == "not_accepted"
    assert neighbour.due.keys() == {"tell_child"}


def test_a_limit_on_contact_stops_nothing_they_send_no_date_and_no_right(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    life.until("Tue 1 Dec 2026 10:00")
    limit = {
        "behaviour": "Forty calls in a day.",
        "warned_on": "2026-11-30",
        "adjusted": "We offered one worker to speak to.",
        "restriction": "Calls are taken on Tuesdays. Email stays open.",
        "ends_on": "2027-03-01",
        "review_on": "2026-12-03",
    }
    by_manager(life, "Limit how someone may contact us", **limit)
    told = life.told("contact_limited").text
    for needed in (
        "Forty calls",
        "We read all that you send us.",
        "Monday 1 March 2027",
        "Thursday 3 December 2026",
    ):
        assert needed in told
    life.writes_back("He was left alone again, and he is not safe.", "contact_limited")
    assert "He was left alone again" in life.last("contribution", "socialwork1").text
    assert life.told("message_received")
    assert heard.sent("danger_alarm", "duty.team@sefton.example")
    assert life.due["s1_response"] == "Fri 11 Dec 2026"
    again = by_form(heard.client, happened="And now a letter is lost.")
    assert again in life.told("acknowledgement").subject
    life.until("Thu 3 Dec 2026 09:30")
    look = {"outcome": "ended", "reason": "The calls have stopped."}
    life.press("Look again at the limit on contact", "due_today", "manager", **look)
    assert "The limit ends today." in life.told("contact_limit_reviewed").text


def test_a_point_goes_to_another_service_and_the_person_gets_one_answer(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    asked = {
        "which-2": "yes",
        "officer": "care1",
        "service": "in_care",
        "due": "2026-12-04",
        "asked": "Who was on duty?",
    }
    life.press("Ask somebody else about a point", "allocation", "socialwork1", **asked)
    assert "by Friday 4 December 2026" in life.last("point_asked", "care1").text
    life.until("Fri 4 Dec 2026 08:00")
    assert "Who was on duty?" in life.last("due_today", "care1").text
    written = {"text": "The log shows no call that week."}
    life.press("Write about the point you were asked about", "due_today", "care1", **written)
    told = life.last("point_written", "socialwork1")
    assert written["text"] in told.text
    form = words(get(life.heard.client, told.link("Send the reply")))
    assert f"wrote about this point on Friday 4 December 2026: {written['text']}" in form
    life.press(
        "Send the reply", "point_written", "socialwork1", **findings("upheld", "upheld"), **MENDED
    )
    assert written["text"] not in life.told("stage1_reply").text
