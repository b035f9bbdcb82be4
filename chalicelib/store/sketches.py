"""Sketches of what cases say and marks of whom they are from, a row each, by the month in which
they came in: a query for each of three months finds what may be alike, and reads no case. They go
by themselves once nobody looks that far back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.core.reading import similar_text
from chalicelib.core.working_days import london_date
from chalicelib.store.rows import Row, pack

KEEP = timedelta(days=100)


Marks = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a case is compared by: its reference, the sketch of its words, and its marks."""

    reference: str
    sketch: similar_text.Sketch
    marks: Marks


def keep_sketch(
    reference: str, received_at: datetime, found: similar_text.Sketch, marks: Marks
) -> None:
    """Keep what a case is compared by. Kept twice, it is there once."""
    month = f"LIKE#{london_date(received_at):%Y-%m}"
    Row(
        month,
        reference,
        body=pack({"words": similar_text.pack_sketch(found), "marks": marks}),
        expires=int((received_at + KEEP).timestamp()),
    ).save()


def list_sketches(since: datetime, until: datetime) -> Iterator[Likeness]:
    """Yield what each case is compared by that was received in the months between two instants."""
    month = london_date(since).replace(day=1)
    last = london_date(until)
    while month <= last:
        for row in Row.query(f"LIKE#{month:%Y-%m}"):
            yield _read(row)
        month = (month + timedelta(days=31)).replace(day=1)


def _read(row: Row) -> Likeness:
    """Return what a row holds. An older one holds the sketch alone."""
    kept = row.data
    if isinstance(kept, str):
        return Likeness(row.sk, similar_text.unpack_sketch(kept), {})
    marks = {kind: tuple(found) for kind, found in kept["marks"].items()}
    return Likeness(row.sk, similar_text.unpack_sketch(kept["words"]), marks)
