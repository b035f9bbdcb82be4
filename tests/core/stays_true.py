"""What stays true of a case and its strands whatever happens, looked at after each step of a random
life.
"""

from __future__ import annotations

from datetime import datetime

from hypothesis.stateful import RuleBasedStateMachine, invariant

from chalicelib.core.cases import COMPLAINANT, TEAM
from chalicelib.core.decisions import nudges
from chalicelib.core.people.officers import CHILDREN, is_named
from chalicelib.core.people.outside import is_outside
from chalicelib.core.people.parties import NOT_NEEDED
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import COUNCIL, HOUSE
from tests.core.story import Story

# What stops a clock under any procedure: one that was met stays met when the procedure changes.
STOPS: dict[str, set[str]] = {}
for _rule in (c for p in PROCEDURES.values() for c in p.clocks):
    STOPS.setdefault(_rule.name, set()).update(_rule.stops)


THE_CHILD = {COMPLAINANT, AT_ADDRESS}
OFFICERS = {TEAM} | {officer.key for officer in HOUSE.officers}
# To whoever passed it on, thanks and no more.
SAYS_NOTHING = {"messenger_thanked"}


class StaysTrue(RuleBasedStateMachine):
    """The invariants of a life; `family` is the case with the strands split from it."""

    family: list[Story]
    now: datetime

    @invariant()
    def the_day_it_came_in_changes_only_where_it_is_corrected(self) -> None:
        for story in self.family:
            assert story.case.received_at == story.received_at
            assert story.case.words == story.events[0].change["words"]

    @invariant()
    def whoever_has_an_answer_can_ask_for_the_next_step_that_there_is(self) -> None:
        for story in self.family:
            assert not story.next_step_lost(self.now), f"no way on from {story.case.stage}"

    @invariant()
    def nobody_hears_of_a_childs_complaint_whom_the_child_did_not_agree_to(self) -> None:
        for story in self.family:
            if story.case.person.code not in CHILDREN:
                continue
            for letter in story.letters.values():
                party = story.case.party(letter.to)
                assert party is None or party.agreed != NOT_NEEDED or letter.name in SAYS_NOTHING
                known = letter.to in THE_CHILD | OFFICERS or is_outside(letter.to)
                assert party is not None or known, letter.to

    @invariant()
    def the_version_is_the_number_of_events(self) -> None:
        for story in self.family:
            assert story.case.version == len(story.events)

    @invariant()
    def every_clock_is_one_of_the_procedures(self) -> None:
        for story in self.family:
            assert {c.name for c in story.case.clocks} <= {
                r.name for r in PROCEDURES[story.case.procedure].clocks
            }

    @invariant()
    def an_open_case_owes_something_and_will_be_looked_at_again(self) -> None:
        for story in self.family:
            if story.stage.status == "open":
                owed = [
                    c
                    for c in story.case.clocks
                    if c.running and c.name != "ack" and story.rule(c).whose != "person"
                ]
                assert owed, f"nothing is owed at {story.case.stage}"
                assert nudges.find_next_due(story.case) is not None, (
                    f"nobody looks at it again at {story.case.stage}"
                )

    @invariant()
    def nobody_is_chased_for_what_is_over(self) -> None:
        for story in self.family:
            delivered = not story.waiting and not story.failed - story.left and not story.untold
            if story.stage.status != "open" and delivered:
                owed = [
                    c.name
                    for c in story.case.clocks
                    if c.running and story.rule(c).whose == "council"
                ]
                assert not owed, f"{owed} run at {story.case.stage}"
            held = any(p.state == "held" for p in story.case.points)
            review = story.case.clock("pause_review")
            over = story.stage.status in ("withdrawn", "transferred") and delivered
            assert (held and not over) or not review or not review.running, (
                f"a pause is reviewed at {story.case.stage} where nothing is paused"
            )

    @invariant()
    def a_persons_own_time_does_not_run_while_the_council_is_at_it(self) -> None:
        for story in self.family:
            if story.stage.status == "open":
                theirs = [
                    c.name
                    for c in story.case.clocks
                    if c.running and story.rule(c).whose == "person" and not story.rule(c).meanwhile
                ]
                assert not theirs, f"{theirs} at {story.case.stage}"

    @invariant()
    def a_clock_is_stopped_only_by_a_letter_that_left_and_did_not_come_back_or_by_a_fact_of_its_row(
        self,
    ) -> None:
        left = {letter for story in self.family for letter in story.left}
        names = {letter.id: letter.name for story in self.family for letter in story.to_person}
        names |= {sent.letter_id: sent.name for story in self.family for sent in story.case.told}
        for story in self.family:
            facts = {event.name for event in story.events}
            for clock in story.case.clocks:
                by = clock.stopped_by
                assert bool(by) != clock.running
                # A strand's acknowledgement is its family's, which owes it again if it comes back.
                if by in names and by in story.letters:
                    assert by in left or story.rule(clock).whose == "person", (
                        f"{clock.name} was stopped by {by}, which came back"
                    )
                ended = story.rule(clock).while_open  # by whatever ends the case
                assert not by or ended or names.get(by, by) in STOPS[clock.name], (
                    f"{clock.name} was stopped by {by}"
                )
                assert not by or by in names or by in facts, (
                    f"{clock.name} was stopped by {by}, which did not happen"
                )

    @invariant()
    def no_letter_is_remembered_twice_in_one_way(self) -> None:
        for story in self.family:
            told = [(sent.letter_id, sent.how) for sent in story.case.told]
            assert len(told) == len(set(told))

    @invariant()
    def no_owner_is_named(self) -> None:
        for story in self.family:
            owner = COUNCIL.find_officer(story.case.owner)
            assert owner
            assert owner.key == TEAM or not is_named(owner, story.case.named)

    @invariant()
    def nobody_holds_two_parts_that_look_at_each_other(self) -> None:
        for story in self.family:
            case = story.case
            look = [
                case.holder(part)
                for part in ("io", "ip", "ao", "panel_chair", "panel_second", "panel_third")
            ]
            held = [officer for officer in look if officer]
            assert len(held) == len(set(held))
            assert case.holder("responder") not in held
