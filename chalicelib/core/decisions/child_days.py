"""The days that a child is told of besides that of our answer: by when somebody talks with them,
and by when they know who their advocate is. Their page and the letters read them here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chalicelib.core.cases import Case
from chalicelib.core.decisions.child_asks import find_stop_day
from chalicelib.core.decisions.find_advocate import find_search_day
from chalicelib.core.decisions.open_alarm import SAFE_WAY
from chalicelib.core.decisions.wanted_talk import find_wanted_talk_day
from chalicelib.core.procedures.shared.is_it_sorted import TALK
from chalicelib.core.wording.pressed import name_whom


@dataclass(frozen=True, slots=True)
class ChildDay:
    """A day by which somebody does something for a child, in words for them."""

    name: str
    on: date
    will: str  # what happens by then
    would: str  # what we said, where it is late: "We said that …"


def list_child_days(case: Case) -> list[ChildDay]:
    """Return the days that a child waits for, the soonest first."""
    found = []
    for row in _ROWS:
        on = row.find(case)
        if on:
            whom = name_whom(case)
            will, would = row.will.format(whom=whom), row.would.format(whom=whom)
            found.append(ChildDay(row.name, on, will, would))
    return sorted(found, key=lambda day: day.on)


def find_talk_day(case: Case) -> date | None:
    """Return the day by which somebody talks with a child who said whether it is sorted, or None
    where nobody waits for that."""
    clock = case.clock(TALK)
    if clock is None or not clock.running:
        return None
    return clock.due_on


def find_safe_way_day(case: Case) -> date | None:
    """Return the day by which a safe way is found, as the receipt promised, or None. Once an email
    of ours went to them, somebody else may have the link to their page, and it says nothing of
    this."""
    clock = case.clock(SAFE_WAY)
    mailed = any(sent.how == "email" for sent in case.told)
    if clock is None or not clock.running or mailed:
        return None
    return clock.due_on


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    find: Callable[[Case], date | None]
    will: str  # "{whom}" stands for the person to whom the child wants to talk
    would: str


_ROWS = (
    _Row(
        "stop",
        find_stop_day,
        "Someone will talk with you about stopping. Until then, we go on.",
        "someone would talk with you about stopping",
    ),
    _Row(
        "talk",
        find_talk_day,
        "You told us how it is going. Someone will talk with you about it.",
        "someone would talk with you about how it is going",
    ),
    _Row(
        "wanted_talk",
        find_wanted_talk_day,
        "We will help you talk to {whom}.",
        "we would help you talk to {whom}",
    ),
    _Row(
        "advocate",
        find_search_day,
        "We want to tell you who your advocate is.",
        "we would tell you who your advocate is",
    ),
    _Row(
        "safe_way",
        find_safe_way_day,
        "A person will find a safe way to reach you.",
        "a person would find a safe way to reach you",
    ),
)
