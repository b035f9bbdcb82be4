"""Read the answers of a case: which left, when, and what each found of every point it answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.figures.account import Answer
from chalicelib.core.figures.steps import Steps
from chalicelib.core.working_days import count_or_wait, london_date

RESOLVED = "resolution_confirmed"
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Past:
    """A case as an event left it: its procedure and points, with what the event says."""

    procedure: str
    points: Sequence[Plain]
    facts: Plain


def find_owing_event(reference: str, letter_id: str) -> int:
    """Return the number of the event that owed a letter, or 0."""
    event = letter_id.removeprefix(f"{reference}-").partition("-")[0]
    if not event.isdecimal():
        return 0
    return int(event)


def read_answers(
    state: Plain,
    past: dict[int, Past],
    begun: dict[tuple[str, str], date],
    steps: dict[str, Steps],
) -> tuple[Answer, ...]:
    """Return the answers that left and did not come back, in the order in which they were owed."""
    found: dict[int, Answer] = {}
    known: dict[str, str] = {}
    for number, sent in _list_left(state):
        if number not in past or number in found:
            continue
        then = past[number]
        step = steps[then.procedure].answers.get(sent["name"])
        if step:
            answer = _make_answer(then, step, sent, steps[then.procedure], known)
            found[number] = _add_next(answer, begun, steps[then.procedure])
    return tuple(found.values())


def _list_left(state: Plain) -> list[tuple[int, Plain]]:
    """Return each letter that left, with the event that owed it, without those of a mistake."""
    left = []
    for sent in state.get("told", ()):
        number = find_owing_event(state["reference"], sent["letter_id"])
        if sent["how"] != "bounced" and number not in state.get("void", ()):
            left.append((number, sent))
    return sorted(left, key=lambda each: (each[0], each[1]["at"]))


def _make_answer(then: Past, step: str, sent: Plain, steps: Steps, known: dict[str, str]) -> Answer:
    """Return an answer. `known` holds what earlier ones found of each point, and learns this."""
    on = london_date(datetime.fromisoformat(sent["at"]))
    findings = []
    changed = 0
    compared = 0
    resolved = sent["name"] == RESOLVED
    for point in then.points:
        if point.get("state") or resolved:
            continue
        finding = point.get("own_finding") or point.get("finding", "")
        before = known.get(point["text"], "")
        if finding and before:
            compared += 1
            changed += before != finding
        known[point["text"]] = finding
        findings.append(finding)
    window = steps.windows.get(sent["name"])
    window_ends = None
    if window:
        window_ends = count_or_wait(on, window.days, window.unit)
    return Answer(
        then.procedure,
        step,
        on,
        resolved,
        tuple(findings),
        changed,
        compared,
        bool(then.facts.get("sorry")),
        bool(then.facts.get("actions")),
        window_ends,
    )


def _add_next(answer: Answer, begun: dict[tuple[str, str], date], steps: Steps) -> Answer:
    """Return an answer with the day on which any later step was asked for."""
    later = steps.titles[steps.titles.index(answer.step) + 1 :]
    days = []
    for step in later:
        day = begun.get((answer.procedure, step))
        if day and day >= answer.on:
            days.append(day)
    if not days:
        return answer
    return replace(answer, next_on=min(days))
