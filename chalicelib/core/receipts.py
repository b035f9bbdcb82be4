"""How a complaint came to the council where Heard did not take it in by itself: told to somebody,
on paper, or passed on. Anyone at the council receives it, and the clock runs from that day
(RULES `ack`, `002:175`, `003:31`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from chalicelib.core.working_days import london_date, london_time


@dataclass(frozen=True, slots=True)
class Receipt:
    """Who recorded how a complaint came, and when they did. `told_to` is who took it, as typed."""

    by: str  # the key of the officer
    at: datetime
    told_to: str = ""
    day_only: bool = False  # the day is known and the time is not


# What a case's source may be -> how the officer chooses it, and how a sentence says it.
WAYS: dict[str, tuple[str, str]] = {
    "telephone": ("By telephone", "by telephone"),
    "in person": ("In person", "in person"),
    "letter": ("In a letter, or on paper", "by letter"),
    "told to a worker": (
        "They told someone who works with them",
        "through somebody who works with them",
    ),
    "contact centre": ("Through the contact centre", "through the contact centre"),
    "school": ("Through a school", "through a school"),
    "councillor": ("Through a councillor or an MP", "through a councillor or an MP"),
    "somebody else": ("Through somebody else", "through somebody else"),
}
# The ways in which a complaint comes to Heard by itself, as an officer chooses them.
CAME_TO_HEARD = (("web form", "By the form on our website"), ("email", "By email"))
# How the person reads it, where their own letter says it in other words.
_TOLD = {
    "in person": "You told us in person",
    "told to a worker": "Somebody who works with you passed it to us",
    "somebody else": "Somebody else passed it to us",
}


def find_received_at(on: date, at: time | None) -> datetime:
    """Return the instant that a complaint counts from: the time given, or else the start of that
    day in London.
    """
    return london_time(on, at or time(0, 0))


def find_received_on(came: datetime, on: date) -> datetime:
    """Return the instant that a message counts from which the council got on a day: its own on the
    day that it came in, else the start of the day.
    """
    if on == london_date(came):
        return came
    return find_received_at(on, None)


def say_way(source: str) -> str:
    """Return how a complaint came, inside a sentence: "by telephone"."""
    if source in WAYS:
        return WAYS[source][1]
    return f"by {source}"


def tell_way(source: str) -> str:
    """Return how a complaint came, as the start of a sentence to the person."""
    return _TOLD.get(source) or f"It reached us {say_way(source)}"
