"""The corporate procedure and its variants: two stages by the Ombudsman's Complaint Handling Code, for all that the statutory one leaves out.

The Code is guidance: each council sets its own days over it, so no row has a cap of the law (RULES 1.2, 0.3.10).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    READ_IT,
    chaser,
    ladder,
    late_news,
    understanding,
)
from chalicelib.core.procedures.shared.end_stages import FROM_OMBUDSMAN, left_from, without
from chalicelib.core.procedures.shared.pause_and_stop import REST, RESTING, UNDO, WHILE_OPEN
from chalicelib.core.procedures.shared.reply import EXTEND, REPLY, RESOLVE
from chalicelib.core.procedures.shared.triage import ALLOCATE, HAND_BACK, REROUTE, SPLIT, TRIAGE
from chalicelib.core.procedures.statutory.asking_onwards import ASKED_STAGE2, WANT_STAGE2
from chalicelib.core.procedures.statutory.children_act import (
    AFTER_STAGE1,
    ASKING,
    ASKING_AT_REST,
    CHILDREN_ACT,
    LATER,
)
from chalicelib.core.procedures.statutory.stage2 import NOT_INDEPENDENT
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage

ENDS = tuple(
    letter for letter in ENDINGS if letter != "no_interest"
)  # nobody must prove an interest here (Code 1.4)
ANSWERS = ("corporate_reply", "resolution_confirmed", *ENDS)
FINAL = ("corporate_stage2_reply", *ENDS)
ASKED = ("stage2_requested",)
CLOCKS = (
    ClockRule("ack", 3, ("receipt",), ("acknowledgement", "corporate_understood", *ENDS), "tell you that we have it, and who to ask", "003:31 promises three days; Code 6.2 asks for five", most=5),
    understanding(("corporate_understood", *ANSWERS), "003:2, Code 6.2, N3; our first letter names the day"),
    ClockRule("s1_response", 10, ("acknowledged",), ANSWERS, "answer you", "Code 6.3", extends_to="s1_max"),
    ClockRule("s1_max", 20, ("acknowledged",), ANSWERS, "answer you, at the very latest", "Code 6.4"),
    ClockRule("s2_request_advised", 20, ("corporate_reply", "resolution_confirmed"), (*ASKED, "rested", "ombudsman_asked", "no_request_stage2"),
        "ask for stage 2, as we advise; you can ask later too", "DESIGN: advice and no bar, since the Code sets no time", whose="person"),
    ClockRule("s2_ack", 5, ASKED, ("corporate_stage2_acknowledged", *ENDS), "tell you that stage 2 has begun", "Code 6.10 (RULES 1.2)", dated_by="asked_on"),
    ClockRule("s2_response", 20, ASKED, FINAL, "send you our final answer", "Code, stage 2: from the acknowledgement (RULES 1.2)",
        extends_to="s2_max", dated_by="asked_on", acknowledged_in="s2_ack"),
    ClockRule("s2_max", 40, ASKED, FINAL, "send you our final answer, at the very latest", "Code, stage 2: twenty more at most (RULES 1.2)", dated_by="asked_on", acknowledged_in="s2_ack"),
    ClockRule("how_it_was", 5, ("no_request_stage2", "rested"), ("how_was_it", *ASKED), "ask you how we did", "001:37, N43", whose="person"),
    *ALWAYS_CLOCKS,
)  # fmt: skip
NUDGES = (
    *ladder("ack"),
    *READ_IT,
    *ladder("s1_response"),
    *late_news("s1_response", "corporate_delay", within=True),
    *late_news("s1_max", "corporate_delay"),
    Nudge("s2_request_advised", -5, "complainant", "window_ending_stage2"),
    Nudge("s2_request_advised", 1, "complainant", "no_request_stage2", leads_to="at_rest_stage1"),
    *chaser("s2_ack"),
    *ladder("s2_response"),
    *late_news("s2_response", "corporate_delay", within=True),
    *late_news("s2_max", "corporate_delay"),
    Nudge("how_it_was", 0, "complainant", "how_was_it"),
    *ALWAYS_NUDGES,
)

MORE_TIME = replace(
    EXTEND,
    fields=(
        Field("reason", "Why is more time needed? Say it in words the person will read", hint="They are sent this today, with the new date and the Ombudsman’s details."),
        Field("new_date", "The new date", "date", "The earliest you can keep. The case shows the last day that it can be.", must="working"),
    ),
    letters=(("corporate_extension", "complainant"),),
    explains="It can be done once, and only before the day it is due. It needs a good reason. It holds once the letter that tells the person has left.",
    source="Code 6.4, 6.5, N16, N23",
)  # fmt: skip
ANSWER = replace(
    REPLY, letters=(("corporate_reply", "complainant"),), source="Code 6.6, 6.7, 000:46, N18"
)
SETTLE = replace(RESOLVE, source="Code 6.1, N19")
WANT_REVIEW = replace(
    WANT_STAGE2,
    letters=(("corporate_stage2_acknowledged", "complainant"), ("corporate_stage2_asked", "team")),
    explains="Someone who did not write the first answer looks at it again. You do not have to give a reason.",
    source="Code, stage 2 (RULES 1.2)",
    keeps=True,
)
ASKED_REVIEW = replace(
    ASKED_STAGE2,
    button="Record that they asked for stage 2",
    letters=WANT_REVIEW.letters,
    explains="In any way. They do not have to give reasons, use a form, or ask within any time.",
    source="Code, stage 2 (RULES 1.2); Code 5.7, trap 15",
    keeps=True,
)
APPOINT = Move(
    "appoint",
    "Give it to a reviewer",
    TEAM_ROLES,
    "reviewer_appointed",
    fields=(
        Field("appoint_reviewer", "Who will look at it again?", "appoint", "Anyone named in it, their manager, and anyone who dealt with stage 1 have been left off.", role="reviewer"),
        Field("note", "Anything they should know first", required=False),
    ),
    letters=(("corporate_review_asked", "reviewer"), ("corporate_who_reviews", "complainant")),
    explains="Someone who was not involved at stage 1. They are sent the case, and the person is told who they are. The date does not change.",
    source="Code, stage 2: someone else than at stage 1 (RULES 1.2), Code 5.4, N13",
    owner="reviewer",
    done="Done. The reviewer has been sent the case, and the person is being told who they are.",
    happened="It was given to a reviewer",
)  # fmt: skip
GIVE_UP = replace(NOT_INDEPENDENT, by=("reviewer",), source="Code 5.4")
FINAL_ANSWER = replace(
    REPLY,
    name="final_reply",
    button="Send the final answer",
    by=("reviewer",),
    leads_to="answered_stage2",
    letters=(("corporate_stage2_reply", "complainant"), ("corporate_closed", "team")),
    explains="It goes to the person today, as you write it here, and says how to go to the Ombudsman. Every point needs a finding, what you looked at, and your reasons.",
    source="Code 6.6, 6.7, 7.3, N29",
    owner="team",
    done="The final answer is on its way to the person.",
)
OPEN = tuple(
    replace(m, letters=(("corporate_delay_explained", "complainant"),), source="Code 5.5, N15, N17") if m.name == "explain_delay" else m for m in WHILE_OPEN
)  # fmt: skip
UNANSWERED = (
    WANT_REVIEW,
    ASKED_REVIEW,
    replace(REST, leads_to="at_rest_stage1"),
    *ASKING,
)
LATER_STAGES = (
    Stage(
        "answered_stage1",
        "Stage 1: answered",
        "We have written to you with our answer. If you are not happy with it, tell us, and we will take it to stage 2.",
        UNANSWERED,
        status="answered",
        who="You: say whether you are happy with it",
        step="Stage 1",
    ),
    Stage(
        "resolved_stage1",
        "Stage 1: put right",
        "We have written to you with what was agreed. If it does not last, tell us, and we will take it to stage 2.",
        (*UNANSWERED, UNDO),
        status="answered",
        step="Stage 1",
    ),
    Stage(
        "at_rest_stage1",
        "Work stopped after stage 1",
        "Nothing more was asked of us. You can still ask for stage 2.",
        (WANT_REVIEW, ASKED_REVIEW, *ASKING_AT_REST),
        status="at rest",
    ),
    Stage(
        "stage2",
        "Stage 2: a fresh look",
        "Someone who did not write the first answer is looking at it again. They will write to you with our final answer.",
        (APPOINT, FINAL_ANSWER, MORE_TIME, GIVE_UP, *OPEN),
        who="A manager who did not deal with stage 1",
        step="Stage 2",
    ),
    Stage(
        "answered_stage2",
        "Stage 2: answered",
        "You have our final answer. If you are still not happy, you can go to the Ombudsman.",
        (REST, *LATER),
        status="answered",
        who="You: the Ombudsman is next, if you want",
        step="Stage 2",
    ),
    # Back to where it was: what the Ombudsman finds that we have not answered yet can still go to stage 2.
    replace(
        CHILDREN_ACT.stage("with_ombudsman"),
        moves=(
            *(left_from(m, *AFTER_STAGE1) for m in (WANT_REVIEW, ASKED_REVIEW)),
            FROM_OMBUDSMAN,
            *without(RESTING, "ombudsman_decided"),
        ),
    ),
    # Where all is held, no point is open to be chosen.
    replace(
        CHILDREN_ACT.stage("paused"),
        moves=tuple(
            m
            for m in CHILDREN_ACT.stage("paused").moves
            if not any(f.kind == "points" for f in m.fields)
        ),
    ),
    *(
        CHILDREN_ACT.stage(name)
        for name in ("withdrawn", "not_accepted", "transferred", "at_rest", "joined")
    ),
)


def corporate(
    name: str, title: str, choice: str, about: str, signposts: tuple[str, ...] = (), look: str = ""
) -> Procedure:
    """The procedure of the Code for one kind of complaint. `look` is what whoever sorts it should look for first."""
    sort, part = (
        replace(move, explains=f"{look} {move.explains}".strip()) for move in (TRIAGE, SPLIT)
    )
    return Procedure(
        name=name,
        title=title,
        source="LGSCO Complaint Handling Code, 5 and 6; 003:2",
        choice=choice,
        about=about,
        signposts=signposts,
        on_receipt=(("acknowledgement", "complainant"), ("new_case", "team")),
        on_triage=(("corporate_understood", "complainant"), ("advocacy_offered", "child")),
        on_split=(("corporate_understood", "complainant"), ("new_strand", "team")),
        clocks=CLOCKS,
        nudges=NUDGES,
        stages=(*_stage1(sort, part), *LATER_STAGES),
    )


def _stage1(sort: Move, part: Move) -> tuple[Stage, ...]:
    return (
        Stage(
            "triage",
            "Stage 1: reading your complaint",
            "The complaints team is reading what you told us and choosing who should look into it.",
            (sort, part, REROUTE, ALLOCATE, *OPEN),
            who="The complaints team",
            step="Stage 1",
        ),
        Stage(
            "stage1",
            "Stage 1: looking into it",
            "A manager who is not named in your complaint is looking into it and will write to you.",
            (ANSWER, SETTLE, MORE_TIME, HAND_BACK, sort, part, ALLOCATE, *OPEN),
            who="A manager whom your complaint does not name",
            step="Stage 1",
        ),
    )


APPEALS = "Is it about a decision that can be appealed? Then they need to know it today: the tribunal’s own dates run on."
CORPORATE = (
    corporate(
        "corporate",
        "the council’s own complaints procedure",
        "A complaint about anything else that the council does, such as a child protection enquiry or a court report (corporate)",
        "It is for complaints that the rules for children’s social care do not cover.",
    ),
    corporate(
        "send",
        "the council’s complaints procedure for special educational needs",
        "A complaint about special educational needs or disability at school (corporate)",
        "It is for complaints about help with special educational needs. The rules for children’s social care do not cover that.",
        signposts=("appeal",),
        look=APPEALS,
    ),
    corporate(
        "ehcp",
        "the council’s complaints procedure for education, health and care plans",
        "A complaint about an education, health and care plan (corporate). Look first: social care in its section H may be statutory",
        "Social care, in section H of a plan, may go by other rules. We check that, and tell you. Complaints about the rest of a plan come here.",
        signposts=("appeal",),
        look=f"Does a point concern section H of the plan, on social care? It may belong to the statutory procedure: read it, and split it off if so. {APPEALS}",
    ),
    corporate(
        "early_help",
        "the council’s complaints procedure for Early Help",
        "A complaint about Early Help (corporate)",
        "It is for complaints about Early Help. The rules for children’s social care do not cover that.",
    ),
    corporate(
        "transport",
        "the council’s complaints procedure for travel to school",
        "A complaint about school transport (corporate)",
        "It is for complaints about travel to school. The rules for children’s social care do not cover that.",
        signposts=("travel",),
        look="Is it about a decision not to help with travel? That has an appeal of its own, and a complaint about how we dealt with it goes on here.",
    ),
)  # fmt: skip
