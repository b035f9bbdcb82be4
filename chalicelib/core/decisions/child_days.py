"""The days that a child is told of besides that of our answer: by when somebody talks with them,
and by when they know who their advocate is. Their page and the letters read them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.core.cases import Case
from chalicelib.core.decisions.child_asks import find_stop_day
from chalicelib.core.decisions.find_advocate import find_search_day
from chalicelib.core.decisions.open_alarm import SAFE_WAY
from chalicelib.core.decisions.wanted_talk import describe_wanted_talk
from chalicelib.core.procedures.shared.is_it_sorted import TALK


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
    for find in (_find_stop, _find_talk, _find_wanted_talk, _find_advocate, _find_safe_way):
        day = find(case)
        if day:
            found.append(day)
    return sorted(found, key=lambda day: day.on)


def find_talk_day(case: Case) -> date | None:
    """Return the day by which somebody talks with a child who said whether it is sorted, or None
    where nobody waits for that."""
    clock = case.clock(TALK)
    if clock is None or not clock.running:
        return None
    return clock.due_on


def _find_stop(case: Case) -> ChildDay | None:
    on = find_stop_day(case)
    if on is None:
        return None
    return ChildDay(
        "stop",
        on,
        "Someone talks with you about stopping. Until then, we go on.",
        "someone would talk with you about stopping",
    )


def _find_talk(case: Case) -> ChildDay | None:
    on = find_talk_day(case)
    if on is None:
        return None
    return ChildDay(
        "talk",
        on,
        "You told us how it is going. Someone will talk with you about it.",
        "someone would talk with you about how it is going",
    )


def _find_wanted_talk(case: Case) -> ChildDay | None:
    wanted = describe_wanted_talk(case)
    if wanted is None:
        return None
    whom, on = wanted
    return ChildDay(
        "wanted_talk",
        on,
        f"We help you talk to {whom}.",
        f"we would help you talk to {whom}",
    )


def _find_advocate(case: Case) -> ChildDay | None:
    on = find_search_day(case)
    if on is None:
        return None
    return ChildDay(
        "advocate",
        on,
        "We want to tell you who your advocate is.",
        "we would tell you who your advocate is",
    )


def find_safe_way_day(case: Case) -> date | None:
    """Return the day by which a safe way is found, as the receipt promised, or None. Once an email
    of ours went to them, somebody else may have the link to their page, and it says nothing of
    this."""
    clock = case.clock(SAFE_WAY)
    mailed = any(sent.how == "email" for sent in case.told)
    if clock is None or not clock.running or mailed:
        return None
    return clock.due_on


def _find_safe_way(case: Case) -> ChildDay | None:
    on = find_safe_way_day(case)
    if on is None:
        return None
    return ChildDay(
        "safe_way",
        on,
        "A person finds a safe way to reach you.",
        "a person would find a safe way to reach you",
    )
