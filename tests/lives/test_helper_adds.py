"""What somebody on a child's side adds: the child sees it and hears who added it, unless the words
speak of danger. Whoever added it learns that it came (RULES 4.5)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.helpers import SAM, Heard, get, post, words
from tests.lives.by_links import TEAM, Lived
from tests.lives.test_advocate import RANA, add_by_team, answer, begin

SECTION = "What other people have told us for you"


@pytest.fixture
def life(heard: Heard, time: Any) -> Lived:
    """Return the complaint of a child whose advocate may add to it and ask for them."""
    life = begin(heard, time)
    add_by_team(life, may_ask="yes")
    return life


def read_page(life: Lived) -> str:
    return words(life.asks_nothing("helper_added"))


def add_on_page(life: Lived, text: str) -> None:
    path = life.last("helper_invited", RANA).link("Open your page")
    assert post(life.heard.client, f"{path}/add", text=text).status_code == 200
    life.heard.deliver()


def test_what_she_writes_by_email_is_on_the_childs_page_and_both_are_told(life: Lived) -> None:
    life.writes_back("He has moved to a new school.", "helper_invited", RANA)
    his_page = read_page(life)
    assert SECTION in his_page
    assert "Rana Ali, your advocate" in his_page
    assert "He has moved to a new school." in his_page
    told = life.told("helper_wrote")
    assert "Rana Ali, your advocate, has told us something for your complaint." in told.text
    assert "new school" not in told.text
    assert "Rana" not in told.subject
    assert SECTION in words(life.asks_nothing("helper_wrote"))
    receipt = life.last("helper_receipt", RANA)
    assert "We have what you sent us." in receipt.text
    assert "new school" not in receipt.text
    assert "Sam" not in receipt.subject
    assert receipt.message["Auto-Submitted"]
    contribution = life.last("contribution", "socialwork1")
    assert "can read this on their own page" in contribution.text
    assert contribution.subject.endswith("new message from somebody who helps the person")


def test_what_she_writes_on_her_page_is_told_to_the_child_once_a_day(life: Lived) -> None:
    for text in ("He has a new school.", "He likes it there.", "His bus is late."):
        add_on_page(life, text)
    assert len(life.heard.sent("helper_wrote", SAM)) == 1
    for text in ("He has a new school.", "He likes it there.", "His bus is late."):
        assert text in read_page(life)
    life.until("Wed 2 Dec 2026 12:00")
    add_on_page(life, "He is well.")
    assert len(life.heard.sent("helper_wrote", SAM)) == 2


def test_words_of_danger_are_for_somebody_to_decide_about(
    life: Lived,
) -> None:
    text = "His stepdad hits him every night."
    life.writes_back(text, "helper_invited", RANA)
    assert text not in read_page(life)
    assert not life.heard.sent("helper_wrote")
    contribution = life.last("contribution", "socialwork1").text
    assert text in contribution
    assert "We have not shown this to the person." in contribution
    assert life.last("helper_receipt", RANA)


def test_the_child_hears_what_she_asks_for_them(life: Lived) -> None:
    answer(life)
    path = life.last("helper_invited", RANA).link("Open your page")
    asked = post(life.heard.client, f"{path}/ask/want_stage2")
    assert asked.status_code == 200, words(asked)
    life.heard.deliver()
    told = life.told("helper_wrote").text
    assert "Rana Ali, your advocate, has asked us for something for you." in told
    assert "“I want stage 2”" in told
    assert "“I want stage 2” for you" in read_page(life)


def test_a_child_who_is_written_to_through_her_hears_what_she_did_at_their_own_address(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    add_by_team(life, copies="instead", may_ask="yes")
    life.writes_back("He has a new school.", "helper_invited", RANA)
    told = life.told("helper_wrote").text
    assert "Rana Ali, your advocate, has told us something for your complaint." in told
    assert "new school" not in told
    assert life.last("helper_receipt", RANA)
    answer(life)
    path = life.last("helper_invited", RANA).link("Open your page")
    assert post(heard.client, f"{path}/ask/want_stage2").status_code == 200
    heard.deliver()
    assert len(heard.sent("helper_wrote", SAM)) == 2
    assert not heard.sent("helper_wrote", RANA)
    shown = words(get(heard.client, path))
    assert "(sent to you instead of them)" in shown
    assert "a copy for you" not in shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"copies": "instead"}, True),
        ({"copies": "copies"}, False),
        ({"copies": "instead", "may_see": ""}, False),
    ],
    ids=["instead", "copies", "may not see"],
)
def test_one_added_in_their_place_after_the_points_letter_reads_the_points_on_her_page(
    heard: Heard, time: Any, given: dict[str, str], shown: bool
) -> None:
    life = begin(heard, time)
    assert life.told("points_understood")
    add_by_team(life, **given)
    her_page = words(get(heard.client, life.last("helper_invited", RANA).link("Open your page")))
    assert ("What we are looking into No visit in June." in her_page) is shown


def test_a_child_without_email_who_is_written_to_through_her_is_sent_nothing(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time, email="")
    add_by_team(life, copies="instead")
    life.writes_back("He has a new school.", "helper_invited", RANA)
    assert not heard.sent("helper_wrote")
    assert "has told us something for your complaint" not in life.last("contribution").text
    assert life.last("helper_receipt", RANA)


def test_no_letter_of_it_goes_to_an_address_that_may_not_be_safe(life: Lived) -> None:
    life.writes_back("My carers read my emails.", "helper_added")
    add_on_page(life, "He has a new school.")
    assert not life.heard.sent("helper_wrote")


def test_a_child_without_email_is_posted_the_words_themselves(heard: Heard, time: Any) -> None:
    life = begin(heard, time, email="")
    add_by_team(life)
    life.writes_back("He has a new school.", "helper_invited", RANA)
    letter = life.last("please_tell", TEAM).text
    assert "has told us something for your complaint" in letter
    assert "He has a new school." in letter


def test_stop_it_in_answer_to_that_letter_is_heard_as_a_wish_to_end_her_part(life: Lived) -> None:
    add_on_page(life, "He has a new school.")
    life.writes_back("Stop it please", "helper_wrote")
    assert "end_part" in life.due


def test_on_her_page_you_is_she_and_the_child_is_they(life: Lived) -> None:
    answer(life)
    shown = words(get(life.heard.client, life.last("helper_invited", RANA).link("Open your page")))
    assert "We have written to them with our answer. If they are not happy with it" in shown
    assert "They want stage 2" in shown
    assert "What do they want us to look at?" in shown
    assert "To answer them." in shown
    assert "We sent them our answer (a copy for you)" in shown
    for said in ("I want", "answer you", "tell you that", "send you", "wrote to you"):
        assert said not in shown
