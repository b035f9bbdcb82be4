"""The only place that reads the time. Doors ask it once and pass the instant on; the rules never
ask.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime


def _read_wall() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _read_wall


def now() -> datetime:
    """Return this instant, in UTC."""
    return _source()


def follow(source: Callable[[], datetime] = _read_wall) -> None:
    """Read the time from `source` from now on: how a process that owns its own clock, such as the
    stand-in, lends it to us.
    """
    global _source
    _source = source
