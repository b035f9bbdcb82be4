"""A complaint of several matters: the points that belong under another procedure become strands,
each a case of its own (RULES 1.1.2).

A strand has the same receipt instant, the same person and contact, and a reference of the same
family: `K4M7-RT2C` and `K4M7-RT2C-2`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import TEAM, Case, Point, Refused
from chalicelib.core.decisions import running_clocks
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move, Procedure
from chalicelib.core.reading import references

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

MOST = 8  # strands of one family: the last symbol of their references runs from 2 to 9


def split_off_strands(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Move each point to the strand of its chosen procedure, and return the facts for letters.

    Raises Refused where every point would go, or none would (RULES 1.1.2).
    """
    case = deciding.case
    elsewhere = {}
    for number, parts in given["points"].items():
        if parts["goes"] != case.procedure:
            elsewhere[number] = parts["goes"]
    _must_be_divisible(case, elsewhere)
    strands = _make_references(case, elsewhere)
    for name, reference in strands.items():
        leaving = []
        for point in case.points:
            if elsewhere.get(point.number) == name:
                leaving.append(point)
        _begin(deciding, name, reference, leaving, by, given)
    after = _mark_left(case, elsewhere, strands)
    deciding.apply_fact(
        move.records, by.key, after, strands=list(strands.values()), why=given["why"]
    )
    told = []
    for point in case.points:
        if point.number in elsewhere:
            told.append(
                {
                    "reference": strands[elsewhere[point.number]],
                    "procedure": elsewhere[point.number],
                    "text": point.text,
                }
            )
    return {"parts": told, "why": given["why"], "stays": [p.text for p in after.open_points]}


def _must_be_divisible(case: Case, elsewhere: dict[int, str]) -> None:
    if not elsewhere or len(elsewhere) == len(case.open_points):
        said = "Every point would stay here."
        if elsewhere:
            said = "Every point would leave this case."
        raise Refused(
            said,
            "If the whole of it belongs under another procedure, record that instead. "
            "Nothing was changed.",
        )
    if len(case.strands) + len(set(elsewhere.values())) > MOST or case.family:
        raise Refused(
            "This case cannot be split any further.",
            "Split the case that it came from, or ask the complaints manager.",
        )


def _make_references(case: Case, elsewhere: dict[int, str]) -> dict[str, str]:
    """Return the reference of each new strand, by the name of its procedure."""
    first = len(case.strands) + 2
    made = {}
    for number, name in enumerate(dict.fromkeys(elsewhere.values()), first):
        made[name] = references.make_strand_reference(case.reference, number)
    return made


def _mark_left(case: Case, elsewhere: dict[int, str], strands: dict[str, str]) -> Case:
    """Return the case with the points that left it marked by the reference they went to."""
    points = []
    for point in case.points:
        if point.number in elsewhere:
            point = replace(point, state=strands[elsewhere[point.number]])
        points.append(point)
    return replace(case, points=tuple(points), strands=(*case.strands, *strands.values()))


def _begin(
    deciding: Deciding,
    name: str,
    reference: str,
    points: list[Point],
    by: Officer,
    given: dict[str, Any],
) -> None:
    case = deciding.case
    procedure = deciding.authority.procedures[name]
    strand = make_strand(case, reference, points, procedure, deciding.now)
    beginning = deciding.split(strand)
    beginning.record("split_off", by.key, strand, family=case.reference, why=given["why"])
    beginning.owe_all(procedure.on_split, **list_promises(beginning.case))


def make_strand(
    case: Case, reference: str, points: list[Point], procedure: Procedure, now: datetime
) -> Case:
    """Return a case of its own for some points of another, counted from the same receipt."""
    own = tuple(Point(n, p.text, came_from=p.came_from) for n, p in enumerate(points, 1))
    before = replace(
        case,
        reference=reference,
        version=0,
        points=own,
        family=case.reference,
        strands=(),
        owner=TEAM,
        moved=0,
        to_pass_on=(),
        worked=None,
        before=None,
        void=(),
    )
    ack = tuple(clock for clock in case.clocks if clock.name == "ack")
    views = Recorded.CONSENT_RECORDED
    kept = {}
    if views in case.kept:
        kept[str(views)] = case.kept[views]
    bare = replace(
        before, appointed=(), kept=kept, recommendations=(), left="", flags=(), told=(), clocks=ack
    )
    bare = replace(bare, actions=(), no_actions=())
    return running_clocks.switch_procedure(bare, procedure, now)
