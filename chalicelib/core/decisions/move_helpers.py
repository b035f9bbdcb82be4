"""How a move is recorded on a case: what every recorder is made of (`moves.py`,
`stage2_and_3.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.core import records
from chalicelib.core.cases import TEAM, Appointed, Case, Point, Refused
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.people.officers import BESIDE, Officer
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import BACK, Move
from chalicelib.core.working_days import london_date

Answers = dict[str, Any]


# After these the case is with the team again, and whoever had it has it no more.
SORTS_AGAIN = (Recorded.TRIAGED, Recorded.MISTAKE_UNDONE, Recorded.RULES_CORRECTED)

Recorder = Callable[[Deciding, Move, Officer, Answers], Answers]


MEND = {
    "sorry": "You upheld a point, so say what we are sorry for",
    "actions": "You upheld a point, so say what we will do, who will do it, and by when",
}

MEND_IF_UPHELD = {
    "sorry": "If you uphold a point, say what we are sorry for",
    "actions": "If you uphold a point, say what we will do, who will do it, and by when",
}


def record_move(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record a fact with its answers, keep it if the table says so, and move the case to the
    stage that the move leads to.
    """
    return record_move_on(deciding, move, by, deciding.case, given)


def record_move_on(
    deciding: Deciding, move: Move, by: Officer, case: Case, facts: Answers
) -> Answers:
    """Record a move: pass the case on, advance its stage, and keep the answers that later moves
    need.
    """
    case = appoint_officers(case, move, facts, london_date(deciding.now))
    case = advance_stage(case, move, deciding)
    if move.keeps:
        kept = {
            **records.to_plain(facts),
            "by": by.key,
            "on": london_date(deciding.now).isoformat(),
        }
        case = replace(case, kept={**case.kept, str(move.records): kept})
    deciding.apply_fact(move.records, by.key, case, **facts)
    return {**facts, "by": by.key}


def advance_stage(case: Case, move: Move, deciding: Deciding) -> Case:
    """Return the case at the stage that a move leads to, with its owner there."""
    if move.leads_to == BACK:
        stage = case.left or case.stage
    else:
        stage = move.leads_to or case.stage
    if move.owner:
        staff = deciding.authority.staff(case)
        if move.owner == TEAM:
            owner = TEAM
        else:
            owner = staff.holder(move.owner, case.owner).key
        case = replace(case, owner=owner)
    if move.leads_to and stage != case.stage and move.leads_to != BACK:
        left = case.stage
    else:
        left = case.left
    return replace(case, stage=stage, left=left)


def appoint_officers(case: Case, move: Move, given: Answers, on: date) -> Case:
    """Return the case with the officers whom the answers of kind `appoint` give a part."""
    for field in move.fields:
        if field.kind == "appoint" and given.get(field.name):
            kept = []
            for part in case.appointed:
                if part.role != field.role:
                    kept.append(part)
            case = replace(case, appointed=(*kept, Appointed(field.role, given[field.name], on)))
    return case


def refuse_answer(field: str, said: str) -> Refused:
    """Return the refusal of one answer, with what to do about it beside its box."""
    return Refused(
        "There is a problem with what you sent.",
        "Nothing has been sent. Put right what is marked.",
        {field: said},
    )


def find_missed_day(deciding: Deciding, move: Move) -> date | None:
    """Return the day that passed before a move's letters went out, or None if they are in time.

    What a clock waits for comes first in its row.
    """
    brings = {name for name, _ in move.letters}
    today = london_date(deciding.now)
    passed = []
    for rule in deciding.authority.procedure(deciding.case).clocks:
        clock = deciding.case.clock(rule.name)
        if rule.stopped_by[0] in brings and clock and clock.running and clock.due_on < today:
            passed.append(clock.due_on)
    return min(passed, default=None)


