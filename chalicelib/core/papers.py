"""The files of a case: what somebody sent, and the papers that go to the person with letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file someone sent: where it is kept, and its name, size in bytes and type as found by
    looking inside.
    """

    key: str
    name: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that an officer added so that it can go to the person with a letter.

    `letters` are the names of the letters that it went with, first on the day `enclosed_on`.
    """

    number: int
    file: FileRef
    by: str
    added_on: date
    letters: tuple[str, ...] = ()
    enclosed_on: date | None = None
    taken_away: bool = False


def format_size(size: int) -> str:
    """Return a number of bytes as people say it: "3.4 MB"."""
    if size >= 100_000:
        return f"{size / 1_000_000:.1f} MB".replace(".0 ", " ")
    return f"{max(1, size // 1000)} KB"
