"""Sketches of what cases say, a row each, by the month in which they came in: a query for each of
three months finds what may be alike, and reads no case. They go by themselves once nobody looks
that far back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from chalicelib.core.reading import similar_text
from chalicelib.core.working_days import london_date
from chalicelib.store.rows import Row, pack

KEEP = timedelta(days=100)


def keep_sketch(reference: str, received_at: datetime, found: similar_text.Sketch) -> None:
    """Keep the sketch of a case's words. Kept twice, it is there once."""
    month = f"LIKE#{london_date(received_at):%Y-%m}"
    Row(
        month,
        reference,
        body=pack(similar_text.pack_sketch(found)),
        expires=int((received_at + KEEP).timestamp()),
    ).save()


def list_sketches(since: datetime, until: datetime) -> Iterator[tuple[str, similar_text.Sketch]]:
    """Yield the reference and sketch of each case received in the months between two instants."""
    month = london_date(since).replace(day=1)
    last = london_date(until)
    while month <= last:
        for row in Row.query(f"LIKE#{month:%Y-%m}"):
            yield row.sk, similar_text.unpack_sketch(row.data)
        month = (month + timedelta(days=31)).replace(day=1)
