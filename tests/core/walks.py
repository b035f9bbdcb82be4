"""Ways to lead a case through the procedures that triage chooses: on a day, under one of them, with
the person's own moves among the rest.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from chalicelib.core.cases import Decision
from chalicelib.core.decisions import decide
from tests.core.lives import FRIDAY, HOUSE, TRIAGE, Life

ANSWERS = {
    "finding-1": "upheld",
    "evidence-1": "The minutes of the day.",
    "reasons-1": "Nobody was asked.",
    "sorry": "We are sorry that nobody asked.",
    "actions": "A talk on Monday, by the team manager.",
}


def on(year: int, month: int, day: int, hour: int = 12) -> datetime:
    """Return noon, or another hour, of a day of winter, when London keeps UTC."""
    return datetime(year, month, day, hour, 0, tzinfo=UTC)


def triaged(
    procedure: str,
    at: datetime = FRIDAY,
    received: datetime = FRIDAY,
    points: str = "Nobody asked us.",
    **given: Any,
) -> Life:
    """Return a case that came in and was put under a procedure `at` an instant. `given` are the
    person's own answers.
    """
    life = Life.begins(at=received, **given)
    life.acts("triage", {**TRIAGE, "procedure": procedure, "points": points}, at=at)
    return life


def asks(life: Life, move: str, at: datetime = FRIDAY, **form: str) -> Decision:
    """Make a move of the person's own, on their page."""
    return life.became(decide.make_own_move(life.case, move, form, at, HOUSE))


def offered(life: Life, at: datetime = FRIDAY) -> set[str]:
    """Return what the person's own page offers them."""
    return {move.name for move in decide.list_moves_to_show(life.case, decide.PERSON, HOUSE, at)}


def due(life: Life, clock: str) -> str:
    """Return when a clock is due, with its weekday."""
    found = life.case.clock(clock)
    assert found, clock
    return f"{found.due_on:%a %d %b %Y}"


def sent(life: Life, name: str, at: datetime) -> None:
    """Let the last letter of that name leave."""
    assert life.leaves(name, at) is not None
