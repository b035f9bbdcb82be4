"""One statutory complaint through all three stages, with each due date counted by hand (RULES
1.1.6), and its history read back.
"""

from __future__ import annotations

from datetime import date

from chalicelib.core.decisions.builder import fold
from tests.core.lives import REPLY, TRIAGE, Life
from tests.core.statutory import (
    ANSWER,
    CHILD_TOLD,
    CHILD_VIEWS,
    DECISION,
    FINDINGS,
    IP_REPORT,
    PANEL_REPORT,
    REPORT,
    SEATS,
    send_papers,
)

LATE = {
    "overdue",
    "delay",
    "delay_past_limit",
    "stage2_late",
    "stage3_late",
    "no_request_stage2",
    "no_request_stage3",
}


def stage_1(life: Life) -> None:
    """Live Friday 27 November 2026 to Tuesday 8 December: form, triage, reply."""
    first = {
        "ack": "Wed 02 Dec 2026",
        "understood": "Wed 02 Dec 2026",
        "s1_response": "Fri 11 Dec 2026",
        "s1_max": "Tue 29 Dec 2026",
    }
    assert life.only("ack", "understood", "s1_response", "s1_max") == first
    life.sends("acknowledgement")
    assert "ack" not in life.running
    life.till(date(2026, 11, 30))  # Monday
    life.does("triage", **{**TRIAGE, "points": "Nobody came."})
    assert life.running["child_views"] == "Mon 07 Dec 2026"
    life.does("record_consent", **CHILD_VIEWS)
    life.sends("points_understood")
    life.does("allocate", officer="socialwork1")
    life.till(date(2026, 12, 8))  # Tuesday, day 7
    life.does("reply", "socialwork1", **REPLY)
    life.learns()
    assert (
        life.only("s1_response", "s1_max")["s1_response"] == "Fri 11 Dec 2026"
    )  # written is not sent
    life.sends("stage1_reply")
    assert life.case.stage == "answered_stage1"
    assert life.only("s2_request_advised") == {"s2_request_advised": "Fri 08 Jan 2027"}


def stage_2_begins(life: Life) -> None:
    """Live Monday 14 December to Friday 18 December: the request, the two people, the points."""
    life.till(date(2026, 12, 14))  # Monday
    life.asks("want_stage2", said="Nobody asked my son.")
    assert life.running == {
        "s2_statement": "Mon 21 Dec 2026",
        "s2_progress": "Wed 30 Dec 2026",
        "s2_response": "Thu 21 Jan 2027",
        "s2_max": "Thu 18 Mar 2027",
    }
    life.sends("stage2_acknowledged")
    life.till(date(2026, 12, 16))  # Wednesday
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records of visits.")
    assert {x.to for x in life.last.letters if x.name == "appointment"} == {"io1", "ip1"}
    assert life.case.owner == "io1"
    life.sends("who_investigates")
    life.does("declare_io", "io1", declared="yes")
    life.does("declare_ip", "ip1", declared="yes")
    life.till(date(2026, 12, 18))  # Friday
    life.does("agree_statement", "io1", points="Nobody came.", agreed="yes", agreed_on="2026-12-18")
    life.sends("statement")
    assert (
        life.only("s2_progress", "s2_response", "s2_max")["s2_response"] == "Thu 21 Jan 2027"
    )  # trap 8


def stage_2_ends(life: Life) -> None:
    """Live Tuesday 29 December 2026 to Wednesday 20 January 2027: how it goes, two reports, the
    decision.
    """
    for day, again in (
        (date(2026, 12, 29), "Wed 13 Jan 2027"),
        (date(2027, 1, 13), "Wed 27 Jan 2027"),
    ):
        life.till(day)  # Tuesday, then Wednesday
        life.does("progress", "io1", done="I read the records.", next="I meet the team.")
        life.sends("progress_told")
        assert life.due("s2_progress") == again
    life.till(date(2027, 1, 14))  # Thursday
    life.does("io_report", "io1", **REPORT, **FINDINGS)
    life.till(date(2027, 1, 15))  # Friday
    life.does("ip_report", "ip1", **IP_REPORT)
    life.does("to_adjudicate", appoint_ao="ao1")
    assert life.case.owner == "ao1"
    life.till(date(2027, 1, 20))  # Wednesday, day 24
    life.does("decide", "ao1", **DECISION, sorry="We are sorry.")
    life.learns()
    life.does("tell_child", "complaints1", **CHILD_TOLD)
    assert life.only("s2_progress", "s2_response", "s2_max")["s2_response"] == "Thu 21 Jan 2027"
    life.sends("stage2_letter")
    assert life.case.stage == "answered_stage2"
    assert life.only("s3_request_window") == {"s3_request_window": "Wed 17 Feb 2027"}


