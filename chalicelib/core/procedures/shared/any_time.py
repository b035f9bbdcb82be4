"""Rows that hold at any stage: danger, a decision to be held, the Ombudsman, and limits on contact; with their clocks."""

from __future__ import annotations

from chalicelib.core.people.officers import LADDER, TEAM_ROLES
from chalicelib.core.procedures.shared.common import (
    ANYONE,
    BY_NAME,
    MANAGERS,
    chaser,
    late_ladder,
    late_news,
)
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge

ASK_FREEZE = Move(
    "ask_freeze",
    "Record a request to put a decision on hold",
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
        Field("until", "Until when is it held?", "date", "Leave it empty if it is not held.", required=False, must="working"),
        Field("decided_by", "Who decided this?", "text"),
    ),
    letters=(("freeze_decision", "complainant"), ("freeze_decision_service", "head_of_service")),
    explains="The person and the head of service are told today.",
    source="GTBFC, N32",
    when="running freeze freeze_until",
    done="The person and the head of service are being told.",
    happened="It was decided whether to hold the decision",
)  # fmt: skip

RAISE_DANGER = Move(
    "raise_danger",
    "A child may be in danger",
    ANYONE,
    "danger_raised",
    fields=(
        Field(
            "text",
            "What makes you think so?",
            hint="Call first: the duty team, or 999. Then write it here.",
        ),
    ),
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
    fields=(
        Field("note", "What was done?", hint="No more than others on this case need to know."),
    ),
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
    undoable=True,
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
        Field("review_on", "When will you look at it again?", "date", must="working"),
    ),
    letters=(("contact_limited", "complainant"),),
    explains="This limits contact only. We still read what they send, and their stages, deadlines and safety are not affected.",
    source="RULES 2.6, N36",
    keeps=True,
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

CHANGE_CONTACT = Move(
    "change_contact",
    "Change how we reach them",
    TEAM_ROLES,
    "contact_changed",
    fields=(
        Field("email", "Email address", "text", "Leave it empty if no email is to go to them.", required=False, limit=254),
        Field("phone", "Telephone number", "text", required=False, limit=100),
        Field("post", "Postal address", required=False, limit=1000),
        Field("safe", "What is safe, and what must we not do?", hint="For example: no voicemail, no letters to the house, only in school time.", required=False, limit=2000),
        Field("asked", "How did they ask, and how did you check it was them?", hint="Someone else may want their letters. If in doubt, call the number that we had before."),
    ),
    letters=(("contact_changed", "complainant"),),
    explains=(
        "This takes effect at once, in each part of their complaint. Links that we sent them before "
        "stop working, whatever you change. We tell them in the new way only."
    ),
    source="DESIGN: safe contact; N38",
    rare=True,
    shared=True,
    done="Saved. We will now contact them this way, and are telling them so in the new way only.",
    happened="How we reach them was changed",
)  # fmt: skip

STOP_LINKS = Move(
    "stop_links",
    "Stop the links we have sent them",
    TEAM_ROLES,
    "links_stopped",
    fields=(
        Field(
            "reason",
            "Why? Who may have a link, and how do you know?",
            hint=(
                "Ask the person, by a way that is safe for them, whether someone else can read "
                "their email. If someone can, change how we reach them instead."
            ),
        ),
    ),
    explains=(
        "Every link to their own page stops working at once, in each part of their complaint. "
        "Nothing else changes. They get a new link with our next email, or when they ask for one."
    ),
    source="DESIGN: a link can be stopped",
    rare=True,
    shared=True,
    done=(
        "Their old links no longer work. A new link goes only to the email address that we hold "
        "for them now."
    ),
    happened="The links to their own page were stopped",
)

GIVE_OUTSIDE = Move(
    "give_outside",
    "Give it to somebody outside the council",
    LADDER[1:],
    "given_outside",
    fields=(
        Field("outside_name", "Their name", "text", limit=100),
        Field("outside_email", "Their email address", "text", limit=254),
        Field(
            "reason",
            "Why does somebody outside deal with it?",
            hint="In words that the person may read.",
        ),
    ),
    letters=(("outside_asked", "owner"), ("outside_told", "complainant")),
    explains="They are sent all of it, and then do what the complaints team and a manager would do."
    " Choose someone who was not involved in what it is about.",
    source="000:45, Code 5.4, T28",
    rare=True,
    done="They have been sent the case, and the person is being told.",
    happened="It was given to somebody outside the council",
)

ADDRESS_SAFE = Move(
    "address_safe",
    "It is safe to email them",
    TEAM_ROLES,
    "way_settled",
    fields=(
        Field(
            "note",
            "How do you know that it is safe?",
            hint="For example, you asked them on the telephone and they said yes.",
        ),
    ),
    explains="Press it only if you know. What waits for them is then sent to the address we hold.",
    source="DESIGN: safe contact; RULES 0.3 (7)",
    when="running safe_way",
    done="Recorded. What waited for them is being sent by email.",
    happened="It was recorded that it is safe to email them",
)

