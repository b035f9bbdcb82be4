"""Where an adult complains, somebody finds out what the child thinks, by a day (RULES 1.1.1)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.lives import TRIAGE, Life
from tests.core.statutory import CHILD_VIEWS, answered

CLOCK = "child_views"


def asked(code: str = "parent") -> Life:
    """Return a case that was sorted, and where nobody has yet found out what the child thinks."""
    life = Life.opens(code=code)
    life.sends("acknowledgement")
    assert CLOCK not in life.running
    life.does(
        "triage", procedure="children_act", service="social_work", named="", points="Nobody came."
    )
    return life


@pytest.mark.parametrize(
    "code", ["parent", "pr_holder", "foster_carer", "advocate", "sufficient_interest", ""]
)
def test_once_sorted_an_adults_complaint_asks_what_the_child_thinks_by_a_day(code: str) -> None:
    life = asked(code)
    assert life.running[CLOCK] == "Fri 04 Dec 2026"
    life.does("record_consent", **CHILD_VIEWS)
    assert CLOCK not in life.running


@pytest.mark.parametrize("code", ["child_lac", "care_leaver", "adopted_person", "group"])
def test_nobody_is_asked_where_a_child_a_group_or_an_adopted_person_complains(code: str) -> None:
    assert CLOCK not in asked(code).running


@pytest.mark.parametrize("answer", ["cannot", "not_asked"])
def test_that_the_child_was_not_asked_is_recorded_only_with_why(answer: str) -> None:
    life = asked()
    refused = life.refuses("record_consent", answer=answer, said="")
    assert set(refused.errors) == {"said"}
    life.does("record_consent", answer=answer, said="The baby is two months old.")
    assert CLOCK not in life.running
    assert life.past[-1].facts["said"] == "The baby is two months old."


def test_what_the_child_said_before_it_was_sorted_is_not_asked_again() -> None:
    life = Life.opens()
    life.does("record_consent", **CHILD_VIEWS)
    life.does(
        "triage", procedure="children_act", service="social_work", named="", points="Nobody came."
    )
    assert CLOCK not in life.running


def test_whoever_has_the_case_is_chased_until_they_record_it() -> None:
    life = asked()
    life.does("allocate", officer="socialwork1")
    life.till(date(2026, 12, 8))
    chased = [each for each in life.owed if each.facts.get("clock") == CLOCK]
    assert [(each.name, each.to) for each in chased][:2] == [
        ("reminder", "socialwork1"),
        ("due_today", "socialwork1"),
    ]
    assert ("overdue", "manager") in {(each.name, each.to) for each in chased}


def test_it_holds_nothing_up_and_no_other_clock_stands_still() -> None:
    life = asked()
    others = {name: day for name, day in life.running.items() if name != CLOCK}
    life.does("record_consent", **CHILD_VIEWS)
    assert life.running == others
    life = asked()
    life.does("allocate", officer="socialwork1")
    assert "stage1_reply" in answer(life)
    assert CLOCK not in life.running  # nobody looks into it any more


def answer(life: Life) -> list[str]:
    """Answer a case, and return the letters owed."""
    decision = life.does(
        "reply",
        "socialwork1",
        **{"finding-1": "not_upheld", "evidence-1": "The visit record.", "sorry": ""},
        **{"reasons-1": "The worker came each week.", "actions": ""},
    )
    return [letter.name for letter in decision.letters]


def test_a_case_that_goes_on_to_stage_2_asks_again_where_nobody_recorded_it() -> None:
    life = asked()
    life.does("allocate", officer="socialwork1")
    answer(life)
    life.sends("stage1_reply")
    life.asks("want_stage2")
    assert CLOCK in life.running
    life = answered()
    life.asks("want_stage2")
    assert CLOCK not in life.running


def test_it_follows_who_they_turn_out_to_be() -> None:
    life = asked("")
    life.does("correct_who", code="child_lac", speaks_for="", reason="She is 14.")
    assert CLOCK not in life.running
    life.does("correct_who", code="parent", speaks_for="", reason="It is her mother.")
    assert CLOCK in life.running


@pytest.mark.parametrize("recorded", [True, False])
def test_a_part_that_is_split_off_asks_only_where_it_was_not_recorded_before(
    recorded: bool,
) -> None:
    life = Life.opens()
    form = {"procedure": "corporate", "why": "The service is not social care."}
    life.does("triage", **{**TRIAGE, **form})
    if recorded:
        life.does("record_consent", **CHILD_VIEWS)
    goes = {"goes-1": "children_act", "goes-2": "corporate", "why": "Two matters."}
    strand = life.does("split", **goes).strands[0].case
    clock = strand.clock(CLOCK)
    assert (clock is not None and clock.running) is not recorded


def test_the_childs_own_words_are_kept_from_every_letter_and_from_the_case_itself() -> None:
    life = asked()
    life.does("record_consent", **CHILD_VIEWS)
    assert CHILD_VIEWS["said"] not in repr(life.case)
    assert CHILD_VIEWS["said"] not in repr(life.owed)


@pytest.mark.parametrize("procedure", ["corporate", "send", "cp_conference", "concern"])
def test_under_other_rules_the_child_can_be_asked_and_nothing_is_due(procedure: str) -> None:
    life = Life.opens(code="representative")
    why = "It is not social care."
    life.does("triage", **{**TRIAGE, "procedure": procedure, "why": why})
    assert CLOCK not in life.running
    life.does("ask_consent", question="Are these your words?", safe_way="At school, on Monday.")
    life.does("record_consent", **CHILD_VIEWS)
    assert life.past[-1].facts["said"] == CHILD_VIEWS["said"]
