"""Make a message a case, or part of one, or set it aside with a reason. Drop nothing.

Trust goes in order: the case's own reply address, the letter it answers, the reference in its
words. Only a sender whom the case knows, with SES's verdicts passing, adds to it. No reference
alone lets anyone in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib import log, post, store
from chalicelib.casework.lodge import lodge
from chalicelib.casework.mail import ask_sender, from_machines, who_sent, whose_complaint
from chalicelib.casework.mail.add_to_case import put
from chalicelib.casework.mail.added_words import read_added_words
from chalicelib.casework.mail.copies import (
    find_case_of_copy,
    find_case_said_before,
    find_case_sent_again,
    is_copy_of_added,
    note_copy,
)
from chalicelib.casework.mail.inbound_message import Arrived, make_complaint
from chalicelib.casework.mail.known_senders import read_as_known
from chalicelib.casework.mail.set_aside import set_aside
from chalicelib.casework.mail.which_case import Meant, find_meant
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.reading import new_complaint_words


def receive(notification: dict[str, Any], now: datetime) -> str:
    """Deal with one message that SES received and stored.

    Return the reference it went to, or "" if it was set aside. Raise S3's own error if the message
    is not there yet, so that the queue brings it again.
    """
    from chalicelib import mail

    receipt = notification["receipt"]
    told = notification.get("mail") or {}
    bucket = receipt["action"]["bucketName"]
    key = receipt["action"]["objectKey"]
    raw = post.fetch_message(bucket, key)
    received_at = datetime.fromisoformat(receipt.get("timestamp") or told["timestamp"])
    to = tuple(receipt.get("recipients", ()))
    envelope = str(told.get("source") or "")
    message = mail.read(raw)
    if mail.NOT_READ in message.problem:
        log.count("MailNotRead")
    try:
        arrived = Arrived(message, mail.read_verdicts(receipt), to, received_at, key, envelope)
        return _place(read_as_known(arrived), now)
    except store.Seen as before:
        return before.reference


def _place(arrived: Arrived, now: datetime) -> str:
    """Put a message where it belongs, and return its case's reference, or "".

    Each question is asked only of messages that passed the ones before it.
    """
    meant = find_meant(arrived)
    if meant:
        case = meant.case
    else:
        case = None
    if why_not := who_sent.explain_failed_scan(arrived):
        return set_aside(arrived, why_not, now, case)
    if arrived.message.automatic and not _is_for_a_person(arrived, meant):
        return from_machines.heed(arrived, meant, now)
    if (before := who_sent.count_sent_within_hour(arrived)) >= who_sent.MOST_AN_HOUR:
        return _slow_down(arrived, before, case, now)
    if why_not := who_sent.explain_unreadable(arrived):
        return set_aside(arrived, why_not, now, case)
    if meant is None:
        return _lodge(arrived, now)
    if _is_new_complaint(arrived, meant):
        return _lodge_apart(arrived, meant, now)
    return _put_on_case(arrived, meant, now)


def _put_on_case(arrived: Arrived, meant: Meant, now: datetime) -> str:
    """Add a message to the case that it is meant for, or set it aside where it may not add."""
    case = meant.case
    if why_not := _explain_unclear_sender(arrived, meant):
        return set_aside(arrived, why_not, now, case)
    if why_not := who_sent.explain_may_not_add(arrived, meant):
        return ask_sender.ask(arrived, why_not, meant, now)
    officer = who_sent.find_officer_writing(arrived, meant.case)
    if is_copy_of_added(arrived, case):
        return note_copy(arrived, case, now)
    own = officer is None or who_sent.may_write_to_person(officer, meant)
    to_person = meant.to_person or (officer is not None and meant.who == COMPLAINANT)
    return put(arrived, case, officer, to_person, now, arrived.cause, own)


SAID_BEFORE = (
    "A case began with the same words, so it may be the same message, come another way. If it is, "
    "add it to that case."
)


def _is_new_complaint(arrived: Arrived, meant: Meant) -> bool:
    """Return whether a complainant's mail about their case says that it is about something else. It
    is acknowledged, and the team may still join the two.

    A reply must say so beyond doubt, as people answer an old letter to write a new one.
    """
    message = arrived.message
    if meant.to_person or not arrived.proved:
        return False
    if not who_sent.is_from_complainant(arrived, meant.case):
        return False
    if meant.sure or message.in_reply_to or message.references:
        return new_complaint_words.is_new_beyond_doubt(message.new_text)
    return new_complaint_words.says_it_is_new(message.subject, message.new_text)


def _lodge_apart(arrived: Arrived, meant: Meant, now: datetime) -> str:
    """Make a case of a new complaint that names or answers an old one, of its new words alone."""
    same = find_case_of_copy(arrived)
    if same:
        return note_copy(arrived, same, now)
    words = read_added_words(arrived, meant.case)
    complaint = replace(make_complaint(arrived), happened=words)
    return lodge(complaint, cause=arrived.cause, now=now, received_at=arrived.received_at).reference


def _lodge(arrived: Arrived, now: datetime) -> str:
    same = find_case_of_copy(arrived) or find_case_sent_again(arrived)
    if same:
        return note_copy(arrived, same, now)
    if who_sent.is_forged(arrived) and not who_sent.is_by_trusted_forwarder(arrived):
        unproved = who_sent.FORGED
    else:
        unproved = ""
    why_not = " ".join(filter(None, (unproved, whose_complaint.explain_unclear_sender(arrived))))
    if why_not:
        return _set_aside_new(arrived, why_not, now)
    return lodge(
        make_complaint(arrived), cause=arrived.cause, now=now, received_at=arrived.received_at
    ).reference


def _set_aside_new(arrived: Arrived, why_not: str, now: datetime) -> str:
    """Set aside what may be a new complaint, beside the case that began with the same words if
    there is one."""
    same = find_case_said_before(arrived)
    if same:
        why_not = f"{why_not} {SAID_BEFORE}"
    return set_aside(arrived, why_not, now, same)


def _is_for_a_person(arrived: Arrived, meant: Meant | None) -> bool:
    """Return whether a machine's mail may carry somebody's words, and does not only answer ours."""
    if meant and (meant.sure or arrived.message.relay == "system"):
        return False
    return whose_complaint.speaks_for_somebody(arrived)


def _explain_unclear_sender(arrived: Arrived, meant: Meant) -> str:
    """Return why it must be asked whose a message about a case is, or "".

    The complainant and officers are asked about their own mail instead (`ask_sender`), and so is
    the officer whose own reply address it came to, which nobody else was given.
    """
    if who_sent.is_from_complainant(arrived, meant.case) or who_sent.find_officer_at_sender(
        arrived
    ):
        return ""
    if who_sent.find_party_writing(arrived, meant.case):
        return ""
    if arrived.message.relay in whose_complaint.BY_HAND:
        return ""
    if meant.who not in ("", COMPLAINANT) and not arrived.message.relay:
        return ""
    return whose_complaint.explain_unclear_sender(arrived)


def _slow_down(arrived: Arrived, before: int, case: Case | None, now: datetime) -> str:
    """Set aside a message from a sender who has sent too many.

    The team gets a letter about the first only; the rest are on the list and in the digest.
    """
    log.count("MailSlowed")
    return set_aside(arrived, who_sent.FLOOD, now, case, quietly=before > who_sent.MOST_AN_HOUR)
