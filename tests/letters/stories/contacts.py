"""A compliment passed on, kept, or left without a word; a comment; a question, answered and
late.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

ANY_TIME = "You can make it a complaint at any time"


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield each kind of contact that is no complaint, to its end."""
    thanked = begin()
    thanked.triaged("compliment")
    thanked.asks("share", share="unnamed")
    thanked.move("pass_on", "team", appoint_responder="care1", words="She always called back.")
    yield thanked

    kept = begin()
    kept.triaged("compliment")
    kept.asks("keep_private")
    kept.asks("share", share="named")
    yield kept

    silent = begin()
    silent.triaged("compliment")
    silent.wait(10)
    silent.move("rest", "team")
    yield silent

    idea = begin()
    idea.triaged("comment")
    idea.move("note_comment", "team", outcome="We will put a clock in the waiting room.")
    yield idea

    question = begin()
    question.triaged("enquiry")
    question.wait(11)
    question.move("answer_enquiry", "care1", answer="The office is open from nine to five.")
    yield question


MUST: dict[str, tuple[str, ...]] = {
    "thanks": (
        "Thank you",
        "May we pass it on?",
        "say who you are",
        "stay unnamed",
        "We will not pass it on until you say yes",
        ANY_TIME,
    ),  # N39
    "sharing_noted": (
        "without your name",
        "You can change your mind",
        "by Friday 11 December 2026",
    ),
    "compliment_allowed": (
        "but not who they are",
        "by Friday 11 December 2026",
        "Point 2",
        "act/pass_on",
    ),
    "compliment_passed_on": ("She always called back.", "wants to stay unnamed"),  # N39
    "compliment_told": ("She always called back.", "We did not say who you are"),
    "compliment_at_rest": ("we have kept it to ourselves", "now, or later", ANY_TIME),
    "comment_thanks": ("Thank you", "A person has read it", "Point 2", ANY_TIME),
    "comment_heard": ("We will put a clock in the waiting room.", ANY_TIME),
    "enquiry_understood": (
        "answer the question by Friday 11 December 2026",
        "Point 2",
        ANY_TIME,
        "Large print, please.",
    ),
    "enquiry_allocated": (
        "by Friday 11 December 2026",
        "Point 2",
        "act/answer_enquiry",
        "act/record_complaint",
    ),  # N13
    "enquiry_late": (
        "Who has it",
        "What has happened so far",
        "answer the question by Friday 11 December 2026",
        "we are sorry",
        "We still owe you an answer",
        ANY_TIME,
    ),
    "enquiry_answered": (
        "The office is open from nine to five.",
        "by Friday 11 December 2026",
        "We are sorry that it is late",
        ANY_TIME,
    ),
    "contact_waiting": ("someone took the trouble to write", "Friday 11 December 2026", "act/"),
}
