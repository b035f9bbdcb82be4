"""Complaints by the Ombudsman's Code, from the form to the last word and after it (RULES 1.2), by
links, replies and the clock.

Sefton's own days stand over the Code's: fifteen to answer at stage 1, and for special educational
needs ten at stage 2. Friday 25 and Monday 28 December 2026 and Friday 1 January 2027 are bank
holidays.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import FRIDAY
from tests.helpers import Heard, page, words
from tests.lives.by_links import Lived, findings

POINTS = "The school gives none of the help that was agreed.\nNobody rang me back."
MENDED = {
    "sorry": "We are sorry that nobody rang.",
    "actions": "Priya Nair will ring you by 8 January.",
}


def begun(heard: Heard, time: Any, procedure: str, said: str) -> Lived:
    """Return a complaint of 10am on Friday 27 November 2026, sorted at `said` into a procedure
    and given to Priya Nair.
    """
    life = Lived(heard, time)
    life.until(said)
    life.press(
        "Record what it is about",
        "new_case",
        "team",
        procedure=procedure,
        service="other",
        points=POINTS,
    )
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    return life


def test_a_complaint_about_special_needs_goes_from_the_form_to_the_ombudsman(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)  # Friday 27 November 2026, 10:00
    first = life.told("acknowledgement").text
    assert life.due == {
        "understood": "Wed 2 Dec 2026",
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
    }  # by the statutory procedure
    assert "the children’s social care complaints procedure" in first
    assert "Friday 11 December 2026" in first

    life.until("Wed 2 Dec 2026 09:00")
    life.press(
        "Record what it is about",
        "new_case",
        "team",
        procedure="send",
        service="other",
        points=POINTS,
    )
    assert life.case.received_at == FRIDAY
    assert life.due == {
        "s1_response": "Fri 18 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
    }  # 15 and 20 from the 27th
    understood = life.told("corporate_understood").text
    for needed in (
        "the council’s complaints procedure for special educational needs",
        "answer you by Friday 18 December 2026",
        "no later than Tuesday 29 December 2026",
        "please use the one in this letter",
        "Nobody rang me back.",
        "Only the SEND Tribunal can change them",
    ):
        assert needed in understood, needed
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    assert "answer it by Friday 18 December 2026" in life.last("allocation", "socialwork1").text

    _late(life)
    _afresh(life)
    _afterwards(life)


def _late(life: Lived) -> None:
    """Let stage 1 run late: we tell the person first, then why, and then the answer."""
    life.until("Mon 21 Dec 2026 09:00")
    late = life.told("corporate_delay").text
    for needed in (
        "by Friday 18 December 2026",
        "We are sorry",
        "The last day that our rules allow is Tuesday 29 December 2026",
    ):
        assert needed in late
    assert "We do not know why yet" in late
    life.press(
        "Say why it is late",
        "overdue",
        "manager",
        reason="The school shut on the 18th.",
        date="2026-12-23",
    )  # a Wednesday
    why = life.told("corporate_delay_explained").text
    assert "The school shut on the 18th." in why
    assert "We now promise it by Wednesday 23 December 2026" in why
    assert (
        life.due["s1_response"] == "Fri 18 Dec 2026"
    )  # a promise is no extension: late stays late (trap 11)

    life.until("Wed 23 Dec 2026 11:00")
    life.press(
        "Send the reply", "allocation", "socialwork1", **findings("upheld", "not_upheld"), **MENDED
    )
    reply = life.told("corporate_reply").text
    assert "You should have had it by Friday 18 December 2026" in reply
    assert "by Monday 25 January 2027. That is 20 working days" in reply
    assert "Only the SEND Tribunal can change them" in reply
    assert life.due == {"s2_request_advised": "Mon 25 Jan 2027"}


def _afresh(life: Lived) -> None:
    """Take it to stage 2 by the person's own button: ten working days here, put back once."""
    life.until("Mon 4 Jan 2027 20:00")
    life.asks("I want stage 2", "corporate_reply", said="Nobody spoke to the school.")
    assert life.due == {"s2_response": "Mon 18 Jan 2027", "s2_max": "Mon 1 Mar 2027"}
    begun = life.told("corporate_stage2_acknowledged").text
    assert "by Monday 18 January 2027. That is 10 working days from Monday 4 January 2027" in begun
    assert "no later than Monday 1 March 2027" in begun
    life.until("Tue 5 Jan 2027 10:00")
    life.press(
        "Give it to a reviewer", "corporate_stage2_asked", "team", appoint_reviewer="reviewer1"
    )
    assert "Simon Hatch, Service manager, quality" in life.told("corporate_who_reviews").text
    assert "Nobody spoke to the school." in life.last("corporate_review_asked", "reviewer1").text

    life.until("Fri 15 Jan 2027 09:00")
    more = {"reason": "The school opens its records on the 25th.", "new_date": "2027-01-29"}
    life.press("Ask for more time", "reminder", "reviewer1", **more)
    assert life.due == {"s2_response": "Fri 29 Jan 2027", "s2_max": "Mon 1 Mar 2027"}
    longer = life.told("corporate_extension").text
    for needed in (
        "by Monday 18 January 2027",
        "by Friday 29 January 2027",
        more["reason"],
        "0300 061 0614",
    ):
        assert needed in longer, needed
    life.until("Thu 28 Jan 2027 16:00")
    final = findings("upheld", "upheld")
    life.press("Send the final answer", "corporate_review_asked", "reviewer1", **final, **MENDED)
    assert life.due == {}
    told = life.told("corporate_stage2_reply").text
    for needed in (
        "our final answer",
        "Simon Hatch",
        "How to go to the Ombudsman",
        "There is no stage 3",
    ):
        assert needed in told, needed
    assert "should have had it" not in told  # before the date that it was put back to
    assert "Stage 2: answered" in words(life.asks_nothing("corporate_stage2_reply"))


