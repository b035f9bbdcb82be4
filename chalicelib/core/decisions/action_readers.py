"""Who is written to about the actions of a case: those who see to them, and whoever looks at the
proof.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from chalicelib.core.cases import TEAM, Case
from chalicelib.core.council import Authority
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.given_points import find_contributors, list_facts_of_points
from chalicelib.core.learning.actions import CLAIMED, OPEN, TO_REVIEW, Action
from chalicelib.core.learning.lessons import OWED
from chalicelib.core.people.officers import (
    ACTION_CHECKER,
    ACTION_OWNERS,
    ANSWERER,
    CONTRIBUTORS,
    LADDER,
    TEAM_ROLES,
    Officer,
    Staff,
)
from chalicelib.core.reading.names_in_case import find_perhaps_named
from chalicelib.core.working_days import add_working_days, load_longer_calendar, london_date

AHEAD = 10  # working days: whoever sees to an action hears of it from then on
OWNERS = frozenset({"responder", *TEAM_ROLES[1:], *LADDER})  # a mailbox sees to nothing
CHECKERS = ("complaints_manager", "complaints_officer", *LADDER[2:])
STATES_OF = {
    "action": OPEN,
    "action_check": CLAIMED,
    "action_effect": TO_REVIEW,
}  # a clock, and the actions that it is about


def list_action_owners(case: Case, authority: Authority) -> tuple[Officer, ...]:
    """Return the officers who may see to an action of a case: nobody whom the complaint names or
    may name, and nobody outside the council.
    """
    staff = authority.staff(case)
    perhaps = find_perhaps_named(case, authority.officers)
    found = []
    for officer in staff.officers:
        if not OWNERS & set(officer.roles):
            continue
        if not officer.outside and officer.key not in perhaps and staff.free(officer):
            found.append(officer)
    return tuple(found)


def find_readers(deciding: Deciding, role: str) -> tuple[Officer, ...]:
    """Return those who stand for a role now, with the roles that hang on actions and points."""
    if role == ACTION_OWNERS:
        return _list_owners_due(deciding)
    if role == ACTION_CHECKER:
        return (_find_first_checker(deciding),)
    if role == ANSWERER:
        return (_find_answerer(deciding),)
    if role == CONTRIBUTORS:
        return _list_contributors(deciding)
    return deciding.staff.holders(role, deciding.case.owner)


def _find_answerer(deciding: Deciding) -> Officer:
    """Return whoever has the case, if it is they who answered; else the complaints team. An officer
    who investigates later learned nothing from the answer before."""
    case = deciding.case
    answered = case.kept.get(OWED, {}).get("by") == case.owner
    if answered or case.has_part("responder", case.owner):
        return deciding.staff.holder("owner", case.owner)
    return deciding.staff.holder(TEAM, case.owner)


def _list_contributors(deciding: Deciding) -> tuple[Officer, ...]:
    """Return those who have not written about their points yet; whoever has the case in place of
    one who may not be written to any more."""
    found = dict[str, Officer]()
    owner = deciding.staff.holder("owner", deciding.case.owner)
    for key in find_contributors(deciding.case):
        officer = deciding.staff.officer(key)
        if officer is None or not deciding.staff.free(officer):
            officer = owner
        found[officer.key] = officer
    return tuple(found.values()) or (owner,)


def _list_owners_due(deciding: Deciding) -> tuple[Officer, ...]:
    """Return whoever sees to an action that is due soon or late, each once; the complaints manager
    for one who may not be written to any more.
    """
    until = add_working_days(london_date(deciding.now), AHEAD, load_longer_calendar())
    found = dict[str, Officer]()
    for action in list_actions(deciding.case, OPEN):
        if action.due_on <= until:
            officer = find_owner(deciding, action)
            found[officer.key] = officer
    return tuple(found.values()) or (_find_manager(deciding),)


def find_owner(deciding: Deciding, action: Action) -> Officer:
    """Return whoever sees to an action, or the complaints manager in their place."""
    staff = deciding.staff
    officer = staff.officer(action.owner)
    if officer and staff.free(officer):
        return officer
    return _find_manager(deciding)


def _find_manager(deciding: Deciding) -> Officer:
    return deciding.staff.holder("complaints_manager", deciding.case.owner)


def _find_first_checker(deciding: Deciding) -> Officer:
    for action in list_actions(deciding.case, CLAIMED):
        return find_checker(deciding.staff, action)
    return _find_manager(deciding)


def find_checker(staff: Staff, action: Action) -> Officer:
    """Return who is asked to look at the proof of an action: nobody who sees to it, or said that it
    was done.
    """
    for role in CHECKERS:
        for officer in staff.officers:
            if role in officer.roles and staff.free(officer) and may_check(officer, action):
                return officer
    return staff.keeper


def may_check(officer: Officer, action: Action) -> bool:
    """Return whether an officer is a second person to an action (a second person: DESIGN)."""
    return officer.key not in (action.owner, action.claimed_by)


def list_actions(case: Case, state: str) -> tuple[Action, ...]:
    """Return the actions of a case that are in a state, in the order of their days."""
    found = [action for action in case.actions if action.is_in(state)]
    return tuple(sorted(found, key=_find_day))


def _find_day(action: Action) -> tuple[date, int]:
    return (action.due_on, action.number)


def list_facts_of_actions(deciding: Deciding, clock: str) -> dict[str, Any]:
    """Return the actions, or points, that a reminder is about, with their words, for its letter."""
    if clock not in STATES_OF:
        return list_facts_of_points(deciding.case, clock)
    actions = list_actions(deciding.case, STATES_OF[clock])
    return {"actions": [describe_action(action) for action in actions]}


def describe_action(action: Action) -> dict[str, Any]:
    """Return what a letter to an officer says of an action."""
    return {
        "what": action.what,
        "owner": action.owner,
        "due_on": action.due_on,
        "proof_wanted": action.proof_wanted,
        "done": action.done,
        "done_on": action.done_on or "",
        "claimed_by": action.claimed_by,
        "not_shown": action.not_shown,
    }
