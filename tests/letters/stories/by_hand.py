"""Letters about a letter that waits to be passed on: the person has a telephone and no email."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST = {
    "still_to_tell": (
        "nobody has recorded that they were told",
        "01632 960001",
        "do not leave a voicemail",
        "act/tell",
        "Wednesday 2 December 2026",
        "Nobody said why.",
    ),
    "written_not_told": ("Your letter is written", "You do not need to do anything"),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin(email="")
    life.triaged()
    life.replied()
    life.wait(11)
    yield life
