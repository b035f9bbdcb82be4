"""Rows for somebody whom a child would like to talk to, and has not talked to yet."""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import make_chaser
from chalicelib.core.procedures.tables import ClockRule, Field, Move
from chalicelib.core.procedures.when import Guard, When

CLOCK = "wanted_talk"
_SOURCE = "K9; five days: DESIGN"

SETTLE_TALK = Move(
    "settle_talk",
    "Record what became of the talk that they want",
    TEAM_ROLES,
    Recorded.TALK_SETTLED,
    fields=(
        Field(
            "outcome",
            "Can they talk to the person they chose?",
            "choice",
            choices=(
                ("asked", "Yes. That person was asked, and they will talk"),
                ("other", "No. They chose somebody else"),
                ("no", "No. They do not want it now"),
            ),
        ),
        Field("note", "Who asked, and what was said?"),
    ),
    explains="Their page and our letters say that we will help them talk to the person they chose.",
    source=_SOURCE,
    when=When(Guard.CLOCK_RUNS, (CLOCK,)),
    done="Recorded. Our letters no longer say that we will help with it.",
    happened="What became of the talk that they want was recorded",
)

TALK_WANTED_CLOCK = ClockRule(
    CLOCK,
    5,
    ("talk_wanted",),
    (Recorded.TALK_SETTLED,),
    "help them talk to the person they chose",
    _SOURCE,
    whose="officers",
    apology=False,
    to_do=(
        "The child said who they want to talk to. Ask that person, in a way that is safe for the "
        "child, and record it. Tell no parent, carer or home."
    ),
    to_do_late=(
        "The child has waited too long. Ask the person whom they want to talk to today, in a way "
        "that is safe for the child."
    ),
    most=10,
)

TALK_WANTED_NUDGES = make_chaser(CLOCK)
