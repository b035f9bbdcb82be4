"""The table's rows and indexes, as pynamodb declares them. What is not a key or a condition is kept
as one JSON text.
"""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.connection import Connection, TableConnection
from pynamodb.connection.base import MetaTable
from pynamodb.indexes import GlobalSecondaryIndex, IncludeProjection, KeysOnlyProjection
from pynamodb.models import Model

from chalicelib import aws

KEEP_SEEN = timedelta(days=400)
LARGE = 200_000  # bytes
SQUEEZED = "xz:"


def stamp(instant: datetime) -> str:
    """Return an instant as UTC text that sorts by time."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_stamp(text: str) -> datetime:
    """Return the instant of a stamp."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def pack(data: Any) -> str:
    """Return data as one compact text.

    Lone surrogates, which DynamoDB would refuse, are replaced; what might exceed its 400 KB limit
    is compressed.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    if len(text) < LARGE:
        return text.decode("utf-8")
    import lzma

    return SQUEEZED + b64encode(lzma.compress(text)).decode("ascii")


def unpack(text: str) -> Any:
    """Return the data of a packed text."""
    if not text.startswith(SQUEEZED):
        return json.loads(text)
    import lzma

    return json.loads(lzma.decompress(b64decode(text.removeprefix(SQUEEZED))))


class _Meta:
    table_name = os.environ["HEARD_TABLE"]
    region = aws.REGION
    host = os.environ.get("AWS_ENDPOINT_URL_DYNAMODB") or os.environ.get("AWS_ENDPOINT_URL")
    connect_timeout_seconds = 2
    read_timeout_seconds = 5
    max_retry_attempts = 3


class _OurConnection(Connection):
    """A connection on this process's one session: another would read what botocore knows again."""

    @property
    def session(self) -> Any:
        return aws.session()


def _connect(table: MetaTable) -> Connection:
    made = _OurConnection(
        region=_Meta.region,
        host=_Meta.host,
        connect_timeout_seconds=_Meta.connect_timeout_seconds,
        read_timeout_seconds=_Meta.read_timeout_seconds,
        max_retry_attempts=_Meta.max_retry_attempts,
    )
    made.add_meta_table(table)
    return made


class TodoIndex(GlobalSecondaryIndex[Any]):
    """What waits: cases for the sweep, letters for the post room, set-aside mail for a person."""

    class Meta:
        index_name = "todo"
        projection = KeysOnlyProjection()

    todo_pk = UnicodeAttribute(hash_key=True)
    todo_at = UnicodeAttribute(range_key=True)


class AddressIndex(GlobalSecondaryIndex[Any]):
    """Cases by a digest of the person's address, and messages by one of their sender's."""

    class Meta:
        index_name = "address"
        projection = KeysOnlyProjection()

    address_pk = UnicodeAttribute(hash_key=True)
    received_at = UnicodeAttribute(range_key=True)


class OfficerIndex(GlobalSecondaryIndex[Any]):
    """Open cases by owner, soonest date first."""

    class Meta:
        index_name = "officer"
        projection = IncludeProjection(["reference", "stage", "due_clock", "received_at"])

    owner_pk = UnicodeAttribute(hash_key=True)
    due_on = UnicodeAttribute(range_key=True)


class OpenIndex(GlobalSecondaryIndex[Any]):
    """Every open case, whoever has it, soonest date first in each shard."""

    class Meta:
        index_name = "open"
        projection = IncludeProjection(
            ["reference", "stage", "due_clock", "received_at", "holders"]
        )

    open_pk = UnicodeAttribute(hash_key=True)
    due_on = UnicodeAttribute(range_key=True)


class MonthIndex(GlobalSecondaryIndex[Any]):
    """Cases by the London month they came in."""

    class Meta:
        index_name = "month"
        projection = KeysOnlyProjection()

    month_pk = UnicodeAttribute(hash_key=True)
    received_at = UnicodeAttribute(range_key=True)


