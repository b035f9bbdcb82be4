"""What the complaints team said of a sender: that a person writes from that address, or a program.
It holds for all the ways to write the mailbox.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pynamodb.exceptions import DoesNotExist

from chalicelib.core import records
from chalicelib.store.mailboxes import make_mailbox_key
from chalicelib.store.rows import Row, pack

_SORT = "SENDER"


@dataclass(frozen=True, slots=True)
class KnownSender:
    """What somebody said that a sender is, and when."""

    what: str  # person or machine
    by: str
    at: datetime


def remember_sender(email: str, known: KnownSender) -> None:
    """Keep what a sender is, in place of what was said before."""
    Row(make_mailbox_key(email), _SORT, body=pack(records.to_plain(known))).save()


def find_sender(email: str) -> KnownSender | None:
    """Return what the team said of a sender, or None."""
    if not email:
        return None
    try:
        row = Row.get(make_mailbox_key(email), _SORT, consistent_read=True)
    except DoesNotExist:
        return None
    return records.from_plain(KnownSender, row.data)
