"""Which case a sender's own message made: a later mail may answer it, take it back, or be another
copy of it that came by another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from chalicelib import post, store
from chalicelib.casework.act import change_case
from chalicelib.casework.mail.inbound_message import Arrived
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions import officer_mail
from chalicelib.settings import settings

_MOST = 10  # cases from one address that are looked at, the newest
_FEWEST = 8  # words by which a message is known again
_NOT_WORDS = re.compile(r"<?https?://[^\s<>]{1,2000}>?|[\W_]+")


def find_case_of(sender: str, message_ids: Iterable[str]) -> Case | None:
    """Return the case that a sender's own message made, by its Message-ID, or None."""
    ids = set(filter(None, message_ids))
    if not ids:
        return None
    for case in _load_cases_of(sender):
        if case.message_id in ids:
            return case
    return None


def find_case_headed(sender: str, subject: str) -> Case | None:
    """Return a sender's newest case that an email with this subject made, or None."""
    wanted = subject.strip(' "“”').casefold()
    for case in _load_cases_of(sender):
        first = case.words.partition("\n")[0].strip(' "“”').casefold()
        if case.message_id and first == wanted:
            return case
    return None


def _load_cases_of(sender: str) -> Iterator[Case]:
    if not sender:
        return
    for reference in store.list_from_address(sender)[:_MOST]:
        case = store.load(reference)
        if case:
            yield case


def find_case_of_copy(arrived: Arrived) -> Case | None:
    """Return the case that another copy of this very message made, or None.

    Both have one Message-ID, sender and date, and one says all that the other does: what a
    forwarder or a gateway put on it is no more than that.
    """
    from chalicelib import mail

    message = arrived.message
    case = find_case_of(message.sender, (message.message_id,))
    if case is None or not case.original or message.date is None:
        return None
    first = mail.read(post.fetch_message(settings().mail_bucket, case.original))
    if first.date != message.date or not _is_within(first.text, message.text):
        return None
    return case


def find_case_said_before(arrived: Arrived) -> Case | None:
    """Return the case that began with these words from somebody whom the message says it is from,
    or None: a councillor, a group or an old mailbox may pass on what came here by itself."""
    for writer in arrived.message.writers:
        for case in _load_cases_of(writer.email):
            own = case.words.partition("\n\n")[2] or case.words
            if len(_read_plainly(own).split()) >= _FEWEST and _is_within(own, arrived.message.text):
                return case
    return None


def _is_within(one: str, other: str) -> bool:
    """Return whether the words of one text stand in a row in the other."""
    shorter, longer = sorted((_read_plainly(one), _read_plainly(other)), key=len)
    return f" {shorter} " in f" {longer} "


def _read_plainly(text: str) -> str:
    return _NOT_WORDS.sub(" ", text).strip().casefold()


def note_copy(arrived: Arrived, case: Case, now: datetime) -> str:
    """Note on its case that a message came again by another way; return the case's reference."""
    authority = settings().council.authority
    original = arrived.original
    came = arrived.received_at
    return change_case(
        case.reference,
        lambda found: officer_mail.record_quietly(
            found, "copy_came", COMPLAINANT, "", now, authority, original, came
        ),
        now,
        seen=arrived.cause,
    ).reference
