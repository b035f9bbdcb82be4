"""The statutory procedure of the Children Act 1989, stages 1 to 3 (SI 2006/1738; RULES 1.1)."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.common import (
    AFTERWARDS,
    ALLOCATE,
    ALWAYS_CLOCKS,
    ALWAYS_NUDGES,
    AT_TRIAGE,
    ENDINGS,
    EXTEND,
    HAND_BACK,
    LOG_OMBUDSMAN,
    MANAGERS,
    OMBUDSMAN_DECIDED,
    REPLY,
    RESOLVE,
    REST,
    RESUME,
    SPLIT,
    TEAM_ROLES,
    TRIAGE,
    WHILE_OPEN,
    ladder,
)
from chalicelib.core.procedures.stage2 import AT_STAGE2, CLOCKS2, NUDGES2
from chalicelib.core.procedures.stage3 import AFTER_PANEL, AT_PANEL, AT_STAGE3, CLOCKS3, NUDGES3
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage

ANSWERS = ("stage1_reply", "resolution_confirmed", "stage2_acknowledged", *ENDINGS)
STAGE2_LETTERS = (("stage2_acknowledged", "complainant"), ("stage2_asked", "team"))
STAGE3_LETTERS = (("stage3_acknowledged", "complainant"), ("stage3_asked", "team"))
SAID = Field(
    "said", "What do you think we got wrong?", hint="You do not have to say. It helps us if you do.", required=False
)
ASKED_ON = Field(
    "asked_on",
    "What day did the council get their request?",
    "date",
    "The day it came in anywhere at the council, not the day you record it. The dates run from it.",
    must="past",
)
WHAT_THEY_SAID = Field("said", "What did they say?", required=False)

WANT_STAGE2 = Move(
    "want_stage2",
    "I want stage 2",
    ("complainant",),
    "stage2_requested",
    leads_to="stage2",
    fields=(SAID,),
    letters=STAGE2_LETTERS,
    explains="Someone who has had no part in this looks into it afresh. You do not have to give a reason.",
    source="r15, 002:206",
    owner="team",
    done="You have asked for stage 2. We are writing to you with the dates.",
    happened="Stage 2 was asked for",
)
ASKED_STAGE2 = replace(
    WANT_STAGE2,
    name="asked_stage2",
    button="Record that they asked for stage 2 in writing",
    by=TEAM_ROLES,
    fields=(ASKED_ON, WHAT_THEY_SAID),
    explains="They do not have to give reasons, use a form, or ask within any time. The dates run from the day that we got it.",
    source="r15, r17, 002:206, traps 15 and 21",
    done="Stage 2 has begun. The person is being told the dates.",
)
SAID_STAGE2 = Move(
    "said_stage2",
    "Record that they asked for stage 2 by word of mouth",
    TEAM_ROLES,
    "stage2_said",
    leads_to="stage2_record",
    fields=(
        replace(ASKED_ON, label="What day did they ask?"),
        Field(
            "record",
            "What they complain of, written down as they said it",
            hint="They are sent this to correct. Use their words.",
            limit=20_000,
        ),
    ),
    letters=(("written_record", "complainant"),),
    explains="By telephone or face to face counts as much as writing. Your record goes to them to correct, and the dates run from the day they agree to it.",
    source="r16, N21",
    owner="team",
    rare=True,
    done="Your record is on its way to them.",
    happened="Stage 2 was asked for by word of mouth",
)
RECORD_AGREED = replace(
    ASKED_STAGE2,
    name="record_agreed",
    button="Record that they agree with the written record",
    fields=(
        Field("asked_on", "What day did they agree to it?", "date", must="past"),
        Field("changes", "What did they correct?", required=False),
    ),
    explains="Stage 2 starts, with its dates counted from the day they agreed.",
    source="r16, r17",
    happened="They agreed with the written record, and stage 2 began",
)
BY_RIGHT = replace(
    WANT_STAGE2,
    name="want_stage2_now",
    when="past_limit",
    explains="Our answer is late, so you can go on to stage 2 without it.",
    source="r14, 002:196",
)
BY_RIGHT_RECORDED = replace(
    ASKED_STAGE2,
    name="asked_stage2_now",
    when="past_limit",
    explains="Stage 1 has run out of time, so stage 2 is theirs by right.",
    source="r14, 002:196",
)
STRAIGHT = replace(
    ASKED_STAGE2,
    name="straight_to_stage2",
    button="Go straight to stage 2, as agreed",
    by=MANAGERS,
    fields=(
        replace(ASKED_ON, label="What day did they ask for it, or agree to it?"),
        Field("said", "How was it agreed, and why would stage 1 not help?"),
        Field("agreed", "The person agrees to it, and so does the complaints manager", "check"),
    ),
    explains="Where both agree that stage 1 would not help.",
    source="r17(1), GTBFC",
    rare=True,
    happened="It went straight to stage 2 by agreement",
)
WANT_STAGE3 = Move(
    "want_stage3",
    "I want a review panel",
    ("complainant",),
    "stage3_requested",
    leads_to="stage3",
    fields=(replace(SAID, label="What do you want the panel to look at?"),),
    letters=STAGE3_LETTERS,
    explains="Three people from outside the council look at how stage 2 was done. You do not have to give a reason.",
    source="r18, 002:115-119",
    when="in_window",
    owner="team",
    done="You have asked for a panel. We are writing to you with the dates.",
    happened="A review panel was asked for",
)
WANT_STAGE3_LATE = replace(
    WANT_STAGE3,
    name="want_stage3_late",
    records="stage3_asked_late",
    leads_to="stage3_late",
    letters=(("stage3_late_received", "complainant"), ("stage3_asked_late", "team")),
    when="window_over",
    explains="The 20 working days have ended. You can still ask: a person decides, and tells you why.",
    source="r18, RULES 1.1.6",
    done="We have your request. A person will decide, and write to you.",
    happened="A review panel was asked for after the time to ask",
)
ASKED_STAGE3 = replace(
    WANT_STAGE3,
    name="asked_stage3",
    button="Record that they asked for a review panel",
    by=TEAM_ROLES,
    fields=(ASKED_ON, WHAT_THEY_SAID),
    when="",
    explains="In any way, for any reason. If they asked after the 20 working days, say so with the day: you can accept it all the same.",
    source="r18, 002:110-119, traps 15, 27 and 28",
    done="Stage 3 has begun. The person is being told the dates.",
)
ACCEPT_LATE = replace(
    ASKED_STAGE3,
    name="accept_late",
    button="Accept the late request",
    by=MANAGERS,
    fields=(ASKED_ON, Field("said", "Why is it accepted?")),
    explains="The panel’s dates run from the day that we got the request.",
    source="r18, Lancashire’s practice",
)
REFUSE_LATE = Move(
    "refuse_late",
    "Decide that it came too late",
    ("complaints_manager",),
    "late_request_refused",
    leads_to="at_rest_stage2",
    fields=(
        Field("reason", "Why, for this case? Say it in words the person will read"),
        Field(
            "weighed",
            "What did you weigh?",
            hint="Why it came late, illness, disability, and whether a panel could still do it justice.",
        ),
    ),
    letters=(("late_refused", "complainant"),),
    explains="A person decides this for good reasons of this case, never a date. They are told why, and of the Ombudsman.",
    source="r18, Code 5.7, N10",
    done="They are being told, with your reasons.",
    happened="A late request for a panel was not accepted",
)
CONDITIONS = (
    ("sound", "Stage 2 was sound: all of it was looked into, and both reports are complete"),
    ("upheld", "All of the complaint, or all that matters in it, was upheld"),
    ("wanted", "Most of what they wanted to happen has been agreed"),
    ("plan", "There is a clear plan of action with dates"),
    ("agreed", "The person agrees to it, and so does the complaints manager"),
)
EARLY_REFERRAL = Move(
    "refer_early",
    "Refer it early to the Ombudsman, as agreed",
    ("complaints_manager",),
    "referred_early",
    leads_to="early_referral",
    fields=(
        *(Field(name, label, "check") for name, label in CONDITIONS),
        Field("said", "How did the person agree?"),
    ),
    letters=(("early_referral_told", "complainant"),),
    explains="In place of a panel, and only where every one of these is so. Otherwise the panel must be held.",
    source="GTBFC, RULES 1.1.9, trap 27",
    done="They are being told how it goes to the Ombudsman.",
    happened="It was referred early to the Ombudsman",
)
ASK_MEETING = Move(
    "ask_meeting",
    "I want to meet about this answer",
    ("complainant",),
    "meeting_asked",
    fields=(Field("said", "When and where would suit you?", required=False),),
    letters=(("meeting_asked", "team"),),
    explains="You can go through the report with us, and bring your advocate. Your time to ask for a panel goes on meanwhile.",
    source="002:230-234",
    keeps=True,
    unless=("meeting_asked",),
    done="We have your request. We will write to you to find a time.",
    happened="A meeting was asked for",
)
LENGTHEN = Move(
    "lengthen",
    "Give them longer to ask for a panel",
    MANAGERS,
    "window_lengthened",
    fields=(
        Field("new_date", "The new last day to ask", "date", must="future"),
        Field("reason", "Why? They are told this"),
    ),
    letters=(("window_lengthened", "complainant"),),
    explains="As where they asked for a meeting within the 20 working days.",
    source="RULES 1.1.6",
    when="running s3_request_window",
    done="They are being told the new last day.",
    happened="They were given longer to ask for a panel",
)
TO_OMBUDSMAN = replace(LOG_OMBUDSMAN, leads_to="with_ombudsman")
LATER = tuple(m for m in AFTERWARDS if m.name != "log_ombudsman")
S1_ASKING = (BY_RIGHT, BY_RIGHT_RECORDED, STRAIGHT)

CHILDREN_ACT = Procedure(
    name="children_act",
    title="the children’s social care complaints procedure",
    source="Children Act 1989 s26; SI 2006/1738",
    choice="A complaint about children’s social care (the statutory procedure)",
    about="It is the one that the law gives for complaints about help or care from children’s services.",
    on_receipt=(("acknowledgement", "complainant"), ("new_case", "team")),
    on_triage=(("points_understood", "complainant"), ("advocacy_offered", "child")),
    on_split=(("points_understood", "complainant"), ("new_strand", "team")),
    clocks=(
        ClockRule(
            "ack",
            3,
            ("receipt",),
            ("acknowledgement", "points_understood", *ENDINGS),
            "tell you that we have it, and who to ask",
            "002:175-177, 003:31",
            most=3,
        ),
        ClockRule("s1_response", 10, ("receipt",), ANSWERS, "answer you", "r14, 002:182-184", extends_to="s1_max", most=10),
        ClockRule("s1_max", 20, ("receipt",), ANSWERS, "answer you, at the very latest", "r14, 002:194-195", most=20),
        ClockRule("s2_request_advised", 20, ("stage1_reply", "resolution_confirmed"), ("stage2_requested", "stage2_said", "no_request_stage2"),
            "ask for stage 2, as we advise; you can ask later too", "002:36-38; advice and no bar (GTBFC 3.5)", whose="person"),
        *CLOCKS2,
        *CLOCKS3,
        ClockRule("how_it_was", 5, ("no_request_stage2", "no_request_stage3", "rested"), ("how_was_it",), "ask you how we did", "001:37, N43", whose="person"),
        *ALWAYS_CLOCKS,
    ),
    nudges=(
        *ladder("ack"),
        *ladder("s1_response"),
        Nudge("s1_response", 1, "complainant", "delay", unless_extended=True),
        Nudge("s1_max", 1, "complainant", "delay_past_limit"),
        Nudge("s2_request_advised", -5, "complainant", "window_ending_stage2"),
        Nudge("s2_request_advised", 1, "complainant", "no_request_stage2", leads_to="at_rest_stage1"),
        *NUDGES2,
        *NUDGES3,
        Nudge("how_it_was", 0, "complainant", "how_was_it"),
        *ALWAYS_NUDGES,
    ),
    stages=(
        Stage(
            "triage",
            "Stage 1: reading your complaint",
            "The complaints team is reading what you told us and choosing who should look into it.",
            (*AT_TRIAGE, ALLOCATE, *S1_ASKING, SAID_STAGE2, *WHILE_OPEN),
            who="The complaints team",
            step="Stage 1",
        ),
        Stage(
            "stage1",
            "Stage 1: looking into it",
            "A manager who is not named in your complaint is looking into it and will write to you.",
            (REPLY, RESOLVE, EXTEND, HAND_BACK, TRIAGE, SPLIT, ALLOCATE, *S1_ASKING, SAID_STAGE2, *WHILE_OPEN),
            who="A manager whom your complaint does not name",
            step="Stage 1",
        ),
        Stage(
            "answered_stage1",
            "Stage 1: answered",
            "We have written to you with our answer. If you are not happy with it, tell us, and we will take it to stage 2.",
            (WANT_STAGE2, ASKED_STAGE2, SAID_STAGE2, replace(REST, leads_to="at_rest_stage1"), TO_OMBUDSMAN, *LATER),
            status="answered",
            who="You: say whether you are happy with it",
            step="Stage 1",
        ),
        Stage(
            "resolved_stage1",
            "Stage 1: put right",
            "We have written to you with what was agreed. If it does not last, tell us, and it is open again.",
            (WANT_STAGE2, ASKED_STAGE2, SAID_STAGE2, replace(REST, leads_to="at_rest_stage1"), TO_OMBUDSMAN, *LATER),
            status="answered",
            step="Stage 1",
        ),
        Stage(
            "at_rest_stage1",
            "At rest after stage 1",
            "Nothing more was asked of us. You can still ask for stage 2.",
            (WANT_STAGE2, ASKED_STAGE2, SAID_STAGE2, TO_OMBUDSMAN, *LATER),
            status="at rest",
        ),
        Stage(
            "stage2_record",
            "Stage 2: writing down what you told us",
            "You asked for stage 2 by word of mouth. We sent you our record of it. Please tell us if it is right.",
            (RECORD_AGREED, replace(ASKED_STAGE2, button="Record that they have now asked in writing"), *WHILE_OPEN),
            who="The complaints team, and you",
            step="Stage 2",
        ),
        Stage(
            "stage2",
            "Stage 2: an investigation",
            "An investigating officer looks into it afresh. An independent person makes sure that it is fair.",
            (*AT_STAGE2, *WHILE_OPEN),
            who="An investigating officer and an independent person, who had no part in it; then a senior manager decides",
            step="Stage 2",
        ),
        Stage(
            "answered_stage2",
            "Stage 2: answered",
            "We have sent you the decision with both reports. If you are not happy with it, you can ask for a review panel.",
            (WANT_STAGE3, WANT_STAGE3_LATE, ASKED_STAGE3, ASK_MEETING, LENGTHEN, EARLY_REFERRAL, replace(REST, leads_to="at_rest_stage2"), TO_OMBUDSMAN, *LATER),
            status="answered",
            who="You: say whether you are happy with it",
            step="Stage 2",
        ),
        Stage(
            "at_rest_stage2",
            "At rest after stage 2",
            "Nothing more was asked of us. You can still ask for a review panel; a person will decide.",
            (WANT_STAGE3_LATE, ASKED_STAGE3, TO_OMBUDSMAN, *LATER),
            status="at rest",
        ),
        Stage(
            "stage3_late",
            "Stage 3: your request came after the time to ask",
            "A person is deciding whether a panel can still look at it, and will write to you.",
            (ACCEPT_LATE, REFUSE_LATE, *WHILE_OPEN),
            step="Stage 3",
        ),
        Stage(
            "stage3",
            "Stage 3: arranging the review panel",
            "We are bringing together three people from outside the council to look at how stage 2 was done.",
            (*AT_STAGE3, *WHILE_OPEN),
            who="A panel of three people from outside the council",
            step="Stage 3",
        ),
        Stage(
            "panel_met",
            "Stage 3: the panel has met",
            "The panel is writing its report. You will be sent it.",
            (*AT_PANEL, *WHILE_OPEN),
            who="The panel",
            step="Stage 3",
        ),
        Stage(
            "panel_reported",
            "Stage 3: the panel has reported",
            "A senior officer of the council is deciding what to do about what the panel said.",
            (*AFTER_PANEL, *WHILE_OPEN),
            who="A senior officer of the council, with the independent person",
            step="Stage 3",
        ),
        Stage(
            "answered_stage3",
            "Stage 3: answered",
            "You have our final answer. If you are still not happy, you can go to the Ombudsman.",
            (REST, TO_OMBUDSMAN, *LATER),
            status="answered",
            who="You: the Ombudsman is next, if you want",
            step="Stage 3",
        ),
        Stage(
            "early_referral",
            "With the Ombudsman, as agreed",
            "You and we agreed that the Ombudsman looks at it now, in place of a panel.",
            (ASKED_STAGE3, REST, LOG_OMBUDSMAN, *LATER),
            status="answered",
        ),
        Stage(
            "with_ombudsman",
            "With the Ombudsman",
            "The Ombudsman has asked us about your complaint. They decide what happens next.",
            (replace(OMBUDSMAN_DECIDED, leads_to="at_rest"), *(m for m in AFTERWARDS if m.name != "ombudsman_decided")),
            status="answered",
        ),
        Stage(
            "paused",
            "Paused for proceedings",
            "We have paused it so as not to harm other proceedings. We will look again on the day we told you.",
            (RESUME, *(m for m in WHILE_OPEN if m.name not in ("pause", "resume", "explain_delay"))),
        ),
        Stage("withdrawn", "Withdrawn", "You asked us to stop. You can come back at any time.", AFTERWARDS, status="withdrawn"),
        Stage("not_accepted", "Not accepted", "We wrote to you to say why. You can go to the Ombudsman.", AFTERWARDS, status="not accepted"),
        Stage("transferred", "Somewhere else", "We wrote to you to say where it goes, and why.", AFTERWARDS, status="transferred"),
        Stage("at_rest", "At rest", "Nothing more was asked of us. You can come back at any time.", (TO_OMBUDSMAN, *LATER), status="at rest"),
    ),
)  # fmt: skip
