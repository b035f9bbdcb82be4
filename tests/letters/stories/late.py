"""An answer that nobody sends for weeks: what the person is told meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST = {
    "reading_late": (  # N17
        "We said that we would write to you to check that we have understood you by",
        "It is not lost",
        "The date of our answer is still the same",
        "Nobody has been given it to look into yet",
    ),
    "still_late": (  # N17, N24
        "We still have not done it",
        "Who has it",
        "What has happened",
        "We will tell you as soon as we have a date that we can keep",
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
    "point_asked": (
        "Write what you know by Friday 4 December 2026",
        "> Who was on duty?",
        "Do not contact the person who wrote to us",
        "act/write_on_point",
    ),
    "point_written": (
        "You make the finding",
        "> Two workers were ill that week.",
        "act/reply",
    ),
    "point_ended": (
        "That is not needed any more. Please stop work on it.",
        "> We know it now.",
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
    unread = begin()
    unread.left("acknowledgement")
    unread.wait(4)
    yield unread
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
    asked = begin()
    asked.triaged()
    which = {f"which-{point.number}": "yes" for point in asked.case.points}
    due = {"due-day": "4", "due-month": "12", "due-year": "2026"}
    given = {**which, **due, "service": "in_care", "asked": "Who was on duty?"}
    asked.move("give_point", "care1", officer="socialwork2", **given)
    asked.move("take_point_back", "care1", **which, reason="We know it now.")
    asked.move("give_point", "care1", officer="socialwork2", **given)
    asked.move("write_on_point", "socialwork2", **which, text="Two workers were ill that week.")
    yield asked
    answered = begin()
    answered.triaged()
    answered.replied()
    yield answered
