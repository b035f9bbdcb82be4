"""Rows that several procedures share: the ladder of a late clock, triage, and what may happen at any stage."""

from __future__ import annotations

from chalicelib.core.people import TEAM_ROLES as TEAM_ROLES
from chalicelib.core.procedures.tables import BACK, ClockRule, Field, Move, Nudge

ANYONE = ("owner", *TEAM_ROLES)
MANAGERS = ("complaints_officer", "complaints_manager")

FINDINGS = (
    ("upheld", "Upheld: we got this wrong"),
    ("partially_upheld", "Partly upheld: we got some of this wrong"),
    ("not_upheld", "Not upheld: we did what we should have done"),
    ("no_finding", "No finding: the evidence does not settle it"),
)

HOW_TOLD = (("phone", "By telephone"), ("post", "By letter in the post"), ("in_person", "In person"))
HOW_SAID = (*HOW_TOLD[:1], ("writing", "In writing"), HOW_TOLD[2])
ASKED_IN_WRITING = (
    ("writing", "In writing: an email, a letter, a form or a text message"),
    ("advocate", "Through their advocate, in writing"),
)


def ladder(clock: str) -> tuple[Nudge, ...]:
    """Who is told, in order, as `clock` nears its date and runs late (RULES 1.1.10). A rung held by a named person is skipped when it falls."""
    return (
        Nudge(clock, -5, "owner", "reminder"),
        Nudge(clock, -2, "owner", "reminder"),
        Nudge(clock, -1, "owner", "reminder"),
        Nudge(clock, 0, "owner", "due_today"),
        Nudge(clock, 0, "manager", "due_today"),
        *late_ladder(clock),
    )


def late_ladder(clock: str) -> tuple[Nudge, ...]:
    """The rungs of `ladder` that come after the date."""
    return (
        Nudge(clock, 1, "complaints_manager", "overdue"),
        Nudge(clock, 3, "head_of_service", "overdue"),
        Nudge(clock, 5, "director", "overdue"),
        Nudge(clock, 10, "director", "overdue", every=5),
        Nudge(clock, 10, "owner", "overdue", every=5),
    )


def chaser(clock: str, to: str = "team") -> tuple[Nudge, ...]:
    """A short chase for a step that no law dates: the day before, the day itself, and the ladder after it."""
    return (Nudge(clock, -1, to, "reminder"), Nudge(clock, 0, to, "due_today"), *late_ladder(clock))


POINTS = Field("points", "What you found, point by point", "each", role="points", parts=(
    Field("finding", "Finding", "choice", choices=FINDINGS),
    Field("evidence", "What you looked at", hint="For example records, emails, and who you spoke to. Name no other family."),
    Field("reasons", "Your reasons", hint="In words the person can follow: why the evidence leads to this finding."),
    Field("rule", "The rule or policy that applies", "text", required=False),
))  # fmt: skip
SORRY = Field(
    "sorry",
    "What we are sorry for",
    hint="Say what we did and that we are sorry for it. Leave it empty if nothing went wrong.",
    required=False,
)
ACTIONS = Field("actions", "What we will do, who will do it, and by when", required=False)
WHICH = Field("which", "Which points?", "points", role="points")

TRIAGE = Move(
    "triage",
    "Record what it is about",
    TEAM_ROLES,
    "triaged",
    fields=(
        Field(
            "procedure",
            "What is it, and which procedure fits?",
            "procedure",
            "The person can change this at any time: if they say it is a complaint, it is. The day it came in does not change.",
        ),
        Field("service", "Which part of children’s services?", "service"),
        Field(
            "named",
            "Which members of staff does it name?",
            "lines",
            "One name a line. They will not be sent this case or its links.",
            required=False,
        ),
        Field(
            "points",
            "The points, as you understand them",
            "lines",
            "One point a line. We send these to the person, who can correct them.",
            limit=20_000,
        ),
    ),
    explains="Check what it is, which procedure it comes under, who it names, and each thing complained of.",
    source="RULES 1.1.2, 1.1.10, N2",
    done="Recorded. The person is being told which procedure it is under, why, and the points as you understand them.",
    happened="What it is about was recorded",
)

