"""Random lives of a case: whatever officers, people, the post and the clock do, in any order, these things stay true."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from chalicelib.core import answers, decide, nudges, posting, records
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Event, FileRef, Letter, Person, Refused
from chalicelib.core.deciding import fold
from chalicelib.core.people import Staff, is_named
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.common import FINDINGS
from chalicelib.core.procedures.tables import Field, Move
from tests.core.lives import COUNCIL, OFFICERS, REFERENCE, a_complaint

EVERY_MOVE = sorted({move.name for p in PROCEDURES.values() for stage in p.stages for move in stage.moves})
NAMES = st.sampled_from(
    [officer.name for officer in OFFICERS[1:]] + ["Ms Nair", "Mr Fairclough", "the school", "Quayle", ""]
)
WORDS = st.text(min_size=1, max_size=20)
SAID = WORDS.filter(str.strip)
REACHED_BY = st.sampled_from(
    [
        {"email": "jo@family.example"},
        {"email": "", "phone": "07700 900001"},
        {"email": "", "post": "1 Example Street"},
        {"email": "", "name": ""},
    ]
)


def kept(value: Any) -> Any:
    """A value as it comes back from the table."""
    return records.value_of(type(value), json.loads(json.dumps(records.plain(value))))


class LifeOfACase(RuleBasedStateMachine):
    """One case, the letters it has owed and what became of them, and the time."""

    @initialize(
        reached=REACHED_BY,
        involved=st.lists(NAMES, max_size=2),
        about=NAMES,
        late=st.integers(0, 40 * 24),
        start=st.integers(0, 365 * 24),
    )
    def a_complaint_comes_in(
        self, reached: dict[str, str], involved: list[str], about: str, late: int, start: int
    ) -> None:
        self.received_at = datetime(2026, 6, 1, 0, 30, tzinfo=UTC) + timedelta(hours=start)
        self.now = self.received_at + timedelta(hours=late)
        complaint = a_complaint(
            **{"involved": tuple(filter(None, involved)), "happened": f"It was {about} who did not come.", **reached}
        )
        self.events: list[Event] = []
        self.letters: dict[str, Letter] = {}
        self.left: set[str] = set()
        self.failed: set[str] = set()
        self.fired: set[str] = set()
        self.became(decide.opened(complaint, REFERENCE, self.received_at, self.now, COUNCIL.code, OFFICERS))

    def became(self, decision: Decision | None) -> None:
        if decision is None:
            return
        for event in decision.events:
            assert event.number == len(self.events) + 1
            self.events.append(kept(event))
            for fired in event.facts.get("nudges", ()):
                assert fired not in self.fired, f"{fired} fired twice"
                self.fired.add(fired)
        staff = Staff(OFFICERS, decision.case.named)
        for letter in decision.letters:
            assert letter.id not in self.letters, f"{letter.id} was used twice"
            assert kept(letter) == letter
            self.letters[letter.id] = letter
            officer = staff.officer(letter.to)
            assert letter.to == COMPLAINANT or officer is not None
            assert officer is None or staff.free(officer) or not any(map(staff.free, OFFICERS)), (
                f"{letter.name} goes to {letter.to}, who is named"
            )
        self.case = kept(decision.case)
        assert self.case == decision.case

    def waiting(self) -> list[Letter]:
        done = self.left | self.failed
        return [letter for letter in self.letters.values() if letter.to == COMPLAINANT and letter.id not in done]

    # --- what may happen

    @rule(hours=st.integers(1, 24 * 12), swept=st.booleans())
    def time_passes(self, hours: int, swept: bool) -> None:
        self.now += timedelta(hours=hours)
        if swept:
            self.the_sweep_runs(1)

    @rule(times=st.integers(1, 3))
    def the_sweep_runs(self, times: int) -> None:
        for _ in range(times):
            due = nudges.next_due(self.case)
            if due and due <= self.now:
                before = self.case.version
                self.became(nudges.fallen_due(self.case, self.now, OFFICERS))
                assert self.case.version > before, "the case stays in the due index with nothing to do"
        due = nudges.next_due(self.case)
        assert due is None or due > self.now

    @precondition(lambda self: self.waiting())
    @rule(data=st.data(), again=st.booleans())
    def a_letter_leaves(self, data: st.DataObject, again: bool) -> None:
        letter = data.draw(st.sampled_from(self.waiting()))
        if not self.case.person.mailable:
            self._fails(letter)
            return
        self.left.add(letter.id)
        for _ in range(1 + again):
            self.became(posting.letter_left(self.case, letter, "email", self.now, OFFICERS))

    def written(self) -> list[Letter]:
        return [letter for letter in self.letters.values() if letter.to == COMPLAINANT]

    @precondition(lambda self: self.written())
    @rule(data=st.data())
    def a_letter_comes_back(self, data: st.DataObject) -> None:
        self._fails(data.draw(st.sampled_from(self.written())))

    def _fails(self, letter: Letter) -> None:
        for _ in range(2):  # SES may say so twice
            decision = posting.letter_failed(self.case, letter, "no such mailbox", self.now, OFFICERS)
            if decision:
                self.failed.add(letter.id)
                self.left.discard(letter.id)
            self.became(decision)

    @precondition(lambda self: any("enclosed" in letter.facts for letter in self.letters.values()))
    @rule(data=st.data(), how=st.sampled_from(["phone", "post", "in_person"]), officer=st.sampled_from(OFFICERS))
    def the_person_is_told_another_way(self, data: st.DataObject, how: str, officer: Any) -> None:
        asked = data.draw(st.sampled_from([letter for letter in self.letters.values() if "enclosed" in letter.facts]))
        about = asked.facts.get("first") or asked.id
        try:
            self.became(
                decide.told_another_way(self.case, about, asked.facts["enclosed"], how, officer, self.now, OFFICERS)
            )
        except Refused:
            return
        self.left.add(about)

    @rule(
        data=st.data(),
        key=st.sampled_from([officer.key for officer in OFFICERS]),
        name=st.sampled_from(EVERY_MOVE),
        seen=st.sampled_from(["", "0", "now", "x"]),
    )
    def an_officer_makes_some_move(self, data: st.DataObject, key: str, name: str, seen: str) -> None:
        self._acts(data, key, name, {"as_of": str(self.case.moved) if seen == "now" else seen})

    @rule(data=st.data())
    def an_officer_makes_a_move_that_is_theirs(self, data: st.DataObject) -> None:
        self._acts(data, *self._drawn(data, lambda move: True), {})

    @precondition(lambda self: decide.stage_of(self.case).status == "open")
    @rule(data=st.data())
    def an_officer_takes_the_case_on(self, data: st.DataObject) -> None:
        aside = ("withdrawn", "triage", self.case.stage)
        self._acts(data, *self._drawn(data, lambda move: move.leads_to not in aside), {}, well=True)

    @precondition(lambda self: decide.stage_of(self.case).status == "open" and self.case.owner != TEAM)
    @rule(data=st.data(), given_name=st.booleans())
    def it_turns_out_whom_it_is_about(self, data: st.DataObject, given_name: bool) -> None:
        key, _ = self._drawn(data, lambda move: move.name == "triage")
        owner = COUNCIL.officer(self.case.owner)
        assert owner
        self._acts(data, key, "triage", {"named": owner.name if given_name else owner.name.split()[-1]}, well=True)
        assert self.case.owner == TEAM

    def _drawn(self, data: st.DataObject, fits: Callable[[Move], bool]) -> tuple[str, str]:
        """A move and an officer who may make it now, each move as likely as another."""
        may: dict[str, list[str]] = {}
        for officer in OFFICERS:
            for move in decide.moves_for(self.case, officer, OFFICERS):
                if fits(move):
                    may.setdefault(move.name, []).append(officer.key)
        assume(may)
        name = data.draw(st.sampled_from(sorted(may)))
        return data.draw(st.sampled_from(may[name])), name

    def _acts(self, data: st.DataObject, key: str, name: str, form: dict[str, str], *, well: bool = False) -> None:
        officer = COUNCIL.officer(key)
        assert officer
        move = decide.stage_of(self.case).move(name)
        form = {**(self._form(data, move, well) if move else {}), **form}
        before = self.case
        try:
            decision = decide.acted(self.case, name, officer, form, self.now, OFFICERS, COUNCIL.services)
        except Refused:
            return
        assert not is_named(officer, before.named), "someone named acted"
        assert decision.case.moved == decision.case.version
        self.became(decision)

    def _form(self, data: st.DataObject, move: Move, well: bool) -> dict[str, str]:
        form: dict[str, str] = {}
        for field in move.fields:
            if field.kind == "findings":
                form |= self._findings(data)
            else:
                form[field.name] = data.draw(self._well(field) if well else st.one_of(*[self._well(field)] * 9, WORDS))
        return form

    def _well(self, field: Field) -> st.SearchStrategy[str]:
        staff = Staff(OFFICERS, self.case.named)
        offered = answers.choices(field, self.case, staff, COUNCIL.services)
        if offered:
            return st.sampled_from([value for value, _ in offered])
        if field.kind == "date":
            return st.integers(0, 60).map(lambda days: (self.now + timedelta(days=days)).date().isoformat())
        return st.lists(NAMES, max_size=2).map("\n".join) if field.name == "named" else SAID

    def _findings(self, data: st.DataObject) -> dict[str, str]:
        finding = st.sampled_from([value for value, _ in FINDINGS])
        parts = {"finding": finding, "evidence": SAID, "reasons": SAID}
        return {
            f"{part}-{point.number}": data.draw(drawn) for point in self.case.points for part, drawn in parts.items()
        }

    @rule(text=WORDS, by=st.sampled_from([COMPLAINANT, TEAM, "socialwork1"]), files=st.integers(0, 2))
    def someone_adds_something(self, text: str, by: str, files: int) -> None:
        sent = tuple(FileRef(f"f{n}", f"photo {n}.jpg", 10, "image/jpeg") for n in range(files))
        self.became(decide.added(self.case, by, text, sent, self.now, OFFICERS))

    @rule(said=WORDS, really=st.integers(0, 3))
    def the_person_withdraws(self, said: str, really: int) -> None:
        assume(really == 3)
        try:
            self.became(decide.withdrawn(self.case, said, self.now, OFFICERS))
        except Refused:
            assert self.case.anonymous or decide.stage_of(self.case).status != "open"

    @rule(said=WORDS)
    def the_person_comes_back(self, said: str) -> None:
        before = decide.stage_of(self.case).status
        try:
            self.became(decide.came_back(self.case, said, self.now, OFFICERS))
        except Refused:
            assert before not in ("withdrawn", "at rest")

    # --- what stays true

    @invariant()
    def the_day_it_came_in_never_changes(self) -> None:
        assert self.case.received_at == self.received_at
        assert self.case.words == self.events[0].change["words"]

    @invariant()
    def the_version_is_the_number_of_events(self) -> None:
        assert self.case.version == len(self.events)

    @invariant()
    def no_clock_is_lost(self) -> None:
        rules = {rule.name for rule in PROCEDURES[self.case.procedure].clocks}
        assert {clock.name for clock in self.case.clocks} == rules
        if decide.stage_of(self.case).status == "open":
            silent = [c.name for c in self.case.clocks if c.name != "ack" and not c.running]
            assert not silent, f"an open case whose {silent} do not run"

    @invariant()
    def a_clock_is_stopped_only_by_a_letter_that_left_and_did_not_come_back(self) -> None:
        rules = {rule.name: rule.stopped_by for rule in PROCEDURES[self.case.procedure].clocks}
        reached = {sent.letter_id: sent.name for sent in self.case.told if sent.how != "bounced"}
        for clock in self.case.clocks:
            if clock.running:
                assert not clock.stopped_by
            elif self.case.anonymous:
                assert clock.stopped_by in rules[clock.name]
            else:
                assert clock.stopped_by in self.left
                assert reached[clock.stopped_by] in rules[clock.name]

    @invariant()
    def a_case_with_a_running_clock_is_looked_at_again(self) -> None:
        assert (nudges.next_due(self.case) is not None) == any(
            clock.running and self._nudged(clock.name) for clock in self.case.clocks
        )

    def _nudged(self, clock: str) -> bool:
        """Whether this clock has nudges still to come: those that repeat never end, and others end with the last of them."""
        case = replace(self.case, clocks=tuple(c for c in self.case.clocks if c.name == clock))
        endless = any(n.every for n in PROCEDURES[case.procedure].nudges if n.clock == clock)
        return endless or nudges.next_due(case) is not None

    @invariant()
    def no_letter_is_remembered_twice_in_one_way(self) -> None:
        told = [(sent.letter_id, sent.how) for sent in self.case.told]
        assert len(told) == len(set(told))

    @invariant()
    def no_owner_is_named(self) -> None:
        owner = COUNCIL.officer(self.case.owner)
        assert owner
        assert owner.key == TEAM or not is_named(owner, self.case.named)

    def teardown(self) -> None:
        if hasattr(self, "events"):
            assert fold(self.events) == self.case, "the case is not the fold of its events"


TestLifeOfACase = LifeOfACase.TestCase
TestLifeOfACase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)


def test_a_field_that_a_newer_version_wrote_is_passed_over() -> None:
    event = Event(1, datetime(2026, 11, 27, 10, 0, tzinfo=UTC), "received", COMPLAINANT)
    assert records.value_of(Event, {**records.plain(event), "mood": "calm"}) == event


def test_what_holds_its_default_is_left_out_of_a_row() -> None:
    at = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)  # Friday
    case = Case("K4M7-RT2D", "complaint", "anonymous", "triage", at, "sefton", "web form", Person(name="Jo Field"))
    assert set(records.plain(case)) == {
        "reference",
        "kind",
        "procedure",
        "stage",
        "received_at",
        "council",
        "source",
        "person",
    }
