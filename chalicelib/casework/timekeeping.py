"""What happens because time has passed: nudges, and the manager's morning digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from chalicelib import log, store
from chalicelib.casework import asides
from chalicelib.core import new_calendar, nudges
from chalicelib.core.cases import Letter
from chalicelib.core.clocks import LONDON, england, is_working_day, london_date
from chalicelib.core.digest import line, sections
from chalicelib.core.people import Staff
from chalicelib.settings import settings

DIGEST_AT = time(7, 30)  # London


def sweep(now: datetime) -> int:
    """Fire every nudge whose time has come, each exactly once however often or late this runs. Returns the number of cases nudged.

    First, where the bank holidays have changed, every date is counted anew, so that nobody is chased by an old one; last, whatever is set aside
    and waits too long is written about.
    """
    not_counted = _recount(now)
    swept, _, troubled = _each(store.due(now), _nudge, now)
    log.count("CasesNotSwept", len(not_counted | troubled))
    asides.remind(now)
    log.count("SweepFinished")
    return swept


def _each(
    references: Iterable[str], do: Callable[[str, datetime], int], now: datetime
) -> tuple[int, int, set[str]]:
    """Do something to each case; how many it was done to, how many somebody else was at, and those it could not be done to.

    One case that cannot be done must not silence the others: it is logged, and tried again at the next run.
    """
    done, missed, troubled = 0, 0, set[str]()
    for reference in references:
        try:
            done += do(reference, now)
        except store.Stale:
            missed += 1  # somebody acted on it this instant: the next run sees what they left
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one case, the rest are owed their reminders
            troubled.add(reference)
            log.troubled("A case could not be swept.", error, reference=reference)
    return done, missed, troubled


def _recount(now: datetime) -> set[str]:
    """Count every date anew, once for each version of the bank holidays (RULES 3.1.9, trap 17). Returns the cases it could not be done to."""
    cause = f"calendar/{england().version}"
    if store.seen(cause) is not None:
        return set()
    counted, missed, troubled = _each(list(store.dated()), _count_anew, now)
    log.count("CasesCountedAnew", counted)
    if not missed and not troubled:
        store.mark_seen(cause, now)
    return troubled


def _count_anew(reference: str, now: datetime) -> int:
    case = store.load(reference)
    decision = new_calendar.recounted(case, now, settings().council.authority) if case else None
    if case is None or decision is None:
        return 0
    store.commit(decision, before=case.version, now=now)
    return 1


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
    aside, unchecked = store.aside(), settings().council.to_be_checked(today)
    facts = {
        "date": today.isoformat(),
        "sections": _sections(today),
        "aside": len(aside),
        "machine": sum(message.machine for message in aside),
        "checked_on": unchecked.isoformat() if unchecked else "",
    }
    letter = Letter(f"DIGEST-{today}", "digest", to.key, facts)
    return store.enqueue(f"DIGEST#{today}", [letter], f"digest/{today}", now)


def _sections(today: date) -> list[dict[str, Any]]:
    found = [
        (owner, case)
        for owner in settings().council.officers
        for case in store.open_cases_of(owner.key)
    ]
    waits = set(store.to_pass_on())
    return sections(
        line(
            case.reference,
            case.stage,
            owner.name,
            case.clock,
            case.due_on,
            today,
            case.reference in waits,
        )
        for owner, case in found
    )
