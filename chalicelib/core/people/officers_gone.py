"""Officers who have a case or a part of it, and who are no longer in the council's file."""

from __future__ import annotations

from datetime import datetime

from chalicelib.core.cases import Case, Decision
from chalicelib.core.council import Authority
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.procedures import PROCEDURES


def list_holders(case: Case) -> tuple[str, ...]:
    """Return the keys of those whom a case waits for: its owner, and who has a part at its
    stage.
    """
    moves = PROCEDURES[case.procedure].stage(case.stage).moves
    parts = set[str]()
    for move in moves:
        parts.update(move.by)
    appointed = [part.officer for part in case.appointed if part.role in parts]
    return tuple(dict.fromkeys((case.owner, *appointed)))


def report_absent(case: Case, key: str, now: datetime, authority: Authority) -> Decision:
    """Return the decision that tells the complaints manager of an officer who is no longer here."""
    deciding = Deciding(case, now, authority)
    name = case.names.get(key, key)
    deciding.record("officer_gone", "clock", case, officer=key, name=name)
    deciding.owe(
        "officer_gone", "complaints_manager", officer_name=name, owner_left=key == case.owner
    )
    return deciding.finish()
