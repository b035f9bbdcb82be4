"""Rows for a complaint that was answered under the wrong rules: it goes to the law's, or to others
of the council's own. No row leads from the law's: what its answer opened stays open.
"""

from __future__ import annotations

from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move

WRONG_RULES = Move(
    "wrong_rules",
    "It was answered under the wrong rules",
    ("complaints_manager",),
    Recorded.RULES_CORRECTED,
    fields=(
        Field(
            "reason",
            "Why does the children’s social care procedure fit? Say it in words they will read",
            hint="They are sent this, with what it means for them.",
            real=True,
        ),
    ),
    letters=(("recorded_wrongly", "complainant"), ("they_came_back", "team")),
    explains=(
        "For a complaint that belongs under the law’s procedure for children’s social care. It "
        "goes on there, counted from the day it first came in. The answer that was given stays "
        "on the case, as one given under the wrong rules. They can go straight to stage 2. If they "
        "asked for stage 2 before, stage 2 begins, with its dates from that day. This cannot be "
        "taken back."
    ),
    source="RULES 0.3.2, 1.1.2, 2.5; the Ombudsman’s fault 1; trap 7",
    keeps=True,
    rare=True,
    done="Done. It is under the law’s procedure, and the person is being told why.",
    happened="It was put under the law’s procedure, after an answer under the wrong rules",
)

OTHER_RULES = Move(
    "other_rules",
    "It belongs under other rules of the council’s own",
    ("complaints_manager",),
    Recorded.OWN_RULES_CORRECTED,
    fields=(
        Field("procedure", "Which rules fit?", "procedure", role="own"),
        Field(
            "reason",
            "Why do these rules fit? Say it in words they will read",
            hint="They are sent this, with what it means for them.",
            real=True,
        ),
    ),
    letters=(("recorded_wrongly", "complainant"),),
    explains=(
        "For a complaint that was answered under one of the council’s own procedures and belongs "
        "under another of them. The answer stands, and so does every date that was told. Whoever "
        "has it keeps it."
    ),
    source="RULES 0.3.2, trap 7",
    rare=True,
    done="Done. The person is being told why.",
    happened="It was put under other rules of the council’s own, after an answer",
    work="it goes on under other rules of the council’s own",
)
