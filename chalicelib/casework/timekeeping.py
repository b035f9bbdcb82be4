"""What happens because time has passed: nudges, and the manager's morning digest."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from chalicelib import log, store
from chalicelib.core import nudges
from chalicelib.core.cases import Letter
from chalicelib.core.clocks import LONDON, is_working_day, london_date, working_days_between
from chalicelib.core.people import Staff
from chalicelib.settings import settings

DIGEST_AT = time(7, 30)  # London
SOON = 2  # working days: what the digest calls due soon


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
    decision = nudges.fallen_due(case, now, settings().council.officers) if case else None
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
    council = settings().council
    rows = [(owner, case) for owner in council.officers for case in store.open_cases_of(owner.key)]
    lines = [
        {
            "reference": case.reference,
            "stage": case.stage,
            "owner": owner.name,
            "due_on": case.due_on.isoformat() if case.due_on else "",
            "days": working_days_between(today, case.due_on) if case.due_on else None,
            "clock": case.clock,
        }
        for owner, case in rows
    ]
    lines.sort(key=lambda line: str(line["due_on"] or "9999"))
    late = [x for x in lines if x["days"] is not None and x["days"] < 0]
    unacknowledged = [x for x in lines if x["clock"] == "ack" and x not in late]
    soon = [x for x in lines if x["days"] is not None and 0 <= x["days"] <= SOON and x not in unacknowledged]
    unallocated = [x for x in lines if x["stage"] == "triage" and x not in late + unacknowledged + soon]
    rest = [x for x in lines if x not in late + unacknowledged + soon + unallocated]
    titled = [("Late", late), ("Not yet acknowledged", unacknowledged), ("Due soon", soon), ("With nobody yet", unallocated), ("The rest", rest)]
    return [{"title": title, "rows": found} for title, found in titled if found]
