"""The rows by which a message on the wrong case goes to the right one, and an officer's email that
was not sent on goes to the person.
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES, UNSENT_WRITER
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import ENCLOSURES
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

SEND_EMAIL = Move(
    "send_email",
    "Send the person the email that was not sent on",
    ("owner", "contributor", UNSENT_WRITER, *TEAM_ROLES),
    Recorded.EMAIL_SENT_ON,
    fields=(
        Field("message", "Which email is it?", "message", role="unsent"),
        Field(
            "text",
            "What the person will read",
            hint=(
                "These are all the words of the email. Take out what is not for the person, such "
                "as words that it quotes."
            ),
            limit=60_000,
            known="unsent",
        ),
        ENCLOSURES,
    ),
    letters=(("from_officer", "complainant"),),
    explains=(
        "The words of the email are ready in the form. Check them, change what you need to, and "
        "press the button."
    ),
    source="000:46; RULES 1.1.6",
    when=When(Guard.HAS_UNSENT_EMAIL),
    rare=True,
    work="the email that was not sent on was sent to the person",
    done="It is being sent to the person.",
    happened="An officer sent the person an email that was not sent on at first",
    decides=True,
)
