"""What was done already: found in a case's history, so that a button pressed twice, or an old page
sent once more, is told that it is done.

Nothing here changes anything. Somebody whose first press was heard is not refused by their second.
"""

from __future__ import annotations

from chalicelib import links, store
from chalicelib.core.cases import COMPLAINANT, Case, Event
from chalicelib.core.procedures.tables import Move, Procedure
from chalicelib.settings import settings


def find_last_event(case: Case, facts: set[str]) -> Event | None:
    """Return the newest event of these facts, whoever recorded it, or None.

    Events from before the case last began anew do not count.
    """
    for e in store.load_history(case.reference)[::-1]:
        if e.name in facts and e.number >= case.anew:
            return e
    return None


def find_request(case: Case, name: str) -> tuple[Event, Move] | None:
    """Return what the person asked for by one of their own moves, whoever recorded it, and the
    move's row. Return None if it was not asked for.
    """
    rows = []
    facts = set[str]()
    for procedure in _list_procedures(case):
        for move in procedure.moves:
            if move.name == name and COMPLAINANT in move.by:
                rows.append(move)
                facts.add(move.records)
    event = find_last_event(case, facts)
    if not event:
        return None
    for row in rows:
        if row.records == event.name:
            return (event, row)
    return None


def find_officers_event(case: Case, claim: links.Claim) -> Event | None:
    """Return what an officer did by the move of their link, whatever has happened since, or
    None.
    """
    facts = set()
    for procedure in _list_procedures(case):
        for move in procedure.moves:
            if move.name == claim.move:
                facts.add(str(move.records))
    if claim.move == links.TELL:
        facts.add("letter_sent")
    events = store.load_history(case.reference)[::-1]
    for event in events:
        if event.name in facts and event.by == claim.officer and _is_same_letter(event, claim):
            return event
    return None


def _is_same_letter(event: Event, claim: links.Claim) -> bool:
    """Return whether the letter that was recorded as passed on is the one of this link."""
    return claim.move != links.TELL or event.facts.get("letter") == claim.about[0]


def _list_procedures(case: Case) -> tuple[Procedure, ...]:
    """Return every procedure, the case's own first: it may have been under another when the
    thing was done.
    """
    authority = settings().council.authority
    return (authority.procedure(case), *authority.procedures.values())


def find_unrecorded_words(event: Event, typed: dict[str, str]) -> str:
    """Return what somebody has typed now that the recorded event does not hold, so that it is
    not lost.
    """
    said = {str(fact).strip() for fact in event.facts.values()}
    unrecorded = []
    for text in typed.values():
        words = text.strip()
        if words and words not in said:
            unrecorded.append(words)
    return "\n\n".join(unrecorded)
