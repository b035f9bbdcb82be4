"""Stage 2 of the statutory procedure: what is looked into, how it goes, and both reports (r17,
002:206-234).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import (
    ENCLOSURES,
    POINTS,
)
from chalicelib.core.procedures.shared.reply import EXTEND
from chalicelib.core.procedures.statutory.stage2_decision import ADJUDICATE, STAGE2_LETTER
from chalicelib.core.procedures.statutory.stage2_officers import (
    APPOINT,
    DECLARE_IO,
    DECLARE_IP,
    NOT_INDEPENDENT,
)
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

AGREE_STATEMENT = Move(
    "agree_statement",
    "Record the agreed points",
    ("io", *TEAM_ROLES),
    Recorded.STATEMENT_AGREED,
    fields=(
        Field(
            "points",
            "The points, as the person agrees them",
            "lines",
            "One point a line.",
            limit=20_000,
            known="points",
            real=True,
        ),
        Field("wanted", "What would put it right, in their words", required=False),
        Field(
            "agreed",
            "Does the person agree to these points?",
            "choice",
            choices=(("yes", "Yes"), ("no", "No, or they have not said")),
        ),
        Field(
            "agreed_on",
            "If they agree: on what day did they?",
            "date",
            required=False,
            must="past",
            needed=("agreed", ("yes",), "They agree, so give the day on which they did"),
        ),
        Field(
            "tried",
            "If not: what did you try, and why are you going ahead?",
            hint="They read this. Silence is not agreement.",
            required=False,
            needed=(
                "agreed",
                ("no",),
                "They have not agreed, so say what you tried, and why you are going ahead",
            ),
        ),
    ),
    letters=(("statement", "complainant"), ("statement_shared", "ip")),
    explains=(
        "The date of the decision does not move: it was counted from the request. Where they "
        "do not answer, say what you tried."
    ),
    source="r16, 002:206, N21, traps 8 and 52",
    unless=("io_reported",),
    keeps=True,
    done="The person is being sent the points as agreed.",
    happened="What is to be looked into was written down, and sent to the person",
)

SEND_PLAN = Move(
    "send_plan",
    "Send them your plan",
    ("io",),
    Recorded.PLAN_SENT,
    fields=(
        Field(
            "text",
            "What will you read, who will you speak to, and by when?",
            hint="In words the person can follow. Name no other family.",
            limit=20_000,
            real=True,
        ),
    ),
    letters=(("plan_shared", "complainant"),),
    explains=(
        "Where they want a say in how it is looked into. They can agree or ask for changes, by a "
        "reply or on their own page. What they say comes to you. No date moves."
    ),
    source="003:31",
    needs=("io_declared",),
    done="It is on its way to them. What they say about it will come to you.",
    happened="The plan of the investigation was sent to the person",
)

PROGRESS = Move(
    "progress",
    "Send a progress update",
    ("io",),
    Recorded.PROGRESS_RECORDED,
    fields=(
        Field("done", "What has been done?"),
        Field("next", "What comes next, and when?"),
        ENCLOSURES,
    ),
    letters=(("progress_told", "complainant"),),
    explains="Every {s2_progress}, and whenever there is something to say.",
    source="Cornwall 25 002 762, N24",
    needs=("io_declared",),
    done="It is on its way to them.",
    happened="The person was sent a progress update",
)

# Nobody else waits for that: the person is told every so often whether or not anyone has been
# appointed.
TELL_PROGRESS = replace(PROGRESS, name="tell_progress", by=("ao", *TEAM_ROLES), needs=())

IP_CONCERN = Move(
    "ip_concern",
    "Raise a concern with the complaints manager",
    ("ip",),
    Recorded.IP_CONCERN,
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
    Recorded.IO_REPORTED,
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
    explains=(
        "A finding for each point with its evidence and reasons, and what you recommend. The "
        "person reads all of it."
    ),
    source="002:66-73",
    needs=("io_declared", "statement_agreed"),
    keeps=True,
    done="Your report is with the complaints team.",
    happened="The investigating officer reported",
    document=True,
    brought_by=("stage2_letter",),
)

IP_REPORT = Move(
    "ip_report",
    "Give your report",
    ("ip",),
    Recorded.IP_REPORTED,
    fields=(
        Field("how", "How was it looked into? Was it fair, thorough and open?", limit=30_000),
        Field(
            "agrees",
            "Do you agree with the findings and recommendations?",
            "choice",
            choices=(("yes", "Yes"), ("part", "With some of them"), ("no", "No")),
        ),
        Field(
            "why",
            "Where you do not agree, say why",
            required=False,
            needed=(
                "agrees",
                ("part", "no"),
                "You do not agree with all of it, so say where, and why",
            ),
        ),
    ),
    letters=(("reports_in", "team"),),
    explains=(
        "On the fairness of the investigation, and on its findings. The person reads all of it."
    ),
    source="002:75-77, 002:224, r17",
    needs=("ip_declared", "io_reported"),
    keeps=True,
    done="Your report is with the complaints team.",
    happened="The independent person reported",
    document=True,
    brought_by=("stage2_letter",),
)

EXTEND2 = Move(
    "extend",
    "Ask for more time",
    ("io", "ao", *TEAM_ROLES),
    Recorded.EXTENDED,
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
            "The earliest you can keep. It can be no later than {s2_max} from the request.",
            must="working",
        ),
    ),
    letters=(("stage2_extension", "complainant"), ("extension_copied", "team")),
    explains=(
        "Once, and only before the day it is due. The new date counts once our letter to the "
        "person has gone."
    ),
    source="r17, N23, trap 11",
    when=When(Guard.CAN_EXTEND),
    done="The person is being told the new date and why. It counts once our letter has gone.",
    happened=EXTEND.happened,
)

AT_STAGE2 = (
    APPOINT,
    DECLARE_IO,
    DECLARE_IP,
    AGREE_STATEMENT,
    SEND_PLAN,
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
