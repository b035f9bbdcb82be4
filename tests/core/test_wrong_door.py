"""The wrong door is hard to choose: what is against the case is asked why, told, and checked.

RULES 1.1.2, 2.5; the Ombudsman's fault 1.
"""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core import digest
from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.reading.danger_words import OLD
from tests.core.lives import TRIAGE, Life, letters
from tests.core.statutory import allocated

WHY = {"why": "You told us on the telephone that you only want us to know."}
COURT = {"where": "court", "reason": "A judge decides.", "contact_told": ""}
OLDER = {"ground": "older", "reason": "It is too old.", "weighed": "Illness.", "which-1": "yes"}
AWAY = ["comment", "corporate", "enquiry", "data_protection", "concern"]


@pytest.mark.parametrize("code", ["child_lac", "child_cin", "care_leaver"])
@pytest.mark.parametrize("procedure", AWAY)
def test_a_child_whose_complaint_is_put_elsewhere_is_told_why_and_the_manager_checks_it(
    code: str, procedure: str
) -> None:
    life = Life.opens(code=code)
    away = {**TRIAGE, "procedure": procedure}
    refused = life.refuses("triage", **away)
    assert set(refused.errors) == {"why"}
    assert "The law gives them the children’s social care procedure" in refused.errors["why"]
    life.does("triage", **away, **WHY)
    told = next(letter for letter in life.last.letters if letter.to == COMPLAINANT)
    assert told.facts["why"] == WHY["why"]
    assert life.running["door"] == "Tue 01 Dec 2026"
    assert [event.name for event in life.last.events][-1] == "door_doubted"
    assert life.past[-1].facts["reason"] == WHY["why"]


@pytest.mark.parametrize("procedure", ["children_act", "corporate", "comment"])
def test_what_nothing_contradicts_needs_no_reason(procedure: str) -> None:
    life = Life.opens()
    life.does("triage", **{**TRIAGE, "procedure": procedure})
    assert "door" not in life.running


def test_to_take_it_from_an_officer_who_looks_into_it_needs_a_reason() -> None:
    life = allocated()
    away = {**TRIAGE, "procedure": "corporate"}
    assert set(life.refuses("triage", **away).errors) == {"why"}
    life.does("triage", **away, **WHY)
    assert "door" in life.running


@pytest.mark.parametrize(
    ("code", "move", "form"),
    [
        ("child_lac", "reroute", COURT),
        ("parent", "decline", OLDER),
        ("parent", "decline", {**OLDER, "ground": "considered"}),
    ],
)
def test_a_reroute_or_refusal_against_the_case_is_checked_by_the_manager(
    code: str, move: str, form: dict[str, str]
) -> None:
    life = Life.opens(code=code)
    life.does(move, "complaints1", **form)
    assert "door" in life.running
    assert life.past[-1].facts["reason"] == form["reason"]
    life.till(date(2026, 12, 2))
    told = [(o.name, o.to) for o in life.owed if o.facts.get("clock") == "door"]
    assert ("due_today", "manager") in told
    assert ("overdue", "manager") in told
    life.does("check_door", "manager", reason="They agree with it.")
    assert "door" not in life.running


def test_a_refusal_that_the_case_bears_out_is_not_checked() -> None:
    life = Life.opens(when_text="In March 2024")
    assert OLD in life.case.flags
    life.does("decline", "complaints1", **OLDER)
    assert "door" not in life.running


def test_the_complaints_officer_who_decided_it_does_not_check_it() -> None:
    life = Life.opens(code="child_lac")
    life.does("reroute", "complaints1", **COURT)
    life.refuses("check_door", "complaints1", reason="It is right.")
    assert "door" in life.running


def test_what_was_put_wrongly_and_is_put_right_is_checked_no_more() -> None:
    life = Life.opens(code="child_lac")
    life.does("triage", **{**TRIAGE, "procedure": "comment"}, **WHY)
    life.does("put_right", reason="It is a complaint.")
    assert (life.case.procedure, "door" in life.running) == ("children_act", False)
    assert ("recorded_wrongly", COMPLAINANT) in letters(life.last)


def test_it_stands_under_a_heading_of_its_own_in_the_managers_list() -> None:
    life = Life.opens(code="child_lac")
    life.does("triage", **{**TRIAGE, "procedure": "comment"}, **WHY)
    line = digest.make_line(life.case, "Grace", date(2026, 11, 27))
    (section,) = digest.make_sections([line])
    assert section["title"] == "Put where the case did not point to"
