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
    for none in case.no_actions:
        said.add(none.point)
    promised = read_promise(case)
    for point in case.points:
        if point.outcome in UPHELD and point.number not in said:
            what = f"Point {point.number}"
            yield Lesson(point.number, what, point.text, "point", promised, point=point.number)


def _list_recommendations(case: Case) -> Iterable[Lesson]:
    said = set()
    for settled in _list_settled(case):
        said.add(settled.recommendation)
    source = "recommendation"
    if case.holder("panel_chair"):
        source = "panel"
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
    about_it = []
    for settled in _list_settled(case):
        if settled.source == "ombudsman":
            about_it.append(settled)
    if decided.get("decision") in FAULT and not _is_any_since(about_it, decided):
        text = str(decided.get("text", ""))
        yield Lesson(_OMBUDSMAN, "What the Ombudsman found", text, "ombudsman")


def _answers_promise(case: Case) -> bool:
    """Return whether an action, or a reason why none, was recorded since the promise was made."""
    return _is_any_since(_list_settled(case), case.kept.get(OWED, {}))


def _list_settled(case: Case) -> list[Action | NoAction]:
    """Return what was recorded of what changes, and why nothing does."""
    return [*case.actions, *case.no_actions]


def _is_any_since(settled: Iterable[Action | NoAction], fact: dict[str, Any]) -> bool:
    """Return whether any of these was recorded on the day of a fact, or later."""
    since = str(fact.get("on", ""))
    for each in settled:
        if isinstance(each, Action):
            day = each.made_on
        else:
            day = each.on
        if day.isoformat() >= since:
            return True
    return False


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
