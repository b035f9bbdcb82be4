"""Follow what waits for somebody through the history of a case: an alarm that a child may be in
danger, and a child's wish to stop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from chalicelib.core.decisions.child_asks import WITHDRAW
from chalicelib.core.decisions.waiting_requests import CLOCK, HEARD
from chalicelib.core.figures.account import ALARM, STOP, Waited
from chalicelib.core.people.officers import SURELY_CHILDREN
from chalicelib.core.reading.danger_words import DANGER

State = dict[str, Any]


class Waits:
    """What waits in one case, from which day to which."""

    def __init__(self) -> None:
        self._since: dict[str, date] = {}
        self._over: list[Waited] = []

    def take(self, state: State, on: date) -> None:
        """Take in the case as an event of a day left it."""
        waiting = set(_list_waiting(state))
        for what in waiting:
            self._since.setdefault(what, on)
        for what in sorted(self._since.keys() - waiting):
            self._over.append(Waited(what, self._since.pop(what), on))

    def finish(self) -> tuple[Waited, ...]:
        """Return all that waited, and what still does."""
        still = [Waited(what, since) for what, since in sorted(self._since.items())]
        return (*self._over, *still)


def _list_waiting(state: State) -> Iterator[str]:
    running = set()
    for clock in state.get("clocks", ()):
        if not clock.get("stopped_at"):
            running.add(clock["name"])
    if DANGER in running:
        yield ALARM
    if CLOCK in running and _may_be_child(state) and _asks_to_stop(state):
        yield STOP


def _may_be_child(state: State) -> bool:
    """Return whether the person is a child, or may be one: nobody has recorded who they are."""
    code = state.get("person", {}).get("code", "")
    return not code or code in SURELY_CHILDREN


def _asks_to_stop(state: State) -> bool:
    heard = state.get("kept", {}).get(HEARD, {})
    return any(request["what"] == WITHDRAW for request in heard.get("requests", ()))
