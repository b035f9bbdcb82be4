"""Rows of the dictionary: what changes because of complaints, from the register of actions. They
are counted from its entries, and not from the accounts of cases.
"""

from __future__ import annotations

from collections.abc import Callable

from chalicelib.core.figures.measure import AT_START, DECIDED, DUE, SERVICE, Measure
from chalicelib.core.figures.period import Period
from chalicelib.core.learning.counts import LearningCounts, count_learning
from chalicelib.core.learning.register import Entry

_NOT_KNOWN = (
    "An upheld point counts in the period in which an action, or a reason, was recorded. Until "
    "then it counts as nothing recorded yet, in each period."
)

LEARNING_ROWS: tuple[Measure, ...] = (
    Measure(
        "L1",
        "Points upheld, and what changes",
        DECIDED,
        "Points upheld, wholly or in part, by whether anything will change because of them.",
        SERVICE,
        (
            ("with_action", "With an action"),
            ("without_action", "With a reason why nothing changes"),
            ("nothing_yet", "Nothing recorded yet"),
        ),
        missing=_NOT_KNOWN,
        apart=False,
        of_register=True,
    ),
    Measure(
        "L1.actions",
        "Actions that were due",
        DUE,
        "Each action by the day it was due. “Done” means that a second person has seen the proof.",
        SERVICE,
        (
            ("in_time", "Done in time"),
            ("late", "Done late"),
            ("dropped", "Dropped, with a reason"),
            ("still_open", "Not done, or not checked"),
        ),
        missing="What the Ombudsman said we must do is in B1.recommendations.",
        apart=False,
        of_register=True,
    ),
    Measure(
        "L1.carried",
        "Actions carried over",
        AT_START,
        "Actions due before the period, and neither done nor dropped when it began.",
        SERVICE,
        (("carried", "Carried over"),),
        apart=False,
        of_register=True,
    ),
)
Adder = Callable[[str], Callable[[tuple[str, ...], str, int], None]]


def count_entry(entry: Entry, period: Period, make_adder: Adder) -> None:
    """Add what one case has in the register to the tables of learning. `make_adder` returns what
    adds to the table of a measure.
    """
    found = count_learning((entry,), period.first, period.end)
    for measure in LEARNING_ROWS:
        add = make_adder(measure.id)
        for column, _ in measure.columns:
            add((entry.service,), column, _find_count(found, column))


def _find_count(found: LearningCounts, column: str) -> int:
    return int(getattr(found, column))
