"""A new email address is proved at the new one and told to the old one, unless that is not safe;
nothing of the case goes there before.
"""

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import Any

import pytest

from chalicelib import store
from tests.doors.officer.test_parts_of_a_complaint import split
from tests.doors.person.test_reaching import NEW, WAYS
from tests.helpers import SAM, Heard, Posted, as_shown, get, post, words
from tests.lives.by_links import Lived, findings

CHANGE = "Change how we reach them"
YES = "Yes, this is my email address"
OTHER = "sam.other@people.example"


def change(life: Lived, letter: str = "new_case", **other: str) -> Any:
    return life.press(CHANGE, letter, "team", **{**WAYS, **other})


def own_page(life: Lived) -> str:
    return life.told("acknowledgement").link("See where things are")


def asks(life: Lived, old: str = "yes", email: str = NEW) -> Any:
    given = {"change_email-email": email, "change_email-old": old}
    answer = post(life.heard.client, f"{own_page(life)}/ask/change_email", **given)
    life.heard.deliver()
    return answer


def confirm(heard: Heard, asked: Posted | None = None) -> int:
    asked = asked or heard.sent("confirm_address")[-1]
    status: int = post(heard.client, asked.link(YES), mine="yes").status_code
    heard.deliver()
    return status


def letters_to(heard: Heard, address: str) -> list[str]:
    return [posted.name for posted in heard.follow() if posted.to == address]


def let_answer(life: Lived) -> None:
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    answer = {**findings("upheld"), "sorry": "We are sorry.", "actions": "- A visit on Monday."}
    life.press("Send the reply", "allocation", "care1", **answer)


