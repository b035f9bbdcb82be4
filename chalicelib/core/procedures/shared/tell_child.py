"""Rows by which the child hears of a decision on what an adult complained of (s26(7)(b))."""

from __future__ import annotations

from chalicelib.core.procedures.clock_rules import ClockRule
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ANYONE, make_chaser
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

WRITE_TO_CHILD = Move(
    "write_to_child",
    "Write to the child or young person",
    ANYONE,
    Recorded.CHILD_WRITTEN,
    fields=(
        Field(
            "called",
            "What are they called?",
            "text",
            hint="The name they like to be called.",
            limit=60,
        ),
        Field(
            "decided",
            "What was decided, and why?",
            hint=(
                "In words for them: short sentences, none longer than 20 words. Leave out what "
                "a letter should not tell them."
            ),
            limit=3000,
            real=True,
            for_child=True,
        ),
        Field(
            "now",
            "What happens now?",
            hint="If nothing changes for them, say so.",
            limit=3000,
            real=True,
            for_child=True,
        ),
        Field(
            "worker",
            "Who works with them, and gives or reads it to them?",
            "text",
            hint="For example their social worker. Nobody the complaint is about.",
            limit=100,
        ),
        Field(
            "safe_way",
            "How can they have it safely?",
            hint="A time and a place at which nobody else reads it or hears it.",
            limit=1000,
        ),
    ),
    explains=(
        "Only where it is right that they read it, and they can follow it. If they have a part in "
        "this case with an address of their own, it goes to them there. If not, you are sent it "
        "to print or read out."
    ),
    source="s26(7)(b), r12, N9, N11",
    when=When(Guard.CLOCK_RUNS, ("tell_child",)),
    rare=True,
    done="The letter is on its way. Once they have read or heard it, record that.",
    happened="A letter to the child or young person was written",
)

TELL_CHILD = Move(
    "tell_child",
    "Record how the child hears of the answer",
    ANYONE,
    Recorded.CHILD_TOLD,
    fields=(
        Field(
            "outcome",
            "Does the child or young person know what was decided?",
            "choice",
            choices=(
                ("told", "Yes, they have been told"),
                ("not_needed", "No, and nobody needs to tell them"),
            ),
        ),
        Field(
            "reason",
            "Who told them, how and when? Or why is it not needed?",
            hint="It depends on their age and understanding. Tell them in words for them.",
        ),
        Field(
            "others",
            "Who else does the decision affect, and have they been told?",
            required=False,
        ),
    ),
    explains=(
        "An adult complained. The law says that the child should hear the decision and the "
        "reasons, if they can understand them. So should others who are likely to be affected."
    ),
    source="s26(7)(b), r12, N9",
    when=When(Guard.CLOCK_RUNS, ("tell_child",)),
    after="write_to_child",
    done="Recorded.",
    happened="How the child hears of the answer was recorded",
)

TELL_CHILD_CLOCK = ClockRule(
    "tell_child",
    5,
    ("child_to_tell",),
    ("child_told",),
    "settle how the child hears of the answer",
    "s26(7)(b); five days: DESIGN",
    whose="officers",
    apology=False,
    to_do=(
        "An adult complained. Make sure that the child hears what was decided, and why, if "
        "they can understand it. Then record it, or record why it is not needed."
    ),
    to_do_late=(
        "Make sure today that the child hears what was decided, or record why it is not needed."
    ),
    most=10,
)

TELL_CHILD_NUDGES = make_chaser("tell_child")