def stage_3_begins(life: Life) -> None:
    """Live Monday 1 February to Monday 22 February 2027: the request, the panel, its day, its
    papers.
    """
    life.till(date(2027, 2, 1))  # Monday
    life.asks("want_stage3")
    assert life.running == {
        "s3_request_ack": "Wed 03 Feb 2027",
        "s3_chair_appointed": "Mon 15 Feb 2027",
        "s3_panel_meets": "Mon 15 Mar 2027",
    }
    life.till(date(2027, 2, 2))  # Tuesday
    life.sends("stage3_acknowledged")
    life.till(date(2027, 2, 10))  # Wednesday
    life.does("name_panel", **SEATS)
    assert life.only("s3_panel_meets") == {"s3_panel_meets": "Mon 15 Mar 2027"}
    life.till(date(2027, 2, 12))  # Friday
    life.does("arrange", panel_on="2027-03-10", time="10am", place="Video call")  # a Wednesday
    assert (
        life.only("s3_panel_meets", "s3_panel_papers", "s3_panel_day")["s3_panel_papers"]
        == "Wed 24 Feb 2027"
    )
    assert life.due("s3_panel_day") == "Wed 10 Mar 2027"
    life.till(date(2027, 2, 22))  # Monday
    send_papers(life)
    invited = [x.to for x in life.last.letters if x.name == "panel_invited"]
    assert invited == ["panel1", "panel2", "panel3", "io1", "ip1", "ao1"]
    life.sends("panel_invitation")
    assert life.only("s3_panel_meets", "s3_panel_day")["s3_panel_meets"] == "Mon 15 Mar 2027"


def stage_3_ends(life: Life) -> None:
    """Live Wednesday 10 March to Tuesday 6 April 2027, over Easter: the panel, its report, the
    view, the final answer.
    """
    life.till(date(2027, 3, 10))  # Wednesday
    life.does("met", "panel1", met_on="2027-03-10", present="All three, and Jo Field.")
    assert life.only("s3_panel_report") == {"s3_panel_report": "Wed 17 Mar 2027"}
    life.till(date(2027, 3, 16))  # Tuesday
    life.does("report", "panel1", **PANEL_REPORT, received_on="2027-03-15")  # Monday
    assert (
        life.only("s3_panel_report", "s3_council_response")["s3_council_response"]
        == "Wed 07 Apr 2027"
    )
    life.sends("panel_report_sent")
    assert life.only("s3_council_response") == {"s3_council_response": "Wed 07 Apr 2027"}
    life.refuses(
        "final_reply", "senior1", **ANSWER
    )  # not before the independent person's view (r20)
    life.till(date(2027, 3, 18))  # Thursday
    life.does("ip_view", "ip1", view="Do as the panel says.")
    life.till(date(2027, 4, 6))  # Tuesday
    life.does("final_reply", "senior1", **ANSWER)
    life.learns()
    life.does("tell_child", "complaints1", **CHILD_TOLD)
    assert life.only("s3_council_response") == {"s3_council_response": "Wed 07 Apr 2027"}
    life.sends("stage3_reply")
    assert (life.case.stage, life.running) == ("answered_stage3", {})


def test_a_statutory_complaint_goes_through_every_stage_on_the_days_the_law_counts():
    life = Life.opens()
    for part in (stage_1, stage_2_begins, stage_2_ends, stage_3_begins, stage_3_ends):
        part(life)
    owed = {letter.name for letter in life.owed}
    assert owed & LATE == set()  # all of it was in time, so nobody was told that it is late
    assert fold(life.past) == life.case
