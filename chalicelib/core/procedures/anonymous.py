"""A complaint from someone who did not say who they are: outside the statutory procedure, since nobody can be answered, but never
dropped: it is read for danger, looked into, and counted (RULES 1.1.1)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.common import ALLOCATE, COME_BACK, HAND_BACK, TEAM_ROLES, TRIAGE, ladder
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Procedure, Stage

RECORD = Move(
    "record_outcome",
    "Record what was done",
    ("owner", *TEAM_ROLES),
    "outcome_recorded",
    leads_to="looked_into",
    fields=(Field("outcome", "What did you find, and what was done about it?"),),
    letters=(("outcome_recorded", "team"),),
    explains="Nobody can be written to, so this is kept for the record and for what we learn.",
    source="RULES 1.1.1 (anonymous)",
)

ANONYMOUS = Procedure(
    name="anonymous",
    title="how we deal with what we are told by someone who does not say who they are",
    source="RULES 1.1.1 (anonymous)",
    on_receipt=(("new_case", "team"),),
    clocks=(
        ClockRule(
            "look_into",
            10,
            ("receipt",),
            ("outcome_recorded",),
            "look into it",
            "DESIGN: the limit of stage 1, so that it is not left",
        ),
    ),
    nudges=ladder("look_into"),
    stages=(
        Stage("triage", "Being read", "The complaints team is reading it.", (replace(TRIAGE, letters=()), ALLOCATE)),
        Stage(
            "stage1",
            "Being looked into",
            "A manager who is not named in it is looking into it.",
            (RECORD, HAND_BACK, replace(TRIAGE, letters=()), ALLOCATE),
        ),
        Stage("looked_into", "Looked into", "It has been looked into.", (COME_BACK,), status="answered"),
    ),
)
