"""What is to be learned from a case: points that were upheld, recommendations that were accepted,
and what an answer promised, until somebody says what follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.learning.actions import Action, NoAction

OWED = "learning_owed"  # the fact of an answer from which something is to be learned
UPHELD = ("upheld", "partially_upheld")
ACCEPTED = ("accept", "part")
_RECOMMENDATIONS = 1000  # added to a recommendation's number, to tell it from a point's
_PROMISE = 2000
_OMBUDSMAN = 3000
DECIDED = "ombudsman_decided"
FAULT = ("fault", "fault_injustice")


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to learn from. `number` tells its boxes on a form from those of the others."""

    number: int
    what: str
    text: str
    source: str
    suggested: str = ""  # what was promised, to begin from
    point: int = 0
    recommendation: str = ""


def list_lessons(case: Case) -> tuple[Lesson, ...]:
    """Return what nobody has recorded an action for, or a reason why none, in order."""
    lessons = list(_list_points(case))
    lessons += _list_recommendations(case)
    lessons += _list_decision(case)
    promised = read_promise(case)
    if promised and not lessons and not _answers_promise(case):
        lessons.append(Lesson(_PROMISE, "What we promised", promised, "promise", promised))
    return tuple(lessons)


def read_promise(case: Case) -> str:
    """Return what the last answer promised to do, or ""."""
    return str(case.kept.get(OWED, {}).get("promised", ""))


def _list_points(case: Case) -> Iterable[Lesson]:
    said = set[int]()
    for action in case.actions:
        said.update(action.points)
    said.update(each.point for each in case.no_actions)
    for point in case.points:
        if point.outcome in UPHELD and point.number not in said:
            what = f"Point {point.number}"
            promised = read_promise(case)
            yield Lesson(point.number, what, point.text, "point", promised, point=point.number)


def _list_recommendations(case: Case) -> Iterable[Lesson]:
    settled: list[Action | NoAction] = [*case.actions, *case.no_actions]
    said = {each.recommendation for each in settled}
    source = "panel" if case.holder("panel_chair") else "recommendation"
    for each in case.recommendations:
        if each.decision in ACCEPTED and each.text not in said:
            yield Lesson(
                _RECOMMENDATIONS + each.number,
                f"Recommendation {each.number}",
                each.text,
                source,
                each.action,
                recommendation=each.text,
            )


def _list_decision(case: Case) -> Iterable[Lesson]:
    """Yield the Ombudsman's decision where it found fault, and nobody has said what changes."""
    decided = case.kept.get(DECIDED, {})
    since = str(decided.get("on", ""))
    settled = [(each.source, each.made_on) for each in case.actions]
    settled += [(each.source, each.on) for each in case.no_actions]
    said = any(source == "ombudsman" and day.isoformat() >= since for source, day in settled)
    if decided.get("decision") in FAULT and not said:
        text = str(decided.get("text", ""))
        yield Lesson(_OMBUDSMAN, "What the Ombudsman found", text, "ombudsman")


def _answers_promise(case: Case) -> bool:
    """Return whether an action, or a reason why none, was recorded since the promise was made."""
    owed: dict[str, Any] = case.kept.get(OWED, {})
    since = str(owed.get("on", ""))
    days = [each.made_on for each in case.actions] + [each.on for each in case.no_actions]
    return any(day.isoformat() >= since for day in days)


def list_themes(case: Case) -> tuple[tuple[int, str], ...]:
    """Return each upheld point with the theme that was recorded for it."""
    themes = dict[int, str]()
    for action in case.actions:
        for number in action.points:
            themes[number] = action.theme
    for none in case.no_actions:
        if none.point:
            themes[none.point] = none.theme
    return tuple(sorted(themes.items()))
