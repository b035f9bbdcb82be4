"""The moves of the corporate procedure, most of them the shared ones in its own words."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.pause_and_stop import WHILE_OPEN
from chalicelib.core.procedures.shared.reply import EXTEND, REPLY, RESOLVE
from chalicelib.core.procedures.statutory.asking_onwards import ASKED_STAGE2, WANT_STAGE2
from chalicelib.core.procedures.statutory.stage2_officers import NOT_INDEPENDENT
from chalicelib.core.procedures.tables import Field, Move

MORE_TIME = replace(
    EXTEND,
    fields=(
        Field(
            "reason",
            "Why is more time needed? Say it in words the person will read",
            hint="They are sent this today, with the new date and the Ombudsman’s details.",
        ),
        Field(
            "new_date",
            "The new date",
            "date",
            "The earliest you can keep. The case shows the last day that it can be.",
            must="working",
        ),
    ),
    letters=(("corporate_extension", "complainant"), ("extension_copied", "team")),
    explains=(
        "It can be done once, and only before the day it is due. It needs a good reason. The "
        "new date counts once our letter to the person has gone."
    ),
    source="Code 6.4, 6.5, N16, N23",
)

ANSWER = replace(
    REPLY,
    letters=(("corporate_reply", "complainant"), ("answer_copied", "team")),
    source="Code 6.6, 6.7, 000:46, N18",
)

SETTLE = replace(RESOLVE, source="Code 6.1, N19")

WANT_REVIEW = replace(
    WANT_STAGE2,
    letters=(("corporate_stage2_acknowledged", "complainant"), ("corporate_stage2_asked", "team")),
    explains=(
        "Someone who did not write the first answer looks at it again. You do not have to give "
        "a reason."
    ),
    source="Code, stage 2 (RULES 1.2)",
    keeps=True,
)

ASKED_REVIEW = replace(
    ASKED_STAGE2,
    button="Record that they asked for stage 2",
    letters=WANT_REVIEW.letters,
    explains="In any way. They do not have to give reasons, use a form, or ask by any date.",
    source="Code, stage 2 (RULES 1.2); Code 5.7, trap 15",
    keeps=True,
)

APPOINT = Move(
    "appoint",
    "Give it to a reviewer",
    TEAM_ROLES,
    Recorded.REVIEWER_APPOINTED,
    fields=(
        Field(
            "appoint_reviewer",
            "Who will look at it again?",
            "appoint",
            (
                "Anyone named in it, their manager, and anyone who dealt with stage 1 have "
                "been left off."
            ),
            role="reviewer",
        ),
        Field("note", "Anything they should know first", required=False),
    ),
    letters=(("corporate_review_asked", "reviewer"), ("corporate_who_reviews", "complainant")),
    explains=(
        "Someone who was not involved at stage 1. They are sent the case, and the person is "
        "told who they are. The date does not change."
    ),
    source="Code, stage 2: someone else than at stage 1 (RULES 1.2), Code 5.4, N13",
    owner="reviewer",
    done="Done. The reviewer has been sent the case, and the person is being told who they are.",
    happened="It was given to a reviewer",
)

GIVE_UP = replace(NOT_INDEPENDENT, by=("reviewer",), source="Code 5.4")

FINAL_ANSWER = replace(
    REPLY,
    name="final_reply",
    button="Send the final answer",
    by=("reviewer",),
    leads_to="answered_stage2",
    letters=(("corporate_stage2_reply", "complainant"), ("corporate_closed", "team")),
    explains=(
        "It goes to the person today, as you write it here, and says how to go to the "
        "Ombudsman. Every point needs a finding, what you looked at, and your reasons."
    ),
    source="Code 6.6, 6.7, 7.3, N29",
    owner="team",
    done="The final answer is on its way to the person.",
)

OPEN = tuple(
    replace(m, letters=(("corporate_delay_explained", "complainant"),), source="Code 5.5, N15, N17")
    if m.name == "explain_delay"
    else m
    for m in WHILE_OPEN
)
