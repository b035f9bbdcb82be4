"""What was done already: found in a case's history, so that a button pressed twice, or an old page
sent once more, is told that it is done.

Nothing here changes anything. Somebody whose first press was heard is not refused by their second.
"""

from __future__ import annotations

from chalicelib import links, store
from chalicelib.core.cases import COMPLAINANT, Case, Event
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Move, Procedure


def done(case: Case, facts: set[str]) -> Event | None:
    """The newest event of these facts, whoever recorded it; none from before the case last began
    anew.
    """
    return next(
        (
            e
            for e in store.history(case.reference)[::-1]
            if e.name in facts and e.number >= case.anew
        ),
        None,
    )


def by_person(case: Case, name: str) -> tuple[Event, Move] | None:
    """What the person asked for by a move of theirs that can be made no more, and its row: whoever
    recorded that they asked.
    """
    rows = [m for p in _procedures(case) for m in p.moves if m.name == name and COMPLAINANT in m.by]
    event = done(case, {m.records for m in rows})
    if not event:
        return None
    return next(((event, m) for m in rows if m.records == event.name), None)


def by_officer(case: Case, claim: links.Claim) -> Event | None:
    """What an officer did by the move of their link, whatever has become of the case since."""
    facts = {m.records for p in _procedures(case) for m in p.moves if m.name == claim.move}
    facts |= {"letter_sent"} if claim.move == links.TELL else set()
    events = store.history(case.reference)[::-1]
    return next(
        (e for e in events if e.name in facts and e.by == claim.officer and _same(e, claim)), None
    )


def _same(event: Event, claim: links.Claim) -> bool:
    """Whether what was recorded as told is the letter of this link."""
    return claim.move != links.TELL or event.facts.get("letter") == claim.about[0]


def _procedures(case: Case) -> tuple[Procedure, ...]:
    """Every procedure, the case's own first: it may have been under another when the thing was
    done.
    """
    return (PROCEDURES[case.procedure], *PROCEDURES.values())


def unsaid(event: Event, typed: dict[str, str]) -> str:
    """What somebody typed now that what was done does not say, so that it is not lost."""
    said = {str(fact).strip() for fact in event.facts.values()}
    return "\n\n".join(
        text.strip() for text in typed.values() if text.strip() and text.strip() not in said
    )
