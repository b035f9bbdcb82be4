"""A complaint is given to somebody outside the council, as where it names everybody who could see
to it (`000:45`, Code 5.4, T28). They then do all that the complaints team and a manager could."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import Appointed, Outsider
from chalicelib.core.decisions.move_helpers import record_move_on, refuse_answer
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

MOVE = "give_outside"
KEY = "outside-"  # what the key of somebody outside begins with; the number of the event follows
LETTER = "everyone_named"  # the one letter that goes to an officer whom a complaint names


def is_outside(key: str) -> bool:
    """Return whether `key` is that of somebody outside, whom no council's file lists."""
    return key.startswith(KEY)


def give_to_outsider(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Give the case to somebody outside the council. Raises Refused for one whom it names, or who
    is one of the council's own."""
    case = deciding.case
    name = given["outside_name"]
    email = given["outside_email"]
    if fault := find_email_fault(email):
        raise refuse_answer("outside_email", fault)
    if any(o.email.casefold() == email.casefold() for o in deciding.authority.officers):
        raise refuse_answer("outside_email", "That is an address of somebody in the council’s file")
    outsider = Outsider(f"{KEY}{case.version + 1}", name, email)
    if is_named(Officer(outsider.key, name, email), case.named):
        raise refuse_answer(
            "outside_name", "The complaint names this person too. Choose someone else"
        )
    part = Appointed("responder", outsider.key, london_date(deciding.now))
    rest = tuple(a for a in case.appointed if a.role != part.role)
    case = replace(case, outsider=outsider, owner=outsider.key, appointed=(*rest, part))
    return record_move_on(deciding, move, by, case, {**given, "officer": outsider.key})