ALLOCATE = Move(
    "allocate",
    "Give it to an officer",
    TEAM_ROLES,
    "allocated",
    leads_to="stage1",
    fields=(
        Field(
            "officer",
            "Who will look into it?",
            "officer",
            "Nobody whom the complaint names is in this list. Think too of anyone close to them.",
        ),
        Field("note", "Anything they should know first", required=False),
    ),
    letters=(("allocation", "owner"),),
    explains="The officer is sent the points, the date of the reply and their own links.",
    source="002:29, 000:45, N13",
    done="Done. The officer has been sent the case.",
    happened="It was given to an officer",
)

HAND_BACK = Move(
    "hand_back",
    "Hand it back",
    ("owner",),
    "handed_back",
    leads_to="triage",
    fields=(
        Field(
            "reason",
            "Why should someone else look into it?",
            hint="For example, you know the family, or you are part of what is complained of.",
        ),
    ),
    letters=(("handed_back", "team"),),
    explains="It goes back to the complaints team at once. The date of the reply does not change.",
    source="Code 5.4",
    done="Done. The complaints team has it again.",
    happened="It was handed back to the complaints team",
)

EXTEND = Move(
    "extend",
    "Ask for more time",
    ANYONE,
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
    done="Done. The person is being told the new date and why.",
    happened="The date of the reply was put back",
)

EXPLAIN = Move(
    "explain_delay",
    "Say why it is late",
    ANYONE,
    "delay_explained",
    fields=(
        Field("reason", "Why is it late? Say it in words the person will read", hint="They are sent this today."),
        Field(
            "date",
            "The date you promise now",
            "date",
            "A date you will keep. It is late all the same, and is still counted as late.",
            must="future",
        ),
    ),
    letters=(("delay_explained", "complainant"),),
    explains="For an answer whose date has passed. The person is told the reason and the new date, and that they need not wait for it.",
    source="002:196, N15, N17, Code 5.5",
    when="late",
    done="Done. The person is being told why it is late, and the date you promise.",
    happened="Why it is late was said",
)

REPLY = Move(
    "reply",
    "Send the reply",
    ANYONE,
    "replied",
    leads_to="answered_stage1",
    fields=(POINTS, SORRY, ACTIONS),
    letters=(("stage1_reply", "complainant"),),
    explains="It goes to the person today, as you write it here. Every point needs a finding, what you looked at, and your reasons.",
    source="002:201-204, 000:46, Code 6.7, N18",
    done="The reply is on its way to the person.",
    happened="The reply was written",
)

RESOLVE = Move(
    "resolve",
    "Record what was agreed",
    ANYONE,
    "resolved",
    leads_to="resolved_stage1",
    fields=(
        Field(
            "terms",
            "What was agreed with the person?",
            hint="In words they would use. They are sent this today, and can say that it is not right.",
        ),
        Field("actions", "What we will do, who will do it, and by when"),
        Field("agreed_on", "When did they agree to it?", "date", must="past"),
    ),
    letters=(("resolution_confirmed", "complainant"),),
    explains="For a complaint that was put right by talking. It is confirmed to the person in writing, and they can come back if it does not last.",
    source="r15, N19",
    done="Recorded. It is being confirmed to the person in writing.",
    happened="It was put right, and what was agreed was recorded",
)

ASK_MORE = Move(
    "ask_more",
    "Ask the person something",
    ANYONE,
    "more_asked",
    fields=(
        Field(
            "question",
            "What do you need to know?",
            hint="One plain question. They are told that the date of the answer does not move.",
        ),
    ),
    letters=(("more_wanted", "complainant"),),
    explains="The question goes to the person today. The date of the answer runs on while they think.",
    source="N7, trap 8",
    rare=True,
    done="The question is on its way to them.",
    happened="The person was asked for more information",
)

ASK_CONSENT = Move(
    "ask_consent",
    "Ask what the child or young person wants",
    TEAM_ROLES,
    "consent_asked",
    fields=(
        Field(
            "question",
            "What do you ask of them?",
            hint="For example whether they are happy for this to be looked into, and whether the words are theirs.",
        ),
        Field("safe_way", "A safe way for them to answer", hint="One that no adult in the case can read or overhear."),
    ),
    letters=(("consent_wanted", "complainant"),),
    explains="For a complaint that someone makes for a child, or for an adult. It says that there is no pressure, and the dates run on.",
    source="RULES 1.1.1, N8",
    when="for_someone",
    rare=True,
    done="The question is on its way.",
    happened="It was asked what the child or young person wants",
)

