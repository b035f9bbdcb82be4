"""Somebody who was asked to write about a point for whoever answers, as the point keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

CLOCK = "point"


@dataclass(frozen=True, slots=True)
class Contributor:
    """One officer's part of a point: what they were asked, by what day, and what they wrote.

    `service` is the part of children's services that the point is about, where it is another than
    the case's.
    """

    officer: str  # a key
    due_on: date
    asked: str
    asked_by: str
    asked_on: date
    service: str = ""
    said: str = ""
    said_by: str = ""  # who recorded it: the officer, or the complaints team for them
    said_on: date | None = None

    @property
    def waits(self) -> bool:
        """Return whether they have not written yet."""
        return self.said_on is None