SETTLE_REQUEST = Move(
    "settle_request",
    "Record what you did about a possible request",
    TEAM_ROLES,
    "request_settled",
    fields=(
        Field(
            "note",
            "What did they want, and what was done?",
            hint="If they did not ask for anything, say so.",
        ),
    ),
    explains="For words that were put before you. A button that does what they ask says it by itself.",
    source="RULES trap 15: a request counts in whatever words, from the day it came",
    when="running request",
    done="Recorded.",
    happened="What was done about a possible request was recorded",
)

OPEN_COMPLAINT = Move(
    "open_complaint",
    "Open a complaint of its own from it",
    BY_NAME,
    "reprisal_opened",
    fields=(
        Field(
            "named",
            "Which members of staff does it name?",
            "lines",
            "One name a line. They will not be sent the new complaint or its links. "
            "Those whom this complaint names are left out already.",
            required=False,
        ),
    ),
    explains="It gets its own reference and dates, from the day their words came. "
    "Those who have this complaint are not told.",
    source="000:43",
    when="running reprisal",
    done="It is a complaint of its own now. The person is being told its reference and dates.",
    happened="Words about bad treatment became a complaint of their own",
)

PUT_WITH_CASE = Move(
    "put_with_case",
    "Put it with this complaint",
    BY_NAME,
    "reprisal_released",
    fields=(
        Field(
            "reason",
            "Why may those who have this complaint read it?",
            hint="For example, the person says so, or it is about something else.",
        ),
    ),
    explains="For words that are no report of bad treatment for complaining. "
    "Whoever has this complaint is sent them.",
    source="000:43",
    when="running reprisal",
    done="Done. Whoever has this complaint is being sent the words.",
    happened="Something that was added was put with this complaint",
)

# What may be done at any stage of any procedure for a complaint.
ALWAYS = (
    OPEN_COMPLAINT,
    PUT_WITH_CASE,
    GIVE_OUTSIDE,
    ADDRESS_SAFE,
    SETTLE_REQUEST,
    CHANGE_CONTACT,
    STOP_LINKS,
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

ALWAYS_CLOCKS = (
    ClockRule("reprisal", 1, ("reprisal_held",), ("reprisal_opened", "reprisal_released"), "decide what becomes of words about bad treatment for complaining", "000:43; one day: DESIGN", whose="officers"),
    ClockRule("request", 1, ("request_heard",), ("request_settled", "withdrawal_confirmed"), "deal with a possible request", "DESIGN: words that ask are seen to within a day", whose="officers"),
    ClockRule("safe_way", 0, ("address_doubted",), ("way_settled",), "decide how to reach them safely", "DESIGN: safe contact; RULES 0.3 (7)", whose="officers", dated_by="on"),
    ClockRule("danger", 1, ("danger_flagged",), ("danger_seen",), "make sure that the child is safe", "003:4-10, N12", most=1, unit="days", whose="officers"),
    ClockRule("freeze", 0, ("freeze_flagged",), ("freeze_decided",), "say whether the decision is held", "GTBFC (same day: DESIGN)", whose="officers"),
    ClockRule("freeze_until", 0, ("freeze_decided",), ("freeze_decided",), "look again at the decision that is held", "GTBFC: the date is set for the case", dated_by="until", whose="officers"),
    ClockRule("pause_review", 0, ("paused", "pause_kept"), ("resumed", "pause_kept", "withdrawal_confirmed", "not_accepted", "rerouted"), "look again at whether it can go on", "r8: the date is set for the case", dated_by="review_on", whose="officers"),
    ClockRule("ombudsman", 0, ("ombudsman_asked",), ("ombudsman_answered", "ombudsman_decided"), "answer the Ombudsman", "RULES 1.1.9: the Ombudsman sets the date", dated_by="due", whose="officers"),
    ClockRule("restriction_review", 0, ("contact_restricted",), ("restriction_reviewed",), "look again at the limit on contact", "RULES 2.6: the date is set for the case", dated_by="review_on", whose="officers"),
)  # fmt: skip

ALWAYS_NUDGES = (
    Nudge("reprisal", 0, "complaints_lead", "reprisal_waits"),
    Nudge("reprisal", 1, "complaints_lead", "reprisal_waits", every=1),
    *chaser("request"),
    Nudge("safe_way", 0, "team", "due_today"),
    *late_ladder("safe_way", "team"),
    Nudge("danger", 0, "duty_team", "danger_alarm", every=1),
    Nudge("danger", 0, "head_of_service", "danger_alarm", every=1),
    *late_ladder("freeze", "complaints_manager"),
    Nudge("freeze_until", -2, "complaints_manager", "reminder"),
    Nudge("freeze_until", 0, "complaints_manager", "due_today"),
    *late_ladder("freeze_until", "complaints_manager"),
    *late_news("freeze_until"),
    Nudge("pause_review", 0, "complaints_manager", "due_today"),
    *late_ladder("pause_review", "complaints_manager"),
    *late_news("pause_review"),
    Nudge("ombudsman", -5, "complaints_manager", "reminder"),
    Nudge("ombudsman", -1, "complaints_manager", "reminder"),
    *late_ladder("ombudsman", "complaints_manager"),
    Nudge("restriction_review", 0, "complaints_manager", "due_today"),
    *late_ladder("restriction_review", "complaints_manager"),
)