RECORD_CONSENT = Move(
    "record_consent",
    "Record what the child or young person said",
    TEAM_ROLES,
    "consent_recorded",
    fields=(
        Field(
            "answer",
            "What did they say?",
            "choice",
            choices=(
                ("yes", "They are content that it goes on"),
                ("no", "They do not want it"),
                ("part", "They want some of it, or other words"),
                ("cannot", "They are too young to say, or could not be asked"),
            ),
        ),
        Field("said", "In their own words", required=False),
    ),
    explains="Nobody has to agree for a parent to complain in their own right; and nothing is refused by this alone.",
    source="RULES 1.1.1",
    when="for_someone",
    rare=True,
    done="Recorded.",
    happened="What the child or young person wants was recorded",
)

OFFER_ADVOCATE = Move(
    "offer_advocate",
    "Offer an advocate",
    TEAM_ROLES,
    "advocate_offered",
    letters=(("advocacy_offered", "complainant"),),
    explains="A letter about advocates: free, independent, and only if they want one. A child or care leaver is sent it without this.",
    source="s26A, N11",
    rare=True,
    done="The letter is on its way to them.",
    happened="An advocate was offered",
)

ALLOW_INTEREST = Move(
    "allow_interest",
    "Accept that they have enough interest in the child",
    MANAGERS,
    "interest_accepted",
    fields=(Field("reason", "Why, and what does the child think?"),),
    explains="Only for someone with no right of their own to complain. The complaint goes on as any other.",
    source="s26(3)(e), r12",
    when="sufficient_interest",
    unless=("interest_accepted",),
    keeps=True,
    done="Recorded. It goes on as any other complaint.",
    happened="They were accepted as having enough interest in the child",
)

REFUSE_INTEREST = Move(
    "refuse_interest",
    "Decide that they have not enough interest in the child",
    MANAGERS,
    "interest_refused",
    leads_to="not_accepted",
    fields=(
        Field("reason", "Why, in words the person will read"),
        Field("weighed", "What did you weigh, the child’s own views among it?"),
    ),
    letters=(("no_interest", "complainant"),),
    explains="Only for someone with no right of their own to complain. They are told why, and of the Ombudsman.",
    source="s26(3)(e), r12, N9",
    when="sufficient_interest",
    unless=("interest_accepted",),
    done="They are being told, with your reasons.",
    happened="They were found not to have enough interest in the child",
)

DECLINE = Move(
    "decline",
    "Decide not to look into some or all of it",
    MANAGERS,
    "declined",
    leads_to="not_accepted",
    fields=(
        WHICH,
        Field("ground", "On what ground?", "choice", choices=(
            ("older", "It happened more than a year before they complained"),
            ("considered", "It has been through all stages already"),
            ("no_council", "It is not about anything that this council or its agents did"),
        )),
        Field("reason", "Why, for this case? Say it in words the person will read"),
        Field("weighed", "What did you weigh?", hint="Could they be expected to complain sooner? Illness, disability, fear? Can it still be looked into fairly? A date alone is no reason."),
    ),
    letters=(("not_accepted", "complainant"), ("part_not_accepted", "complainant")),
    explains="A person decides this, never a date. What is declined is explained to them, with the Ombudsman; the rest goes on.",
    source="r9, GTBFC 3.3.1, Code 2.4, N10, traps 23 and 24",
    rare=True,
    done="They are being told, with your reasons.",
    happened="Some or all of it was not accepted",
)  # fmt: skip

REROUTE = Move(
    "reroute",
    "Send the person to another way",
    MANAGERS,
    "sent_elsewhere",
    leads_to="transferred",
    fields=(
        Field("where", "What is the right way for the whole of it?", "elsewhere"),
        Field("reason", "Why, for this case? Say it in words the person will read"),
        Field("contact_told", "Have you passed it on? Say to whom and when", required=False),
    ),
    letters=(("rerouted", "complainant"),),
    explains="For a matter that is wholly for someone else: a court, an appeal, another agency, whistleblowing. They are told why and what to do next.",
    source="003:35, 004:23, 002:179, N6",
    rare=True,
    done="They are being told where it goes, why, and what to do next.",
    happened="The person was sent to another way",
)

SPLIT = Move(
    "split",
    "Split it into parts",
    TEAM_ROLES,
    "split",
    fields=(
        Field("points", "Where does each point belong?", "each", role="points", parts=(
            Field("goes", "Procedure", "procedure"),
        )),
        Field("why", "Why do they belong apart? Say it in words the person will read"),
    ),
    letters=(("parts_explained", "complainant"),),
    explains="Each part gets its own procedure and dates, counted from the day the whole came in. The person keeps one contact and one family of references.",
    source="RULES 1.1.2, N6, traps 18 and 19",
    rare=True,
    done="Done. The person is being told where each part goes and why.",
    happened="It was split into parts",
)  # fmt: skip

