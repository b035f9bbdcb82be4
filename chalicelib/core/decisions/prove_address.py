"""A new email address of the person's: nothing of the case goes there before somebody who reads it
has said so by the link that went there, and the old one is told, unless it is not safe.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Letter, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions import ask_new_way, builder, change_contact
from chalicelib.core.decisions.move_helpers import record_move_on, refuse_answer
from chalicelib.core.decisions.open_alarm import is_alarm_open
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.email_address import find_email_fault

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

OWN_WORDS = "Somebody gave a new address on their own page, and said that ours is not safe."


def ask_for_new_email(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record, as the person asks on their own page, an address that we write to once it is proved.

    Where the old one is not safe, nothing more goes there, and the team decides. Raise Refused for
    an address that cannot be theirs.
    """
    before = deciding.case
    address = given["email"].strip()
    _must_be_new(before, address)
    safe = given["old"] == safe_contact.YES
    record_move_on(deciding, move, by, _wait_for(before, address, safe), given)
    for other in deciding.others:
        if change_contact.is_same_complaint(before, other):
            beside = deciding.change_other_case(other)
            beside.apply_fact(move.records, by.key, _wait_for(other, address, safe), **given)
            if not safe and other.person.email:
                change_contact.record_doubt(beside, by.key, OWN_WORDS)
    if not safe:
        _ask_team(deciding, by, address)
    change_contact.ask_at_new(deciding)
    if safe and change_contact.may_tell_old(before):
        change_contact.tell_old(deciding, before.person)
    return {}


def _must_be_new(case: Case, address: str) -> None:
    if fault := find_email_fault(address):
        raise refuse_answer("email", fault)
    if address.casefold() == case.person.email.casefold():
        raise refuse_answer("email", "This is the address that we have already")


def _wait_for(case: Case, address: str, safe: bool) -> Case:
    """Return the case with a new address that waits to be proved. Where the old one is not safe,
    every older link stops."""
    person = replace(case.person, email_new=address)
    if not safe:
        person = replace(person, stops=person.stops + 1, also=(), email_safe=safe_contact.NO)
    kept = {**case.kept, change_contact.OWN_ADDRESS: {"email": address}}
    return replace(case, person=person, kept=kept)


def _ask_team(deciding: Deciding, by: Officer, address: str) -> None:
    """Record that their old address may not be safe, and ask the team how to reach them."""
    if deciding.case.person.email:
        change_contact.record_doubt(deciding, by.key, OWN_WORDS)
    ask_new_way.tell_team(deciding, OWN_WORDS, address)


def prove_address(
    case: Case,
    address: str,
    now: datetime,
    authority: Authority,
    others: tuple[Case, ...] = (),
    waited: tuple[Letter, ...] = (),
) -> Decision:
    """Record that they read what goes to a new address: from now on we write there, and what
    waited is sent. While an alarm is open, the team decides first. Raise Refused where that address
    waits no more.
    """
    if not address or case.person.email_new.casefold() != address.casefold():
        raise Refused(
            "This address is not waiting to be confirmed.",
            "Call us if we should write to you there.",
        )
    deciding = builder.Deciding(case, now, authority, others=others, waited=waited)
    if _must_wait_for_team(case):
        return _record_reader(deciding)
    after = change_contact.drop_waiting_letters(deciding, _move_to(case, now))
    deciding.apply_fact("address_proved", COMPLAINANT, after)
    for other in others:
        if other.person.email_new.casefold() == address.casefold():
            beside = deciding.change_other_case(other)
            beside.apply_fact("address_proved", COMPLAINANT, _move_to(other, now))
    contact = deciding.staff.contact.key
    had_one = bool(case.person.email) or any(sent.how == "email" for sent in case.told)
    deciding.owe("contact_changed", COMPLAINANT, moved=had_one, contact=contact)
    deciding.owe_what_waited()
    return deciding.finish()


def _must_wait_for_team(case: Case) -> bool:
    """Return whether a person decides first if we write to an address that waits: it was given on
    the person's own page, which somebody else may have opened, and an alarm is open."""
    own = case.kept.get(change_contact.OWN_ADDRESS, {}).get("email", "")
    return is_alarm_open(case) and own == case.person.email_new


def _record_reader(deciding: builder.Deciding) -> Decision:
    """Record that somebody reads a new address, and write nothing there yet. Raise Refused where
    that is known already."""
    case = deciding.case
    if not case.person.must_prove(case.person.email_new):
        raise Refused("We know that you read this address.", "A person decides what happens next.")
    proved = (*case.person.proved, case.person.email_new.casefold())
    person = replace(case.person, proved=proved)
    deciding.apply_fact("address_read", COMPLAINANT, replace(case, person=person))
    return deciding.finish()


def _move_to(case: Case, now: datetime) -> Case:
    """Return the case with its person reached at the address that waited. Older links stop."""
    person = case.person
    proved = (*person.proved, person.email_new.casefold())
    moved = replace(
        person,
        email=person.email_new,
        email_new="",
        email_safe="",  # what they said was of the address before
        email_off=False,
        bounced=False,
        proved=tuple(dict.fromkeys(proved)),
        unsafe=change_contact.leave_address(case, person.email_new),
        since=now.replace(microsecond=0),
        stops=person.stops + 1,
        also=(),
    )
    return replace(case, person=moved)


def record_no_answer(
    case: Case, letter: Letter, why: str, now: datetime, authority: Authority
) -> Decision | None:
    """Record that the letter that asks at a new address did not arrive, and tell the team. Return
    None where that address waits no more.
    """
    address = str(letter.facts.get("at", ""))
    if letter.name != "confirm_address" or case.person.email_new != address:
        return None
    deciding = builder.Deciding(case, now, authority)
    deciding.record("address_not_proved", "post", case, why=why)
    deciding.owe("new_address_bounced", TEAM, why=why, moves={"change_contact": {}})
    return deciding.finish()
