"""What is said to an officer who has just made a move: only what is so."""

from __future__ import annotations

from typing import Any

from chalicelib import clock, links
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.decisions.running_clocks import find_owing_event
from chalicelib.core.people.parties import INSTEAD, find_through
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.messages import MOVE_MESSAGE
from chalicelib.core.procedures.tables import Move
from chalicelib.doors import already_done, case_dates
from chalicelib.settings import settings

BY_HAND = (
    "Recorded. The person has not been told yet: we cannot email them. "
    "The complaints team has been asked to post the letter, read it out or hand it over. "
    "It counts from the day they do."
)
HELD = (
    "Recorded. The person has not been told yet: their email address may not be safe. Our letters "
    "wait until somebody decides how to reach them safely. It counts from the day that they leave."
)
NO_WAY = "Recorded. There is no way to reach the person, so they have not been told."


def describe_done(move: str, case: Case) -> str:
    """Return what to tell someone who has just made a move."""
    if move == links.TELL:
        return "Recorded. Thank you for reaching them."
    row = _find_row(move, case)
    if row is None:
        return "Done."
    if _waits_to_be_told(case):
        return BY_HAND
    if _tells_person(row) and not _has_way_to_person(case):
        return NO_WAY
    if _tells_person(row) and _is_held(case):
        return HELD
    return row.done


def leave_out_met(view: dict[str, Any], case: Case, claim: links.Claim) -> dict[str, Any]:
    """Return what a page shows of a case without the dates that the move just made has met: its
    letters to the person are about to leave."""
    met = _list_met(case, claim.move)
    dates = []
    for each in view["dates"]:
        if each.name not in met:
            dates.append(each)
    find = case_dates.find_next_date
    return {**view, "dates": dates, "next": find(dates, "council") or find(dates, "officers")}


def _find_row(move: str, case: Case) -> Move | None:
    """Return the row of a move in the procedure of a case, at whichever stage, or None."""
    for row in settings().council.authority.procedure(case).moves:
        if row.name == move:
            return row
    return None


def _list_met(case: Case, move: str) -> set[str]:
    """Return the clocks that a letter of a move to the person stops, where one is to leave."""
    procedure = settings().council.authority.procedure(case)
    row = _find_row(move, case)
    if row is None or _waits_to_be_told(case) or not _has_way_to_person(case):
        return set()
    if _is_held(case):
        return set()
    letters = set(row.list_letters_to(COMPLAINANT))
    if row.records == Recorded.TRIAGED:
        for letter, to in procedure.on_triage:
            if to == COMPLAINANT:
                letters.add(letter)
    return {rule.name for rule in procedure.clocks if letters & set(rule.stops)}


def find_moved_to(case: Case, claim: links.Claim) -> str:
    """Return the reference of the case to which the officer of a link has just moved a message, or
    ""."""
    if claim.move != MOVE_MESSAGE.name:
        return ""
    event = already_done.find_officers_event(case, claim)
    if event is None:
        return ""
    return str(event.facts.get("other", ""))


def _waits_to_be_told(case: Case) -> bool:
    """Return whether a letter of the last move to the person waits to be passed on by hand."""
    for each in case.to_pass_on:
        theirs = not each.to or each.copy == INSTEAD
        if theirs and find_owing_event(case, each.letter_id) >= case.moved:
            return True
    return False


def _tells_person(row: Move) -> bool:
    """Return whether a move sends the person a letter. A sorting sends those of its procedure."""
    return row.records == Recorded.TRIAGED or bool(row.list_letters_to(COMPLAINANT))


def _has_way_to_person(case: Case) -> bool:
    return case.person.reachable or find_through(case.parties, clock.now()) is not None


def _is_held(case: Case) -> bool:
    """Return whether our letters to the person wait until somebody decides how to reach them."""
    return may_be_unsafe(case) and find_through(case.parties, clock.now()) is None
