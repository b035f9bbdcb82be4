"""Who may be added to the complainant's side, by whom, and with what agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.core.cases import Refused
from chalicelib.core.decisions import decide
from tests.core.test_decisions import FRIDAY, HOUSE, at_stage1, letters, officer

RANA = {
    "capacity": "advocate",
    "helper": "Rana Ali",
    "email": "rana@advocates.example",
    "copies": "copies",
    "may_see": "yes",
    "agreed": "writing",
    "said": "I want Rana to help me.",
    "seen_by": "Ellen Marsh",
}


def add(life, code="child_lac", **other):
    """Add an advocate to a case whose person is of this code."""
    case = replace(life.case, person=replace(life.case.person, code=code))
    form = {**RANA, **other}
    return decide.make_move(case, "add_party", officer("team"), form, FRIDAY, HOUSE)


def refuse(life, **other):
    """Return what is said of each box where somebody cannot be added."""
    with pytest.raises(Refused) as refused:
        add(life, **other)
    return refused.value.errors


def test_the_person_and_the_advocate_are_both_written_to():
    assert letters(add(at_stage1())) == [("helper_added", "complainant"), ("helper_invited", "p1")]


def test_an_adult_agrees_in_writing_and_a_child_in_their_own_words():
    life = at_stage1()
    assert "in writing" in refuse(life, code="parent", agreed="own_words")["agreed"]
    assert "in writing" in refuse(life, code="care_leaver", agreed="telephone")["agreed"]
    assert add(life, code="parent", agreed="writing").case.parties
    assert add(life, code="child_lac", agreed="own_words").case.parties


def test_agreement_is_needed_but_for_one_who_cannot_say_or_one_who_gets_nothing():
    life = at_stage1()
    assert "has to agree" in refuse(life, agreed="not_needed")["agreed"]
    assert add(life, capacity="non_instructed_advocate", agreed="not_needed").case.parties
    nothing = {"copies": "none", "may_see": "", "agreed": "not_needed"}
    assert add(life, capacity="messenger", **nothing).case.parties


def test_an_officer_of_the_council_is_on_nobodys_side_but_may_have_passed_it_on():
    life = at_stage1()
    worker = officer("socialwork1")
    assert "passed it on" in refuse(life, email=worker.email)["email"]
    assert "passed it on" in refuse(life, helper=worker.name)["namesake"]
    assert "passed it on" in refuse(life, email=worker.email, namesake="yes")["email"]
    assert add(life, helper=worker.name, namesake="yes").case.parties


def test_two_do_not_have_one_address_and_it_is_said_whose_it_is():
    life = at_stage1()
    life.case = add(life).case
    assert "Rana Ali, advocate" in refuse(life, helper="Jo Field")["email"]
    own = life.case.person.email
    assert "person who complained" in refuse(life, email=own.upper())["email"]


def test_marks_that_nobody_sees_are_taken_out_of_an_address():
    party = add(at_stage1(), email="\u200brana@advocates.example\ufeff ").case.parties[0]
    assert party.email == "rana@advocates.example"


def test_a_telephone_number_keeps_the_words_beside_it():
    party = add(at_stage1(), phone="01632 960555, after four").case.parties[0]
    assert party.phone == "01632 960555, after four"


def test_one_whom_the_complaint_names_is_added_only_if_the_person_still_wants_them():
    life = at_stage1()
    life.case = replace(life.case, named=("Rana Ali",))
    assert "still want them" in refuse(life)["still_wanted"]
    assert add(life, still_wanted="yes").case.parties


def test_a_part_ends_once():
    life = at_stage1()
    life.case = add(life).case
    form = {"party": "p1", "reason": "She asked us to."}
    ended = decide.make_move(life.case, "end_party", officer("team"), form, FRIDAY, HOUSE)
    beside = add(life, email="jo@advocates.example", helper="Jo Field").case.parties[1]
    case = ended.case.with_party(beside)
    with pytest.raises(Refused) as refused:
        decide.make_move(case, "end_party", officer("team"), form, FRIDAY, HOUSE)
    assert "The part of Rana Ali ended on Friday 27 November 2026" in refused.value.errors["party"]


def test_a_correction_makes_nobody_else_of_one_to_whom_the_person_agreed():
    life = at_stage1()
    case = add(life).case
    new = {
        **{name: RANA[name] for name in ("capacity",)},
        "party": "p1",
        "helper": "Kim Lee",
        "email": "kim@advocates.example",
        "reason": "Rana has left.",
    }
    with pytest.raises(Refused) as refused:
        decide.make_move(case, "correct_party", officer("team"), new, FRIDAY, HOUSE)
    assert "End the part of Rana Ali" in refused.value.errors["helper"]
    for same in ({"email": RANA["email"]}, {"helper": "Rana Khan"}):
        corrected = decide.make_move(
            case, "correct_party", officer("team"), {**new, **same}, FRIDAY, HOUSE
        )
        assert corrected.case.parties[0].agreed == "writing"
