"""Rows of those who look into a case: the answer, more time for it, why it is late, and what is
asked of the person meanwhile.
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import (
    ACTIONS,
    ANYONE,
    ENCLOSURES,
    POINTS,
    SORRY,
)
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

EXTEND = Move(
    "extend",
    "Ask for more time",
    ANYONE,
    Recorded.EXTENDED,
    fields=(
        Field(
            "ground",
            "Why is more time needed?",
            "choice",
            "The rules allow it once, for one of these two reasons.",
            choices=(
                ("complex", "The complaint is complex"),
                ("advocate", "An advocate is needed"),
            ),
        ),
        Field(
            "reason",
            "Say why, in words the person will read",
            hint="They are sent this today, with the new date.",
        ),
    ),
    letters=(("extension", "complainant"), ("extension_copied", "team")),
    explains=(
        "It can be done once, and only before the day it is due. The new date counts once our "
        "letter to the person has gone. The new date is {s1_max} from the day we started "
        "counting."
    ),
    source="r14, 002:182-184, 002:194-195, N16",
    when=When(Guard.CAN_EXTEND),
    done="Done. The person is being told the new date and why. It counts once our letter has gone.",
    happened="The date of the reply was put back",
)

EXPLAIN = Move(
    "explain_delay",
    "Say why it is late",
    ANYONE,
    Recorded.DELAY_EXPLAINED,
    fields=(
        Field(
            "reason",
            "Why is it late? Say it in words the person will read",
            hint="They are sent this today.",
        ),
        Field(
            "date",
            "The date you promise now",
            "date",
            "A date you will keep. It still counts as late.",
            must="working",
        ),
    ),
    letters=(("delay_explained", "complainant"),),
    explains=(
        "For an answer whose date has passed. The person is told the reason and the new date, "
        "and that they do not have to wait for it."
    ),
    source="002:196, N15, N17, Code 5.5",
    when=When(Guard.IS_LATE),
    done="Done. The person is being told why it is late, and the date you promise.",
    happened="Why it is late was said",
)

REPLY = Move(
    "reply",
    "Send the reply",
    ANYONE,
    Recorded.REPLIED,
    leads_to="answered_stage1",
    fields=(POINTS, SORRY, ACTIONS, ENCLOSURES),
    letters=(("stage1_reply", "complainant"), ("answer_copied", "team")),
    explains=(
        "It goes to the person today, as you write it here. Every point needs a finding, what "
        "you looked at, and your reasons."
    ),
    source="002:201-204, 000:46, Code 6.7, N18",
    done="The reply is on its way to the person.",
    happened="The reply was written",
    document=True,
    learns=True,
)

RESOLVE = Move(
    "resolve",
    "Record what was agreed",
    ANYONE,
    Recorded.RESOLVED,
    leads_to="resolved_stage1",
    fields=(
        Field(
            "terms",
            "What was agreed with the person?",
            hint=(
                "In words they would use. They are sent this today, and can say that it is not "
                "right."
            ),
        ),
        Field("actions", "What we will do, who will do it, and by when"),
        Field("agreed_on", "When did they agree to it?", "date", must="past"),
        ENCLOSURES,
    ),
    letters=(("resolution_confirmed", "complainant"), ("terms_copied", "team")),
    explains=(
        "For a complaint that was put right by talking. It is confirmed to the person in "
        "writing, and they can come back if it does not last."
    ),
    source="r15, N19",
    done="Recorded. It is being confirmed to the person in writing.",
    happened="It was put right, and what was agreed was recorded",
    document=True,
    learns=True,
    undoable=True,
    undone="that we had agreed with you how to put your {thing} right",
)

ASK_MORE = Move(
    "ask_more",
    "Ask the person something",
    ANYONE,
    Recorded.MORE_ASKED,
    fields=(
        Field(
            "question",
            "What do you need to know?",
            hint="One plain question. They are told that the date of the answer does not move.",
        ),
        ENCLOSURES,
    ),
    letters=(("more_wanted", "complainant"),),
    explains=(
        "The question goes to the person today. The date of the answer does not move while they "
        "think."
    ),
    source="N7, trap 8",
    rare=True,
    done="The question is on its way to them.",
    happened="The person was asked for more information",
)

OFFER_ADVOCATE = Move(
    "offer_advocate",
    "Offer an advocate",
    TEAM_ROLES,
    Recorded.ADVOCATE_OFFERED,
    letters=(("advocacy_offered", "complainant"),),
    explains=(
        "A letter about advocates: free, independent, and only if they want one. A child or "
        "care leaver is sent it without this."
    ),
    source="s26A, N11",
    rare=True,
    done="The letter is on its way to them.",
    happened="An advocate was offered",
)
