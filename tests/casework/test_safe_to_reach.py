"""Words that an address is not safe keep every letter from it until a person has decided."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import links, store
from chalicelib.core.cases import Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from tests.helpers import (
    SAM,
    Heard,
    a_case,
    an_email,
    as_shown,
    by_form,
    get,
    london,
    page,
    post,
    words,
)
from tests.lives.by_links import Lived

TEAM = "complaints.team@sefton.example"
CHILD = (
    "im 13 and in care. my carers read my emails. nobody lets me see my sister. please dont "
    "tell them i wrote"
)
REPLY_TO = "only answer to the address I have set for replies, he reads the other one"
LIKE_IT = "Nobody visits. my stepdad gets all my notifications"  # known by points, and no sign
SAFE = "It is safe to email them"
CHANGE = "Change how we reach them"
TOLD = "Record how you told them"


def the_case() -> Case:
    (reference,) = store.list_received_in("2026-11")
    found = store.load(reference)
    assert found
    return found


def to_the_person(heard: Heard) -> list[str]:
    return [p.name for p in heard.follow() if p.to == SAM]


def mailed(heard: Heard, said: str, reply_to: str = "") -> None:
    raw = an_email(said)
    if reply_to:
        raw = b"Reply-To: " + reply_to.encode() + b"\r\n" + raw
    heard.arrive(raw)


@pytest.mark.parametrize("box", ["safe", "help", "about", "happened", "wanted", "when_text"])
def test_words_in_any_box_of_the_form_hold_the_letter_and_ask_the_team_at_once(
    heard: Heard, time: Any, box: str
) -> None:
    said = {"happened": "Nobody listens.", box: "DO NOT EMAIL ME. My ex has my password"}
    by_form(heard.client, email=SAM, **said)
    assert to_the_person(heard) == []
    asked = heard.letter("is_it_safe")
    assert "My ex has my password" in asked.text or "DO NOT EMAIL ME" in asked.text
    assert all(button in asked.text for button in (SAFE, CHANGE, TOLD))
    ack = the_case().clock("ack")
    safe_way = the_case().clock("safe_way")
    assert ack
    assert ack.running
    assert safe_way
    assert safe_way.due_on == datetime(2026, 11, 27, tzinfo=UTC).date()


@pytest.mark.parametrize("said", [CHILD, REPLY_TO, LIKE_IT])
def test_a_first_mail_that_says_so_is_not_answered_into_that_inbox(
    heard: Heard, time: Any, said: str
) -> None:
    mailed(heard, said)
    assert to_the_person(heard) == []
    assert heard.letter("is_it_safe")


def test_words_in_the_subject_that_no_sign_knows_hold_the_letter(heard: Heard, time: Any) -> None:
    heard.arrive(an_email("Nobody visits me.", subject=LIKE_IT.partition(". ")[2]))
    assert to_the_person(heard) == []
    assert "notifications" in heard.letter("is_it_safe").text


def test_a_reply_to_that_differs_is_shown_and_can_be_chosen(heard: Heard, time: Any) -> None:
    mailed(heard, REPLY_TO, "jo.safe@people.example")
    asked = heard.letter("is_it_safe")
    assert "jo.safe@people.example" in asked.text
    assert "jo.safe@people.example" in heard.letter("new_case").text
    shown = get(heard.client, asked.link(CHANGE))
    assert "jo.safe@people.example" in str(shown.body)
    form = {"email": "jo.safe@people.example", "asked": "They said so in their email."}
    assert post(heard.client, asked.link(CHANGE), **form).status_code == 200
    assert to_the_person(heard) == []
    sent = [p.name for p in heard.follow() if p.to == "jo.safe@people.example"]
    assert sorted(sent) == ["acknowledgement", "contact_changed"]
    ack = the_case().clock("ack")
    assert ack
    assert not ack.running


def test_an_address_that_their_words_ask_for_is_filled_in_for_the_team_to_check(
    heard: Heard, time: Any
) -> None:
    new = "jo.safe@people.example"
    by_form(heard.client, email=SAM, happened=f"He reads my emails. Please write to {new}.")
    asked = heard.letter("is_it_safe")
    assert f"write to another address: {new}" in asked.text
    assert f'value="{new}"' in page(get(heard.client, asked.link(CHANGE)))
    assert to_the_person(heard) == []
    assert not [p for p in heard.follow() if p.to == new]


def test_a_reply_to_of_another_mailbox_alone_lets_nothing_go_before_a_person_has_looked(
    heard: Heard, time: Any
) -> None:
    mailed(heard, "Nobody came to see my son.", "jo.safe@people.example")
    assert to_the_person(heard) == []
    assert "jo.safe@people.example" in heard.letter("new_case").text
    assert "jo.safe@people.example" in heard.letter("is_it_safe").text


@pytest.mark.parametrize("way", ["{}", "{}+reply@{}", "{}@{}"])
def test_a_reply_to_of_their_own_mailbox_holds_nothing(heard: Heard, time: Any, way: str) -> None:
    local, _, domain = SAM.partition("@")
    own = SAM.upper() if way == "{}" else way.format(local, domain)
    mailed(heard, "Nobody came to see my son.", own)
    assert to_the_person(heard) == ["acknowledgement"]


def test_once_the_team_says_it_is_safe_what_waited_goes_by_email(heard: Heard, time: Any) -> None:
    mailed(heard, CHILD)
    link = heard.letter("is_it_safe").link(SAFE)
    assert post(heard.client, link, address=SAM, note="They rang.").status_code == 200
    assert to_the_person(heard) == ["acknowledgement"]
    assert the_case().to_pass_on == ()
    safe_way = the_case().clock("safe_way")
    ack = the_case().clock("ack")
    assert safe_way
    assert ack
    assert not safe_way.running
    assert not ack.running


def test_changing_how_they_are_reached_does_not_offer_or_take_the_address_in_doubt(
    heard: Heard, time: Any
) -> None:
    mailed(heard, CHILD)
    link = heard.letter("is_it_safe").link(CHANGE)
    shown = as_shown(get(heard.client, link))
    assert shown["email"] == ""
    theirs = the_case().person.email
    same = shown | {"email": theirs, "phone": "07700 900123", "asked": "They rang from school."}
    refused = post(heard.client, link, **same)
    assert "may not be safe" in words(refused)
    assert to_the_person(heard) == []
    assert post(heard.client, link, **same | {"email": ""}).status_code == 200
    assert to_the_person(heard) == []


def test_told_another_way_meets_the_promise_and_the_address_stays_unused(
    heard: Heard, time: Any
) -> None:
    mailed(heard, CHILD)
    post(heard.client, heard.letter("is_it_safe").link(TOLD), how="phone")
    safe_way = the_case().clock("safe_way")
    ack = the_case().clock("ack")
    assert safe_way
    assert ack
    assert safe_way.running
    assert not ack.running
    link = heard.letter("is_it_safe").link(SAFE)
    post(heard.client, link, address=SAM, note="Now it is.")
    assert to_the_person(heard) == []  # they were told already


def test_it_is_chased_inside_the_three_days_of_the_acknowledgement(heard: Heard, time: Any) -> None:
    mailed(heard, CHILD)
    heard.deliver()
    time.now = london("Mon 30 Nov 2026 08:00")
    heard.schedule("sweep")
    assert [p.to for p in heard.sent("overdue")] == ["grace.adeyemi@sefton.example"]
    time.now = london("Tue 1 Dec 2026 08:00")
    heard.schedule("sweep")
    assert heard.sent("still_to_tell")
    assert to_the_person(heard) == []


def test_no_later_letter_goes_there_either(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.writes_back("My dad reads my emails.", "acknowledgement")
    before = len(to_the_person(heard))
    form = {"procedure": "children_act", "service": "in_care", "named": "", "points": "No visit."}
    life.press("Record what it is about", "new_case", "team", **form)
    heard.deliver()
    assert len(to_the_person(heard)) == before
    assert "Nothing goes there until somebody has decided" in life.seen_by("is_it_safe", "team")


def test_the_page_after_the_form_says_that_no_email_was_sent_and_what_happens(
    heard: Heard, time: Any
) -> None:
    told = {"code": "parent", "email": SAM, "happened": "No visits.", "files": "no"}
    to_check = post(heard.client, "/complain", **told, safe="He reads my phone")
    draft = urlsplit(to_check.headers["Location"]).path.split("/")[2]
    check = words(get(heard.client, f"/complain/{draft}/check"))
    assert "It may not be safe to email you" in check
    post(heard.client, f"/complain/{draft}/send")
    said = words(get(heard.client, f"/complain/{draft}/received"))
    assert "We have not sent you an email" in said
    assert "We are sending" not in said


def test_send_it_to_my_advocate_and_not_to_me_is_put_to_the_team_as_that(
    heard: Heard, time: Any
) -> None:
    said = (
        "Nobody came. Please send your answer to my advocate, Nina at nina@advocacy.example, "
        "and not to me"
    )
    mailed(heard, said)
    assert to_the_person(heard) == []
    told = heard.letter("new_case").text
    assert "our letters to go to their advocate" in told
    assert "asking for an advocate" not in told


def test_a_receipt_goes_again_once_the_team_has_said_that_it_is_safe(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back("My mum reads my emails.", "acknowledgement")
    life.press(SAFE, "request_heard", "team", address=SAM, note="It is fine.")
    time.now = london("Fri 27 Nov 2026 10:30")
    life.writes_back("Here is more.", "acknowledgement")
    assert [p.to for p in heard.sent("message_received")] == [SAM]


@pytest.mark.parametrize(
    ("came", "day"),
    [
        ("Fri 27 Nov 2026 10:00", 27),
        ("Fri 27 Nov 2026 16:30", 30),
        ("Sat 28 Nov 2026 09:00", 30),
        ("Sun 29 Nov 2026 23:30", 30),
    ],
)
def test_the_day_to_decide_is_a_working_day_that_has_time_left(
    heard: Heard, time: Any, came: str, day: int
) -> None:
    time.now = london(came)
    by_form(heard.client, email=SAM, happened="No visits.", safe="He reads my phone")
    safe_way = the_case().clock("safe_way")
    assert safe_way
    assert safe_way.due_on.day == day


def decide(heard: Heard, time: Any, button: str, **answers: str) -> Lived:
    """Return a case whose person doubts their address, once the team has decided by a button."""
    said = {"email": SAM, "phone": "07700 900123", "phone_safe": "yes", "email_safe": "no"}
    life = Lived(heard, time, happened="He reads my emails.", safe="Ring me instead.", **said)
    assert "Look at this first" in life.seen_by("new_case", "team")
    life.press(button, "new_case", "team", **answers)
    return life


@pytest.mark.parametrize("email", [{"email": ""}, {"email": SAM, "email_safe": "no"}])
def test_the_history_never_says_that_an_address_is_safe_where_it_was_decided_not_to_use_it(
    heard: Heard, time: Any, email: dict[str, str]
) -> None:
    phone = {"phone": "07700 900123", "phone_safe": "yes"}
    answers = phone | {"asked": "She rang us.", "safe": "Ring me instead."} | email
    life = decide(heard, time, CHANGE, **answers)
    shown = life.seen_by("new_case", "team")
    decided = "by telephone. Email is not used."
    assert f"It was decided how to reach them safely: {decided}" in shown
    assert f"They are now reached {decided}" in shown
    assert "it is safe to email them" not in shown
    assert "Nothing goes there until" not in shown
    assert "Look at this first" not in shown
    assert not may_be_unsafe(life.case)
    assert to_the_person(heard) == []


def test_the_history_says_that_it_is_safe_to_email_them_where_the_team_recorded_that(
    heard: Heard, time: Any
) -> None:
    shown = decide(heard, time, SAFE, address=SAM, note="She said so.").seen_by("new_case", "team")
    assert "It was recorded that it is safe to email them" in shown
    assert "They are now reached by email, or by telephone." in shown
    assert "Look at this first" not in shown


@pytest.mark.parametrize("letter", ["new_case", "is_it_safe"])
def test_changing_how_they_are_reached_is_offered_before_saying_that_it_is_safe(
    heard: Heard, time: Any, letter: str
) -> None:
    life = Lived(heard, time, email=SAM, email_safe="no")
    told = life.last(letter, "team")
    assert 0 < told.text.index(f"{CHANGE}:") < told.text.index(f"{SAFE}:")
    shown = page(life.case_page(letter, "team"))
    assert shown.index(f">{CHANGE}<") < shown.index(f">{SAFE}<")


@pytest.mark.parametrize("by", ["mail", "form"])
def test_an_address_that_another_case_holds_to_be_unsafe_gets_nothing_of_a_new_one(
    heard: Heard, time: Any, by: str
) -> None:
    a_case(time.now, email=SAM, happened="My dad reads my emails so dont write to me here.")
    heard.deliver()
    if by == "mail":
        heard.arrive(an_email("Still nobody came.", subject="another"), key="again")
    else:
        by_form(heard.client, happened="Still nobody came.", email_safe="yes")
    assert len(heard.sent("is_it_safe")) == 2
    assert heard.sent("acknowledgement") == []
    assert "dad reads my emails" in heard.sent("is_it_safe")[-1].text


@pytest.mark.parametrize("by", ["mail", "form"])
def test_an_address_that_was_taken_off_a_case_as_unsafe_gets_nothing_of_a_new_one(
    heard: Heard, time: Any, by: str
) -> None:
    phone = {"phone": "07700 900123", "phone_safe": "yes", "asked": "She rang us."}
    first = decide(heard, time, CHANGE, email="", safe="Ring me instead.", **phone)
    assert first.case.person.unsafe == (SAM,)
    if by == "mail":
        heard.arrive(an_email("Still nobody came.", subject="another"), key="again")
    else:
        by_form(heard.client, happened="Still nobody came.", email_safe="yes")
    assert len(heard.sent("is_it_safe")) == 2
    assert to_the_person(heard) == []


def test_an_address_that_is_given_again_is_no_longer_held(heard: Heard, time: Any) -> None:
    phone = {"phone": "07700 900123", "phone_safe": "yes", "asked": "She rang us."}
    case = decide(heard, time, CHANGE, email="", safe="Ring me instead.", **phone).case
    link = links.make_officer_link(case.reference, "change_contact", "team", "n", time.now)
    given = {**phone, "email": SAM, "email_safe": "yes", "asked": "She says it is safe now."}
    shown = as_shown(get(heard.client, "/act/" + link.rpartition("/")[2]))
    answer = post(heard.client, "/act/" + link.rpartition("/")[2], **{**shown, **given})
    assert answer.status_code == 200, words(answer)
    assert the_case().person.unsafe == ()
