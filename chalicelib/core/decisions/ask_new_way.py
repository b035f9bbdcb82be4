"""What the person asks on their own page about how we reach them, which a person does with them:
somebody else may have opened the page, so nothing changes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import TEAM
from chalicelib.core.decisions import change_contact
from chalicelib.core.decisions.move_helpers import record_move_on
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

NO_WORDS = "On their own page they pressed the button and wrote nothing."
PRESSED = "They pressed “Our emails are not safe now” on their own page."
ASKED = "They may want to be reached another way"


def ask_for_new_way(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record how the person wishes to be reached while an alarm is open, and tell the team."""
    record_move_on(deciding, move, by, deciding.case, given)
    tell_team(deciding, given["wish"] or NO_WORDS)
    return {}


def stop_emails(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record that our emails are not safe for the person, in each part of their complaint: nothing
    goes there until somebody has decided. Tell the team."""
    before = deciding.case
    record_move_on(deciding, move, by, before, given)
    change_contact.record_doubt(deciding, by.key, PRESSED)
    for other in deciding.others:
        if change_contact.is_same_complaint(before, other) and other.person.email:
            change_contact.record_doubt(deciding.change_other_case(other), by.key, PRESSED)
    tell_team(deciding, PRESSED)
    return {}


def tell_team(deciding: Deciding, words: str, new: str = "") -> None:
    """Owe the letter that asks the team to decide how to reach them: the address that we hold, the
    `new` one if any, and that somebody else may have asked."""
    deciding.owe(
        "request_heard",
        TEAM,
        requests=[{"said": ASKED, "words": words, "move": "change_contact"}],
        received_at=deciding.now,
        asked_on=deciding.now.date(),
        moves={"change_contact": {}},
        unanswered=False,
        on_page=True,
        old=deciding.case.person.email,
        new=new,
    )
