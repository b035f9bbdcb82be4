"""Words of the person that may ask for something, while nobody has recorded what was done about
them.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from chalicelib.core.cases import Case

CLOCK = "request"
HEARD = "request_heard"


def find_day(case: Case) -> date | None:
    """Return the day by which the team sees to the words that wait, or None where none wait."""
    clock = case.clock(CLOCK)
    if clock is None or not clock.running:
        return None
    return clock.due_on


def find_waiting_requests(case: Case) -> dict[str, Any]:
    """Return what the words that wait may ask for: the `requests`, and the day `asked_on` that they
    came in. Return an empty dict where none wait, or where their words are not for everybody.
    """
    if find_day(case) is None:
        return {}
    return dict(case.kept.get(HEARD, {}))


def list_facts_of_requests(case: Case) -> dict[str, Any]:
    """Return what a reminder tells of the words that wait, with the moves that do what they ask and
    the day that each is filled in with.
    """
    waiting = find_waiting_requests(case)
    if not waiting:
        return {}
    moves = {}
    for request in waiting["requests"]:
        if request["move"]:
            moves[request["move"]] = {"asked_on": waiting["asked_on"]}
    return {**waiting, "moves": moves}
