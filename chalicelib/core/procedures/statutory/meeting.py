"""Rows of the meeting that is offered with the answer to stage 2: asked for by the person or for
them, and what became of it (002:230-234).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.statutory.asking_onwards import ASKED_ON
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

ASK_MEETING = Move(
    "ask_meeting",
    "I want to meet about this answer",
    ("complainant",),
    Recorded.MEETING_ASKED,
    fields=(Field("said", "When and where would suit you?", required=False),),
    letters=(("meeting_asked", "team"),),
    explains=(
        "You can go through the report with us, and bring an advocate. The time to ask for a "
        "panel keeps running."
    ),
    source="002:230-234",
    keeps=True,
    unless=("meeting_asked",),
    done="We have your request. We will write to you to find a time.",
    happened="A meeting was asked for",
)

ASKED_MEETING = replace(
    ASK_MEETING,
    name="asked_meeting",
    button="Record that they asked to meet about it",
    by=TEAM_ROLES,
    fields=(
        replace(ASKED_ON, label="What day did they ask?", hint=""),
        Field("said", "When and where would suit them?", required=False),
    ),
    letters=(),
    explains="By phone or any other way. We will remind you until the meeting is recorded.",
    rare=True,
    done="Recorded. Find a time with them this week.",
)

MEETING_HELD = Move(
    "meeting_held",
    "Record the meeting that they asked for",
    TEAM_ROLES,
    Recorded.MEETING_HELD,
    fields=(
        Field(
            "outcome",
            "What happened?",
            "choice",
            choices=(("held", "We met"), ("not_wanted", "They do not want it any more")),
        ),
        Field(
            "met_on",
            "If you met: on what day?",
            "date",
            required=False,
            must="past",
            needed=("outcome", ("held",), "You met, so give the day on which you did"),
        ),
        Field("said", "What was said, and what was agreed?"),
    ),
    explains="We will remind you until it is recorded.",
    source="002:230-234",
    needs=("meeting_asked",),
    when=When(Guard.CLOCK_RUNS, ("s2_meeting",)),
    done="Recorded.",
    happened="The outcome of the meeting was recorded",
)
