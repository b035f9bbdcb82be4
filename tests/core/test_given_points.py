"""Points that go to another service or officer: each is asked for their part and reminded, whoever
answers reads it, and the person gets one answer (000:46).

Friday 27 November 2026 is the day it came in; its answer is due on Friday 11 December.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions import by_person
from chalicelib.core.digest import make_line
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.people.conflicts import find_conflict
from tests.core.lives import HOUSE, REPLY, TRIAGE, Life, letters, officer
from tests.core.walks import on

ASKED = {
    "which-2": "yes",
    "officer": "care1",
    "service": "in_care",
    "due": "2026-12-04",
    "asked": "Who was on duty, and why did nobody ring?",
}
WRITTEN = {"which-2": "yes", "text": "The duty log shows no call. Two workers were ill that week."}
BOTH = {f"{name}-2": said for name, said in {"finding": "upheld", "evidence": "The log."}.items()}
ANSWER = {**REPLY, **BOTH, "reasons-2": "Nobody rang."}


def given(**answers: str) -> Life:
    """Return a case of two points with one officer, who asked another about the second."""
    life = Life.begins()
    life.acts("triage", TRIAGE)
    life.acts("allocate", {"officer": "socialwork1"})
    life.does("give_point", "socialwork1", **{**ASKED, **answers})
    return life


def told(life: Life, name: str) -> list[str]:
    return [owed.to for owed in life.owed if owed.name == name]


def test_a_point_goes_to_another_officer_who_is_asked_by_a_day_of_its_own() -> None:
    life = given()
    assert letters(life.last) == [("point_asked", "care1")]
    asked = life.letter("point_asked").facts["point"]
    assert (asked["number"], asked["text"], asked["asked"]) == (2, "Nobody rang.", ASKED["asked"])
    assert life.running["point"] == "Fri 04 Dec 2026"
    assert life.running["s1_response"] == "Fri 11 Dec 2026"
    assert life.case.owner == "socialwork1"


def test_whoever_was_asked_writes_for_whoever_answers_and_the_person_gets_one_answer() -> None:
    life = given()
    life.does("write_on_point", "care1", **WRITTEN)
    assert letters(life.last) == [("point_written", "socialwork1")]
    assert life.letter("point_written").facts["text"] == WRITTEN["text"]
    assert "point" not in life.running
    life.acts("reply", ANSWER, "socialwork1")
    to_person = [owed.name for owed in life.last.letters if owed.to == COMPLAINANT]
    assert to_person == ["stage1_reply"]
    assert told(life, "point_ended") == []
    assert life.case.points[1].contributors[0].said == WRITTEN["text"]


def test_they_are_reminded_and_what_is_late_goes_up_the_ladder() -> None:
    life = given()
    life.till(on(2026, 12, 8).date())
    of_point = [owed for owed in life.owed if owed.facts.get("clock") == "point"]
    chased = [(owed.name, owed.to) for owed in of_point]
    assert chased[:2] == [("reminder", "care1"), ("due_today", "care1")]
    assert {("overdue", to) for to in ("care1", "socialwork1", "manager")} <= set(chased)
    assert {owed.facts["given_points"][0]["officer"] for owed in of_point} == {"care1"}


@pytest.mark.parametrize("day", ["2026-12-11", "2026-12-14"])
def test_their_day_comes_before_the_answers(day: str) -> None:
    life = given()
    wrong = life.refuses("give_point", "socialwork1", **{**ASKED, "due": day})
    assert "Choose a working day before that" in wrong.errors["due"]


def test_nobody_whom_it_names_is_asked_and_who_is_named_later_is_asked_no_more() -> None:
    life = Life.begins()
    life.acts("triage", {**TRIAGE, "named": officer("care1").name})
    life.acts("allocate", {"officer": "socialwork1"})
    assert "officer" in life.refuses("give_point", "socialwork1", **ASKED).errors
    later = given()
    later.does(
        "correct_named", "complaints1", named=officer("care1").name, reason="They say so now."
    )
    assert later.case.points[1].waits_for is None
    assert not any(part.officer == "care1" for part in later.case.appointed)
    assert "point" not in later.running
    assert told(later, "point_ended") == []


def test_only_they_or_the_team_may_write_and_whoever_answers_may_not_be_asked() -> None:
    life = given()
    life.does("give_point", "socialwork1", **{**ASKED, "which-1": "yes", "which-2": "", **SW2})
    assert "which" in life.refuses("write_on_point", "socialwork2", **WRITTEN).errors
    self_asked = {**ASKED, "officer": "socialwork1"}
    assert "officer" in life.refuses("give_point", "socialwork1", **self_asked).errors
    life.does("write_on_point", "complaints1", **WRITTEN)
    assert life.case.points[1].contributors[0].said_by == "complaints1"


SW2 = {"officer": "socialwork2"}


def test_a_point_asked_of_somebody_else_or_taken_back_is_told_to_whoever_had_it() -> None:
    life = given()
    life.does("give_point", "socialwork1", **{**ASKED, **SW2})
    assert letters(life.last) == [("point_asked", "socialwork2"), ("point_ended", "care1")]
    life.does("take_point_back", "socialwork1", **{"which-2": "yes"}, reason="I know it now.")
    assert letters(life.last) == [("point_ended", "socialwork2")]
    assert "point" not in life.running
    assert all(part.role != "contributor" for part in life.case.appointed)


def test_the_answer_waits_for_nobody_and_whoever_was_asked_hears_that_it_went() -> None:
    life = given()
    life.acts("reply", ANSWER, "socialwork1")
    assert told(life, "point_ended") == ["care1"]
    assert life.case.points[1].waits_for is None


def test_stage_2_ends_it_and_who_wrote_at_stage_1_takes_no_part_in_stage_2() -> None:
    life = given()
    life.does("write_on_point", "care1", **WRITTEN)
    life.does("give_point", "socialwork1", **{**ASKED, **SW2})
    agreed = {"asked_on": "2026-11-27", "said": "By phone: it would not help.", "agreed": "yes"}
    life.does("straight_to_stage2", "complaints1", **agreed)
    assert told(life, "point_ended") == ["socialwork2"]
    outside = replace(officer("care1"), outside="service")
    why = find_conflict(outside, "io", life.case, HOUSE.staff(life.case))
    assert "writes about a point" in why


def test_a_case_that_stops_tells_them_and_asks_them_again_when_it_goes_on() -> None:
    life = given()
    stopped = by_person.withdraw_complaint(life.case, "", life.now, HOUSE)
    life.became(stopped)
    assert ("they_withdrew", "care1") in letters(stopped)
    assert "point" not in life.running
    life.became(by_person.take_up_again(life.case, "It goes on.", on(2026, 12, 14), HOUSE))
    assert ("point_asked", "care1") in letters(life.last)
    assert life.running["point"] == "Wed 16 Dec 2026"


def test_the_figures_count_a_point_for_the_service_that_was_asked() -> None:
    life = given()
    account = AccountReader(HOUSE).read(life.past)
    assert account
    assert (account.points, account.given_to) == (2, ("in_care",))


def test_the_morning_list_says_who_has_which_point() -> None:
    line = make_line(given().case, "Sam Lee", on(2026, 11, 30).date())
    assert [(each.point, each.who) for each in line.given] == [(2, officer("care1").name)]
