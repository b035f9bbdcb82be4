"""Short ways to say what happens in a case, for the tests of the rules. Nothing here touches AWS, a
file or a clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib import councils
from chalicelib.core.cases import Case, Complaint, Decision, Letter
from chalicelib.core.decisions import decide, letter_outcomes, nudges
from chalicelib.core.people.officers import Officer

COUNCIL = councils.load("sefton")
OFFICERS = COUNCIL.officers
HOUSE = COUNCIL.authority
FRIDAY = datetime(
    2026, 11, 27, 10, 0, tzinfo=UTC
)  # Friday: ack by Wed 2 Dec, reply by Fri 11 Dec, at most Tue 29 Dec
REFERENCE = "K4M7-RT2D"

TRIAGE = {
    "procedure": "children_act",
    "service": "social_work",
    "named": "",
    "points": "Nobody came.\nNobody rang.",
}
ALLOCATE = {"officer": "socialwork1", "note": "The school knows them."}
EXTEND = {"ground": "complex", "reason": "We must speak to the school first."}
REPLY = {
    "finding-1": "upheld",
    "evidence-1": "The visit record.",
    "reasons-1": "There was no visit.",
    "sorry": "We are sorry that nobody came.",
    "actions": "A visit on Monday, by the team manager.",
}
EXPLAIN = {"reason": "The school was shut.", "date": "2027-01-08"}  # a Friday
HAND_BACK = {"reason": "I know the family."}
WITHDRAW = {"how": "phone", "said": "She said that it is sorted now."}
COME_BACK = {"reason": "Nothing has changed after all."}


def officer(key: str) -> Officer:
    """Return an officer of Sefton's file."""
    found = COUNCIL.officer(key)
    assert found, key
    return found


def a_complaint(**given: Any) -> Complaint:
    """Return a parent's complaint by the web form. `given` replaces some of its answers."""
    answers = {
        "happened": "Nobody came to see my son.",
        "code": "parent",
        "name": "Jo Field",
        "email": "jo@family.example",
        **given,
    }
    return Complaint(**answers)


@dataclass
class Life:
    """A case as it goes on: what was decided last, and every letter owed so far."""

    case: Case
    last: Decision
    owed: list[Letter]

    @classmethod
    def begins(cls, at: datetime = FRIDAY, now: datetime | None = None, **given: Any) -> Life:
        """Lodge a complaint that came in `at` an instant and is dealt with `now`, or at once."""
        decision = decide.open_case(a_complaint(**given), REFERENCE, at, now or at, HOUSE)
        return cls(decision.case, decision, list(decision.letters))

    def became(self, decision: Decision | None) -> Decision:
        """Take a decision as so."""
        assert decision is not None
        self.case = decision.case
        self.last = decision
        self.owed += decision.letters
        return decision

    def acts(
        self, move: str, form: dict[str, str], by: str = "team", at: datetime = FRIDAY
    ) -> Decision:
        """Make an officer's move."""
        return self.became(decide.make_move(self.case, move, officer(by), form, at, HOUSE))

    def asks(
        self, move: str, form: dict[str, str] | None = None, at: datetime = FRIDAY
    ) -> Decision:
        """Make a move of the person's own."""
        return self.became(decide.make_own_move(self.case, move, form or {}, at, HOUSE))

    def letter(self, name: str) -> Letter:
        """Return the last letter owed of that name."""
        return next(letter for letter in reversed(self.owed) if letter.name == name)

    def leaves(self, name: str, at: datetime = FRIDAY, how: str = "email") -> Decision | None:
        """Let a letter to the person leave. Return None if the case knows already."""
        decision = letter_outcomes.record_letter_left(self.case, self.letter(name), how, at, HOUSE)
        if not decision:
            return None
        return self.became(decision)

    def bounces(self, name: str, at: datetime = FRIDAY) -> Decision | None:
        """Let a letter bounce for good. Return None if the case knows already."""
        decision = letter_outcomes.record_letter_failed(
            self.case, self.letter(name), "no such mailbox", at, HOUSE
        )
        if not decision:
            return None
        return self.became(decision)

    def told(
        self,
        name: str,
        how: str = "phone",
        by: str = "complaints1",
        at: datetime = FRIDAY,
        told_on: date | None = None,
    ) -> Decision:
        """Let an officer tell the person what a letter holds, as the letter `name` to the team
        asks.
        """
        asked = self.letter(name)
        about = asked.facts.get("first") or asked.id
        return self.became(
            letter_outcomes.record_told_another_way(
                self.case, about, asked.facts["enclosed"], how, officer(by), at, HOUSE, told_on
            )
        )

    def swept(self, now: datetime) -> Decision | None:
        """Sweep this case as the due index would: when its next instant has come, and not
        before.
        """
        due = nudges.find_next_due(self.case)
        if due and due <= now:
            decision = nudges.send_due_nudges(self.case, now, HOUSE)
        else:
            decision = None
        if not decision:
            return None
        return self.became(decision)

    @property
    def running(self) -> dict[str, str]:
        """Return the clocks that run, with their due dates."""
        return {c.name: f"{c.due_on:%a %d %b %Y}" for c in self.case.clocks if c.running}


def letters(decision: Decision | None) -> list[tuple[str, str]]:
    """Return the letters that a decision owes, as (name, to)."""
    if not decision:
        return []
    return [(letter.name, letter.to) for letter in decision.letters]


def at_stage1(**given: Any) -> Life:
    """Return a case that Priya Nair has been given."""
    life = Life.begins(**given)
    life.acts("allocate", ALLOCATE)
    return life


def answered() -> Life:
    """Return a case that has been answered, and whose letters have left."""
    life = at_stage1()
    life.leaves("acknowledgement")
    life.acts("reply", REPLY, "socialwork1")
    life.leaves("stage1_reply")
    return life


def later(days: float) -> datetime:
    """Return the day so many calendar days after the Friday."""
    return FRIDAY + timedelta(days=days)
