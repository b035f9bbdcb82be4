"""Letters to somebody on the person's side that cannot go by email: the complaints team posts them,
reads them out or hands them over, and records it (RULES 4.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.core.cases import Case, Decision, PassOn, Refused
from chalicelib.core.decisions import pass_on
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import INSTEAD, NO_COPIES, Party
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def find_waiting(case: Case, letter_id: str) -> PassOn | None:
    """Return the letter with that id that waits to be passed on to a party, or None."""
    for each in case.to_pass_on:
        if each.letter_id == letter_id and each.to:
            return each
    return None


def drop_letters_to(case: Case, party: Party) -> Case:
    """Return the case without letters to pass on that a party may not have any more.

    One that was to go instead of the person's goes to the person.
    """
    kept = []
    for each in case.to_pass_on:
        wanted = party.ended_at is None and each.copy in ("", party.copies)
        if each.to != party.key or (wanted and party.copies != NO_COPIES):
            kept.append(each)
        elif each.copy == INSTEAD:
            kept.append(replace(each, to="", copy=""))
    return replace(case, to_pass_on=tuple(kept))


def record_copy_told(
    deciding: Deciding,
    waiting: PassOn,
    how: str,
    officer: Officer,
    at: datetime,
) -> Decision:
    """Record that an officer passed a copy on to a party. No clock stops."""
    case = pass_on.strike_off(deciding.case, waiting.letter_id)
    party = case.party(waiting.to)
    deciding.record(
        "copy_told",
        officer.key,
        case,
        letter=waiting.letter_id,
        name=waiting.name,
        how=how,
        other=party.called if party else "",
        on=london_date(at),
    )
    return deciding.finish()


def require_waiting(case: Case, letter_id: str, key: str) -> PassOn:
    """Return the letter that waits to be passed on to the party with this key.

    Raise Refused where it is recorded already, is not to go to them any more, or waits until
    somebody has decided whether their part ends.
    """
    waiting = find_waiting(case, letter_id)
    if waiting is None or waiting.to != key:
        raise Refused("This is not to go to them, or was recorded already.", "Do not post it.")
    party = case.party(key)
    if party and case.may_end(party):
        raise Refused(
            "The person may have asked to end their part. Decide that first.",
            "Do not pass the letter on until then.",
        )
    return waiting
