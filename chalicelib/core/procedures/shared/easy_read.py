"""Rows by which a person who asked for Easy Read gets our letters so. A person makes them: which
words and pictures carry a meaning cannot be worked out by a computer (Equality Act 2010 s20).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.clock_rules import EASY_READ, ClockRule
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import make_chaser
from chalicelib.core.procedures.tables import Field, Move, Stage
from chalicelib.core.procedures.when import Guard, When

CLOCK = "easy_read"
_SOURCE = "Equality Act 2010 s20; three days: DESIGN"

SEND_EASY_READ = Move(
    "send_easy_read",
    "Record that our letter went in Easy Read",
    TEAM_ROLES,
    Recorded.EASY_READ_SENT,
    fields=(Field("said", "Which letter was it, who made it, and how did it go?"),),
    explains=(
        "They asked for Easy Read. Make it with pictures, one idea a line, and large type, or have "
        "it made. Send it in a way that is safe for them."
    ),
    source=_SOURCE,
    when=When(Guard.CLOCK_RUNS, (CLOCK,)),
    done="Recorded.",
    happened="Our letter went to them in Easy Read",
)


def offer_easy_read(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Return the stages, at each of which it can be recorded that a letter went in Easy Read."""
    offered = []
    for stage in stages:
        offered.append(replace(stage, moves=(*stage.moves, SEND_EASY_READ)))
    return tuple(offered)


def make_easy_read_clock(*letters: str) -> ClockRule:
    """Return the clock by which each of these letters goes in Easy Read too."""
    return ClockRule(
        CLOCK,
        3,
        letters,
        (Recorded.EASY_READ_SENT,),
        "send you our letter in Easy Read",
        _SOURCE,
        most=3,
        whose="officers",
        instead=(Recorded.WITHDRAWN,),
        shown_to="everyone",
        apology=False,
        to_do=(
            "They asked for Easy Read, and our last letter promised it by this day. Make it, or "
            "have it made, send it, and record that you did."
        ),
        to_do_late="Make sure today that they get our letter in Easy Read.",
        only_for=EASY_READ,
    )


EASY_READ_NUDGES = make_chaser(CLOCK)
