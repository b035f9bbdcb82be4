"""The statutory procedure of the Children Act 1989: its acknowledgement and stage 1, local resolution (SI 2006/1738; RULES 1.1)."""

from __future__ import annotations

from chalicelib.core.procedures.common import ALLOCATE, COME_BACK, HAND_BACK, TEAM_ROLES, TRIAGE, WITHDRAW, ladder
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage

ANSWERS = ("stage1_reply", "withdrawal_confirmed")

EXTEND = Move(
    "extend",
    "Ask for more time",
    ("owner", *TEAM_ROLES),
    "extended",
    fields=(
        Field(
            "ground",
            "Why is more time needed?",
            "choice",
            "The rules allow it once, for one of these two reasons.",
            choices=(("complex", "The complaint is complex"), ("advocate", "An advocate is needed")),
        ),
        Field("reason", "Say why, in words the person will read", hint="They are sent this today, with the new date."),
    ),
    letters=(("extension", "complainant"),),
    explains="It can be done once, and only before the date has passed. The new date is 20 working days from the day the complaint came in.",
    source="r14, 002:182-184, 002:194-195, N16",
    when="may_extend",
)

EXPLAIN = Move(
    "explain_delay",
    "Say why it is late",
    ("owner", *TEAM_ROLES),
    "delay_explained",
    fields=(
        Field("reason", "Why is it late? Say it in words the person will read", hint="They are sent this today."),
        Field(
            "date",
            "The date you promise now",
            "date",
            "A date you will keep. It is late all the same, and is still counted as late.",
        ),
    ),
    letters=(("delay_explained", "complainant"),),
    explains="For an answer whose date has passed. The person is told the reason and the new date, and that they need not wait for it.",
    source="002:196, N15, N17, Code 5.5",
    when="late",
)

REPLY = Move(
    "reply",
    "Send the reply",
    ("owner", *TEAM_ROLES),
    "replied",
    leads_to="answered_stage1",
    fields=(
        Field("points", "What you found, point by point", "findings"),
        Field(
            "sorry",
            "What we are sorry for",
            hint="Say what we did and that we are sorry for it. Leave it empty if nothing went wrong.",
            required=False,
        ),
        Field("actions", "What we will do, who will do it, and by when", required=False),
    ),
    letters=(("stage1_reply", "complainant"),),
    explains="It goes to the person today, as you write it here. Every point needs a finding, what you looked at, and your reasons.",
    source="002:201-204, 000:46, Code 6.7, N18",
)

CHILDREN_ACT = Procedure(
    name="children_act",
    title="the children’s social care complaints procedure",
    source="Children Act 1989 s26; SI 2006/1738",
    on_receipt=(("acknowledgement", "complainant"), ("new_case", "team")),
    clocks=(
        ClockRule(
            "ack",
            3,
            "receipt",
            ("acknowledgement", "withdrawal_confirmed"),
            "tell you that we have it, and who to ask",
            "002:175-177, 003:31",
        ),
        ClockRule("s1_response", 10, "receipt", ANSWERS, "answer you", "r14, 002:182-184", extends_to="s1_max"),
        ClockRule("s1_max", 20, "receipt", ANSWERS, "answer you, at the very latest", "r14, 002:194-195"),
    ),
    nudges=(
        *ladder("ack"),
        *ladder("s1_response"),
        Nudge("s1_response", 1, "complainant", "delay", unless_extended=True),
        Nudge("s1_max", 1, "complainant", "delay_past_limit"),
    ),
    stages=(
        Stage(
            "triage",
            "Stage 1: reading your complaint",
            "The complaints team is reading what you told us and choosing who should look into it.",
            (TRIAGE, ALLOCATE, EXPLAIN, WITHDRAW),
        ),
        Stage(
            "stage1",
            "Stage 1: looking into it",
            "A manager who is not named in your complaint is looking into it and will write to you.",
            (REPLY, EXTEND, EXPLAIN, HAND_BACK, TRIAGE, ALLOCATE, WITHDRAW),
        ),
        Stage(
            "answered_stage1",
            "Stage 1: answered",
            "We have written to you with our answer. If you are not happy with it, tell us, and we will take it to stage 2.",
            (
                Move(
                    "rest",
                    "Nothing more was asked for",
                    TEAM_ROLES,
                    "rested",
                    leads_to="at_rest",
                    explains="It stays open to them to come back.",
                ),
                COME_BACK,
            ),
            status="answered",
        ),
        Stage(
            "withdrawn",
            "Withdrawn",
            "You asked us to stop. You can come back at any time.",
            (COME_BACK,),
            status="withdrawn",
        ),
        Stage(
            "at_rest",
            "At rest",
            "Nothing more was asked of us. You can come back at any time.",
            (COME_BACK,),
            status="at rest",
        ),
    ),
)
