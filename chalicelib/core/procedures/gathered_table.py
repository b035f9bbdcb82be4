"""A procedure with what its checks ask of it again and again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Procedure, Stage

THE_PERSON = frozenset({COMPLAINANT, "child"})


@dataclass(frozen=True, slots=True)
class GatheredTable:
    """Hold a procedure with what the checks ask of it again and again."""

    p: Procedure
    moves: tuple[Move, ...]
    facts: frozenset[str]
    kept: frozenset[str]
    letters: tuple[tuple[str, str], ...]
    to_person: frozenset[str]


def gather_table(p: Procedure) -> GatheredTable:
    """Return the procedure with its moves, facts and letters gathered."""
    moves = tuple({id(move): move for move in p.moves}.values())  # many stages share a row
    owed = [*p.on_receipt, *p.on_triage, *p.on_split]
    for nudge in p.nudges:
        owed.append((nudge.letter, nudge.to))
    facts = set(FACTS)
    kept = set()
    for move in moves:
        owed.extend(move.letters)
        facts.add(move.records)
        if move.keeps:
            kept.add(move.records)
    to_person = set()
    for name, to in owed:
        if to in THE_PERSON:
            to_person.add(name)
    return GatheredTable(
        p,
        moves,
        facts=frozenset(facts),
        kept=frozenset(kept),
        letters=tuple(owed),
        to_person=frozenset(to_person),
    )


def list_names(rows: Iterable[ClockRule | Stage | Move | Field]) -> set[str]:
    """Return the names of rows."""
    names = set()
    for row in rows:
        names.add(row.name)
    return names