def require_remedy(points: tuple[Point, ...], given: Answers) -> None:
    """Raise Refused if something was upheld and the answer neither says sorry nor says what will
    be done.
    """
    missing = find_missing_remedy({point.outcome or "none" for point in points}, given)
    if missing:
        raise Refused(
            "There is a problem with what you sent.",
            "Nothing has been sent. Put right what is marked.",
            missing,
        )


def find_missing_remedy(outcomes: set[str], given: Answers) -> dict[str, str]:
    """Return what to say of each empty answer that is needed where something was upheld, or may be:
    an outcome is "" until one is chosen.
    """
    missing = dict[str, str]()
    if not outcomes.isdisjoint(("upheld", "partially_upheld")):
        words = MEND
    elif "" in outcomes:
        words = MEND_IF_UPHELD
    else:
        return missing
    for field, said in words.items():
        if field in given and not given[field]:
            missing[field] = said
    return missing


def add_point_answers(case: Case, parts: dict[int, Answers]) -> Case:
    """Return the case with the answers about each point."""
    points = []
    for point in case.points:
        points.append(replace(point, **parts.get(point.number, {})))
    return replace(case, points=tuple(points))


def number_points(texts: Iterable[str], before: tuple[Point, ...] = ()) -> tuple[Point, ...]:
    """Return points as they were typed, one a line; those that were there `before` keep where they
    came from, who was asked to write about them, and what the wrong rules gave them.
    """
    old = {p.text: p for p in before}
    points = []
    for n, text in enumerate(texts, 1):
        was = old.get(text, Point(n, text))
        points.append(
            Point(
                n,
                text,
                came_from=was.came_from,
                contributors=was.contributors,
                answered_under=was.answered_under,
            )
        )
    return tuple(points)


def number_closed_points(case: Case, after: int) -> tuple[Point, ...]:
    """Return the points that are not to be answered here, numbered after those that are.

    What was withdrawn, held, declined or moved stays so.
    """
    closed: list[Point] = []
    for point in case.points:
        if not point.open:
            closed.append(replace(point, number=after + len(closed) + 1))
    return tuple(closed)


def tell_workers(deciding: Deciding, before: Case, move: Move, by: Officer, facts: Answers) -> None:
    """Owe those who work on the case the news that others changed what they work on, and those from
    whom it was taken that it was.
    """
    if move.work:
        told = {**facts, "fact": move.records, "by": by.key}
        for worker in list_workers(deciding, before):
            if worker.key != by.key:
                deciding.owe("work_changed", worker, **told)
    for former in _list_former(deciding, before, move):
        if former.key != by.key:
            deciding.owe("taken_from", former, by=by.key)


def _find_officers(deciding: Deciding, keys: Iterable[str]) -> list[Officer]:
    """Return the officers with these keys, without the team and those whom the case names."""
    staff = deciding.staff
    officers = []
    for key in dict.fromkeys(keys):
        officer = staff.officer(key)
        if officer and key != TEAM and staff.free(officer):
            officers.append(officer)
    return officers


def list_workers(deciding: Deciding, before: Case) -> list[Officer]:
    """Return whoever has the case, and of those with a part in the work of its stage,
    where it was and where it is now.
    """
    case = deciding.case
    parts = set[str]()
    for stage in (deciding.authority.stage(before), deciding.authority.stage(case)):
        for move in stage.moves:
            parts |= set(move.by)
    workers = [case.owner]
    for appointed in case.appointed:
        if appointed.role in parts:
            workers.append(appointed.officer)
    return _find_officers(deciding, workers)


def _list_former(deciding: Deciding, before: Case, move: Move) -> list[Officer]:
    """Return those who had the case, or a part in it, and have none now."""
    after = deciding.case
    has = {after.owner, *(part.officer for part in after.appointed)}
    if move.records in SORTS_AGAIN and before.owner != after.owner:
        has.discard(before.owner)
    former = []
    if before.owner not in has:
        former.append(before.owner)
    for part in before.appointed:
        if part.role not in BESIDE and part.officer not in has:
            former.append(part.officer)
    return _find_officers(deciding, former)