WITHDRAW = Move(
    "withdraw",
    "Record that they have withdrawn it",
    TEAM_ROLES,
    "withdrawn",
    leads_to="withdrawn",
    fields=(
        Field("how", "How did they tell you?", "choice", choices=HOW_SAID),
        Field("said", "What did they say?", hint="Only they can withdraw it, and nobody should ask them to."),
    ),
    letters=(("withdrawal_confirmed", "complainant"),),
    explains="We confirm it to them in writing, and tell them that they can come back.",
    source="002:164-167, r7, N30",
    rare=True,
    done="Recorded. It is being confirmed to the person in writing.",
    happened="It was withdrawn",
)

WITHDRAW_PART = Move(
    "withdraw_part",
    "Record that they have withdrawn a part of it",
    TEAM_ROLES,
    "part_withdrawn",
    leads_to="withdrawn",
    fields=(
        WHICH,
        Field("how", "How did they tell you?", "choice", choices=HOW_SAID),
        Field("said", "What did they say?", hint="Only they can withdraw it, and nobody should ask them to."),
    ),
    letters=(("withdrawal_confirmed", "complainant"), ("part_withdrawal_confirmed", "complainant")),
    explains="We confirm in writing what has stopped and what goes on.",
    source="002:164-167, r7, N30",
    rare=True,
    done="Recorded. It is being confirmed to the person in writing.",
    happened="Some of it was withdrawn",
)

PAUSE = Move(
    "pause",
    "Pause some or all of it for proceedings",
    MANAGERS,
    "paused",
    leads_to="paused",
    fields=(
        WHICH,
        Field(
            "proceedings",
            "What proceedings are they?",
            "text",
            "For example a criminal trial. A court case about the family is no reason by itself.",
        ),
        Field("reason", "How could going on now harm those proceedings? Say it in words the person will read"),
        Field("decided_by", "Who decided this?", "text"),
        Field("review_on", "When will you look at it again?", "date", must="future"),
    ),
    letters=(("paused_for_now", "complainant"),),
    explains="Only where looking into it now could do harm to the proceedings. They are told why, until when, and how to come back.",
    source="r8, N31, trap 23",
    rare=True,
    done="Recorded. They are being told why, and when we look at it again.",
    happened="Some or all of it was paused for proceedings",
)

RESUME = Move(
    "resume",
    "Go on with what was paused",
    TEAM_ROLES,
    "resumed",
    leads_to=BACK,
    fields=(Field("reason", "Why can it go on now? Say it in words the person will read"),),
    letters=(("going_on_again", "complainant"),),
    explains="It goes on at the stage it left. The days for which it stood still are shown.",
    source="r8, r9",
    when="something_held",
    done="Done. They are being told that it goes on, and the new dates.",
    happened="What was paused goes on",
)

ASK_FREEZE = Move(
    "ask_freeze",
    "Record that they ask us to hold a decision",
    ANYONE,
    "freeze_flagged",
    fields=(Field("text", "What change do they want held, and why?"),),
    letters=(("freeze_asked", "complaints_manager"),),
    explains="For a move or an ending that is coming and that the complaint is about. A senior person decides the same day.",
    source="GTBFC, RULES 2.3",
    rare=True,
    done="The complaints manager has been asked to decide today.",
    happened="We were asked to hold a decision",
)

FREEZE = Move(
    "freeze",
    "Decide whether to hold the decision",
    ("complaints_manager", "head_of_service", "director"),
    "freeze_decided",
    fields=(
        Field("held", "Is the decision held?", "choice", choices=(("yes", "Yes: nothing changes for now"), ("no", "No: it goes ahead"))),
        Field("what", "Which decision or change is it?", "text"),
        Field("reason", "Why? Say how you weighed what it means for the child"),
        Field("until", "Until when is it held?", "date", "Leave it empty if it is not held.", required=False, must="future"),
        Field("decided_by", "Who decided this?", "text"),
    ),
    letters=(("freeze_decision", "complainant"), ("freeze_decision_service", "head_of_service")),
    explains="The person and the head of service are told today.",
    source="GTBFC, N32",
    when="running freeze",
    done="The person and the head of service are being told.",
    happened="It was decided whether to hold the decision",
)  # fmt: skip

