"""What the moves of stages 2 and 3 do to a case: appointments, statements, reports, and the
decisions on them (r16-r20).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.core.cases import Recommendation
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import (
    Answers,
    must_mend,
    noted,
    noted_on,
    numbered,
    set_apart,
    was_due,
    with_parts,
    wrong,
)
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import add_days, in_words, london_date


def appointed(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record who investigates. What someone before them declared or reported no longer counts."""
    case = deciding.case
    before = {a.role: a.officer for a in deciding.case.appointed}
    after = {f.role: given[f.name] for f in move.fields if f.kind == "appoint"}
    changed = [role for role, officer in after.items() if before.get(role) != officer]
    gone = set[str]()
    for role in changed:
        gone |= {f"{role}_declared", f"{role}_reported"}
    kept = {k: v for k, v in case.kept.items() if k not in gone}
    facts = noted_on(deciding, move, by, replace(case, kept=kept), given)
    return {**facts, "declared": [role for role in after if f"{role}_declared" in kept]}


def io_reported(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the investigating officer's report: a finding on each point, and recommendations
    (002:66-73).
    """
    wanted = tuple(Recommendation(n, text) for n, text in enumerate(given["recommendations"], 1))
    case = replace(with_parts(deciding.case, given["points"]), recommendations=wanted)
    return noted_on(deciding, move, by, case, {k: v for k, v in given.items() if k != "points"})


def panel_reported(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the panel's report. Its recommendations replace those of the investigation (r20)."""
    wanted = tuple(Recommendation(n, text) for n, text in enumerate(given["recommendations"], 1))
    return noted_on(deciding, move, by, replace(deciding.case, recommendations=wanted), given)


def decided(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record a senior officer's decision on each finding and recommendation, with reasons where
    it differs (002:83-92, r20).
    """
    case = with_parts(deciding.case, given.get("points", {}))
    answered = given.get("recommendations", {})
    case = replace(
        case, recommendations=tuple(replace(r, **_of(r, answered)) for r in case.recommendations)
    )
    must_mend(
        tuple(
            p
            for p in case.open_points
            if p.number in given.get("points", {}) and p.decision == "agree"
        ),
        given,
    )
    facts = {k: v for k, v in given.items() if k not in ("points", "recommendations")}
    facts |= {"was_due": was_due(deciding, move), "decided_by": by.key}
    told = {"points": case.open_points, "recommendations": case.recommendations, "kept": case.kept}
    return {**noted_on(deciding, move, by, case, facts), **told}


def _of(recommendation: Recommendation, answered: dict[int, Answers]) -> Answers:
    """Return the answers about one recommendation. A prefix tells its boxes from those of the
    point with the same number.
    """
    return {
        name.removeprefix("rec_"): got
        for name, got in answered.get(recommendation.number, {}).items()
    }


def statement_agreed(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the points to be investigated, as the person agrees them. The clocks of the answer
    do not move (trap 8).
    """
    points = numbered(given["points"], deciding.case.points)
    case = replace(deciding.case, points=(*points, *set_apart(deciding.case, len(points))))
    return {
        **noted_on(deciding, move, by, case, {k: v for k, v in given.items() if k != "points"}),
        "points": points,
    }


def window_lengthened(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
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
        raise wrong("new_date", f"Choose a later day than the one they have.{was}")
    case = case.with_clock(
        replace(clock, due_on=given["new_date"], since=london_date(deciding.now))
    )
    return {**noted_on(deciding, move, by, case, given), "old_date": clock.due_on}


def panel_arranged(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the day of the panel: within thirty working days, or later if the person agreed, which
    still counts as late (r19(4)).

    Ten working days before it are left for the papers, unless no day within the thirty allows it
    (002:144-147). Raise Refused for another day.
    """
    clock = deciding.case.clock("s3_panel_meets")
    if clock and given["panel_on"] > clock.due_on and not given["agreed"]:
        raise wrong(
            "agreed",
            (
                f"The panel must meet by {in_words(clock.due_on)}. A later day needs their "
                "agreement: say how they gave it"
            ),
        )
    papers = deciding.authority.procedure(deciding.case).clock("s3_panel_papers")
    first = _first_day(deciding, papers.days)
    if given["panel_on"] >= first:
        return noted(deciding, move, by, {**given, "why_near": ""})
    if clock is None or first <= clock.due_on:
        raise wrong(
            "panel_on",
            (
                f"The papers must go {-papers.days} working days before it, so the first day "
                f"it can be is {in_words(first)}"
            ),
        )
    if not given["why_near"]:
        raise wrong(
            "why_near",
            f"It must meet by {in_words(clock.due_on)}, and the first day that leaves time "
            f"for the papers is {in_words(first)}. "
            "Choose that day or a later one with their agreement, or say why it is so near",
        )
    return noted(deciding, move, by, given)


def _first_day(deciding: Deciding, back: int) -> date:
    """Return the first working day that still leaves the days for the papers, counted from today
    or from the day they were sent.
    """
    sent = deciding.case.kept.get("papers_sent", {}).get("on")
    if sent:
        go = date.fromisoformat(sent)
    else:
        go = london_date(deciding.now)
    first = add_days(go, -back)
    while add_days(first, back) < go:
        first = add_days(first, 1)
    return first
