"""In which order an officer is shown what they may do: an open alarm first, then what is late, then
what comes next.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.procedures.clock_words import find_moves_toward
from chalicelib.core.procedures.tables import Move, Procedure
from chalicelib.core.reading.danger_words import DANGER


def find_urgent(case: Case, procedure: Procedure, today: date) -> dict[str, int]:
    """Return the names of the moves that cannot wait, each with its place: what an alarm of danger
    asks for, and then what was due by today, the longest late first."""
    late = []
    for clock in case.clocks:
        if clock.running and not clock.held and _is_urgent(clock, procedure, today):
            late.append(clock)
    late.sort(key=lambda clock: (clock.name != DANGER, clock.due_on))
    places = dict[str, int]()
    for place, clock in enumerate(late):
        for name in find_moves_toward(procedure, case, clock.name):
            places.setdefault(name, place)
    return places


def _is_urgent(clock: Clock, procedure: Procedure, today: date) -> bool:
    if clock.name == DANGER:
        return True
    rule = procedure.clock(clock.name)
    return rule.whose != "person" and clock.counted and clock.due_on <= today


def put_urgent_first(moves: Sequence[Move], urgent: dict[str, int]) -> list[Move]:
    """Return the moves, the urgent ones first, and otherwise as they were."""
    return put_in_order(sorted(moves, key=lambda move: urgent.get(move.name, len(urgent))))


def put_in_order(moves: Sequence[Move]) -> list[Move]:
    """Return the moves, with each that others come `after` just before those."""
    by_name = {move.name: move for move in moves}
    ordered = dict[str, Move]()
    for move in moves:
        if move.after in by_name:
            ordered.setdefault(move.after, by_name[move.after])
        ordered.setdefault(move.name, move)
    return list(ordered.values())
