"""How long a message that is in no case has waited, and who hears of it: the time to acknowledge it
runs since it came in (002:175-177).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.core.cases import TEAM
from chalicelib.core.council import Authority
from chalicelib.core.working_days import (
    NOT_COUNTED,
    count_or_wait,
    count_working_days,
    load_longer_calendar,
)

# Whom to remind of what has waited so many working days: the team of what waits longer than one,
# and its manager from the third, on which it must be acknowledged. The rungs above are those of any
# late date, three and five days after it (RULES 1.1.10).
REMINDED: tuple[tuple[str, int], ...] = (
    (TEAM, 2),
    ("complaints_manager", 3),
    ("head_of_service", 6),
    ("director", 8),
)
SORT_MACHINES = (TEAM, "complaints_manager")  # who hears of what only a machine wrote


@dataclass(frozen=True, slots=True)
class Wait:
    """The working days that a message has waited, and the day by which it must be acknowledged if
    it is a complaint: None where the bank holidays are not known that far.
    """

    days: int
    acknowledge_by: date | None
    late: bool


def measure_wait(received_on: date, today: date, authority: Authority) -> Wait:
    """Return how long a message has waited by `today`, since the council had it.

    It may be a complaint of any kind, so the shortest time to acknowledge applies.
    """
    days = []
    for procedure in authority.procedures.values():
        for clock in procedure.clocks:
            if clock.name == "ack":
                days.append(clock.days)
    due = count_or_wait(received_on, min(days))
    waited = count_working_days(received_on, today, load_longer_calendar())
    if due == NOT_COUNTED:
        return Wait(waited, None, late=False)
    return Wait(waited, due, today > due)
