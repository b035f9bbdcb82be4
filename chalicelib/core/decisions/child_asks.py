"""What a child asks of their own complaint that a person talks with them about before it is done
(K9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chalicelib.core.cases import Case
from chalicelib.core.decisions.move_helpers import record_move, refuse_answer
from chalicelib.core.decisions.waiting_requests import HEARD, find_day, find_waiting_requests
from chalicelib.core.people.officers import SURELY_CHILDREN, Officer
from chalicelib.core.people.parties import ADVOCATES
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding
    from chalicelib.core.decisions.move_helpers import Answers

# What a child presses, in words that the team is asked to decide about.
STOP = "I want to stop my complaint."
IN_WRITING = "writing"
WITHDRAW = "withdraw"  # what words that may ask to stop are heard as


def is_asked_first(case: Case) -> bool:
    """Return whether somebody talks with the person before their complaint is stopped: with a
    child, and not with a care leaver, who may be an adult."""
    return case.person.code in SURELY_CHILDREN


def may_be_asked_first(case: Case) -> bool:
    """Return whether the person is a child who is asked first, or may be one: nobody has recorded
    who they are."""
    return is_asked_first(case) or not case.person.code


def may_stop_at_once(case: Case, by: str) -> bool:
    """Return whether a case is withdrawn as soon as somebody presses the button: for a child only
    where their advocate does it, who has talked with them."""
    if not is_asked_first(case):
        return True
    party = case.party(by)
    return party is not None and party.capacity in ADVOCATES


def is_stop_asked(case: Case) -> bool:
    """Return whether the team is asked already to talk about stopping, and has not decided."""
    waiting = find_waiting_requests(case)
    return any(each["what"] == WITHDRAW for each in waiting.get("requests", ()))


def drop_stop(case: Case) -> Case:
    """Return the case with nothing left of a wish to stop among the words that wait."""
    waiting = find_waiting_requests(case)
    left = [each for each in waiting["requests"] if each["what"] != WITHDRAW]
    return replace(case, kept={**case.kept, HEARD: {**waiting, "requests": left}})


def find_stop_day(case: Case) -> date | None:
    """Return the day by which somebody talks with a child who asked to stop, or None where nobody
    waits for that."""
    if not is_stop_asked(case):
        return None
    return find_day(case)


def record_withdrawal(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that a case is withdrawn. Raise Refused where nobody talked with the child who wants
    it."""
    if is_asked_first(deciding.case) and given["how"] == IN_WRITING:
        raise refuse_answer(
            "how",
            "A child or young person complains. Talk with them first, by telephone or face to "
            "face, or ask their advocate to. Then say here how that was",
        )
    return record_move(deciding, move, by, given)
