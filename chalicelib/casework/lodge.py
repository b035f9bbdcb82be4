"""A complaint comes in, by any door."""

from __future__ import annotations

from datetime import datetime

from chalicelib import store
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.change_contact import (
    DOUBTED_ELSEWHERE,
    find_doubt_of,
    had_unsafe_address,
)
from chalicelib.core.reading import references
from chalicelib.settings import settings

LOOKED_AT = 20  # cases of one address, the newest: whoever has more is known to the team


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
    doubt = _find_doubt_elsewhere(complaint.email)

    def attempt() -> Case:
        decision = decide.open_case(
            complaint,
            references.make_reference(),
            received_at or now,
            now,
            authority,
            known_doubt=doubt,
        )
        return store.commit(decision, before=0, now=now, seen=cause, draft=draft)

    try:
        return store.retry_when_stale(attempt)
    except store.Seen as before:
        return load_existing(before.reference)


def _find_doubt_elsewhere(email: str) -> str:
    """Return why an address may not be safe, from another case that has it or had it, or ""."""
    for reference in list_of_address(email):
        other = store.load(reference)
        if other and (doubt := find_doubt_of(other)):
            return doubt
    for reference in store.list_unsafe_at(email) if email else ():
        other = store.load(reference)
        if other and had_unsafe_address(other, email):
            return DOUBTED_ELSEWHERE
    return ""


def list_of_address(email: str) -> list[str]:
    """Return the references of the newest cases from an address, or none where there is none."""
    if not email:
        return []
    return store.list_from_address(email)[:LOOKED_AT]


def load_existing(reference: str) -> Case:
    """Return the case of a reference that must exist. Raise LookupError if it does not."""
    case = store.load(reference)
    if case is None:
        raise LookupError("a case that was referred to is not there")
    return case
