"""What happens because time has passed: nudges, and the manager's morning digest."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from chalicelib import log, store
from chalicelib.core import nudges
from chalicelib.core.cases import Letter
from chalicelib.core.clocks import LONDON, is_working_day, london_date
from chalicelib.core.digest import line, sections
from chalicelib.core.people import Staff
from chalicelib.settings import settings

DIGEST_AT = time(7, 30)  # London


def sweep(now: datetime) -> int:
    """Fire every nudge whose time has come, each exactly once however often or late this runs. Returns the number of cases nudged.

    One case that cannot be swept must not silence the others: it is logged, and tried again at the next run.
    """
    swept = troubled = 0
    for reference in store.due(now):
        try:
            swept += _nudge(reference, now)
        except store.Stale:
            continue  # somebody acted on it this instant: the next run sees what they left
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one case, the rest are owed their reminders
            troubled += 1
            log.troubled("A case could not be swept.", error, reference=reference)
    log.count("CasesNotSwept", troubled)
    log.count("SweepFinished")
    return swept


def _nudge(reference: str, now: datetime) -> int:
    case = store.load(reference)
    decision = nudges.fallen_due(case, now, settings().council.authority) if case else None
    if case is None or decision is None:
        return 0
    store.commit(decision, before=case.version, now=now)
    return 1


def digest(now: datetime) -> bool:
    """Send the complaints manager what is open, most urgent first: once, after 07:30 in London on a working day."""
    today = london_date(now)
    if not is_working_day(today) or now.astimezone(LONDON).time() < DIGEST_AT:
        return False
    officers = settings().council.officers
    to = Staff(officers, ()).holder("complaints_manager", "team")
    facts = {"date": today, "sections": _sections(today), "aside": len(store.aside())}
    letter = Letter(f"DIGEST-{today}", "digest", to.key, {**facts, "date": today.isoformat()})
    return store.enqueue(f"DIGEST#{today}", [letter], f"digest/{today}", now)


def _sections(today: date) -> list[dict[str, Any]]:
    found = [(owner, case) for owner in settings().council.officers for case in store.open_cases_of(owner.key)]
    return sections(
        line(case.reference, case.stage, owner.name, case.clock, case.due_on, today) for owner, case in found
    )
