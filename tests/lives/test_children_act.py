"""A statutory complaint, from the form to the final answer of stage 3 (RULES 1.1.6), by links,
replies and the clock.

Friday 25 and Monday 28 December 2026, Friday 1 January, Friday 26 March and Monday 29 March 2027
are bank holidays.
"""

from __future__ import annotations

from typing import Any

from tests.helpers import SAM, Heard, page, words
from tests.lives.by_links import Lived, findings

DECIDED = {
    "decision-1": "agree",
    "decision-2": "differ",
    "own_finding-2": "upheld",
    "why-2": "Nobody rang on the day itself either.",
}


def test_a_statutory_complaint_goes_through_all_three_stages_by_links_and_the_clock(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)  # Friday 27 November 2026, 10:00
    assert life.due == {
        "understood": "Wed 2 Dec 2026",
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
    }
    assert "Wednesday 2 December 2026" in life.told("acknowledgement").text

    triage = {
        "procedure": "children_act",
        "service": "social_work",
        "points": "Nobody came in June.\nNobody rang.",
    }
    life.press("Record what it is about", "new_case", "team", **triage)
    assert "Nobody rang." in life.told("points_understood").text
    assert life.due["child_views"] == "Fri 4 Dec 2026"
    life.press("Give it to an officer", "new_case", "team", officer="care1")
    life.until("Thu 10 Dec 2026 15:00")
    assert heard.sent("reminder", "ellen.marsh@sefton.example")
    views = {"answer": "not_asked", "said": "He is two years old."}
    life.press("Record what the child or young person said", "allocation", "care1", **views)
    assert "child_views" not in life.due
    assert "two years old" not in life.told("points_understood").text
    reply = findings("not_upheld", "not_upheld")
    life.press("Send the reply", "allocation", "care1", **reply)
    assert life.due == {
        "s2_request_advised": "Tue 12 Jan 2027"
    }  # 20 working days after they had it, and only advice

    life.until("Mon 11 Jan 2027 09:00")
    assert "Tuesday 12 January 2027" in life.told("window_ending_stage2").text
    life.until("Thu 14 Jan 2027 20:00")
    assert (
        life.case.stage == "at_rest_stage1"
    )  # on the 13th: we have stopped work on it, but you can come back
    life.asks("I want stage 2", "no_request_stage2", said="Nobody spoke to my son.")
    assert life.due == {
        "s2_response": "Thu 18 Feb 2027",
        "s2_max": "Mon 19 Apr 2027",
        "s2_statement": "Thu 21 Jan 2027",
        "s2_progress": "Thu 28 Jan 2027",
    }
    assert "Thursday 18 February 2027" in life.told("stage2_acknowledged").text

    _investigate(life)
    assert life.due == {"s3_request_window": "Wed 17 Mar 2027", "tell_child": "Wed 24 Feb 2027"}
    letter = life.told("stage2_letter").text
    assert "Wednesday 17 March 2027" in letter
    for needed in (
        "The visit was put off twice.",
        "It was fair.",
        "Call parents the same day.",
        "meet",
    ):
        assert needed in letter
    _review(life)
    assert life.case.stage == "answered_stage3"
    assert due_besides_the_child(life) == {}
    final = life.told("stage3_reply").text
    assert "Local Government and Social Care Ombudsman" in final
    assert "It meets us in part." in final
    shown = words(life.asks_nothing("stage3_reply"))
    assert "Stage 3: answered" in shown


def _investigate(life: Lived) -> None:
    life.press(
        "Appoint the investigating officer and the independent person",
        "stage2_asked",
        "team",
        appoint_io="io1",
        appoint_ip="ip1",
        access="The visit log.",
    )
    assert {life.last("appointment", "io1").to, life.last("appointment", "ip1").to} == {
        "nadia.rahman@independent.example",
        "joyce.akande@independent.example",
    }
    life.press("Declare that you are independent", "appointment", "io1", declared="yes")
    life.press("Declare that you are independent", "appointment", "ip1", declared="yes")
    life.until("Mon 18 Jan 2027 11:00")
    life.press(
        "Record the agreed points",
        "appointment",
        "io1",
        points="Nobody came in June.\nNobody rang.",
        agreed="yes",
        agreed_on="2027-01-18",
    )
    assert "s2_statement" not in life.due
    assert (
        life.due["s2_response"] == "Thu 18 Feb 2027"
    )  # agreeing the points moves nothing (trap 8)
    life.until("Thu 28 Jan 2027 12:00")
    asked = life.last("due_today", "io1").text
    buttons = ("Send a progress update", "Give your report", "Hand the appointment back")
    assert sorted(buttons, key=asked.index) == list(
        buttons
    )  # what is due first, and the way out last
    life.press(
        "Send a progress update",
        "due_today",
        "io1",
        done="We read the log.",
        next="We meet the team on Monday.",
    )
    assert "We meet the team on Monday." in life.told("progress_told").text
    assert life.due["s2_progress"] == "Thu 11 Feb 2027"
    life.until("Mon 8 Feb 2027 12:00")
    life.press(
        "Give your report",
        "appointment",
        "io1",
        chronology="The visit was put off twice.",
        recommendations="Call parents the same day.",
        **findings("upheld", "not_upheld"),
    )
    life.press("Give your report", "appointment", "ip1", how="It was fair.", agrees="yes")
    life.press(
        "Send both reports to the adjudicating officer", "reports_in", "team", appoint_ao="ao1"
    )
    life.until("Wed 17 Feb 2027 12:00")
    decision = {"rec_decision-1": "accept", "rec_action-1": "Grace will, by March."}
    life.press(
        "Send the decision with both reports",
        "adjudication_asked",
        "ao1",
        **DECIDED,
        **decision,
        sorry="We are sorry that nobody came.",
    )


