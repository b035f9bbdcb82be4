"""Whose complaint is it? What a message says, where its sender cannot be the complainant.

Nobody is written to by what such a message says: a person looks at it, and says whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.casework.mail.inbound_message import Arrived
from chalicelib.casework.mail.who_sent import is_by_trusted_forwarder
from chalicelib.core.people.officers import find_mentioned
from chalicelib.core.reading.email_address import find_email_fault, has_no_reader
from chalicelib.core.reading.for_constituent import find_named_constituent
from chalicelib.core.reading.own_signature import remove_own_signature
from chalicelib.settings import settings

SAY_WHOSE = "Say whose complaint it is, if it is one."
OFFICERS = f"It comes from one of our own officers. {SAY_WHOSE}"
COUNCILS = f"It comes from an address of the council. {SAY_WHOSE}"
NOBODY = "It names nobody we could answer."
# What passed a message on -> why its sender is not the complainant.
RELAYS = {
    "group": f"It came through a group or a list. {SAY_WHOSE}",
    "rule": f"A mailbox forwarded it, so we could not check who sent it. {SAY_WHOSE}",
    "form": f"It comes from a form on another website. {SAY_WHOSE}",
    "voicemail": f"It is a voice message. Listen to it. {SAY_WHOSE}",
    "text": f"It is a text message that a phone service made an email of. {SAY_WHOSE}",
    "scanner": f"It comes from a scanner or a fax machine. Open its files. {SAY_WHOSE}",
    "share": f"It tells of a file that is shared somewhere else. {SAY_WHOSE}",
    "no-reply": f"It comes from an address that takes no replies. {SAY_WHOSE}",
    "behalf": f"Somebody sent it on behalf of somebody else. {SAY_WHOSE}",
    "forward": f"Someone forwarded another person’s message. {SAY_WHOSE}",
    "system": f"A computer system sent it, perhaps for somebody. {SAY_WHOSE}",
}
BY_HAND = ("behalf", "forward")  # a person passed it on, and may be the complainant after all
MACHINES = ("list", "bulk")  # kinds of mail that may carry a person's words all the same


@dataclass(frozen=True, slots=True)
class Named:
    """Whose complaint a message is, as it says or as a person says; each "" where unknown."""

    name: str = ""
    email: str = ""
    phone: str = ""


def explain_unclear_sender(arrived: Arrived) -> str:
    """Return why a message's sender cannot be the complainant, or "" where they can."""
    message = arrived.message
    council = settings().council
    if not message.sender:
        return NOBODY
    if council.find_officer_at(message.sender):
        return OFFICERS
    if _is_passed_on(arrived):
        return RELAYS[message.relay]
    if council.owns_address(message.sender):
        return COUNCILS
    if not has_no_reader(message.sender):
        return ""
    return RELAYS["no-reply"]


def name_officer(arrived: Arrived) -> str:
    """Return the name of the officer who sent a message, or ""."""
    officer = settings().council.find_officer_at(arrived.message.sender)
    if officer:
        return officer.name
    return ""


def find_mentioned_by(arrived: Arrived, words: str) -> tuple[str, ...]:
    """Return the officers whom a message names. The one who sent it is not named by signing it."""
    said = remove_own_signature(words, name_officer(arrived))
    return find_mentioned(said, settings().council.officers)


def _is_passed_on(arrived: Arrived) -> bool:
    """Return whether somebody else than its sender may have written a message.

    A rule's own mail may prove who sent it. Who forwards what our officers wrote to them is the one
    who complains.
    """
    relay = arrived.message.relay
    if relay == "rule":
        return not (arrived.proved or is_by_trusted_forwarder(arrived))
    if relay == "forward":
        return find_named(arrived).email != arrived.message.sender
    return bool(relay)


def speaks_for_somebody(arrived: Arrived) -> bool:
    """Return whether a machine sent what may be a person's words, so that the team looks at once.

    Answers by machine, reports and advertisements are not: they wait for the morning.
    """
    message = arrived.message
    if message.automatic not in MACHINES:
        return False
    return bool(message.relay) or settings().council.owns_address(message.sender)


def find_named(arrived: Arrived) -> Named:
    """Return whom a message says that it is from: the first who can be answered, or nobody."""
    for writer in arrived.message.writers:
        if not find_complainants_fault(writer.email, arrived):
            return Named(writer.name[:200], writer.email, writer.phone[:100])
    return Named()


def find_spoken_for(arrived: Arrived) -> Named:
    """Return the constituent for whom a councillor or an MP writes, where the message says how to
    reach them, or else whom it says that it is from.
    """
    name, email = find_named_constituent(arrived.message.text)
    if email and not find_complainants_fault(email, arrived):
        return Named(name[:200], email)
    return find_named(arrived)


def find_complainants_fault(email: str, arrived: Arrived, in_own_right: bool = False) -> str:
    """Return why a complainant cannot be written to at an address, or "" where they can.

    `in_own_right` says that somebody of the council complains for themselves.
    """
    council = settings().council
    message = arrived.message
    if not email:
        return ""
    if fault := find_email_fault(email):
        return fault
    if message.relay == "group":
        through = {message.sender, *message.to}
    else:
        through = set()
    if message.relay not in ("", "group", "rule", "system", *BY_HAND):
        through = {message.sender}
    if email.casefold() in {each.casefold() for each in through}:
        return "The message came through that address. Give the person’s own, or leave it empty"
    if (council.owns_address(email) or council.find_officer_at(email)) and not in_own_right:
        return (
            "That is an address of the council. Give the person’s own, or leave it empty, "
            "unless somebody at the council complains for themselves"
        )
    return ""
