"""Each choice of who somebody is names one kind of person, who gets the letters of that kind."""

from __future__ import annotations

from dataclasses import replace
from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.core import records
from chalicelib.core.cases import Case, HeldWords
from chalicelib.core.decisions.reprisal import make_own_complaint
from chalicelib.core.people.access import strip_private
from chalicelib.core.people.officers import CHILDREN, COMPLAINANTS, JOINED, OWN_FORM
from tests.conftest import FRIDAY
from tests.doors.officer.test_typed_words import boxes
from tests.helpers import (
    SAM,
    Heard,
    a_case,
    as_shown,
    by_form,
    everything_logged,
    get,
    page,
    post,
    words,
)

TRIAGE = {"procedure": "children_act", "service": "in_care", "named": "", "points": "Nobody came"}
ALL = {"acknowledgement", "points_understood"}
TO_CHILD = {*ALL, "advocacy_offered"}
LETTERS = {
    "sgo_child": TO_CHILD,
    "sgo_parent": ALL,
    "adopt_child": TO_CHILD,
    "adopt_parent": ALL,
    "adopted_person": ALL,
    "birth_relative": ALL,
    "group": ALL,
}
FORUM = {
    "code": "group",
    "name": "Bootle Parent Carer Forum",
    "speaks_for": "Twelve parents.\r\nOttilie Wren asks us to keep her name private.",
}
PRIVATE = ("Twelve parents", "Ottilie", "Wren")


def link(case: Case, move: str, officer: str = "complaints1") -> str:
    made = links.make_officer_link(case.reference, move, officer, token_hex(10), FRIDAY)
    return urlsplit(made).path


def sent_by_form(heard: Heard, **answers: str) -> Case:
    case = store.load(by_form(heard.client, **answers))
    assert case
    heard.deliver()
    return case


def test_no_choice_of_who_you_are_joins_a_child_and_an_adult() -> None:
    offered = COMPLAINANTS | OWN_FORM
    for code in CHILDREN:
        assert "parent" not in offered[code]
        assert "guardian of" not in offered[code]
    assert not CHILDREN & JOINED.keys()
    assert offered.keys() >= CHILDREN


@pytest.mark.parametrize("code", LETTERS)
def test_each_kind_of_person_gets_the_letters_of_that_kind_and_no_child_letter_else(
    heard: Heard, time: Any, code: str
) -> None:
    case = sent_by_form(heard, code=code)
    assert post(heard.client, link(case, "triage"), **TRIAGE).status_code == 200
    got = {letter.name for letter in heard.follow() if letter.to == SAM}
    assert got == LETTERS[code]
    child = code in CHILDREN
    first = heard.letter("acknowledgement").text
    assert ("You can have an advocate. They are free." in first) == child
    assert ("You can have an advocate." in heard.letter("points_understood").text) == child
    assert COMPLAINANTS[code] in heard.letter("new_case").text


def test_an_older_case_keeps_its_joined_code_until_an_officer_says_which(
    heard: Heard, time: Any
) -> None:
    code = "child_sgo"
    case = a_case(FRIDAY, code=code)
    heard.deliver()
    shown = words(get(heard.client, link(case, links.LOOK)))
    assert f"{JOINED[code]} (not told apart when it came in)" in shown
    assert post(heard.client, link(case, "triage"), **TRIAGE).status_code == 200
    assert heard.sent("advocacy_offered") == []
    form = html.fromstring(page(get(heard.client, link(case, "correct_who"))))
    offered = set(form.xpath("//input[@name='code']/@value | //select[@name='code']//@value"))
    assert offered - {""} == set(COMPLAINANTS)
    told = {"code": "sgo_child", "reason": "She said on the telephone that she is 12."}
    assert post(heard.client, link(case, "correct_who"), **told).status_code == 200
    assert "You can have someone on your side" in heard.letter("advocacy_offered").text
    refused = post(heard.client, link(case, "correct_who"), code=code, reason="Back.")
    assert refused.status_code == 422


def test_no_form_offers_or_takes_a_choice_that_joined_two_kinds(heard: Heard) -> None:
    told = {"email": SAM, "happened": "Nobody came.", "files": "no"}
    path = urlsplit(links.make_officer_link("", links.WRITE, "team", "n", FRIDAY)).path
    for form in ("/complain", path):
        offered = html.fromstring(page(get(heard.client, form))).xpath("//@value")
        assert {"group", "sgo_parent"} <= set(offered)
        assert not JOINED.keys() & set(offered)
    for code in JOINED:
        assert post(heard.client, "/complain", code=code, **told).status_code == 422


