"""Rows by which a statutory complaint goes on to the next stage: asked for by the person, recorded
by the team, in time or late (r15-r18).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import MANAGERS
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

STAGE2_LETTERS = (("stage2_acknowledged", "complainant"), ("stage2_asked", "team"))

STAGE3_LETTERS = (("stage3_acknowledged", "complainant"), ("stage3_asked", "team"))

SAID = Field(
    "said",
    "What do you want us to look at?",
    hint="You do not have to say. It helps us if you do.",
    required=False,
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
    Recorded.STAGE2_REQUESTED,
    leads_to="stage2",
    fields=(SAID,),
    letters=STAGE2_LETTERS,
    explains=(
        "Someone who has had no part in this looks at it again. You do not have to give a reason."
    ),
    source="r15, 002:206",
    keeps=True,
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
    explains=(
        "They do not have to give reasons, use a form, or ask by any date. The dates run "
        "from the day that we got it."
    ),
    source="r15, r17, 002:206, traps 15 and 21",
    done="Stage 2 has begun. The person is being told the dates.",
)

SAID_STAGE2 = Move(
    "said_stage2",
    "Record that they asked for stage 2 by word of mouth",
    TEAM_ROLES,
    Recorded.STAGE2_SAID,
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
    explains=(
        "By telephone or face to face counts as much as writing. Your record goes to them to "
        "correct, and the dates run from the day they agree to it."
    ),
    source="r16, N21",
    keeps=True,
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
        Field(
            "asked_on",
            "What day did they agree to it?",
            "date",
            must="past",
            after=("stage2_said", "on", "our record was made then"),
        ),
        Field("changes", "What did they correct?", required=False),
    ),
    explains="Stage 2 starts, with its dates counted from the day they agreed.",
    source="r16, r17",
    happened="They agreed with the written record, and stage 2 began",
)

AGREE_RECORD = replace(
    WANT_STAGE2,
    name="agree_record",
    button="What you wrote down is right: start stage 2",
    fields=(
        Field(
            "changes",
            "Is there anything to put right in it first?",
            hint="If so, write it here. We keep it with what you told us.",
            required=False,
        ),
    ),
    explains="Stage 2 begins today, with its dates.",
    source="r16, r17",
    happened="They agreed with the written record on their own page, and stage 2 began",
)

BY_RIGHT = replace(
    WANT_STAGE2,
    name="want_stage2_now",
    when=When(Guard.IS_PAST_LAST_DAY),
    explains="You do not have to wait for our answer. You can go on to stage 2 without it.",
    source="r14, 002:196",
)

BY_RIGHT_RECORDED = replace(
    ASKED_STAGE2,
    name="asked_stage2_now",
    when=When(Guard.IS_PAST_LAST_DAY),
    explains=(
        "Stage 1 has run out of time, or answered a part of it, or answered under the wrong "
        "rules, so they have a right to stage 2."
    ),
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
    Recorded.STAGE3_REQUESTED,
    leads_to="stage3",
    fields=(replace(SAID, label="What do you want the panel to look at?"),),
    letters=STAGE3_LETTERS,
    explains=(
        "Three people from outside the council look at how stage 2 was done. You do not have "
        "to give a reason."
    ),
    source="r18, 002:115-119",
    when=When(Guard.IS_IN_WINDOW),
    keeps=True,
    owner="team",
    done="You have asked for a panel. We are writing to you with the dates.",
    happened="A review panel was asked for",
)

WANT_STAGE3_LATE = replace(
    WANT_STAGE3,
    name="want_stage3_late",
    records=Recorded.STAGE3_ASKED_LATE,
    leads_to="stage3_late",
    letters=(("stage3_late_received", "complainant"), ("stage3_asked_late", "complaints_manager")),
    when=When(Guard.IS_AFTER_WINDOW),
    explains="The time to ask has ended. You can still ask. Someone will decide, and tell you why.",
    source="r18, RULES 1.1.6",
    done="We have your request. Someone will decide, and write to you.",
    happened="A review panel was asked for after the time to ask",
)

ASKED_STAGE3 = replace(
    WANT_STAGE3,
    name="asked_stage3",
    button="Record that they asked for a review panel",
    by=TEAM_ROLES,
    fields=(ASKED_ON, WHAT_THEY_SAID),
    when=None,
    explains=(
        "In any way, for any reason. If they asked after the deadline, enter the date. You can "
        "still accept it."
    ),
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
    "Refuse the late request",
    ("complaints_manager",),
    Recorded.LATE_REQUEST_REFUSED,
    leads_to="at_rest_stage2",
    fields=(
        Field("reason", "Why, for this case? Say it in words the person will read"),
        Field(
            "weighed",
            "What did you take into account?",
            hint=(
                "Why it came late, illness, disability, and whether a panel could still do it "
                "justice."
            ),
        ),
    ),
    letters=(("late_refused", "complainant"),),
    explains=(
        "A person decides this, for good reasons in this case and never because of a date alone. "
        "They are told why, and how to go to the Ombudsman."
    ),
    source="r18, Code 5.7, N10",
    done="They are being told, with your reasons.",
    happened="A late request for a panel was not accepted",
    undoable=True,
    undone="that your request for a review panel came too late",
    decides=True,
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
    Recorded.REFERRED_EARLY,
    leads_to="early_referral",
    fields=(
        *(Field(name, label, "check") for name, label in CONDITIONS),
        Field(
            "minor",
            "If a point was not wholly upheld: why does it not matter much to them?",
            hint="They read this. Leave it empty where every point was upheld.",
            required=False,
        ),
        Field("said", "How did the person agree?"),
    ),
    letters=(("early_referral_told", "complainant"),),
    explains=(
        "Instead of a panel, and only if all of these apply. What was found and decided on this "
        "case must not contradict them. Otherwise there must be a panel."
    ),
    source="GTBFC, RULES 1.1.9, trap 27",
    done="They are being told that it goes to the Ombudsman.",
    happened="It was referred early to the Ombudsman",
    undoable=True,
    undone="that your {thing} had gone to the Ombudsman in place of a review panel",
)

LENGTHEN = Move(
    "lengthen",
    "Give them longer to ask for a panel",
    MANAGERS,
    Recorded.WINDOW_LENGTHENED,
    fields=(
        Field("new_date", "The new last day to ask", "date", must="future"),
        Field("reason", "Why? They are told this"),
    ),
    letters=(("window_lengthened", "complainant"),),
    explains="For example, because they asked for a meeting before the deadline.",
    source="RULES 1.1.6",
    when=When(Guard.CLOCK_RUNS, ("s3_request_window",)),
    done="They are being told the new last day.",
    happened="They were given longer to ask for a panel",
)

S1_ASKING = (BY_RIGHT, BY_RIGHT_RECORDED, STRAIGHT)
