"""How the child hears of an answer to an adult (s26(7)(b)): somebody writes to them in words for
them. It goes to the child, where they have a part and an address, or to whoever gives it to them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chalicelib.core.cases import Decision, PassOn
from chalicelib.core.decisions import pass_on
from chalicelib.core.decisions.move_helpers import Answers, record_move, refuse_answer
from chalicelib.core.people.officers import CHILDREN, Officer, is_named
from chalicelib.core.people.parties import CHILD_READER, PARTY, Party
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

CLOCK = "tell_child"


def ask_to_tell_child(deciding: Deciding, move: Move, by: Officer) -> None:
    """Ask for it to be settled how the child hears of a decision, where an adult complained."""
    if move.affects_child and deciding.case.person.code not in CHILDREN:
        deciding.apply_fact("child_to_tell", by.key, deciding.case)


def write_to_child(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the words for the child, and send them to the child, or to whoever has the case to
    print or read out. Raise Refused where the complaint names the one who is to give it to them.
    """
    worker = given["worker"]
    if is_named(Officer("", worker, ""), deciding.case.named):
        raise refuse_answer("worker", f"The complaint names {worker}. Choose somebody else")
    facts = record_move(deciding, move, by, given)
    told = {name: given[name] for name in ("called", "decided", "now")}
    child = _find_child(deciding)
    if child:
        deciding.owe("child_told", PARTY, party=child.key, **told)
        return facts
    deciding.owe(
        "please_tell_child",
        "owner",
        enclosed="child_told",
        facts=told,
        copy_for=CHILD_READER,
        worker=worker,
        safe_way=given["safe_way"],
    )
    return facts


def _find_child(deciding: Deciding) -> Party | None:
    """Return the child, where they have a part in the case and a way to be reached; or None."""
    for party in deciding.case.active_parties(deciding.now):
        if party.capacity == "child" and (party.mailable or party.reachable):
            return party
    return None


def record_child_told(
    deciding: Deciding, waiting: PassOn, how: str, officer: Officer, on: date
) -> Decision:
    """Record that somebody gave the child their letter, or read it to them."""
    case = pass_on.strike_off(deciding.case, waiting.letter_id)
    deciding.apply_fact(Recorded.CHILD_TOLD, officer.key, case, outcome="told", how=how, on=on)
    return deciding.finish()