def test_the_letter_that_asks_at_a_new_address_says_nothing_of_the_case(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    change(life)
    asked = heard.letter("confirm_address", NEW)
    sender, _ = parseaddr(asked.message["From"])
    told = re.sub(r"https?://\S+", "", f"{sender} {asked.subject} {asked.text}").casefold()
    for private in (life.reference, "complain", "child", "social", "Sam", "track"):
        assert private.casefold() not in told, private
    shown = words(get(heard.client, asked.link(YES)))
    assert life.reference not in shown


@pytest.mark.parametrize("old", ["yes", "no"])
def test_until_the_new_address_is_confirmed_no_letter_of_the_case_goes_there(
    heard: Heard, time: Any, old: str
) -> None:
    life = Lived(heard, time)
    change(life, old_email=old, phone="01632 960001", phone_safe="yes")
    let_answer(life)
    assert letters_to(heard, NEW) == ["confirm_address"]
    answered = "stage1_reply" in letters_to(heard, SAM)
    assert answered == (old == "yes")
    asked_to_read_out = any("A visit on Monday" in p.text for p in heard.sent("please_tell"))
    assert asked_to_read_out == (old == "no")


def test_what_waited_goes_to_the_new_address_once_it_is_confirmed(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    change(life)
    let_answer(life)
    assert life.case.to_pass_on
    assert confirm(heard) == 200
    assert {"contact_changed", "stage1_reply"} <= set(letters_to(heard, NEW))
    assert not life.case.to_pass_on
    assert life.case.person.email == NEW
    assert "confirmed their new email address" in life.seen_by("new_case", "team")


def test_a_mail_scanner_that_opens_the_link_confirms_nothing(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    change(life)
    link = heard.letter("confirm_address").link(YES)
    for _ in range(3):
        assert get(heard.client, link).status_code == 200
    assert post(heard.client, link).status_code == 422
    assert life.case.person.email_new == NEW


def test_the_old_address_is_told_and_the_new_one_is_not_named_to_it(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    change(life, old_email="yes")
    told = heard.letter("old_address_told", SAM)
    assert "until that address is confirmed" in told.text
    assert "If you did not ask for this" in told.text
    assert NEW not in told.text + told.html
    assert "/track/" not in told.text


def test_the_old_address_is_not_told_where_the_team_says_that_it_is_not_safe_or_is_closed(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    change(life, old_email="no")
    confirm(heard)
    assert "old_address_told" not in letters_to(heard, SAM)


def test_the_old_address_is_not_told_where_their_words_say_that_it_is_not_safe(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back("Do not email me here, he reads this.", "acknowledgement")
    change(life, "request_heard", old_email="yes")
    confirm(heard)
    assert "old_address_told" not in letters_to(heard, SAM)
    assert life.case.person.email == NEW


def test_the_old_address_is_not_told_where_our_letter_bounced(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    heard.bounce(life.told("acknowledgement"))
    heard.deliver()
    change(life, "bounced", old_email="yes")
    assert not heard.sent("old_address_told")
    assert confirm(heard) == 200


def test_an_officer_says_whether_the_old_address_may_be_told(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    page = life.on_page(life.last("new_case", "team"), CHANGE)
    answer = post(heard.client, page, **{**WAYS, "old_email": ""})
    assert answer.status_code == 422
    assert "Say whether we may write to the old address" in words(answer)


def test_an_address_proved_once_is_remembered_and_not_asked_about_again(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    change(life)
    confirm(heard)
    change(life, email=OTHER)
    confirm(heard)
    assert life.case.person.email == OTHER
    change(life, email=NEW)
    assert life.case.person.email == NEW
    assert len(heard.sent("confirm_address", NEW)) == 1


def test_a_link_confirms_only_the_address_that_it_went_to(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    change(life)
    mistyped = heard.letter("confirm_address", NEW)
    change(life, email=OTHER)
    assert confirm(heard, mistyped) == 410
    assert life.case.person.email != NEW
    assert confirm(heard) == 200
    assert life.case.person.email == OTHER
    assert confirm(heard) == 410  # pressed again: nothing more


def test_the_team_hears_that_the_letter_to_the_new_address_bounced(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    change(life)
    heard.bounce(heard.letter("confirm_address"))
    told = heard.letter("new_address_bounced")
    assert "Our email came back" in told.text
    shown = as_shown(get(heard.client, told.link(CHANGE)))
    assert shown["email"] == NEW  # ready to be corrected
    assert not life.case.person.bounced


def test_a_bounce_of_what_the_old_address_was_told_changes_nothing(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    change(life, old_email="yes")
    confirm(heard)
    before = len(heard.follow())
    heard.bounce(heard.letter("old_address_told"))
    assert len(heard.follow()) == before
    assert life.case.person.mailable


# --- the person, on their own page


def test_the_person_changes_their_address_on_their_own_page_and_it_is_used_once_confirmed(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, email_safe="yes")
    page = own_page(life)
    assert asks(life).status_code == 200
    assert life.case.person.email == SAM
    assert "until that address is confirmed" in heard.letter("old_address_told", SAM).text
    assert "You gave us a new email address" in words(get(heard.client, page))
    assert confirm(heard) == 200
    assert (life.case.person.email, life.case.person.email_safe) == (NEW, "")
    assert letters_to(heard, NEW) == ["confirm_address", "contact_changed"]
    assert get(heard.client, page).status_code == 410
    fresh = heard.letter("contact_changed").link("See where things are")
    assert get(heard.client, fresh).status_code == 200


def test_who_says_that_the_old_address_is_not_safe_gets_nothing_more_there_and_a_person_decides(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    page = own_page(life)
    before = letters_to(heard, SAM)
    assert asks(life, old="no").status_code == 200
    let_answer(life)
    assert letters_to(heard, SAM) == before
    assert get(heard.client, page).status_code == 410  # old links stop when the person says so
    asked = life.last("request_heard", "team").text
    for said in ("said that ours is not safe", SAM, NEW, "Somebody else may have opened it"):
        assert said in asked
    assert "safe_way" in life.due


def test_who_holds_an_old_link_cannot_end_a_doubt_by_giving_an_address_of_their_own(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back("My ex reads my emails.", "acknowledgement")
    assert "This page is closed for now" in words(asks(life, email="ex@people.example"))
    assert not letters_to(heard, "ex@people.example")
    assert "safe_way" in life.due


def test_an_address_given_before_an_alarm_is_used_only_once_a_person_has_decided(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    asks(life)
    life.writes_back("My ex reads my emails.", "acknowledgement")
    asked = heard.letter("confirm_address", NEW)
    answer = post(heard.client, asked.link(YES), mine="yes")
    heard.deliver()
    assert "A person decides first" in words(answer)
    assert (life.case.person.email, life.case.person.email_new) == (SAM, NEW)
    assert letters_to(heard, NEW) == ["confirm_address"]
    change(life, "request_heard")
    assert life.case.person.email == NEW


def test_a_wish_to_be_reached_another_way_goes_to_a_person_while_an_alarm_is_open(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    page = own_page(life)
    said = "My uncle hit me last night."
    shown = words(post(heard.client, f"{page}/add", text=said))
    assert said in shown
    assert "Ask us to reach you another way" in shown
    assert "Change my email address" not in shown
    assert asks(life).status_code == 409
    answer = post(heard.client, f"{page}/ask/ask_new_way", **{"ask_new_way-wish": "Ring my nan."})
    heard.deliver()
    assert "A person will read this and do it with you" in words(answer)
    asked = life.last("request_heard", "team").text
    for part in ("Ring my nan.", SAM, "Somebody else may have opened it"):
        assert part in asked
    assert (life.case.person.email, life.case.person.email_new) == (SAM, "")


def test_who_says_by_one_press_that_our_emails_are_not_safe_gets_none_and_the_team_decides(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    page = own_page(life)
    before = letters_to(heard, SAM)
    answer = post(heard.client, f"{page}/ask/stop_emails")
    heard.deliver()
    shown = words(answer)
    assert "We have stopped our emails to you" in shown
    assert life.reference not in shown
    assert life.case.words not in shown
    let_answer(life)
    assert letters_to(heard, SAM) == before
    asked = life.last("request_heard", "team").text
    assert "They pressed “Our emails are not safe now”" in asked
    assert f"The address that we hold: {SAM}" in asked
    assert "Email (may not be safe: do not use it)" in life.seen_by("new_case", "team")
    assert "safe_way" in life.due


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("sam at home", "It should look like name@example.com"),
        ("", "new email address"),
        (SAM, "the address that we have already"),
        ("no-reply@people.example", "Nobody reads what is sent to that one"),
    ],
)
def test_an_address_that_cannot_be_theirs_is_refused_on_their_page(
    heard: Heard, time: Any, email: str, said: str
) -> None:
    life = Lived(heard, time)
    answer = asks(life, email=email)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not heard.sent("confirm_address")


def test_a_new_address_holds_for_each_part_of_their_complaint(heard: Heard, time: Any) -> None:
    life = split(heard, time)
    bus = life.part(0)
    change(bus)
    assert len(heard.sent("confirm_address")) == 1
    confirm(heard)
    for part in (life, bus, life.part(1)):
        person = part.case.person
        assert (person.email, person.email_new) == (NEW, "")


def test_a_case_from_before_loads_without_an_address_that_waits(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    found = store.load(life.reference)
    assert found
    assert (found.person.email_new, found.person.proved) == ("", ())
