"""How a case goes on again: from where it stopped, or as if a mistake of ours had not been made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from chalicelib.core import records
from chalicelib.core.case_clocks import PASSED, Before, Clock, Left
from chalicelib.core.cases import COMPLAINANT, TEAM, Appointed, Case, PassOn, Point
from chalicelib.core.decisions import running_clocks, told_dates
from chalicelib.core.decisions.learning import forget_owed
from chalicelib.core.decisions.move_helpers import refuse_answer
from chalicelib.core.learning.lessons import OWED
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move, Procedure
from chalicelib.core.working_days import (
    add_working_days,
    in_words,
    load_longer_calendar,
    london_date,
)

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

Answers = dict[str, Any]
# What triage records of a case, by the names of its fields.
SORTED = ("procedure", "kind", "service", "named", "points", "anew")
ENDED_BY = frozenset({"withdrawal_confirmed", "not_accepted", "no_interest", "rerouted"})


def reopen_case(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Take the case back to the stage that it left, and return the facts for its letters.

    The receipt, requests, appointments and findings stay. What the council owed there is counted
    anew from the day the person came back (RULES 1.1.8). Raises Refused for too early a day.
    """
    case = deciding.case
    procedure = deciding.authority.procedure(deciding.case)
    today = london_date(deciding.now)
    day = given.get("asked_on") or today
    where = case.worked or _find_where_it_stopped(case, procedure)
    if where.on and day < where.on:
        raise refuse_answer(
            "asked_on", f"Give {in_words(where.on)} or a later day: it stopped then"
        )
    refused = deciding.authority.stage(case).status == "not accepted"
    case = _keep_what_passed(case, where, today)
    case = case.with_points_open("withdrawn")
    if refused:
        case = case.with_points_open("declined")
    case = replace(case, stage=where.stage, left=where.left, again_on=day)
    if case.stage == "paused" and case.open_points:
        case = replace(case, stage=case.left or procedure.stages[0].name, left="")
    case = _count_anew(case, procedure, where.clocks, day, today)
    case = _stand_still(_review_pause(case, today), procedure, day)
    case = give_back_to(deciding, case, where.owner)
    deciding.apply_fact(move.records, by.key, replace(case, before=None), reason=given["reason"])
    facts = {"reason": given["reason"], "said": given["reason"], "by": by.key}
    return {**facts, "withheld": _withhold_news(case, by)}


def _withhold_news(case: Case, by: Officer) -> tuple[str, ...]:
    """Return the letter that tells the owner, if nobody needs it: they did this themselves."""
    if case.owner in (TEAM, by.key):
        return ("they_came_back",)
    return ()


def _keep_what_passed(case: Case, where: Left, today: date) -> Case:
    """Return the case with the dates that had passed when it stopped: who could go on because we
    were late can still do so, though what we owe is counted anew (r14, trap 7).
    """
    passed = dict.fromkeys(case.kept.get(PASSED, {}).get("clocks", ()))
    for name in where.clocks:
        clock = case.clock(name)
        if clock is None or clock.held:
            continue
        over = where.on or today
        if clock.stopped_at:
            over = min(over, london_date(clock.stopped_at))
        if clock.due_on < over:
            passed[name] = None
    if not passed:
        return case
    return replace(case, kept={**case.kept, PASSED: {"clocks": list(passed)}})


def _find_where_it_stopped(case: Case, procedure: Procedure) -> Left:
    """Return where a case stood that stopped before this was recorded."""
    council = running_clocks.list_clocks_of(procedure, "council") - {"ack"}
    ended = set()
    for sent in case.told:
        if sent.name in ENDED_BY:
            ended.add(sent.letter_id)
    ran = []
    for clock in case.clocks:
        if clock.name in council and (clock.running or clock.stopped_by in ended):
            ran.append(clock.name)
    open_stages = set()
    for s in procedure.stages:
        if s.status == "open":
            open_stages.add(s.name)
    if case.left in open_stages:
        stage = case.left
    else:
        stage = procedure.stages[0].name
    return Left(stage, case.owner, clocks=tuple(ran))


def _count_anew(
    case: Case, procedure: Procedure, names: tuple[str, ...], day: date, today: date
) -> Case:
    """Return the case with the council's clocks counted from `day`, and none of the person's."""
    theirs = running_clocks.list_clocks_of(procedure, "person")
    theirs -= running_clocks.list_lasting_clocks(procedure)
    case = running_clocks.drop_running_clocks(case, theirs)
    passed: set[str] = set()
    for name in names or _list_first_clocks(procedure):
        rule = procedure.clock(name)
        old = case.clock(name)
        if rule.days > 0:
            anew = running_clocks.start_clock(rule, day, since=today, from_event=case.version + 1)
            if old:
                anew = replace(anew, why_held=old.why_held)
            case = case.with_clock(anew)
        elif old and old.due_on >= today:
            since = max(old.since, today)
            case = case.with_clock(replace(old, stopped_at=None, stopped_by="", since=since))
        else:
            passed |= {*rule.starts}
    return forget(case, procedure, passed)


