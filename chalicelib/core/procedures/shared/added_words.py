"""Rows for added words that someone must settle: a possible request, or a report of bad
treatment.
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import BY_NAME
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

SETTLE_REQUEST = Move(
    "settle_request",
    "Record what you did about a possible request",
    TEAM_ROLES,
    Recorded.REQUEST_SETTLED,
    fields=(
        Field(
            "note",
            "What did they want, and what was done?",
            hint="If they did not ask for anything, say so.",
        ),
    ),
    explains=(
        "For words that we showed you. If a button does what they ask, press that instead: it "
        "records this too."
    ),
    source="RULES trap 15: a request counts in whatever words, from the day it came",
    when=When(Guard.CLOCK_RUNS, ("request",)),
    done="Recorded.",
    happened="What was done about a possible request was recorded",
)

OPEN_COMPLAINT = Move(
    "open_complaint",
    "Open a complaint of its own from it",
    BY_NAME,
    Recorded.REPRISAL_OPENED,
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
    when=When(Guard.CLOCK_RUNS, ("reprisal",)),
    done="It is a complaint of its own now. The person is being told its reference and dates.",
    happened="Words about bad treatment became a complaint of their own",
)

PUT_WITH_CASE = Move(
    "put_with_case",
    "Put it with this complaint",
    BY_NAME,
    Recorded.REPRISAL_RELEASED,
    fields=(
        Field(
            "reason",
            "Why may those who have this complaint read it?",
            hint="For example, the person says so, or it is about something else.",
        ),
    ),
    explains=(
        "For words that do not say that somebody was treated badly for complaining. Whoever has "
        "this complaint is sent them."
    ),
    source="000:43",
    when=When(Guard.CLOCK_RUNS, ("reprisal",)),
    done="Done. Whoever has this complaint is being sent the words.",
    happened="Something that was added was put with this complaint",
)
