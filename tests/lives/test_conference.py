"""A complaint about a child protection conference, step by step to its panel (RULES 1.3, 004), by
links, replies and the clock.

Friday 25 and Monday 28 December 2026 and Friday 1 January 2027 are bank holidays.
"""

from __future__ import annotations

from typing import Any

from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, page, words
from tests.lives.by_links import Lived, findings

STANDS = "The conference’s decision still stands for now."
POINTS = "Nobody at the conference asked my son.\nNobody brought the wheelchair."
OUTCOME = {
    "sorry": "We are sorry that nobody asked him.",
    "actions": "Leonard Fox will ring you by 8 January.",
}


def sorted_out(heard: Heard, time: Any, points: str = POINTS) -> Lived:
    """Return a complaint of 10am on Friday 27 November 2026 about a conference, whose chair was
    asked on the Monday.
    """
    life = Lived(heard, time)
    life.until("Mon 30 Nov 2026 09:00")
    life.press(
        "Record what it is about",
        "new_case",
        "team",
        procedure="cp_conference",
        service="social_work",
        points=points,
    )
    appointed = {"appoint_chair": "confchair1", "appoint_manager": "confmanager1"}
    life.press("Ask the chair to meet them", "sorted", "team", **appointed)
    return life


def test_a_complaint_about_a_conference_goes_from_the_form_to_the_panel(
    heard: Heard, time: Any
) -> None:
    life = sorted_out(heard, time)
    assert life.due == {
        "chair_meeting": "Fri 4 Dec 2026"
    }  # five working days from the Friday it came in
    understood = life.told("conference_understood").text
    for needed in (
        STANDS,
        "Friday 4 December 2026",
        "Nobody brought the wheelchair.",
        "supporter or an advocate",
    ):
        assert needed in understood, needed
    assert "Bernadette Shaw is now dealing with your complaint" in life.told("conference_who").text
    _split_off(life)
    _meeting(life)
    _manager(life)
    _office(life)
    _panel(life)
    for letter in (
        "understood",
        "who",
        "notes",
        "manager_begun",
        "reply",
        "office_begun",
        "office_decision",
        "panel_begun",
        "panel_decision",
    ):
        for received in heard.sent(f"conference_{letter}", SAM):
            assert STANDS in received.text, letter


def _split_off(life: Lived) -> None:
    """Split off the point about a service, which runs by its own rules and dates."""
    life.until("Tue 1 Dec 2026 10:00")
    life.writes_back("Point 2 is about a service and not for me.", "conference_asked", "confchair1")
    goes = {"goes-1": "cp_conference", "goes-2": "children_act"}
    life.press(
        "Split it into parts", "new_case", "team", why="The wheelchair is about his care.", **goes
    )
    care = life.part(0)
    assert care.case.received_at == FRIDAY
    assert care.due == {
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
        "child_views": "Tue 8 Dec 2026",
    }  # from the same Friday
    assert life.due == {"chair_meeting": "Fri 4 Dec 2026"}
    told = life.told("parts_explained").text
    assert f"What is now under {life.reference}-2" in told
    assert "The wheelchair is about his care." in told
    together = life.last("coordinate", "confmanager1").text
    assert f"{life.reference}-2, the children’s social care complaints procedure" in together
    assert "speak with each other" in together
    care.press("Give it to an officer", "new_strand", "team", officer="socialwork1")
    assert "answer it by Friday 11 December 2026" in life.last("allocation", "socialwork1").text


def _meeting(life: Lived) -> None:
    life.until("Thu 3 Dec 2026 15:00")
    life.press(
        "Record the meeting and send the notes",
        "conference_asked",
        "confchair1",
        met_on="2026-12-02",
        how="in_person",
        present="You, your sister and Bernadette Shaw.",
        notes="You said that nobody asked him.",
    )
    notes = life.told("conference_notes").text
    assert "We met face to face on Wednesday 2 December 2026" in notes
    assert "by Tuesday 5 January 2027" in notes
    assert f"{life.reference}-2" in life.last("conference_notes_shared", "confmanager1").text
    assert life.due == {
        "conference_manager_advised": "Tue 5 Jan 2027"
    }  # 20 working days from having them
    life.writes_back("It was my aunt who came, not my sister.", "conference_notes")
    assert "not my sister" in life.last("contribution", "team").text


def _manager(life: Lived) -> None:
    life.until("Tue 8 Dec 2026 19:00")
    life.asks(
        "I want the chair’s manager to look at it",
        "conference_notes",
        said="She did not answer me.",
    )
    assert life.due == {"manager_reply": "Tue 15 Dec 2026"}
    assert "Leonard Fox is the chair’s manager." in life.told("conference_manager_begun").text
    life.until("Thu 10 Dec 2026 12:00")
    life.part(0).press("Send the reply", "allocation", "socialwork1", **findings("not_upheld"))
    assert "Nobody at the conference asked my son." not in life.told("stage1_reply").text
    life.until("Mon 14 Dec 2026 12:00")
    decided = {
        "outcome": "sooner",
        "why": "He should be heard soon.",
        "by_when": "2027-01-22",
    }  # a Friday
    life.press(
        "Send the answer",
        "conference_asked",
        "confmanager1",
        **findings("upheld"),
        **decided,
        **OUTCOME,
    )
    reply = life.told("conference_reply").text
    assert "been brought forward. It will be by Friday 22 January 2027" in reply
    assert "by Thursday 14 January 2027" in reply
    assert "Nobody brought the wheelchair." not in reply  # that part has an answer of its own
    brought_forward = {"conference_held": "Fri 22 Jan 2027"}
    assert life.due == {"conference_office_advised": "Thu 14 Jan 2027", **brought_forward}


