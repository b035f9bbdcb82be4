"""Short ways to bring a statutory complaint to each stage. Nothing here touches AWS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chalicelib.core.decisions import enclose
from chalicelib.core.papers import FileRef
from chalicelib.core.working_days import london_date
from tests.core.lives import REPLY, TRIAGE, Life

REPORT = {
    "chronology": "The visits stopped in June.",
    "recommendations": "Say sorry.\nVisit each week.",
}
IP_REPORT = {"how": "It was fair and full.", "agrees": "yes"}
DECISION = {
    "decision-1": "agree",
    "rec_decision-1": "accept",
    "rec_action-1": "It is said in this letter.",
    "rec_decision-2": "accept",
    "rec_action-2": "Visits begin on Monday, by the team manager.",
}
SEATS = {
    "appoint_chair": "panel1",
    "appoint_second": "panel2",
    "appoint_third": "panel3",
    "declared": "yes",
}
PAPERS = {"enclosures-1": "yes", "attends": "The two who investigated."}
PHOTO = FileRef("files/photo", "the door.jpg", 240_000, "image/jpeg")
REPORTS = FileRef("files/reports", "both reports.pdf", 1_400_000, "application/pdf")
CHILD_VIEWS = {"answer": "yes", "said": "I want to see my mum more."}
CHILD_TOLD = {"outcome": "told", "reason": "Their worker told them, at school."}
PANEL_REPORT = {
    "summary": "It was fair.",
    "report": "We met.",
    "recommendations": "Say sorry.",
    "appoint_senior": "senior1",
}
ANSWER = {
    "rec_decision-1": "accept",
    "rec_action-1": "The director writes to you by Friday.",
    "response": "We do as the panel says.",
    "sorry": "We are sorry.",
}


def each(points: Iterable[int], **parts: str) -> dict[str, str]:
    """Return the same answers for each of these points."""
    return {f"{part}-{n}": said for n in points for part, said in parts.items()}


FINDINGS = each(
    (1,), finding="upheld", evidence="The record of visits.", reasons="There was no visit."
)


def add_paper(life: Life, file: FileRef = REPORTS, by: str = "team") -> None:
    """Add a paper to the case, that can go with a letter."""
    who = next(officer for officer in life.house.officers if officer.key == by)
    life.became(enclose.add_papers(life.case, who, (file,), life.now, life.house))


def send_papers(life: Life) -> None:
    """Add the panel's papers, and owe everybody their invitation with them."""
    add_paper(life)
    life.does("papers", **PAPERS)


def allocated(**given: Any) -> Life:
    """Return a complaint of one point that Priya Nair has on Friday 27 November 2026."""
    life = Life.opens(**given)
    life.sends("acknowledgement")
    life.does("triage", **{**TRIAGE, "points": "Nobody came."})
    if "child_views" in life.running:
        life.does("record_consent", **CHILD_VIEWS)
    life.does("allocate", officer="socialwork1")
    return life


def answered(**given: Any) -> Life:
    """Return the case once its answer has left, on the same Friday."""
    life = allocated(**given)
    life.does("reply", "socialwork1", **REPLY)
    life.sends("stage1_reply")
    life.learns()
    return life


def at_stage2(**given: Any) -> Life:
    """Return the case once stage 2 was asked for on the same Friday: its decision is due by
    Wednesday 6 January 2027, or by Wednesday 3 March at most.
    """
    life = answered(**given)
    life.asks("want_stage2")
    life.sends("stage2_acknowledged")
    return life


def appointed(**given: Any) -> Life:
    """Return the case once both are appointed and have declared, on the same Friday."""
    life = at_stage2(**given)
    life.does("appoint", appoint_io="io1", appoint_ip="ip1", access="The records.")
    life.does("declare_io", "io1", declared="yes")
    life.does("declare_ip", "ip1", declared="yes")
    return life


def reported(**given: Any) -> Life:
    """Return the case once both have reported on the same Friday, and the adjudicating officer
    has their reports.
    """
    life = appointed(**given)
    life.does(
        "agree_statement",
        "io1",
        points="Nobody came.",
        agreed="yes",
        agreed_on=f"{london_date(life.now)}",
    )
    life.does("io_report", "io1", **REPORT, **FINDINGS)
    life.does("ip_report", "ip1", **IP_REPORT)
    life.does("to_adjudicate", appoint_ao="ao1")
    return life


def adjudicated(**given: Any) -> Life:
    """Return the case once the decision is written, on the same Friday, and before its letter
    leaves.
    """
    life = reported(**given)
    life.does("decide", "ao1", **DECISION, sorry="We are sorry.")
    return life


def decided(how: str = "email", **given: Any) -> Life:
    """Return the case once the decision of stage 2 has left, on the same Friday. By email, a
    panel can be asked for until Tuesday 29 December 2026.
    """
    life = adjudicated(**given)
    life.sends("stage2_letter", how)
    life.does("tell_child", "complaints1", **CHILD_TOLD)
    return life
