"""An advocate whom somebody asked for, and has not got yet: somebody finds one by a day, and our
letters say so and do not offer one again (s26A, N11)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chalicelib.core.cases import Case
from chalicelib.core.people.parties import find_advocate
from chalicelib.core.reading.first_requests import find_first_requests
from chalicelib.core.wording.pressed import AN_ADVOCATE

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

CLOCK = "advocate"
ADVOCATE = "advocate"  # who helps somebody else to complain, and needs none
ASKED = "advocate"  # what `request_words` calls such a request


def start_search(deciding: Deciding, by: str) -> None:
    """Start the search for an advocate, unless there is one, one is being looked for, or an
    advocate is the one who writes to us."""
    case = deciding.case
    if find_advocate(case.parties, deciding.now) or find_search_day(case):
        return
    if not case.person.reachable or case.person.code == ADVOCATE:
        return
    deciding.apply_fact("advocate_wanted", by, case)


def start_search_at_first(deciding: Deciding, by: str) -> None:
    """Start the search where the first answers of a case ask for an advocate."""
    case = deciding.case
    asked = [request.what for request in find_first_requests(case)]
    if case.talk_to == AN_ADVOCATE or ASKED in asked:
        start_search(deciding, by)


def end_search(deciding: Deciding) -> None:
    """End the search on each case that has an advocate now."""
    for each in (deciding, *deciding.beside):
        if find_search_day(each.case) and find_advocate(each.case.parties, each.now):
            each.apply_fact("advocate_found", "clock", each.case)


def find_search_day(case: Case) -> date | None:
    """Return the day by which an advocate is to be found, or None while none is looked for."""
    clock = case.clock(CLOCK)
    if clock and clock.running:
        return clock.due_on
    return None
