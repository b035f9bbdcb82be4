"""What becomes of a case when those whom it names, its service or its points are corrected: who may
have it is looked at again, and no point is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.core.cases import TEAM, Appointed, Case, Point
from chalicelib.core.decisions.correct_case import UNSAID, is_of_family, require_change
from chalicelib.core.decisions.move_helpers import Answers, record_move_on
from chalicelib.core.people.conflicts import find_conflict
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.names_in_case import mark_dropped

if TYPE_CHECKING:
    from chalicelib.core.council import Authority
    from chalicelib.core.decisions.builder import Deciding


def correct_named(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record whom the complaint names, in every part of it. Whoever may no longer have it loses it
    at once (`000:45`, Code 5.4). Raise Refused where nothing would change.
    """
    before = deciding.case
    require_change("named", set(before.named), set(given["named"]))
    facts = _record_named(deciding, move, by, given["named"], given["reason"])
    for other in deciding.others:
        named = _follow_names(other.named, before.named, given["named"])
        if is_of_family(before, other) and named != other.named:
            beside = deciding.change_other_case(other)
            told = _record_named(beside, move, by, named, given["reason"])
            beside.owe_all(move.letters, **told)
    return facts


def _follow_names(
    names: tuple[str, ...], before: tuple[str, ...], after: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the names of one part of a complaint, changed as those of another part were."""
    followed = []
    for name in names:
        if name in after or name not in before:
            followed.append(name)
    for name in after:
        if name not in before and name not in followed:
            followed.append(name)
    return tuple(followed)


def _record_named(
    deciding: Deciding, move: Move, by: Officer, named: tuple[str, ...], reason: str
) -> Answers:
    """Record the names on one part of the complaint, and return what its letters tell."""
    before = deciding.case
    corrected = replace(before, named=named)
    marked = mark_dropped(corrected, before.named, deciding.authority.officers)
    after = _take_from_named(before, marked, deciding.authority)
    taken = sorted(_list_holders(before) - _list_holders(after))
    facts = {
        "named": named,
        "reason": reason,
        "old": _join(before.named),
        "new": _join(named),
        "taken": taken,
    }
    record_move_on(deciding, move, by, after, facts)
    if taken:
        return {"taken": taken}
    return {"withheld": tuple(name for name, _ in move.letters)}


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines) or UNSAID


def _list_holders(case: Case) -> set[str]:
    """Return the keys of the officers who have a case or a part of it."""
    return {case.owner, *(part.officer for part in case.appointed)} - {TEAM}


def _take_from_named(before: Case, after: Case, authority: Authority) -> Case:
    """Return the case without the owner and the parts that its new names rule out."""
    lost = set[str]()
    kept = list[Appointed]()
    for part in after.appointed:
        if _find_conflict(part, after, authority) and not _find_conflict(part, before, authority):
            lost.add(part.officer)
        else:
            kept.append(part)
    after = replace(after, appointed=tuple(kept))
    staff = authority.staff(after)
    owner = staff.officer(after.owner)
    if after.owner != TEAM and (after.owner in lost or (owner and not staff.free(owner))):
        after = replace(after, owner=TEAM, stage=_find_stage_without_owner(after, authority))
    return after


def _find_conflict(part: Appointed, case: Case, authority: Authority) -> str:
    staff = authority.staff(case)
    officer = staff.officer(part.officer)
    if officer is None:
        return ""
    return find_conflict(officer, part.role, case, staff)


def _find_stage_without_owner(case: Case, authority: Authority) -> str:
    """Return the stage that a case goes to when its owner hands it back."""
    for move in authority.stage(case).moves:
        if move.records == Recorded.HANDED_BACK and move.leads_to:
            return move.leads_to
    return case.stage


def correct_service(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record which service it is about. Raise Refused where the case says so already."""
    case = deciding.case
    services = deciding.authority.services
    require_change("service", case.service, given["service"])
    facts = {
        **given,
        "old": services.get(case.service, case.service),
        "new": services[given["service"]],
    }
    return record_move_on(deciding, move, by, replace(case, service=given["service"]), facts)


def correct_points(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record the points as they should read. Each keeps its number, its findings and its place.
    Raise Refused where none would change.
    """
    case = deciding.case
    points = []
    old = []
    new = []
    for point in case.points:
        answer = given["points"].get(point.number, {"text": point.text})
        corrected = replace(point, text=answer["text"])
        points.append(corrected)
        if corrected != point:
            old.append(point)
            new.append(corrected)
    require_change(f"text-{min(given['points'], default=1)}", bool(new), False)
    facts = {
        "reason": given["reason"],
        "old": _describe_points(old),
        "new": _describe_points(new),
    }
    return record_move_on(deciding, move, by, replace(case, points=tuple(points)), facts)


def _describe_points(points: Iterable[Point]) -> str:
    return "\n\n".join(f"Point {point.number}: {point.text}" for point in points)


def add_point(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record one more point, to be answered with the rest."""
    case = deciding.case
    number = max((point.number for point in case.points), default=0) + 1
    point = Point(number, given["point"])
    facts = {
        "reason": given["reason"],
        "old": "Not among the points",
        "new": _describe_points([point]),
    }
    return record_move_on(deciding, move, by, replace(case, points=(*case.points, point)), facts)
