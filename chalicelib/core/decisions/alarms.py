"""What a flag on somebody's words owes at once (RULES G, 2.3; N12, N32). The complaint goes on all
the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading import danger_words

_TYPED = ("words", "text", "lines")  # kinds of field in which somebody types what they like

# A flag -> the fact that it records, and its letters.
ALARMS: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
    danger_words.DANGER: (
        "danger_flagged",
        (("danger_alarm", "duty_team"), ("danger_alarm", "complaints_manager")),
    ),
    danger_words.FREEZE: ("freeze_flagged", (("freeze_asked", "complaints_manager"),)),
}


def raise_for(deciding: Deciding, raised: tuple[str, ...], new: tuple[str, ...], by: str) -> None:
    """Tell those who must know of what words raised: each new flag, and danger every time."""
    for flag in new:
        raise_alarm(deciding, flag, by)
    if danger_words.DANGER in raised and danger_words.DANGER not in new:
        raise_again(deciding, danger_words.DANGER, by)


def raise_again(deciding: Deciding, flag: str, by: str) -> None:
    """Tell those who must know of a flag that was raised before and is raised by new words.

    An alarm that nobody has confirmed keeps its clock, so that new words make nothing look early.
    """
    fact, letters = ALARMS[flag]
    clock = deciding.case.clock(flag)
    if clock is None or not clock.running:
        deciding.apply_fact(fact, by, deciding.case)
    deciding.owe_all(letters, at=deciding.now)


def raise_alarm(deciding: Deciding, flag: str, by: str) -> None:
    """Tell those who must know of a flag; one that has no alarm is only shown."""
    if flag in ALARMS:
        fact, letters = ALARMS[flag]
        deciding.apply_fact(fact, by, deciding.case)
        deciding.owe_all(letters, at=deciding.now)


def read_answers(
    deciding: Deciding, before: Case, move: Move, by: Officer, given: dict[str, Any]
) -> None:
    """Tell those who must know where a correction, or the person's own move, speaks of danger."""
    if not move.corrects and COMPLAINANT not in by.roles:
        return
    if not any(map(danger_words.speaks_of_danger, _list_typed(before, move, given))):
        return
    case = deciding.case
    new: tuple[str, ...] = ()
    if danger_words.DANGER not in case.flags:
        new = (danger_words.DANGER,)
    deciding.case = replace(case, flags=(*case.flags, *new))
    raise_for(deciding, (danger_words.DANGER,), new, by.key)


def _list_typed(before: Case, move: Move, given: dict[str, Any]) -> Iterator[str]:
    """Yield each text that was typed, except points that are as they were."""
    old = {point.text for point in before.points}
    for field in move.fields:
        said = given.get(field.name)
        if field.kind == "each" and said:
            texts = []
            for part in said.values():
                if part.get("text", "") not in old:
                    texts.append(part.get("text", ""))
            yield "\n".join(texts)
        elif field.kind in _TYPED and said:
            if not isinstance(said, str):
                said = "\n".join(said)
            yield danger_words.read_answers({field.name: said})
