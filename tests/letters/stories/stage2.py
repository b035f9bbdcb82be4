"""Stage 2 of the statutory procedure: asked for, investigated, decided on; late, put back, and
never asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

RECORD = "I was moved three times in one year.\n\nNobody asked me what I wanted."
HAPPENED = (
    "In June you were moved for the first time.\nIn September you were moved again, on a "
    "Friday night."
)
WATCHED = "I was there each time they talked with you. It was fair, and nothing was left out."
WANTED = "Say sorry to Ann for the move.\nTell each child before a move."


def answered(begin: Callable[..., Life]) -> Life:
    """Return a complaint answered at stage 1 on Friday 27 November 2026, whose answer has left."""
    life = begin()
    life.left("acknowledgement")
    life.triaged()
    life.replied()
    life.left("stage1_reply")
    return life


def begun(begin: Callable[..., Life]) -> Life:
    """Return a complaint whose stage 2 was asked for on the same Friday, with its two people
    appointed.
    """
    life = answered(begin)
    life.asks("want_stage2", said="Nobody talked with me.")
    life.left("stage2_acknowledged")
    life.move(
        "appoint",
        "team",
        appoint_io="io1",
        appoint_ip="ip1",
        access="The case files and the placement team.",
    )
    life.move("declare_io", "io1", declared="yes")
    life.move("declare_ip", "ip1", declared="yes")
    return life


def reported(begin: Callable[..., Life]) -> Life:
    """Return a complaint on which both have reported, and the adjudicating officer is asked to
    decide.
    """
    life = begun(begin)
    points = "\n".join(p.text.replace("\n", " ") for p in life.case.points)
    life.move(
        "agree_statement",
        "io1",
        points=points,
        wanted="I want to be asked first.",
        agreed="yes",
        agreed_on="2026-11-27",
    )
    findings = {f"finding-{p.number}": "partially_upheld" for p in life.case.points}
    parts = {
        f"{part}-{p.number}": life.words[part]
        for p in life.case.points
        for part in ("evidence", "reasons", "rule")
    }
    life.move("io_report", "io1", chronology=HAPPENED, recommendations=WANTED, **findings, **parts)
    life.move(
        "ip_report",
        "ip1",
        how=WATCHED,
        agrees="part",
        why="I would say more about the second move.",
    )
    life.move("to_adjudicate", "team", appoint_ao="ao1")
    return life


def decided(begin: Callable[..., Life]) -> Life:
    """Return a complaint whose stage 2 decision left on the same Friday.

    A panel can be asked for until Tuesday 29 December 2026.
    """
    life = reported(begin)
    points = {f"decision-{p.number}": "agree" for p in life.case.points}
    points |= {
        "decision-1": "differ",
        "own_finding-1": "upheld",
        "why-1": "We find that this was our fault, all of it.",
    }
    wanted = {
        "rec_decision-1": "accept",
        "rec_action-1": "The head of service writes to you by 4 December 2026.",
    }
    wanted |= {
        "rec_decision-2": "part",
        "rec_why-2": "A child in danger may have to move that night.",
    }
    wanted |= {
        "rec_action-2": "From January each child is told a week before, by their own social worker."
    }
    life.move("decide", "ao1", **points, **wanted)
    life.left("stage2_letter")
    return life


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield stage 2 asked for and decided, with a meeting; by word of mouth; put back; late; and
    closed after each stage.
    """
    whole = decided(begin)
    whole.asks("ask_meeting", said="On a day after school, please.")
    whole.move(
        "lengthen",
        "complaints1",
        new_date="2027-01-15",
        reason="We meet on 5 January, so you have longer.",
    )
    yield whole

    under_way = begun(begin)
    under_way.move("send_plan", "io1", text="I read the log, and speak to both workers.")
    under_way.move(
        "progress", "io1", done="I have read your file.", next="I talk with your carer on Monday."
    )
    under_way.move("ip_concern", "ip1", text="I was not told of a meeting.")
    under_way.move(
        "extend",
        "io1",
        new_date="2027-02-01",
        reason="Your last carer is away until the middle of January.",
    )
    yield under_way

    spoken = answered(begin)
    spoken.move("said_stage2", "team", asked_on="2026-11-27", record=RECORD)
    spoken.move("record_agreed", "team", asked_on="2026-11-27", changes="It was four times.")
    yield spoken

    unread = answered(begin)
    unread.move("said_stage2", "team", asked_on="2026-11-27", record=RECORD)
    unread.wait(7)
    yield unread

    late = begun(begin)
    late.wait(26)
    yield late

    quiet = answered(begin)
    quiet.wait(21)
    yield quiet

    no_panel = decided(begin)
    no_panel.wait(21)
    yield no_panel

    agreed = decided(begin)
    ticked = dict.fromkeys(("sound", "upheld", "wanted", "plan", "agreed"), "yes")
    minor = ""
    if any(point.outcome != "upheld" for point in agreed.case.points):
        minor = "You told us that the rest matters less to you."
    said = "She told me so at our meeting on Friday."
    agreed.move("refer_early", "manager", **ticked, minor=minor, said=said)
    yield agreed


