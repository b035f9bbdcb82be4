"""Make cases about the same matter one: the earliest keeps its clock, the later becomes a part of
it (RULES trap 54).

Both change in one decision. Points are carried over only where both are the same person's: what one
person told us is never told to another. The two can be taken apart again, with every date as
before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalicelib.core.case_clocks import Left
from chalicelib.core.cases import TEAM, Case, Point, Refused
from chalicelib.core.decisions import running_clocks
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.decisions.move_helpers import refuse_answer
from chalicelib.core.decisions.reopen import give_back_to
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading import references
from chalicelib.core.working_days import london_date

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
    if later_first:
        later, earlier = deciding.case, other
    else:
        later, earlier = other, deciding.case
    if why := _find_obstacle(deciding, later, earlier):
        raise refuse_answer("other", why)
    beside = deciding.change_other_case(other)
    if later_first:
        of_later, of_earlier = deciding, beside
    else:
        of_later, of_earlier = beside, deciding
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
    stage = deciding.authority.stage(later)
    first = deciding.authority.procedure(later).stages[0]
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
    if case.stage == "paused" and case.left:
        stage = procedure.stage(case.left)
    else:
        stage = procedure.stage(case.stage)
    asking = list(filter(_asks_each_point, stage.moves))
    for move in asking:
        if move.keeps and move.records in case.kept:
            return False
    return stage.step == procedure.stages[0].step or bool(asking)


def _asks_each_point(move: Move) -> bool:
    for question in move.fields:
        if question.kind == "each" and question.role == "points":
            return True
    return False


def _carry_over(case: Case, later: Case) -> tuple[Point, ...]:
    """Return the points of a case with those of a later one that it has not, numbered on."""
    points = list(case.points)
    own = set()
    number = 0
    for point in case.points:
        own.add(point.text.strip().casefold())
        number = max(number, point.number)
    for point in later.open_points:
        if point.text.strip().casefold() not in own:
            number += 1
            points.append(Point(number, point.text, came_from=later.reference))
    return tuple(points)


def _take_in(deciding: Deciding, later: Case, by: Officer, reason: str) -> None:
    """Add the later case's words, files, flags and named officers to the earlier case.

    An officer whom the later case names loses the earlier one too (T28).
    """
    before = deciding.case
    after = replace(
        before,
        files=_merge(before.files, later.files),
        files_out=_merge(before.files_out, later.files_out),
        flags=_merge(before.flags, later.flags),
        named=_merge(before.named, later.named),
        perhaps=_merge(before.perhaps, later.perhaps),
        joins=(*before.joins, later.reference),
        moved=before.version + 1,
    )
    if is_same_person(later, before):
        after = replace(after, points=_carry_over(before, later))
    owner = deciding.staff.officer(before.owner)
    if owner and owner.key != TEAM and is_named(owner, after.named):
        back = deciding.authority.stage(before).move("hand_back")
        after = replace(after, owner=TEAM)
        if back:
            after = replace(after, stage=back.leads_to)
    facts = {
        "other": later.reference,
        "text": later.words,
        "received_at": later.received_at,
        "reason": reason,
    }
    deciding.apply_fact(
        "joined_here", by.key, after, **facts, files=later.files, original=later.original
    )
    same = is_same_person(later, before)
    _tell_of_joining(deciding, later, by, {**facts, "by": by.key, "same": same})


def _tell_of_joining(deciding: Deciding, later: Case, by: Officer, facts: dict[str, Any]) -> None:
    """Owe whoever has the earlier case, and the team, a letter with what the later one brought."""
    case = deciding.case
    added = []
    for point in case.points:
        if point.came_from == later.reference:
            added.append({"number": point.number, "text": point.text})
    told = {**facts, "files": [file.name for file in later.files], "added": added}
    deciding.owe("joined_here", "owner", **told)
    if case.owner != TEAM and by.key != TEAM:
        deciding.owe("joined_here", TEAM, **told)


def _merge(one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _take_out(all_of_them: tuple[Any, ...], gone: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(each for each in all_of_them if each not in gone)


def take_case_apart(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Make a case that was joined stand by itself again, at its beginning.

    It stands where it stood, with its first dates, since the mistake was ours.
    """
    case = deciding.case
    procedure = deciding.authority.procedure(case)
    earlier = _find_earlier(deciding)
    if earlier is None:
        raise Refused(
            "You cannot separate these.", "Ask someone else in the complaints team to do it."
        )
    if case.worked:
        alone = _stand_where_it_stood(deciding, case, case.worked)
    else:
        alone = running_clocks.switch_procedure(case, procedure, deciding.now)
        alone = replace(alone, owner=TEAM, kept={})
    alone = replace(alone, joined_to="", moved=case.version + 1, before=None)
    deciding.apply_fact(move.records, by.key, alone, reason=given["reason"], other=case.joined_to)
    if deciding.case.owner not in (TEAM, by.key):
        facts = {"said": given["reason"], "undone": "joined_to", "by": by.key}
        deciding.owe("they_came_back", "owner", **facts)
    _let_go(deciding.change_other_case(earlier), case, by, given["reason"])
    return list_promises(deciding.case)


def _find_earlier(deciding: Deciding) -> Case | None:
    """Return the case that this one was joined to, if it could be read."""
    for other in deciding.others:
        if other.reference == deciding.case.joined_to:
            return other
    return None


def _stand_where_it_stood(deciding: Deciding, case: Case, where: Left) -> Case:
    """Return a case at the stage it had when it was joined, with whoever had it. The clocks that
    joining stopped, by its letter or where nobody can be written to, run to their first dates.
    """
    told = {sent.letter_id for sent in case.told if sent.name == "joined"}
    told.add(Recorded.JOINED_TO)
    today = london_date(deciding.now)
    clocks = []
    for clock in case.clocks:
        if clock.stopped_by in told:
            since = max(clock.since, today)
            clock = replace(clock, stopped_at=None, stopped_by="", since=since)
        clocks.append(clock)
    # A letter of joining that is still on its way stops nothing.
    void = (*case.void, case.anew)
    alone = replace(case, stage=where.stage, left=where.left, clocks=tuple(clocks), void=void)
    return give_back_to(deciding, alone, where.owner)


def _let_go(deciding: Deciding, later: Case, by: Officer, reason: str) -> None:
    """Let the files and the points that came with the later case go back with it.

    The earlier one keeps its history, and whom the later one named stays named.
    """
    case = deciding.case
    points = []
    for point in case.points:
        if point.came_from == later.reference:
            points.append(replace(point, state=later.reference))
        else:
            points.append(point)
    after = replace(
        case,
        files=_take_out(case.files, later.files),
        joins=_take_out(case.joins, (later.reference,)),
        points=tuple(points),
        moved=case.version + 1,
    )
    facts = {"other": later.reference, "reason": reason}
    deciding.apply_fact("parted", by.key, after, **facts)
    deciding.owe("parted", "owner", **facts, by=by.key)
