"""Which case a message is another copy of: it came by another way, was sent again, or was passed on
by somebody else.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from chalicelib import post, store
from chalicelib.casework.act import change_case
from chalicelib.casework.mail.added_words import read_added_words
from chalicelib.casework.mail.inbound_message import Arrived
from chalicelib.casework.mail.own_message import find_case_of, load_cases_of
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions import officer_mail
from chalicelib.core.reading import banners
from chalicelib.core.reading.similar_text import measure_overlap
from chalicelib.core.reading.subjects import find_own_subject
from chalicelib.files import clean_name
from chalicelib.settings import settings

_FEWEST = 8  # words by which a message is known again
_NEARLY = 0.85  # of the runs of five words of the shorter text
_SAME_DAY = timedelta(hours=24)
_NOT_WORDS = re.compile(r"<?https?://[^\s<>]{1,2000}>?|[\W_]+")


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


def find_case_sent_again(arrived: Arrived) -> Case | None:
    """Return the open case that the same words began on the same day, under the same subject and
    from the same address, or None. Files that it has not, or an answer, make it another message."""
    message = arrived.message
    if not arrived.proved or message.in_reply_to:
        return None
    for case in load_cases_of(message.sender):
        said, _, own = case.words.partition("\n\n")
        if abs(arrived.received_at - case.received_at) > _SAME_DAY or not case.original:
            continue
        if find_own_subject(message.subject, (said,)) or not _has_enough_words(own):
            continue
        names = {file.name for file in case.files}
        brought = {clean_name(file.name) for file in message.attachments if not file.inline}
        open_still = settings().council.authority.stage(case).status == "open"
        if open_still and brought <= names and _says_the_same(own, message.text):
            return case
    return None


def is_copy_of_added(arrived: Arrived, case: Case) -> bool:
    """Return whether a message was added to a case before, and came once more by another way."""
    message = arrived.message
    for each in case.added:
        if not message.message_id or each.message_id != message.message_id:
            continue
        for event in store.load_history(case.reference):
            said = str(event.facts.get("text", ""))
            again = read_added_words(arrived, case)
            if event.number == each.event and _says_the_same(said, again):
                return True
    return False


def find_case_said_before(arrived: Arrived) -> Case | None:
    """Return the case that began with these words from somebody whom the message says it is from,
    or None: a councillor, a group or an old mailbox may pass on what came here by itself."""
    for writer in arrived.message.writers:
        for case in load_cases_of(writer.email):
            own = case.words.partition("\n\n")[2] or case.words
            if _has_enough_words(own) and _is_nearly_within(own, arrived.message.text):
                return case
    return None


def _says_the_same(one: str, other: str) -> bool:
    """Return whether two texts have the same words, but for the notices of gateways."""
    return _read_without_notices(one) == _read_without_notices(other)


def _read_without_notices(text: str) -> str:
    own = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        if not banners.is_notice(paragraph):
            own.append(paragraph)
    return _read_plainly("\n".join(own))


def _has_enough_words(text: str) -> bool:
    return len(_read_plainly(text).split()) >= _FEWEST


def _is_nearly_within(one: str, other: str) -> bool:
    """Return whether one text holds nearly all words of the other, in their order."""
    return _is_within(one, other) or measure_overlap(one, other) >= _NEARLY


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
