"""A message has come in by email: it becomes a case, or part of one, or is set aside with a reason before a person. Nothing is dropped.

The order of trust: the case's own reply address, the letter it answers, the reference in its words; and only a sender whom the case
already knows, with SES's verdicts passing, adds to a case. No reference, however it was come by, gives anyone a way in.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib import links, post, store
from chalicelib.casework.acting import add
from chalicelib.casework.arrived import WORDS, Arrived, complaint_of, kept_files, words_in
from chalicelib.casework.lodging import lodge
from chalicelib.casework.settling import set_aside
from chalicelib.core import references
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.people import is_named
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it

AUTOMATIC = {
    "auto-reply": "It is an automatic reply, so we did not answer it.",
    "out-of-office": "It is an out-of-office reply, so we did not answer it.",
    "delivery-failure": "It says that a message could not be delivered.",
    "list": "It came through a mailing list, so we did not answer it.",
    "bulk": "It was sent in bulk, so we did not answer it.",
    "challenge": "It asks us to prove that we are people before it is delivered.",
    "our-own": "It is one of our own letters, come back to us.",
}


def receive(notification: dict[str, Any], now: datetime) -> str:
    """Deal with one message that SES took in and stored. Returns the reference it went to, or "" where it was set aside.

    Raises what S3 raises where the message is not there yet, so that the queue brings it again.
    """
    from chalicelib import mail

    receipt = notification["receipt"]
    bucket, key = receipt["action"]["bucketName"], receipt["action"]["objectKey"]
    raw = post.fetch(bucket, key)
    received_at = datetime.fromisoformat(receipt.get("timestamp") or notification["mail"]["timestamp"])
    arrived = Arrived(mail.read(raw), mail.verdicts(receipt), tuple(receipt.get("recipients", ())), received_at, key)
    try:
        return _place(arrived, now)
    except store.Seen as before:
        return before.reference


def _place(arrived: Arrived, now: datetime) -> str:
    case, who = _meant_for(arrived)
    why_not = _why_not_at_all(arrived)
    if why_not:
        return set_aside(arrived, why_not, now)
    if case is None:
        return _lodge(arrived, now)
    why_not = _why_not_from(arrived, case, who)
    return set_aside(arrived, why_not, now, case) if why_not else _add(arrived, case, who, now)


def _why_not_at_all(arrived: Arrived) -> str:
    """Why no case may come of a message without a person looking at it first, or ""."""
    message, verdicts = arrived.message, arrived.verdicts
    if verdicts.virus == "FAIL":
        return "The virus check failed. Do not open its files."
    if verdicts.spam == "FAIL":
        return "It was marked as spam."
    if message.automatic:
        return AUTOMATIC.get(message.automatic, "It was sent by a machine, so we did not answer it.")
    if message.problem:
        return message.problem
    if not message.sender:
        return "It does not say who sent it, so nobody could be answered."
    if verdicts.dmarc == "FAIL" or (verdicts.spf == "FAIL" and verdicts.dkim != "PASS"):
        return "It may not come from the address it gives: the checks on its sender failed."
    if message.sender.rpartition("@")[2] == settings().council.inbox.rpartition("@")[2]:
        return "It gives one of our own addresses as its sender."
    if not message.text.strip() and not message.attachments:
        return "It has no words and no files."
    return ""


def _meant_for(arrived: Arrived) -> tuple[Case | None, str]:
    """The case a message is meant for and whose reply address it came to, if any, in the order of trust."""
    for address in (*arrived.recipients, *arrived.message.to):
        known = links.read_reply_address(address)
        if known and (case := store.load(known[0])):
            return case, known[1]
    for reference in _references(arrived.message):
        if case := store.load(reference):
            return case, ""
    return None, ""


def _references(message: mail.Message) -> list[str]:
    threads = " ".join((message.in_reply_to, *message.references))
    own = "@" + settings().council.inbox.rpartition("@")[2]
    answered = [references.of_letter(m.strip("<>").partition("@")[0]) for m in threads.split() if own in m]
    return [*filter(None, answered), *references.found_in(message.subject), *references.found_in(message.text[:WORDS])][
        :5
    ]


def _why_not_from(arrived: Arrived, case: Case, who: str) -> str:
    """Why a message may not add to the case it is meant for, or ""."""
    if not arrived.verdicts.trusted:
        return "It is about this case, but the checks on its sender did not pass."
    sender, council = arrived.message.sender.casefold(), settings().council
    if who not in ("", COMPLAINANT) or council.officer_at(sender):
        officer = council.officer_at(sender)
        if officer is None or who not in ("", officer.key):
            return "It came to an officer's own reply address, but not from that officer."
        if is_named(officer, case.named):
            return "It comes from an officer whom this complaint names."
        return ""
    if sender != case.person.email.casefold():
        return "It quotes this case, but does not come from the address we hold for it."
    return ""


def _lodge(arrived: Arrived, now: datetime) -> str:
    message = arrived.message
    if settings().council.officer_at(message.sender):
        return set_aside(
            arrived, "It comes from one of our own officers. Say whose complaint it is, if it is one.", now
        )
    return lodge(complaint_of(arrived), cause=arrived.cause, now=now, received_at=arrived.received_at).reference


def _add(arrived: Arrived, case: Case, who: str, now: datetime) -> str:
    officer = settings().council.officer_at(arrived.message.sender)
    by = officer.key if officer else COMPLAINANT
    text = arrived.message.new_text[:WORDS] or words_in(arrived.message)
    add(case.reference, by, text, kept_files(arrived), now, arrived.cause, arrived.original, arrived.received_at)
    return case.reference
