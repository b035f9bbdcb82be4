"""Every answer that somebody types is read for danger and for names, whatever its box is called."""

from __future__ import annotations

import time
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.core.cases import NOT_TYPED, Case, Complaint
from chalicelib.core.decisions import decide, form_choices
from chalicelib.core.reading.danger_words import DANGER
from tests.core.lives import ALLOCATE, HOUSE, OFFICERS, TRIAGE, Life, a_complaint

AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
TYPED = [each.name for each in fields(Complaint) if each.name not in NOT_TYPED]
DANGEROUS = "my stepdad hits me every night, he will kill me if he finds out"


def case_of(**given: Any) -> Case:
    return decide.open_case(a_complaint(**given), "K4M7-RT2C", AT, AT, HOUSE).case


def said(name: str, words: str) -> dict[str, Any]:
    whole = {each.name: each for each in fields(Complaint)}[name]
    return {name: (words,) if "tuple" in str(whole.type) else words}


def offered(case: Case) -> dict[str, str]:
    """Return the officers to whom the team may give a case, as the form says it."""
    move = decide.find_stage(case).move("allocate")
    assert move
    return dict(form_choices.list_choices(move.fields[0], case, HOUSE))


def marked(case: Case) -> set[str]:
    return {key for key, line in offered(case).items() if form_choices.PERHAPS_NAMED in line}


def test_only_what_nobody_types_is_left_unread() -> None:
    assert {each.name for each in fields(Complaint)} >= NOT_TYPED
    assert {"happened", "wanted", "safe", "help", "about", "name"} <= {*TYPED}
    for each in fields(Complaint):
        if each.name in NOT_TYPED:
            assert each.name not in a_complaint().typed


@pytest.mark.parametrize("name", TYPED)
def test_words_of_danger_in_any_answer_raise_the_alarm(name: str) -> None:
    assert DANGER in case_of(**said(name, DANGEROUS)).flags


def test_an_officer_whom_a_child_would_like_to_talk_to_may_be_given_the_case() -> None:
    case = case_of(talk_to="Someone I know: Priya Nair", code="child")
    assert case.named == ()
    assert "socialwork1" not in marked(case)


@pytest.mark.parametrize("name", sorted({*TYPED} - {"talk_to"}))
def test_an_officer_named_in_full_in_any_answer_is_not_offered_the_case(name: str) -> None:
    answer = said(name, "Priya Nair")
    if name in ("email", "phone"):
        answer |= {"post": "2 Example Road"}
    assert "socialwork1" not in offered(case_of(**answer))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("name", "Robert Burns"),
        ("name", "Kim Hurt"),
        ("post", "4 Burns Road\nExampleton"),
        ("email", "a.burns@family.example"),
        ("involved", "Ms Burns"),
    ],
)
def test_a_name_or_an_address_that_looks_like_danger_alarms_nobody(name: str, words: str) -> None:
    assert DANGER not in case_of(**said(name, words)).flags


@pytest.mark.parametrize(
    "words",
    [
        "Pryia Nair",
        "Priya Niar",
        "Priya Nairr",
        "priya nare nair",
        "social worker Priya N",
        "P Nair",
        "Nair P",
        "Nair, Pryia",
        "NAIR",
        "Ms Nair",
        "Miss Niar",
        "the manager called Nair",
        "Príya Naïrs",
        "Nair's team",
        "my social worker Priya",
        "I rang Nair twice",
        "Priya Kaur Nair",
        "nair said no",
    ],
)
@pytest.mark.parametrize("name", ["happened", "about", "help", "safe"])
def test_part_of_a_name_or_a_slip_in_any_answer_marks_the_officer(name: str, words: str) -> None:
    case = case_of(**said(name, words))
    assert marked(case) == {"socialwork1"}


@pytest.mark.parametrize("words", ["Pryia Nair", "social worker Priya N", "Anita Nair", "Priya"])
def test_staff_listed_nearly_as_an_officer_is_called_mark_that_officer(words: str) -> None:
    assert marked(case_of(involved=(words,))) == {"socialwork1"}


