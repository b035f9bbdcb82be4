"""What a child's own page has besides what everybody's has: what is happening in their words, and
who is on their side (K9)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.guards import is_offered
from chalicelib.core.people.parties import ADVOCATES
from chalicelib.core.procedures.shared.is_it_sorted import ANSWER_SORTED, TALK
from chalicelib.core.working_days import in_words, london_date
from chalicelib.settings import settings

_READ_BY_HOLDER = "The person who has this reads it."
_READ_BY_TEAM = "The complaints team reads it."


def describe_for_child(case: Case, now: datetime) -> dict[str, Any]:
    """Return what a child's own page shows more than an adult's does."""
    authority = settings().council.authority
    contact = authority.staff(case).contact
    stage = authority.stage(case)
    return {
        "now_for_child": stage.now_for_child,
        "advocates": _name_advocates(case, now),
        "phone": contact.phone or settings().council.team.phone,
        "asks_if_sorted": _is_asked_if_sorted(case, now),
        "talk_by": find_day_of_talk(case),
        "talk_late": _is_talk_late(case, now),
        "reader": _READ_BY_HOLDER if stage.status == "open" else _READ_BY_TEAM,
    }


def _is_asked_if_sorted(case: Case, now: datetime) -> bool:
    """Return whether a child was asked whether it is sorted, and has not said."""
    answered = ANSWER_SORTED.records in case.kept
    return not answered and is_offered(ANSWER_SORTED, case, london_date(now))


def find_day_of_talk(case: Case) -> str:
    """Return the day by which somebody talks with a child who said whether it is sorted, or ""."""
    clock = case.clock(TALK)
    if clock is None or not clock.running:
        return ""
    return in_words(clock.due_on)


def _is_talk_late(case: Case, now: datetime) -> bool:
    clock = case.clock(TALK)
    return clock is not None and clock.running and clock.due_on < london_date(now)


def _name_advocates(case: Case, now: datetime) -> list[str]:
    names = []
    for party in case.active_parties(now):
        if party.capacity in ADVOCATES:
            names.append(party.name)
    return names
