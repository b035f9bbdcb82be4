"""What the board, or a committee, asked for, and what became of each: actions that come from it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.register import Entry
from chalicelib.core.learning.themes import BOARD
from chalicelib.core.working_days import in_words


def list_resolutions(entries: Iterable[Entry], first: date, last: date) -> tuple[Action, ...]:
    """Return what the board asked for by the last day, and was not settled before the first: the
    soonest day first.
    """
    found = []
    for entry in entries:
        for action in entry.actions:
            over = action.confirmed_on or action.dropped_on
            before = over is not None and over < first
            if action.source == BOARD and action.made_on <= last and not before:
                found.append(action)
    return tuple(sorted(found, key=lambda action: (action.due_on, action.what)))


def describe_outcome(action: Action, last: date) -> str:
    """Return what had become of it by a day. What was done late says so."""
    if action.dropped_on and action.dropped_on <= last:
        return f"Dropped on {in_words(action.dropped_on)}."
    if action.confirmed_on and action.done_on and action.confirmed_on <= last:
        done = "Done"
        if action.done_on > action.due_on:
            done = "Done late,"
        return f"{done} on {in_words(action.done_on)}, and checked by a second person."
    if action.due_on < last:
        return "Late, and not done yet."
    return "To be done."
