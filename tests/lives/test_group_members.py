"""A group of parents that complains: each member who wants to hears from us by themselves, and is
told nothing of the others (RULES N41, `000:47`)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import html

from tests.helpers import Heard, get, page, post, sent_so_far, words
from tests.lives.by_links import TEAM, Lived
from tests.lives.test_advocate import ADD, BUTTON, answer, begin

AMY = "amy@members.example"
BEN = "ben@members.example"
FORUM = {
    "code": "group",
    "name": "Southport Parents",
    "speaks_for": "The families of Amy Field and Ben Hall.",
}
MEMBER = {
    "capacity": "member",
    "helper": "Amy Field",
    "email": AMY,
    "copies": "copies",
    "may_see": "yes",
    "member_agrees": "yes",
}


@pytest.fixture
def life(heard: Heard, time: Any) -> Lived:
    """Return the complaint of a group, two of whose members get copies."""
    life = begin(heard, time, **FORUM)
    life.asks(ADD, "points_understood", **MEMBER)
    agreed = {"agreed": "writing", "said": "Ben wants copies too.", "seen_by": "Ellen Marsh"}
    ben = {**MEMBER, "helper": "Ben Hall", "email": BEN}
    life.press(BUTTON, "new_case", TEAM, **ben, **agreed)
    return life


def test_each_member_gets_a_letter_of_their_own_that_says_what_is_theirs_alone(
    life: Lived,
) -> None:
    answer(life)
    assert not life.heard.sent("stage1_reply", AMY)
    own = life.last("member_outcome", AMY).text
    assert "Dear Amy Field" in own
    assert "What we found is the same for each of you." in own
    assert "You can complain to us yourself about what happened to you or your child." in own
    assert find_own_reference(own) != find_own_reference(life.last("member_outcome", BEN).text)
    life.asks("I want stage 2", "stage1_reply")
    copy = life.last("stage2_acknowledged", AMY).text
    assert "This is a copy for you, as a member of the group." in copy


def find_own_reference(text: str) -> str:
    """Return the reference that a letter says is its reader's own."""
    (found,) = set(re.findall(r"Your own reference is (\S+)\.", text))
    return str(found)


def test_what_is_done_for_one_member_is_told_to_that_one_alone(life: Lived) -> None:
    answer(life)
    button = "Tell one member of the group what we will do for them"
    life.press(button, "new_case", TEAM, party="p2", remedy="A visit on Monday, by Ellen Marsh.")
    told = life.last("member_remedy", BEN)
    assert "A visit on Monday, by Ellen Marsh." in told.text
    assert find_own_reference(told.text) in told.subject
    assert find_own_reference(told.text) in life.seen_by("new_case", TEAM)
    assert not life.heard.sent("member_remedy", AMY)
    assert "A visit on Monday" not in page(life.asks_nothing("stage1_reply"))


def test_a_member_who_gets_no_letters_any_more_gets_no_answer_of_their_own(life: Lived) -> None:
    agreed = {"agreed": "writing", "said": "Ben wants no letters.", "seen_by": "Ellen Marsh"}
    change = "Change what an advocate or somebody else may see or get"
    path = life.on_page(life.last("new_case", TEAM), change)
    assert post(life.heard.client, path, party="p2", copies="none", **agreed).status_code == 200
    answer(life)
    assert life.last("member_outcome", AMY)
    assert not life.heard.sent("member_outcome", BEN)
    assert not life.heard.sent("stage1_reply", BEN)


def test_no_letter_or_page_of_a_member_shows_another(life: Lived) -> None:
    answer(life)
    shown = get(life.heard.client, life.last("helper_invited", AMY).link("Open your page"))
    assert "You are here as a member of the group." in words(shown)
    read = [posted.text + posted.html + str(posted.message) for posted in sent_so_far(AMY)]
    assert len(read) >= 2
    for text in (*read, page(shown)):
        assert "Ben" not in text
        assert BEN not in text


def test_a_member_is_added_only_once_they_want_it(heard: Heard, time: Any) -> None:
    life = begin(heard, time, **FORUM)
    path = life.told("points_understood").link("See where things are")
    given = {f"add_helper-{name}": value for name, value in MEMBER.items()}
    given.pop("add_helper-member_agrees")
    refused = post(heard.client, f"{path}/ask/add_helper", **given)
    assert refused.status_code == 422
    assert "Ask them, and tick this if they want to hear from us" in words(refused)


def test_only_a_group_is_offered_members(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    his = html.fromstring(page(life.asks_nothing("points_understood")))
    offered = his.xpath("//input[@name='add_helper-capacity']/@value")
    assert offered == ["advocate", "representative", "parent"]
    assert not his.xpath("//input[@name='add_helper-member_agrees']")
    path = life.told("points_understood").link("See where things are")
    given = {f"add_helper-{name}": value for name, value in MEMBER.items()}
    assert post(heard.client, f"{path}/ask/add_helper", **given).status_code == 422


def test_the_group_itself_is_told_who_was_added_in_words_for_a_group(life: Lived) -> None:
    told = life.told("helper_added").text
    assert "Ben Hall is now part of your complaint, as a member of your group." in told
