"""Rows by which cases about the same matter become one, on the team's word alone, and are taken
apart again (RULES trap 54).
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.any_time import ALWAYS
from chalicelib.core.procedures.tables import Field, Move, Stage

SOURCE = "RULES trap 54"

JOIN = Move(
    "join",
    "Merge with another case about the same matter",
    TEAM_ROLES,
    Recorded.JOINED_TO,
    leads_to="joined",
    fields=(
        Field("other", "What is the reference of the other case?", "case", "Like K4M7-RT2C."),
        Field(
            "reason",
            "How do you know that it is the same matter?",
            hint="Nobody outside the council is sent this.",
        ),
    ),
    letters=(("joined", "complainant"),),
    explains=(
        "Whichever came in first goes on, with its own dates. The words and files of the later "
        "one are added to it. If both are from the same person, so are its points, and the "
        "answer covers each. Do this only if one answer will do for both."
    ),
    source=SOURCE,
    rare=True,
    done="Done. Whichever came in first goes on, and the other is now a part of it.",
    happened="It was merged into an earlier case about the same matter",
)

TAKE_APART = Move(
    "take_apart",
    "Separate it again",
    TEAM_ROLES,
    Recorded.TAKEN_APART,
    leads_to="triage",
    fields=(
        Field(
            "reason",
            "Why should it be separate?",
            hint="Nobody outside the council is sent this.",
        ),
    ),
    letters=(("apart_again", "complainant"),),
    explains=(
        "It becomes a separate case again, at the stage it had and with whoever had it. Its first "
        "dates stand."
    ),
    source=f"{SOURCE}, RULES 1.1.8",
    done="Done. It is a separate case again, and the person is being told its dates.",
    happened="It was separated from the case that it was merged with",
)

JOINED = Stage(
    "joined",
    "Put together with another",
    ("We are looking at this together with something about the same thing that came to us before."),
    (TAKE_APART, *ALWAYS),
    status="joined",
)
