"""Make cases about the same matter one: the earliest keeps its clock, the later becomes a part of
it (RULES trap 54).

Both change in one decision. Points are carried over only where both are the same person's: what one
person told us is never told to another. The two can be taken apart again, with every date as
before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import TEAM, Case, Point, Refused
from chalicelib.core.decisions import running_clocks
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.decisions.move_helpers import refuse_answer
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.reading import references

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def is_same_person(one: Case, other: Case) -> bool:
    """Return whether two cases gave the same email address; a computer may not say more."""
    return one.person.email.casefold() == other.person.email.casefold() != ""


def join_case(deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]) -> dict[str, Any]:
    """Join this case and another: whichever came in first takes in the later one. Raises Refused
    where they cannot be one.
    """
    other: Case = given["other"]
    later_first = _came_after(deciding.case, other)
    later, earlier = (deciding.case, other) if later_first else (other, deciding.case)
    if why := _find_obstacle(deciding, later, earlier):
        raise refuse_answer("other", why)
    beside = deciding.change_other_case(other)
    of_later, of_earlier = (deciding, beside) if later_first else (beside, deciding)
    facts = _tell_of_earlier(later, earlier, given["reason"])
    after = replace(
        later, stage=move.leads_to, joined_to=earlier.reference, left="", moved=later.version + 1
    )
    of_later.apply_fact(
        move.records, by.key, after, other=earlier.reference, reason=given["reason"]
    )
    _take_in(of_earlier, later, by, given["reason"])
    if later_first:
        return facts
    beside.owe_all(move.letters, **facts)
    return {**facts, "withheld": tuple(name for name, _ in move.letters)}


def _came_after(case: Case, other: Case) -> bool:
    """Return whether a case came in after another; their references decide between equals."""
    if case.received_at == other.received_at:
        return case.reference > other.reference
    return case.received_at > other.received_at


def _tell_of_earlier(later: Case, earlier: Case, reason: str) -> dict[str, Any]:
    """Return what the person of the later case is told. They are told of the earlier case only
    if it is their own.
    """
    if not is_same_person(later, earlier):
        return {"same": False}
    none = dict.fromkeys(("told_by", "reply_by", "latest_by"))
    return {
        **none,
        **list_promises(earlier),
        "same": True,
        "other": earlier.reference,
        "reference_now": earlier.reference,
        "first_came": earlier.received_at,
    }


def _find_obstacle(deciding: Deciding, later: Case, earlier: Case) -> str:
    """Return why two cases cannot be joined, in words for the officer, or ""."""
    stage, first = deciding.authority.stage(later), deciding.authority.procedure(later).stages[0]
    if references.find_family(later.reference) == references.find_family(earlier.reference):
        return "These are parts of one complaint already"
    if deciding.authority.stage(earlier).status != "open":
        return (
            f"{earlier.reference}, which came in first, is not open. Open it again first, or "
            "keep them separate"
        )
    if stage.status != "open" or stage.step != first.step or later.strands or later.family:
        return f"{later.reference}, which came in later, has gone too far to be merged into another"
    if earlier.anonymous and not later.anonymous:
        return (
            f"We cannot reply on {earlier.reference}, which came in first. Keep them separate, "
            "so that this person gets an answer"
        )
    if later.kind == "complaint" != earlier.kind:
        return (
            f"{earlier.reference}, which came in first, is not a complaint, and "
            f"{later.reference} is. Make it a complaint first"
        )
    if is_same_person(later, earlier) and not _can_still_answer(deciding, earlier):
        return (
            f"{earlier.reference}, which came in first, has gone too far for one answer to cover "
            "both. Keep them separate, so that each is answered"
        )
    return ""


def _can_still_answer(deciding: Deciding, case: Case) -> bool:
    """Return whether an answer that is still to come asks for a finding on each point."""
    procedure = deciding.authority.procedure(case)
    stage = procedure.stage(case.left if case.stage == "paused" and case.left else case.stage)
    asking = []
    for move in stage.moves:
        if any(_asks_each_point(f) for f in move.fields):
            asking.append(move)
    reported = any(m.keeps and m.records in case.kept for m in asking)
    return not reported and (stage.step == procedure.stages[0].step or bool(asking))


def _asks_each_point(question: Field) -> bool:
    return question.kind == "each" and question.role == "points"


def _carry_over(case: Case, later: Case) -> tuple[Point, ...]:
    """Return the points of a case with those of a later one that it has not, numbered on."""
    own = {point.text.strip().casefold() for point in case.points}
    new = []
    for p in later.open_points:
        if p.text.strip().casefold() not in own:
            new.append(p)
    first = max((p.number for p in case.points), default=0) + 1
    carried = [Point(n, p.text, came_from=later.reference) for n, p in enumerate(new, first)]
    return (*case.points, *carried)


def _take_in(deciding: Deciding, later: Case, by: Officer, reason: str) -> None:
    """Add the later case's words, files, flags and named officers to the earlier case.

    An officer whom the later case names loses the earlier one too (T28).
    """
    before, stage = deciding.case, deciding.authority.stage(deciding.case)
    after = replace(
        before,
        files=_merge(before.files, later.files),
        flags=_merge(before.flags, later.flags),
        named=_merge(before.named, later.named),
        perhaps=_merge(before.perhaps, later.perhaps),
        joins=(*before.joins, later.reference),
        moved=before.version + 1,
    )
    if is_same_person(later, before):
        after = replace(after, points=_carry_over(before, later))
    owner, back = deciding.staff.officer(before.owner), stage.move("hand_back")
    if owner and owner.key != TEAM and is_named(owner, after.named):
        after = replace(after, owner=TEAM, stage=back.leads_to if back else before.stage)
    facts = {
        "other": later.reference,
        "text": later.words,
        "received_at": later.received_at,
        "reason": reason,
    }
    deciding.apply_fact(
        "joined_here", by.key, after, **facts, files=later.files, original=later.original
    )
    carried = [p for p in after.points if p.came_from == later.reference]
    told = {
        **facts,
        "files": [file.name for file in later.files],
        "by": by.key,
        "same": is_same_person(later, before),
        "added": [{"number": p.number, "text": p.text} for p in carried],
    }
    deciding.owe("joined_here", "owner", **told)
    if after.owner != TEAM and by.key != TEAM:
        deciding.owe("joined_here", TEAM, **told)


def _merge(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def take_case_apart(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Make a case that was joined stand by itself again, at its beginning.

    Every date is counted from the day it came in, since the mistake was ours.
    """
    case, procedure = deciding.case, deciding.authority.procedure(deciding.case)
    earlier = next((other for other in deciding.others if other.reference == case.joined_to), None)
    if earlier is None:
        raise Refused(
            "You cannot separate these.", "Ask someone else in the complaints team to do it."
        )
    alone = replace(
        running_clocks.switch_procedure(case, procedure, deciding.now),
        owner=TEAM,
        joined_to="",
        kept={},
        moved=case.version + 1,
    )
    deciding.apply_fact(move.records, by.key, alone, reason=given["reason"], other=case.joined_to)
    _let_go(deciding.change_other_case(earlier), case, by, given["reason"])
    return list_promises(deciding.case)


def _let_go(deciding: Deciding, later: Case, by: Officer, reason: str) -> None:
    """Let the files and the points that came with the later case go back with it.

    The earlier one keeps its history, and whom the later one named stays named.
    """
    case = deciding.case
    files = tuple(file for file in case.files if file not in later.files)
    joins = tuple(reference for reference in case.joins if reference != later.reference)
    back = later.reference
    points = tuple(replace(p, state=back) if p.came_from == back else p for p in case.points)
    after = replace(case, files=files, joins=joins, points=points, moved=case.version + 1)
    facts = {"other": later.reference, "reason": reason}
    deciding.apply_fact("parted", by.key, after, **facts)
    deciding.owe("parted", "owner", **facts, by=by.key)
