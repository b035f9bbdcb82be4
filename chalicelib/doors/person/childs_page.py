"""What a child's own page has besides what everybody's has: what is happening in their words, and
who is on their side (K9)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.people.parties import ADVOCATES
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
        "reader": _READ_BY_HOLDER if stage.status == "open" else _READ_BY_TEAM,
    }


def _name_advocates(case: Case, now: datetime) -> list[str]:
    names = []
    for party in case.active_parties(now):
        if party.capacity in ADVOCATES:
            names.append(party.name)
    return names
