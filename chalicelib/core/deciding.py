"""How a decision is put together: facts are recorded one by one, letters are owed, and the whole comes out as one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import Any

from chalicelib.core import records
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Event, Letter
from chalicelib.core.people import Officer, Staff


def applied(case: Case | None, event: Event) -> Case:
    """The case after one event: its history is the truth, and the case is the fold of it."""
    before = records.plain(case) if case else {}
    return records.value_of(Case, {**before, **event.change, "version": event.number})


def fold(events: Iterable[Event]) -> Case | None:
    """The case that a history tells of, or None for an empty one."""
    return reduce(applied, events, None)


class Deciding:
    """A decision in the making. `case` is as it stands so far; `staff` are the officers who may know of it."""

    def __init__(self, case: Case, now: datetime, officers: tuple[Officer, ...], *, new: bool = False) -> None:
        self.case = case
        self.now = now
        self._officers = officers
        self._plain: dict[str, Any] = {} if new else records.plain(case)
        self._events: list[Event] = []
        self._letters: list[Letter] = []

    @property
    def staff(self) -> Staff:
        """The officers, with those whom the case now names."""
        return Staff(self._officers, self.case.named)

    def record(self, name: str, by: str, case: Case, /, **facts: Any) -> None:
        """Record that `name` happened and made the case what `case` is."""
        after = records.plain(case)
        after.pop("version", None)
        lost = {key: records.plain(getattr(case, key)) for key in self._plain.keys() - after.keys() - {"version"}}
        change = {key: got for key, got in after.items() if self._plain.get(key) != got} | lost
        number = self.case.version + 1
        self._events.append(Event(number, self.now, name, by, records.plain(facts), change))
        self.case, self._plain = replace(case, version=number), after

    def owe(self, letter: str, to: str, /, **facts: Any) -> None:
        """Owe a letter to `complainant` or to a role. What cannot go by email is put before the complaints team to be told another way."""
        person = self.case.person
        if to != COMPLAINANT:
            self._add(letter, self.staff.holder(to, self.case.owner).key, facts)
        elif person.mailable:
            self._add(letter, COMPLAINANT, facts)
        elif person.reachable:
            self._add("please_tell", self.staff.holder(TEAM, TEAM).key, {"enclosed": letter, "facts": facts})

    def _add(self, letter: str, to: str, facts: dict[str, Any]) -> None:
        letter_id = f"{self.case.reference}-{self.case.version}-{len(self._letters) + 1}"
        self._letters.append(Letter(letter_id, letter, to, records.plain(facts)))

    def done(self) -> Decision:
        """What was decided."""
        return Decision(self.case, tuple(self._events), tuple(self._letters))
