"""A child is asked on day two whether it is sorted, and whoever has it hears what they said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST = {
    "is_it_sorted": (
        "Is it sorted now?",
        "track/secret/sorted",
        "If you say yes, we do not stop.",
        "You do not have to answer.",
    ),
    "sorted_heard": (
        "They said: “I want to talk to someone”.",
        "Talk with them by Thursday 3 December 2026",
        "Do not tell a parent, a carer",
        "act/record_talk",
    ),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin(code="child_lac", email_safe="yes")
    life.triaged()
    life.left("points_understood")
    life.wait(2)
    life.left("is_it_sorted")
    life.asks("answer_sorted", sorted="talk")
    yield life
