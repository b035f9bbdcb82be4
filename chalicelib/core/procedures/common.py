"""Rows that several procedures share: the ladder of a late clock, the questions of triage, and findings."""

from __future__ import annotations

from chalicelib.core.cases import KINDS
from chalicelib.core.procedures.tables import Field, Move, Nudge

TEAM_ROLES = ("complaints_team", "complaints_officer", "complaints_manager")

FINDINGS = (
    ("upheld", "Upheld: we got this wrong"),
    ("partially_upheld", "Partly upheld: we got some of this wrong"),
    ("not_upheld", "Not upheld: we did what we should have done"),
    ("no_finding", "No finding: the evidence does not settle it"),
)

HOW_TOLD = (("phone", "By telephone"), ("post", "By letter in the post"), ("in_person", "In person"))
HOW_SAID = (*HOW_TOLD[:1], ("writing", "In writing"), HOW_TOLD[2])


def ladder(clock: str) -> tuple[Nudge, ...]:
    """Who is told, in order, as `clock` nears its date and runs late (RULES 1.1.10). A rung held by a named person is skipped when it falls."""
    return (
        Nudge(clock, -5, "owner", "reminder"),
        Nudge(clock, -2, "owner", "reminder"),
        Nudge(clock, -1, "owner", "reminder"),
        Nudge(clock, 0, "owner", "due_today"),
        Nudge(clock, 0, "manager", "due_today"),
        Nudge(clock, 1, "complaints_manager", "overdue"),
        Nudge(clock, 3, "head_of_service", "overdue"),
        Nudge(clock, 5, "director", "overdue"),
        Nudge(clock, 10, "director", "overdue", every=5),
        Nudge(clock, 10, "owner", "overdue", every=5),
    )


TRIAGE = Move(
    "triage",
    "Record what it is about",
    TEAM_ROLES,
    "triaged",
    fields=(
        Field(
            "kind",
            "What is it?",
            "choice",
            "The person can change this at any time: if they say it is a complaint, it is.",
            choices=tuple(KINDS.items()),
        ),
        Field("procedure", "Which procedure?", "procedure"),
        Field("service", "Which part of children’s services?", "service"),
        Field(
            "named",
            "Which members of staff does it name?",
            "lines",
            "One name a line. They will not be sent this case or its links.",
            required=False,
        ),
        Field(
            "points",
            "The points, as you understand them",
            "lines",
            "One point a line. We send these to the person, who can correct them.",
            limit=20_000,
        ),
    ),
    letters=(("points_understood", "complainant"),),
    explains="Check what kind of complaint it is, who it names, and each thing complained of.",
    source="RULES 1.1.2, 1.1.10, N2",
)

ALLOCATE = Move(
    "allocate",
    "Give it to an officer",
    TEAM_ROLES,
    "allocated",
    leads_to="stage1",
    fields=(
        Field(
            "officer",
            "Who will look into it?",
            "officer",
            "Nobody whom the complaint names is in this list. Think too of anyone close to them.",
        ),
        Field("note", "Anything they should know first", required=False),
    ),
    letters=(("allocation", "owner"),),
    explains="The officer is sent the points, the date of the reply and their own links.",
    source="002:29, 000:45, N13",
)

HAND_BACK = Move(
    "hand_back",
    "Hand it back",
    ("owner",),
    "handed_back",
    leads_to="triage",
    fields=(
        Field(
            "reason",
            "Why should someone else look into it?",
            hint="For example, you know the family, or you are part of what is complained of.",
        ),
    ),
    letters=(("handed_back", "team"),),
    explains="It goes back to the complaints team at once. The date of the reply does not change.",
    source="Code 5.4",
)

WITHDRAW = Move(
    "withdraw",
    "Record that they have withdrawn it",
    TEAM_ROLES,
    "withdrawn",
    leads_to="withdrawn",
    fields=(
        Field("how", "How did they tell you?", "choice", choices=HOW_SAID),
        Field("said", "What did they say?", hint="Only they can withdraw it, and nobody should ask them to."),
    ),
    letters=(("withdrawal_confirmed", "complainant"),),
    explains="We confirm it to them in writing, and tell them that they can come back.",
    source="002:164-167, r7",
)

COME_BACK = Move(
    "come_back",
    "Open it again",
    TEAM_ROLES,
    "reopened",
    leads_to="triage",
    fields=(Field("reason", "What did they ask for?"),),
    letters=(("reopened", "complainant"),),
    explains="The day it first came in is kept. A new date for the reply is counted from today.",
    source="RULES 1.1.8",
)
