"""Rows for a child in danger, and for a decision that someone asks us to hold."""

from __future__ import annotations

from chalicelib.core.people.officers import LADDER
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ANYONE, MANAGERS
from chalicelib.core.procedures.tables import Field, Move, Nudge
from chalicelib.core.procedures.when import Guard, When

# Nobody may have read an alarm that nobody confirmed, so it climbs in hours where a late answer
# climbs in days (RULES 1.1.10: DESIGN), by night, at weekends and on bank holidays too.
DANGER_NUDGES = (
    Nudge("danger", 0, "duty_team", "danger_alarm", hours=1, every=4),
    Nudge("danger", 0, "complaints_manager", "danger_alarm", hours=1, every=24),
    Nudge("danger", 0, "head_of_service", "danger_alarm", hours=2, every=24),
    Nudge("danger", 0, "director", "danger_alarm", hours=4, every=24),
)

ASK_FREEZE = Move(
    "ask_freeze",
    "Record a request to put a decision on hold",
    ANYONE,
    Recorded.FREEZE_FLAGGED,
    fields=(Field("text", "What change do they want put on hold, and why?"),),
    letters=(("freeze_asked", "complaints_manager"),),
    explains=(
        "For a planned move, or the end of a service, that the complaint is about. A senior "
        "person decides the same day."
    ),
    source="GTBFC, RULES 2.3",
    rare=True,
    done="The complaints manager has been asked to decide today.",
    happened="We were asked to hold a decision",
)

FREEZE = Move(
    "freeze",
    "Decide whether to hold the decision",
    ("complaints_manager", "head_of_service", "director"),
    Recorded.FREEZE_DECIDED,
    fields=(
        Field(
            "held",
            "Will it be put on hold?",
            "choice",
            choices=(("yes", "Yes: nothing changes for now"), ("no", "No: it goes ahead")),
        ),
        Field("what", "Which decision or change is it?", "text"),
        Field("reason", "Why? Say how you weighed what it means for the child"),
        Field(
            "until",
            "Until when is it on hold?",
            "date",
            "The person is told this day, and you look at it again by then. Leave it empty if "
            "it is not on hold.",
            required=False,
            must="working",
            needed=(
                "held",
                ("yes",),
                "It is on hold, so give the day on which you will look at it again",
            ),
        ),
        Field("decided_by", "Who decided this?", "text"),
    ),
    letters=(("freeze_decision", "complainant"), ("freeze_decision_service", "head_of_service")),
    explains="The person and the head of service are told today.",
    source="GTBFC, N32",
    when=When(Guard.CLOCK_RUNS, ("freeze", "freeze_until")),
    done="The person and the head of service are being told.",
    happened="It was decided whether to hold the decision",
)

RAISE_DANGER = Move(
    "raise_danger",
    "A child may be in danger",
    ANYONE,
    Recorded.DANGER_RAISED,
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
    done=(
        "The duty team and the complaints manager are being told. If you have not called, call now."
    ),
    happened="It was said that a child may be in danger",
)

SEE_DANGER = Move(
    "see_danger",
    "Confirm that you have read this and acted on it",
    ("duty_team", *MANAGERS, *LADDER[2:]),
    Recorded.DANGER_SEEN,
    fields=(
        Field("note", "What was done?", hint="Write only what others on this case need to know."),
    ),
    explains="Until someone confirms, the alarm goes out again, and to those above as well.",
    source="003:4-10, N12",
    when=When(Guard.CLOCK_RUNS, ("danger",)),
    done="Recorded. Thank you.",
    happened="The alarm was read and acted on",
)