RAISE_DANGER = Move(
    "raise_danger",
    "A child may be in danger",
    ANYONE,
    "danger_raised",
    fields=(Field("text", "What makes you think so?", hint="Call first: the duty team, or 999. Then write it here."),),
    explains="The duty team and the complaints manager are told at once. The complaint goes on.",
    source="003:4-10, N12",
    rare=True,
    done="The duty team and the complaints manager are being told. If you have not called, call now.",
    happened="It was said that a child may be in danger",
)

SEE_DANGER = Move(
    "see_danger",
    "Confirm that you have read this and acted on it",
    ("duty_team", *MANAGERS),
    "danger_seen",
    fields=(Field("note", "What was done?", hint="No more than others on this case need to know."),),
    explains="Until someone confirms, the alarm goes out again each day.",
    source="003:4-10, N12",
    when="running danger",
    done="Recorded. Thank you.",
    happened="The alarm was read and acted on",
)

LOG_OMBUDSMAN = Move(
    "log_ombudsman",
    "Log an enquiry of the Ombudsman",
    MANAGERS,
    "ombudsman_asked",
    fields=(
        Field("their_reference", "Their reference", "text", limit=60),
        Field("asked", "What do they ask?"),
        Field("due", "The date they set", "date", must="future"),
    ),
    letters=(("ombudsman_logged", "complaints_manager"),),
    explains="Their date is theirs to set. The complaints manager is reminded of it.",
    source="RULES 1.1.9, N37",
    rare=True,
    done="Logged. The complaints manager has been told.",
    happened="The Ombudsman asked us about it",
)

ANSWER_OMBUDSMAN = Move(
    "answer_ombudsman",
    "Record that we answered the Ombudsman",
    MANAGERS,
    "ombudsman_answered",
    fields=(Field("note", "What did we send, and to whom?"),),
    explains="For an enquiry that is open.",
    source="RULES 1.1.9",
    when="running ombudsman",
    done="Recorded.",
    happened="We answered the Ombudsman",
)

OMBUDSMAN_DECIDED = Move(
    "ombudsman_decided",
    "Record what the Ombudsman decided",
    MANAGERS,
    "ombudsman_decided",
    fields=(
        Field("decision", "What did they decide?", "choice", choices=(
            ("fault_injustice", "Fault that caused injustice"), ("fault", "Fault, but no injustice"), ("no_fault", "No fault"),
            ("not_investigated", "They will not look into it"), ("premature", "They sent it back: we must answer first"),
        )),
        Field("text", "What did they say?"),
        Field("remedies", "What must we do, and by when?", "lines", "One thing a line: an apology, a payment, an action.", required=False),
    ),
    letters=(("ombudsman_decision", "complaints_manager"),),
    explains="Each thing that we must do is kept on the case.",
    source="RULES 1.1.9, 2.5",
    keeps=True,
    rare=True,
    done="Recorded.",
    happened="The Ombudsman decided",
)  # fmt: skip

TELL_ACTION = Move(
    "tell_action",
    "Tell them about a promised action",
    ANYONE,
    "action_told",
    fields=(
        Field("action", "Which action did we promise?"),
        Field("done", "Was it done?", "choice", choices=(("done", "Yes"), ("late", "Not yet, or not as we promised"))),
        Field("what", "What was done; or why not, and what we will do instead"),
        Field("new_date", "If it is late: the date you promise now", "date", required=False, must="future"),
    ),
    letters=(("action_told", "complainant"),),
    explains="They are told what was done, or why it was not, and what comes instead.",
    source="Code 6.6, 7.4, N35",
    rare=True,
    done="They are being told.",
    happened="The person was told about a promised action",
)  # fmt: skip

RESTRICT = Move(
    "restrict",
    "Limit how someone may contact us",
    ("complaints_manager", "head_of_service", "director"),
    "contact_restricted",
    fields=(
        Field("behaviour", "What did they do? Say it as facts"),
        Field("warned_on", "When were they warned?", "date", must="past"),
        Field("adjusted", "What was tried first?", hint="Think of disability, trauma and language before anything else."),
        Field("restriction", "What is limited, and what stays open to them?"),
        Field("ends_on", "When does it end?", "date", must="future"),
        Field("review_on", "When will you look at it again?", "date", must="future"),
    ),
    letters=(("contact_limited", "complainant"),),
    explains="It limits contact and never the complaint: what they send is still read, their stages and dates are theirs, and so is help in danger.",
    source="RULES 2.6, N36",
    rare=True,
    done="They are being told, with your reasons and the day it ends.",
    happened="How they may contact us was limited",
)  # fmt: skip

