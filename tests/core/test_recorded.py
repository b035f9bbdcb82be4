"""Each row of a move leads to its fact, and each fact to the function that records it."""

from __future__ import annotations

from chalicelib.core.decisions.move_helpers import noted
from chalicelib.core.decisions.moves import RECORDERS, recorder
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.recorded import Recorded

MOVES = [move for procedure in PROCEDURES.values() for move in procedure.moves]


def test_a_row_names_its_fact_and_never_by_a_bare_text() -> None:
    assert {move.name for move in MOVES if type(move.records) is not Recorded} == set()


def test_every_fact_is_recorded_by_some_move() -> None:
    assert {move.records for move in MOVES} == set(Recorded)


def test_a_fact_has_a_function_of_its_own_or_the_one_that_only_notes_it() -> None:
    assert noted not in RECORDERS.values()
    for move in MOVES:
        if move.records not in RECORDERS:
            assert recorder(move) is noted
        else:
            assert recorder(move) is RECORDERS[move.records]


def test_a_fact_is_called_as_the_history_calls_it() -> None:
    assert [fact for fact in Recorded if fact.value != fact.name.lower()] == []
