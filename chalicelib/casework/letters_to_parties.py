"""Letters to those of the complainant's side: only what they may still have when it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib import log, post, store
from chalicelib.casework.undelivered import PUT_OFF
from chalicelib.core.cases import COMPLAINANT, Case, Letter
from chalicelib.core.people.parties import COPIES, INSTEAD, NO_COPIES, Party
from chalicelib.core.wording.letter_names import MEMBER_OUTCOME


class NoPartNow(Exception):
    """The reader's part has ended, or the person wants them to have this no longer."""


class PartInDoubt(Exception):
    """The person may have asked to end the reader's part, and nobody has decided yet."""


def require_party(letter: Letter, case: Case | None, now: datetime) -> Party:
    """Return the party whom a letter goes to.

    Raise NoPartNow for one who may not have it any more, PartInDoubt while somebody decides
    whether their part ends, and post.NeverWill for one whom no email reaches.
    """
    if case is None:
        raise NoPartNow
    party = case.party(letter.to)
    if party is None or not _may_have(letter, party, now):
        raise NoPartNow
    if case.may_end(party):
        raise PartInDoubt
    if not party.mailable:
        raise post.NeverWill("we have no email address that we may send it to")
    return party


def keep_from_party(waiting: store.Waiting, error: NoPartNow | PartInDoubt, now: datetime) -> str:
    """Keep a letter from a party, for good or until somebody has decided, and return what became
    of it."""
    if isinstance(error, PartInDoubt):
        store.put_off(waiting.owner, waiting.letter.id, now + PUT_OFF, "waiting")
        return "waiting"
    store.mark_failed(waiting.owner, waiting.letter.id)
    log.count("CopiesWithheld")
    return "held"


def address_now(waiting: store.Waiting, now: datetime) -> store.Waiting:
    """Return a letter that waits, addressed as the person wants it now.

    One that was to go to somebody in their place goes to themselves once that has ended: it keeps
    its id, and so meets the duty that it was owed for.
    """
    letter = waiting.letter
    if letter.copy != INSTEAD:
        return waiting
    party = None
    case = store.load(waiting.reference)
    if case:
        party = case.party(letter.to)
    if party and _may_have(letter, party, now):
        return waiting
    return replace(waiting, letter=replace(letter, to=COMPLAINANT, copy=""))


def _may_have(letter: Letter, party: Party, now: datetime) -> bool:
    """Return whether a party may have a letter at this instant, by what the person agreed to."""
    if not party.is_active(now):
        return False
    if letter.copy == COPIES or letter.name == MEMBER_OUTCOME:
        return party.copies != NO_COPIES
    return letter.copy in ("", party.copies)
