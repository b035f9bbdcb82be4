"""A concern: a worry that the person wants put right before it becomes a complaint (RULES 1.4, D).

It has an owner, a date and an acknowledgement like the rest. It is no stage before the stages (Code
5.2): one press makes it a complaint at any time, and the day it first came in is kept (000:35, trap
7).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.afterwards import (
    AFTERWARDS_NUDGES,
    make_afterwards_clocks,
)
from chalicelib.core.procedures.shared.common import (
    ACTIONS,
    ANYONE,
    ENCLOSURES,
    NO_BAR,
    READ_IT,
    make_ack_clock,
    make_ladder,
    make_late_news,
    make_understood_clock,
)
from chalicelib.core.procedures.shared.not_a_complaint import (
    AFTER,
    CLOCKS,
    COMPLAINED,
    ENDS,
    FIRST,
    FIRST_LETTERS,
    MAKE,
    NUDGES,
    OPEN,
    make_last_stages,
)
from chalicelib.core.procedures.shared.pause_and_stop import REST
from chalicelib.core.procedures.shared.triage import ALLOCATE, HAND_BACK
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage

DONE = ("concern_reply", *ENDS)
GIVE = replace(
    ALLOCATE,
    button="Give it to a manager to put right",
    fields=(replace(ALLOCATE.fields[0], label="Who can put it right?"), ALLOCATE.fields[1]),
    letters=(("concern_allocated", "owner"),),
    explains="The manager is sent what worries the person, the date, and their own links.",
    source="000:35, RULES 1.4",
    done="Done. The manager has been sent it.",
)
ANSWER = Move(
    "answer_concern",
    "Tell them what was done",
    ANYONE,
    Recorded.CONCERN_ANSWERED,
    leads_to="answered",
    fields=(
        Field(
            "answer",
            "What was put right, or what will be? Say it in words the person will read",
            real=True,
        ),
        ACTIONS,
        ENCLOSURES,
    ),
    letters=(("concern_reply", "complainant"),),
    explains=(
        "It goes to the person today. They are told that they can make it a complaint if it is "
        "not right."
    ),
    source="Code 1.8, 5.3, RULES 1.4",
    owner="team",
    done="Your answer is on its way to the person.",
    happened="They were told what was done about it",
    document=True,
    learns=True,
)

CONCERN = Procedure(
    name="concern",
    title="our rules for concerns",
    source="RULES 1.4; Code 1.8, 5.2, 5.3",
    kind="concern",
    choice="A concern, to be put right before it becomes a complaint",
    about=(
        "They are for things that worry you. We may be able to put them right quickly, if you "
        "want that."
    ),
    into="children_act",
    on_receipt=FIRST_LETTERS,
    on_triage=(
        ("concern_understood", "complainant"),
        ("advocacy_offered", "child"),
        ("sorted", "team"),
    ),
    on_split=(("concern_understood", "complainant"), ("new_strand", "team")),
    clocks=(
        make_ack_clock(("acknowledgement", "concern_understood", *ENDS)),
        make_understood_clock(
            ("concern_understood", *DONE),
            "000:35, Code 5.3, N5; our first letter names the day",
            instead=COMPLAINED,
        ),
        ClockRule(
            "concern_answer",
            2,
            ("receipt",),
            DONE,
            "put it right or tell you what we will do",
            "RULES 1.4 (the Sefton directory: 2 working days)",
            instead=COMPLAINED,
            most=5,
        ),
        ClockRule(
            "concern_quiet",
            10,
            ("concern_reply",),
            COMPLAINED,
            "say whether it is right, or make it a complaint; you can do it later too",
            "DESIGN: advice and no bar",
            whose="person",
            instead=("rested", "concern_at_rest"),
            foretold=False,
            no_most=NO_BAR,
        ),
        *make_afterwards_clocks(("concern_at_rest", "rested"), instead=COMPLAINED),
        *CLOCKS,
    ),
    nudges=(
        *make_ladder("ack"),
        *READ_IT,
        *make_ladder("concern_answer"),
        *make_late_news("concern_answer", "concern_unanswered"),
        Nudge("concern_quiet", -3, "complainant", "concern_ask_soon"),
        Nudge("concern_quiet", 1, "complainant", "concern_at_rest", leads_to="at_rest"),
        *AFTERWARDS_NUDGES,
        *NUDGES,
    ),
    stages=(
        Stage(
            "triage",
            "Reading what you told us",
            (
                "The complaints team is reading what worries you and choosing who can put it "
                "right. You can make it a complaint at any time."
            ),
            (*MAKE, *FIRST, GIVE, ANSWER, *OPEN),
            who="The complaints team",
            step="Your concern",
            now_read=(
                "The complaints team is choosing who can put it right. You can make it a "
                "complaint at any time."
            ),
        ),
        Stage(
            "stage1",
            "Putting it right",
            (
                "A manager is trying to put it right and will tell you what was done. You can "
                "make it a complaint at any time."
            ),
            (*MAKE, ANSWER, HAND_BACK, *FIRST, GIVE, *OPEN),
            who="A manager who is not named in it",
            step="Your concern",
        ),
        Stage(
            "answered",
            "Answered",
            "We told you what was done. If it is not right, you can make it a complaint.",
            (*MAKE, REST, *AFTER),
            status="answered",
            who="You: say whether it is right",
            step="Your concern",
        ),
        *make_last_stages(*MAKE),
    ),
)