class Row(Model):
    """What every row has. `todo_*` are there only while something waits."""

    class Meta(_Meta):
        pass

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    todo_pk = UnicodeAttribute(null=True)
    todo_at = UnicodeAttribute(null=True)
    body = UnicodeAttribute(default="{}")
    expires = NumberAttribute(null=True)
    todo = TodoIndex()

    @property
    def data(self) -> Any:
        """Return the data of the row's JSON text."""
        return unpack(self.body)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        """Return one connection for rows of every kind, made by the kind that declares every index.

        pynamodb hands the first one made down to every subclass, and refuses to query an index that
        its maker did not declare. See docs/decisions/0010-pynamodb-s-private-parts.md.
        """
        made = super(Row, CaseRow)._get_connection()
        if not isinstance(made.connection, _OurConnection):
            made.connection = _connect(made.connection.get_meta_table(made.table_name))
        return made


class CaseRow(Row):
    """A case as it stands, with its version and the keys of its indexes."""

    class Meta(_Meta):
        pass

    version = NumberAttribute()
    reference = UnicodeAttribute()
    stage = UnicodeAttribute()
    received_at = UnicodeAttribute()
    month_pk = UnicodeAttribute()
    address_pk = UnicodeAttribute(null=True)
    owner_pk = UnicodeAttribute(null=True)
    open_pk = UnicodeAttribute(null=True)
    due_on = UnicodeAttribute(null=True)
    due_clock = UnicodeAttribute(null=True)
    holders = UnicodeAttribute(null=True)
    address = AddressIndex()
    officer = OfficerIndex()
    open = OpenIndex()
    month = MonthIndex()


class EventRow(Row):
    """One fact of a case's history. Written once."""

    class Meta(_Meta):
        pass


class LetterRow(Row):
    """A letter: `waiting`, `sending` (claimed), `unknown` (no answer from SES), `sent`, `failed`,
    or `stopped` (twice unknown, and not sent again)."""

    class Meta(_Meta):
        pass

    state = UnicodeAttribute(default="waiting")
    attempts = NumberAttribute(default=0)
    unsure = NumberAttribute(default=0)  # sendings of which nobody knows whether SES took them
    owed_at = UnicodeAttribute(null=True)
    ses_id = UnicodeAttribute(null=True)
    sent_at = UnicodeAttribute(null=True)


class SeenRow(Row):
    """A cause that has been dealt with, and the case it made or changed. That of a message is found
    by its sender too.
    """

    class Meta(_Meta):
        pass

    reference = UnicodeAttribute()
    address_pk = UnicodeAttribute(null=True)
    received_at = UnicodeAttribute(null=True)


class MailCause(str):
    """The cause that a message is: as text, what it is known by; and who sent it, and when, so that
    what one sender sends can be counted.
    """

    def __new__(cls, digest: str, sender: str, received_at: datetime) -> MailCause:
        made = super().__new__(cls, f"mail/{digest}")
        made.sender = sender
        made.received_at = received_at
        return made

    sender: str
    received_at: datetime


def make_seen_row(cause: str, reference: str, now: datetime) -> SeenRow:
    """Return the row that records that `cause` has been dealt with."""
    row = SeenRow(
        f"SEEN#{cause}", "SEEN", reference=reference, expires=int((now + KEEP_SEEN).timestamp())
    )
    if isinstance(cause, MailCause) and cause.sender:
        row.address_pk, row.received_at = (
            f"FROM#{make_digest(cause.sender)}",
            stamp(cause.received_at),
        )
    return row


def make_digest(email: str) -> str:
    """Return the digest that stands for an address in the keys of rows.

    Capitals make no difference.
    """
    return hashlib.sha256(email.strip().casefold().encode("utf-8", "replace")).hexdigest()[:32]


def get_connection() -> Connection:
    """Return the connection that all rows share.

    Each client would cost a cold start about sixty milliseconds and a TLS handshake.
    """
    return Row._get_connection().connection