MUST: dict[str, tuple[str, ...]] = {
    "stage2_acknowledged": (  # N20
        "by Wednesday 6 January 2027",
        "25 working days from Friday 27 November 2026",
        "no later than Wednesday 3 March 2027",
        "say who they are",
        "by Friday 4 December 2026",
        "agree with you what is to be looked into",
        "every 10 working days",
        "Nobody said why.",
        "Nobody talked with me.",
        "If a point is wrong or missing, tell us",
        "An advocate can help you",
    ),
    "stage2_asked": (
        "Wednesday 6 January 2027",
        "Nobody talked with me.",
        "takes part from the start",
        "act/appoint",
    ),
    "who_investigates": (  # N20
        "is the investigating officer",
        "is the independent person",
        "do not work for the council",
        "by Wednesday 6 January 2027",
        "cannot be fair",
    ),
    "appointment": (  # N22
        "the investigating officer for this",
        "is the independent person",
        "Point 2",
        "by Wednesday 6 January 2027",
        "by Friday 4 December 2026",
        "The case files and the placement team.",
        "declare it today by the link below",
        "hand the appointment back",
        "Priya Nair",
        "do not leave a voicemail",
        "act/declare_io",
        "act/give_up",
    ),
    "statement": (  # N21
        "On Friday 27 November 2026 you agreed",
        "Nobody said why.",
        "I want to be asked first.",
        "we will put it right",
        "by Friday 4 December 2026",
        "by Wednesday 6 January 2027",
        "has not moved that date",
    ),
    "statement_shared": (
        "Nobody said why.",
        "I want to be asked first.",
        "No date has moved",
        "act/ip_concern",
    ),
    "written_record": (  # N21
        "on Friday 27 November 2026",
        "> Nobody asked me what I wanted.",
        "tell us what to change",
        "by Friday 4 December 2026",
        "within 25 working days",
    ),
    "record_asked_again": (  # N21
        "> Nobody asked me what I wanted.",
        "have not heard from you yet",
        "There is no last day",
        "tell us what to change",
        "within 25 working days",
    ),
    "stage2_extension": (  # N23
        "by Wednesday 6 January 2027",
        "by Monday 1 February 2027",
        "Your last carer is away",
        "The last day that the rules allow is Wednesday 3 March 2027",
        "You can also go to the Local Government and Social Care Ombudsman now",
    ),
    "stage2_late": (  # N17
        "Who has it",
        "What has happened so far",
        "we write to you every 10 working days",
        "by Wednesday 6 January 2027",
        "We are sorry",
        "We do not know why yet",
        "We will tell you as soon as we have a date",
        "The last day the rules allow is Wednesday 3 March 2027",
        "You can go to the Local Government and Social Care Ombudsman now",
    ),
    "plan_shared": (  # 003:31
        "I read the log, and speak to both workers.",
        "You do not have to",
        "change anything in it",
        "by Wednesday 6 January 2027",
    ),
    "progress_told": (  # N24
        "I have read your file.",
        "I talk with your carer on Monday.",
        "by Wednesday 6 January 2027",
        "by Friday 11 December 2026",
    ),
    "ip_concern": (
        "the independent person, has a concern",
        "I was not told of a meeting.",
        "Do not send this to the investigating officer",
    ),
    "report_asked": ("has given the report", "Please now send yours", "act/ip_report", "act/look"),
    "reports_in": (
        "the investigating officer, has reported",
        "still to come",
        "Partly upheld.",
        "Tell each child before a move.",
    ),
    "adjudication_asked": (
        "by Wednesday 6 January 2027",
        "In June you were moved for the first time.",
        "Partly upheld. We got some of this wrong.",
        "Our own rules say that you must be told first.",
        "Tell each child before a move.",
        "I was there each time",
        "With some of them.",
        "act/decide",
    ),
    "stage2_letter": (  # N25
        "read both reports and made it",
        "Partly upheld. We got some of this wrong.",
        "We do not agree with this finding.",
        "We find that this was our fault, all of it.",
        "We agree with this finding.",
        "Recommendation 2",
        "We accept some of this.",
        "A child in danger may have to move that night.",
        "The head of service writes to you by 4 December 2026.",
        "We should have told you. We did not, and we are sorry.",
        "From January each child is told a week before",
        "You can meet us",
        "An advocate can come too",
        "by the end of Tuesday 29 December 2026",
        "20 working days from the day you get this letter",
        "for any reason, or give none",
        "Someone will decide, and tell you why.",
        "treats you badly because you complained",
        "Report 1: the investigating officer",
        "In June you were moved for the first time.",
        "Your records from September to November.",
        "Report 2: the independent person",
        "I was there each time they talked with you.",
        "I would say more about the second move.",
    ),
    "stage2_closed": (
        "has decided on this",
        "it was not accepted. What was decided:",
        "by 4 December 2026",
        "Their time to ask for a panel runs on",
    ),
    "meeting_asked": (
        "On a day after school, please.",
        "until Tuesday 29 December 2026",
        "to be there, with both reports",
        "can give them longer",
    ),
    "window_lengthened": (
        "You had a right to ask until Tuesday 29 December 2026",
        "Now you have it until midnight at the end of Friday 15 January 2027",
        "We meet on 5 January",
        "You can still ask after that day. Someone will decide",
    ),
    "window_ending_stage2": (
        "by Tuesday 29 December 2026",
        "but you can still ask later",
        "you can still ask later",
        "No form",
    ),  # N33
    "no_request_stage2": (
        "we have stopped work on",
        "You can ask for stage 2 now, or later",
        "No form",
    ),  # N34
    "window_ending_stage3": (  # N33
        (
            "You have a right to ask for a review panel until midnight at the end of Tuesday "
            "29 December 2026"
        ),
        "until midnight",
        "You can still ask after that day. Someone will decide whether there is a panel",
        "We can give you longer",
    ),
    "no_request_stage3": (
        "we have stopped work on",
        "if you asked by Tuesday 29 December 2026",
        "You can still ask",
    ),  # N34
    "early_referral_told": (  # N29
        "So there is no review panel, unless you want one.",
        "She told me so at our meeting on Friday.",
        "both reports are complete",
        "was upheld",
        "most of what you wanted",
        "a clear plan",
        "Point 1: Upheld",
        "What we will do",
        "You can still have a panel",
        "0300 061 0614",
        "within 12 months",
    ),
}
