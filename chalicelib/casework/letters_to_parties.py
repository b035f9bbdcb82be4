"""Letters to those of the complainant's side: only what they may still have when it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib import post, store
from chalicelib.core.cases import COMPLAINANT, Case, Letter
from chalicelib.core.people.parties import COPIES, INSTEAD, NO_COPIES, Party


class NoPartNow(Exception):
    """The reader's part has ended, or the person wants them to have this no longer."""


def require_party(letter: Letter, case: Case | None, now: datetime) -> Party:
    """Return the party whom a letter goes to.

    Raise NoPartNow for one who may not have it any more, and post.NeverWill for one whom no email
    reaches.
    """
    party = case.party(letter.to) if case else None
    if party is None or not _may_have(letter, party, now):
        raise NoPartNow
    if not party.mailable:
        raise post.NeverWill("we have no email address that we may send it to")
    return party


def address_now(waiting: store.Waiting, now: datetime) -> store.Waiting:
    """Return a letter that waits, addressed as the person wants it now.

    One that was to go to somebody in their place goes to themselves once that has ended: it keeps
    its id, and so meets the duty that it was owed for.
    """
    letter = waiting.letter
    if letter.copy != INSTEAD:
        return waiting
    case = store.load(waiting.reference)
    party = case.party(letter.to) if case else None
    if party and _may_have(letter, party, now):
        return waiting
    return replace(waiting, letter=replace(letter, to=COMPLAINANT, copy=""))


def _may_have(letter: Letter, party: Party, now: datetime) -> bool:
    """Return whether a party may have a letter at this instant, by what the person agreed to."""
    if not party.is_active(now):
        return False
    if letter.copy == COPIES:
        return party.copies != NO_COPIES
    return letter.copy in ("", party.copies)
