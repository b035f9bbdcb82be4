"""A message is set aside, and a person decides what becomes of it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from chalicelib import log, post, store
from chalicelib.casework.arrived import Arrived, complaint_of, words_in
from chalicelib.casework.lodging import lodge
from chalicelib.core.cases import TEAM, Case, Letter
from chalicelib.core.people import Staff
from chalicelib.settings import settings


def set_aside(arrived: Arrived, why: str, now: datetime, case: Case | None = None) -> str:
    """Keep a message apart, and put it before the complaints team; a person decides what becomes of it.

    What a machine wrote waits for the morning's digest; the rest is written to them about at once.
    """
    message_id = hashlib.sha256(arrived.original.encode()).hexdigest()[:20]
    message = store.SetAside(message_id, arrived.received_at, arrived.message.sender, why, arrived.original)
    about = case.reference if case else ""
    staff = Staff(settings().council.officers, case.named if case else ())
    facts = {"reason": why, "received_at": arrived.received_at.isoformat(), "message": message_id, "about": about}
    letter = Letter(f"ASIDE-{message_id}", "set_aside", staff.holder(TEAM, TEAM).key, facts)
    by_machine = arrived.verdicts.spam == "FAIL" or (arrived.message.automatic and not case)
    store.keep_aside(message, arrived.cause, None if by_machine else letter, now)
    log.count("MailSetAside")
    return ""


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
