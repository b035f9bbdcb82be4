"""What becomes of a complaint that was answered under the wrong rules: it goes on under the law's,
and neither its answer nor a right that came of it is lost.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import TEAM, AnsweredUnder, Case, Point
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.decisions.move_helpers import Answers, record_move_on
from chalicelib.core.decisions.running_clocks import switch_procedure
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures import STATUTORY
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move, Procedure
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

DOOR = "door"
ASKED = Recorded.STAGE2_REQUESTED


def correct_rules(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Put an answered case under the law's procedure, counted from its first receipt (trap 7), and
    return the facts for its letters.

    The answer stays on its points, as given under the wrong rules. Who had asked for stage 2 is at
    stage 2, from the day they asked; who had not can ask at once.
    """
    before = deciding.case
    wrong = deciding.authority.procedure(before)
    right = deciding.authority.procedures[STATUTORY]
    asked = before.kept.get(ASKED)
    points = []
    for point in before.points:
        points.append(_keep_answer(point, wrong.title))
    case = switch_procedure(replace(before, points=tuple(points)), right, deciding.now)
    case = replace(case, owner=TEAM)
    if asked:
        case = _leave_out_first_answer(case, right)
    facts = {"reason": given["reason"], "wrong_rules": wrong.name}
    kept = {**facts, "by": by.key, "on": london_date(deciding.now).isoformat()}
    case = replace(case, kept={**case.kept, str(move.records): kept})
    deciding.apply_fact(move.records, by.key, case, **facts)
    door = deciding.case.clock(DOOR)
    if door and door.running:
        deciding.apply_fact(Recorded.DOOR_CHECKED, by.key, deciding.case, reason=given["reason"])
    told = {**facts, "wrong_title": wrong.title, "said": given["reason"], "by": by.key}
    if not asked:
        return told
    _begin_stage2(deciding, right, by, asked)
    return {**told, "withheld": ("they_came_back",)}


def correct_own_rules(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Put an answered case under another of the council's own procedures, at the stage it is at and
    with every date that was told, and return the facts for its letters.
    """
    before = deciding.case
    wrong = deciding.authority.procedure(before)
    right = deciding.authority.procedures[given["procedure"]]
    case = replace(before, procedure=right.name, before=None)
    facts = {"reason": given["reason"], "wrong_rules": wrong.name, "procedure": right.name}
    deciding.apply_fact(move.records, by.key, case, **facts)
    return {**facts, "wrong_title": wrong.title, "stands": True, "by": by.key}


def _keep_answer(point: Point, wrong: str) -> Point:
    """Return a point that is to be answered again, with what the `wrong` rules found on it."""
    if not point.finding and point.state != "answered":
        return point
    answer = AnsweredUnder(wrong, point.outcome)
    state = point.state
    if state == "answered":
        state = ""
    return Point(
        point.number,
        point.text,
        state=state,
        paused=point.paused,
        came_from=point.came_from,
        contributors=point.contributors,
        answered_under=(*point.answered_under, answer),
    )


def _leave_out_first_answer(case: Case, right: Procedure) -> Case:
    """Return the case without the clocks of an answer at stage 1, in whose place stage 2 begins."""
    first = right.answer
    assert first is not None, "the law's procedure has an answer at stage 1"
    over = (first.name, first.extends_to)
    clocks = []
    for clock in case.clocks:
        if clock.name not in over:
            clocks.append(clock)
    return replace(case, clocks=tuple(clocks))


def _begin_stage2(deciding: Deciding, right: Procedure, by: Officer, asked: dict[str, Any]) -> None:
    """Begin stage 2 with its dates from the day on which the person had asked for it."""
    move = next(each for each in right.moves if each.records == ASKED)
    day = date.fromisoformat(asked.get("asked_on") or asked["on"])
    request = {"said": asked.get("said", ""), "asked_on": day}
    told = record_move_on(deciding, move, by, deciding.case, request)
    facts = {**list_promises(deciding.case), **told, "by": asked["by"]}
    deciding.owe_all(move.letters, **facts)
