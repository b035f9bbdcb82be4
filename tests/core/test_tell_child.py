"""Where an adult complained, somebody settles how the child hears of the decision (s26(7)(b))."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.core.decisions import letter_outcomes
from tests.core.lives import Life
from tests.core.statutory import CHILD_TOLD, adjudicated


def names(life: Life) -> list[str]:
    assert life.last
    return [letter.name for letter in life.last.letters]


@pytest.mark.parametrize("code", ["parent", "foster_carer", "advocate", ""])
def test_a_decision_for_an_adult_asks_how_the_child_hears_of_it(code: str) -> None:
    life = adjudicated(code=code)
    assert "tell_child" in life.running
    life.does("tell_child", "complaints1", **CHILD_TOLD)
    assert "tell_child" not in life.running
    assert life.past[-1].facts["reason"] == CHILD_TOLD["reason"]


def test_a_child_who_complained_has_the_letter_itself() -> None:
    life = adjudicated(code="child_lac")
    assert "tell_child" not in life.running
    life.refuses("tell_child", "complaints1", **CHILD_TOLD)


def test_the_child_hears_too_that_an_adult_has_too_little_interest_to_complain_for_them() -> None:
    life = Life.opens(code="sufficient_interest")
    life.sends("acknowledgement")
    assert "tell_child" not in life.running
    weighed = {"reason": "You met them once.", "weighed": "They do not know you."}
    life.does("refuse_interest", "manager", **weighed)
    assert "tell_child" in life.running
    life.does("tell_child", "complaints1", **CHILD_TOLD)
    assert "tell_child" not in life.running


def test_that_it_is_not_needed_is_recorded_only_with_why() -> None:
    life = adjudicated()
    said = {"outcome": "not_needed", "reason": ""}
    assert set(life.refuses("tell_child", "complaints1", **said).errors) == {"reason"}
    life.does("tell_child", "complaints1", **said | {"reason": "The baby is two months old."})
    assert "tell_child" not in life.running


def test_whoever_should_settle_it_is_reminded_until_they_do() -> None:
    life = adjudicated()
    life.sends("stage2_letter")
    life.till(date(2026, 12, 8))
    chased = [each for each in life.owed if each.facts.get("clock") == "tell_child"]
    assert {each.name for each in chased} == {"reminder", "due_today", "overdue"}
    assert {each.to for each in chased} == {"team", "manager"}


FOR_SAM = {
    "called": "Sam",
    "decided": "Nobody came to see you for three months. That was wrong.",
    "now": "Priya comes each week from now on.",
    "worker": "Ellie Brook, their social worker",
    "safe_way": "At school, after lunch, with the door shut.",
}
SAM = {
    "capacity": "child",
    "helper": "Sam Hart",
    "email": "sam@young.example",
    "copies": "none",
    "agreed": "not_needed",
    "said": "Sam asked us to write here.",
}


def asked_to_hand_over(life: Life) -> dict[str, object]:
    life.does("write_to_child", "complaints1", **FOR_SAM)
    assert names(life) == ["please_tell_child"]
    assert life.last
    return life.last.letters[0].facts


def test_words_for_the_child_go_to_whoever_has_the_case_to_print_or_read_out() -> None:
    life = adjudicated()
    facts = asked_to_hand_over(life)
    assert facts["enclosed"] == "child_told"
    assert facts["worker"] == FOR_SAM["worker"]
    assert "tell_child" in life.running, "a letter that nobody handed over has told nobody"
    assert [each.name for each in life.case.to_pass_on] == ["child_told"]


def test_the_child_counts_as_told_once_somebody_gave_them_the_letter_or_read_it_out() -> None:
    life = adjudicated()
    asked_to_hand_over(life)
    letter = life.case.to_pass_on[0]
    team = life.house.staff(life.case).officer("complaints1")
    assert team
    on = life.now + timedelta(days=3)
    decision = letter_outcomes.record_told_another_way(
        life.case, letter.letter_id, "child_told", "in_person", team, on, life.house, None, "child"
    )
    life.became(decision)
    assert "tell_child" not in life.running
    assert life.case.to_pass_on == ()
    assert "child_told" not in {sent.name for sent in life.case.told}, "nobody told the adult"


def test_a_child_with_a_part_and_an_address_of_their_own_has_it_there() -> None:
    life = adjudicated()
    life.does("add_party", "complaints1", **SAM)
    life.does("write_to_child", "complaints1", **FOR_SAM)
    assert life.last
    assert [(each.name, each.to) for each in life.last.letters] == [("child_told", "p1")]
    assert "tell_child" in life.running, "an email that left is no child who has read it"


def test_whoever_it_is_about_is_not_asked_to_give_it_to_the_child() -> None:
    life = adjudicated()
    life.case = replace(life.case, named=("Ellie Brook",))
    worker = FOR_SAM | {"worker": "Ellie Brook"}
    assert set(life.refuses("write_to_child", "complaints1", **worker).errors) == {"worker"}


def test_words_for_a_child_have_no_sentence_longer_than_twenty_words() -> None:
    life = adjudicated()
    long = "We looked at what we did " + "and at what we should have done " * 3 + "for you."
    said = FOR_SAM | {"decided": f"It was wrong. {long}"}
    refused = life.refuses("write_to_child", "complaints1", **said)
    assert "“We looked at what we did”" in refused.errors["decided"]
    said["decided"] = "It was wrong.\n\nWe should have come.\n- We come on Monday"
    life.does("write_to_child", "complaints1", **said)


def test_a_childs_letter_never_goes_to_the_adult_who_complained() -> None:
    life = adjudicated()
    asked_to_hand_over(life)
    assert life.last
    assert {letter.to for letter in life.last.letters} != {"complainant"}
    assert not any(letter.tells_person for letter in life.last.letters)
