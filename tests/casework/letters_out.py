"""What tests of letters on their way share: a letter's row, what SES tells of it, and the marks of
time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from chalicelib import store
from chalicelib.core.cases import Case
from tests.helpers import SAM, sent_so_far

TEAM = "complaints.team@sefton.example"
QUARTER = timedelta(minutes=15)


def letter_of(case: Case, name: str = "acknowledgement") -> store.Waiting:
    (found,) = [w for w in store.load_letters(case.reference) if w.letter.name == name]
    return found


def now_of(case: Case) -> Case:
    found = store.load(case.reference)
    assert found
    return found


def to_sam() -> int:
    return len(sent_so_far(SAM))


def send_event(
    case: Case, kind: str = "Send", name: str = "acknowledgement", **more: Any
) -> dict[str, Any]:
    """Return what SES reports of a letter, whether or not we ever heard its answer."""
    waiting = letter_of(case, name)
    tags = {"letter": [waiting.letter.id], "owner": [waiting.owner.replace("#", "_")]}
    return {"eventType": kind, "mail": {"messageId": "ses-1", "tags": tags}, **more}


def bounce(case: Case, kind: str = "Permanent", name: str = "acknowledgement") -> dict[str, Any]:
    back = [{"emailAddress": SAM, "action": "failed", "status": "5.1.1"}]
    return send_event(case, "Bounce", name, bounce={"bounceType": kind, "bouncedRecipients": back})
