"""Words about bad treatment for complaining, and the manager who has not decided yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST = {
    "reprisal_heard": (
        "They are punishing us for complaining.",
        "Do not pass these words on",
        "Heard has shown them to nobody else",
        "01632 960001",
        "act/open_complaint",
        "act/put_with_case",
    ),
    "reprisal_waits": ("wait for your decision", "act/open_complaint"),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin()
    life.triaged()
    life.words = life.words | {
        "text": f"They are punishing us for complaining. {life.words['text']}"
    }
    life.add()
    life.wait(3)
    yield life
