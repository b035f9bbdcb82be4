"""The register of what changes: a row a case, by the year in which the case came in. It is written
with the case, so that the register is read without reading any case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from chalicelib.core import records
from chalicelib.core.cases import Case, Event
from chalicelib.core.decisions.learning import CLOCK
from chalicelib.core.learning.register import Entry, make_entry
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.working_days import london_date
from chalicelib.store.rows import Row, pack

FIRST_YEAR = 2026  # before it, no case held an action
CHANGES = frozenset(
    {"actions", "no_actions", "remedies", "service", "named", "points", "kept", "recommendations"}
)


def changes_register(case: Case, events: Iterable[Event]) -> bool:
    """Return whether what happened changes what a case adds to the register."""
    happened = tuple(events)
    undone = any(event.name == Recorded.MISTAKE_UNDONE for event in happened)
    has_any = case.actions or case.no_actions or case.remedies or case.clock(CLOCK)
    if not (has_any or undone):
        return False
    return any(CHANGES & event.change.keys() for event in happened)


def make_learning_row(case: Case) -> Row:
    """Return the row of what a case adds to the register."""
    year = london_date(case.received_at).year
    body = pack(records.to_plain(make_entry(case)))
    return Row(f"LEARNING#{max(year, FIRST_YEAR)}", case.reference, body=body)


def list_entries(today: date) -> Iterator[Entry]:
    """Yield every case's entry in the register, by year."""
    for year in range(FIRST_YEAR, today.year + 1):
        for row in Row.query(f"LEARNING#{year}"):
            yield records.from_plain(Entry, row.data)
