"""Send a fresh link to somebody whose own has stopped, to the address that we already hold for them
and no other."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from chalicelib import store
from chalicelib.casework.act import require_officer
from chalicelib.core.cases import COMPLAINANT, Letter
from chalicelib.core.people.access import may_see
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.reading import references
from chalicelib.core.working_days import count_in_words
from chalicelib.links import WRITE, Claim
from chalicelib.settings import settings

TYPED_WAITS = timedelta(days=7)  # behind a fresh link, for the officer who asked for it


def send_fresh_link_to_person(reference: str, now: datetime) -> None:
    """Send the person a fresh link to their page, to the address we already hold and no other. At
    most one an hour.
    """
    case = store.load(reference)
    if case and case.person.mailable:
        contact = settings().council.authority.staff(case).contact
        facts = {"contact": contact.key}
        letter = Letter(_make_letter_id(reference), "fresh_link", COMPLAINANT, facts)
        store.enqueue(f"CASE#{reference}", [letter], f"fresh/{reference}/{now:%Y-%m-%dT%H}", now)


def send_link_asked_for(typed: str, address: str, now: datetime) -> None:
    """Send the person a fresh link where `address` is the one that we hold for the reference that
    was typed. Nothing otherwise.
    """
    reference = references.read(typed)
    if reference is None:
        return
    case = store.load(reference)
    if case and case.person.email.casefold() == address.casefold():
        send_fresh_link_to_person(reference, now)


def send_fresh_link_to_officer(
    claim: Claim, now: datetime, typed: dict[str, str] | None = None
) -> None:
    """Send an officer a fresh link for the same move, to their own address.

    At most one an hour, or one more with what they had `typed`, which waits behind that link and
    no other. None to anyone who may not see the case.
    """
    case = store.load(claim.reference)
    officer = require_officer(claim)
    if case is None or not may_see(case, officer, settings().council.authority):
        return
    facts = {"move": claim.move, "moves": {claim.move: {}}}
    letter = Letter(_make_letter_id(claim.reference), "fresh_officer_link", officer.key, facts)
    cause = f"fresh/{claim.reference}/{officer.key}/{claim.move}/{now:%Y-%m-%dT%H}"
    if typed:
        cause += "/typed"
    if store.enqueue(f"CASE#{claim.reference}", [letter], cause, now) and typed:
        store.save_draft(f"link/{letter.id}/{claim.move}", typed, now, TYPED_WAITS)


def send_fresh_form(claim: Claim, now: datetime, typed: dict[str, str]) -> None:
    """Send an officer a fresh link to write down a complaint, to their own address and no other.

    At most one an hour, or one more with what they had `typed`, which waits behind that link.
    """
    officer = require_officer(claim)
    facts = {"typed_waits": count_in_words(TYPED_WAITS.days, "days")}
    letter = Letter(f"WRITE-{uuid4().hex[:8]}", "write_down_link", officer.key, facts)
    owner = f"WRITE#{officer.key}"
    cause = f"fresh/{owner}/{now:%Y-%m-%dT%H}"
    if typed:
        cause += "/typed"
    if store.enqueue(owner, [letter], cause, now) and typed:
        store.save_draft(f"link/{letter.id}/{WRITE}", typed, now, TYPED_WAITS)


def send_return_link(form: str, address: str, until: date, now: datetime) -> None:
    """Send a link to a form that somebody has begun, to an address that they say is safe. At most
    one an hour.
    """
    owner = f"FORM#{sha256(form.encode()).hexdigest()[:24]}"
    facts = {"at": address, "form": form, "until": until.isoformat()}
    letter = Letter(f"FORM-{uuid4().hex[:8]}", "come_back", AT_ADDRESS, facts)
    store.enqueue(owner, [letter], f"return/{owner}/{now:%Y-%m-%dT%H}", now)


def recall_typed(claim: Claim, now: datetime) -> dict[str, str] | None:
    """Return what the officer had typed when they asked for this fresh link, or None."""
    return store.load_draft(f"link/{claim.nonce}", now)


def _make_letter_id(reference: str) -> str:
    return f"{reference}-F-{uuid4().hex[:8]}"
