"""Stage 3 of the statutory procedure: a panel asked for, held and answered; late; and asked for
after the time to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tests.letters.stories.stage2 import decided

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

PAPERS = ("What you told us.pdf", "Our answer.pdf", "Both reports.pdf", "The decision.pdf")
SUMMARY = "Stage 2 was fair.\nIt did not look at one thing that you asked for."
FOUND = "We met you and the others on one day.\nWe read all the papers."
VIEW = "The council should do both of these things, and soon."
NO_PART = (
    "They told you the last day by letter and by telephone.\nYou were well, and had an advocate."
)


def asked(begin: Callable[..., Life]) -> Life:
    """Return a complaint whose panel was asked for on Friday 27 November 2026, the day of the
    decision, and has its three people.
    """
    life = decided(begin)
    life.asks("want_stage3", said="You left out the second move.")
    life.left("stage3_acknowledged")
    seats = {"appoint_chair": "panel1", "appoint_second": "panel2", "appoint_third": "panel3"}
    life.move("name_panel", "team", **seats, declared="yes")
    return life


def invited(begin: Callable[..., Life]) -> Life:
    """Return a complaint whose panel meets on Tuesday 12 January 2027, with all invited."""
    life = asked(begin)
    life.move(
        "arrange",
        "team",
        panel_on="2027-01-12",
        time="10.30am",
        place="Video call. We send you the link.",
    )
    attends = "The two who looked into it, to be asked about their reports."
    life.add_papers(*PAPERS)
    ticked = {f"enclosures-{n}": "yes" for n in range(1, len(PAPERS) + 1)}
    life.move("papers", "team", **ticked, attends=attends)
    life.left("panel_invitation")
    return life


def held(begin: Callable[..., Life]) -> Life:
    """Return a complaint whose panel met and reported on that Tuesday."""
    life = invited(begin)
    life.wait(29)
    life.move("met", "panel1", met_on="2027-01-12", present="All three, Ann and her advocate.")
    report = {
        "summary": SUMMARY,
        "report": FOUND,
        "recommendations": "Look at the second move.\nSay sorry to Ann.",
        "others": "Ann’s grandmother, who will look after her\nHer guardian at court",
    }
    life.move("report", "panel1", **report, appoint_senior="senior1", received_on="2027-01-12")
    return life


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield a panel that is held and answered; one that is late; and two late requests, one of
    them refused.
    """
    whole = held(begin)
    whole.move("ip_view", "ip1", view=VIEW)
    wanted = {
        "rec_decision-1": "accept",
        "rec_action-1": "A new officer looks at it by 1 March 2027.",
    }
    wanted |= {
        "rec_decision-2": "reject",
        "rec_why-2": "We said sorry in our letter, and do so here again.",
    }
    whole.move(
        "final_reply",
        "senior1",
        **wanted,
        response="The panel is right that one move was left out.",
    )
    yield whole

    late = asked(begin)
    late.wait(31)
    yield late

    refused = decided(begin)
    window = refused.case.clock("s3_request_window")
    assert window
    refused.wait(window.days + 1)
    refused.asks("want_stage3_late", said="I was ill in December.")
    refused.move(
        "refuse_late",
        "manager",
        reason="What you want looked at was put right in full.",
        weighed=NO_PART,
    )
    yield refused


MUST: dict[str, tuple[str, ...]] = {
    "stage3_acknowledged": (  # N26
        "by Wednesday 13 January 2027",
        "on Friday 27 November 2026",
        "> You left out the second move.",
        "They look at how stage 2 was done",
        "They do not look into all of it again",
        "an advocate and one other person",
        "whether either of them speaks for you",
        "You do not have to come",
        "at least 10 working days before the panel",
        "within 5 working days of the panel",
        "within 15 working days",
        "by Friday 11 December 2026",
    ),
    "stage3_asked": (
        "by Wednesday 13 January 2027",
        "You left out the second move.",
        "by Friday 11 December 2026",
        "act/name_panel",
    ),
    "stage3_late_received": (  # N26
        "ended on Tuesday 29 December 2026",
        "Someone will decide",
        "by Thursday 7 January 2027",
        "why you could not ask sooner",
    ),
    "stage3_asked_late": (
        "I was ill in December.",
        "by Thursday 7 January 2027",
        "A date alone is no reason",
        "Only the complaints manager can refuse it",
    ),
    "late_refused": (  # N10
        "was put right in full",
        "What we thought about",
        "You were well, and had an advocate.",
        "decided this.",
        "You can go to the Local Government and Social Care Ombudsman now",
        "0300 061 0614",
    ),
    "stage3_late": (  # N17
        "Who has it",
        "What has happened so far",
        "should have met by Wednesday 13 January 2027",
        "We are sorry",
        "We do not know why yet",
        "We will tell you as soon as we have a date",
        "You can go to the Local Government and Social Care Ombudsman now",
    ),
    "panel_appointment": (  # N22
        "to chair the review panel",
        "by Wednesday 13 January 2027",
        "Point 2",
        "Priya Nair",
        "independent of the council",
        "Panel members",
        "at least 10 working days before",
        "can choose whether they speak",
        "Large print, please.",
    ),
    "panel_invitation": (  # N27
        "Day: Tuesday 12 January 2027",
        "10.30am",
        "Video call. We send you the link.",
        ", the chair",
        "None of them works for the council.",
        "to be asked about their reports",
        "Both reports",
        "Large print, please.",
        "an advocate and one other person",
        "the panel can go ahead without you",
        "You can write to the panel",
    ),
    "panel_invited": (  # N27
        "to chair it",
        "Day: Tuesday 12 January 2027",
        "10.30am",
        ", the chair",
        "to be asked about their reports",
        "Both reports",
        "Large print, please.",
        "They may also stay away",
    ),
    "panel_report_asked": (
        "met on Tuesday 12 January 2027",
        "due by Tuesday 19 January 2027",
        "All three, Ann and her advocate.",
        "A short summary",
        "act/report",
    ),
    "panel_report_sent": (  # N28
        "Stage 2 was fair.",
        "Look at the second move.",
        "We read all the papers.",
        "will answer the panel for the council",
        ", the independent person, will first say what they think",
        "by Tuesday 2 February 2027",
    ),
    "panel_report_shared": (  # N28
        "Stage 2 was fair.",
        "We read all the papers.",
        "Say sorry to Ann.",
        "by Tuesday 2 February 2027",
        "You cannot answer without it",
    ),
    "ip_view": (
        "This is what",
        ", the independent person, thinks",
        VIEW,
        "by Tuesday 2 February 2027",
        "act/final_reply",
    ),
    "stage3_reply": (  # N29
        "gives it for the council",
        "The panel is right that one move was left out.",
        "> Look at the second move.",
        "We accept this.",
        "A new officer looks at it by 1 March 2027.",
        "We do not accept this.",
        "We said sorry in our letter, and do so here again.",
        "We should have told you. We did not, and we are sorry.",
        "Stage 2 was fair.",
        "We read all the papers.",
        "Tell them what happened, and send them this letter.",
        "within 12 months",
        "0300 061 0614",
        "treats you badly because you complained",
    ),
    "stage3_closed": (
        "has answered the panel",
        "by 1 March 2027",
        "If the Ombudsman asks about it",
        "act/tell_action",
    ),
}
