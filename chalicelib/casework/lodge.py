"""A complaint comes in, by any door."""

from __future__ import annotations

from datetime import datetime

from chalicelib import store
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.decisions import decide
from chalicelib.core.reading import references
from chalicelib.settings import settings


def lodge(
    complaint: Complaint,
    *,
    cause: str,
    now: datetime,
    received_at: datetime | None = None,
    draft: str = "",
) -> Case:
    """Make a case of a complaint, once for each cause, and delete its `draft`.

    Return the same case if the same form or mail comes again. Raise store.Stale.
    """
    authority = settings().council.authority

    def attempt() -> Case:
        decision = decide.open_case(
            complaint, references.make_reference(), received_at or now, now, authority
        )
        return store.commit(decision, before=0, now=now, seen=cause, draft=draft)

    try:
        return store.retry_when_stale(attempt)
    except store.Seen as before:
        return load_existing(before.reference)


def load_existing(reference: str) -> Case:
    """Return the case of a reference that must exist. Raise LookupError if it does not."""
    case = store.load(reference)
    if case is None:
        raise LookupError("a case that was referred to is not there")
    return case
