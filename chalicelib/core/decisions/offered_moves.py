"""Which moves somebody may make on a case now, by its stage, their roles and what was kept."""

from __future__ import annotations

from datetime import datetime

from chalicelib.core.added_messages import list_unsent
from chalicelib.core.cases import COMPLAINANT, Case, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions.guards import is_offered
from chalicelib.core.people import outside
from chalicelib.core.people.officers import (
    PARTS,
    TEAM_ROLES,
    UNSENT_WRITER,
    Officer,
    Staff,
    is_named,
)
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import london_date

PERSON = Officer(COMPLAINANT, "", "", roles=(COMPLAINANT,))


def list_moves(case: Case, officer: Officer, authority: Authority) -> tuple[Move, ...]:
    """Return the moves that `officer` may make at this stage; none if the complaint names them
    (`000:45`, T28)."""
    staff = authority.staff(case)
    parts = _list_parts(case, officer, staff)
    moves = []
    for move in authority.stage(case).moves:
        if not parts.isdisjoint(move.by) and _is_ready(move, case):
            moves.append(move)
    if officer is PERSON or staff.free(officer):
        return tuple(moves)
    found = []
    for move in moves:
        if move.name == outside.MOVE and staff.locked:
            found.append(move)
    return tuple(found)


def list_moves_to_show(
    case: Case, officer: Officer, authority: Authority, now: datetime
) -> tuple[Move, ...]:
    """Return the moves to offer `officer` today. Moves that could only be refused are left out."""
    moves = []
    for move in list_moves(case, officer, authority):
        if is_offered(move, case, london_date(now)):
            moves.append(move)
    return tuple(moves)


def _list_parts(case: Case, officer: Officer, staff: Staff) -> set[str]:
    """Return each name under which a row may ask this officer to act on a case."""
    parts = set(officer.roles) - PARTS.keys()  # a part is held by appointment alone
    for part in case.appointed:
        if part.officer == officer.key:
            parts.add(part.role)
            if any(each.by == officer.key for each in list_unsent(case)):
                parts.add(UNSENT_WRITER)
    if staff.stands_in(officer):
        parts.update(TEAM_ROLES)
    if case.owner == officer.key:
        parts.add("owner")
    return parts


def _is_ready(move: Move, case: Case) -> bool:
    return case.kept.keys() >= set(move.needs) and case.kept.keys().isdisjoint(move.unless)


def require_move(
    case: Case, name: str, officer: Officer, form: dict[str, str], authority: Authority
) -> Move:
    """Return the move that an officer makes. Raise Refused where the stage has it not, it is not
    theirs, or somebody acted since they opened its form."""
    staff = authority.staff(case)
    if is_named(officer, case.named) and not (staff.locked and name == outside.MOVE):
        raise Refused(
            "This complaint names you, so you cannot act on it.",
            "The complaints team has it and will give it to someone else.",
        )
    move = next((m for m in list_moves(case, officer, authority) if m.name == name), None)
    if move is None:
        first = _find_what_comes_first(case, name, officer, authority)
        said = f"This case has moved on. It is now here: {authority.stage(case).title}."
        if first:
            said = f"Something comes before this: “{first}”."
        raise Refused(said, "Nothing was changed. Look at what happened below.")
    if case.moved > _read_as_of(form, case):
        raise Refused(
            "Someone else acted on this case while you had this page open.",
            "What you typed is still here. Look at what happened below, then decide again.",
        )
    return move


def _find_what_comes_first(case: Case, name: str, officer: Officer, authority: Authority) -> str:
    """Return the button of the move that has to be made before this one, or ""."""
    move = authority.stage(case).move(name)
    parts = _list_parts(case, officer, authority.staff(case))
    if move is None or parts.isdisjoint(move.by):
        return ""
    for fact in move.needs:
        if fact in case.kept:
            continue
        for each in authority.procedure(case).moves:
            if each.records == fact:
                return each.button
    return ""


def _read_as_of(form: dict[str, str], case: Case) -> int:
    """Return the last move that the officer's page knew of; 0 if the page does not say so
    sensibly.
    """
    said = form.get("as_of") or str(case.moved)
    if said.isdecimal() and len(said) < 10:
        return int(said)
    return 0