def _afterwards(life: Lived) -> None:
    """Close the case, ask how it was, and let the Ombudsman look at it.

    Their decision is recorded, and no machine acts on it.
    """
    life.until("Mon 8 Feb 2027 10:00")
    life.press("Close: no further request", "corporate_closed", "team")
    assert life.case.stage == "at_rest"
    assert life.due == {"how_it_was": "Mon 15 Feb 2027"}
    life.until("Mon 15 Feb 2027 09:00")
    life.writes_back("It was not easy. Nobody listened at first.", "how_was_it")
    assert "Nobody listened at first." in life.last("contribution", "team").text

    life.until("Thu 18 Feb 2027 09:00")
    asked = {
        "their_reference": "26 001 234",
        "asked": "Why was stage 1 late?",
        "due": "2027-03-04",
    }  # a Thursday
    life.afresh("overdue", "manager")
    life.press("Log an enquiry from the Ombudsman", "fresh_officer_link", "manager", **asked)
    assert life.case.stage == "with_ombudsman"
    assert life.due == {"ombudsman": "Thu 4 Mar 2027"}
    assert "due Thursday 4 March 2027" in life.last("ombudsman_logged", "manager").subject
    life.until("Thu 25 Feb 2027 09:00")
    sent = {"note": "The whole file.", "answered_on": "2027-02-25"}
    life.press("Record that we answered the Ombudsman", "reminder", "manager", **sent)
    assert life.due == {}
    life.until("Fri 12 Mar 2027 09:00")
    life.press(
        "Record what the Ombudsman decided",
        "ombudsman_logged",
        "manager",
        decision="fault_injustice",
        text="Stage 1 was late.",
        remedies="Say sorry by 9 April 2027\nPay £100 by 9 April 2027",
    )
    assert "Pay £100 by 9 April 2027" in life.last("ombudsman_decision", "manager").text
    assert life.case.stage == "at_rest"
    shown = page(life.asks_nothing("corporate_stage2_reply"))
    assert "Pay £100" in shown
    assert "To be done by Friday 9 April 2027." in shown


