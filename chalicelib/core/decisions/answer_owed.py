"""The answer that a person waits for, which no email, call or letter outside Heard ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.procedures.clock_words import brings_about
from chalicelib.core.procedures.tables import Move, Procedure


@dataclass(frozen=True, slots=True)
class AnswerOwed:
    """The day by which an answer is owed, and the name of the move that records and sends it: ""
    while other steps come before that."""

    due_on: date
    move: str


def find_answer_owed(case: Case, procedure: Procedure) -> AnswerOwed | None:
    """Return the answer that a case waits for, soonest first, or None if it owes none."""
    running = [clock for clock in case.clocks if _is_councils(clock, procedure)]
    here = procedure.stage(case.stage).moves
    for clock in sorted(running, key=lambda each: each.due_on):
        wanted = procedure.clock(clock.name).stopped_by[0]
        answers = {move.name for move in procedure.moves if _is_answer(move, wanted)}
        if answers:
            offered = [move.name for move in here if move.name in answers]
            return AnswerOwed(clock.due_on, next(iter(offered), ""))
    return None


def _is_answer(move: Move, wanted: str) -> bool:
    return move.document and move.answers and brings_about(move, wanted)


def _is_councils(clock: Clock, procedure: Procedure) -> bool:
    ours = procedure.clock(clock.name).whose == "council"
    return ours and clock.running and clock.counted and not clock.held
