"""The stand-in's clock: it starts where it is told, ticks at the world's pace, stands still while
schedules run, and never goes back.
"""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Backwards(Exception):
    """Time was asked to go back."""


class Timepiece:
    """`now()` is what the app, the schedules and SES's reports go by. Safe to read from any
    thread.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._at = start or datetime.now(UTC)
        self._since: float | None = time.monotonic()

    def now(self) -> datetime:
        """Return the stand-in's present instant, in UTC."""
        with self._lock:
            return self._read()

    def stand_at(self, instant: datetime) -> None:
        """Stop the clock at `instant`, or where it is if that has passed, until `tick` is
        called.
        """
        with self._lock:
            self._at = max(instant, self._read())
            self._since = None

    def tick(self) -> None:
        """Go on ticking from where the clock stands."""
        with self._lock:
            self._at = self._read()
            self._since = time.monotonic()

    def _read(self) -> datetime:
        if self._since is None:
            return self._at
        return self._at + timedelta(seconds=time.monotonic() - self._since)


def read_instant(text: str) -> datetime:
    """Return an ISO date and time as an instant in UTC.

    Without an offset it is London's. Raise ValueError for anything else.
    """
    at = datetime.fromisoformat(text.strip())
    if at.tzinfo is None:
        at = at.replace(tzinfo=LONDON)
    try:
        return at.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("That is outside the years we can count.") from error
