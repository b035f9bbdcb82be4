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
        "What has happened",
        "Someone must promise a day first. Then we will tell you",
        "every 10 working days",
        "that we are late, and send",
    ),
    "extension_copied": (
        "has asked for more time",
        "It was due on Friday 11 December 2026.",
        "The new date is Tuesday 29 December 2026.",
    ),
    "taken_from": (
        "has given this case, or your part in it, to somebody else",
        "It is with ",
        "send them to ",
    ),
    "terms_copied": (
        "We agreed with the person on Friday 27 November 2026",
        "> You will see one social worker from now on.",
        "> Ellen Marsh will call you by 4 December.",
        "open the case again the same day",
    ),
    "answer_copied": (
        "has answered this complaint at stage 1.",
        "Point 1: Upheld. We got this wrong.",
        "record it the same day",
        "act/asked_stage2",
    ),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin()
    life.triaged()
    life.wait(11)
    life.left("delay")
    life.wait(21)
    yield life
    more = begin()
    more.triaged()
    more.move("extend", "care1", ground="complex")
    yield more
    taken = begin()
    taken.triaged()
    taken.move("allocate", "team", officer="socialwork2")
    yield taken
    answered = begin()
    answered.triaged()
    answered.replied()
    yield answered
