"""Somebody whom a child would like to talk to: the team helps them to by a day, and our letters
say so (K9). An advocate has a search of their own.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.people.officers import CHILDREN
from chalicelib.core.procedures.shared.wanted_talk import CLOCK
from chalicelib.core.wording.pressed import AN_ADVOCATE, name_whom, wants_to_talk

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def start_talk(deciding: Deciding) -> None:
    """Start to help a child talk to the person they chose, where we can reach the child."""
    case = deciding.case
    if case.person.code not in CHILDREN or not case.person.reachable:
        return
    if wants_to_talk(case) and case.talk_to != AN_ADVOCATE:
        deciding.apply_fact("talk_wanted", COMPLAINANT, case)


def find_wanted_talk_day(case: Case) -> date | None:
    """Return the day by which a child is helped to talk to the person they chose, or None."""
    clock = case.clock(CLOCK)
    if clock and clock.running:
        return clock.due_on
    return None


def describe_wanted_talk(case: Case) -> tuple[str, date] | None:
    """Return whom a child wants to talk to and by when we help with that, or None."""
    on = find_wanted_talk_day(case)
    if on is None:
        return None
    return name_whom(case), on
