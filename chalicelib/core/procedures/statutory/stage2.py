"""Stage 2 of the statutory procedure: the investigation, its two reports, and the decision on them (r17, 002:206-234)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    POINTS,
    SORRY,
    chaser,
    ladder,
    late_news,
)
from chalicelib.core.procedures.shared.reply import EXTEND
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge

STARTS = ("stage2_requested",)
ENDS = ("stage2_letter", *ENDINGS)
CLOCKS2 = (
    ClockRule("s2_record", 5, ("stage2_said",), (*STARTS, *ENDINGS), "agree with you what you told us", "r16; five days: DESIGN", dated_by="asked_on"),
    ClockRule("s2_response", 25, STARTS, ENDS, "send you the decision and both reports", "r17, 002:111", extends_to="s2_max", most=25, dated_by="asked_on"),
    ClockRule("s2_max", 65, STARTS, ENDS, "send you the decision and both reports, at the very latest", "r17", most=65, dated_by="asked_on"),
    ClockRule("s2_statement", 5, STARTS, ("statement_agreed", *ENDS), "agree with you what is to be looked into", "r16; five days: DESIGN", dated_by="asked_on"),
    ClockRule("s2_progress", 10, (*STARTS, "progress_told"), ("progress_told", *ENDS), "tell you how it goes", "Cornwall 25 002 762, N24", dated_by="asked_on"),
    ClockRule("s2_meeting", 10, ("meeting_asked",), ("meeting_held", "rested", *ENDINGS), "hold the meeting that you asked for", "002:230-234; ten days: ours", dated_by="asked_on", whose="officers"),
    ClockRule("s3_request_window", 20, ("stage2_letter",), ("stage3_requested", "stage3_asked_late", "no_request_stage3"),
        "ask for a review panel", "r18, 002:110-112", most=20, whose="person"),
)  # fmt: skip
NUDGES2 = (
    *chaser("s2_record"),
    *ladder("s2_response"),
    *late_news("s2_response", "stage2_late", within=True),
    *late_news("s2_max", "stage2_late"),
    *chaser("s2_statement"),
    *chaser("s2_progress", "owner"),
    Nudge("s2_meeting", -5, "team", "reminder"),
    *chaser("s2_meeting"),
    Nudge("s3_request_window", -5, "complainant", "window_ending_stage3"),
    Nudge("s3_request_window", 1, "complainant", "no_request_stage3", leads_to="at_rest_stage2"),
)

APPOINT = Move(
    "appoint",
    "Appoint the investigating officer and the independent person",
    TEAM_ROLES,
    "appointed",
    fields=(
        Field("appoint_io", "Investigating officer", "appoint", "Outside the council, or inside it but not in children’s services.", role="io"),
        Field("appoint_ip", "Independent person", "appoint", "Neither a member nor an officer of the council, nor married to one. With it from the start, in all parts.", role="ip"),
        Field("access", "Which records and people will they need?", hint="For example case files, emails and the staff who were there."),
    ),
    letters=(("appointment", "io"), ("appointment", "ip"), ("who_investigates", "complainant")),
    explains="Both are sent the points, the dates and their own links, and are asked to declare that they are independent. The person is told who they are.",
    source="r17(2), 002:206-215, N22",
    owner="io",
    keeps=True,
    done="Both have been sent their appointment. The person is being told who they are.",
    happened="The investigating officer and the independent person were appointed",
)  # fmt: skip
DECLARE_IO = Move(
    "declare_io",
    "Declare that you are independent",
    ("io",),
    "io_declared",
    fields=(
        Field(
            "declared",
            "I had no involvement in the events, I do not work in children’s services, and I have no close connection with anyone involved",
            "check",
        ),
    ),
    explains="You cannot report before you have declared it. If it is not so, hand the appointment back.",
    source="002:208-211",
    needs=("appointed",),
    unless=("io_declared",),
    keeps=True,
    done="Recorded. Thank you.",
    happened="The investigating officer declared that they are independent",
)
DECLARE_IP = Move(
    "declare_ip",
    "Declare that you are independent",
    ("ip",),
    "ip_declared",
    fields=(
        Field(
            "declared",
            "I am neither a member nor an officer of this council, I am not the husband, wife or civil partner of one, and I have not worked for it",
            "check",
        ),
    ),
    explains="You cannot report before you have declared it. If it is not so, hand the appointment back.",
    source="r2, r17(2), trap 41",
    needs=("appointed",),
    unless=("ip_declared",),
    keeps=True,
    done="Recorded. Thank you.",
    happened="The independent person declared that they are independent",
)
NOT_INDEPENDENT = Move(
    "give_up",
    "Hand the appointment back",
    ("io", "ip"),
    "handed_back",
    fields=(
        Field(
            "reason",
            "Why should someone else do this?",
            hint="For example, you know the family, or you have worked for the team.",
        ),
    ),
    letters=(("handed_back", "team"),),
    explains="The complaints team appoints someone else. The date does not change.",
    source="RULES 1.1.5",
    done="Done. The complaints team will appoint someone else.",
    happened="An appointment was handed back",
)
AGREE_STATEMENT = Move(
    "agree_statement",
    "Record the agreed points",
    ("io", *TEAM_ROLES),
    "statement_agreed",
    fields=(
        Field("points", "The points, as the person agrees them", "lines", "One point a line.", limit=20_000),
        Field("wanted", "What would put it right, in their words", required=False),
        Field("agreed", "Does the person agree to these points?", "choice", choices=(("yes", "Yes"), ("no", "No, or they have not said"))),
        Field("agreed_on", "If they agree: on what day did they?", "date", required=False, must="past", needed=("agreed", ("yes",), "They agree, so give the day on which they did")),
        Field("tried", "If not: what did you try, and why does it go on all the same?", hint="They read this. Their silence agrees to nothing.", required=False,
            needed=("agreed", ("no",), "They have not agreed, so say what you tried, and why it goes on all the same")),
    ),
    letters=(("statement", "complainant"), ("statement_shared", "ip")),
    explains="The date of the decision does not move: it was counted from the request. Where they do not answer, say what you tried.",
    source="r16, 002:206, N21, traps 8 and 52",
    unless=("io_reported",),
    keeps=True,
    done="The person is being sent the points as agreed.",
    happened="What is to be looked into was written down, and sent to the person",
)  # fmt: skip
PROGRESS = Move(
    "progress",
    "Send a progress update",
    ("io",),
    "progress_recorded",
    fields=(Field("done", "What has been done?"), Field("next", "What comes next, and when?")),
    letters=(("progress_told", "complainant"),),
    explains="Every 10 working days, and whenever there is something to say.",
    source="Cornwall 25 002 762, N24",
    needs=("io_declared",),
    done="It is on its way to them.",
    happened="The person was sent a progress update",
)
# Nobody else waits for that: the person is told every ten days whether or not anyone has been appointed.
TELL_PROGRESS = replace(PROGRESS, name="tell_progress", by=("ao", *TEAM_ROLES), needs=())
IP_CONCERN = Move(
    "ip_concern",
    "Raise a concern with the complaints manager",
    ("ip",),
    "ip_concern",
    fields=(Field("text", "What concerns you about how this is being looked into?"),),
    letters=(("ip_concern", "complaints_manager"),),
    explains="It goes straight to the complaints manager, and not to the investigating officer.",
    source="002:213-215, RULES 4.5",
    done="The complaints manager is being told.",
    happened="The independent person raised a concern",
)
IO_REPORT = Move(
    "io_report",
    "Give your report",
    ("io",),
    "io_reported",
    fields=(
        Field("chronology", "What happened, in order", limit=30_000),
        POINTS,
        Field(
            "recommendations",
            "What should be put right, and what should change",
            "lines",
            "One recommendation a line.",
        ),
    ),
    letters=(("reports_in", "team"), ("report_asked", "ip")),
    explains="A finding for each point with its evidence and reasons, and what you recommend. The person reads all of it.",
    source="002:66-73",
    needs=("io_declared", "statement_agreed"),
    keeps=True,
    done="Your report is with the complaints team.",
    happened="The investigating officer reported",
)
IP_REPORT = Move(
    "ip_report",
    "Give your report",
    ("ip",),
    "ip_reported",
    fields=(
        Field("how", "How was it looked into? Was it fair, thorough and open?", limit=30_000),
        Field("agrees", "Do you agree with the findings and recommendations?", "choice", choices=(("yes", "Yes"), ("part", "With some of them"), ("no", "No"))),
        Field("why", "Where you do not agree, say why", required=False, needed=("agrees", ("part", "no"), "You do not agree with all of it, so say where, and why")),
    ),
    letters=(("reports_in", "team"),),
    explains="On the fairness of the investigation, and on its findings. The person reads all of it.",
    source="002:75-77, 002:224, r17",
    needs=("ip_declared", "io_reported"),
    keeps=True,
    done="Your report is with the complaints team.",
    happened="The independent person reported",
)  # fmt: skip
ADJUDICATE = Move(
    "to_adjudicate",
    "Send both reports to the adjudicating officer",
    TEAM_ROLES,
    "reports_sent",
    fields=(
        Field(
            "appoint_ao",
            "Adjudicating officer",
            "appoint",
            "A senior manager in children’s services whom the complaint does not name.",
            role="ao",
        ),
    ),
    letters=(("adjudication_asked", "ao"),),
    explains="They decide on each finding and recommendation, and write to the person.",
    source="002:83-92, 002:227",
    needs=("io_reported", "ip_reported"),
    owner="ao",
    keeps=True,
    done="The adjudicating officer has been sent both reports.",
    happened="Both reports went to the adjudicating officer",
)
DECISIONS = (("accept", "Accept"), ("part", "Accept in part"), ("reject", "Do not accept"))
RESPONSES = Field("recommendations", "What you decide on each recommendation", "each", role="recommendations", parts=(
    Field("rec_decision", "Decision", "choice", choices=DECISIONS),
    Field("rec_why", "If you do not accept all of it: why", required=False, needed=("rec_decision", ("part", "reject"), "You do not accept all of this, so say why")),
    Field("rec_action", "If you accept any of it: what will be done, by whom and by when", required=False,
        needed=("rec_decision", ("accept", "part"), "You accept this, so say what will be done, by whom and by when")),
))  # fmt: skip
STAGE2_LETTER = Move(
    "decide",
    "Send the decision with both reports",
    ("ao",),
    "decided",
    leads_to="answered_stage2",
    fields=(
        Field("points", "What you decide on each finding", "each", role="points", parts=(
            Field("decision", "Decision", "choice", choices=(("agree", "I agree with the finding"), ("differ", "I do not agree"))),
            Field("why", "If you do not agree: what you find, and why", required=False, needed=("decision", ("differ",), "You do not agree with this finding, so say why")),
        )),
        RESPONSES,
        SORRY,
    ),
    letters=(("stage2_letter", "complainant"), ("stage2_closed", "team")),
    explains="It goes to the person today, with both reports, the offer of a meeting, and how to ask for a panel.",
    source="002:83-104, 002:227, r17, N25",
    needs=("reports_sent",),
    owner="team",
    done="The decision is on its way to the person, with both reports.",
    happened="The decision on the investigation was written",
)  # fmt: skip
EXTEND2 = Move(
    "extend",
    "Ask for more time",
    ("io", "ao", *TEAM_ROLES),
    "extended",
    fields=(
        Field(
            "reason",
            "Why is more time needed? Say it in words the person will read",
            hint="They are sent this today, with the new date.",
        ),
        Field(
            "new_date",
            "The new date",
            "date",
            "The earliest you can keep. It can be no later than 65 working days from the request.",
            must="working",
        ),
    ),
    letters=(("stage2_extension", "complainant"),),
    explains="Once, and only before the day it is due. It holds once the letter that tells the person has left.",
    source="r17, N23, trap 11",
    when="may_extend",
    done="The person is being told the new date and why. It holds once our letter has left.",
    happened=EXTEND.happened,
)
AT_STAGE2 = (
    APPOINT,
    DECLARE_IO,
    DECLARE_IP,
    AGREE_STATEMENT,
    IO_REPORT,
    IP_REPORT,
    ADJUDICATE,
    STAGE2_LETTER,
    PROGRESS,
    TELL_PROGRESS,
    EXTEND2,
    IP_CONCERN,
    NOT_INDEPENDENT,
)
