"""Each row of a move leads to its fact, and each fact to the function that records it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

from chalicelib import core
from chalicelib.core.decisions.guards import GUARDS, GUARDS_BY_NAME
from chalicelib.core.decisions.move_helpers import record_move
from chalicelib.core.decisions.moves import RECORDERS, find_recorder
from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.when import ABOUT_NAMES, Guard

HERE = Path(core.__file__).parent
DECIDING = sorted(HERE.rglob("*.py"))
PAST = HERE / "past"  # cases that were over before Heard came: none of their clocks runs
MOVES = [move for procedure in PROCEDURES.values() for move in procedure.moves]


def test_a_row_names_its_fact_and_never_by_a_bare_text() -> None:
    assert {move.name for move in MOVES if type(move.records) is not Recorded} == set()


def test_every_fact_is_recorded_by_some_move() -> None:
    assert {move.records for move in MOVES} == set(Recorded)


def test_a_fact_has_a_function_of_its_own_or_the_one_that_only_notes_it() -> None:
    assert record_move not in RECORDERS.values()
    for move in MOVES:
        if move.records not in RECORDERS:
            assert find_recorder(move) is record_move
        else:
            assert find_recorder(move) is RECORDERS[move.records]


def test_a_guard_has_one_function_and_stands_in_some_row() -> None:
    assert sorted((*GUARDS, *GUARDS_BY_NAME)) == sorted(Guard)
    assert set(GUARDS_BY_NAME) == set(ABOUT_NAMES)
    assert {move.when.guard for move in MOVES if move.when} == set(Guard)


def test_a_fact_is_called_as_the_history_calls_it() -> None:
    assert [fact for fact in Recorded if fact.value != fact.name.lower()] == []


def test_what_is_only_recorded_moves_no_clock() -> None:
    """A fact that starts or stops a clock goes by `apply_fact`, never by `record` alone."""
    rules = [clock for procedure in PROCEDURES.values() for clock in procedure.clocks]
    awaited = {name for rule in rules for name in (*rule.starts, *rule.stops)}
    deciding = [path for path in DECIDING if PAST not in path.parents]
    recorded = {fact for path in deciding for fact in list_recorded(path)}
    assert {"contributed", "letter_sent"} <= recorded
    handed_on = {"fact", "name"}  # a letter held back; a reaction, or the same email again
    # The child's views are asked for again, from the first day. A later day to look at a pause
    # again moves its clock once the person was told.
    by_hand = {"views_wanted", "pause_kept"}
    assert recorded - by_hand <= {*handed_on, *FACTS} - awaited


def list_recorded(path: Path) -> list[str]:
    """Return what a module hands to `record` as a fact, as it is written there."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if is_record(node)]
    return [ast.unparse(call.args[0]).strip("'") for call in calls]


def is_record(node: ast.AST) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr == "record" and ast.unparse(node.func.value) != "self"


@pytest.mark.parametrize("procedure", sorted(set(PROCEDURES) - {"anonymous"}))
def test_the_next_step_is_one_press_in_a_mail_to_the_team_once_sorted(procedure: str) -> None:
    """The links of `new_case` open moves by their names; any other step needs a letter of its
    own."""
    usual = {move.name for move in PROCEDURES["children_act"].stages[0].moves if not move.rare}
    row = PROCEDURES[procedure]
    steps = set()
    for move in row.stages[0].moves:
        if set(move.by) & set(TEAM_ROLES) and not move.rare:
            steps.add(move.name)
    told = any(to == "team" for _, to in row.on_triage)
    assert steps <= usual or told, sorted(steps - usual)
