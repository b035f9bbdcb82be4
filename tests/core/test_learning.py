"""What changes because of a complaint: actions, their proof, and a second person's look (001:47,
001:51).

Friday 27 November 2026 is the day on which the answer goes.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.core import records
from chalicelib.core.cases import COMPLAINANT, Appointed, Case
from chalicelib.core.decisions.builder import fold
from chalicelib.core.learning.actions import CLAIMED, CONFIRMED, DROPPED, OPEN, Action
from chalicelib.core.learning.lessons import list_lessons, list_themes
from chalicelib.core.papers import FileRef, Paper
from tests.core.lives import FRIDAY, REPLY, Life, at_stage1, letters
from tests.core.walks import on

LEARNED = {
    "theme-1": "communication",
    "follows-1": "action",
    "what-1": "Every missed visit is followed by a call the same day.",
    "action_owner-1": "socialwork1",
    "due-1": "2027-01-29",
    "proof_wanted-1": "Ten cases that the team manager checked",
}
NONE = {
    "theme-1": "communication",
    "follows-1": "none",
    "why_none-1": "The worker was ill, and cover was in place.",
}
DONE = {
    "action": "1",
    "done_on": "2027-01-20",
    "what_done": "The rule is in the handbook, and ten cases were checked.",
    "proof-1": "yes",
}
SHOWN = {"action": "1", "shown": "yes", "what": "We ring you the same day now.", "public": ""}
PROOF = Paper(1, FileRef("k", "handbook.pdf", 9, "application/pdf"), "socialwork1", FRIDAY.date())


def answered(**given: str) -> Life:
    """Return a case whose one point was upheld, or not, by the answer."""
    life = at_stage1()
    life.acts("reply", {**REPLY, **given}, "socialwork1")
    return life


def learned(**given: str) -> Life:
    life = answered()
    life.does("record_learning", "socialwork1", **LEARNED, **given)
    return life


def claimed(at: str = "2027-01-20") -> Life:
    life = learned()
    life.now = on(*map(int, at.split("-")))
    life.case = replace(life.case, papers=(PROOF,))
    life.does("claim_action", "socialwork1", **{**DONE, "done_on": at})
    return life


def to_learn(life: Life) -> str:
    """Return the day by which it is to be recorded what changes, or "" where nothing is asked."""
    clock = life.case.clock("learning")
    return f"{clock.due_on:%a %d %b %Y}" if clock and clock.running else ""


# --- an action, or a reason why none


def test_an_answer_that_upholds_a_point_asks_for_what_changes() -> None:
    life = answered()
    assert to_learn(life) == "Fri 04 Dec 2026"
    assert [lesson.what for lesson in list_lessons(life.case)] == ["Point 1"]


def test_an_answer_that_upholds_nothing_and_promises_nothing_asks_for_nothing() -> None:
    life = answered(**{"finding-1": "not_upheld", "sorry": "", "actions": ""})
    assert to_learn(life) == ""


def test_a_promise_is_asked_about_even_where_nothing_was_upheld() -> None:
    life = answered(**{"finding-1": "not_upheld", "sorry": ""})
    (lesson,) = list_lessons(life.case)
    assert (lesson.source, lesson.text) == ("promise", REPLY["actions"])


def test_what_was_agreed_by_talking_is_asked_about_too() -> None:
    life = at_stage1()
    agreed = {"terms": "A visit", "actions": "A visit on Monday", "agreed_on": "2026-11-27"}
    life.does("resolve", "socialwork1", **agreed)
    assert to_learn(life) == "Fri 04 Dec 2026"


@pytest.mark.parametrize(("decision", "asked"), [("fault", 1), ("no_fault", 0)])
def test_a_fault_that_the_ombudsman_found_is_asked_about(decision: str, asked: int) -> None:
    life = learned()
    life.does("log_ombudsman", "complaints1", their_reference="1", asked="It", due="2027-01-15")
    said = {"decision": decision, "text": "A manager should have looked."}
    life.does("ombudsman_decided", "complaints1", **said)
    found = [lesson.source for lesson in list_lessons(life.case)]
    assert found == ["ombudsman"] * asked
    assert bool(to_learn(life)) is bool(asked)
    life.learns()
    assert list_lessons(life.case) == ()


def test_the_officer_is_chased_until_it_is_recorded() -> None:
    life = answered()
    life.till(on(2026, 12, 9).date())
    told = [(owed.name, owed.to) for owed in life.owed if owed.facts.get("clock") == "learning"]
    assert ("reminder", "socialwork1") in told
    assert ("overdue", "manager") in told


def test_once_somebody_else_looks_at_the_case_again_the_team_is_chased_and_not_they() -> None:
    life = answered()
    io = Appointed("io", "io1", FRIDAY.date())
    life.case = replace(life.case, owner="io1", appointed=(*life.case.appointed, io))
    life.till(on(2026, 12, 22).date())
    to = {owed.to for owed in life.owed if owed.facts.get("clock") == "learning"}
    assert "team" in to
    assert "io1" not in to


def test_an_action_has_an_owner_who_is_told_and_a_day() -> None:
    life = learned()
    (action,) = life.case.actions
    assert (action.state, action.theme, action.owner) == (OPEN, "communication", "socialwork1")
    assert (action.points, action.source) == ((1,), "point")
    assert ("action_asked", "socialwork1") in letters(life.last)
    assert life.running["action"] == "Fri 29 Jan 2027"
    assert to_learn(life) == ""


def test_a_reason_why_nothing_changes_will_do_and_keeps_its_theme() -> None:
    life = answered()
    life.does("record_learning", "socialwork1", **NONE)
    assert life.case.no_actions[0].why == NONE["why_none-1"]
    assert list_themes(life.case) == ((1, "communication"),)
    assert to_learn(life) == ""
    assert "action" not in life.running


@pytest.mark.parametrize("left_out", ["what-1", "action_owner-1", "due-1", "proof_wanted-1"])
def test_an_action_without_one_of_its_parts_is_refused(left_out: str) -> None:
    wrong = answered().refuses("record_learning", "socialwork1", **{**LEARNED, left_out: ""})
    assert set(wrong.errors) == {left_out}


def test_no_action_and_no_reason_is_refused() -> None:
    wrong = answered().refuses("record_learning", "socialwork1", **{**NONE, "why_none-1": ""})
    assert set(wrong.errors) == {"why_none-1"}


def test_nobody_whom_the_complaint_names_sees_to_an_action() -> None:
    life = at_stage1(involved=("Ellen Marsh",))
    life.acts("reply", REPLY, "socialwork1")
    wrong = life.refuses("record_learning", "socialwork1", **{**LEARNED, "action_owner-1": "care1"})
    assert set(wrong.errors) == {"action_owner-1"}


def test_a_point_that_was_dealt_with_is_not_asked_about_again() -> None:
    assert list_lessons(learned().case) == ()


def test_an_action_may_come_from_elsewhere() -> None:
    life = answered()
    given = {name.removesuffix("-1"): value for name, value in LEARNED.items()}
    life.does("add_action", "complaints1", source="compliment", **given)
    assert life.case.actions[0].source == "compliment"
    assert life.running["action"] == "Fri 29 Jan 2027"


# --- chased


def test_its_owner_is_reminded_with_its_words_and_then_it_climbs_the_ladder() -> None:
    life = learned()
    life.till(on(2027, 2, 8).date())
    chased = [owed for owed in life.owed if owed.facts.get("clock") == "action"]
    told = [(owed.name, owed.to) for owed in chased]
    assert told[0] == ("reminder", "socialwork1")
    assert ("overdue", "manager") in told
    assert ("overdue", "head") in told
    assert chased[0].facts["actions"][0]["what"] == LEARNED["what-1"]


def test_the_owner_of_a_second_action_is_reminded_while_the_first_is_late() -> None:
    life = learned()
    given = {name.removesuffix("-1"): value for name, value in LEARNED.items()}
    other = {**given, "action_owner": "complaints1", "due": "2027-02-12", "source": "comment"}
    life.does("add_action", "complaints1", **other)
    life.till(on(2027, 2, 12).date())
    told = {owed.to for owed in life.owed if owed.facts.get("clock") == "action"}
    assert {"socialwork1", "complaints1"} <= told


# --- done, checked, dropped


def test_done_wants_its_proof() -> None:
    life = learned()
    life.now = on(2027, 1, 20)
    wrong = life.refuses("claim_action", "socialwork1", **DONE)
    assert set(wrong.errors) == {"proof"}


def test_what_is_said_to_be_done_waits_for_a_second_person() -> None:
    life = claimed()
    assert life.case.actions[0].state == CLAIMED
    assert ("action_claimed", "manager") in letters(life.last)
    assert life.running["action_check"] == "Wed 27 Jan 2027"
    assert "action" not in life.running
    assert ("action_told", COMPLAINANT) not in letters(life.last)


@pytest.mark.parametrize("part", ["owner", "claimed_by"])
def test_the_second_person_is_never_whoever_did_it_or_said_so(part: str) -> None:
    life = claimed()
    (action,) = life.case.actions
    own = records.to_plain(action) | {part: "manager"}
    life.case = replace(life.case, actions=(records.from_plain(Action, own),))
    assert "second person" in str(life.refuses("check_action", "manager", **SHOWN))
    life.does("check_action", "head", **SHOWN)


def test_whoever_is_asked_to_look_at_the_proof_is_not_who_said_so() -> None:
    life = learned()
    life.case = replace(life.case, papers=(PROOF,))
    life.now = on(2027, 1, 20)
    life.does("claim_action", "manager", **DONE)
    assert ("action_claimed", "complaints1") in letters(life.last)


def test_an_officer_cannot_say_that_somebody_elses_action_is_done() -> None:
    life = learned()
    given = {name.removesuffix("-1"): value for name, value in LEARNED.items()}
    life.does("add_action", "complaints1", **{**given, "source": "other", "action_owner": "head"})
    life.case = replace(life.case, papers=(PROOF,))
    life.now = on(2027, 1, 20)
    wrong = life.refuses("claim_action", "socialwork1", **{**DONE, "action": "2"})
    assert set(wrong.errors) == {"action"}


def test_once_it_is_checked_the_person_is_told() -> None:
    life = claimed()
    life.does("check_action", "manager", **SHOWN)
    assert life.case.actions[0].state == CONFIRMED
    assert ("action_told", COMPLAINANT) in letters(life.last)
    told = life.letter("action_told").facts
    assert (told["done"], told["what"]) == ("done", SHOWN["what"])
    assert {"action", "action_check"}.isdisjoint(life.running)


def test_proof_that_does_not_show_it_opens_the_action_again_with_its_day() -> None:
    life = claimed()
    not_shown = {"action": "1", "shown": "no", "why_not": "The page is from last year."}
    life.does("check_action", "manager", **not_shown)
    assert life.case.actions[0].state == OPEN
    assert life.running["action"] == "Fri 29 Jan 2027"
    assert ("action_told", COMPLAINANT) not in letters(life.last)
    assert life.letter("action_asked").facts["action"]["not_shown"] == not_shown["why_not"]


def test_done_late_stays_late() -> None:
    life = claimed(at="2027-02-03")
    life.does("check_action", "manager", **SHOWN)
    assert life.case.actions[0].is_late(on(2027, 3, 1).date())
    assert not claimed().case.actions[0].is_late(on(2027, 3, 1).date())


def test_what_is_dropped_says_why_and_the_person_is_told() -> None:
    life = learned()
    assert set(life.refuses("drop_action", "complaints1", action="1", what="").errors) == {"what"}
    life.does("drop_action", "complaints1", action="1", what="The team was closed.")
    assert life.case.actions[0].state == DROPPED
    assert life.letter("action_told").facts["done"] == "dropped"
    assert "action" not in life.running


def test_the_case_is_still_the_fold_of_its_events() -> None:
    life = learned()
    life.does("drop_action", "complaints1", action="1", what="The team was closed.")
    folded = fold(life.past)
    assert folded == life.case
    assert records.from_plain(Case, records.to_plain(life.case)) == life.case


def test_what_the_public_reads_can_be_changed_and_taken_back() -> None:
    life = claimed()
    assert "Nothing was done" in str(life.refuses("change_public", "manager", action="1"))
    life.does("check_action", "manager", **{**SHOWN, "public": "We ring everybody the same day."})
    life.does("change_public", "manager", action="1", public="We ring on the same day.")
    assert life.case.actions[0].public == "We ring on the same day."
    life.does("change_public", "manager", action="1", public="")
    assert life.case.actions[0].public == ""


# --- did it help?


def test_four_months_after_it_was_done_it_is_asked_whether_it_helped() -> None:
    life = claimed()
    life.does("check_action", "manager", **SHOWN)
    assert life.running["action_effect"] == "Thu 20 May 2027"
    life.till(on(2027, 5, 20).date())
    asked = [owed for owed in life.owed if owed.facts.get("clock") == "action_effect"]
    assert [(owed.name, owed.to) for owed in asked] == [("due_today", "manager")]
    said = {"action": "1", "effect": "no", "effect_why": "No missed visit was upheld since."}
    life.does("record_effect", "manager", **said)
    assert life.case.actions[0].effect == "no"
    assert "action_effect" not in life.running


def test_an_answer_taken_back_as_a_mistake_takes_its_promise_back_too() -> None:
    life = at_stage1()
    agreed = {"terms": "A visit", "actions": "A visit on Monday", "agreed_on": "2026-11-27"}
    life.does("resolve", "socialwork1", **agreed)
    life.does("put_right", reason="It was not agreed.")
    assert to_learn(life) == ""
    assert list_lessons(life.case) == ()