def _list_first_clocks(procedure: Procedure) -> tuple[str, ...]:
    starts = {"receipt", "acknowledged"}
    first_clocks = []
    for rule in procedure.clocks:
        if starts & {*rule.starts} and rule.name != "ack":
            first_clocks.append(rule.name)
    return tuple(first_clocks)


def forget(case: Case, procedure: Procedure, facts: set[str]) -> Case:
    """Return the case without `facts`, the clocks they started, and the facts that rest on them."""
    if not facts:
        return case
    for move in procedure.moves:
        if facts & {*move.needs} and move.keeps:
            facts.add(move.records)
    clocks = list[Clock]()
    for clock in case.clocks:
        started_by = procedure.clock(clock.name).starts
        if not facts.intersection(started_by):
            clocks.append(clock)
    kept = {fact: answers for fact, answers in case.kept.items() if fact not in facts}
    return replace(case, clocks=tuple(clocks), kept=kept)


def _review_pause(case: Case, today: date) -> Case:
    """Return the case with the review of its pause running again, where a point still waits."""
    review = case.clock(running_clocks.PAUSE_REVIEW)
    if review is None or review.running or not any(p.state == "held" for p in case.points):
        return case
    due_on = max(review.due_on, add_working_days(today, 1, load_longer_calendar()))
    again = replace(review, stopped_at=None, stopped_by="", due_on=due_on, since=today)
    return case.with_clock(again)


def _stand_still(case: Case, procedure: Procedure, day: date) -> Case:
    """Return the case with its clocks held again, where it was paused when it stopped (r8)."""
    why = next((c.why_held for c in case.clocks if c.why_held), "It waits for proceedings")
    return told_dates.hold_paused_clocks(case, procedure, day, why)


def give_back_to(deciding: Deciding, case: Case, key: str) -> Case:
    """Return the case with the officer who had it; with the team where they are named or gone."""
    staff = deciding.authority.staff(case)
    officer = staff.officer(key)
    if officer and staff.free(officer):
        return replace(case, owner=key)
    back = deciding.authority.stage(case).move("hand_back")
    if back and back.leads_to:
        case = replace(case, stage=back.leads_to)
    return replace(case, owner=TEAM)


def stand_before(case: Case, fact: str, told: bool) -> Before:
    """Return how the case stands before `fact` is recorded; `told` if the person is written to."""
    states = tuple(p.state for p in case.points)
    number = case.version + 1
    return Before(number, fact, case.stage, case.owner, case.left, "", case.clocks, states, told)


def remember(case: Case, move: Move) -> Case:
    """Return the case with how it stands now, where `move` is one that can be undone."""
    if not move.undoable:
        return case
    sorts = move.records == Recorded.TRIAGED
    told = sorts or bool(move.list_letters_to(COMPLAINANT))
    before = stand_before(case, move.records, told)
    if sorts:
        facts = {name: records.to_plain(getattr(case, name)) for name in SORTED}
        before = replace(before, facts=facts)
    return replace(case, before=before)


def return_move(case: Case) -> Move | None:
    """Return the move by which the person may take their complaint up again themselves, if any."""
    stage = PROCEDURES[case.procedure].stage(case.stage)
    if stage.status not in ("withdrawn", "at rest"):
        return None
    for move in stage.moves:
        if move.records == Recorded.REOPENED:
            return move
    return None


