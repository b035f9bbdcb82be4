"""Rows by which a case stops, stands still, rests and comes back; and what may be done all the
while it is open, and after it.
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.any_time import ALWAYS
from chalicelib.core.procedures.shared.child_views import ASK_CONSENT, RECORD_CONSENT
from chalicelib.core.procedures.shared.common import ANYONE, HOW_SAID, MANAGERS, WHICH
from chalicelib.core.procedures.shared.corrections import ADD_POINT
from chalicelib.core.procedures.shared.join import JOIN
from chalicelib.core.procedures.shared.reply import (
    ASK_MORE,
    EXPLAIN,
    OFFER_ADVOCATE,
)
from chalicelib.core.procedures.shared.triage import DECLINE
from chalicelib.core.procedures.tables import BACK, Field, Move
from chalicelib.core.procedures.when import Guard, When

_SPOKEN = ("phone", "in_person")
HOW_WITHDRAWN = (
    Field("how", "How did they tell you?", "choice", choices=HOW_SAID),
    Field(
        "talked",
        "If they said it: who talked with them?",
        "text",
        hint="An officer whom the complaint is not about, or their advocate.",
        required=False,
        limit=200,
        needed=("how", _SPOKEN, "Say who talked with them"),
    ),
    Field(
        "talked_on",
        "If they said it: on which day?",
        "date",
        required=False,
        must="past",
        needed=("how", _SPOKEN, "Give the day on which they said it"),
    ),
    Field(
        "said",
        "What did they say?",
        hint="Only they can withdraw it, and nobody should ask them to.",
    ),
    Field(
        "own_wish",
        "Is it their own wish?",
        "choice",
        choices=(
            ("yes", "Yes. Nobody asked them to stop, and nobody leaned on them"),
            ("unsure", "I am not sure, or somebody may have leaned on them"),
        ),
    ),
)

WITHDRAW = Move(
    "withdraw",
    "Record that they have withdrawn it",
    TEAM_ROLES,
    Recorded.WITHDRAWN,
    leads_to="withdrawn",
    fields=(*HOW_WITHDRAWN,),
    letters=(("withdrawal_confirmed", "complainant"),),
    explains="We confirm it to them in writing, and tell them that they can come back.",
    source="002:164-167, r7, N30",
    rare=True,
    done="Recorded. It is being confirmed to the person in writing.",
    happened="It was withdrawn",
    undoable=True,
    undone="that you had asked us to stop your {thing}",
    work="it has stopped",
    decides=True,
)

WITHDRAW_PART = Move(
    "withdraw_part",
    "Record that they have withdrawn a part of it",
    TEAM_ROLES,
    Recorded.PART_WITHDRAWN,
    leads_to="withdrawn",
    fields=(
        WHICH,
        *HOW_WITHDRAWN,
    ),
    letters=(
        ("withdrawal_confirmed", "complainant"),
        ("part_withdrawal_confirmed", "complainant"),
    ),
    explains="We confirm in writing what has stopped and what goes on.",
    source="002:164-167, r7, N30",
    rare=True,
    done="Recorded. It is being confirmed to the person in writing.",
    happened="Some of it was withdrawn",
    undoable=True,
    undone="that you had asked us to stop a part of your {thing}",
    work="a part of it has stopped",
    decides=True,
)

PAUSE = Move(
    "pause",
    "Pause some or all of it for proceedings",
    MANAGERS,
    Recorded.PAUSED,
    leads_to="paused",
    fields=(
        WHICH,
        Field(
            "proceedings",
            "What proceedings are they?",
            "text",
            (
                "For example a criminal trial. A court case about the family is not a reason by "
                "itself."
            ),
        ),
        Field(
            "reason",
            "How could going on now harm those proceedings? Say it in words the person will read",
        ),
        Field("decided_by", "Who decided this?", "text"),
        Field("review_on", "When will you look at it again?", "date", must="working"),
    ),
    letters=(("paused_for_now", "complainant"),),
    explains=(
        "Only where looking into it now could do harm to the proceedings. They are told why, "
        "until when, and how to come back."
    ),
    source="r8, N31, trap 23",
    rare=True,
    done="Recorded. They are being told why, and when we look at it again.",
    happened="Some or all of it was paused for proceedings",
    undoable=True,
    undone="that some or all of your {thing} had to wait for other proceedings",
    work="some or all of it is paused",
    decides=True,
)

KEEP_PAUSED = Move(
    "keep_paused",
    "Review and keep on hold",
    MANAGERS,
    Recorded.PAUSE_KEPT,
    fields=(
        Field(
            "reason",
            "How could going on still harm those proceedings? Say it in words the person will read",
        ),
        Field("decided_by", "Who decided this?", "text"),
        Field("review_on", "When will you look at it again?", "date", must="working"),
    ),
    letters=(("still_paused", "complainant"),),
    explains=(
        "Only where it could still do harm. They are told why, and the day on which you look again."
    ),
    source="r8, N31",
    when=When(Guard.HAS_PAUSED_PART),
    done="Recorded. They are being told why, and when we look at it again.",
    happened="The pause was reviewed, and it stays on hold",
)

RESUME = Move(
    "resume",
    "Resume",
    TEAM_ROLES,
    Recorded.RESUMED,
    leads_to=BACK,
    fields=(Field("reason", "Why can it go on now? Say it in words the person will read"),),
    letters=(("going_on_again", "complainant"),),
    explains="It goes on at the stage it left. The days for which it was paused are shown.",
    source="r8, r9",
    when=When(Guard.HAS_PAUSED_PART),
    done="Done. They are being told that it is going on again, and the new dates.",
    happened="What was paused was resumed",
    work="what was paused goes on",
)

TELL_ACTION = Move(
    "tell_action",
    "Tell them about a promised action",
    ANYONE,
    Recorded.ACTION_TOLD,
    fields=(
        Field("action", "Which action did we promise?"),
        Field(
            "done",
            "Was it done?",
            "choice",
            choices=(("done", "Yes"), ("late", "Not yet, or not as we promised")),
        ),
        Field("what", "What was done? If it was not, why not, and what will we do instead?"),
        Field(
            "new_date",
            "If it is late: the date you promise now",
            "date",
            required=False,
            must="working",
        ),
    ),
    letters=(("action_told", "complainant"),),
    explains="They are told what was done, or why it was not, and what comes instead.",
    source="Code 6.6, 7.4, N35",
    rare=True,
    done="They are being told.",
    happened="The person was told about a promised action",
)

REST = Move(
    "rest",
    "Close: no further request",
    TEAM_ROLES,
    Recorded.RESTED,
    leads_to="at_rest",
    explains="They can still come back.",
    source="RULES 1.1.8",
    done="Work on it has stopped. The person can come back at any time.",
    happened="Work on it was stopped",
    undoable=True,
    undone="that you had not asked for anything more",
    when=When(Guard.HAS_NOTHING_PAUSED),
)

COME_BACK = Move(
    "come_back",
    "Open it again",
    TEAM_ROLES,
    Recorded.REOPENED,
    leads_to=BACK,
    fields=(
        Field("reason", "What did they ask for?"),
        Field(
            "asked_on",
            "What day did the council get their request?",
            "date",
            "New dates run from this day. Leave it empty if it was today.",
            required=False,
            must="past",
        ),
    ),
    letters=(("reopened", "complainant"), ("they_came_back", "owner")),
    explains=(
        "For someone who has come back to us. It goes on at the stage it left, with all that "
        "was done. The day it first came in is kept, and our dates are counted again. If it "
        "stopped only because we recorded something wrongly, use “We recorded it wrongly”."
    ),
    source="RULES 0.3.2, 1.1.8, trap 7",
    done="It is open again, at the stage it left.",
    happened="It was opened again",
    told_of_person="The person took it up again",
)

UNDO = Move(
    "put_right",
    "We recorded it wrongly",
    TEAM_ROLES,
    Recorded.MISTAKE_UNDONE,
    leads_to=BACK,
    fields=(
        Field(
            "reason",
            "What did we record wrongly? Say it in words the person will read",
            hint="They are sent this if we wrote to them about the wrong thing.",
        ),
    ),
    letters=(("recorded_wrongly", "complainant"), ("they_came_back", "owner")),
    explains=(
        "Undoes the last withdrawal, agreement, refusal, pause, referral or close on this "
        "case, or what was last recorded of what it is about. It goes back to how it was, with its "
        "first dates. What was rightly done since under the same rules stays."
    ),
    source="RULES 0.3.2, trap 7",
    when=When(Guard.CAN_BE_UNDONE),
    rare=True,
    done="Done. The mistake does not count, and the first dates stand.",
    happened="What we had recorded wrongly was undone",
)

# While it is being looked at.
WHILE_OPEN = (
    ASK_MORE,
    ASK_CONSENT,
    RECORD_CONSENT,
    OFFER_ADVOCATE,
    EXPLAIN,
    PAUSE,
    KEEP_PAUSED,
    RESUME,
    DECLINE,
    WITHDRAW,
    WITHDRAW_PART,
    JOIN,
    UNDO,
    ADD_POINT,
    *ALWAYS,
)

HELD = (RESUME, KEEP_PAUSED)  # wherever the rest of it is, what waits can go on
AFTERWARDS = (TELL_ACTION, COME_BACK, UNDO, *ALWAYS)
AT_REST = (*AFTERWARDS, *HELD)
ANSWERED = (TELL_ACTION, COME_BACK, UNDO, *HELD, *ALWAYS)
# Where the next stage can be asked for, to ask for it is the way on, and nothing starts again.
RESTING = (TELL_ACTION, UNDO, *HELD, *ALWAYS)
