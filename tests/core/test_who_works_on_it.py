"""Whoever works on a case hears that it was taken from them, and the team has a copy of what was
sent (N13, N16, N18).
"""

from __future__ import annotations

from chalicelib.core.decisions import by_person
from tests.core.lives import ALLOCATE, EXTEND, FRIDAY, HOUSE, REPLY, TRIAGE, at_stage1, letters
from tests.core.statutory import appointed


def test_an_officer_from_whom_a_case_is_taken_hears_it() -> None:
    life = at_stage1()
    decision = life.acts("allocate", ALLOCATE | {"officer": "care1"})
    assert ("taken_from", "socialwork1") in letters(decision)


def test_whoever_hands_a_case_back_is_not_told_what_they_did() -> None:
    life = at_stage1()
    decision = life.acts("hand_back", {"reason": "I know the family."}, "socialwork1")
    assert "taken_from" not in dict(letters(decision))


def test_an_officer_whom_the_case_names_is_sent_nothing_as_it_is_taken_from_them() -> None:
    life = at_stage1()
    decision = life.acts("triage", {**TRIAGE, "named": "Priya Nair"})
    assert "socialwork1" not in {to for _, to in letters(decision)}


def test_an_officer_whose_case_comes_under_another_procedure_hears_that_it_left_them() -> None:
    life = at_stage1()
    why = "It is about a school, which these rules do not cover."
    decision = life.acts("triage", {**TRIAGE, "procedure": "corporate", "why": why})
    assert ("taken_from", "socialwork1") in letters(decision)


def test_an_investigator_who_is_replaced_hears_it() -> None:
    life = appointed()
    decision = life.does("appoint", appoint_io="io2", appoint_ip="ip1", access="The records.")
    assert ("taken_from", "io1") in letters(decision)
    assert ("taken_from", "ip1") not in letters(decision)


def test_both_who_investigate_hear_that_it_was_withdrawn_on_the_persons_own_page() -> None:
    life = appointed()
    life.became(by_person.withdraw_complaint(life.case, "It is sorted.", FRIDAY, HOUSE))
    told = {to for name, to in letters(life.last) if name == "they_withdrew"}
    assert told == {"io1", "ip1", "team"}


def test_the_team_has_a_copy_of_an_answer_and_of_more_time() -> None:
    life = at_stage1()
    assert ("extension_copied", "team") in letters(life.acts("extend", EXTEND, "socialwork1"))
    assert ("answer_copied", "team") in letters(life.acts("reply", REPLY, "socialwork1"))


def test_the_team_has_a_copy_of_what_was_agreed_with_the_person() -> None:
    agreed = {"terms": "One worker.", "actions": "A visit.", "agreed_on": "2026-11-27"}
    decision = at_stage1().acts("resolve", agreed, "socialwork1")
    (copied,) = [each for each in decision.letters if each.name == "terms_copied"]
    assert copied.to == "team"
    assert (copied.facts["terms"], copied.facts["actions"]) == ("One worker.", "A visit.")