@pytest.mark.parametrize(
    ("officer", "words"),
    [
        ("Thomas Fairclough", "Tom Fairclough"),
        ("Thomas Fairclough", "Tommy Faircloough"),
        ("Catherine Doyle", "Cathy Doyle"),
        ("Catherine Doyle", "Katherine Doyle"),
        ("Zoë Ångström-Quill", "Ms Angstrom"),
        ("Zoë Ångström-Quill", "Mrs Quill"),
        ("Zoë Ångström-Quill", "Zoe AngstromQuill"),
        ("Zoë Ångström-Quill", "Quill-Angstrom, Zoe"),
        ("Siobhán O'Brien", "Mrs OBrien"),
        ("Siobhán O'Brien", "siobhan o brien"),
        ("Grace Adeyemi", "Ms Adeyami"),
        ("Grace Adeyemi", "Adeyemi Grace"),
        ("Elaine Foster", "Mrs Foster"),
        ("Elaine Foster", "Elane Foster"),
    ],
)
def test_short_names_hyphens_accents_and_order_mark_too(officer: str, words: str) -> None:
    one = replace(OFFICERS[0], key="x", name=officer, roles=("responder",), title="Manager")
    house = replace(HOUSE, officers=(*HOUSE.officers, one))
    found = decide.open_case(a_complaint(happened=words), "K4M7-RT2C", AT, AT, house).case
    assert "x" in found.perhaps or officer in found.named


@pytest.mark.parametrize(
    "words",
    [
        "I am with a foster carer and the foster family is kind",
        "It was a fair hair pair on the stairs",
        "My daughter Lily Nair",
        "March was bad",
        "a bright day, and a stone in the park",
        "The head was right. I may be wrong.",
        "In the north the black fox had a beck",
        "We had a good reply from the head office",
        "Mrs Nairobi",
        "I cole-slaw eat",
    ],
)
def test_ordinary_words_and_other_peoples_names_mark_nobody(words: str) -> None:
    case = case_of(happened=words)
    assert (case.perhaps, case.named) == ((), ())


@pytest.mark.parametrize(
    "words", ["the complaints manager", "The Complaints Manager", "complaints manager of Sefton"]
)
@pytest.mark.parametrize("name", ["involved", "about"])
def test_a_job_in_the_answer_about_staff_marks_whoever_holds_it(name: str, words: str) -> None:
    assert "manager" in case_of(**said(name, words)).perhaps


@pytest.mark.parametrize(
    "about", ["Lily Nair", "Nair", "Tom Fair", "Miss Nair", "The Nair children"]
)
def test_a_child_with_an_officers_surname_keeps_nobody_from_the_case(about: str) -> None:
    case = case_of(about=about)
    assert case.named == ()
    assert "socialwork1" in offered(case)


def test_a_complaint_that_speaks_of_the_duty_team_still_alarms_it() -> None:
    complaint = a_complaint(happened="The Children's duty team never came. He hits me.")
    made = decide.open_case(complaint, "K4M7-RT2C", AT, AT, HOUSE)
    assert "duty" in [letter.to for letter in made.letters if letter.name == "danger_alarm"]


def test_words_that_come_later_mark_an_officer_and_take_nothing_from_them() -> None:
    case = case_of()
    later = decide.add_words(case, "complainant", "It was Ms Nair.", (), AT, HOUSE).case
    assert (later.perhaps, later.named) == (("socialwork1",), ())
    assert marked(later) == {"socialwork1"}


@pytest.mark.parametrize("word", ["Nair ", "x. "])
def test_no_answer_however_long_takes_long(word: str) -> None:
    began = time.process_time()
    case_of(happened=word * (20_000 // len(word)))
    assert time.process_time() - began < 2


def test_an_officer_who_may_be_named_is_given_it_only_by_somebody_who_has_looked() -> None:
    life = Life.begins(happened="Ms Nair never rings me back.")
    life.acts("triage", TRIAGE)
    with pytest.raises(decide.Refused) as refused:
        life.acts("allocate", ALLOCATE)
    assert "may be about Priya Nair" in refused.value.errors["officer"]
    life.acts("allocate", ALLOCATE | {"officer-looked": "yes"})
    assert life.case.owner == "socialwork1"


def test_an_officer_whom_no_words_mean_is_given_it_without_more() -> None:
    life = Life.begins(happened="Ms Nair never rings me back.")
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE | {"officer": "socialwork2"})
    assert life.case.owner == "socialwork2"
