"""Stage 3 of the statutory procedure: the review panel, its report, and the council's final reply
(r18-r20, 002:236-258).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import (
    ENCLOSURES,
    ENDINGS,
    SORRY,
    make_chaser,
    make_ladder,
    make_late_ladder,
    make_late_news,
)
from chalicelib.core.procedures.statutory.stage2_decision import RESPONSES
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge

STARTS = ("stage3_requested",)
CLOCKS3 = (
    ClockRule(
        "s3_late_request",
        5,
        ("stage3_asked_late",),
        ("stage3_requested", "late_refused", *ENDINGS),
        "decide on your request",
        "r18; five days: DESIGN",
        most=10,
    ),
    ClockRule(
        "s3_request_ack",
        2,
        STARTS,
        ("stage3_acknowledged", *ENDINGS),
        "tell you that we have your request for a panel",
        "GTBFC 3.11",
        most=2,
        dated_by="asked_on",
    ),
    ClockRule(
        "s3_chair_appointed",
        10,
        STARTS,
        ("panel_appointed", *ENDINGS),
        "choose the chair of the panel",
        "GTBFC",
        most=10,
        dated_by="asked_on",
    ),
    ClockRule(
        "s3_panel_meets",
        30,
        STARTS,
        ("panel_met", *ENDINGS),
        "hold the panel",
        "r19(4), 002:237",
        most=30,
        dated_by="asked_on",
    ),
    ClockRule(
        "s3_panel_papers",
        -10,
        ("panel_arranged",),
        ("panel_invitation", *ENDINGS),
        "send you the papers for the panel",
        "002:144-147, 002:247-248, GTBFC",
        most=-10,
        dated_by="panel_on",
        instead=("panel_met",),
    ),
    ClockRule(
        "s3_panel_day",
        0,
        ("panel_arranged",),
        ("panel_met", *ENDINGS),
        "hold the panel as arranged",
        "r19: the date is set for the case",
        dated_by="panel_on",
    ),
    ClockRule(
        "s3_panel_report",
        5,
        ("panel_met",),
        ("panel_report_sent", *ENDINGS),
        "send you the panel’s report",
        "r20, 002:256",
        most=5,
        dated_by="met_on",
    ),
    ClockRule(
        "s3_council_response",
        15,
        ("panel_reported",),
        ("stage3_reply", *ENDINGS),
        "send you our final answer",
        "r20, 002:257",
        most=15,
        dated_by="received_on",
    ),
)
NUDGES3 = (
    *make_chaser("s3_late_request"),
    *make_late_news("s3_late_request"),
    *make_chaser("s3_request_ack"),
    *make_chaser("s3_chair_appointed"),
    *make_ladder("s3_panel_meets"),
    *make_late_news("s3_panel_meets", "stage3_late"),
    *make_chaser("s3_panel_papers"),
    Nudge("s3_panel_day", 0, "panel_chair", "due_today"),
    Nudge("s3_panel_day", 1, "panel_chair", "reminder"),
    Nudge("s3_panel_day", 1, "team", "reminder"),
    *make_late_ladder("s3_panel_day"),
    *make_ladder("s3_panel_report"),
    Nudge("s3_panel_report", -2, "panel_chair", "reminder"),
    Nudge("s3_panel_report", -1, "panel_chair", "reminder"),
    Nudge("s3_panel_report", 0, "panel_chair", "due_today"),
    *make_late_news("s3_panel_report", "stage3_late"),
    *make_ladder("s3_council_response"),
    *make_late_news("s3_council_response", "stage3_late"),
)

NAME_PANEL = Move(
    "name_panel",
    "Appoint the chair and the panel",
    TEAM_ROLES,
    Recorded.PANEL_APPOINTED,
    fields=(
        Field(
            "appoint_chair",
            "Chair of the panel",
            "appoint",
            "From outside the council, and not the independent person at stage 2.",
            role="panel_chair",
        ),
        Field("appoint_second", "Second member", "appoint", role="panel_second"),
        Field("appoint_third", "Third member", "appoint", role="panel_third"),
        Field(
            "declared",
            (
                "Each of the three has told us that they are independent of the council and "
                "had no part in this"
            ),
            "check",
        ),
    ),
    letters=(("panel_appointment", "panel"),),
    explains=(
        "Three people, none of whom is a member or an officer of the council or had any part "
        "in stage 2."
    ),
    source="r19(2)(3), N22, trap 41",
    keeps=True,
    done="All three have been sent their appointment.",
    happened="The panel was appointed",
)
ARRANGE = Move(
    "arrange",
    "Fix the day of the panel",
    TEAM_ROLES,
    Recorded.PANEL_ARRANGED,
    fields=(
        Field("panel_on", "What day will it meet?", "date", must="working"),
        Field("time", "At what time?", "text", limit=60),
        Field(
            "place",
            "Where, or by which video call?",
            "text",
            "A video call is usual. Offer another way where they need one.",
        ),
        Field(
            "agreed",
            "If it is later than the rules allow: how and when did the person agree?",
            required=False,
        ),
        Field(
            "why_near",
            "If the papers cannot go {s3_panel_papers} before it: why is it so soon?",
            hint=(
                "Only where no later day keeps within the rules. The person reads this. Leave "
                "it empty otherwise."
            ),
            required=False,
        ),
    ),
    explains=(
        "Ask the person which days suit them first. The papers are due {s3_panel_papers} before."
    ),
    source="r19(4), 002:243-248",
    needs=("panel_appointed",),
    keeps=True,
    done="The day is fixed. Send the papers by the day shown below.",
    happened="The day of the panel was fixed",
)
PANEL_PAPERS = replace(
    ENCLOSURES,
    label="Which papers are sent?",
    hint="Everyone gets the same: the complaint, both reports, the decision and its letter.",
    required=True,
)
PAPERS = Move(
    "papers",
    "Send the invitation and the papers",
    TEAM_ROLES,
    Recorded.PAPERS_SENT,
    fields=(
        PANEL_PAPERS,
        Field(
            "attends",
            "Who will be there, and why?",
            hint=(
                "The panel of three decides. The person may bring an advocate and one other, "
                "and choose who speaks."
            ),
        ),
    ),
    letters=(("panel_invitation", "complainant"), ("panel_invited", "attending")),
    explains=(
        "To the person and to everyone who attends, at least {s3_panel_papers} before. Add the "
        "papers here: they go with the letters, and count as sent once the person’s has left."
    ),
    source="002:126-147, r19(5)(6), N27",
    needs=("panel_arranged",),
    keeps=True,
    done="The invitations are on their way.",
    happened="The invitation and the papers were sent",
)
MEET = Move(
    "met",
    "Record that the panel met",
    ("panel_chair", *TEAM_ROLES),
    Recorded.PANEL_MET,
    leads_to="panel_met",
    fields=(
        Field(
            "met_on",
            "What day did it meet?",
            "date",
            must="past",
            after=("panel_arranged", "panel_on", "it was arranged for then"),
        ),
        Field("present", "Who was there?"),
    ),
    letters=(("panel_report_asked", "panel_chair"),),
    explains=(
        "It can go ahead without the person only if they agreed. Its chair is asked for the "
        "report today."
    ),
    source="r19, r20, 002:249-252",
    needs=("panel_arranged",),
    keeps=True,
    done="Recorded. The report is due {s3_panel_report} after the panel.",
    happened="The panel met",
)
REPORT = Move(
    "report",
    "Give the panel’s report",
    ("panel_chair", *TEAM_ROLES),
    Recorded.PANEL_REPORTED,
    leads_to="panel_reported",
    fields=(
        Field("summary", "A short summary", hint="In words the person can follow."),
        Field("report", "The report", limit=30_000),
        Field(
            "recommendations", "What the panel recommends", "lines", "One recommendation a line."
        ),
        Field(
            "appoint_senior",
            "Which senior officer answers it?",
            "appoint",
            "At director level. Not one who had a part in stage 2.",
            role="senior",
        ),
        Field(
            "received_on",
            "What day did the council get it?",
            "date",
            must="past",
            after=("panel_met", "met_on", "the panel met then"),
        ),
        Field(
            "others",
            "Who else must have the report?",
            "lines",
            "One a line: who, and why they have enough interest in it. The person reads this. "
            "Do not write how to reach anyone.",
            required=False,
        ),
        ENCLOSURES,
    ),
    letters=(
        ("panel_report_sent", "complainant"),
        ("panel_report_shared", "panel_report"),
        ("panel_report_shared", "team"),
    ),
    explains=(
        "It goes to the person, the independent person and the council alike. The complaints team "
        "sends it to anyone else who must have it."
    ),
    source="r20, 002:256-258, N28",
    owner="senior",
    keeps=True,
    done="The report is on its way to everyone who must have it.",
    happened="The panel reported",
    document=True,
)
IP_VIEW = Move(
    "ip_view",
    "Say what you think the council should do",
    ("ip", *TEAM_ROLES),
    Recorded.IP_VIEWED,
    fields=(Field("view", "What should the council do about what the panel said?"),),
    letters=(("ip_view", "senior"),),
    explains=(
        "The senior officer must have the independent person’s view before answering. The team "
        "may write it down for them."
    ),
    source="r20, 002:128-136",
    unless=("ip_viewed",),
    keeps=True,
    done="The senior officer has been sent it.",
    happened="The independent person gave their view",
)
FINAL_REPLY = Move(
    "final_reply",
    "Send the final answer",
    ("senior",),
    Recorded.PANEL_ANSWERED,
    affects_child=True,
    leads_to="answered_stage3",
    fields=(
        RESPONSES,
        Field("response", "Our answer to the panel’s report, and why", real=True),
        SORRY,
        ENCLOSURES,
    ),
    letters=(("stage3_reply", "complainant"), ("stage3_closed", "team")),
    explains=(
        "It goes to the person today with the panel’s report and how to go to the Ombudsman. "
        "Where you do not follow the panel, say why."
    ),
    source="r20, 002:128-136, N29",
    needs=("ip_viewed",),
    owner="team",
    done="The final answer is on its way to the person.",
    happened="The final answer was written",
    document=True,
    learns=True,
)
AT_STAGE3 = (NAME_PANEL, ARRANGE, PAPERS, MEET)
AT_PANEL = (REPORT,)
AFTER_PANEL = (IP_VIEW, FINAL_REPLY)