def _office(life: Lived) -> None:
    life.until("Thu 17 Dec 2026 08:00")
    life.asks("I want the next step: the partnership", "conference_reply")
    brought_forward = {"conference_held": "Fri 22 Jan 2027"}
    assert life.due == {"office_decision": "Thu 24 Dec 2026", **brought_forward}
    assert "by Thursday 24 December 2026" in life.told("conference_office_begun").text
    life.press(
        "Give it to the partnership’s office",
        "conference_step_asked",
        "team",
        appoint_office="partnership1",
    )
    assert "Imelda Burke is now dealing with your complaint" in life.told("conference_who").text
    life.until("Wed 23 Dec 2026 16:00")
    decided = {"outcome": "confirmed", "why": "The plan keeps him safe."}
    life.press(
        "Send the decision", "conference_asked", "partnership1", **findings("not_upheld"), **decided
    )
    assert (
        "The decision of the conference stays as it is."
        in life.told("conference_office_decision").text
    )
    assert "Nothing changes for the plan." in life.last("conference_outcome", "confmanager1").text
    assert life.due == {"conference_panel_advised": "Mon 25 Jan 2027"}


def _panel(life: Lived) -> None:
    life.until("Mon 4 Jan 2027 18:00")
    life.asks(
        "I want a panel to look at it",
        "conference_office_decision",
        said="Nobody has asked him yet.",
    )
    assert life.due == {"panel_decision": "Mon 11 Jan 2027"}
    life.press(
        "Give it to the panel", "conference_step_asked", "team", appoint_panel="partnerpanel1"
    )
    asked = {"appoint_view": "view1", "question": "Was the boy heard?"}
    life.press(
        "Ask someone outside children’s services for a view",
        "conference_asked",
        "partnerpanel1",
        **asked,
    )
    life.until("Thu 7 Jan 2027 10:00")
    life.press("Give your view", "view_asked", "view1", view="Nobody asked him.")
    assert "Nobody asked him." in life.last("view_given", "partnerpanel1").text
    assert life.due == {"panel_decision": "Mon 11 Jan 2027"}  # asking for a view moves nothing
    life.until("Fri 8 Jan 2027 15:00")
    decided = {
        "outcome": "again",
        "why": "A conference must hear him.",
        "by_when": "2027-01-29",
    }  # a Friday
    life.press(
        "Send the decision",
        "conference_asked",
        "partnerpanel1",
        **findings("upheld"),
        **decided,
        **OUTCOME,
    )
    final = life.told("conference_panel_decision").text
    for needed in (
        (
            "The conference will be held again, often with a new chair. It will be by Friday "
            "29 January 2027"
        ),
        "Douglas Reid, who does not work for children’s services",
        "You can go to the Ombudsman now, for what the council did",
        "It cannot look at what the police, the health service or others did.",
    ):
        assert needed in final, needed
    again = {"conference_held": "Fri 29 Jan 2027"}
    assert (life.case.stage, life.due) == ("answered_panel", again)
    for officer in ("confmanager1", "team"):
        assert "held again" in life.last("conference_outcome", officer).text
    assert "Step 4: answered" in words(life.asks_nothing("conference_panel_decision"))
    life.until("Tue 12 Jan 2027 10:00")
    life.press("Close: no further request", "conference_outcome", "team")
    assert life.due == {"how_it_was": "Tue 19 Jan 2027", **again}
    assert life.case.stage == "at_rest"


def test_who_waits_in_vain_for_the_chair_can_go_on_by_their_own_page_and_not_before(
    heard: Heard, time: Any
) -> None:
    life = sorted_out(heard, time, "Nobody at the conference asked my son.")
    button = "I want the chair’s manager to look at it"
    life.until("Fri 4 Dec 2026 23:00")  # to the end of its last day
    assert button not in page(life.asks_nothing("conference_who"))
    life.until("Mon 7 Dec 2026 09:00")
    late = life.told("conference_late").text
    for needed in (
        STANDS,
        "by Friday 4 December 2026",
        "we are sorry",
        "You can go on to the next step now",
    ):
        assert needed in late, needed
    life.asks(button, "conference_late")
    assert life.due == {"manager_reply": "Mon 14 Dec 2026"}
    begun = life.told("conference_manager_begun").text
    assert "send you the notes by Friday 4 December 2026. We did not, and we are sorry." in begun
    assert "and the notes" not in begun.partition("When you will")[0]  # there are none
    assert STANDS in begun
