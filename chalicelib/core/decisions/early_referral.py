"""Whether a complaint may go to the Ombudsman in place of a panel: the guidance's conditions, held
against what the case says (RULES 1.1.9, GTBFC; trap 27).
"""

from __future__ import annotations

from typing import Any

from chalicelib.core.cases import Case, Point, Refused
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import record_move
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move

Answers = dict[str, Any]
REPORTS = frozenset({"io_reported", "ip_reported"})


def refer_early(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that the Ombudsman looks at it in place of a panel.

    Raise Refused, with each condition that what was found or decided contradicts.
    """
    case = deciding.case
    conditions = (
        ("sound", _find_unsound(case)),
        ("upheld", _find_none_upheld(case)),
        ("minor", _find_unexplained(case, given)),
        ("wanted", _find_rejected(case)),
        ("plan", _find_no_plan(case)),
    )
    errors = {}
    for condition, why in conditions:
        if why:
            errors[condition] = why
    if errors:
        raise Refused(
            "What was found and decided on this case contradicts this. There must be a panel.",
            "Nothing has been sent. Look at what is marked.",
            errors,
        )
    facts = record_move(deciding, move, by, given)
    return {**facts, "points": _list_answered(case), "recommendations": case.recommendations}


def _list_answered(case: Case) -> tuple[Point, ...]:
    answered = []
    for point in case.points:
        if point.outcome:
            answered.append(point)
    return tuple(answered)


def _find_unsound(case: Case) -> str:
    if not case.kept.keys() >= REPORTS:
        return "This case does not hold both reports, so stage 2 is not complete"
    if case.kept["ip_reported"].get("agrees") == "no":
        return "The independent person did not agree with the investigation"
    return ""


def _find_none_upheld(case: Case) -> str:
    outcomes = {point.outcome for point in case.points}
    if "upheld" in outcomes:
        return ""
    return "No point was wholly upheld"


def _find_unexplained(case: Case, given: Answers) -> str:
    """Return what to say where some points were not wholly upheld and others were, and nobody says
    why that does not matter; or ""."""
    rest = []
    for point in _list_answered(case):
        if point.outcome != "upheld":
            rest.append(str(point.number))
    if not rest or given["minor"] or _find_none_upheld(case):
        return ""
    return (
        f"Not wholly upheld: point {', '.join(rest)}. If it matters to the person, there must be "
        "a panel. If it does not, say why"
    )


def _find_rejected(case: Case) -> str:
    """Return what to say where half or more of what was recommended was not accepted, or ""."""
    decided = [each.decision for each in case.recommendations]
    rejected = decided.count("reject")
    if not rejected or rejected * 2 < len(decided):
        return ""
    return f"{rejected} of {len(decided)} recommendations were not accepted"


def _find_no_plan(case: Case) -> str:
    for each in case.recommendations:
        if each.decision in ("accept", "part") and each.action:
            return ""
    return "No action was decided on this case"
