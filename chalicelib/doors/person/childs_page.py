"""What a child's own page has besides what everybody's has: what is happening in their words, and
who is on their side (K9)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.child_days import find_talk_day, list_child_days
from chalicelib.core.decisions.find_advocate import CLOCK as ADVOCATE_CLOCK
from chalicelib.core.decisions.guards import is_offered
from chalicelib.core.people.parties import ADVOCATES
from chalicelib.core.procedures.shared.is_it_sorted import ANSWER_SORTED
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors.case_dates import DateShown
from chalicelib.settings import settings

_READ_BY_HOLDER = "The person who has this reads it."
_READ_BY_TEAM = "The complaints team reads it."


def describe_for_child(case: Case, now: datetime, owed: DateShown | None) -> dict[str, Any]:
    """Return what a child's own page shows more than an adult's does. `owed` is what the council
    owes next."""
    authority = settings().council.authority
    contact = authority.staff(case).contact
    stage = authority.stage(case)
    return {
        "now_for_child": stage.now_for_child,
        "advocates": _name_advocates(case, now),
        "phone": contact.phone or settings().council.team.phone,
        "asks_if_sorted": _is_asked_if_sorted(case, now),
        **_list_coming(case, now, owed),
        "reader": _READ_BY_HOLDER if stage.status == "open" else _READ_BY_TEAM,
    }


def _is_asked_if_sorted(case: Case, now: datetime) -> bool:
    """Return whether a child was asked whether it is sorted, and has not said."""
    answered = ANSWER_SORTED.records in case.kept
    return not answered and is_offered(ANSWER_SORTED, case, london_date(now))


def find_day_of_talk(case: Case) -> str:
    """Return the day by which somebody talks with a child who said whether it is sorted, or ""."""
    on = find_talk_day(case)
    if on is None:
        return ""
    return in_words(on)


def _list_coming(case: Case, now: datetime, owed: DateShown | None) -> dict[str, Any]:
    """Return what happens next, the soonest first, and what should have happened by now."""
    coming = _list_owed(case, now, owed)
    late = []
    for day in list_child_days(case):
        if day.on < london_date(now):
            late.append({"day": in_words(day.on), "would": day.would, "name": day.name})
        else:
            coming.append((day.on, day.will))
    shown = []
    for on, what in sorted(coming):
        shown.append({"day": in_words(on), "what": what})
    return {"coming": shown, "late": late}


def _list_owed(case: Case, now: datetime, owed: DateShown | None) -> list[tuple[date, str]]:
    """Return what the council owes next and its answer, each with its day, where they are not
    late."""
    procedure = settings().council.authority.procedure(case)
    names = set()
    if procedure.answer:
        names.add(procedure.answer.name)
    if owed:
        names.add(owed.name)
    found = []
    for rule in procedure.clocks:
        clock = case.clock(rule.name)
        if rule.name not in names - {ADVOCATE_CLOCK} or clock is None:
            continue
        if clock.running and clock.counted and not clock.held and clock.due_on >= london_date(now):
            found.append((clock.due_on, f"We must {rule.promise}."))
    return found


def _name_advocates(case: Case, now: datetime) -> list[str]:
    names = []
    for party in case.active_parties(now):
        if party.capacity in ADVOCATES:
            names.append(party.name)
    return names
