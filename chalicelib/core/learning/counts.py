"""What a period adds to learning, counted from entries of the register: points that were upheld,
and actions that fell due (L1 of the data dictionary).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from chalicelib.core.learning.actions import CONFIRMED, DROPPED, Action
from chalicelib.core.learning.register import Entry


@dataclass(frozen=True, slots=True)
class LearningCounts:
    """Counts of a period, as of its last day. The actions that were due are those done in time,
    done late, dropped, and still open; `carried` were due before it, and not settled by then.
    """

    with_action: int = 0  # upheld points that were recorded in it
    without_action: int = 0  # those for which there is a reason why nothing changes
    nothing_yet: int = 0  # upheld by its last day, with neither of them recorded
    due: int = 0
    in_time: int = 0
    late: int = 0
    dropped: int = 0
    still_open: int = 0
    carried: int = 0

    def plus(self, other: LearningCounts) -> LearningCounts:
        """Return the sum of two counts."""
        sums = {}
        for field in fields(self):
            sums[field.name] = getattr(self, field.name) + getattr(other, field.name)
        return LearningCounts(**sums)


def count_learning(entries: Iterable[Entry], first: date, last: date) -> LearningCounts:
    """Return the counts of the period from `first` to `last`."""
    counts = LearningCounts()
    for entry in entries:
        counts = counts.plus(_count_points(entry, first, last))
        for action in entry.actions:
            counts = counts.plus(_count_action(action, first, last))
    return counts


def _count_points(entry: Entry, first: date, last: date) -> LearningCounts:
    answered = set[int]()
    for action in entry.actions:
        answered.update(action.points)
    found = LearningCounts()
    for upheld in entry.upheld:
        if first <= upheld.on <= last:
            acted = upheld.point in answered
            found = found.plus(LearningCounts(with_action=acted, without_action=not acted))
    for waits in entry.waiting:
        if waits.point and waits.on <= last:
            found = found.plus(LearningCounts(nothing_yet=1))
    return found


def _count_action(action: Action, first: date, last: date) -> LearningCounts:
    if action.due_on < first:
        return LearningCounts(carried=not _was_settled(action, first))
    if action.due_on > last:
        return LearningCounts()
    if action.dropped_on and action.dropped_on <= last:
        return LearningCounts(due=1, dropped=1)
    if _was_settled(action, last) and action.done_on:
        late = action.done_on > action.due_on
        return LearningCounts(due=1, late=late, in_time=not late)
    return LearningCounts(due=1, still_open=1)


def _was_settled(action: Action, by: date) -> bool:
    """Return whether an action was checked or dropped by a day."""
    if action.state == CONFIRMED and action.confirmed_on:
        return action.confirmed_on <= by
    if action.state == DROPPED and action.dropped_on:
        return action.dropped_on <= by
    return False
