"""What machines write: never answered, and of effect only where it is about a letter of ours to the
very person or officer it speaks of.

Everyone else's, and whatever might only pass for it, is set aside and counted in the morning (T22).
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib import log, store
from chalicelib.casework.act import change_case
from chalicelib.casework.mail.inbound_message import Arrived
from chalicelib.casework.mail.known_senders import KNOWN_MACHINE
from chalicelib.casework.mail.own_message import find_case_headed
from chalicelib.casework.mail.set_aside import set_aside
from chalicelib.casework.mail.which_case import Meant, list_answered_letters
from chalicelib.casework.mail.who_sent import (
    explain_may_not_add,
    find_officer_writing,
    find_party_writing,
    is_from_complainant,
)
from chalicelib.core.cases import COMPLAINANT, Case, Decision, Letter
from chalicelib.core.decisions import letter_outcomes, officer_mail
from chalicelib.core.reading import danger_words
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it

REPORTED = "a mail server reports that it could not be delivered"
NOTED = 2_000  # characters of an automatic reply that the history keeps
AUTOMATIC = {
    "auto-reply": "It is an automatic reply, so we did not answer it.",
    "out-of-office": "It is an out-of-office reply, so we did not answer it.",
    "delivery-failure": "It says that a message could not be delivered.",
    "list": "It came through a mailing list, so we did not answer it.",
    "bulk": "It was sent in bulk, so we did not answer it.",
    "challenge": "It asks us to prove that we are people before it is delivered.",
    "our-own": "It is one of our own letters, come back to us.",
    KNOWN_MACHINE: "You said that a program writes from this address, so we did not answer it.",
    "reaction": "It is a symbol in answer to an email, with no words.",
    "recall": (
        "Its sender asks to take back an email that they sent. It may have been a mistake, or "
        "somebody may have made them."
    ),
}
NOTED_AS = {"out-of-office": "away", "reaction": "reacted"}


def heed(arrived: Arrived, meant: Meant | None, now: datetime) -> str:
    """Deal with what a machine wrote.

    Return the reference of the case it was noted on, or "" if it was set aside.
    """
    kind = arrived.message.automatic or ""
    if meant and meant.sure:
        if kind in NOTED_AS and not explain_may_not_add(arrived, meant):
            return _note(arrived, meant, NOTED_AS[kind], now)
        if bounce := _find_persons_bounce(arrived, meant.case):
            return _record_bounce(arrived, bounce, meant.case, now)
    why = AUTOMATIC.get(kind, "It was sent by a machine, so we did not answer it.")
    return set_aside(arrived, why, now, _find_taken_back(arrived, meant))


def _find_taken_back(arrived: Arrived, meant: Meant | None) -> Case | None:
    """Return the case of the message that its sender asks to take back, or None."""
    message = arrived.message
    if message.automatic != "recall" or not arrived.proved:
        return None
    if meant and is_from_complainant(arrived, meant.case):
        return meant.case
    return find_case_headed(message.sender, message.subject.partition(":")[2])


def _note(arrived: Arrived, meant: Meant, name: str, now: datetime) -> str:
    """Record under a fact's `name` what a mail program says for somebody we wrote to, and return
    the case's reference.

    Words of danger are put before a person, even though a machine sent them.
    """
    officer = find_officer_writing(arrived, meant.case)
    message = arrived.message
    text = message.new_text[:NOTED]
    read = f"{message.subject}\n{text}\n{message.signature}"
    if not officer and danger_words.speaks_of_danger(read):
        return set_aside(arrived, AUTOMATIC[message.automatic or ""], now, meant.case)
    party = find_party_writing(arrived, meant.case)
    if officer:
        by = officer.key
    elif party:
        by = party.key
    else:
        by = COMPLAINANT
    authority = settings().council.authority
    original = arrived.original
    came = arrived.received_at
    return change_case(
        meant.case.reference,
        lambda case: officer_mail.record_quietly(
            case, name, by, text, now, authority, original, came
        ),
        now,
        seen=arrived.cause,
    ).reference


def _find_persons_bounce(arrived: Arrived, case: Case) -> mail.Bounce | None:
    """Return what a report says of the person's own address, a failure before a delay, or None."""
    email = case.person.email
    if not email:
        return None
    for b in arrived.message.bounces:
        if b.is_about(email) and b.troubles:
            return b
    return None


def _record_bounce(arrived: Arrived, bounce: mail.Bounce, case: Case, now: datetime) -> str:
    """Record that a letter to the person came back, or waits; return the reference.

    One given up counts as not sent, and the team must reach them another way. Their address is dead
    only if the report names the letter, as only those who had it can, and says that their own
    mailbox is gone.
    """
    named = _list_named_letters(arrived, case)
    authority = settings().council.authority
    letter = _find_letter(named, case)
    theirs = bounce.recipient.casefold() == case.person.email.casefold()
    dead = letter is not None and letter.id in named and theirs and bounce.hard

    def decided(case: Case) -> Decision:
        if letter and bounce.given_up:
            failed = letter_outcomes.record_letter_failed(
                case, letter, REPORTED, now, authority, dead
            )
        else:
            failed = None
        return failed or officer_mail.record_delay(
            case, bounce.status, now, authority, arrived.original
        )

    log.count("LettersReportedLost" if bounce.given_up else "LettersReportedLate")
    return change_case(case.reference, decided, now, seen=arrived.cause).reference


def _list_named_letters(arrived: Arrived, case: Case) -> tuple[str, ...]:
    """Return the ids of the letters that a report names, by SES's id or by our own header in what
    it returns.
    """
    ours = []
    for reference, letter_id in list_answered_letters(arrived.message):
        if reference == case.reference:
            ours.append(letter_id)
    if arrived.message.bounce:
        returned = arrived.message.bounce.letter
    else:
        returned = ""
    return tuple(filter(None, (*ours, returned)))


def _find_letter(named: tuple[str, ...], case: Case) -> Letter | None:
    """Return the letter to the person that a report is about: the one it names, or else the last
    one emailed to them. Return None if there is none.
    """
    by_email = []
    for sent in reversed(case.told):
        if sent.how == "email":
            by_email.append(sent.letter_id)
    for letter_id in (*named, *by_email[:1]):
        waiting = store.load_letter(f"CASE#{case.reference}", letter_id)
        if waiting and waiting.letter.to == COMPLAINANT:
            return waiting.letter
    return None