def test_a_corporate_complaint_put_back_once_and_silent_after_its_answer_comes_back_by_a_reply(
    heard: Heard, time: Any
) -> None:
    life = begun(heard, time, "corporate", "Mon 30 Nov 2026 09:00")
    assert life.due == {
        "s1_response": "Fri 18 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
    }  # fifteen here too
    understood = life.told("corporate_understood").text
    assert "the council’s own complaints procedure" in understood
    assert "appeal" not in understood
    life.writes_back("It is three points: the bus as well.", "corporate_understood")
    assert "the bus as well" in life.last("contribution", "socialwork1").text

    life.until("Thu 17 Dec 2026 09:00")
    more = {"reason": "The bus firm answers on Monday.", "new_date": "2026-12-22"}  # a Tuesday
    life.press("Ask for more time", "reminder", "socialwork1", **more)
    assert (
        "The last day that our rules allow is Tuesday 29 December 2026"
        in life.told("corporate_extension").text
    )
    life.until("Tue 22 Dec 2026 15:00")
    life.press("Send the reply", "due_today", "socialwork1", **findings("not_upheld", "no_finding"))
    assert "should have had it" not in life.told("corporate_reply").text
    assert life.due == {"s2_request_advised": "Fri 22 Jan 2027"}

    life.until("Mon 25 Jan 2027 09:00")
    assert "by Friday 22 January 2027" in life.told("window_ending_stage2").text
    assert "we have stopped work on your complaint" in life.told("no_request_stage2").text
    assert life.case.stage == "at_rest_stage1"
    assert life.due == {"how_it_was": "Mon 1 Feb 2027"}
    life.until("Thu 28 Jan 2027 21:30")
    life.writes_back("Please look again. You did not ask the driver.", "no_request_stage2")
    life.until("Fri 29 Jan 2027 09:00")
    asked = {"asked_on": "2027-01-28", "said": "You did not ask the driver."}
    life.press("Record that they asked for stage 2", "contribution", "team", **asked)
    assert life.due == {
        "s2_response": "Fri 26 Feb 2027",
        "s2_max": "Tue 30 Mar 2027",
    }  # from being acknowledged
    life.press(
        "Give it to a reviewer", "corporate_stage2_asked", "team", appoint_reviewer="reviewer1"
    )
    life.writes_back(
        "I shall speak to the driver on Tuesday.", "corporate_review_asked", "reviewer1"
    )
    life.until("Tue 2 Feb 2027 09:00")
    assert not heard.sent("how_was_it")  # nobody is asked how it ended while it goes on
    final = findings("upheld", "not_upheld")
    life.press("Send the final answer", "corporate_review_asked", "reviewer1", **final, **MENDED)
    life.until("Wed 3 Feb 2027 09:00")
    assert not heard.sent("how_was_it")  # nor the day after the answer
    assert (life.case.stage, life.due) == ("answered_stage2", {})
    assert "Priya Nair will ring you by 8 January." in life.last("corporate_closed", "team").text


APPEAL = "Only the SEND Tribunal can change them"
TRAVEL = "only an appeal can change it"


@pytest.mark.parametrize(
    ("procedure", "title", "signpost"),
    [
        ("ehcp", "the council’s complaints procedure for education, health and care plans", APPEAL),
        ("early_help", "the council’s complaints procedure for Early Help", ""),
        ("transport", "the council’s complaints procedure for travel to school", TRAVEL),
    ],
)
def test_each_other_kind_has_the_codes_ten_days_its_own_name_and_what_else_is_open_to_them(
    heard: Heard, time: Any, procedure: str, title: str, signpost: str
) -> None:
    life = begun(heard, time, procedure, "Tue 1 Dec 2026 09:00")
    assert life.due == {"s1_response": "Fri 11 Dec 2026", "s1_max": "Tue 29 Dec 2026"}
    first = life.told("corporate_understood").text
    assert title in first
    assert "answer you by Friday 11 December 2026" in first
    life.press(
        "Send the reply", "allocation", "socialwork1", **findings("not_upheld", "no_finding")
    )
    for letter in ("corporate_understood", "corporate_reply"):
        said = life.told(letter).text
        assert [words for words in (APPEAL, TRAVEL) if words in said] == [signpost] * bool(signpost)
