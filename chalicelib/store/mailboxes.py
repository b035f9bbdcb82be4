"""How many automatic letters a mailbox has had of late, so that nobody can use ours to flood
somebody else's (T1, T19); and how many messages it has sent us."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from pynamodb.exceptions import DoesNotExist, PutError
from pynamodb.expressions.condition import Condition

from chalicelib.store.retry import Stale, retry_when_stale
from chalicelib.store.rows import CaseRow, Row, make_digest, pack, stamp

AT_MOST = 3
WITHIN = timedelta(days=1)


def take_room_for(
    email: str, letter_id: str, now: datetime, kind: str = "", at_most: int = AT_MOST
) -> bool:
    """Return whether one more automatic letter may go to this mailbox, and count it once,
    however often it is tried. Each `kind` is counted apart, so that answers leave room for
    questions. Raise Stale.
    """
    return retry_when_stale(lambda: _take_room(email, letter_id, now, kind, at_most))


def _take_room(email: str, letter_id: str, now: datetime, kind: str, at_most: int) -> bool:
    row = _load_row(email, kind)
    sent = _list_sent(row, now)
    if letter_id in sent or len(sent) >= at_most:
        return letter_id in sent
    _count(email, kind, {**sent, letter_id: stamp(now)}, row, now)
    return True


def count_letters_to(email: str, now: datetime, kind: str = "") -> int:
    """Return how many automatic letters of a kind a mailbox has had within a day."""
    return len(_list_sent(_load_row(email, kind), now))


def _list_sent(row: Row | None, now: datetime) -> dict[str, str]:
    if row is None:
        return {}
    return {letter: at for letter, at in row.data.items() if at > stamp(now - WITHIN)}


def count_messages_from(email: str, since: datetime, until: datetime, at_most: int) -> int:
    """Return how many messages from one sender, received between two instants, we have dealt with,
    up to `at_most`.
    """
    within = CaseRow.received_at.between(stamp(since), stamp(until))
    return CaseRow.address.count(f"FROM#{make_digest(email)}", within, limit=at_most)


def _load_row(email: str, kind: str) -> Row | None:
    try:
        return Row.get(make_mailbox_key(email), _sort(kind), consistent_read=True)
    except DoesNotExist:
        return None


def _count(email: str, kind: str, sent: dict[str, str], before: Row | None, now: datetime) -> None:
    expires = int((now + WITHIN).timestamp())
    row = Row(make_mailbox_key(email), _sort(kind), body=pack(sent), expires=expires)
    condition: Condition = Row.pk.does_not_exist()
    if before:
        condition = Row.body == before.body
    try:
        row.save(condition=condition)
    except PutError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise
        raise Stale from error


def _sort(kind: str) -> str:
    if kind:
        return f"MAILBOX#{kind}"
    return "MAILBOX"


def make_mailbox_key(email: str) -> str:
    """Return one key for all the ways to write a mailbox: capitals, dots and a suffix after a plus
    make no difference.
    """
    local, _, domain = email.strip().casefold().rpartition("@")
    mailbox = f"{local.partition('+')[0].replace('.', '')}@{domain}"
    return "MAILBOX#" + hashlib.sha256(mailbox.encode("utf-8", "replace")).hexdigest()[:32]
