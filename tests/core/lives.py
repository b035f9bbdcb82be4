"""Short ways to say what happens in a case, for the tests of the rules. Nothing here touches AWS, a
file or a clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Self

from chalicelib import councils
from chalicelib.core.cases import Case, Complaint, Decision, Event, Letter, Refused
from chalicelib.core.council import Authority
from chalicelib.core.decisions import decide, letter_outcomes, nudges
from chalicelib.core.decisions.learning import CLOCK as LEARNING
from chalicelib.core.learning.lessons import list_lessons
from chalicelib.core.people.officers import Officer
from chalicelib.core.working_days import london_date, london_time

COUNCIL = councils.load_council("sefton")
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
WITHDRAW = {
    "how": "phone",
    "talked": "Tom Fairclough",
    "talked_on": "2026-11-27",
    "said": "She said that it is sorted now.",
    "own_wish": "yes",
}
COME_BACK = {"reason": "Nothing has changed after all."}


def officer(key: str) -> Officer:
    """Return an officer of Sefton's file."""
    found = COUNCIL.find_officer(key)
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
    """A case as it goes on by the rules alone: what was decided last, what it has owed, and the
    time, which `acts`, `asks` and the rest can be given otherwise.

    `tests.lives.by_links.Lived` drives a case from outside, by letters, links and pages. It is a
    class of its own, since there nobody holds a decision: only what people see.
    """

    case: Case
    house: Authority = HOUSE
    now: datetime = FRIDAY
    last: Decision | None = None
    owed: list[Letter] = field(default_factory=list)  # every letter owed so far
    past: list[Event] = field(default_factory=list)  # its history so far

    @classmethod
    def begins(
        cls,
        at: datetime = FRIDAY,
        now: datetime | None = None,
        house: Authority = HOUSE,
        **given: Any,
    ) -> Self:
        """Return the case of a complaint that came in `at` an instant and is dealt with `now`, or
        at once. Its own clock stands at FRIDAY.
        """
        decision = decide.open_case(a_complaint(**given), REFERENCE, at, now or at, house)
        life = cls(decision.case, house)
        life.became(decision)
        return life

    @classmethod
    def opens(cls, at: datetime = FRIDAY, **given: Any) -> Self:
        """Return the case of a complaint that came in `at` an instant, where its clock stands."""
        life = cls.begins(at=at, **given)
        life.now = at
        return life

    def became(self, decision: Decision | None) -> Decision:
        """Take a decision as so."""
        assert decision is not None
        self.case = decision.case
        self.last = decision
        self.owed += decision.letters
        self.past += decision.events
        return decision

    def _officer(self, key: str) -> Officer:
        return next(o for o in self.house.officers if o.key == key)

    def acts(
        self, move: str, form: dict[str, str], by: str = "team", at: datetime | None = None
    ) -> Decision:
        """Make an officer's move."""
        who = self._officer(by)
        return self.became(decide.make_move(self.case, move, who, form, at or self.now, self.house))

    def does(self, move: str, by: str = "team", **form: str) -> Decision:
        """Make an officer's move now."""
        return self.acts(move, form, by)

    def refuses(self, move: str, by: str = "team", **form: str) -> Refused:
        """Return the refusal of a move that the rules do not allow: nothing changes."""
        before = self.case
        try:
            self.does(move, by, **form)
        except Refused as refused:
            assert self.case is before
            return refused
        raise AssertionError(f"{move} was not refused")

    def learns(self, at: datetime | None = None) -> None:
        """Record that nothing changes, for everything that an answer asks about, if it does."""
        clock = self.case.clock(LEARNING)
        if clock is None or not clock.running:
            return
        form = {}
        for lesson in list_lessons(self.case):
            form[f"theme-{lesson.number}"] = "delay"
            form[f"follows-{lesson.number}"] = "none"
            form[f"why_none-{lesson.number}"] = "It was put right on the day."
        self.acts("record_learning", form, "complaints1", at)

    def asks(
        self,
        move: str,
        form: dict[str, str] | None = None,
        at: datetime | None = None,
        **answers: str,
    ) -> Decision:
        """Make a move of the person's own."""
        asked = {**(form or {}), **answers}
        return self.became(decide.make_own_move(self.case, move, asked, at or self.now, self.house))

    def letter(self, name: str) -> Letter:
        """Return the last letter owed of that name."""
        return next(letter for letter in reversed(self.owed) if letter.name == name)

    def leaves(self, name: str, at: datetime | None = None, how: str = "email") -> Decision | None:
        """Have a letter to the person leave. Return None where the case knows already."""
        decision = letter_outcomes.record_letter_left(
            self.case, self.letter(name), how, at or self.now, self.house
        )
        if not decision:
            return None
        return self.became(decision)

    def sends(self, name: str, how: str = "email") -> None:
        """Have a letter to the person leave now."""
        self.leaves(name, how=how)

    def bounces(self, name: str, at: datetime | None = None) -> Decision | None:
        """Have a letter come back for good. Return None where the case knows already."""
        decision = letter_outcomes.record_letter_failed(
            self.case, self.letter(name), "no such mailbox", at or self.now, self.house
        )
        if not decision:
            return None
        return self.became(decision)

    def told(
        self,
        name: str,
        how: str = "phone",
        by: str = "complaints1",
        at: datetime | None = None,
        told_on: date | None = None,
    ) -> Decision:
        """Have an officer tell the person what a letter holds, as the letter `name` to the team
        asks.
        """
        asked = self.letter(name)
        about = asked.facts.get("first") or asked.id
        return self.became(
            letter_outcomes.record_told_another_way(
                self.case,
                about,
                asked.facts["enclosed"],
                how,
                self._officer(by),
                at or self.now,
                self.house,
                told_on,
            )
        )

    def swept(self, now: datetime) -> Decision | None:
        """Sweep this case as the due index would have it: when its next instant has come, and not
        before.
        """
        due = nudges.find_next_due(self.case)
        if not due or due > now:
            return None
        decision = nudges.send_due_nudges(self.case, now, self.house)
        if not decision:
            return None
        return self.became(decision)

    def till(self, day: date, at: time = time(10, 0)) -> None:
        """Let time go on to `day`, with the sweep each morning at eight in London."""
        while london_date(self.now) < day:
            self.now = london_time(london_date(self.now) + timedelta(days=1), time(8, 0))
            self.swept(self.now)
        self.now = london_time(day, at)

    def due(self, clock: str) -> str:
        """Return when a clock of the case is due, running or not."""
        found = self.case.clock(clock)
        assert found, clock
        return f"{found.due_on:%a %d %b %Y}"

    @property
    def running(self) -> dict[str, str]:
        """Return the clocks that run, with their due dates: all but the task to record what
        changes, which follows most answers.
        """
        clocks = (c for c in self.case.clocks if c.running and c.name != LEARNING)
        return {c.name: f"{c.due_on:%a %d %b %Y}" for c in clocks}

    def only(self, *clocks: str) -> dict[str, str]:
        """Return the running clocks, which are these and no others, with their due dates."""
        assert set(self.running) == set(clocks)
        return self.running

    @property
    def offered(self) -> list[str]:
        """Return the moves that the person's own page offers now."""
        shown = decide.list_moves_to_show(self.case, decide.PERSON, self.house, self.now)
        return [move.name for move in shown]

    def named(self, letter: str) -> int:
        """Return how many letters of that name were owed so far."""
        return sum(owed.name == letter for owed in self.owed)


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