def undo_mistake(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Put the case back as it stood before a decision recorded by mistake, first dates included.

    A letter of the mistake that is still on its way stops nothing (RULES 0.3.2, trap 7).
    """
    case = deciding.case
    before = deciding.case.before
    assert before is not None, "the guard lets only a case with a mistake through"
    wrong = deciding.authority.procedure(case)
    went_on = _went_on_rightly(case, before)
    case = forget_owed(case, before.event)
    case = replace(_restore_facts(case, before), before=None)
    if not went_on:
        case = replace(case, stage=before.stage, left=before.left)
    procedure = deciding.authority.procedure(case)
    rest = _drop_letters_of(before.event, case)
    untold = rest != case.to_pass_on
    case = replace(case, void=(*case.void, before.event), to_pass_on=rest)
    case = _put_clocks_back(case, before, wrong, london_date(deciding.now))
    case = _keep_known_clocks(case, procedure)
    if not went_on:
        case = give_back_to(deciding, case, before.owner)
        case = _give_part_back(case, deciding.case.owner, london_date(deciding.now))
    deciding.apply_fact(move.records, by.key, case, reason=given["reason"], undone=before.fact)
    facts = {"reason": given["reason"], "said": given["reason"], "undone": before.fact}
    withheld = _withhold_news(case, by)
    if untold or not before.told:
        withheld = ("recorded_wrongly", *withheld)
    return {**facts, "by": by.key, "withheld": withheld}


def _keep_known_clocks(case: Case, procedure: Procedure) -> Case:
    """Return the case with those of its clocks that its procedure has."""
    known = {rule.name for rule in procedure.clocks}
    clocks = []
    for clock in case.clocks:
        if clock.name in known:
            clocks.append(clock)
    return replace(case, clocks=tuple(clocks))


def _went_on_rightly(case: Case, before: Before) -> bool:
    """Return whether the case went to another stage or officer since the mistake, under the rules
    that it had before: that was no part of the mistake, and stays.
    """
    if before.facts.get("procedure", case.procedure) != case.procedure:
        return False
    given_since = bool(before.given_to) and case.owner not in (TEAM, before.given_to)
    return case.stage != before.after or given_since


def _give_part_back(case: Case, had_it: str, today: date) -> Case:
    """Return the case with the part of its responder with whoever has it again, where the one who
    `had_it` was given it under the rules of the mistake.
    """
    if case.owner == had_it or not case.has_part("responder", had_it):
        return case
    appointed = []
    for each in case.appointed:
        if (each.role, each.officer) != ("responder", had_it):
            appointed.append(each)
    if case.owner != TEAM:
        appointed.append(Appointed("responder", case.owner, today))
    return replace(case, appointed=tuple(appointed))


def _restore_facts(case: Case, before: Before) -> Case:
    """Return the case with what the decision changed of it as it was: the states of its points, or
    all that triage recorded.
    """
    if not before.facts:
        return replace(case, points=tuple(map(_set_state, case.points, before.states)))
    points = tuple(records.from_plain(Point, point) for point in before.facts["points"])
    others = {}
    for name in SORTED:
        if name not in ("points", "named"):
            others[name] = before.facts[name]
    return replace(case, points=points, named=tuple(before.facts["named"]), **others)


def _drop_letters_of(event: int, case: Case) -> tuple[PassOn, ...]:
    """Return the letters still to pass on, without those of a mistake: nobody should send them."""
    rest = list[PassOn]()
    for each in case.to_pass_on:
        if running_clocks.find_owing_event(case, each.letter_id) != event:
            rest.append(each)
    return tuple(rest)


def _set_state(point: Point, state: str) -> Point:
    if state == "held":
        return replace(point, state=state)
    return replace(point, state=state, paused=None)


def _put_clocks_back(case: Case, before: Before, procedure: Procedure, today: date) -> Case:
    """Return the case with every clock that the mistake stopped, held or began as it was before."""
    theirs = running_clocks.list_clocks_of(procedure, "person")
    was = {clock.name: clock for clock in before.clocks}
    clocks = []
    for clock in case.clocks:
        old = was.pop(clock.name, None)
        mine = _is_changed(case, clock, before, procedure, old)
        if not mine or (clock.name in theirs and clock.held):
            clocks.append(clock)
        elif old:
            clocks.append(_runs_on(old, today))
    for lost in was.values():
        if lost.running:
            clocks.append(_runs_on(lost, today))
    return replace(case, clocks=tuple(clocks))


def _is_changed(
    case: Case, clock: Clock, before: Before, procedure: Procedure, old: Clock | None
) -> bool:
    """Return whether the mistake, or a letter of it, changed a clock."""
    stopped_in = running_clocks.find_owing_event(case, clock.stopped_by)
    started_in = running_clocks.find_owing_event(case, clock.started_by)
    # a decision may bring the last two with it
    brought = {before.fact, "child_to_tell", OWED}
    begun = old is None and bool(brought & {*procedure.clock(clock.name).starts})
    held = clock.held and old is not None and not old.held
    return (
        before.event in (stopped_in, started_in)
        or begun
        or held
        or clock.from_event == before.event
        or (clock.stopped_by == before.fact)
    )


def _runs_on(clock: Clock, today: date) -> Clock:
    if clock.running:
        return replace(clock, since=max(clock.since, today))
    return clock
