"""Two working days after a person wrote to a child, the child is asked whether it is sorted: only
by a way that they said is safe. No answer ends anything, and each has somebody talk with them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.core.cases import COMPLAINANT, Refused
from chalicelib.core.decisions import decide
from chalicelib.core.people.parties import COPIES, INSTEAD, Party
from tests.core.lives import ALLOCATE, FRIDAY, HOUSE, TRIAGE, WITHDRAW, Life, letters
from tests.core.test_child_asks import stop
from tests.core.test_nudges import at_seven

ASKED = date(2026, 12, 1)  # a Tuesday: two working days after the Friday
TALK_BY = "Thu 03 Dec 2026"
RANA = Party("p1", "advocate", "Rana Ali", FRIDAY, "rana.ali@advocates.example", copies=INSTEAD)


def understood(**person: Any) -> Life:
    """Return a child's complaint on the day on which a person has written to them about it."""
    life = Life.opens(**{"code": "child", "email_safe": "yes", **person})
    life.does("triage", "team", **TRIAGE)
    if life.case.person.mailable:
        life.sends("points_understood")
    else:
        read_out(life, "points_understood")
    life.does("allocate", "team", **ALLOCATE)
    return life


def read_out(life: Life, name: str) -> None:
    """Have the team read a letter out that no email carries."""
    for letter in life.owed:
        if letter.facts.get("enclosed") == name:
            life.owed.append(letter)
            break
    life.told("please_tell", "phone")


def asked(**person: Any) -> Life:
    life = understood(**person)
    life.swept(at_seven(ASKED))
    life.leaves("is_it_sorted", at_seven(ASKED))
    life.now = at_seven(ASKED)
    return life


def list_asked(life: Life) -> list[tuple[str, str]]:
    """Return to whom the question goes on its day."""
    decision = life.swept(at_seven(ASKED))
    found = []
    for letter in decision.letters if decision else ():
        if "is_it_sorted" in (letter.name, letter.facts.get("enclosed")):
            found.append((letter.name, letter.to))
    return found


def test_a_child_is_asked_two_working_days_after_a_person_wrote_and_once_only() -> None:
    life = understood()
    assert life.swept(at_seven(date(2026, 11, 30))) is None
    assert list_asked(life) == [("is_it_sorted", COMPLAINANT)]
    life.leaves("is_it_sorted", at_seven(ASKED))
    life.does("triage", "team", **TRIAGE)
    life.leaves("points_understood", at_seven(ASKED))
    assert "ask_if_sorted" not in life.running


def test_nobody_is_asked_before_a_person_has_written_to_them() -> None:
    life = Life.opens(code="child", email_safe="yes")
    life.sends("acknowledgement")
    assert list_asked(life) == []


@pytest.mark.parametrize("code", ["parent", "care_leaver", "advocate"])
def test_no_adult_is_asked(code: str) -> None:
    assert list_asked(understood(code=code)) == []


@pytest.mark.parametrize(
    "person",
    [
        {"email_safe": ""},
        {"email_safe": "no"},
        {"email_safe": "unsure"},
        {"email": "", "phone": "01632 960001"},
        {"email": "", "post": "2 Example Road", "post_safe": "unsure"},
    ],
)
def test_no_child_is_asked_by_a_way_that_they_did_not_say_is_safe(person: dict[str, str]) -> None:
    assert list_asked(understood(**person)) == []


def test_a_child_whose_safe_way_is_the_telephone_is_asked_by_the_team() -> None:
    life = understood(email="", phone="01632 960001", phone_safe="yes")
    assert list_asked(life) == [("please_tell", "team")]
    life.now = at_seven(ASKED)
    read_out(life, "is_it_sorted")
    life.does("record_sorted", "complaints1", sorted="not_yet")
    assert "child_talk" in life.running


@pytest.mark.parametrize(
    ("party", "to"),
    [
        (RANA, ["p1"]),
        (replace(RANA, capacity="parent"), []),
        (replace(RANA, capacity="parent", copies=COPIES), [COMPLAINANT]),
    ],
)
def test_an_advocate_may_bring_the_question_and_no_parent_or_carer_is_told(
    party: Party, to: list[str]
) -> None:
    life = understood()
    life.case = replace(life.case, parties=(party,))
    assert [each for _, each in list_asked(life)] == to


@pytest.mark.parametrize("answer", ["yes", "not_yet", "talk"])
def test_no_answer_ends_anything_and_whoever_has_it_talks_with_the_child(answer: str) -> None:
    life = asked()
    before = life.case
    decision = life.asks("answer_sorted", {"sorted": answer})
    assert letters(decision) == [("sorted_heard", "socialwork1")]
    assert (life.case.stage, life.case.owner) == (before.stage, before.owner)
    assert life.running["s1_response"] == "Fri 11 Dec 2026"
    assert life.running["child_talk"] == TALK_BY
    with pytest.raises(Refused):
        life.asks("answer_sorted", {"sorted": "yes"})
    life.does("record_talk", "socialwork1", how="phone", said="He wants to go on.")
    assert "child_talk" not in life.running


def test_a_talk_that_is_late_is_told_up_the_ladder() -> None:
    life = asked()
    life.asks("answer_sorted", {"sorted": "talk"})
    decision = life.swept(at_seven(date(2026, 12, 4)))
    assert decision
    assert "overdue" in {name for name, _ in letters(decision)}


def test_words_that_the_address_is_not_safe_stop_the_question() -> None:
    life = understood()
    words = "Do not email me. He reads it."
    life.became(decide.add_words(life.case, COMPLAINANT, words, (), life.now, HOUSE))
    assert list_asked(life) == []


def test_a_child_who_waits_to_talk_about_stopping_is_not_asked() -> None:
    life = understood()
    stop(life)
    assert list_asked(life) == []


def test_an_answered_complaint_is_not_asked_about() -> None:
    life = understood()
    life.does("withdraw", "complaints1", **WITHDRAW)
    assert list_asked(life) == []
