"""One case of a random life: its history, the letters it has owed and what became of them, and what
holds of every decision on it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib.core import records
from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, Case, Decision, Event, Letter
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.builder import apply_event
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import ClockRule, Stage
from tests.core.lives import HOUSE, OFFICERS


def kept(value: Any) -> Any:
    """Return a value as it is read back from the table."""
    return records.from_plain(type(value), json.loads(json.dumps(records.to_plain(value))))


# What the person has asked for, by the facts that keep it.
REQUESTS = {
    m.records
    for p in PROCEDURES.values()
    for m in p.moves
    if m.keeps and (COMPLAINANT in m.by or m.records == "stage2_said")
} - {"sharing_allowed"}


# What takes a case on again that the council had stopped.
GIVEN_BACK = {"resumed", "taken_apart", "mistake_undone", "reopened"}


def _is_going(case: Case) -> bool:
    """Return whether a case is looked into or answered, and not paused."""
    stage = decide.find_stage(case)
    return stage.status in ("open", "answered") and stage.name != "paused"


def steps_of(case: Case) -> list[str]:
    """Return the steps of a case's procedure, in order."""
    return list(dict.fromkeys(s.step for s in PROCEDURES[case.procedure].stages if s.step))


@dataclass
class Story:
    """One case of the family, with its history, the letters it has owed, and what became of
    them.

    It moves nothing, as `Life` does: hypothesis chooses what happens, and this checks what came of
    it.
    """

    case: Case
    received_at: datetime
    events: list[Event] = field(default_factory=list)
    letters: dict[str, Letter] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)
    fired: set[str] = field(default_factory=set)
    folded: Case | None = None
    reached: dict[str, int] = field(default_factory=dict)
    went: Case | None = None  # as it was when it was last paused or merged
    ways: set[str] = field(default_factory=set)  # the later steps that could be asked for then

    @property
    def stage(self) -> Stage:
        return decide.find_stage(self.case)

    @property
    def to_person(self) -> list[Letter]:
        return [letter for letter in self.letters.values() if letter.to == COMPLAINANT]

    @property
    def waiting(self) -> list[Letter]:
        return [letter for letter in self.to_person if letter.id not in self.left | self.failed]

    @property
    def asked_to_tell(self) -> list[Letter]:
        return [letter for letter in self.letters.values() if "enclosed" in letter.facts]

    @property
    def untold(self) -> bool:
        """Return whether the team still has to tell the person something in another way than by
        email.
        """
        return any(
            (asked.facts.get("first") or asked.id) not in self.left for asked in self.asked_to_tell
        )

    def rule(self, clock: Clock) -> ClockRule:
        return PROCEDURES[self.case.procedure].clock(clock.name)

    def became(self, decision: Decision | None) -> None:
        """Take a decision as so, after checking what holds of every decision."""
        if decision is None:
            return
        before = self.case
        for event in decision.events:
            assert event.number == len(self.events) + 1
            self.events.append(kept(event))
            self.folded = apply_event(self.folded, self.events[-1])
            self._nudged(event, before, decision.case)
            if event.name == "receipt_corrected":
                self.received_at = decision.case.received_at
        for letter in decision.letters:
            self._owed(letter, decision.case)
        self._loses_nothing(before, decision.case)
        self.case = kept(decision.case)
        assert self.case == decision.case
        assert self.folded == self.case, "the case is not the fold of its events"

    def _loses_nothing(self, before: Case, after: Case) -> None:
        """Assert that no decision takes back a request, a stage that was reached, or a day of
        the person's time.
        """
        lost = REQUESTS & before.kept.keys() - after.kept.keys()
        assert not lost, f"{lost} disappeared"
        self._goes_no_step_back(after)
        for was in before.clocks:
            now = after.clock(was.name)
            if was.name.endswith("_window") and now and now.from_event == was.from_event:
                assert now.due_on >= was.due_on, f"{was.name} became shorter"

    def council_takes_nothing(self, before: Case, decision: Decision, now: datetime) -> None:
        """Assert that a move of the council's makes no receipt later, no answer due later than a
        rule lets it, no window shorter than was told, and takes no way on that was a right.
        """
        after = decision.case
        facts = {event.name for event in decision.events}
        assert after.received_at == before.received_at or "receipt_corrected" in facts
        if not facts & {"reopened", "receipt_corrected"}:
            self._begins_no_later(before, after, facts)
        self._shortens_no_window(before, after)
        # What was never agreed gave no way on: the answer to stage 1, still owed, will give it.
        if not any(event.facts.get("undone") == "resolved" for event in decision.events):
            self._leaves_the_way_on(before, after, now)
        self._gives_back_what_it_stopped(before, after, now, facts)

    def _gives_back_what_it_stopped(
        self, before: Case, after: Case, now: datetime, facts: set[str]
    ) -> None:
        """Assert that what goes on after a pause, or alone after a merger, has each way on that it
        had, and that a merger has moved none of its dates."""
        if _is_going(before) and not _is_going(after):
            self.went = before
            self.ways = self._find_ways_on(before, now)
        elif _is_going(after) and self.went and self.went.procedure == after.procedure:
            if facts & GIVEN_BACK:
                lost = self.ways - self._find_ways_on(after, now)
                assert all(self._has_reached(step, after) for step in lost), f"{lost} lost"
            if "taken_apart" in facts:
                self._kept_its_dates(self.went, after)

    def _has_reached(self, step: str, case: Case) -> bool:
        steps = steps_of(case)
        return steps.index(step) <= steps.index(decide.find_stage(case).step)

    def _kept_its_dates(self, went: Case, after: Case) -> None:
        """Assert that a case that was merged stands where it stood, with the dates it had."""
        corrected = "receipt_corrected" in {event.name for event in self.events}
        assert after.received_at == went.received_at or corrected
        for was in went.clocks:
            clock = after.clock(was.name)
            if was.running and not corrected and self.rule(was).whose == "council":
                assert clock, f"{was.name} is gone"
                assert clock.due_on == was.due_on, f"{was.name} moved by a merger"

    def _begins_no_later(self, before: Case, after: Case, facts: set[str]) -> None:
        """Assert that what counts from the day it came in is not counted from a later day, unless
        what happened starts it too."""
        for rule in PROCEDURES[after.procedure].clocks:
            if facts & {*rule.starts}:
                continue
            was = before.clock(rule.name)
            clock = after.clock(rule.name)
            if was and clock and "receipt" in rule.starts and before.procedure == after.procedure:
                assert clock.started_on <= was.started_on, f"{rule.name} began again"

    def _shortens_no_window(self, before: Case, after: Case) -> None:
        """Assert that a time to ask that was told, and runs on, ends no sooner."""
        for was in before.clocks:
            clock = after.clock(was.name)
            told = was.name.endswith(("_window", "_advised")) and was.running
            if told and clock and clock.running:
                assert clock.due_on >= was.due_on, f"{was.name} became shorter"

    def _leaves_the_way_on(self, before: Case, after: Case, now: datetime) -> None:
        """Assert that who could go on by right still can, or has, while it is under the same
        procedure and neither stopped nor paused.
        """
        same = before.procedure == after.procedure
        stage = decide.find_stage(after)
        if not same or stage.status not in ("open", "answered") or stage.name == "paused":
            return
        steps = steps_of(after)
        here = steps.index(stage.step) if stage.step else 0
        ahead = self._find_ways_on(after, now)
        for step in self._find_ways_on(before, now):
            reached = steps.index(step) <= here
            assert step in ahead or reached, f"{step} was within reach, and is not at {stage.name}"

    def _find_ways_on(self, case: Case, now: datetime) -> set[str]:
        """Return the later steps that the person's own page offers."""
        procedure = PROCEDURES[case.procedure]
        own = decide.find_stage(case).step
        offered = decide.list_moves_to_show(case, decide.PERSON, HOUSE, now)
        steps = {procedure.stage(move.leads_to).step for move in offered if move.leads_to}
        return steps - {"", own}

    def _goes_no_step_back(self, case: Case) -> None:
        stage = decide.find_stage(case)
        steps = steps_of(case)
        if stage.step:
            here = steps.index(stage.step)
            reached = self.reached.get(case.procedure, 0)
            assert here >= reached, f"it went back to {case.stage}"
            self.reached[case.procedure] = here

    def next_step_lost(self, now: datetime) -> bool:
        """Return whether the person has an answer, and cannot ask for a next step that there is."""
        procedure = PROCEDURES[self.case.procedure]
        steps = steps_of(self.case)
        reached = self.reached.get(self.case.procedure, 0)
        if self.stage.status not in ("answered", "at rest") or not steps:
            return False
        ahead = {s.name for s in procedure.stages if s.step in steps[reached + 1 :]}
        offered = decide.list_moves_to_show(self.case, decide.PERSON, HOUSE, now)
        could = any(COMPLAINANT in m.by and m.leads_to in ahead for m in procedure.moves)
        return could and not any(m.leads_to in ahead for m in offered)

    def _nudged(self, event: Event, before: Case, after: Case) -> None:
        for fired in event.facts.get("nudges", ()):
            assert fired not in self.fired, f"{fired} fired twice"
            self.fired.add(fired)
            clock = before.clock(fired.split("/")[0])
            assert clock, fired
            assert not clock.held, f"{fired} while it stood still"
        if event.name == "nudged" and after.stage != before.stage:
            came_from = decide.find_stage(before)
            now = decide.find_stage(after)
            assert now.status == "at rest", f"a nudge closed it at {after.stage}"
            assert came_from.status in ("answered", "at rest"), (
                f"a nudge took it from {before.stage}"
            )

    def _owed(self, letter: Letter, case: Case) -> None:
        assert letter.id not in self.letters, f"{letter.id} was used twice"
        assert kept(letter) == letter
        self.letters[letter.id] = letter
        staff = HOUSE.staff(case)
        officer = staff.officer(letter.to)
        assert letter.to in (COMPLAINANT, AT_ADDRESS) or officer is not None
        assert officer is None or staff.free(officer) or not any(map(staff.free, OFFICERS)), (
            f"{letter.name} goes to {letter.to}, who is named"
        )
