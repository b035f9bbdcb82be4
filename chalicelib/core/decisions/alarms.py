"""What a flag on somebody's words owes at once (RULES G, 2.3; N12, N32). The complaint goes on all
the same.
"""

from __future__ import annotations

from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.reading import danger_words

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
