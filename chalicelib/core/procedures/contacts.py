"""What people tell us that is no complaint: a compliment, a comment, a question (RULES K,
001:29-35, 002:179).

Each is recorded, thanked or answered, and counted by its kind; each becomes a complaint by one
press if the person says that it is one.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.afterwards import (
    AFTERWARDS_NUDGES,
    make_afterwards_clocks,
)
from chalicelib.core.procedures.shared.common import (
    ANYONE,
    ENCLOSURES,
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

SHARING = (("named", "Yes, and you may say who I am"), ("unnamed", "Yes, but do not say who I am"))
TEN_DAYS = "DESIGN: as long as stage 1 of a complaint, so that it is not left"

SHARE = Move(
    "share",
    "Yes, pass it on",
    ("complainant",),
    Recorded.SHARING_ALLOWED,
    leads_to="to_pass_on",
    letters=(("sharing_noted", "complainant"), ("compliment_allowed", "team")),
    fields=(Field("share", "May we say who you are?", "choice", choices=SHARING),),
    explains=(
        "We will tell the worker’s manager, so that the worker hears it. We do that only if you "
        "say yes."
    ),
    source="N39, 001:29",
    keeps=True,
    done="Thank you. We will pass it on.",
    happened="They said that it may be passed on",
)
KEEP = Move(
    "keep_private",
    "Please do not pass it on",
    ("complainant",),
    Recorded.SHARING_REFUSED,
    leads_to="kept",
    letters=(("sharing_noted", "complainant"),),
    explains="It stays with the complaints team. You can change your mind at any time.",
    source="N39, 001:29",
    done="We will not pass it on.",
    happened="They said that it is not to be passed on",
)
SHARED = replace(
    SHARE,
    name="record_share",
    button="Record that it may be passed on",
    by=TEAM_ROLES,
    letters=(("sharing_noted", "complainant"),),
    explains="Ask them whether the worker may know who they are. Only a yes is a yes.",
    done="Recorded. Now pass it on.",
)
KEPT = replace(
    KEEP,
    name="record_keep",
    button="Record that it is not to be passed on",
    by=TEAM_ROLES,
    explains="It is still counted, and nobody else is told.",
    done="Recorded.",
)
CHOICE = (SHARE, KEEP, SHARED, KEPT)
PASS_ON = Move(
    "pass_on",
    "Pass it on to the worker’s manager",
    TEAM_ROLES,
    Recorded.COMPLIMENT_SHARED,
    leads_to="passed_on",
    fields=(
        Field(
            "appoint_responder",
            "Which manager should hear it?",
            "appoint",
            "The manager of the worker or team that they want to thank.",
            role="responder",
        ),
        Field(
            "words",
            "What may be passed on, in the person’s own words",
            hint="Take out anything that shows who they are, unless they said that we may say it.",
        ),
    ),
    letters=(("compliment_passed_on", "responder"), ("compliment_told", "complainant")),
    explains=(
        "The manager is sent these words and no more: not the case, nor how to reach the person."
    ),
    source="N39, 001:29",
    needs=("sharing_allowed",),
    done="Done. The manager has been sent it.",
    happened="It was passed on to the worker’s manager",
    decides=True,
)
NOTE = Move(
    "note_comment",
    "Record what came of it",
    TEAM_ROLES,
    Recorded.COMMENT_NOTED,
    leads_to="noted",
    fields=(
        Field(
            "outcome",
            "Who was told about it, and what came of it? Say it in words the person will read",
        ),
    ),
    letters=(("comment_heard", "complainant"),),
    explains="Kept for what we learn, and told to the person.",
    source="001:29-35, RULES K",
    done="Recorded. The person is being told.",
    happened="What came of it was recorded",
    decides=True,
)
NO_WORD = replace(
    REST,
    button="They did not say whether it may be passed on",
    letters=(("compliment_at_rest", "complainant"),),
    explains="Without a yes, it is not passed on. They are told that they can still say yes.",
    done="Work on it has stopped. They are being told that they can still say yes.",
)
GIVE = replace(
    ALLOCATE,
    button="Give it to a manager to answer",
    fields=(replace(ALLOCATE.fields[0], label="Who can answer it?"), ALLOCATE.fields[1]),
    letters=(("enquiry_allocated", "owner"),),
    explains="The manager is sent the question, the date and their own links.",
    source="RULES K",
    done="Done. The manager has been sent it.",
)
ANSWER = Move(
    "answer_enquiry",
    "Send the answer",
    ANYONE,
    Recorded.ENQUIRY_REPLIED,
    leads_to="answered",
    fields=(Field("answer", "The answer, in words the person will read", real=True), ENCLOSURES),
    letters=(("enquiry_answered", "complainant"),),
    explains="It goes to the person today. They are told that they can make it a complaint.",
    source="RULES K, Code 5.3",
    owner="team",
    done="Your answer is on its way to the person.",
    happened="The question was answered",
    document=True,
)
READ = "The complaints team is reading what you told us."

COMPLIMENT = Procedure(
    name="compliment",
    title="our rules for compliments",
    source="001:29-35, N39",
    kind="compliment",
    can_be_stopped=False,
    choice="A compliment: someone did something well",
    about=(
        "They are for when someone did something well. We thank you, and we pass it on if you "
        "say that we may."
    ),
    into="children_act",
    on_receipt=FIRST_LETTERS,
    on_triage=(("thanks", "complainant"), ("sorted", "team")),
    on_split=(("thanks", "complainant"), ("new_strand", "team")),
    clocks=(
        make_ack_clock(("acknowledgement", "thanks", *ENDS)),
        ClockRule(
            "compliment_heard",
            10,
            ("receipt", "sharing_allowed"),
            ("compliment_told", "sharing_refused", *ENDS),
            "agree with you whether to pass it on",
            TEN_DAYS,
            whose="officers",
            instead=("rested", *COMPLAINED),
            most=20,
        ),
        *CLOCKS,
    ),
    nudges=(
        *make_ladder("ack"),
        Nudge("compliment_heard", -2, "team", "contact_waiting"),
        Nudge("compliment_heard", 0, "team", "contact_waiting"),
        Nudge("compliment_heard", 1, "complaints_manager", "contact_waiting", every=5),
        *NUDGES,
    ),
    stages=(
        Stage(
            "triage",
            "Being read",
            f"{READ} You can say whether we may pass it on.",
            (*CHOICE, NO_WORD, *MAKE, *FIRST, *OPEN),
            who="The complaints team",
            step="Your compliment",
            now_read="You can say whether we may pass it on.",
        ),
        Stage(
            "to_pass_on",
            "To be passed on",
            "You said that we may pass it on. We will tell the manager of the person you thanked.",
            (PASS_ON, KEEP, KEPT, *MAKE, *OPEN),
            who="The complaints team",
            step="Your compliment",
        ),
        Stage(
            "passed_on",
            "Passed on",
            "We told the manager of the person you thanked. Thank you.",
            (*MAKE, REST, *AFTER),
            status="answered",
            step="Your compliment",
        ),
        Stage(
            "kept",
            "Kept with us",
            "Thank you. We have kept it to ourselves, as you asked.",
            (SHARE, SHARED, *MAKE, REST, *AFTER),
            status="answered",
        ),
        *make_last_stages(*MAKE, rest=(SHARE, SHARED)),
    ),
)

COMMENT = Procedure(
    name="comment",
    title="our rules for comments",
    source="001:29-35, RULES K",
    kind="comment",
    can_be_stopped=False,
    choice="A comment or an idea that asks for no answer",
    about=(
        "They are for ideas and comments. We read them, and pass them to the people who can use "
        "them."
    ),
    into="children_act",
    on_receipt=FIRST_LETTERS,
    on_triage=(("comment_thanks", "complainant"), ("sorted", "team")),
    on_split=(("comment_thanks", "complainant"), ("new_strand", "team")),
    clocks=(
        make_ack_clock(("acknowledgement", "comment_thanks", *ENDS)),
        ClockRule(
            "comment_read",
            10,
            ("receipt",),
            ("comment_heard", *ENDS),
            "see who can use it",
            TEN_DAYS,
            whose="officers",
            instead=COMPLAINED,
            most=20,
        ),
        *CLOCKS,
    ),
    nudges=(
        *make_ladder("ack"),
        Nudge("comment_read", -2, "team", "contact_waiting"),
        Nudge("comment_read", 0, "team", "contact_waiting"),
        Nudge("comment_read", 1, "complaints_manager", "contact_waiting", every=5),
        *NUDGES,
    ),
    stages=(
        Stage(
            "triage",
            "Being read",
            READ,
            (NOTE, *MAKE, *FIRST, *OPEN),
            who="The complaints team",
            step="Your comment",
            now_read="The complaints team is finding out who can use it.",
        ),
        Stage(
            "noted",
            "Read and noted",
            "We have read it, and told you what came of it. Thank you.",
            (*MAKE, REST, *AFTER),
            status="answered",
            step="Your comment",
        ),
        *make_last_stages(*MAKE),
    ),
)

ENQUIRY = Procedure(
    name="enquiry",
    title="our rules for questions",
    source="RULES K",
    kind="enquiry",
    can_be_stopped=False,
    choice="A question to be answered",
    about="They are for questions. A question is not a complaint unless you say so.",
    into="children_act",
    on_receipt=FIRST_LETTERS,
    on_triage=(("enquiry_understood", "complainant"), ("sorted", "team")),
    on_split=(("enquiry_understood", "complainant"), ("new_strand", "team")),
    clocks=(
        make_ack_clock(("acknowledgement", "enquiry_understood", *ENDS)),
        make_understood_clock(
            ("enquiry_understood", "enquiry_answered", *ENDS),
            "002:175-177, N2; our first letter names the day",
        ),
        ClockRule(
            "enquiry_answer",
            10,
            ("receipt",),
            ("enquiry_answered", *ENDS),
            "answer the question",
            TEN_DAYS,
            instead=COMPLAINED,
            most=20,
        ),
        *make_afterwards_clocks(("rested",), instead=COMPLAINED),
        *CLOCKS,
    ),
    nudges=(
        *make_ladder("ack"),
        *READ_IT,
        *make_ladder("enquiry_answer"),
        *make_late_news("enquiry_answer", "enquiry_late"),
        *AFTERWARDS_NUDGES,
        *NUDGES,
    ),
    stages=(
        Stage(
            "triage",
            "Being read",
            f"{READ} We will find someone who can answer you.",
            (GIVE, ANSWER, *MAKE, *FIRST, *OPEN),
            who="The complaints team",
            step="Your question",
            now_read="The complaints team is finding someone who can answer you.",
        ),
        Stage(
            "stage1",
            "Being answered",
            "A manager is writing you an answer.",
            (ANSWER, HAND_BACK, *MAKE, *FIRST, GIVE, *OPEN),
            who="A manager who knows about it",
            step="Your question",
        ),
        Stage(
            "answered",
            "Answered",
            "We have sent you an answer. If it does not help, you can make it a complaint.",
            (*MAKE, REST, *AFTER),
            status="answered",
            step="Your question",
        ),
        *make_last_stages(*MAKE),
    ),
)
CONTACTS = (COMPLIMENT, COMMENT, ENQUIRY)
