"""Random lives of a case: whatever officers, people, the post and the clock do, in any order, these
things stay true.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Letter, Refused
from chalicelib.core.decisions import by_person, decide, letter_outcomes, nudges
from chalicelib.core.papers import FileRef
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import add_working_days, count_working_days, london_date
from tests.core.drawing import NAMES, WORDS, answers_to
from tests.core.life_with_others import TEAM_ITSELF, LifeWithOthers
from tests.core.lives import COUNCIL, HOUSE, OFFICERS, REFERENCE, a_complaint
from tests.core.story import Story

EVERY_MOVE = sorted({move.name for p in PROCEDURES.values() for move in p.moves})
# Moves that lead a case back, or away.
ASIDE = {"triage", "hand_back", "give_up", "hand_on", "cannot", "rest", "come_back", "put_right"}
DANGER = "He hits him. "
REACHED_BY = st.sampled_from(
    [
        *[{"email": "jo@family.example"}] * 4,
        {"email": "", "phone": "07700 900001"},
        {"email": "", "post": "1 Example Street"},
        {"email": "", "name": ""},
    ]
)
CODES = st.sampled_from(
    ["parent", "child_lac", "advocate", "sufficient_interest", "", "foster_carer"]
)


class LifeOfACase(LifeWithOthers):
    """A case and the strands split from it, and the time."""

    @initialize(
        reached=REACHED_BY,
        code=CODES,
        involved=st.lists(NAMES, max_size=2),
        about=NAMES,
        danger=st.integers(0, 5),
        late=st.integers(0, 40 * 24),
        start=st.integers(0, 365 * 24),
        ahead=st.integers(0, 16),
        data=st.data(),
    )
    def a_complaint_comes_in(
        self,
        reached: dict[str, str],
        code: str,
        involved: list[str],
        about: str,
        danger: int,
        late: int,
        start: int,
        ahead: int,
        data: st.DataObject,
    ) -> None:
        received_at = datetime(2026, 6, 1, 0, 30, tzinfo=UTC) + timedelta(hours=start)
        self.now = received_at + timedelta(hours=late)
        words = f"{DANGER if danger == 5 else ''}It was {about} who did not come."
        complaint = a_complaint(
            code=code, involved=tuple(filter(None, involved)), happened=words, **reached
        )
        opened = decide.open_case(complaint, REFERENCE, received_at, self.now, HOUSE)
        self.family = [Story(opened.case, received_at)]
        self.family[0].became(opened)
        self._goes_on(data, ahead)

    def _goes_on(self, data: st.DataObject, ahead: int) -> None:
        """Draw so many steps ahead, so that lives do not all end where they began."""
        if ahead and not self.family[0].case.anonymous:
            procedure = data.draw(
                st.sampled_from(sorted({*PROCEDURES} - {"anonymous"})) | st.just("children_act")
            )
            self.acts(
                data, self.family[0], TEAM_ITSELF, "triage", {"procedure": procedure}, well=True
            )
        for _ in range(ahead):
            self.the_post_room_sends_all_that_waits()
            self.now += timedelta(hours=data.draw(st.integers(0, 100)))
            self._step_on(data, self.family[0])

    # --- what may happen

    @rule(hours=st.integers(1, 24 * 12), swept=st.booleans())
    def time_passes(self, hours: int, swept: bool) -> None:
        self.now += timedelta(hours=hours)
        if swept:
            self.the_sweep_runs()

    @rule()
    def time_passes_until_something_falls_due(self) -> None:
        due = [at for story in self.family if (at := nudges.find_next_due(story.case))]
        self.now = max(self.now, min(due, default=self.now))
        self.the_sweep_runs()

    @rule()
    def the_sweep_runs(self) -> None:
        """Sweep part of what fell due over months. The next sweeps send the rest."""
        for story in self.family:
            while (due := nudges.find_next_due(story.case)) and due <= self.now:
                before = story.case.version
                story.became(nudges.send_due_nudges(story.case, self.now, HOUSE))
                assert story.case.version > before, (
                    "the case stays in the due index with nothing to do"
                )

    @rule(data=st.data(), again=st.booleans())
    def a_letter_leaves(self, data: st.DataObject, again: bool) -> None:
        if story := self.one(data, lambda story: story.waiting):
            self._leaves(story, data.draw(st.sampled_from(story.waiting)), 1 + again)

    @rule()
    def the_post_room_sends_all_that_waits(self) -> None:
        for story in self.family:
            for letter in story.waiting:
                self._leaves(story, letter, 1)

    def _leaves(self, story: Story, letter: Letter, times: int) -> None:
        if not story.case.person.mailable:
            self._fails(story, letter)
            return
        story.left.add(letter.id)
        for _ in range(times):
            story.became(
                letter_outcomes.record_letter_left(story.case, letter, "email", self.now, HOUSE)
            )

    @rule(data=st.data())
    def a_letter_comes_back(self, data: st.DataObject) -> None:
        if story := self.one(data, lambda story: story.to_person):
            self._fails(
                story, data.draw(st.sampled_from(story.to_person)), dead=data.draw(st.booleans())
            )

    def _fails(self, story: Story, letter: Letter, dead: bool = True) -> None:
        for _ in range(2):  # SES may say so twice
            decision = letter_outcomes.record_letter_failed(
                story.case, letter, "no such mailbox", self.now, HOUSE, address_dead=dead
            )
            if decision:
                story.failed.add(letter.id)
                story.left.discard(letter.id)
            story.became(decision)

    @rule(
        data=st.data(),
        how=st.sampled_from(["phone", "post", "in_person"]),
        officer=st.sampled_from(OFFICERS),
    )
    def the_person_is_told_another_way(
        self, data: st.DataObject, how: str, officer: Officer
    ) -> None:
        story = self.one(data, lambda story: story.asked_to_tell)
        if not story:
            return
        asked = data.draw(st.sampled_from(story.asked_to_tell))
        about = asked.facts.get("first") or asked.id
        try:
            story.became(
                letter_outcomes.record_told_another_way(
                    story.case, about, asked.facts["enclosed"], how, officer, self.now, HOUSE
                )
            )
        except Refused:
            return
        story.left.add(about)

    @rule(
        data=st.data(),
        officer=st.sampled_from(OFFICERS),
        name=st.sampled_from(EVERY_MOVE),
        seen=st.sampled_from(["", "0", "now", "x"]),
    )
    def an_officer_makes_some_move(
        self, data: st.DataObject, officer: Officer, name: str, seen: str
    ) -> None:
        if story := self.one(data):
            self.acts(
                data,
                story,
                officer,
                name,
                {"as_of": str(story.case.moved) if seen == "now" else seen},
            )

    @rule(data=st.data())
    def an_officer_makes_a_move_that_is_theirs(self, data: st.DataObject) -> None:
        if story := self.one(data):
            self.makes(data, story, lambda move: True)

    @rule(data=st.data(), steps=st.integers(1, 4))
    def officers_and_the_person_take_a_case_on(self, data: st.DataObject, steps: int) -> None:
        if story := self.one(data):
            for _ in range(steps):
                self._step_on(data, story)

    def _step_on(self, data: st.DataObject, story: Story) -> None:
        """Make a move that takes the case further: an officer's if it is open, the person's own
        if it is answered.
        """
        if story.stage.status == "open":
            self.makes(
                data,
                story,
                lambda move: (
                    not move.rare and move.name not in ASIDE and self._is_news(move, story.case)
                ),
            )
        else:
            self._asks(data, story)

    def _is_news(self, move: Move, case: Case) -> bool:
        appoints = any(f.kind == "appoint" and not case.holder(f.role) for f in move.fields)
        return (
            move.leads_to not in ("", case.stage)
            or (move.keeps and move.records not in case.kept)
            or appoints
        )

    @precondition(
        lambda self: any(s.stage.status == "open" and s.case.owner != TEAM for s in self.family)
    )
    @rule(data=st.data(), given_name=st.booleans())
    def it_turns_out_whom_it_is_about(self, data: st.DataObject, given_name: bool) -> None:
        story = self.one(
            data, lambda story: story.stage.status == "open" and story.case.owner != TEAM
        )
        if story:
            owner = COUNCIL.find_officer(story.case.owner)
        else:
            owner = None
        if story and owner:
            if given_name:
                named = owner.name
            else:
                named = owner.name.split()[-1]
            form = {"named": named, "procedure": story.case.procedure}
            if self.makes(data, story, lambda move: move.name == "triage", form):
                assert story.case.owner != owner.key

    @rule(data=st.data())
    def its_points_turn_out_to_belong_apart(self, data: st.DataObject) -> None:
        if story := self.one(data, lambda story: len(story.case.open_points) > 1):
            numbers = [p.number for p in story.case.open_points]
            elsewhere = data.draw(
                st.sampled_from(sorted({*PROCEDURES} - {"anonymous", story.case.procedure}))
            )
            goes = {f"goes-{n}": story.case.procedure for n in numbers} | {
                f"goes-{numbers[-1]}": elsewhere
            }
            self.makes(data, story, lambda move: move.name == "split", goes)

    def acts(
        self,
        data: st.DataObject,
        story: Story,
        officer: Officer,
        name: str,
        form: dict[str, str],
        *,
        well: bool = False,
    ) -> bool:
        before = story.case
        move = next(
            (m for m in decide.list_moves(before, officer, HOUSE) if m.name == name), None
        ) or story.stage.move(name)
        form = {**(answers_to(move, before, self.now, data, well=well) if move else {}), **form}
        try:
            decision = decide.make_move(
                before, name, officer, form, self.now, HOUSE, self.others_for(move, before)
            )
        except Refused:
            return False
        assert not is_named(officer, before.named), "someone named acted"
        assert decision.case.moved > before.moved
        story.council_takes_nothing(before, decision, self.now)
        self.became(story, decision)
        if decision.events[0].name == "resumed":
            self._went_on(before, story.case)
        return True

    def _went_on(self, before: Case, after: Case) -> None:
        """Assert that what was paused runs again, put back by the working days of the pause, and
        says so.
        """
        for was in before.clocks:
            now = after.clock(was.name)
            if was.held_on and now:
                lost = count_working_days(was.held_on, london_date(self.now))
                assert now.due_on == (
                    add_working_days(was.due_on, lost) if lost > 0 else was.due_on
                )
                assert not now.held
                assert was.why_held in now.pauses

    @rule(data=st.data())
    def the_person_makes_a_move_of_their_own(self, data: st.DataObject) -> None:
        if story := self.one(data):
            self._asks(data, story)

    def _asks(self, data: st.DataObject, story: Story) -> None:
        before = story.case
        shown = decide.list_moves_to_show(before, decide.PERSON, HOUSE, self.now)
        if not shown:
            return
        move = data.draw(st.sampled_from(shown))
        form = answers_to(move, before, self.now, data, well=True)
        try:
            decision = decide.make_own_move(before, move.name, form, self.now, HOUSE)
        except Refused:
            assert move.section in (
                "helpers",
                "reach",
            )  # how they are reached may be no address at all
            return
        told = {letter.to for letter in decision.letters} | {
            "" for letter in decision.letters if letter.name == "please_tell"
        }
        assert told & {COMPLAINANT, ""} or not move.leads_to, (
            f"{move.name} was not confirmed to them"
        )
        self.became(story, decision)

    @rule(
        data=st.data(),
        text=WORDS,
        by=st.sampled_from([COMPLAINANT, TEAM, "socialwork1"]),
        files=st.integers(0, 2),
    )
    def someone_adds_something(self, data: st.DataObject, text: str, by: str, files: int) -> None:
        story = self.one(data) or self.family[0]
        sent = tuple(FileRef(f"f{n}", f"photo {n}.jpg", 10, "image/jpeg") for n in range(files))
        story.became(decide.add_words(story.case, by, text, sent, self.now, HOUSE))

    @rule(data=st.data(), said=WORDS, really=st.integers(0, 3))
    def the_person_withdraws(self, data: st.DataObject, said: str, really: int) -> None:
        if really < 3:
            return
        story = self.one(data) or self.family[0]
        try:
            story.became(by_person.withdraw_complaint(story.case, said, self.now, HOUSE))
        except Refused:
            assert story.case.anonymous or story.stage.status != "open"

    @rule(data=st.data(), said=WORDS)
    def the_person_comes_back(self, data: st.DataObject, said: str) -> None:
        story = self.one(data) or self.family[0]
        before = story.stage.status
        try:
            story.became(by_person.take_up_again(story.case, said, self.now, HOUSE))
        except Refused:
            assert before != "withdrawn"


TestLifeOfACase = pytest.mark.slow(LifeOfACase.TestCase)
TestLifeOfACase.settings = settings(
    max_examples=30, stateful_step_count=40, suppress_health_check=list(HealthCheck)
)
