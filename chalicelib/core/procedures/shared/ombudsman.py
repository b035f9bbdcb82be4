"""Rows for what the Ombudsman asks and decides (RULES 1.1.9)."""

from __future__ import annotations

from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import MANAGERS
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

LOG_OMBUDSMAN = Move(
    "log_ombudsman",
    "Log an enquiry of the Ombudsman",
    MANAGERS,
    Recorded.OMBUDSMAN_ASKED,
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
    Recorded.OMBUDSMAN_ANSWERED,
    fields=(Field("note", "What did we send, and to whom?"),),
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
            "remedies",
            "What must we do, and by when?",
            "lines",
            "One thing a line: an apology, a payment, an action.",
            required=False,
        ),
    ),
    letters=(("ombudsman_decision", "complaints_manager"),),
    explains="Each thing that we must do is kept on the case.",
    source="RULES 1.1.9, 2.5",
    keeps=True,
    rare=True,
    done="Recorded.",
    happened="The Ombudsman decided",
)
