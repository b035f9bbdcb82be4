"""Where an adult complained, somebody settles how the child hears of the decision (s26(7)(b))."""

from __future__ import annotations

from datetime import date

import pytest

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