def test_a_group_is_greeted_by_its_name_and_whom_it_speaks_for_is_read_by_officers_alone(
    heard: Heard, time: Any
) -> None:
    with everything_logged() as log:
        case = sent_by_form(heard, **FORUM, consent="yes")
        post(heard.client, link(case, "triage"), **TRIAGE)
        question = {"question": "Do you agree to this?", "safe_way": "Ring us."}
        asked = post(heard.client, link(case, "ask_consent"), **question)
        assert asked.status_code == 200, words(asked)
        sent = heard.follow()
    assert f"Dear {FORUM['name']}," in heard.letter("points_understood").text
    assert "for other people" in heard.letter("consent_wanted").text
    assert "They speak for other people" in heard.letter("new_case").text
    for said in PRIVATE:
        assert said in words(get(heard.client, link(case, links.LOOK)))
        assert said not in log.getvalue()
        for letter in sent:
            assert said not in letter.subject + letter.text
    assert case.person.speaks_for == FORUM["speaks_for"].replace("\r", "")
    assert case.person.consent == "Yes, they know and they are happy for me to do it"


def test_a_group_is_never_asked_for_an_interest_in_a_child(heard: Heard, time: Any) -> None:
    case = sent_by_form(heard, **FORUM)
    told = {"reason": "None of them is a parent here."}
    post(heard.client, link(case, "refuse_interest"), **told)
    shown = words(get(heard.client, link(case, links.LOOK)))
    assert "sufficient interest" not in shown
    assert heard.sent("no_interest") == []


def test_what_was_typed_of_a_group_is_seen_before_it_is_sent_and_is_never_lost(
    heard: Heard,
) -> None:
    told = {"code": "parent", "email": SAM, "happened": "Nobody came.", "files": "no"}
    checked = post(heard.client, "/complain", **told, speaks_for="Me and my sister")
    assert "Me and my sister" in words(get(heard.client, checked.headers["Location"]))
    checked = post(heard.client, "/complain", **told)
    assert "Who you speak for" not in words(get(heard.client, checked.headers["Location"]))
    told["code"] = "anonymous"
    checked = post(heard.client, "/complain", **told, speaks_for="Me and my sister")
    assert "my sister" not in words(get(heard.client, checked.headers["Location"]))


def test_who_a_group_speaks_for_goes_with_words_that_become_a_complaint_of_their_own(
    heard: Heard, time: Any
) -> None:
    case = sent_by_form(heard, **FORUM)
    held = replace(case, held=(HeldWords("complainant", "They punish us.", (), FRIDAY),))
    assert make_own_complaint(held, ()).speaks_for == case.person.speaks_for


def test_an_advocate_never_sees_who_a_group_speaks_for(heard: Heard, time: Any) -> None:
    case = sent_by_form(heard, **FORUM)
    seen = strip_private(case)
    for said in PRIVATE:
        assert said in str(records.to_plain(case))
        assert said not in str(records.to_plain(seen))


def test_an_officer_writes_down_what_a_group_told_them(heard: Heard, time: Any) -> None:
    path = urlsplit(links.make_officer_link("", links.WRITE, "socialwork1", "n", FRIDAY)).path
    day = {"got-day": "26", "got-month": "11", "got-year": "2026", "way": "telephone"}
    told = FORUM | day | {"email": SAM, "email_safe": "yes", "happened": "No visits."}
    empty = boxes(get(heard.client, path))
    checked = post(heard.client, path, **empty | told | {"step": "check"})
    assert "Ottilie Wren" in words(checked)
    sent = post(heard.client, path, **boxes(checked) | {"step": "send"})
    assert sent.status_code == 200, words(sent)
    (each,) = store.list_open_cases()
    case = store.load(each.reference)
    assert case
    assert (case.person.code, case.person.name) == ("group", FORUM["name"])
    assert case.person.speaks_for == FORUM["speaks_for"].replace("\r", "")


def test_the_team_records_a_group_that_wrote_by_email_and_whom_it_speaks_for(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY, code="")
    path = link(case, "correct_who")
    told = {"code": "group", "speaks_for": "Six carers", "reason": "Their email says so."}
    assert post(heard.client, path, **told).status_code == 200
    shown = words(get(heard.client, link(case, links.LOOK)))
    assert "Six carers" in shown
    assert heard.sent("advocacy_offered") == []
    again = as_shown(get(heard.client, link(case, "correct_who")))
    assert again["speaks_for"].strip() == "Six carers"
    told = {"code": "group", "speaks_for": "Seven carers", "reason": "One more joined."}
    assert post(heard.client, link(case, "correct_who"), **told).status_code == 200
    after = store.load(case.reference)
    assert after
    assert after.person.speaks_for == "Seven carers"
