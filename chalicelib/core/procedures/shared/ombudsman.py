"""Rows for what the Ombudsman asks and decides, and what it says that we must do (RULES 1.1.9)."""

from __future__ import annotations

from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import MANAGERS
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

LOG_OMBUDSMAN = Move(
    "log_ombudsman",
    "Log an enquiry from the Ombudsman",
    MANAGERS,
    Recorded.OMBUDSMAN_ASKED,
    fields=(
        Field("their_reference", "Their reference", "text", limit=60),
        Field("asked", "What do they ask?"),
        Field("due", "The date they set", "date", must="future"),
    ),
    letters=(("ombudsman_logged", "complaints_manager"),),
    explains="Only they can change their date. The complaints manager is reminded of it.",
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
    Recorded.OMBUDSMAN_ANSWERED,
    fields=(
        Field(
            "answered_on",
            "What day did our answer go?",
            "date",
            "It counts from that day, whenever you record it.",
            must="past",
        ),
        Field("note", "What did we send, and to whom?"),
    ),
    explains="For an enquiry that is open.",
    source="RULES 1.1.9",
    when=When(Guard.CLOCK_RUNS, ("ombudsman",)),
    done="Recorded.",
    happened="We answered the Ombudsman",
)

OMBUDSMAN_DECIDED = Move(
    "ombudsman_decided",
    "Record what the Ombudsman decided",
    MANAGERS,
    Recorded.OMBUDSMAN_DECIDED,
    fields=(
        Field(
            "decision",
            "What did they decide?",
            "choice",
            choices=(
                ("fault_injustice", "Fault that caused injustice"),
                ("fault", "Fault, but no injustice"),
                ("no_fault", "No fault"),
                ("not_investigated", "They will not look into it"),
                ("premature", "They sent it back: we must answer first"),
            ),
        ),
        Field("text", "What did they say?"),
        Field(
            "heard_on",
            "What day did the council hear of it?",
            "date",
            "Leave it empty if it was today. If they sent it back, our dates run from this day.",
            required=False,
            must="past",
        ),
        Field(
            "remedies",
            "What must we do, and by when?",
            "lines",
            (
                "One thing a line, and its day at the end: “Pay £200 by 5 January 2027”. If they "
                "set no day, choose one."
            ),
            required=False,
        ),
    ),
    letters=(("ombudsman_decision", "complaints_manager"),),
    explains=(
        "Each thing that we must do is kept on the case with its day, and chased. If they sent it "
        "back because we must answer first, the stage that we owe begins at once."
    ),
    source="RULES 1.1.9, 2.5",
    keeps=True,
    learns=True,
    rare=True,
    done="Recorded.",
    happened="The Ombudsman decided",
)

RECORD_REMEDY = Move(
    "record_remedy",
    "Record what was done about a remedy",
    MANAGERS,
    Recorded.REMEDY_RECORDED,
    fields=(
        Field("remedy", "Which thing that the Ombudsman said we must do?", "remedy"),
        Field(
            "done",
            "Was it done?",
            "choice",
            choices=(("done", "Yes"), ("late", "Not yet, or not as we promised")),
        ),
        Field("what", "What was done? If it was not, why not, and what will we do instead?"),
        Field(
            "done_on",
            "If it was done: on what day?",
            "date",
            required=False,
            must="until today",
            needed=("done", ("done",), "It was done, so give the day"),
        ),
        Field(
            "new_date",
            "If it is late: the date you promise now",
            "date",
            "The day that the Ombudsman set stays, and we are late until it is done.",
            required=False,
            must="working",
            needed=("done", ("late",), "It is late, so promise a day"),
        ),
    ),
    letters=(("action_told", "complainant"),),
    explains="They are told what was done, or why it was not, and what comes instead.",
    source="RULES 1.1.9, 2.5, Code 7.4, N35",
    when=When(Guard.CLOCK_RUNS, ("remedy",)),
    done="Recorded. They are being told.",
    happened="What was done about a remedy was recorded",
)
