"""What to do where somebody else wrote first: read again, decide anew, and write that."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

TRIES = 8

Result = TypeVar("Result")


class Stale(Exception):
    """Somebody else changed it first: load it again and decide anew."""


class Taken(Exception):
    """The new case's reference is in use: draw another."""


def retry_when_stale(attempt: Callable[[], Result]) -> Result:
    """Return what `attempt` returns, trying again each time it raises Stale or Taken.

    Each attempt must read afresh what it decides on. Raise Stale if every attempt came too late.
    """
    for _ in range(TRIES):
        try:
            return attempt()
        except (Stale, Taken):
            _let_them_finish()
    raise Stale


def _let_them_finish() -> None:
    """Wait a moment, of no fixed length, so that two who meet do not meet again."""
    time.sleep(random.uniform(0.005, 0.05))  # noqa: S311 - nothing hangs on its being guessed
