"""Which half-written form a code on paper opens. The code itself is not kept, only its digest."""

from __future__ import annotations

import hashlib
from datetime import datetime

from pynamodb.exceptions import DoesNotExist

from chalicelib.store.rows import Row, pack


def save_code(code: str, draft_id: str, ends: datetime) -> None:
    """Keep which form a code opens, until the form itself is deleted."""
    Row(*_make_key(code), body=pack({"draft": draft_id}), expires=int(ends.timestamp())).save()


def find_by_code(code: str, now: datetime) -> str | None:
    """Return the id of the form that a code opens, or None."""
    try:
        row = Row.get(*_make_key(code), consistent_read=True)
    except DoesNotExist:
        return None
    if row.expires is not None and now.timestamp() > row.expires:
        return None
    return str(row.data["draft"])


def _make_key(code: str) -> tuple[str, str]:
    digest = hashlib.sha256(code.encode()).hexdigest()
    return f"CODE#{digest}", "CODE"
