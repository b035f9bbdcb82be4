"""A person decides what becomes of a message that was set aside."""

from __future__ import annotations

from datetime import datetime

from chalicelib import post, store
from chalicelib.casework.arrived import Arrived, complaint_of, words_in
from chalicelib.casework.lodging import lodge
from chalicelib.settings import settings


def words_of(message: store.SetAside) -> str:
    """The words of a message set aside, for the person who decides what becomes of it."""
    from chalicelib import mail

    read = mail.read(post.fetch(settings().mail_bucket, message.original))
    return words_in(read)


def settle(message_id: str, choice: str, now: datetime) -> str:
    """A person has decided: `case` makes a case of a set-aside message from the day it came in, `not_ours` takes it off the list.

    Returns the case's reference, or "". Raises store.Seen, with the reference if a case was made, where somebody decided before;
    LookupError for a message we do not have.
    """
    from chalicelib import mail

    message = store.aside_message(message_id)
    if message is None:
        raise LookupError("no such message was set aside")
    if message.settled:
        raise store.Seen(store.seen(f"aside/{message_id}") or "")
    reference = ""
    if choice == "case":
        read = mail.read(post.fetch(settings().mail_bucket, message.original))
        arrived = Arrived(read, mail.verdicts({}), (), message.received_at, message.original)
        case = lodge(complaint_of(arrived), cause=f"aside/{message_id}", now=now, received_at=message.received_at)
        reference = case.reference
    store.dealt_with(message_id)
    return reference
