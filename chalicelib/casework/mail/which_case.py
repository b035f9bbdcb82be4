"""Which case a message is meant for, the surest sign first: the signed address it came to, the
letter it answers, a reference in its words.

The first two are known to those alone who had a letter of ours. A reference is no secret, and so it
finds a case and lets nobody in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chalicelib import links, store
from chalicelib.casework.mail.inbound_message import WORDS, Arrived
from chalicelib.casework.mail.own_message import find_case_of
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.reading import references
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it

FOLLOWED = 5  # message ids of a thread that are looked up, the nearest: each is a read
SAID = 5  # references in a message that are looked up
_SES = re.compile(r"<([\w.-]{1,200})@[\w-]{1,40}\.amazonses\.com>", re.ASCII)
_OWN_ID = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}(-[2-9])?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Meant:
    """The case that a message is meant for. `who` is whose address or letter led to it, as
    `complainant` or an officer's key, or "".

    `to_person` says that it came to an officer's address for writing to the person; `sure` is False
    where only a reference led to it, which anyone may have.
    """

    case: Case
    who: str = ""
    to_person: bool = False
    sure: bool = True


def find_meant(arrived: Arrived) -> Meant | None:
    """Return the case that a message is meant for, and who writes, or None."""
    return (
        _find_by_address(arrived)
        or _find_by_answer(arrived.message)
        or _find_by_own_message(arrived.message)
        or _find_by_reference(arrived.message)
    )


def _find_by_address(arrived: Arrived) -> Meant | None:
    """Return the case whose reply address the message was sent to, or None.

    An address that sends words on to the person comes before one that stores a note.
    """
    message = arrived.message
    known = []
    for address in (*arrived.recipients, *message.to, *message.cc):
        known.append(links.read_reply_address(address))
    for reference, who in sorted(
        filter(None, known), key=lambda read: not read[1].endswith(links.TO_PERSON)
    ):
        if case := store.load(reference):
            return Meant(case, who.removesuffix(links.TO_PERSON), who.endswith(links.TO_PERSON))
    return None


def _find_by_answer(message: mail.Message) -> Meant | None:
    """Return the case of the letter that a message answers, or None.

    It is found by SES's id, which only the letter's readers know.
    """
    for reference, letter_id in list_answered_letters(message):
        if case := store.load(reference):
            letter = store.load_letter(f"CASE#{reference}", letter_id)
            return Meant(case, letter.letter.to if letter else COMPLAINANT)
    return None


def _find_by_own_message(message: mail.Message) -> Meant | None:
    """Return the case that the sender's own message made, where they answer that, or None."""
    case = find_case_of(message.sender, (message.in_reply_to, *message.references))
    if case is None:
        return None
    return Meant(case, COMPLAINANT)


def list_answered_letters(message: mail.Message) -> Iterator[tuple[str, str]]:
    """Yield the reference and the id of each of our letters that a message says it answers, nearest
    first.
    """
    if message.bounce:
        returned = message.bounce.original_message_id
    else:
        returned = ""
    named = dict.fromkeys((returned, message.in_reply_to, *reversed(message.references)))
    ses_ids = []
    for each in named:
        found = _SES.fullmatch(each)
        if found:
            ses_ids.append(found[1])
    yield from filter(None, map(store.find_sent_letter, ses_ids[:FOLLOWED]))


def _find_by_reference(message: mail.Message) -> Meant | None:
    said = [
        *_find_in_thread(message),
        *references.find_references(message.subject),
        *references.find_references(message.text[:WORDS]),
    ]
    for reference in dict.fromkeys(said[:SAID]):
        if case := store.load(reference):
            return Meant(case, sure=False)
    return None


def _find_in_thread(message: mail.Message) -> list[str]:
    """Return the references in message ids that we made: the case's own, which begins each of our
    threads, or a letter's.
    """
    own = "@" + settings().council.inbox.rpartition("@")[2]
    ids = (message.in_reply_to, *message.references)
    local = []
    for each in ids:
        if each.strip("<>").endswith(own):
            local.append(each.strip("<>").removesuffix(own))
    found = []
    for name in local:
        if _OWN_ID.fullmatch(name):
            found.append(references.read(name))
        else:
            found.append(references.read_letter_reference(name))
    return [reference for reference in found if reference]
