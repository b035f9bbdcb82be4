"""What somebody may see or get is changed from what they have now, and said by name."""

from __future__ import annotations

from typing import Any

from lxml import html

from tests.helpers import Heard, get, page, post, words
from tests.lives.by_links import TEAM
from tests.lives.test_advocate import AGREED, RANA, add_by_team, begin

CHANGE = "Change what an advocate or somebody else may see or get"


def test_a_form_that_changes_a_part_holds_what_they_have_now(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life, until="26 3 2027")
    his = html.fromstring(page(life.asks_nothing("helper_added")))
    ticked = his.xpath("//input[starts-with(@name, 'change_helper-')][@checked]/@name")
    assert "change_helper-may_see" in ticked
    assert "change_helper-may_add" in ticked
    assert "change_helper-may_ask" not in ticked
    path = life.on_page(life.last("new_case", TEAM), CHANGE)
    theirs = html.fromstring(page(get(heard.client, path)))
    assert theirs.xpath("//input[@name='copies'][@checked]/@value") == ["copies"]
    assert theirs.xpath("//input[@name='may_see'][@checked]")
    assert theirs.xpath("//input[@name='until-month']/@value") == ["3"]


def test_one_who_is_left_with_nothing_is_told_of_it(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    before = len(heard.sent("helper_invited", RANA))
    life.press(CHANGE, "new_case", TEAM, party="p1", copies="none", **AGREED)
    assert len(heard.sent("helper_invited", RANA)) == before + 1


def test_the_history_says_who_was_added_and_what_they_get(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    seen = life.seen_by("new_case", TEAM)
    assert "added to the person’s side: Rana Ali, advocate; gets copies" in seen


def test_an_empty_answer_is_asked_for_in_plain_words(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    path = life.told("points_understood").link("See where things are")
    said = words(post(heard.client, f"{path}/ask/add_helper", **{"add_helper-phone": "1"}))
    assert "Choose who it is" in said
    assert "Enter their name" in said


def test_of_several_the_one_is_chosen_first_and_the_form_holds_what_they_have(
    heard: Heard, time: Any
) -> None:
    life = begin(heard, time)
    add_by_team(life)
    jo = {"helper": "Jo Field", "email": "jo@friends.example", "capacity": "representative"}
    add_by_team(life, **jo, copies="none", may_add="")
    his = life.told("helper_added").link("See where things are")
    asked = html.fromstring(page(get(heard.client, his)))
    assert asked.xpath("//input[@name='change_helper-party']/@value") == ["p1", "p2"]
    assert not asked.xpath("//input[@name='change_helper-copies']")
    shown = html.fromstring(page(get(heard.client, f"{his}?change_helper-party=p2")))
    assert shown.xpath("//input[@name='change_helper-party']/@value") == ["p2"]
    assert shown.xpath("//input[@name='change_helper-copies'][@checked]/@value") == ["none"]
    assert not shown.xpath("//input[@name='change_helper-may_add'][@checked]")
    path = life.on_page(life.last("new_case", TEAM), CHANGE)
    first = html.fromstring(page(get(heard.client, path)))
    assert first.xpath("//main//form/@method") == ["get"]
    then = html.fromstring(page(get(heard.client, f"{path}?party=p1")))
    assert then.xpath("//input[@name='copies'][@checked]/@value") == ["copies"]
    assert then.xpath("//input[@name='may_add'][@checked]")
    done = post(heard.client, path, party="p1", copies="copies", may_see="yes", **AGREED)
    assert done.status_code == 200
    party = life.case.party("p1")
    assert party
    assert party.may == ("see",)


def test_a_letter_to_a_child_who_has_an_advocate_offers_none(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    assert "You can have an advocate." in life.told("points_understood").text
    add_by_team(life)
    told = life.told("helper_added").text
    assert "You can have an advocate." not in told
    assert "Advocate: Rana Ali, or " in told


def test_one_who_gets_nothing_is_told_what_they_can_still_do(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    life.press(CHANGE, "new_case", TEAM, party="p1", copies="none", **AGREED)
    told = life.last("helper_invited", RANA).text
    assert "we do not add what you send us" in told
    assert "You can still help them yourself." in told
