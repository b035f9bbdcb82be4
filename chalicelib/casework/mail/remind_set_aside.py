"""What is set aside waits for a person, and does not wait unseen: reminders each working day until
the list is empty, alarms of danger at any hour, and fresh links to it.
"""

from __future__ import annotations

from datetime import date, datetime
from itertools import takewhile
from typing import Any
from uuid import uuid4

from chalicelib import store
from chalicelib.casework.act import require_officer
from chalicelib.casework.mail.set_aside import may_read
from chalicelib.core.cases import TEAM, Letter
from chalicelib.core.decisions.nudge_days import MORNING, list_hours
from chalicelib.core.decisions.set_aside_waits import REMINDED, SORT_MACHINES, Wait, measure_wait
from chalicelib.core.people.officers import Officer, Staff
from chalicelib.core.procedures.shared.danger_and_holds import DANGER_NUDGES
from chalicelib.core.working_days import LONDON, is_working_day, load_longer_calendar, london_date
from chalicelib.links import Claim
from chalicelib.settings import settings

SHOWN = 20  # messages that one letter lists: the list behind its link has them all


def list_waiting_for(officer: Officer, today: date) -> list[tuple[store.SetAside, Wait]]:
    """Return every set-aside message that an officer may read: those that speak of danger first,
    then the oldest first.
    """
    return _select_theirs(store.list_set_aside(), officer, today)


def _select_theirs(
    aside: list[store.SetAside], officer: Officer, today: date
) -> list[tuple[store.SetAside, Wait]]:
    authority = settings().council.authority
    theirs = []
    for m in aside:
        if may_read(m, officer):
            theirs.append((m, measure_wait(m.received_on, today, authority)))
    return sorted(theirs, key=lambda each: (not each[0].danger, each[0].received_at))


def measure_wait_of(message: store.SetAside, now: datetime) -> Wait:
    """Return how long a message has waited."""
    return measure_wait(message.received_on, london_date(now), settings().council.authority)


def remind(now: datetime) -> int:
    """Remind officers on the morning of a working day of messages that have waited too long, and
    alarm them at any hour of those that speak of danger.

    Each gets one letter a day of what waits, however often this runs. Return the number of letters.
    """
    today = london_date(now)
    staff = Staff(settings().council.officers, ())
    aside = store.list_set_aside()
    sent = sum(_alarm_again(message, now) for message in aside if message.danger)
    if not is_working_day(today, load_longer_calendar()) or now.astimezone(LONDON).time() < MORNING:
        return sent
    written = set[str]()
    for role, days in REMINDED:
        to = staff.holder(role, TEAM)
        theirs = _select_theirs(aside, to, today)
        late = _select_late(theirs, role, days)
        if late and to.key not in written:
            written.add(to.key)
            letter = Letter(
                f"WAITING-{today}-{role}", "aside_waiting", to.key, _state_facts(late, theirs)
            )
            sent += store.enqueue(f"WAITING#{today}", [letter], f"waiting/{today}/{role}", now)
    return sent


def _alarm_again(message: store.SetAside, now: datetime) -> int:
    """Tell those whose hour has come that a message which speaks of danger still waits, as they
    would hear of it in a case. Return the number of letters."""
    staff = Staff(settings().council.officers, message.named)
    facts = {"received_at": message.received_at.isoformat(), "message": message.id, "again": True}
    sent = 0
    written = set[str]()
    for rung in DANGER_NUDGES:
        come = list(takewhile(now.__ge__, list_hours(rung, message.received_at)))
        to = staff.holder(rung.to, TEAM).key
        if come and to not in written:
            written.add(to)
            key = f"{rung.to}-{len(come)}"
            letter = Letter(f"ASIDE-{message.id}-A-{key}", "aside_danger", to, facts)
            owner, cause = f"MAIL#{message.id}", f"aside-danger/{message.id}/{key}"
            sent += store.enqueue(owner, [letter], cause, now)
    return sent


def _select_late(
    theirs: list[tuple[store.SetAside, Wait]], role: str, days: int
) -> list[tuple[store.SetAside, Wait]]:
    """Return what has waited so many working days. What a machine wrote, or what says nothing, goes
    no further up than the complaints manager, unless it speaks of danger."""
    late = []
    for each in theirs:
        if each[1].days >= days:
            late.append(each)
    if role in SORT_MACHINES:
        return late
    found = []
    for m, wait in late:
        if m.danger or not (m.machine or m.empty):
            found.append((m, wait))
    return found


def _state_facts(
    listed: list[tuple[store.SetAside, Wait]], theirs: list[tuple[store.SetAside, Wait]]
) -> dict[str, Any]:
    """Return a letter's facts: the messages it lists, and how many more its reader may read."""
    rows = []
    for message, wait in listed[:SHOWN]:
        rows.append(
            {
                "received_at": message.received_at.isoformat(),
                "reason": message.reason,
                "acknowledge_by": wait.acknowledge_by.isoformat() if wait.acknowledge_by else "",
                "late": wait.late,
                "danger": message.danger,
            }
        )
    by_machine = sum(message.machine for message, _ in theirs)
    return {
        "rows": rows,
        "more": len(listed) - len(rows),
        "aside": len(theirs),
        "machine": by_machine,
    }


def send_fresh_list(claim: Claim, now: datetime) -> None:
    """Send an officer a fresh link to a message set aside, or to the list, at their own address and
    no other. At most one an hour.
    """
    officer = require_officer(claim)
    nonce = uuid4().hex[:8]
    if claim.about:
        message = store.load_set_aside(claim.about[0])
    else:
        message = None
    if message and may_read(message, officer):
        facts = {
            "reason": message.reason,
            "received_at": message.received_at.isoformat(),
            "message": message.id,
            "about": message.about,
            "fresh": True,
        }
        owner, letter = (
            f"MAIL#{message.id}",
            Letter(f"ASIDE-{message.id}-F-{nonce}", "set_aside", officer.key, facts),
        )
    elif not claim.about:
        today = london_date(now)
        theirs = list_waiting_for(officer, today)
        facts = _state_facts(theirs, theirs)
        owner, letter = (
            f"WAITING#{today}",
            Letter(f"WAITING-{nonce}", "aside_waiting", officer.key, facts),
        )
    else:
        return
    store.enqueue(owner, [letter], f"fresh/{owner}/{officer.key}/{now:%Y-%m-%dT%H}", now)
