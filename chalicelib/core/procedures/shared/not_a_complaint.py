"""What the procedures for something that is no complaint, or not yet, share: it becomes one by one
press, at any time (RULES 1.4, Code 5.3).

Nothing here can be declined or paused: whoever is not content with how it is dealt with has a right
to complain instead.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.common import ANYONE
from chalicelib.core.procedures.shared.end_stages import leave_out, replace_moves
from chalicelib.core.procedures.shared.join import JOINED
from chalicelib.core.procedures.shared.pause_and_stop import (
    AFTERWARDS,
    ANSWERED,
    COME_BACK,
    WHILE_OPEN,
)
from chalicelib.core.procedures.shared.triage import REROUTE, SPLIT, TRIAGE
from chalicelib.core.procedures.tables import Field, Move, Stage

FIRST_LETTERS = (("acknowledgement", "complainant"), ("new_case", "team"))
ENDS = ("withdrawal_confirmed", "rerouted", "joined")
# It is a complaint now, and answered as one.
COMPLAINED = ("made_complaint",)
WHOLE = (
    "pause",
    "keep_paused",
    "resume",
    "decline",
    "withdraw_part",
)  # for a complaint that has points to answer

COMPLAIN = Move(
    "make_complaint",
    "Make it a complaint",
    ("complainant",),
    Recorded.MADE_COMPLAINT,
    fields=(
        Field(
            "said",
            "Is there anything to add?",
            hint="You do not have to say more. We have what you sent.",
            required=False,
        ),
    ),
    letters=(("now_a_complaint", "complainant"), ("made_a_complaint", "team")),
    explains="We will treat it as a complaint from today. We keep the day you first told us.",
    source="000:35, Code 5.3, RULES 1.4",
    done="It is a complaint now. We are writing to you with the dates.",
    happened="It was made a complaint",
)
RECORD_COMPLAINT = replace(
    COMPLAIN,
    name="record_complaint",
    button="Record that they want it to be a complaint",
    by=ANYONE,
    fields=(Field("said", "What did they say?", required=False),),
    explains=(
        "They do not have to use the word “complaint”, or give a reason. The dates run from the "
        "day it first came in."
    ),
    done="It is a complaint now. The person is being told the dates.",
)
MAKE = (COMPLAIN, RECORD_COMPLAINT)
TAKE_UP = replace(
    COME_BACK,
    letters=(("taken_up_again", "complainant"), *COME_BACK.letters[1:]),
)

FIRST = (TRIAGE, SPLIT, REROUTE)
OPEN = leave_out(WHILE_OPEN, *WHOLE)
AFTER = leave_out(replace_moves(ANSWERED, TAKE_UP), "resume", "keep_paused")
OVER = replace_moves(AFTERWARDS, TAKE_UP)
CLOCKS = tuple(clock for clock in ALWAYS_CLOCKS if clock.name != "pause_review")
NUDGES = tuple(nudge for nudge in ALWAYS_NUDGES if nudge.clock != "pause_review")


def make_last_stages(*moves: Move, rest: tuple[Move, ...] = ()) -> tuple[Stage, ...]:
    """Return the stages at which one of these ends. `moves` go on from all of them; `rest` from
    rest too.
    """
    return (
        Stage(
            "withdrawn",
            "Withdrawn",
            "You asked us to stop. You can come back at any time.",
            (*moves, *OVER),
            status="withdrawn",
        ),
        Stage(
            "transferred",
            "Somewhere else",
            "We wrote to you to say where it goes, and why.",
            (*moves, *OVER),
            status="transferred",
        ),
        Stage(
            "at_rest",
            "Work stopped",
            "You have not asked us for anything more. You can come back at any time.",
            (*moves, *rest, *OVER),
            status="at rest",
        ),
        JOINED,
    )
