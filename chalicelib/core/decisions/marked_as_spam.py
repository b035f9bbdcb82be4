"""A letter of ours that somebody at the person's address marked as spam: no automatic letter goes
there until the team has found out how to reach them.
"""

from __future__ import annotations

from datetime import datetime

from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision
from chalicelib.core.council import Authority
from chalicelib.core.decisions import builder, change_contact
from chalicelib.core.decisions.open_alarm import may_be_unsafe

MARKED = "Someone at their email address marked our letter as spam. Their mail service told us."
MEANS = "They may not want our emails, or somebody else may read them"


def record_marked_as_spam(case: Case, now: datetime, authority: Authority) -> Decision | None:
    """Record that a letter was marked as spam, and ask the team how to reach the person.

    Return None where nothing goes to their address now in any case.
    """
    if not case.person.mailable or may_be_unsafe(case):
        return None
    deciding = builder.Deciding(case, now, authority)
    change_contact.record_doubt(deciding, COMPLAINANT, MARKED)
    asked = {"said": MEANS, "words": MARKED, "move": "change_contact"}
    deciding.owe(
        "request_heard",
        TEAM,
        requests=[asked],
        received_at=now,
        asked_on=now.date(),
        moves={"change_contact": {}},
        unanswered=False,
        marked=True,
    )
    return deciding.finish()
