"""What becomes of chosen points: withdrawn, declined, or paused for proceedings and taken up again
(r7, r8).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.core.case_clocks import Clock, Paused
from chalicelib.core.cases import COMPLAINANT, Case, Point
from chalicelib.core.decisions import running_clocks, split_case, told_dates
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import (
    Answers,
    Recorder,
    add_point_answers,
    record_move_on,
)
from chalicelib.core.decisions.reopen import forget, give_back_to
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move, Procedure, Stage
from chalicelib.core.reading import references
from chalicelib.core.working_days import count_working_days, load_longer_calendar, london_date

LEFT_WAITS = "What is left of it waits for proceedings"


def settle_points(state: str) -> Recorder:
    """Return a recorder for what becomes of chosen points.

    The case is led on only where no point is left to answer.
    """

    def record(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
        chosen = given["which"]
        paused = None
        if state == "held":
            paused = _pause_now(deciding, given["reason"], by)
        changed = {number: {"state": state, "paused": paused} for number in chosen}
        case = add_point_answers(deciding.case, changed)
        points = case.points
        states = {point.state for point in points}
        waits = "held" in states
        none_left = not case.open_points
        whole = none_left and (state == "held" or not waits) and "answered" not in states
        facts = {
            **given,
            "whole": whole,
            "points": tuple(p for p in points if p.number in chosen),
            "withheld": (_find_other_letter(move, whole=whole),),
        }
        if none_left and waits:
            why = LEFT_WAITS
            if state == "held":
                why = given["reason"]
            case = _stand_still(deciding, case, why)
        leads_to = move.leads_to
        if not whole:
            leads_to = _choose_stage(deciding, case, waits=waits)
        return record_move_on(deciding, replace(move, leads_to=leads_to), by, case, facts)

    return record


def _find_other_letter(move: Move, *, whole: bool) -> str:
    """Return the letter to the person that does not go, or "". Of a row's two, the first is for
    the whole of a case and the second for a part.
    """
    theirs = move.list_letters_to(COMPLAINANT)
    if len(theirs) < 2:
        return ""
    return theirs[whole]


def _choose_stage(deciding: Deciding, case: Case, *, waits: bool) -> str:
    """Return the stage that settling some points of a case leads to, or "" if others are open."""
    if case.open_points:
        return ""
    if waits:
        return "paused"
    return _find_answered_stage(deciding.authority.stage(case))


def _pause_now(deciding: Deciding, why: str, by: Officer) -> Paused:
    """Return how a point stands as it is paused. The pause counts from when the person is told;
    where there is no way to tell them, it counts from now.
    """
    case = deciding.case
    ran = running_clocks.list_running(case, deciding.authority.procedure(case))
    today = london_date(deciding.now)
    paused = Paused(today, case.stage, why, ran, event=case.version + 1, by=by.key)
    if not case.person.reachable:
        paused = replace(paused, told_on=today)
    return paused


def _stand_still(deciding: Deciding, case: Case, why: str) -> Case:
    """Return the case with all that the council owes held still, since every point left waits and
    the person knows it (r8).
    """
    procedure = deciding.authority.procedure(case)
    today = london_date(deciding.now)
    waits = replace(case, stage="paused")
    held = told_dates.hold_paused_clocks(waits, procedure, today, why)
    return replace(held, stage=case.stage)


def _find_answered_stage(stage: Stage) -> str:
    """Return where the answer of a stage leads."""
    answers = ("replied", "decided", "resolved")
    for move in stage.moves:
        if move.records in answers:
            return move.leads_to
    return ""


def resume_points(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Resume paused points, moving their dates by the days of the pause (r8).

    It goes on where it was paused. Where the rest has been answered from there since, only what
    waited is still to be answered; where the rest has gone further, it goes on as a part of its
    own.
    """
    before = deciding.case
    stage = deciding.authority.stage(before)
    here = list[Point]()
    apart = list[Point]()
    for point in before.points:
        if point.state != "held":
            continue
        if _goes_on_here(deciding, point):
            here.append(point)
        else:
            apart.append(point)
    opened = {point.number: {"state": "", "paused": None} for point in here}
    case = add_point_answers(replace(before, before=None), opened)
    case = _mark_part(deciding, case, apart, by, given)
    whole = case.stage == "paused" and bool(here)
    if whole:
        today = london_date(deciding.now)
        case = running_clocks.resume_clocks(case, running_clocks.explain_standstill(today), today)
    elif here and stage.status != "open":
        case = _go_back(deciding, case, here)
    case = told_dates.note_pause(before, case)
    if whole:
        led = move
    else:
        led = replace(move, leads_to="")
    facts = record_move_on(deciding, led, by, case, given)
    withheld: tuple[str, ...] = ()
    if not here:
        withheld = tuple(name for name, _ in move.letters)
    return {**facts, "whole": whole, "withheld": withheld}


