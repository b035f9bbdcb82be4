"""What is no statutory complaint, or not yet, each lived whole by links, replies and the clock
(RULES 1.4, K, 2.9, 1.1.1).

Each comes in on Friday 27 November 2026 at 10:00. Friday 25 and Monday 28 December 2026 and Friday
1 January 2027 are bank holidays.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers import SAM, Heard, get, page, words
from tests.lives.by_links import SEFTON, Lived, findings

COAT = "His coat was left at the centre."
DONE = {
    "answer": "The coat is found. It is on its way to you.",
    "actions": "Priya Nair brings it on Wednesday.",
}
SORRY = {
    "sorry": "We are sorry that we lost it.",
    "actions": "A new coat by 18 December, by Daniel Owusu.",
}


def read_as(life: Lived, procedure: str, *points: str) -> None:
    """Record on Monday 30 November what the complaint is."""
    life.until("Mon 30 Nov 2026 09:30")
    about = {"procedure": procedure, "service": "social_work", "points": "\n".join(points)}
    life.press("Record what it is about", "new_case", "team", **about)


def test_a_concern_made_a_complaint_on_day_4_is_due_on_day_10_of_its_first_receipt(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, happened=COAT)
    read_as(life, "concern", COAT)
    assert life.due == {"concern_answer": "Tue 1 Dec 2026"}  # two working days after Friday
    understood = life.told("concern_understood").text
    assert "put it right or tell you what we will do by Tuesday 1 December 2026" in understood
    assert "You can make it a complaint at any time" in understood
    life.press("Give it to a manager to put right", "new_case", "team", officer="socialwork1")
    assert "by Tuesday 1 December 2026" in life.last("concern_allocated", "socialwork1").text

    life.writes_back("It is the blue one.", "concern_understood")
    assert "It is the blue one." in life.last("contribution", "socialwork1").text
    life.until("Tue 1 Dec 2026 15:00")
    life.press("Tell them what was done", "due_today", "socialwork1", **DONE)
    assert "The coat is found." in life.told("concern_reply").text
    assert life.due == {
        "concern_quiet": "Tue 15 Dec 2026"
    }  # the person’s own time, and only advice

    life.until("Thu 3 Dec 2026 18:00")  # the fourth working day
    life.asks("Make it a complaint", "concern_reply", said="It never came.")
    assert life.due == {
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
        "child_views": "Thu 10 Dec 2026",
    }
    now = life.told("now_a_complaint").text
    for needed in (
        "Friday 27 November 2026",
        "We will answer you by Friday 11 December 2026",
        "It never came.",
    ):
        assert needed in now
    assert "Stage 1: reading your complaint" in words(life.asks_nothing("now_a_complaint"))
    life.press("Give it to an officer", "made_a_complaint", "team", officer="socialwork2")
    assert "answer it by Friday 11 December 2026" in life.last("allocation", "socialwork2").text
    life.until("Fri 11 Dec 2026 16:00")
    life.press("Send the reply", "due_today", "socialwork2", **findings("upheld"), **SORRY)
    assert life.due == {"s2_request_advised": "Wed 13 Jan 2027"}


def test_a_concern_with_no_answer_is_late_rests_comes_back_and_only_its_person_stops_it(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, happened=COAT)
    read_as(life, "concern", COAT)
    life.press("Give it to a manager to put right", "new_case", "team", officer="socialwork1")
    life.until("Wed 2 Dec 2026 09:00")
    assert "Do you want it to be a complaint?" in life.told("concern_unanswered").text
    assert (
        "Samuel Bright" not in life.told("concern_unanswered").text
    )  # the head of service hears on the third day
    assert life.last("overdue", "manager")
    assert "Late We said we would put it right" in words(life.asks_nothing("concern_unanswered"))
    life.until("Wed 2 Dec 2026 15:00")
    life.press("Tell them what was done", "concern_allocated", "socialwork1", **DONE)
    assert (
        "You should have had it by Tuesday 1 December 2026. We are sorry"
        in life.told("concern_reply").text
    )

    life.until(
        "Fri 11 Dec 2026 09:00"
    )  # three working days before the tenth, Wednesday 16 December
    assert (
        "It is best to do that by Wednesday 16 December 2026," in life.told("concern_ask_soon").text
    )
    life.until("Thu 17 Dec 2026 09:00")
    assert life.case.stage == "at_rest"
    assert "we have stopped work on it, but you can come back." in life.told("concern_at_rest").text
    life.until("Thu 24 Dec 2026 09:00")
    assert "three questions" in life.told("how_was_it").text
    life.asks("Start my concern again", "how_was_it")
    assert "Friday 27 November 2026" in life.told("taken_up_again").text
    assert life.due == {
        "concern_answer": "Wed 30 Dec 2026"
    }  # two working days, over Christmas and its substitute
    life.stops("taken_up_again", "It came in the post.")
    assert (life.case.stage, life.due) == ("withdrawn", {})
    assert "on your own page" in life.told("withdrawal_confirmed").text


def test_a_strand_about_data_has_30_days_that_roll_on_to_a_working_day_and_waits_for_nothing_else(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, happened="Nobody came in June. Someone gave my address away.")
    read_as(life, "children_act", "Nobody came in June.", "Someone gave my address away.")
    goes = {
        "goes-1": "children_act",
        "goes-2": "data_protection",
        "why": "Data has rules of its own.",
    }
    life.press("Split it into parts", "new_case", "team", **goes)
    data = life.part(0)
    told = data.told("data_understood").text
    assert f"one part of what you told us under {life.reference}" in told
    assert (
        "We must tell you within 30 days, weekends too, that we have it. This letter does that."
        in told
    )
    assert (
        "tell you what we found by Tuesday 29 December 2026" in told
    )  # twenty working days, as it happens
    assert (
        "Day 30 is Sunday 27 December 2026, which is not a working day, so it moves to "
        "Tuesday 29 December 2026."
    ) in (data.seen_by("new_strand", "team"))
    assert data.due == {"dp_outcome": "Tue 29 Dec 2026"}
    give = "Give it to the data protection officer"
    data.press(
        give, "new_strand", "team", appoint_data_officer="dpo1", note="The flat is in Bootle."
    )
    assert "The flat is in Bootle." in data.last("data_asked", "dpo1").text

    data.until("Wed 9 Dec 2026 10:00")
    data.press("Send the outcome", "data_asked", "dpo1", **findings("upheld"), **SORRY)
    assert life.due == {
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
        "child_views": "Mon 7 Dec 2026",
    }  # the rest is not answered yet
    outcome = data.told("data_outcome").text
    for needed in (
        "Yasmin Cole",
        "We are sorry that we lost it.",
        "You can go to the Information Commissioner now.",
    ):
        assert needed in outcome
    assert "stage 2" not in outcome
    shown = words(data.asks_nothing("data_outcome"))
    assert f"{life.reference}, under the children’s social care complaints procedure" in shown
    data.press("Close: no further request", "data_closed", "team")
    data.until("Wed 16 Dec 2026 09:00")
    assert data.told("how_was_it").subject.startswith(f"Reference {data.reference}")
    data.asks("Start my complaint again", "how_was_it")
    assert data.due == {"dp_outcome": "Mon 18 Jan 2027"}
    again = data.told("taken_up_again").text
    assert "tell you what we found by Monday 18 January 2027" in again
    assert "What we understand you want now" not in again  # they did not say, and need not


def test_a_compliment_reaches_the_manager_only_with_consent_and_in_the_words_allowed(
    heard: Heard, time: Any
) -> None:
    life = Lived(
        heard, time, happened="Dawn from the centre always rang me back.", name="Sam Carter"
    )
    read_as(life, "compliment", "Dawn from the centre always rang me back.")
    assert "We will not pass it on until you say yes." in life.told("thanks").text
    assert "Your message" in words(life.asks_nothing("thanks"))
    assert "Pass it on" not in life.seen_by("new_case", "team")
    life.asks("Please do not pass it on", "thanks")
    assert "So we will keep it to ourselves." in life.told("sharing_noted").text
    assert (life.case.stage, life.due) == ("kept", {})
    assert "Pass it on" not in life.seen_by("new_case", "team")

    life.until("Wed 2 Dec 2026 19:00")
    life.asks("Yes, pass it on", "sharing_noted", share="unnamed")
    assert life.due == {"compliment_heard": "Wed 16 Dec 2026"}  # ten working days from the yes
    assert "by Wednesday 16 December 2026" in life.told("sharing_noted").text
    life.until("Thu 3 Dec 2026 10:00")
    said = "Someone at the centre always rang me back."
    pass_on = {"appoint_responder": "socialwork1", "words": said}
    life.press("Pass it on to the worker’s manager", "compliment_allowed", "team", **pass_on)
    heard_by = life.last("compliment_passed_on", "socialwork1").text
    assert said in heard_by
    for kept in ("Sam", SAM, "Dawn"):
        assert kept not in heard_by
    assert heard_by.count("/act/") == 1  # where they write down what they are told, of any case
    assert said in life.told("compliment_told").text
    assert "We did not say who you are." in life.told("compliment_told").text
    life.press("Close: no further request", "compliment_allowed", "team")
    assert (life.case.stage, life.due) == ("at_rest", {})


@pytest.mark.parametrize(
    ("kind", "thanks"), [("compliment", "thanks"), ("comment", "comment_thanks")]
)
def test_thanks_and_comments_never_run_late_and_are_not_treated_as_complaints(
    heard: Heard, time: Any, kind: str, thanks: str
) -> None:
    life = Lived(heard, time, happened="Dawn from the centre always rang me back.")
    read_as(life, kind, "Dawn from the centre always rang me back.")
    life.until("Thu 17 Dec 2026 10:00")  # fourteen working days: the team has been reminded
    assert heard.sent("contact_waiting")
    mine = words(life.asks_nothing(thanks))
    assert "Late" not in mine
    assert "we are sorry" not in mine
    assert "stop looking into this" not in mine
    assert mine.index("What is happening now") < mine.index("Is a child in danger?")
    stop = life.told(thanks).link("See where things are") + "/withdraw"
    assert get(heard.client, stop).status_code == 303  # there is nothing to stop


def test_a_comment_is_read_and_its_person_hears_what_comes_of_it(heard: Heard, time: Any) -> None:
    said = "A clock in the waiting room would help."
    life = Lived(heard, time, happened=said)
    read_as(life, "comment", said)
    assert life.due == {"comment_read": "Fri 11 Dec 2026"}
    assert "11 December" not in life.told("comment_thanks").text  # it is the officers’ own time
    life.until("Wed 9 Dec 2026 09:00")
    assert "Friday 11 December 2026" in life.last("contact_waiting", "team").text
    life.press(
        "Record what came of it",
        "contact_waiting",
        "team",
        outcome="There will be a clock by Christmas.",
    )
    assert "There will be a clock by Christmas." in life.told("comment_heard").text
    assert "Read and noted" in words(life.asks_nothing("comment_heard"))
    life.press("Close: no further request", "contact_waiting", "team")
    assert (life.case.stage, life.due) == ("at_rest", {})
    assert "Make it a complaint" in page(life.asks_nothing("comment_heard"))


def test_a_question_is_handed_back_by_whom_it_does_not_concern_and_answered_by_another(
    heard: Heard, time: Any
) -> None:
    asked = "When is the centre open at Christmas?"
    life = Lived(heard, time, happened=asked)
    read_as(life, "enquiry", asked)
    assert "answer the question by Friday 11 December 2026" in life.told("enquiry_understood").text
    life.press("Give it to a manager to answer", "new_case", "team", officer="socialwork1")
    life.press(
        "Hand it back", "enquiry_allocated", "socialwork1", reason="The centre is not one of mine."
    )
    assert "The centre is not one of mine." in life.last("handed_back", "team").text
    life.press("Give it to a manager to answer", "handed_back", "team", officer="care1")
    assert life.due == {
        "enquiry_answer": "Fri 11 Dec 2026"
    }  # whoever has it, the date does not move

    life.until("Fri 4 Dec 2026 11:00")
    life.press(
        "Send the answer", "reminder", "care1", answer="Until noon on Thursday 24 December 2026."
    )
    answer = life.told("enquiry_answered").text
    assert "Until noon on Thursday 24 December 2026." in answer
    assert "This answer is from Ellen Marsh." in answer
    assert life.due == {}
    life.writes_back("Thank you. That is all I wanted.", "enquiry_answered")
    life.press("Close: no further request", "contribution", "team")
    life.until("Fri 11 Dec 2026 09:00")
    assert "You came to us with a question" in life.told("how_was_it").text


def test_words_of_danger_from_nobody_we_know_alarm_until_confirmed_and_are_looked_into(
    heard: Heard, time: Any
) -> None:
    said = "The boy at number 6 is hit every night."
    life = Lived(heard, time, code="anonymous", email="", happened=said)
    assert {p.to for p in heard.sent("danger_alarm")} == {
        SEFTON.find_officer(k).email for k in ("duty", "manager")
    }  # type: ignore[union-attr]
    assert said not in life.last("danger_alarm", "duty").text
    life.until("Sat 28 Nov 2026 09:00")
    assert "Nobody has confirmed it yet" in life.last("danger_alarm", "head").text
    confirm = "Confirm that you have read this and acted on it"
    life.press(confirm, "danger_alarm", "duty", note="A worker went there at ten.")
    assert life.due == {"look_into": "Fri 11 Dec 2026"}
    life.until("Mon 30 Nov 2026 09:30")
    assert len(heard.sent("danger_alarm")) == 6
    assert "A worker went there at ten." in life.seen_by("new_case", "team")

    life.press("Give it to an officer", "new_case", "team", officer="care1")
    assert "Speak with the person" not in life.last("allocation", "care1").text
    life.until("Wed 9 Dec 2026 09:30")
    life.press("Record what was done", "reminder", "care1", outcome="The family has a worker now.")
    assert "The family has a worker now." in life.last("outcome_recorded", "team").text
    assert (life.case.stage, life.due) == ("looked_into", {})
    life.press("Open it again", "outcome_recorded", "team", reason="The school rang too.")
    assert life.due == {"look_into": "Wed 23 Dec 2026"}
    assert not [
        p.to for p in heard.follow() if not p.to.endswith("@sefton.example")
    ]  # there is nobody to answer
