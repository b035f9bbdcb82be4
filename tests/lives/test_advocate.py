"""An advocate on the side of a child who complained, lived by links, replies and the clock: she has
what he agreed to, while he agrees to it, and nothing that is his alone (`003:32`, RULES 4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import html

from chalicelib import casework, clock, store
from chalicelib.core.cases import Case
from tests.helpers import SAM, Heard, an_email, get, page, post, sent_so_far, words
from tests.lives.begin import MENDED, begun_once
from tests.lives.by_links import TEAM, Lived, findings

RANA = "rana@advocates.example"
BUTTON = "Add an advocate or somebody else"
ADD = "Add somebody to help me"
AGREED = {"agreed": "own_words", "said": "I want Rana to help me.", "seen_by": "Ellen Marsh"}
WITH_COPIES = {
    "capacity": "advocate",
    "helper": "Rana Ali",
    "email": RANA,
    "copies": "copies",
    "may_see": "yes",
    "may_add": "yes",
}
PRIVATE = ("sam@family", "14 Orchard Close", "no voicemail", "01632 960123", "Large print")


@begun_once
def begin(heard: Heard, time: Any, **answers: str) -> Lived:
    """Return the complaint of a child who told us what is private, given to Priya Nair."""
    told = {
        "code": "child_lac",
        "name": "Sam",
        "post": "14 Orchard Close",
        "phone": "01632 960123",
        "safe": "Please, no voicemail.",
        "help": "Large print, please.",
        "happened": "Nobody came in June.",
    }
    life = Lived(heard, time, **told | answers)
    life.until("Mon 30 Nov 2026 09:30")
    about = {"procedure": "children_act", "service": "social_work", "points": "No visit in June."}
    life.press("Record what it is about", "new_case", TEAM, **about)
    life.press("Give it to an officer", "new_case", TEAM, officer="socialwork1")
    return life


def add_by_team(life: Lived, **other: str) -> None:
    life.press(BUTTON, "new_case", TEAM, **{**WITH_COPIES, **AGREED, **other})


def answer(life: Lived) -> None:
    life.until("Tue 1 Dec 2026 12:00")
    life.press("Send the reply", "allocation", "socialwork1", **findings("upheld"), **MENDED)


def open_page(life: Lived, letter: str = "helper_invited") -> Any:
    return get(life.heard.client, life.last(letter, RANA).link("Open your page"))


def list_events(case: Case) -> Iterator[str]:
    for event in store.load_history(case.reference):
        yield event.name


def test_a_child_adds_an_advocate_who_gets_copies_and_her_own_page(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    life.asks(ADD, "points_understood", **WITH_COPIES)
    told = life.told("helper_added")
    assert "Rana Ali is now part of your complaint, as your advocate." in told.text
    assert "Rana" not in told.subject
    his_page = words(life.asks_nothing("helper_added"))
    assert "They get a copy of our letters. They can see how things stand." in his_page

    shown = open_page(life)
    assert shown.status_code == 200
    assert "You are here as Sam’s advocate" in words(shown)
    assert "What is happening now" in words(shown)
    assert "Ask us to stop" not in words(shown)

    answer(life)
    copy = life.last("stage1_reply", RANA)
    assert "This is a copy for you, as Sam’s advocate." in copy.text
    assert copy.link("See where things are") != life.told("stage1_reply").link(
        "See where things are"
    )
    assert "Helping with" in words(get(heard.client, copy.link("See where things are")))
    assert "We sent them our answer (a copy for you)" in words(open_page(life))
    clock_of_answer = life.case.clock("s1_response")
    assert clock_of_answer
    assert clock_of_answer.stopped_by == life.told("stage1_reply").letter


def test_nothing_that_an_advocate_gets_or_opens_holds_what_is_the_childs_alone(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    all_rights = {"may_ask": "yes", "may_withdraw": "yes"}
    life.asks(ADD, "points_understood", **WITH_COPIES, **all_rights)
    add_page = open_page(life)
    answer(life)
    life.asks("I want stage 2", "stage1_reply")
    hers = [posted for posted in sent_so_far() if posted.to == RANA]
    assert len(hers) >= 3
    his_pages = {
        posted.link("See where things are")
        for posted in sent_so_far()
        if posted.to == SAM and "See where things are" in posted.text
    }
    read = [posted.text + posted.html + str(posted.message) for posted in hers]
    read += [page(add_page), page(open_page(life))]
    for text in read:
        for private in PRIVATE:
            assert private not in text
        assert not [path for path in his_pages if path in text]


def test_once_the_child_ends_it_her_link_opens_nothing_and_no_letter_leaves(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    life.asks(ADD, "points_understood", **WITH_COPIES)
    path = life.last("helper_invited", RANA).link("Open your page")
    life.asks("Stop somebody helping me", "helper_added", party="p1")
    closed = get(heard.client, path)
    assert closed.status_code == 410
    assert life.reference not in page(closed)
    assert "Sam" not in words(closed)
    assert post(heard.client, f"{path}/add", text="Hello").status_code == 410
    assert post(heard.client, f"{path}/fresh").status_code == 410
    before = len([p for p in sent_so_far() if p.to == RANA])
    answer(life)
    assert len([p for p in sent_so_far() if p.to == RANA]) == before
    assert "Rana Ali is no longer part of" in life.told("helper_ended").text


def test_a_copy_that_waits_when_its_readers_part_ends_does_not_leave(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    add_by_team(life)
    life.until("Tue 1 Dec 2026 12:00")
    posted = life.last("allocation", "socialwork1")
    reply = {**findings("upheld"), **MENDED}
    shown = get(heard.client, posted.link("Send the reply"))
    (as_of,) = html.fromstring(page(shown)).xpath("//input[@name='as_of']/@value")
    post(heard.client, posted.link("Send the reply"), as_of=str(as_of), **reply)
    casework.ask(life.reference, "end_helper", {"party": "p1"}, clock.now())
    heard.deliver()
    heard.stragglers()
    assert not heard.sent("stage1_reply", RANA)
    assert heard.sent("stage1_reply", SAM)
    assert "copy_bounced" not in set(list_events(life.case))


@pytest.fixture
def through(heard: Heard, time: Any) -> Lived:
    """Return the complaint of a child who asked us to write to them through their advocate."""
    life = begin(heard, time)
    add_by_team(life, copies="instead")
    return life


def test_through_the_advocate_alone_her_letter_stops_the_clock_and_he_is_sent_none(
    heard: Heard, through: Lived
) -> None:
    answer(through)
    assert not heard.sent("stage1_reply", SAM)
    hers = through.last("stage1_reply", RANA)
    assert "This letter is for Sam." in hers.text
    answered = through.case.clock("s1_response")
    assert answered
    assert answered.stopped_by == hers.letter
    his_page = through.asks_nothing("helper_added")
    assert "by email to Rana Ali, for you" in words(his_page)


def test_a_letter_to_the_advocate_alone_that_bounces_reopens_the_duty_and_the_team_is_told(
    heard: Heard, through: Lived
) -> None:
    answer(through)
    heard.bounce(through.last("stage1_reply", RANA))
    assert "s1_response" in through.due
    assert through.last("bounced", TEAM)
    assert not through.case.person.bounced
    party = through.case.party("p1")
    assert party
    assert party.bounced


def test_a_copy_that_bounces_reopens_nothing(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    answer(life)
    heard.bounce(life.last("stage1_reply", RANA))
    assert "s1_response" not in life.due
    assert "Rana Ali, advocate" in life.last("copy_bounced", TEAM).text
    assert not heard.sent("bounced")


def test_a_letter_that_waits_for_the_advocate_alone_goes_to_the_child_once_that_has_ended(
    heard: Heard, through: Lived
) -> None:
    through.until("Tue 1 Dec 2026 12:00")
    posted = through.last("allocation", "socialwork1")
    shown = get(heard.client, posted.link("Send the reply"))
    (as_of,) = html.fromstring(page(shown)).xpath("//input[@name='as_of']/@value")
    reply = {**findings("upheld"), **MENDED}
    post(heard.client, posted.link("Send the reply"), as_of=str(as_of), **reply)
    casework.ask(through.reference, "end_helper", {"party": "p1"}, clock.now())
    heard.deliver()
    assert not heard.sent("stage1_reply", RANA)
    his = through.told("stage1_reply")
    assert "This letter is for" not in his.text
    assert "s1_response" not in through.due
    answered = through.case.clock("s1_response")
    assert answered
    assert answered.stopped_by == his.letter


def test_after_the_last_day_she_gets_and_opens_nothing(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life, until="1 12 2026")
    path = life.last("helper_invited", RANA).link("Open your page")
    life.until("Tue 1 Dec 2026 12:00")
    assert get(heard.client, path).status_code == 200
    life.until("Wed 2 Dec 2026 12:00")
    assert get(heard.client, path).status_code == 410


def test_what_she_writes_is_kept_as_hers_and_read_for_danger(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    life.writes_back("His stepdad hits him every night.", "helper_invited", RANA)
    assert "Rana Ali, advocate" in life.last("contribution", "socialwork1").text
    assert "danger" in life.case.flags
    assert life.last("danger_alarm")
    assert "Rana Ali, advocate" in life.seen_by("contribution", "socialwork1")
    path = life.last("helper_invited", RANA).link("Open your page")
    assert post(heard.client, f"{path}/add", text="He has a new school.").status_code == 200
    heard.deliver()
    assert "He has a new school." in life.last("contribution", "socialwork1").text


def test_mail_of_one_who_may_not_add_or_whose_part_ended_is_set_aside(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    add_by_team(life, may_add="")
    life.writes_back("I have more to say.", "helper_invited", RANA)
    assert "has not agreed to let add" in life.last("set_aside", TEAM).text
    assert not heard.sent("contribution")
    assert not heard.sent("confirm_message")


def test_a_forged_mail_from_her_address_adds_nothing(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    posted = life.last("helper_invited", RANA)
    raw = an_email("Withdraw it.", f"Re: {posted.subject}", from_=RANA, message_id="<x@y.example>")
    heard.arrive(raw, to=posted.reply_to, key="forged", dmarc="FAIL", spf="FAIL", dkim="FAIL")
    assert not heard.sent("contribution")
    assert not heard.sent("confirm_message")
    assert heard.sent("set_aside")


def test_she_can_do_only_what_the_child_agreed_to(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life, may_add="", may_see="yes")
    path = life.last("helper_invited", RANA).link("Open your page")
    for door, form in (
        ("add", {"text": "Hello"}),
        ("withdraw", {"sure": "yes"}),
        ("ask/end_helper", {"end_helper-party": "p1"}),
    ):
        assert post(heard.client, f"{path}/{door}", **form).status_code == 403
    assert life.case.stage != "withdrawn"


def test_one_who_may_withdraw_for_the_child_does_so_and_the_child_is_told_who_asked(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    add_by_team(life, may_withdraw="yes")
    path = life.last("helper_invited", RANA).link("Open your page")
    assert post(heard.client, f"{path}/withdraw").status_code == 422
    assert post(heard.client, f"{path}/withdraw", sure="yes").status_code == 200
    heard.deliver()
    assert life.case.stage == "withdrawn"
    assert "Rana Ali told us, for you," in life.told("withdrawal_confirmed").text


def test_a_councillor_who_passed_it_on_is_thanked_and_told_nothing(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    councillor = "joan.pike@members.example"
    passed_on = {
        "capacity": "messenger",
        "helper": "Joan Pike",
        "email": councillor,
        "copies": "none",
        "agreed": "not_needed",
        "said": "She passed on the letter.",
    }
    life.press(BUTTON, "new_case", TEAM, **passed_on)
    answer(life)
    (thanked,) = sent_so_far(councillor)
    assert thanked.name == "messenger_thanked"
    assert "/track/" not in thanked.text
    assert "Sam" not in thanked.text
    assert "June" not in thanked.text
