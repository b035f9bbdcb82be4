"""The letter that checks what we have understood is promised by day 3, and chased until it leaves.

Received on Friday 27 November 2026: day 1 is Monday 30 November, day 3 is Wednesday 2 December.
"""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.decisions import guards
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import ALLOCATE, COME_BACK, REPLY, TRIAGE, WITHDRAW, Life, later
from tests.core.test_nudges import at_seven, hours, sent

LADDER = [
    (date(2026, 11, 30), "reminder", "team"),  # Monday, day 1
    (date(2026, 12, 1), "reminder", "team"),  # Tuesday, day 2
    (date(2026, 12, 2), "due_today", "team"),  # Wednesday, day 3
    (date(2026, 12, 3), "overdue", "manager"),  # Thursday
    (date(2026, 12, 3), "reading_late", "complainant"),
    (date(2026, 12, 7), "overdue", "head"),  # Monday, 3 after
]
ANSWERING = sorted(set(PROCEDURES) - {"anonymous", "compliment", "comment"})


def begun() -> Life:
    """Return a complaint that a computer has acknowledged and nobody has read."""
    life = Life.begins()
    life.leaves("acknowledgement")
    return life


def test_until_a_person_has_read_it_the_team_is_chased_from_day_1_and_the_ladder_after_day_3():
    assert sent(begun(), hours(later(0), date(2026, 12, 8)), "understood") == LADDER


def test_to_give_it_to_an_officer_is_not_to_have_read_it():
    life = begun()
    life.acts("allocate", ALLOCATE)
    life.leaves("who_answers")
    assert sent(life, hours(later(0), date(2026, 12, 8)), "understood") == LADDER


def test_nobody_is_chased_once_it_is_recorded_what_it_is_about_and_that_letter_has_left():
    life = begun()
    life.acts("triage", TRIAGE)
    assert "understood" in life.running
    life.leaves("points_understood")
    assert "understood" not in life.running
    assert sent(life, hours(later(0), date(2026, 12, 8)), "understood") == []


def test_a_letter_that_came_back_is_chased_again():
    life = begun()
    life.acts("triage", TRIAGE)
    life.leaves("points_understood")
    life.bounces("points_understood", at=later(1))
    assert life.running["understood"] == "Wed 02 Dec 2026"


@pytest.mark.parametrize("name", ANSWERING)
def test_every_procedure_has_the_clock_and_its_own_letter_stops_it(name: str):
    procedure = PROCEDURES[name]
    rule = procedure.clock("understood")
    (letter,) = [letter for letter, to in procedure.on_triage if to == "complainant"]
    assert rule.stopped_by[0] == letter
    assert (rule.days, rule.unit, rule.most) == (3, "working", 3)
    told = {n.to for n in procedure.nudges if n.clock == "understood"}
    above = {"complaints_manager", "head_of_service", "director"}
    assert told == {"team", "complainant", *above}


@pytest.mark.parametrize("name", ANSWERING)
def test_under_whatever_procedure_it_is_sorted_the_promised_letter_meets_the_promise(name: str):
    life = begun()
    life.acts("triage", TRIAGE | {"procedure": name})
    (letter,) = [n for n, to in PROCEDURES[name].on_triage if to == "complainant"]
    assert life.running["understood"] == "Wed 02 Dec 2026"
    life.leaves(letter)
    assert "understood" not in life.running


def test_the_date_in_the_first_letter_is_the_clocks_own():
    life = Life.begins()
    clock = life.case.clock("understood")
    assert clock
    assert guards.list_promises(life.case)["told_by"] == clock.due_on
    assert life.letter("acknowledgement").facts["told_by"] == clock.due_on.isoformat()


def test_the_person_is_told_once_that_it_is_late_and_not_that_an_answer_is():
    decision = begun().swept(at_seven(date(2026, 12, 7)))
    assert decision
    told = [letter.name for letter in decision.letters if letter.to == "complainant"]
    assert told == ["reading_late"]


def test_an_answer_that_needs_no_sorting_ends_it():
    life = begun()
    life.acts("allocate", ALLOCATE)
    life.acts("reply", REPLY, "socialwork1")
    life.leaves("stage1_reply")
    assert "understood" not in life.running


def test_what_was_stopped_before_anybody_read_it_and_comes_back_is_to_be_read():
    life = begun()
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    life.acts("come_back", COME_BACK, at=later(7))
    assert life.running["understood"] == "Wed 09 Dec 2026"


def test_what_was_sorted_before_it_came_back_is_not_to_be_sorted_again():
    life = begun()
    life.acts("triage", TRIAGE)
    life.leaves("points_understood")
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    life.acts("come_back", COME_BACK, at=later(7))
    assert "understood" not in life.running
