"""Who complained without a name comes back with the reference, says who they are, and is owed
letters from then.
"""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import store
from tests.helpers import SAM, Heard, an_email, confirm_new_address, get, london, post, words
from tests.lives.by_links import Lived

BUTTON = "Record who they are, now that they have said"
SAID = {"code": "child_lac", "name": "Sam", "email": SAM, "asked": "She rang and gave it."}


def anonymous(heard: Heard, time: Any) -> Lived:
    return Lived(heard, time, code="anonymous", email="", happened="Staff shout at us at night.")


def becomes_known(life: Lived, letter: str = "new_case", **other: str) -> None:
    life.press(BUTTON, letter, "team", **{**SAID, **other})


def test_they_are_acknowledged_and_owed_an_answer_from_the_day_they_say_who_they_are(
    heard: Heard, time: Any
) -> None:
    life = anonymous(heard, time)
    came = life.case.received_at
    time.now = london("Mon 14 Dec 2026 10:00")
    becomes_known(life)
    assert life.case.procedure == "children_act"
    assert life.case.received_at == came
    assert life.due["ack"] == "Thu 17 Dec 2026"
    assert [p.name for p in heard.follow() if p.to == SAM] == ["confirm_address"]
    confirm_new_address(heard)
    assert "acknowledgement" in {p.name for p in heard.follow() if p.to == SAM}
    assert "ack" not in life.due
    assert "look_into" not in life.due
    page = life.told("acknowledgement").link("See where things are")
    assert get(heard.client, page).status_code == 200
    assert "email address that we had before" not in life.told("contact_changed").text


def test_a_child_who_says_so_is_written_to_as_one_and_offered_an_advocate(
    heard: Heard, time: Any
) -> None:
    life = anonymous(heard, time)
    becomes_known(life)
    confirm_new_address(heard)
    assert (life.case.person.code, life.case.person.name) == ("child_lac", "Sam")
    assert "advocate" in life.told("acknowledgement").text
    seen = life.seen_by("new_case", "team")
    assert "They said who they are, and how to reach them" in seen
    assert "She rang and gave it." in seen


def test_somebody_with_only_a_telephone_is_rung_and_the_letter_waits_for_that(
    heard: Heard, time: Any
) -> None:
    life = anonymous(heard, time)
    becomes_known(life, email="", phone="01632 960001", phone_safe="yes")
    asked = life.last("please_tell", "team")
    assert "read it to them on the telephone" in asked.text
    assert "ack" in life.due


@pytest.mark.parametrize("missing", ["email", "code", "asked"])
def test_without_a_way_to_reach_them_or_who_they_are_nothing_is_recorded(
    heard: Heard, time: Any, missing: str
) -> None:
    life = anonymous(heard, time)
    page = life.on_page(life.last("new_case", "team"), BUTTON)
    answer = post(heard.client, page, **{**SAID, missing: ""})
    assert answer.status_code == 422, words(answer)
    assert life.case.anonymous


def test_what_they_wrote_before_is_added_to_their_case_once_the_team_says_who_they_are(
    heard: Heard, time: Any
) -> None:
    life = anonymous(heard, time)
    said = "I am the one who told you. It happens on Fridays too."
    heard.arrive(an_email(said, subject=f"Reference {life.reference}"), key="mine")
    other = an_email("Me too.", subject=f"Reference {life.reference}", from_="x@other.example")
    heard.arrive(other, key="other")
    assert len(store.list_set_aside()) == 2
    becomes_known(life)
    (left,) = store.list_set_aside()
    assert left.sender == "x@other.example"
    seen = life.seen_by("new_case", "team")
    assert said in seen
    assert "Me too." not in seen
