"""A new complaint that comes of an older case of the same person."""

from __future__ import annotations

from typing import Any

from chalicelib.core.cases import Case, Complaint
from chalicelib.core.people import safe_contact

_OF_PERSON = ("code", "name", "email", "phone", "post", "safe", *safe_contact.FIELDS)
_OF_COMPLAINT = ("about", "consent", "help", "speaks_for", "language")


def make_complaint(case: Case, happened: str, source: str, **more: Any) -> Complaint:
    """Return the complaint that words on a case make, from the case's own person."""
    same = {}
    for name in (*_OF_PERSON, *_OF_COMPLAINT):
        same[name] = getattr(case.person, name)
    return Complaint(happened=happened, source=source, **same, **more)
