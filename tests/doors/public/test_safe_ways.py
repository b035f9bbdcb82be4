"""Each way to reach a person is safe or not by itself, and nothing goes where it is not."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from tests.helpers import SAM, Heard, as_shown, by_form, get, post, words
from tests.lives.by_links import Lived, findings

SAFE = "It is safe to email them"
CHANGE = "Change how we reach them"
PHONE = "01632 960001"
CALLS = {"phone": PHONE, "phone_safe": "yes", "phone_message": "no", "phone_when": "after school"}


def case_of(reference: str) -> Case:
    found = store.load(reference)
    assert found
    return found


def letters_to_sam(heard: Heard) -> list[str]:
    return [posted.name for posted in heard.follow() if posted.to == SAM]


def checked(heard: Heard, **answers: str) -> str:
    told = {"code": "parent", "email": SAM, "happened": "No visit.", "files": "no"} | answers
    to_check = post(heard.client, "/complain", **told)
    assert to_check.status_code == 303, words(to_check)
    return words(get(heard.client, to_check.headers["Location"]))


def test_the_form_asks_of_each_way_whether_it_is_safe_and_checks_the_answers(heard: Heard) -> None:
    shown = words(get(heard.client, "/complain"))
    for asked in ("email you", "call you", "write to you by post"):
        assert f"Is it safe for us to {asked}?" in shown
    said = checked(heard, email_safe="unsure", **CALLS)
    for line in ("Safe to email you Not sure", "Safe to call you Yes", "after school"):
        assert line in said
    assert "We will not email you until a person has decided" in said
    assert "Safe to post to you" not in said  # no address was given


def test_an_answer_that_is_not_on_the_form_is_refused(heard: Heard) -> None:
    told = {"code": "parent", "email": SAM, "happened": "No visit.", "email_safe": "perhaps"}
    assert post(heard.client, "/complain", **told).status_code == 422


@pytest.mark.parametrize("answer", ["no", "unsure"])
def test_nothing_is_sent_to_an_email_address_that_is_not_said_to_be_safe(
    heard: Heard, answer: str
) -> None:
    case = case_of(by_form(heard.client, email_safe=answer))
    assert letters_to_sam(heard) == []
    assert heard.letter("is_it_safe")
    for name in ("ack", "safe_way"):
        clock = case.clock(name)
        assert clock
        assert clock.running


@pytest.mark.parametrize("answers", [{}, {"email_safe": "yes"}, {"phone": PHONE}])
def test_an_address_that_is_safe_or_of_which_nothing_is_said_is_used(
    heard: Heard, answers: dict[str, str]
) -> None:
    by_form(heard.client, **answers)
    assert letters_to_sam(heard) == ["acknowledgement"]


def test_an_answer_about_a_way_that_is_not_given_says_nothing(heard: Heard) -> None:
    case = case_of(by_form(heard.client, phone_safe="no", post_safe="unsure"))
    assert (case.person.phone_safe, case.person.post_safe) == ("", "")


def test_the_letter_is_passed_on_in_the_way_that_they_said_is_safe(heard: Heard) -> None:
    by_form(heard.client, email_safe="no", **CALLS)
    asked = heard.letter("is_it_safe").text
    assert "told us that it is not safe to email them" in asked
    assert "safe to reach them by telephone" in asked
    for line in (
        f"Email (NOT SAFE: do not use it): {SAM}",
        f"Telephone (they said it is safe): {PHONE}",
        "May we leave a message: No. Do not leave one",
        "A good time to call: after school",
    ):
        assert line in asked


def test_an_officer_who_gets_the_case_is_told_which_number_not_to_ring(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, phone=PHONE, phone_safe="no", post="1 Hill", post_safe="unsure")
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    for said in (life.last("allocation", "care1").text, life.seen_by("allocation", "care1")):
        assert "Telephone (NOT SAFE: do not use it)" in said
        assert "Post (may not be safe: do not use it)" in said


def test_the_team_is_not_asked_to_call_a_number_that_is_not_safe(heard: Heard) -> None:
    by_form(heard.client, email_safe="no", phone=PHONE, phone_safe="unsure")
    asked = heard.letter("is_it_safe").text
    assert "call it. Speak only to them" not in asked
    assert "Do not call the number below" in asked


def test_what_the_team_learns_is_safe_is_kept_and_what_waited_goes(heard: Heard) -> None:
    reference = by_form(heard.client, email_safe="no", phone=PHONE)
    asked = heard.letter("is_it_safe")
    link = asked.link(SAFE)
    assert as_shown(get(heard.client, link))["address"] == SAM
    other = post(heard.client, link, address="dad@people.example", note="They rang.")
    assert "This is not the address that we hold" in words(other)
    assert post(heard.client, link, address=SAM, note="They rang.").status_code == 200
    assert letters_to_sam(heard) == ["acknowledgement"]
    assert case_of(reference).person.email_safe == "yes"


def test_an_email_address_that_the_team_marks_not_safe_gets_nothing_more(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    before = letters_to_sam(heard)
    shown = as_shown(get(heard.client, life.on_page(life.last("new_case", "team"), CHANGE)))
    assert shown["email"] == SAM
    given = shown | CALLS | {"email_safe": "no", "asked": "She rang from her own telephone."}
    life.press(CHANGE, "new_case", "team", **given)
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    answer = {**findings("upheld"), "sorry": "We are sorry.", "actions": "- A visit on Monday."}
    life.press("Send the reply", "allocation", "care1", **answer)
    assert letters_to_sam(heard) == before
    told = life.last("please_tell", "team").text
    assert "Telephone (they said it is safe)" in told
    assert "Email (NOT SAFE: do not use it)" in told


def test_the_form_that_changes_it_holds_what_they_said(heard: Heard, time: Any) -> None:
    life = Lived(heard, time, email_safe="yes", **CALLS)
    shown = as_shown(get(heard.client, life.on_page(life.last("new_case", "team"), CHANGE)))
    assert {name: shown[name] for name in CALLS} == CALLS
    assert shown["email_safe"] == "yes"


def test_the_address_in_doubt_can_be_kept_only_as_one_that_is_not_used(heard: Heard) -> None:
    by_form(heard.client, email_safe="unsure", phone=PHONE)
    link = heard.letter("is_it_safe").link(CHANGE)
    given = {"email": SAM, "phone": PHONE, "phone_safe": "yes", "asked": "They rang."}
    assert post(heard.client, link, **given, email_safe="yes").status_code == 422
    assert post(heard.client, link, **given, email_safe="no").status_code == 200
    assert letters_to_sam(heard) == []
