"""An answer that nobody sends for weeks: what the person is told meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letter_lives import Life

MUST = {
    "still_late": (  # N17, N24
        "answer you, at the very latest by Tuesday 29 December 2026",
        "It is with Ellen Marsh",
        "Nothing has been recorded that we can tell you.",
        "We will not give you a date until someone has promised to keep it",
        "“I want stage 2”",
        "every ten working days",
        "Ombudsman",
    ),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin()
    life.triaged()
    life.wait(32)
    yield life
