"""A complaint of several matters: the points that belong under another procedure become strands, each a case of its own (RULES 1.1.2).

A strand has the same receipt instant, the same person and contact, and a reference of the same family: `K4M7-RT2C` and `K4M7-RT2C-2`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalicelib.core import references, running
from chalicelib.core.cases import TEAM, Case, Point, Refused
from chalicelib.core.guards import promises
from chalicelib.core.people import Officer
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.deciding import Deciding

MOST = 8  # strands of one family: the last symbol of their references runs from 2 to 9


def split(deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]) -> dict[str, Any]:
    """Move each point to the strand of the procedure that was chosen for it. Raises Refused where every point would go, or none would."""
    case, goes = deciding.case, {n: parts["goes"] for n, parts in given["points"].items()}
    elsewhere = {n: name for n, name in goes.items() if name != case.procedure}
    if not elsewhere or len(elsewhere) == len(case.open_points):
        why = "Every point would stay here." if not elsewhere else "Every point would leave this case."
        raise Refused(
            why, "If the whole of it belongs under another procedure, record that instead. Nothing was changed."
        )
    wanted = list(dict.fromkeys(elsewhere.values()))
    if len(case.strands) + len(wanted) > MOST or case.family:
        raise Refused(
            "This case cannot be split any further.", "Split the case that it came from, or ask the complaints manager."
        )
    strands = {name: references.strand(case.reference, len(case.strands) + n) for n, name in enumerate(wanted, 2)}
    points = tuple(replace(p, state=strands[elsewhere[p.number]]) if p.number in elsewhere else p for p in case.points)
    for name, reference in strands.items():
        _begin(deciding, name, reference, [p for p in case.points if elsewhere.get(p.number) == name], by, given)
    after = replace(case, points=points, strands=(*case.strands, *strands.values()))
    told = [
        {"reference": strands[elsewhere[p.number]], "procedure": elsewhere[p.number], "text": p.text}
        for p in case.points
        if p.number in elsewhere
    ]
    deciding.record(move.records, by.key, after, strands=list(strands.values()), why=given["why"])
    return {"parts": told, "why": given["why"], "stays": [p.text for p in after.open_points]}


def _begin(
    deciding: Deciding, name: str, reference: str, points: list[Point], by: Officer, given: dict[str, Any]
) -> None:
    case, procedure = deciding.case, deciding.authority.procedures[name]
    own = tuple(Point(n, p.text) for n, p in enumerate(points, 1))
    before = replace(
        case, reference=reference, version=0, points=own, family=case.reference, strands=(), owner=TEAM, moved=0
    )
    ack = tuple(clock for clock in case.clocks if clock.name == "ack")
    bare = replace(before, appointed=(), kept={}, recommendations=(), left="", flags=(), told=(), clocks=ack)
    strand: Case = running.under(bare, procedure, deciding.now)
    beginning = deciding.split(strand)
    beginning.record("split_off", by.key, strand, family=case.reference, why=given["why"])
    beginning.owe_all(procedure.on_split, **promises(beginning.case))