def keep_paused(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Keep what waits on hold until a later day. That day holds once the person has been told of
    it. Until then the one they know stands (RULES 0.3.4, trap 12).
    """
    case = deciding.case
    review = case.clock(running_clocks.PAUSE_REVIEW)
    if review is None or not review.running or not case.person.reachable:
        return record_move_on(deciding, move, by, case, given)
    later = replace(
        review,
        put_off_to=given["review_on"],
        put_off_from=review.due_on,
        put_off_in=case.version + 1,
        put_off_by=by.key,
    )
    deciding.record("pause_kept", by.key, case.with_clock(later), **given)
    return {**given, "by": by.key}


def _goes_on_here(deciding: Deciding, point: Point) -> bool:
    """Return whether the case is still where a point was paused, or was answered from there
    last.
    """
    case = deciding.case
    procedure = deciding.authority.procedure(deciding.case)
    stage = procedure.stage(case.stage)
    if point.paused is None or case.stage == "paused" or case.family:
        return True
    was = procedure.stage(point.paused.stage)
    if stage.status == "open":
        return stage.step == was.step
    if case.worked:
        last = procedure.stage(case.worked.stage)
    else:
        last = was
    return last.step == was.step


def _go_back(deciding: Deciding, case: Case, points: list[Point]) -> Case:
    """Return the case at the stage where `points` were paused, with their answer to be given.

    The answers that have gone stay as they are. What was asked of reports is asked again.
    """
    procedure = deciding.authority.procedure(case)
    stage = procedure.stages[0].name
    owner = case.owner
    if case.worked:
        stage = case.worked.stage
        owner = case.worked.owner
    latest = _find_latest_pause(points)
    if latest:
        stage = latest.stage
    case = _mark_others_answered(case, points)
    case = give_back_to(deciding, replace(case, stage=stage, left=""), owner)
    case = forget(case, procedure, _list_reports(procedure.stage(stage)))
    theirs = running_clocks.list_clocks_of(procedure, "person")
    case = running_clocks.drop_running_clocks(case, theirs)
    if latest is None:
        return case
    today = london_date(deciding.now)
    for name in latest.clocks:
        clock = case.clock(name)
        if clock and not clock.running:
            case = case.with_clock(_go_on_from(clock, latest, today, case.version + 1))
    return case


def _find_latest_pause(points: list[Point]) -> Paused | None:
    """Return the latest pause of some points, or None."""
    latest = None
    for point in points:
        if point.paused and (latest is None or point.paused.on > latest.on):
            latest = point.paused
    return latest


def _mark_others_answered(case: Case, waiting: list[Point]) -> Case:
    """Return the case with its open points marked as answered, except those `waiting`."""
    numbers = {point.number for point in waiting}
    answered = {}
    for point in case.open_points:
        if point.number not in numbers:
            answered[point.number] = {"state": "answered"}
    return add_point_answers(case, answered)


def _list_reports(stage: Stage) -> set[str]:
    """Return the facts of a stage's moves that answer point by point, and are kept."""
    reports = set[str]()
    for move in stage.moves:
        kinds = {field.kind for field in move.fields}
        if move.keeps and "each" in kinds:
            reports.add(move.records)
    return reports


def _go_on_from(clock: Clock, paused: Paused, today: date, number: int) -> Clock:
    """Return a clock running again, put back by the working days since the person was told of the
    pause.
    """
    said = clock.pauses
    lost = 0
    if paused.holds_from:
        held = replace(clock, held_on=paused.holds_from, why_held=paused.why)
        said = f"{said} {running_clocks.explain_standstill(today)(held)}".strip()
        lost = max(count_working_days(paused.holds_from, today, load_longer_calendar()), 0)
    return replace(
        running_clocks.put_back(clock, lost),
        stopped_at=None,
        stopped_by="",
        since=today,
        nudged_to=None,
        from_event=number,
        pauses=said,
    )


def _go_on_in_part(clock: Clock, paused: Paused, today: date, whole: str) -> Clock:
    """Return a clock of a part running again, with the pause that put it back: its days are taken
    back where the letter of the `whole` case that told of it turns out to have bounced.
    """
    again = _go_on_from(clock, paused, today, 0)
    days = again.paused_days - clock.paused_days
    if not days or not paused.event:
        return again
    return replace(
        again, stood_in=(paused.event,), stood_days=days, stood_by=paused.by, stood_with=whole
    )


def _mark_part(
    deciding: Deciding, case: Case, points: list[Point], by: Officer, given: Answers
) -> Case:
    """Return the case with each of `points` marked by the part of its own that it goes on as."""
    for point in points:
        reference = references.make_strand_reference(case.reference, len(case.strands) + 2)
        _begin_part(deciding, case, point, reference, by, given)
        case = add_point_answers(case, {point.number: {"state": reference}})
        case = replace(case, strands=(*case.strands, reference))
    return case


def _begin_part(
    deciding: Deciding, case: Case, point: Point, reference: str, by: Officer, given: Answers
) -> None:
    procedure = deciding.authority.procedure(case)
    today = london_date(deciding.now)
    part = split_case.make_strand(case, reference, [point], procedure, deciding.now)
    paused = point.paused
    if paused:
        part = _stand_where_paused(case, part, paused, procedure, today)
    beginning = deciding.split(part)
    facts = {"reason": given["reason"], "whole": True}
    beginning.record("split_off", by.key, part, family=case.reference, why=given["reason"])
    beginning.owe_all((("going_on_again", "complainant"), ("new_strand", "team")), **facts)


def _stand_where_paused(
    case: Case, part: Case, paused: Paused, procedure: Procedure, today: date
) -> Case:
    """Return a part at the stage where its point was paused, with the clocks that ran then."""
    first = procedure.stages[0]
    if procedure.stage(paused.stage).step != first.step:
        asked = set()
        for move in procedure.moves:
            if move.keeps and "complainant" in move.by:
                asked.add(move.records)
        kept = {}
        for fact, answers in case.kept.items():
            if fact in asked:
                kept[fact] = answers
        part = replace(part, stage=paused.stage, kept=kept)
    clocks = []
    for clock in part.clocks:
        if clock.name == "ack":
            clocks.append(clock)
    for clock in case.clocks:
        if clock.name in paused.clocks:
            clocks.append(_go_on_in_part(clock, paused, today, case.reference))
    return replace(part, clocks=tuple(clocks))