REVIEW_RESTRICTION = Move(
    "review_restriction",
    "Look again at the limit on contact",
    ("complaints_manager", "head_of_service", "director"),
    "restriction_reviewed",
    fields=(
        Field("outcome", "What did you decide?", "choice", choices=(("ended", "It ends now"), ("stays", "It stays until the day it was to end"))),
        Field("reason", "Why? Say it in words the person will read"),
    ),
    letters=(("contact_limit_reviewed", "complainant"),),
    explains="For a limit whose review is due.",
    source="RULES 2.6",
    when="running restriction_review",
    done="They are being told.",
    happened="The limit on contact was looked at again",
)  # fmt: skip

REST = Move(
    "rest",
    "Nothing more was asked for",
    TEAM_ROLES,
    "rested",
    leads_to="at_rest",
    explains="It stays open to them to come back.",
    source="RULES 1.1.8",
    done="It is at rest. The person can come back at any time.",
    happened="It was put at rest",
)

COME_BACK = Move(
    "come_back",
    "Open it again",
    TEAM_ROLES,
    "reopened",
    leads_to="triage",
    fields=(Field("reason", "What did they ask for?"),),
    letters=(("reopened", "complainant"),),
    explains="The day it first came in is kept. A new date for the reply is counted from today.",
    source="RULES 1.1.8",
    done="It is open again.",
    happened="It was opened again",
)

# What may be done at any stage of any procedure for a complaint.
ALWAYS = (
    RAISE_DANGER,
    SEE_DANGER,
    ASK_FREEZE,
    FREEZE,
    LOG_OMBUDSMAN,
    ANSWER_OMBUDSMAN,
    OMBUDSMAN_DECIDED,
    RESTRICT,
    REVIEW_RESTRICTION,
)
# While it is being looked at.
WHILE_OPEN = (
    ASK_MORE,
    ASK_CONSENT,
    RECORD_CONSENT,
    OFFER_ADVOCATE,
    EXPLAIN,
    PAUSE,
    RESUME,
    DECLINE,
    WITHDRAW,
    WITHDRAW_PART,
    *ALWAYS,
)
# Before anyone has begun to look into it.
AT_TRIAGE = (TRIAGE, SPLIT, REROUTE, ALLOW_INTEREST, REFUSE_INTEREST)
AFTERWARDS = (TELL_ACTION, COME_BACK, *ALWAYS)

# Letters that end what the council owes, whatever was owed.
ENDINGS = ("withdrawal_confirmed", "not_accepted", "no_interest", "rerouted")

ALWAYS_CLOCKS = (
    ClockRule("danger", 1, ("danger_flagged",), ("danger_seen",), "make sure that the child is safe", "003:4-10, N12", most=1, unit="days"),
    ClockRule("freeze", 0, ("freeze_flagged",), ("freeze_decided",), "say whether the decision is held", "GTBFC (same day: DESIGN)"),
    ClockRule("pause_review", 0, ("paused",), ("resumed",), "look again at whether it can go on", "r8: the date is set for the case", dated_by="review_on"),
    ClockRule("ombudsman", 0, ("ombudsman_asked",), ("ombudsman_answered", "ombudsman_decided"), "answer the Ombudsman", "RULES 1.1.9: the Ombudsman sets the date", dated_by="due"),
    ClockRule("restriction_review", 0, ("contact_restricted",), ("restriction_reviewed",), "look again at the limit on contact", "RULES 2.6: the date is set for the case", dated_by="review_on"),
)  # fmt: skip
ALWAYS_NUDGES = (
    Nudge("danger", 0, "duty_team", "danger_alarm", every=1),
    Nudge("danger", 0, "head_of_service", "danger_alarm", every=1),
    *late_ladder("freeze"),
    Nudge("pause_review", 0, "complaints_manager", "due_today"),
    *late_ladder("pause_review"),
    Nudge("ombudsman", -5, "complaints_manager", "reminder"),
    Nudge("ombudsman", -1, "complaints_manager", "reminder"),
    *late_ladder("ombudsman"),
    Nudge("restriction_review", 0, "complaints_manager", "due_today"),
    *late_ladder("restriction_review"),
)
