"""What the tests of mail about a case share: replies as they come, and what became of them."""

from __future__ import annotations

from typing import Any

from chalicelib import store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, Posted, a_case, an_email, post

TEAM = "complaints.team@sefton.example"
ELLEN = "ellen.marsh@sefton.example"
FROM_ELLEN = f"Ellen Marsh <{ELLEN}>"
FAILED = {"spf": "FAIL", "dkim": "FAIL", "dmarc": "FAIL"}
UNPROVED = {"spf": "PASS", "dkim": "GRAY", "dmarc": "GRAY"}


def now_of(case: Case) -> Case:
    found = store.load(case.reference)
    assert found
    return found


def events(case: Case, name: str) -> list[Any]:
    return [e for e in store.load_history(case.reference) if e.name == name]


def added(case: Case) -> list[Any]:
    return events(case, "contributed")


def sent_as(posted: Posted) -> str:
    """Return the Message-ID that a letter's reader sees: SES's own."""
    return f"<{posted.ses_id}@eu-west-2.amazonses.com>"


def a_reply(text: str = "One more thing.", **headers: str) -> bytes:
    """Return a message from Sam that answers something, but no letter of ours."""
    usual = {
        "subject": "Re: your letter",
        "message_id": "<reply@family.example>",
        "in_reply_to": "<other@family.example>",
    }
    return an_email(text, **(usual | headers))


def with_ellen(heard: Heard, **given: Any) -> tuple[Case, Posted]:
    """Return a case that Ellen Marsh looks into, and the letter that gave it to her."""
    case = a_case(FRIDAY, **given)
    post(
        heard.client,
        heard.letter("new_case").link("Give it to an officer"),
        officer="care1",
        note="",
    )
    return case, heard.letter("allocation")


def to(heard: Heard, address: str) -> list[str]:
    """Return the names of the letters that have gone to an address."""
    return [p.name for p in heard.follow() if p.to.casefold() == address]


def only_aside() -> store.SetAside:
    (message,) = store.list_set_aside()
    return message


__all__ = ["ELLEN", "FAILED", "FROM_ELLEN", "SAM", "TEAM", "UNPROVED"]
