"""Rows by which some points of a complaint go to another service or officer, who writes about them
for whoever answers. The person gets one answer, with a finding on each point.
"""

from __future__ import annotations

from chalicelib.core.contributors import CLOCK
from chalicelib.core.people.officers import CONTRIBUTOR, CONTRIBUTORS, TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ANYONE, WHICH, make_late_ladder
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge
from chalicelib.core.procedures.when import Guard, When

GIVEN = Field("which", "Which points?", "points", role="given points")

GIVE_POINT = Move(
    "give_point",
    "Ask somebody else about a point",
    ANYONE,
    Recorded.POINT_GIVEN,
    fields=(
        WHICH,
        Field(
            "officer",
            "Who will write about it?",
            "officer",
            "Anyone named in the complaint has been left off. Consider anyone close to them too.",
        ),
        Field(
            "service",
            "Which part of children’s services is it about?",
            "service",
            "The figures count the point there.",
            known="service",
        ),
        Field(
            "due",
            "By what day do you need it?",
            "date",
            "A working day before the answer is due.",
            must="working",
        ),
        Field("asked", "What do you need to know?"),
    ),
    explains=(
        "For a point that another service knows about. They get the case and a link, are "
        "reminded, and write to whoever answers. The person still gets one answer, and its date "
        "does not move."
    ),
    source="000:46, Code 5.4, 6.7; one helper a point: DESIGN",
    rare=True,
    done="Done. They are being sent the case, with what you asked and by when.",
    happened="Somebody else was asked about a point",
    told="{officer} was asked to write about a point",
)

WRITE_ON_POINT = Move(
    "write_on_point",
    "Write about the point you were asked about",
    (CONTRIBUTOR, *TEAM_ROLES),
    Recorded.POINT_ANSWERED,
    fields=(
        GIVEN,
        Field(
            "text",
            "What did you find, and what did you look at?",
            hint="Whoever answers reads this and makes the finding. Name no other family.",
            limit=20_000,
            real=True,
        ),
    ),
    explains=(
        "It goes to whoever answers the complaint, and not to the person. If you cannot write "
        "about it, reply to this email and say why."
    ),
    source="000:46, Code 6.7",
    when=When(Guard.CLOCK_RUNS, (CLOCK,)),
    done="Thank you. Whoever answers the complaint is being sent what you wrote.",
    happened="Somebody who was asked about a point wrote about it",
)

TAKE_POINT_BACK = Move(
    "take_point_back",
    "Stop asking somebody else about a point",
    ANYONE,
    Recorded.POINT_TAKEN_BACK,
    fields=(GIVEN, Field("reason", "Why? They are told this")),
    explains="They are told to stop. You can ask somebody else about the point.",
    source="000:46",
    when=When(Guard.CLOCK_RUNS, (CLOCK,)),
    rare=True,
    done="Done. They are being told.",
    happened="Somebody is no longer asked about a point",
)

# Once somebody was asked; whoever answers may hand the case back meanwhile.
WHILE_ASKED = (WRITE_ON_POINT, TAKE_POINT_BACK)

POINT_CLOCK = ClockRule(
    CLOCK,
    0,
    ("points_given",),
    ("points_over",),
    "get what others were asked to write",
    "000:46; the date is set for the point",
    whose="officers",
    dated_by="on",
    apology=False,
    to_do=(
        "Whoever answers the complaint needs what you know about the point. Press “Write about the "
        "point you were asked about”."
    ),
    to_do_late=(
        "Whoever was asked presses “Write about the point you were asked about” today. Whoever "
        "answers can also find it out, and stop asking. The answer does not wait for it."
    ),
    while_open=True,
)

POINT_NUDGES = (
    Nudge(CLOCK, -1, CONTRIBUTORS, "reminder"),
    Nudge(CLOCK, 0, CONTRIBUTORS, "due_today"),
    Nudge(CLOCK, 1, CONTRIBUTORS, "overdue"),
    Nudge(CLOCK, 1, "owner", "overdue"),
    *make_late_ladder(CLOCK, CONTRIBUTORS),
)
