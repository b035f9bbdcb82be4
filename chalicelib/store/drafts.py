"""Forms that are not yet sent: kept for a day under a random id, then gone by themselves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from pynamodb.exceptions import DoesNotExist

from chalicelib.store.rows import Row, pack

KEEP = timedelta(days=1)


def save_draft(
    draft_id: str, answers: dict[str, Any], now: datetime, keep: timedelta = KEEP
) -> None:
    """Keep what has been answered so far."""
    ends = int((now + keep).timestamp())
    Row(f"DRAFT#{draft_id}", "DRAFT", body=pack(answers), expires=ends).save()


def find_draft_end(draft_id: str) -> datetime | None:
    """Return when a draft is deleted, or None if there is no such draft."""
    try:
        row = Row.get(f"DRAFT#{draft_id}", "DRAFT")
    except DoesNotExist:
        return None
    return datetime.fromtimestamp(row.expires, UTC)


def load_draft(draft_id: str, now: datetime | None = None) -> dict[str, Any] | None:
    """Return the answers so far, or None if there is no such draft or its day is over.

    DynamoDB removes rows late.
    """
    try:
        row = Row.get(f"DRAFT#{draft_id}", "DRAFT", consistent_read=True)
    except DoesNotExist:
        return None
    over = now is not None and row.expires is not None and now.timestamp() > row.expires
    if over:
        return None
    return dict(row.data)
