"""Rows by which a person who asked for Easy Read or an interpreter gets it, by a day.

A person makes Easy Read: which words and pictures carry a meaning cannot be worked out by a
computer (Equality Act 2010 s20).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.clock_rules import EASY_READ, INTERPRETER, ClockRule
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ANYONE, make_chaser
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

RECORD_INTERPRETER = Move(
    "record_interpreter",
    "Record who interprets for them, and when",
    ANYONE,
    Recorded.INTERPRETER_FOUND,
    fields=(
        Field(
            "note",
            "Who interprets for them, in which language, and when?",
            hint="If they no longer want an interpreter, write who asked them, and what they said.",
            real=True,
        ),
    ),
    explains=(
        "They asked for an interpreter. Book one whom they are happy with, and no relative of "
        "theirs. Tell them who it is and when, in a way that is safe for them. They are not sent "
        "what you write here."
    ),
    source=_SOURCE,
    when=When(Guard.CLOCK_RUNS, (INTERPRETER,)),
    done="Recorded.",
    happened="It was recorded who interprets for them",
)


def offer_asked_help(stages: tuple[Stage, ...]) -> tuple[Stage, ...]:
    """Return the stages, at each of which it can be recorded that they got the help they asked."""
    offered = []
    for stage in stages:
        moves = (*stage.moves, SEND_EASY_READ, RECORD_INTERPRETER)
        offered.append(replace(stage, moves=moves))
    return tuple(offered)


_EASY_READ_CLOCK = ClockRule(
    CLOCK,
    3,
    (),
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
_INTERPRETER_CLOCK = replace(
    _EASY_READ_CLOCK,
    name=INTERPRETER,
    stopped_by=(Recorded.INTERPRETER_FOUND,),
    promise="tell you who interprets for you",
    to_do=(
        "They asked for an interpreter, and our last letter promised one by this day. Book "
        "one, tell them who it is and when, and record that you did."
    ),
    to_do_late="Make sure today that they have an interpreter.",
    only_for=INTERPRETER,
)


def make_asked_help_clocks(*letters: str) -> tuple[ClockRule, ...]:
    """Return the clocks of what was asked for, which these letters promise."""
    clocks = (_EASY_READ_CLOCK, _INTERPRETER_CLOCK)
    return tuple(replace(clock, starts=letters) for clock in clocks)


ASKED_HELP_NUDGES = (*make_chaser(CLOCK), *make_chaser(INTERPRETER))
