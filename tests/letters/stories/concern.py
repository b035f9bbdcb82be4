"""A concern: put right and left at rest; not put right in time, and made a complaint by the
person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

ANY_TIME = "You can make it a complaint at any time, and you do not have to say why."


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Put right, quiet, at rest and back; late, and made a complaint; made one so late that even
    its first date has gone.
    """
    mended = begin()
    mended.triaged("concern")
    mended.move("answer_concern", "care1", answer="Your bag is here. We will bring it on Monday.")
    mended.left("concern_reply")
    mended.wait(11)
    mended.come_back()
    yield mended

    late = begin()
    late.triaged("concern")
    late.wait(3)
    late.asks("make_complaint", said="Nobody rang me.")
    yield late

    forgotten = begin()
    forgotten.triaged("concern")
    forgotten.wait(30)
    forgotten.move("record_complaint", "care1")
    yield forgotten


MUST: dict[str, tuple[str, ...]] = {
    "concern_understood": (  # N5
        "Point 2",
        "Nobody said why.",
        "wrong or missing",
        "put it right or tell you what we will do by Tuesday 1 December 2026",
        "will make sure that you hear from us in time",
        ANY_TIME,
        "We keep Friday 27 November 2026",
        "our rules for concerns",
        " chose them ",
        "Large print, please.",
    ),
    "concern_allocated": (
        "by Tuesday 1 December 2026",
        "Point 2",
        "Priya Nair",
        "hand it back now",
        "act/answer_concern",
        "act/record_complaint",
    ),  # N13
    "concern_reply": (
        "Your bag is here.",
        "We will bring your bag back",
        "Is it sorted out?",
        ANY_TIME,
        "treats you badly",
    ),
    "concern_unanswered": (
        "by Tuesday 1 December 2026",
        "we are sorry",
        "Do you want it to be a complaint?",
        "You can say yes or no",
        ANY_TIME,
        "We keep Friday 27 November 2026",
    ),
    "concern_ask_soon": ("Friday 11 December 2026", "you can do it later too", ANY_TIME),
    "concern_at_rest": ("we have stopped work on", "now, or later", ANY_TIME),
    "now_a_complaint": (  # N5, N2
        "Friday 27 November 2026",
        "answer you by Friday 11 December 2026",
        "no later than Tuesday 29 December 2026",
        "Nobody rang me.",
        "Point 2",
        "the children’s social care complaints procedure",
        "Large print, please.",
    ),
    "made_a_complaint": (
        "Nobody rang me.",
        "some of the time has gone",
        "By Friday 11 December 2026: answer them.",
        "act/allocate",
    ),
    "taken_up_again": (
        "Friday 27 November 2026",
        "It has been sorted out now.",
        "put it right or tell you what we will do by",
        ANY_TIME,
    ),
}
