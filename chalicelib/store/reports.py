"""What is kept of the report of a period: its documents, a row for each time that they were made,
and what the complaints manager wrote for it, a row a part.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pynamodb.exceptions import DoesNotExist

from chalicelib.core import records
from chalicelib.core.papers import FileRef
from chalicelib.store.rows import Row, pack, read_stamp, stamp

KEPT = timedelta(days=730)  # of documents: the bucket removes them a day later


@dataclass(frozen=True, slots=True)
class MadeReport:
    """The documents of one period as they were made at an instant."""

    at: datetime
    files: tuple[FileRef, ...]


def keep_report(period: str, made: MadeReport) -> None:
    """Keep where the documents of a period are, beside those that were made before."""
    files = list(map(records.to_plain, made.files))
    Row(f"REPORT#{period}", f"MADE#{stamp(made.at)}", body=pack(files)).save()


def find_report(period: str, now: datetime) -> MadeReport | None:
    """Return the documents of a period that were made last, or None where there are none, or none
    are kept any more.
    """
    for row in Row.query(
        f"REPORT#{period}", Row.sk.startswith("MADE#"), scan_index_forward=False, limit=1
    ):
        if read_stamp(row.sk.removeprefix("MADE#")) + KEPT < now:
            return None
        files = tuple(records.from_plain(FileRef, plain) for plain in row.data)
        return MadeReport(read_stamp(row.sk.removeprefix("MADE#")), files)
    return None


def save_words(period: str, part: str, text: str) -> None:
    """Keep what was written of a part of the report of a period, in place of what was there."""
    Row(f"REPORT#{period}", f"WORDS#{part}", body=pack(text)).save()


def load_words(period: str) -> dict[str, str]:
    """Return what was written for the report of a period, by its part."""
    words = {}
    for row in Row.query(f"REPORT#{period}", Row.sk.startswith("WORDS#")):
        words[row.sk.removeprefix("WORDS#")] = str(row.data)
    return words


def keep_issued(period: str, plain: dict[str, Any]) -> None:
    """Keep what the report of a period that is over has published, as the attack takes it."""
    Row(f"REPORT#{period}", "ISSUED", body=pack(plain)).save()


def keep_attack(period: str, plain: dict[str, Any]) -> None:
    """Keep how far the public report of a period was made safe, in place of what was there."""
    Row(f"REPORT#{period}", "ATTACK", body=pack(plain)).save()


def load_attack(period: str) -> dict[str, Any] | None:
    """Return how far the public report of a period was made safe, or None."""
    try:
        return dict(Row.get(f"REPORT#{period}", "ATTACK").data)
    except DoesNotExist:
        return None


def load_issued(period: str) -> dict[str, Any] | None:
    """Return what the report of a period has published, or None."""
    try:
        return dict(Row.get(f"REPORT#{period}", "ISSUED").data)
    except DoesNotExist:
        return None
