"""Who reads a letter when it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib import links, post
from chalicelib.casework.letter_links import COME_BACK, CONFIRM_ADDRESS, PAGE_CODE
from chalicelib.casework.letters_to_parties import require_party
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people import outside, safe_contact
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.people.parties import Party, is_party_key
from chalicelib.core.people.person import AT_ADDRESS, Person
from chalicelib.settings import settings


class DoubtedAddress(Exception):
    """The person's address may not be safe, and nobody has decided yet."""


def find_recipient(letter: Letter, case: Case | None, now: datetime) -> Person | Party | Officer:
    """Return who reads a letter now: an officer whom the case has named since is passed over.

    Raise post.NeverWill if nobody can, and DoubtedAddress where the person's may not be safe.
    """
    if letter.to == COMPLAINANT:
        if case is None or not case.person.mailable:
            raise post.NeverWill("we have no email address that we may send it to")
        if may_be_unsafe(case):
            raise DoubtedAddress
        return case.person
    if letter.to == AT_ADDRESS:
        return _find_at_address(letter, case)
    if is_party_key(letter.to):
        return require_party(letter, case, now)
    council = settings().council
    staff = council.authority.staff(case) if case else Staff(council.officers, ())
    officer = staff.officer(letter.to)
    if officer and (staff.free(officer) or letter.name == outside.LETTER):
        return officer
    if staff.locked:
        raise post.NeverWill("the complaint names everybody who could be sent it", address=False)
    return staff.holder(TEAM, TEAM)


def _find_at_address(letter: Letter, case: Case | None) -> Person:
    """Return the person as reached at the one address that a letter is for: discreetly, where they
    have not shown yet that they read it."""
    address = str(letter.facts.get("at", ""))
    if address and letter.name in (COME_BACK, PAGE_CODE):
        return Person(email=address, quiet=safe_contact.YES)
    if case is None or not address:
        raise post.NeverWill("there is no address to send it to")
    person = replace(case.person, email=address)
    if letter.name == CONFIRM_ADDRESS:
        return replace(person, quiet=safe_contact.YES)
    return person


def choose_reply_address(case: Case | None, reader: str, discreet: bool) -> str:
    """Return where an answer to a letter goes. One about no case that is to be discreet names no
    complaints in it."""
    if case:
        return links.make_reply_address(case.reference, reader, discreet)
    inbox = settings().council.inbox
    if discreet:
        return f"{links.YOU}@{inbox.partition('@')[2]}"
    return inbox
