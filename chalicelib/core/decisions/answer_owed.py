"""The answer that a person waits for, which no email, call or letter outside Heard ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.procedures.clock_words import find_moves_toward
from chalicelib.core.procedures.tables import Procedure


@dataclass(frozen=True, slots=True)
class AnswerOwed:
    """The day by which an answer is owed, and the name of the move that records and sends it."""

    due_on: date
    move: str


def find_answer_owed(case: Case, procedure: Procedure) -> AnswerOwed | None:
    """Return the answer that the case's stage waits for, soonest first, or None if it owes none."""
    running = [clock for clock in case.clocks if _is_councils(clock, procedure)]
    stage = procedure.stage(case.stage)
    for clock in sorted(running, key=lambda each: each.due_on):
        toward = find_moves_toward(procedure, case, clock.name)
        for move in stage.moves:
            if move.name in toward and move.document and move.answers:
                return AnswerOwed(clock.due_on, move.name)
    return None


def _is_councils(clock: Clock, procedure: Procedure) -> bool:
    ours = procedure.clock(clock.name).whose == "council"
    return ours and clock.running and clock.counted and not clock.held
