"""A message as it came, whole, for an officer who may see the case: what it quotes, its signature,
and what its new words left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import post, store
from chalicelib.casework.mail.inbound_message import make_aside_id
from chalicelib.core.cases import Case, Event
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it


def find_original(event: Event, case: Case) -> str:
    """Return where the mail behind an event is stored, or "" if it did not come by mail."""
    return event.facts.get("original") or (case.original if event.name == "received" else "")


def load_whole_message(case: Case, number: int) -> mail.Message:
    """Return the message that the event of that number was recorded from, read again from its
    bytes. Raise LookupError if there is none.
    """
    from chalicelib import mail

    return mail.read(post.fetch_message(settings().mail_bucket, find_stored(case, number)))


def find_stored(case: Case, number: int) -> str:
    """Return where the message behind the event of that number is stored. Raise LookupError if it
    came by no mail.
    """
    event = next((e for e in store.load_history(case.reference) if e.number == number), None)
    if event:
        kept = find_original(event, case)
    else:
        kept = ""
    if not kept:
        raise LookupError("that event came by no mail")
    return kept


def find_stored_safe(case: Case, number: int) -> str:
    """Return where such a message is stored. Raise LookupError too if its virus check failed."""
    stored = find_stored(case, number)
    aside = store.load_set_aside(make_aside_id(stored))
    if aside and aside.infected:
        raise LookupError("its virus check failed")
    return stored
