"""The ways that part from the end of stage 1 on (r15-r18, RULES 1.1.9), by links, replies and the
clock; what each person reads of it.

Each comes in on Friday 27 November 2026 at 10:00. Friday 25 and Monday 28 December 2026 and Friday
1 January 2027 are bank holidays.
"""

from __future__ import annotations

from typing import Any

from tests.helpers import SAM, Heard, london, page, post, words
from tests.lives.begin import answered, by_manager, decided, given
from tests.lives.by_links import Lived


def test_what_was_agreed_is_confirmed_a_late_promise_is_told_and_stage_2_stays_open(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    life.until("Thu 3 Dec 2026 12:00")
    terms = {
        "terms": "Someone else visits from now on.",
        "actions": "A visit by 11 December.",
        "agreed_on": "2026-12-02",
    }
    life.press("Record what was agreed", "allocation", "socialwork1", **terms)
    told = life.told("resolution_confirmed").text
    for needed in (
        "On Wednesday 2 December 2026",
        *list(terms.values())[:2],
        "You can come back at any time.",
    ):
        assert needed in told
    assert life.due == {"s2_request_advised": "Tue 5 Jan 2027"}
    life.until("Mon 14 Dec 2026 10:00")
    late = {
        "action": "A visit by 11 December.",
        "done": "late",
        "what": "She was ill.",
        "new_date": "2026-12-18",
    }
    life.press("Tell them about a promised action", "allocation", "socialwork1", **late)
    told = life.told("action_told").text
    for needed in (
        "We are sorry.",
        "She was ill.",
        "We now promise it by Friday 18 December 2026.",
        "Ombudsman today",
    ):
        assert needed in told
    done = {
        "action": "A visit by 11 December.",
        "done": "done",
        "what": "Daniel Owusu came today.",
        "new_date": "",
    }
    life.press("Tell them about a promised action", "new_case", "team", **done)
    assert "Daniel Owusu came today." in life.told("action_told").text
    assert "I want stage 2" in page(life.asks_nothing("action_told"))


def test_stage_2_asked_for_by_word_of_mouth_begins_when_the_person_agrees_to_the_record(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    record = {"asked_on": "2026-12-01", "record": "Nobody came on three days."}
    life.press("Record that they asked for stage 2 by word of mouth", "new_case", "team", **record)
    told = life.told("written_record").text
    assert "Nobody came on three days." in told
    assert "Please tell us by Tuesday 8 December 2026 if you can." in told
    assert life.due == {"s2_record": "Tue 8 Dec 2026"}
    life.until("Thu 3 Dec 2026 12:00")
    life.writes_back("It was four days. The rest is right.", "written_record")
    agree = {"asked_on": "2026-12-03", "changes": "It was four days."}
    life.press("Record that they agree with the written record", "contribution", "team", **agree)
    told = life.told("stage2_acknowledged").text
    for needed in (
        record["record"],
        "It was four days.",
        "by Tuesday 12 January 2027",
        "the day you agreed to our record",
    ):
        assert needed in told
    assert record["record"] in life.last("stage2_asked", "team").text
    assert (life.due["s2_response"], life.due["s2_max"]) == ("Tue 12 Jan 2027", "Tue 9 Mar 2027")


def test_straight_to_stage_2_by_agreement_and_an_appointment_handed_back_moves_no_date(
    heard: Heard, time: Any
) -> None:
    life = given(heard, time)
    life.until("Tue 1 Dec 2026 10:00")
    straight = {
        "asked_on": "2026-12-01",
        "said": "By telephone: the manager is the one complained of.",
        "agreed": "yes",
    }
    by_manager(life, "Go straight to stage 2, as agreed", **straight)
    assert "We agreed with you to go straight to stage 2." in life.told("stage2_acknowledged").text
    assert (life.due["s2_response"], life.due["s2_max"]) == ("Fri 8 Jan 2027", "Fri 5 Mar 2027")
    assert "s1_response" not in life.due
    appoint = "Appoint the investigating officer and the independent person"
    parts = {"appoint_ip": "ip1", "access": "The visit log."}
    life.press(appoint, "stage2_asked", "team", appoint_io="io1", **parts)
    life.press("Declare that you are independent", "appointment", "ip1", declared="yes")
    life.press("Hand the appointment back", "appointment", "io1", reason="I taught their son.")
    assert "I taught their son." in life.last("handed_back", "team").text
    assert "not with you any more" in life.seen_by("appointment", "io1")
    life.press(appoint, "handed_back", "team", appoint_io="io2", **parts)
    told = life.told("who_investigates").text
    assert "There is a change." in told
    assert "Colin Beck is the investigating officer." in told
    assert "you have declared that you are independent" in life.last("appointment", "ip1").text
    assert "declare it today by the link below" in life.last("appointment", "io2").text
    assert life.due["s2_response"] == "Fri 8 Jan 2027"


def test_an_early_referral_needs_every_condition_and_a_panel_can_be_had_all_the_same(
    heard: Heard, time: Any
) -> None:
    life = decided(heard, time)
    so = dict.fromkeys(("sound", "upheld", "wanted", "plan", "agreed"), "yes")
    refer = "Refer it early to the Ombudsman, as agreed"
    assert refer not in life.seen_by("stage2_closed", "team")
    life.press(refer, "digest", "manager", **so, said="By telephone on 8 December.")
    told = life.told("early_referral_told").text
    for needed in (
        "By telephone on 8 December.",
        "You can still have a panel.",
        "You do not have to wait for us.",
    ):
        assert needed in told
    assert life.due == {"s3_request_window": "Fri 8 Jan 2027", "tell_child": "Tue 15 Dec 2026"}
    assert "With the Ombudsman, as agreed" in words(life.asks_nothing("early_referral_told"))
    life.until("Thu 10 Dec 2026 10:00")
    life.press(
        "Record that they asked for a review panel",
        "stage2_closed",
        "team",
        asked_on="2026-12-10",
        said="",
    )
    assert life.due["s3_panel_meets"] == "Tue 26 Jan 2027"


def test_a_late_panel_request_is_refused_by_a_person_and_the_ombudsmans_part_is_kept(
    heard: Heard, time: Any
) -> None:
    life = decided(heard, time)
    assert life.due == {"s3_request_window": "Fri 8 Jan 2027", "tell_child": "Tue 15 Dec 2026"}
    life.until("Tue 12 Jan 2027 10:00")
    assert life.case.stage == "at_rest_stage2"
    life.asks("I want a review panel", "no_request_stage3", said="I was away.")
    assert (
        "They will write to you by Tuesday 19 January 2027"
        in life.told("stage3_late_received").text
    )
    why = {
        "reason": "Everything was upheld.",
        "weighed": "You were away, and could read our letters.",
    }
    life.press("Refuse the late request", "stage3_asked_late", "manager", **why)
    told = life.told("late_refused").text
    for needed in (
        *why.values(),
        "Grace Adeyemi, Complaints manager, decided this.",
        "You can also go to the Ombudsman",
    ):
        assert needed in told

    life.until("Wed 20 Jan 2027 10:00")
    asked = {
        "their_reference": "26 001 001",
        "asked": "Why was there no panel?",
        "due": "2027-01-29",
    }
    life.press("Log an enquiry from the Ombudsman", "stage3_asked_late", "manager", **asked)
    assert (
        "We must answer by Friday 29 January 2027" in life.last("ombudsman_logged", "manager").text
    )
    assert due_besides_the_child(life) == {"ombudsman": "Fri 29 Jan 2027"}
    assert asked["asked"] in life.seen_by("ombudsman_logged", "manager")
    assert "With the Ombudsman" in words(life.asks_nothing("late_refused"))
    life.until("Fri 22 Jan 2027 10:00")
    life.press(
        "Record that we answered the Ombudsman",
        "reminder",
        "manager",
        answered_on="2027-01-22",
        note="The whole file, by email.",
    )
    assert due_besides_the_child(life) == {}
    life.until("Mon 1 Feb 2027 10:00")
    found = {
        "decision": "fault_injustice",
        "text": "A panel should have been held.",
        "remedies": "Say sorry by 8 February 2027\nPay £200 by 1 March 2027",
    }
    life.press("Record what the Ombudsman decided", "reminder", "manager", **found)
    told = life.last("ombudsman_decision", "manager").text
    for needed in (
        "Fault that caused injustice.",
        "A panel should have been held.",
        "* Say sorry",
        "* Pay £200",
    ):
        assert needed in told
    assert life.due["remedy"] == "Mon 8 Feb 2027"
    assert "by Monday 8 February 2027" in life.seen_by("ombudsman_decision", "manager")
    record = "Record what was done about a remedy"
    said = {"remedy": "1", "done": "done", "what": "The director wrote to you."}
    life.press(record, "ombudsman_decision", "manager", **said, done_on="2027-02-01")
    assert life.due["remedy"] == "Mon 1 Mar 2027"
    life.until("Mon 22 Feb 2027 10:00")
    assert "Monday 1 March 2027" in life.last("reminder", "manager").text
    assert "Pay £200" in page(life.asks_nothing("action_told"))
    paid = {"remedy": "2", "done": "done", "what": "It is in your account."}
    life.press(record, "reminder", "manager", **paid, done_on="2027-02-22")
    assert "remedy" not in life.due
    assert "It is in your account." in life.told("action_told").text
    assert life.told("action_told").to == SAM


def test_who_asked_by_telephone_agrees_with_our_record_by_a_button_of_their_own(
    heard: Heard, time: Any
) -> None:
    """Friday 27 November 2026: asked, written down, and agreed with on their own page."""
    life = Lived(heard, time)
    record = {"asked_on": "2026-11-27", "record": "Nobody rang."}
    life.press("Record that they asked for stage 2 by word of mouth", "new_case", "team", **record)
    life.asks(
        "What you wrote down is right: start stage 2", "written_record", changes="It was in June."
    )
    assert life.case.stage == "stage2"
    assert "You told us that what we wrote down is right" in life.told("stage2_acknowledged").text
    assert (
        "27 November 2026, the day you agreed to our record"
        in life.told("stage2_acknowledged").text
    )


def test_no_day_is_taken_on_which_what_it_answers_was_not_there_yet(
    heard: Heard, time: Any
) -> None:
    """The record went to them on Tuesday 1 December 2026: nobody can have agreed to it on the
    Monday.
    """
    life = Lived(heard, time)
    record = {"asked_on": "2026-11-27", "record": "Nobody rang."}
    time.now = london("Tue 1 Dec 2026 10:00")
    life.press("Record that they asked for stage 2 by word of mouth", "new_case", "team", **record)
    path = life.on_page(
        life.last("new_case", "team"), "Record that they agree with the written record"
    )
    answer = post(heard.client, path, asked_on="2026-11-30", as_of=str(life.case.moved))
    assert answer.status_code == 422
    assert "Give Tuesday 1 December 2026 or a later day" in words(answer)
    assert life.case.stage == "stage2_record"


def due_besides_the_child(life: Any) -> dict[str, str]:
    """Return what is due, without how the child hears of the decision: that waits all along."""
    return {name: day for name, day in life.due.items() if name != "tell_child"}