def _review(life: Lived) -> None:
    life.until("Wed 17 Mar 2027 23:30")  # the last minutes of the last day
    life.asks("I want a review panel", "stage2_letter", said="The report left out June.")
    assert due_besides_the_child(life) == {
        "s3_chair_appointed": "Fri 2 Apr 2027",
        "s3_panel_meets": "Fri 30 Apr 2027",
    }
    assert "Friday 30 April 2027" in life.told("stage3_acknowledged").text
    life.until("Mon 22 Mar 2027 10:00")
    seats = {"appoint_chair": "panel1", "appoint_second": "panel2", "appoint_third": "panel3"}
    life.press("Appoint the chair and the panel", "stage3_asked", "team", **seats, declared="yes")
    life.press(
        "Fix the day of the panel",
        "stage3_asked",
        "team",
        panel_on="2027-04-28",
        time="2pm",
        place="A video call",
    )
    assert (
        life.due["s3_panel_papers"] == "Wed 14 Apr 2027"
    )  # ten working days before Wednesday 28 April
    life.until("Tue 13 Apr 2027 10:00")
    send = ("Send the invitation and the papers", "stage3_asked", "team")
    life.add_papers(*send, "Both reports.pdf", "The letter.pdf")
    papers = {"enclosures-1": "yes", "enclosures-2": "yes"}
    life.press(*send, **papers, attends="The panel, you, and Nadia Rahman.")
    assert "s3_panel_papers" not in life.due  # they left with the invitation
    assert "Both reports.pdf" in life.told("panel_invitation").text
    assert "Wednesday 28 April 2027" in life.told("panel_invitation").text
    assert (
        len(life.heard.sent("panel_invited")) == 6
    )  # three of the panel, and the three who took part in stage 2
    life.until("Wed 28 Apr 2027 17:00")
    life.press(
        "Record that the panel met",
        "panel_invited",
        "panel1",
        met_on="2027-04-28",
        present="All three, and Sam Carter.",
    )
    assert due_besides_the_child(life) == {
        "s3_panel_report": "Thu 6 May 2027"
    }  # Monday 3 May is a bank holiday
    life.until("Wed 5 May 2027 10:00")
    life.press(
        "Give the panel’s report",
        "panel_invited",
        "panel1",
        summary="It left out June.",
        report="We read it all.",
        recommendations="Look at June.",
        appoint_senior="senior1",
        received_on="2027-05-05",
    )
    assert "It left out June." in life.told("panel_report_sent").text
    assert due_besides_the_child(life) == {"s3_council_response": "Wed 26 May 2027"}
    life.until("Tue 25 May 2027 10:00")
    life.press(
        "Say what you think the council should do",
        "panel_report_shared",
        "ip1",
        view="Look at June again.",
    )
    life.press(
        "Send the final answer",
        "ip_view",
        "senior1",
        response="It meets us in part.",
        sorry="We are sorry about June.",
        **{
            "rec_decision-1": "part",
            "rec_why-1": "Only the visits.",
            "rec_action-1": "By Simon Hatch, in June.",
        },
    )


def test_the_persons_page_offers_each_stage_when_it_is_theirs_to_ask_and_not_before(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    assert "I want stage 2" not in page(life.asks_nothing("acknowledgement"))
    life.press("Give it to an officer", "new_case", "team", officer="care1")
    life.until("Wed 30 Dec 2026 09:00")  # the day after the last the rules allow
    assert "I want stage 2" in page(life.asks_nothing("delay_past_limit"))
    life.asks("I want stage 2", "delay_past_limit")
    assert life.case.stage == "stage2"
    assert life.told("stage2_acknowledged").to == SAM


def due_besides_the_child(life: Any) -> dict[str, str]:
    """Return what is due, without how the child hears of the decision: that waits all along."""
    return {name: day for name, day in life.due.items() if name != "tell_child"}
