"""A complaint from someone who did not say who they are: outside the statutory procedure, since
nobody can be answered, but never dropped: it is read for danger, looked into, and counted (RULES
1.1.1)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.added_words import OPEN_COMPLAINT, PUT_WITH_CASE
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.common import make_ladder
from chalicelib.core.procedures.shared.corrections import ADD_POINT, CORRECT_MATTER
from chalicelib.core.procedures.shared.danger_and_holds import (
    ASK_FREEZE,
    FREEZE,
    RAISE_DANGER,
    SEE_DANGER,
)
from chalicelib.core.procedures.shared.files import FILE_MOVES
from chalicelib.core.procedures.shared.join import JOIN, JOINED, TAKE_APART
from chalicelib.core.procedures.shared.pause_and_stop import COME_BACK
from chalicelib.core.procedures.shared.reaching_them import MAKE_KNOWN
from chalicelib.core.procedures.shared.triage import ALLOCATE, HAND_BACK, TRIAGE
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Procedure, Stage

RECORD = Move(
    "record_outcome",
    "Record what was done",
    ("owner", *TEAM_ROLES),
    Recorded.OUTCOME_RECORDED,
    leads_to="looked_into",
    fields=(Field("outcome", "What did you find, and what was done about it?"),),
    letters=(("outcome_recorded", "team"),),
    explains="Nobody can be written to, so this is kept for the record and for what we learn.",
    source="RULES 1.1.1 (anonymous)",
)

SAFE = (
    "danger",
    "freeze",
    "freeze_until",
    "reprisal",
)  # of what may happen at any time, what asks for nobody to be written to
AT_ONCE = (
    OPEN_COMPLAINT,
    PUT_WITH_CASE,
    *CORRECT_MATTER,
    *FILE_MOVES,
    RAISE_DANGER,
    SEE_DANGER,
    ASK_FREEZE,
    FREEZE,
)

ANONYMOUS = Procedure(
    name="anonymous",
    title="how we deal with what we are told by someone who does not say who they are",
    source="RULES 1.1.1 (anonymous)",
    into="children_act",
    on_receipt=(("new_case", "team"),),
    clocks=(
        ClockRule(
            "look_into",
            10,
            ("receipt",),
            ("outcome_recorded", "joined_to"),
            "look into it",
            "DESIGN: the limit of stage 1, so that it is not left",
            most=20,
        ),
        *(c for c in ALWAYS_CLOCKS if c.name in SAFE),
    ),
    nudges=(*make_ladder("look_into"), *(n for n in ALWAYS_NUDGES if n.clock in SAFE)),
    stages=(
        Stage(
            "triage",
            "Being read",
            "The complaints team is reading it.",
            (TRIAGE, ALLOCATE, JOIN, ADD_POINT, MAKE_KNOWN, *AT_ONCE),
        ),
        Stage(
            "stage1",
            "Being looked into",
            "A manager who is not named in it is looking into it.",
            (RECORD, HAND_BACK, TRIAGE, ALLOCATE, JOIN, ADD_POINT, MAKE_KNOWN, *AT_ONCE),
        ),
        Stage(
            "looked_into",
            "Looked into",
            "It has been looked into.",
            (COME_BACK, MAKE_KNOWN, *AT_ONCE),
            status="answered",
        ),
        replace(JOINED, moves=(TAKE_APART, *AT_ONCE)),
    ),
)
