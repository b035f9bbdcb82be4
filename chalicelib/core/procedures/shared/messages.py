"""The row by which a message that was put on the wrong case goes to the right one."""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

MOVE_MESSAGE = Move(
    "move_message",
    "Move a message to a case of its own, or to another case",
    TEAM_ROLES,
    Recorded.MESSAGE_MOVED,
    fields=(
        Field("message", "Which message is it?", "message"),
        Field(
            "goes",
            "Where does it belong?",
            "choice",
            choices=(
                ("own", "It is a new complaint: make a case of it"),
                ("other", "It belongs to another case"),
            ),
        ),
        Field(
            "other",
            "If it belongs to another case: its reference",
            "case",
            "Like K4M7-RT2C.",
            required=False,
            needed=("goes", ("other",), "Give the reference of the case that it belongs to"),
        ),
        Field(
            "reason",
            "How do you know?",
            hint="Nobody outside the council is sent this.",
            limit=2000,
        ),
    ),
    explains=(
        "A new case begins on the day the message came in, with its files, and is acknowledged at "
        "once. The words stay in the history of this case; the files leave it. If it was a "
        "mistake, merge the two cases."
    ),
    source="RULES 1.1.2, trap 15",
    when=When(Guard.HAS_MESSAGE),
    rare=True,
    corrects=True,
    work="a message was moved to another case",
    done="Moved. Whoever has this case is being told.",
    happened="A message was moved to another case",
)
