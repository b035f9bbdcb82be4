"""What a person does on their own page: withdraw a complaint, and take it up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions import child_asks, reprisal
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.decide import add_words
from chalicelib.core.decisions.given_points import follow_points
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.decisions.move_helpers import list_workers
from chalicelib.core.decisions.moves import find_recorder
from chalicelib.core.decisions.offered_moves import PERSON
from chalicelib.core.decisions.reopen import return_move, stand_before

MOST_ADDRESSES = 5  # other addresses that one person writes from


def withdraw_complaint(
    case: Case, said: str, now: datetime, authority: Authority, by: str = COMPLAINANT
) -> Decision:
    """Withdraw a complaint at once, as its person, or a party for them, asks on their own page.

    Return the decision: the officer who has the case is told, and the person has it confirmed in
    writing. For a child nothing stops yet: the team is asked to talk with them first.
    """
    may_stop = any(s.name == "withdrawn" for s in authority.procedure(case).stages)
    if not may_stop or authority.stage(case).status != "open":
        raise Refused(
            "This complaint is not open, so there is nothing to withdraw.",
            "If something has changed, write to us on this page.",
        )
    if not child_asks.may_stop_at_once(case, by):
        asked = f"{child_asks.STOP}\n\n{said}".strip()
        return add_words(case, by, asked, (), now, authority)
    deciding = Deciding(case, now, authority)
    if reprisal.hold(deciding, by, said, (), now):
        case = deciding.case
        said = ""
    before = stand_before(case, "withdrawn", told=True)
    after = replace(case, stage="withdrawn", left=case.stage, before=before)
    deciding.apply_fact("withdrawn", by, after, how="page", said=said)
    party = case.party(by)
    asked_by = party.name if party else ""
    contact = deciding.staff.contact.key
    deciding.owe(
        "withdrawal_confirmed", COMPLAINANT, how="page", contact=contact, asked_by=asked_by
    )
    for worker in list_workers(deciding, case):
        deciding.owe("they_withdrew", worker, said=said)
    deciding.owe("they_withdrew", TEAM, said=said)
    follow_points(deciding, case, by, told=True)
    return deciding.finish()


def remember_address(case: Case, address: str, now: datetime, authority: Authority) -> Decision:
    """Remember another address that the person writes from, as they ask after they said that a
    message from there is theirs. Raise Refused for more than they can need.
    """
    if len(case.person.also) >= MOST_ADDRESSES:
        raise Refused("We cannot remember any more addresses.", "Call us if you use another.")
    deciding = Deciding(case, now, authority)
    person = replace(case.person, also=(*case.person.also, address))
    deciding.record("address_remembered", COMPLAINANT, replace(case, person=person))
    return deciding.finish()


def take_up_again(case: Case, said: str, now: datetime, authority: Authority) -> Decision:
    """Take a complaint up again where it stopped, as its person asks on their page (RULES 1.1.8).

    Raises Refused where it is open, or where the next stage can be asked for in its place.
    """
    move = return_move(case)
    if move is None and authority.stage(case).status == "open":
        raise Refused("This complaint is open already.", "If something has changed, write to us.")
    if move is None:
        raise Refused(
            "There is no need to start again.",
            "This page shows what you can ask for next. You can also write to us on it.",
        )
    deciding = Deciding(case, now, authority)
    facts = find_recorder(move)(deciding, move, PERSON, {"reason": said})
    deciding.owe_all(move.letters, **{**list_promises(deciding.case), **facts, "withheld": ()})
    if deciding.case.owner != TEAM:
        deciding.owe("they_came_back", TEAM, **facts)
    follow_points(deciding, case, PERSON.key)
    return deciding.finish()
