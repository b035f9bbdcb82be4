"""Rows that ask a child, two working days after a person wrote to them, whether it is sorted, and
see to it that somebody talks with them once they have answered (K13).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.clock_rules import CHILD, ClockRule
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ANYONE, make_chaser
from chalicelib.core.procedures.tables import Field, Move, Nudge
from chalicelib.core.procedures.when import Guard, When

ASK = "ask_if_sorted"  # the clock
SORTED_LETTER = "is_it_sorted"
SECTION = "sorted"  # the part of the child's own pages where it is answered
TALK = "child_talk"  # the clock of whoever then talks with them
YES = "yes"
NOT_YET = "not_yet"
WANTS_TALK = "talk"
_SOURCE = "two days: DESIGN"

ANSWER_SORTED = Move(
    "answer_sorted",
    "Send my answer",
    (COMPLAINANT,),
    Recorded.SORTED_ANSWERED,
    fields=(
        Field(
            "sorted",
            "Is it sorted?",
            "choice",
            choices=(
                (YES, "Yes"),
                (NOT_YET, "Not yet"),
                (WANTS_TALK, "I want to talk to someone"),
            ),
        ),
    ),
    explains="You do not have to answer. Nothing changes if you do not.",
    source=_SOURCE,
    when=When(Guard.WAS_ASKED_IF_SORTED),
    unless=(Recorded.SORTED_ANSWERED,),
    keeps=True,
    section=SECTION,
    done="Thank you. We have your answer.",
    happened="They answered whether it is sorted",
)

RECORD_SORTED = replace(
    ANSWER_SORTED,
    name="record_sorted",
    button="Record whether they say it is sorted",
    by=TEAM_ROLES,
    fields=(
        replace(
            ANSWER_SORTED.fields[0],
            label="What do they say?",
            choices=(
                (YES, "It is sorted"),
                (NOT_YET, "Not yet"),
                (WANTS_TALK, "They want to talk to someone"),
            ),
        ),
    ),
    explains=(
        "For a child who answered by telephone, by post or by email. Whatever they say ends "
        "nothing: somebody talks with them."
    ),
    section="",
    rare=True,
    done="Recorded. Whoever has the case is being told to talk with them.",
)

RECORD_TALK = Move(
    "record_talk",
    "Record that you talked with them",
    ANYONE,
    Recorded.CHILD_TALKED,
    fields=(
        Field(
            "how",
            "How did you talk?",
            "choice",
            choices=(
                ("in_person", "Face to face"),
                ("phone", "By telephone"),
                ("advocate", "Somebody they chose, or their advocate, talked with them"),
                ("not_wanted", "They do not want to talk"),
            ),
        ),
        Field("said", "What did they say, and what happens next?"),
    ),
    explains=(
        "For a child who was asked whether it is sorted. If they want to stop, record that too: "
        "their answer has stopped nothing."
    ),
    source=_SOURCE,
    when=When(Guard.CLOCK_RUNS, (TALK,)),
    done="Recorded.",
    happened="Somebody talked with them about whether it is sorted",
)

SORTED_MOVES = (ANSWER_SORTED, RECORD_SORTED, RECORD_TALK)


def make_sorted_clock(understood: str, *ends: str) -> ClockRule:
    """Return the clock of the question, which counts from the letter that a person wrote to say
    what they have understood."""
    return ClockRule(
        ASK,
        2,
        (understood,),
        (SORTED_LETTER, *ends),
        "ask you if it is sorted",
        _SOURCE,
        whose="person",
        no_most="they do not have to answer it",
        shown_to="nobody",
        foretold=False,
        while_open=True,
        once=True,
        meanwhile=True,
        only_for=CHILD,
    )


SORTED_NUDGES = (Nudge(ASK, 0, "child", SORTED_LETTER, only_if_safe=True),)

TALK_CLOCK = ClockRule(
    TALK,
    2,
    (Recorded.SORTED_ANSWERED,),
    (Recorded.CHILD_TALKED,),
    "talk with the child or young person",
    _SOURCE,
    most=2,
    whose="officers",
    instead=(Recorded.WITHDRAWN,),
    apology=False,
    to_do=(
        "The child was asked whether it is sorted, and has answered. Talk with them, in a way "
        "that is safe, and record it. Tell no parent, carer or home."
    ),
    to_do_late="Make sure that somebody talks with the child today, in a way that is safe.",
)

TALK_NUDGES = make_chaser(TALK, "owner")
