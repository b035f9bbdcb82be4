"""What the moves of stages 2 and 3 do to a case: appointments, statements, reports, and the
decisions on them (r16-r20).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.core.cases import Case
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import (
    Answers,
    add_point_answers,
    find_missed_day,
    number_closed_points,
    number_points,
    record_move,
    record_move_on,
    refuse_answer,
    require_remedy,
)
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.recommendations import Recommendation
from chalicelib.core.working_days import add_days, in_words, load_longer_calendar, london_date


def record_appointments(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record who investigates. What someone before them declared or reported no longer counts."""
    case = deciding.case
    before = {part.role: part.officer for part in case.appointed}
    kept = dict(case.kept)
    declared = []
    for field in move.fields:
        if field.kind == "appoint":
            if before.get(field.role) != given[field.name]:
                kept.pop(f"{field.role}_declared", None)
                kept.pop(f"{field.role}_reported", None)
            if f"{field.role}_declared" in kept:
                declared.append(field.role)
    facts = record_move_on(deciding, move, by, replace(case, kept=kept), given)
    return {**facts, "declared": declared}


def record_investigation_report(
    deciding: Deciding, move: Move, by: Officer, given: Answers
) -> Answers:
    """Record the investigating officer's report: a finding on each point, and recommendations
    (002:66-73).
    """
    case = _recommend(add_point_answers(deciding.case, given["points"]), given)
    return record_move_on(deciding, move, by, case, _leave_out(given, "points"))


def record_panel_report(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the panel's report. Its recommendations replace those of the investigation (r20)."""
    return record_move_on(deciding, move, by, _recommend(deciding.case, given), given)


def _recommend(case: Case, given: Answers) -> Case:
    """Return the case with the recommendations of a report, numbered, in place of any before."""
    wanted = []
    for number, text in enumerate(given["recommendations"], 1):
        wanted.append(Recommendation(number, text))
    return replace(case, recommendations=tuple(wanted))


def record_decision(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record a senior officer's decision on each finding and recommendation, with reasons where
    it differs (002:83-92, r20).
    """
    own = _read_own_findings(deciding, given.get("points", {}))
    case = add_point_answers(deciding.case, own)
    answered = given.get("recommendations", {})
    decided = []
    for recommendation in case.recommendations:
        decided.append(replace(recommendation, **_of(recommendation, answered)))
    case = replace(case, recommendations=tuple(decided))
    decided_points = []
    for point in case.open_points:
        if point.number in own:
            decided_points.append(point)
    require_remedy(tuple(decided_points), given)
    facts = _leave_out(given, "points", "recommendations")
    facts |= {"was_due": find_missed_day(deciding, move), "decided_by": by.key}
    told = {"points": case.open_points, "recommendations": case.recommendations, "kept": case.kept}
    return {**record_move_on(deciding, move, by, case, facts), **told}


def _read_own_findings(deciding: Deciding, answered: dict[int, Answers]) -> dict[int, Answers]:
    """Return the answers about each point, with a finding of their own only where they differ.

    Raise Refused where that is the finding it was.
    """
    findings = {point.number: point.finding for point in deciding.case.points}
    own = dict[int, Answers]()
    for number, given in answered.items():
        if given.get("decision") != "differ":
            given = {**given, "own_finding": ""}
        elif given["own_finding"] == findings[number]:
            raise refuse_answer(
                f"own_finding-{number}",
                "That is what the investigation found. Choose another finding, or agree with it",
            )
        own[number] = given
    return own


def _leave_out(given: Answers, *names: str) -> Answers:
    """Return the answers without those of these names."""
    kept = {}
    for name, answer in given.items():
        if name not in names:
            kept[name] = answer
    return kept


def _of(recommendation: Recommendation, answered: dict[int, Answers]) -> Answers:
    """Return the answers about one recommendation. A prefix tells its boxes from those of the
    point with the same number.
    """
    own = {}
    for name, got in answered.get(recommendation.number, {}).items():
        own[name.removeprefix("rec_")] = got
    return own


def record_agreed_statement(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the points to be investigated, as the person agrees them. The clocks of the answer
    do not move (trap 8).
    """
    points = number_points(given["points"], deciding.case.points)
    case = replace(
        deciding.case, points=(*points, *number_closed_points(deciding.case, len(points)))
    )
    facts = record_move_on(deciding, move, by, case, _leave_out(given, "points"))
    return {**facts, "points": points}


def lengthen_window(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Give the person longer to ask for the next stage, for example after they asked for a
    meeting in time (RULES 1.1.6).
    """
    case = deciding.case
    clock = case.clock("s3_request_window")
    if clock is None or not clock.running or given["new_date"] <= clock.due_on:
        if clock:
            was = f" It ends on {in_words(clock.due_on)} now."
        else:
            was = ""
        raise refuse_answer("new_date", f"Choose a later day than the one they have.{was}")
    case = case.with_clock(
        replace(clock, due_on=given["new_date"], since=london_date(deciding.now))
    )
    return {**record_move_on(deciding, move, by, case, given), "old_date": clock.due_on}


def arrange_panel(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the day of the panel: within thirty working days, or later if the person agreed, which
    still counts as late (r19(4)).

    Ten working days before it are left for the papers, unless no day within the thirty allows it
    (002:144-147). Raise Refused for another day.
    """
    clock = deciding.case.clock("s3_panel_meets")
    if clock and given["panel_on"] > clock.due_on and not given["agreed"]:
        raise refuse_answer(
            "agreed",
            (
                f"The panel must meet by {in_words(clock.due_on)}. A later day needs their "
                "agreement: say how they gave it"
            ),
        )
    papers = deciding.authority.procedure(deciding.case).clock("s3_panel_papers")
    first = _first_day(deciding, papers.days)
    if given["panel_on"] >= first:
        return record_move(deciding, move, by, {**given, "why_near": ""})
    if clock is None or first <= clock.due_on:
        raise refuse_answer(
            "panel_on",
            (
                f"The papers must go {-papers.days} working days before it, so the first day "
                f"it can be is {in_words(first)}"
            ),
        )
    if not given["why_near"]:
        raise refuse_answer(
            "why_near",
            f"It must meet by {in_words(clock.due_on)}, and the first day that leaves time "
            f"for the papers is {in_words(first)}. "
            "Choose that day or a later one with their agreement, or say why it is so soon",
        )
    return record_move(deciding, move, by, given)


def _first_day(deciding: Deciding, back: int) -> date:
    """Return the first working day that still leaves the days for the papers, counted from today
    or from the day they were sent.
    """
    sent = deciding.case.kept.get("papers_sent", {}).get("on")
    if sent:
        go = date.fromisoformat(sent)
    else:
        go = london_date(deciding.now)
    longer = load_longer_calendar()
    first = add_days(go, -back, calendar=longer)
    while add_days(first, back, calendar=longer) < go:
        first = add_days(first, 1, calendar=longer)
    return first
