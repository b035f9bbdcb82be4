"""Rows for an advocate whom somebody asked for, and has not got yet."""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import make_chaser
from chalicelib.core.procedures.tables import ClockRule, Field, Move
from chalicelib.core.procedures.when import Guard, When

FOUND = "found"
SETTLE_ADVOCATE = Move(
    "settle_advocate",
    "Record what became of the advocate they asked for",
    TEAM_ROLES,
    Recorded.ADVOCATE_SETTLED,
    fields=(
        Field(
            "outcome",
            "Do they have one?",
            "choice",
            choices=(
                (FOUND, "Yes, and they know who it is"),
                ("own", "They are finding one themselves"),
                ("no", "No. They do not want one now"),
            ),
        ),
        Field("note", "Who told you, and how do they know?"),
    ),
    explains=(
        "Our letters say that we are finding them an advocate. Adding the advocate to the case "
        "says by itself that they have one."
    ),
    source="s26A, N11",
    when=When(Guard.CLOCK_RUNS, ("advocate",)),
    keeps=True,
    done="Recorded. Our letters no longer say that we are finding one.",
    happened="What became of the advocate they asked for was recorded",
)

ADVOCATE_CLOCK = ClockRule(
    "advocate",
    5,
    ("advocate_wanted",),
    ("advocate_found", "advocate_settled"),
    "find you an advocate",
    "s26A, N11; five days: DESIGN",
    whose="officers",
    shown_to="everyone",
    apology=False,
    to_do=(
        "They asked about an advocate, and our letters say that we are finding one. Ask the "
        "advocacy service, tell them who it is, and add the advocate to the case."
    ),
    to_do_late=(
        "They have waited too long for an advocate. Call the advocacy service today, and tell "
        "them who it is or by when they will have one."
    ),
    most=10,
)

ADVOCATE_NUDGES = make_chaser("advocate")
