"""What may happen to the cases of a random life beside their own steps: some of it waits and goes
on, another complaint comes in, and two are merged and separated again.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from chalicelib.core.cases import Case, Decision
from chalicelib.core.decisions import decide
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from tests.core.lives import HOUSE, OFFICERS, a_complaint
from tests.core.stays_true import StaysTrue
from tests.core.story import Story

SECOND = ("K4M7-RT3F", "K4M7-RT44")  # the references of the complaints that come in later
MERGES = ("join", "take_apart")
TEAM_ITSELF = OFFICERS[0]


class LifeWithOthers(StaysTrue):
    """A family of cases, with what is done between them."""

    def one(
        self, data: st.DataObject, of: Callable[[Story], object] = lambda story: True
    ) -> Story | None:
        """Draw one of the family of which something is so."""
        fit = [n for n, story in enumerate(self.family) if of(story)]
        if not fit:
            return None
        return self.family[data.draw(st.sampled_from(fit))]

    def became(self, story: Story, decision: Decision) -> None:
        """Take a decision as so, with the strands that it split off and the cases that it
        changed."""
        before = story.case
        story.became(decision)
        known = {other.case.reference: other for other in self.family}
        for beside in decision.strands:
            other = known.get(beside.case.reference)
            if other:
                other.council_takes_nothing(other.case, beside, self.now)
                other.became(beside)
                continue
            assert beside.case.family == before.reference
            assert beside.case.reference in decision.case.strands
            assert (beside.case.person, beside.case.words) == (before.person, before.words)
            self.family.append(Story(beside.case, story.received_at))
            self.family[-1].became(beside)

    def others_for(self, move: Move | None, case: Case) -> tuple[Case, ...]:
        """Return the cases that a move may change beside this one."""
        if move is None or move.name not in MERGES:
            return ()
        return tuple(other.case for other in self.family if other.case is not case)

    def makes(
        self,
        data: st.DataObject,
        story: Story,
        fits: Callable[[Move], bool],
        form: dict[str, str] | None = None,
    ) -> bool:
        """Make one of the moves that an officer may make now, each as likely as another."""
        may: dict[str, list[Officer]] = {}
        for officer in OFFICERS:
            for move in decide.list_moves_to_show(story.case, officer, HOUSE, self.now):
                if fits(move):
                    may.setdefault(move.name, []).append(officer)
        if not may:
            return False
        name = data.draw(st.sampled_from(sorted(may)))
        officer = data.draw(st.sampled_from(may[name]))
        return self.acts(data, story, officer, name, form or {}, well=True)

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
        """Make a move as an officer, with a form that is drawn. Return whether it was taken."""
        raise NotImplementedError

    @rule(data=st.data(), ends=st.sampled_from(["resume", "put_right", "keep_paused", ""]))
    def some_of_it_waits_for_proceedings(self, data: st.DataObject, ends: str) -> None:
        story = self.one(data, lambda story: story.stage.status == "open")
        if story and self.makes(data, story, lambda move: move.name == "pause"):
            self.the_post_room_sends_all_that_waits()
            self.makes(data, story, lambda move: move.name == ends)

    @precondition(lambda self: any(p.state == "held" for s in self.family for p in s.case.points))
    @rule(data=st.data())
    def what_waited_goes_on(self, data: st.DataObject) -> None:
        story = self.one(data, lambda s: any(p.state == "held" for p in s.case.points))
        if story:
            self.makes(data, story, lambda move: move.name == "resume")

    @precondition(lambda self: len(self.family) < 3)
    @rule(data=st.data(), same=st.booleans(), merged=st.booleans())
    def another_complaint_comes_in(self, data: st.DataObject, same: bool, merged: bool) -> None:
        used = {story.case.reference for story in self.family}
        free = [reference for reference in SECOND if reference not in used]
        email = self.family[0].case.person.email if same else "sam@family.example"
        complaint = a_complaint(email=email, happened="Nobody rang me.")
        opened = decide.open_case(complaint, free[0], self.now, self.now, HOUSE)
        self.family.append(Story(opened.case, self.now))
        self.family[-1].became(opened)
        if merged:
            self._merge(data, self.family[-1], self.family[0])

    @precondition(lambda self: len(self.family) > 1)
    @rule(data=st.data(), sent=st.booleans(), apart=st.booleans())
    def two_are_merged(self, data: st.DataObject, sent: bool, apart: bool) -> None:
        story = self.one(data, lambda story: story.stage.status == "open")
        other = self.one(data, lambda other: other is not story)
        if story and other:
            self._merge(data, story, other)
        if sent:
            self.the_post_room_sends_all_that_waits()
        if apart:
            self.they_are_separated_again(data)

    def _merge(self, data: st.DataObject, story: Story, other: Story) -> None:
        into = {"other": other.case.reference}
        self.makes(data, story, lambda move: move.name == "join", into)

    @rule(data=st.data())
    def they_are_separated_again(self, data: st.DataObject) -> None:
        story = self.one(data, lambda story: story.case.joined_to)
        if story:
            self.makes(data, story, lambda move: move.name == "take_apart")

    def the_post_room_sends_all_that_waits(self) -> None:
        """Have each letter that waits leave, or fail where it cannot."""
        raise NotImplementedError
