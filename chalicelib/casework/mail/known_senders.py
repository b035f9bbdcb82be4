"""Who is a person and who a program, where the team or the council's file knows better than the
marks of a message do.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib import log, store
from chalicelib.casework.mail.inbound_message import Arrived
from chalicelib.casework.mail.who_sent import is_by_trusted_forwarder, is_through_gateway
from chalicelib.core.people.officers import Officer
from chalicelib.store.senders import KnownSender, find_sender, remember_sender

PERSON = "person"
MACHINE = "machine"
CHOICES = (
    (PERSON, "A person, though their mail looks like a program’s"),
    (MACHINE, "A program: answer nothing that comes from it"),
)
KNOWN_MACHINE = "known-machine"  # what a message is whose sender the team said is a program
_MARKED = ("bulk", "list")  # marks that a person's mail may have too


def read_as_known(arrived: Arrived) -> Arrived:
    """Return a message as what its sender is known to be. What it says of a letter that was not
    delivered, or that somebody is away, stays a program's."""
    message = arrived.message
    known = find_sender(message.sender)
    if known and known.what == MACHINE and message.automatic is None:
        return replace(arrived, message=replace(message, automatic=KNOWN_MACHINE, relay=""))
    forwarded = is_by_trusted_forwarder(arrived) or is_through_gateway(arrived)
    if not (forwarded or (known and known.what == PERSON)):
        return arrived
    generated = message.automatic == "auto-reply" and message.submitted == "auto-generated"
    if message.automatic in _MARKED or generated:
        message = replace(message, automatic=None)
    if message.relay == "system":
        message = replace(message, relay="")
    return replace(arrived, message=message)


def remember_choice(message_id: str, what: str, officer: Officer, now: datetime) -> None:
    """Remember what somebody said of the sender of a message set aside."""
    message = store.load_set_aside(message_id)
    if message is None or not message.sender or what not in dict(CHOICES):
        return
    remember_sender(message.sender, KnownSender(what, officer.key, now))
    log.count("SendersKnown")


def find_choice(message: store.SetAside) -> str:
    """Return what the team said of the sender of a message, or ""."""
    known = find_sender(message.sender)
    if known is None:
        return ""
    return known.what
