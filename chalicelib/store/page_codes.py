"""Codes that open a person's own page: one at a time for each case, for ten minutes and five tries.
The code itself is not kept."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from secrets import token_hex

from chalicelib.store.drafts import load_draft, save_draft
from chalicelib.store.letters import enqueue

PAGE_CODE_LASTS = timedelta(minutes=10)
TRIES = 5


def save_page_code(reference: str, code: str, now: datetime) -> None:
    """Keep a new code of a case, in place of any before it."""
    mark = token_hex(10)
    kept = {"mark": mark, "digest": _make_digest(reference, code, mark)}
    save_draft(_name_row(reference), kept, now, PAGE_CODE_LASTS)


def use_page_code(reference: str, typed: str, now: datetime) -> bool:
    """Return whether what was typed is the code of a case. It opens once, and five wrong tries end
    it."""
    kept = load_draft(_name_row(reference), now)
    if kept is None:
        return False
    cause = f"{_name_row(reference)}/{kept['mark']}"
    if not claim_one_of(TRIES, f"{cause}/try", now):
        return False
    digest = _make_digest(reference, typed, kept["mark"])
    if not hmac.compare_digest(digest, kept["digest"]):
        return False
    return claim_one_of(1, f"{cause}/used", now)


def claim_one_of(most: int, cause: str, now: datetime) -> bool:
    """Return whether this is among the first `most` that claim a cause, and count it."""
    for number in range(most):
        if enqueue("", [], f"{cause}/{number}", now):
            return True
    return False


def _name_row(reference: str) -> str:
    return f"page-code/{reference}"


def _make_digest(reference: str, code: str, mark: str) -> str:
    return hashlib.sha256(f"{mark}|{reference}|{code}".encode()).hexdigest()
