"""A complaint comes in, by any door."""

from __future__ import annotations

from datetime import datetime

from chalicelib import store
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.decisions import decide
from chalicelib.core.reading import references
from chalicelib.settings import settings

TRIES = 8


def lodge(
    complaint: Complaint,
    *,
    cause: str,
    now: datetime,
    received_at: datetime | None = None,
    draft: str = "",
) -> Case:
    """Make a case of a complaint, once for a cause: the same form or mail again gives the same case. `draft` is deleted with it."""
    council = settings().council
    for _ in range(TRIES):
        decision = decide.opened(
            complaint, references.new_reference(), received_at or now, now, council.authority
        )
        try:
            return store.commit(decision, before=0, now=now, seen=cause, draft=draft)
        except store.Seen as before:
            return existing(before.reference)
        except (store.Taken, store.Stale):
            continue
    raise store.Stale


def existing(reference: str) -> Case:
    """The case of a reference that we know to be there. Raises LookupError if it is not."""
    case = store.load(reference)
    if case is None:
        raise LookupError("a case that was referred to is not there")
    return case
