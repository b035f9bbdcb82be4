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
