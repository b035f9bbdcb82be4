"""An answer that nobody sends for weeks: what the person is told meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST = {
    "still_late": (  # N17, N24
        "We still have not done it",
        "Who has it",
        "What has happened since we last wrote to you",
        "We will not give you a date until someone has promised to keep it",
        "every 10 working days",
        "that we are late, and send",
    ),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin()
    life.triaged()
    life.wait(32)
    yield life
