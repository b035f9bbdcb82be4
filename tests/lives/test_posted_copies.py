"""Somebody on a child's side who has no email: the team posts what they are to have, and records
it. No date depends on a copy (RULES 4.5)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers import SAM, Heard, get, page, post, words
from tests.lives.by_links import TEAM, Lived
from tests.lives.test_advocate import AGREED, BUTTON, RANA, add_by_team, answer, begin

NAN = {
    "capacity": "representative",
    "helper": "Jean Carter",
    "post": "3 Mill Row, Exampleton",
    "copies": "copies",
}
RECORD = "Record how you told them"


@pytest.fixture
def life(heard: Heard, time: Any) -> Lived:
    """Return the complaint of a child whose nan gets copies by post."""
    life = begin(heard, time)
    life.press(BUTTON, "new_case", TEAM, **NAN, **AGREED)
    return life


def record(life: Lived, status: int = 200) -> None:
    path = life.last("please_copy", TEAM).link(RECORD)
    day = str(life.time.now.day)
    month = str(life.time.now.month)
    answers = {"how": "post", "on-day": day, "on-month": month, "on-year": "2026"}
    told = post(life.heard.client, path, **answers)
    assert told.status_code == status, words(told)
    life.heard.deliver()


def test_she_is_told_by_post_what_she_may_have(life: Lived) -> None:
    asked = life.last("please_copy", TEAM).text
    assert "3 Mill Row, Exampleton" in asked
    assert "Dear Jean Carter" in asked
    assert "You get a copy of our letters to them about it." in asked
    assert "this email" not in asked.partition("Dear Jean")[2].partition("End of letter")[0]


def test_each_copy_is_put_before_the_team_and_recording_it_stops_no_clock(life: Lived) -> None:
    life.until("Tue 1 Dec 2026 10:00")
    answer(life)
    asked = life.last("please_copy", TEAM).text
    assert "This is a copy for you, as Sam’s representative." in asked
    for private in ("14 Orchard Close", "01632 960123", "no voicemail", "sam@family"):
        assert private not in asked.partition("# The letter")[2]
    stopped = life.case.clock("s1_response")
    assert life.told("stage1_reply")
    waiting = len(life.case.to_pass_on)
    record(life)
    assert len(life.case.to_pass_on) == waiting - 1
    assert life.case.clock("s1_response") == stopped
    assert "passed on to somebody on the person’s side: Jean Carter" in life.seen_by(
        "new_case", TEAM
    )
    assert not [each for each in life.case.told if each.to == "p1"]


def test_the_page_of_the_case_lists_it_with_whom_it_is_for(life: Lived) -> None:
    seen = life.seen_by("new_case", TEAM)
    assert "to pass on today" in seen
    assert "For Jean Carter, representative." in seen


def test_what_waits_for_her_is_not_to_be_sent_once_her_part_ends(life: Lived) -> None:
    life.asks("Stop somebody helping me", "helper_added", party="p1")
    assert not life.case.to_pass_on
    record(life, status=410)


def test_nothing_is_passed_on_while_her_part_may_end(life: Lived) -> None:
    life.writes_back("Please stop sending things to Jean.", "helper_added")
    answer(life)
    assert "Do not pass on this letter yet." in life.last("please_copy", TEAM).text
    record(life, status=410)


def test_two_who_have_no_email_are_each_put_before_the_team(life: Lived) -> None:
    other = {**NAN, "helper": "Ron Carter", "post": "4 Mill Row"}
    life.press(BUTTON, "new_case", TEAM, **other, **AGREED)
    before = len(life.heard.sent("please_copy"))
    answer(life)
    asked = life.heard.sent("please_copy")[before:]
    assert sorted({"Jean" in a.text.partition("How to")[0] for a in asked}) == [False, True]


def test_a_letter_instead_of_the_childs_that_is_posted_meets_the_duty(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    life.press(BUTTON, "new_case", TEAM, **{**NAN, "copies": "instead"}, **AGREED)
    life.until("Tue 1 Dec 2026 10:00")
    answer(life)
    assert not heard.sent("stage1_reply", SAM)
    assert "s1_response" in life.due
    assert "through Jean Carter" in life.last("please_copy", TEAM).text
    record(life)
    assert "s1_response" not in life.due


def test_one_whose_email_bounces_is_written_to_by_post(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life, post="1 Office Street")
    answer(life)
    heard.bounce(life.last("stage1_reply", RANA))
    asked = life.last("please_copy", TEAM).text
    assert "1 Office Street" in asked
    assert "copy for you, as Sam’s advocate" in asked


def test_one_without_any_address_can_get_no_copies_and_it_is_said_why(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    path = life.on_page(life.last("new_case", TEAM), BUTTON)
    shown = get(heard.client, path)
    as_of = page(shown).partition('name="as_of" value="')[2].partition('"')[0]
    answers = {**NAN, **AGREED, "post": "", "as_of": as_of}
    refused = post(heard.client, path, **answers)
    assert refused.status_code == 422
    assert "Give their email address or their postal address" in words(refused)


def test_a_councillor_with_a_postal_address_alone_is_thanked_by_post_and_told_no_more(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    given = {
        "capacity": "messenger",
        "helper": "Joan Pike",
        "post": "Town Hall, Exampleton",
        "copies": "none",
        "agreed": "not_needed",
        "said": "She passed on the letter.",
    }
    life.press(BUTTON, "new_case", TEAM, **given)
    asked = life.last("please_copy", TEAM).text
    assert "Thank you for passing this on to us." in asked
    assert "Town Hall, Exampleton" in asked
    thanked = asked.partition("# The letter")[2] or asked.partition("The letter\n")[2]
    assert "Sam" not in thanked.partition("End of letter")[0]
    before = len(heard.sent("please_copy"))
    answer(life)
    assert len(heard.sent("please_copy")) == before
    told = life.told("helper_added").text
    assert "Joan Pike passed your complaint on to us." in told
    assert "as your" not in told.partition("What they get")[0]
