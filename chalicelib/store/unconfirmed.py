"""Messages set aside that wait for one person's word, or one officer's, that they are theirs. They
wait a month, and go by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core import records
from chalicelib.store.rows import Row, pack, stamp

KEEP = timedelta(days=30)  # as long as the link that asks
SHOWN = 20  # at once, the newest: more can only be someone's game


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """A message about a case that `who` (`complainant`, or an officer's key) is asked about.

    `elsewhere` says that it came from an address that we do not hold for them, `to_person` that it
    was to be sent on to the person. `sender` is the address it gives, kept for an officer alone.
    """

    reference: str
    who: str
    message: str
    received_at: datetime
    elsewhere: bool = False
    to_person: bool = False
    sender: str = ""


def make_unconfirmed_row(message: Unconfirmed, now: datetime) -> Row:
    """Return the row of a message whose sender we ask whether it is theirs."""
    pk, sk = _make_key(message)
    return Row(pk, sk, body=pack(records.to_plain(message)), expires=int((now + KEEP).timestamp()))


def list_unconfirmed(reference: str, who: str) -> list[Unconfirmed]:
    """Return the messages about one case that one person has yet to confirm, oldest first."""
    rows = Row.query(
        f"CONFIRM#{reference}",
        Row.sk.startswith(f"{who}#"),
        consistent_read=True,
        scan_index_forward=False,
        limit=SHOWN,
    )
    return [records.from_plain(Unconfirmed, row.data) for row in rows][::-1]


def forget_unconfirmed(message: Unconfirmed) -> None:
    """Ask no more about a message: it was said whose it is."""
    Row(*_make_key(message)).delete()


def _make_key(message: Unconfirmed) -> tuple[str, str]:
    return (
        f"CONFIRM#{message.reference}",
        f"{message.who}#{stamp(message.received_at)}#{message.message}",
    )
