"""What a message that may add to a case adds: the person's words, an officer's note, or a letter
from an officer to the person.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.casework.act import add, change_case
from chalicelib.casework.mail.added_words import read_added_words
from chalicelib.casework.mail.enclosed_files import find_why_files_stay, keep_enclosed_files
from chalicelib.casework.mail.inbound_message import (
    WORDS,
    Arrived,
    keep_files,
    read_folded,
    read_words,
)
from chalicelib.casework.mail.which_case import list_answered_letters
from chalicelib.casework.mail.who_sent import find_party_writing
from chalicelib.core.cases import COMPLAINANT, REPLY_MARKER, Case
from chalicelib.core.decisions import officer_mail
from chalicelib.core.people.officers import Officer
from chalicelib.core.reading.own_links import LINK
from chalicelib.settings import settings

if TYPE_CHECKING:
    from chalicelib import mail  # read by one door of seven: the others start without it

# Signs that words are not the officer's own, or hold a link of theirs. It is looked for again in
# what the reader of mail took for new.
_QUOTES = re.compile(
    r"^[ \t]{0,10}(?:>|on [^\n]{5,200} wrote:|-{2,10} ?(?:original|forwarded) |begin "
    r"forwarded message|\*?(?:from|von|de|da|van|fra|från|od|oddi wrth) ?: "
    r"?\*?[^\n]{1,300}$)"
    rf"|{LINK}",
    re.IGNORECASE | re.MULTILINE,
)
SHORT = 600  # characters of a reply that can hold no letter of ours


def put(
    arrived: Arrived,
    case: Case,
    officer: Officer | None,
    to_person: bool,
    now: datetime,
    cause: str,
    own_address: bool = True,
) -> str:
    """Add a message to a case, once for a cause, and return the case's reference.

    It is the person's own, or that of a party of their side; where an `officer` wrote it a note, or
    a letter `to_person` if it came by that officer's `own_address`. Raise store.Seen if its cause
    was dealt with before.
    """
    if officer and to_person:
        if own_address:
            why = _find_why_not_sent(arrived, case)
        else:
            why = "address"
        return _send_on(arrived, case, officer, why, now, cause)
    by = _find_writer(arrived, case, officer)
    original = arrived.original
    came = arrived.received_at
    answers = arrived.message.message_id
    add(
        case.reference,
        by,
        read_added_words(arrived, case),
        keep_files(arrived),
        now,
        cause,
        original,
        came,
        answers=answers,
        below=read_folded(arrived),
        answered=tuple(letter_id for _, letter_id in list_answered_letters(arrived.message)),
    )
    return case.reference


def _find_writer(arrived: Arrived, case: Case, officer: Officer | None) -> str:
    """Return the key of who wrote a message: an officer, a party of the person's side, or the
    person."""
    if officer:
        return officer.key
    party = find_party_writing(arrived, case)
    if party:
        return party.key
    return COMPLAINANT


def _send_on(
    arrived: Arrived, case: Case, officer: Officer, why: str, now: datetime, cause: str
) -> str:
    """Owe the person a letter of what an officer wrote, or record a note if `why` forbids it.

    `why` is "" or one of officer_mail.NOT_SENT, for instance when the officer's words cannot be
    told from those their email quotes.
    """
    authority = settings().council.authority
    original = arrived.original
    came = arrived.received_at
    text = arrived.message.new_text.strip()
    if not why:
        files = keep_enclosed_files(arrived)
        return change_case(
            case.reference,
            lambda c: officer_mail.send_on(c, officer, text, now, authority, original, came, files),
            now,
            seen=cause,
        ).reference
    files = keep_files(arrived)
    text = text[:WORDS] or read_words(arrived.message)
    return change_case(
        case.reference,
        lambda c: officer_mail.note_unsent_email(
            c, officer, text, files, why, now, authority, original, came
        ),
        now,
        seen=cause,
    ).reference


def _may_quote(message: mail.Message) -> bool:
    """Return whether a reply may hold quoted text that we could not tell apart.

    Mail programs quote what is answered, and here we found none.
    """
    return (
        bool(message.in_reply_to or message.references)
        and not message.quoted
        and len(message.new_text) > SHORT
    )


def _find_why_not_sent(arrived: Arrived, case: Case) -> str:
    """Return why an officer's words cannot be sent on as they are, as one of officer_mail.NOT_SENT,
    or "".
    """
    message = arrived.message
    text = message.new_text.strip()
    if not case.person.reachable:
        return "unreachable"
    if why := find_why_files_stay(arrived):
        return why
    if not text:
        return "empty"
    quotes = (
        _QUOTES.search(text)
        or _may_quote(message)
        or REPLY_MARKER.casefold() in " ".join(text.split()).casefold()
    )
    if quotes or message.truncated or len(text) > WORDS:
        return "quoted"
    return ""
