"""What a child or the team may get wrong about who helps: each is refused or asked about in words
that say what to do, and nothing is half done."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html

from tests.helpers import Heard, as_shown, get, page, post, words
from tests.lives.by_links import SEFTON, TEAM, Lived
from tests.lives.test_advocate import ADD, AGREED, BUTTON, RANA, WITH_COPIES, begin


@pytest.fixture
def life(heard: Heard, time: Any) -> Lived:
    return begin(heard, time)


def add_by_child(life: Lived, **other: str) -> Any:
    path = life.told("points_understood").link("See where things are")
    given = {f"add_helper-{name}": value for name, value in {**WITH_COPIES, **other}.items()}
    answer = post(life.heard.client, f"{path}/ask/add_helper", **given)
    life.heard.deliver()
    return answer


def test_a_part_that_is_ended_twice_ends_once_and_the_child_is_told_that_it_is_done(
    life: Lived,
) -> None:
    life.asks(ADD, "points_understood", **WITH_COPIES)
    path = life.told("helper_added").link("See where things are")
    for _ in range(2):
        again = post(life.heard.client, f"{path}/ask/end_helper", **{"end_helper-party": "p1"})
        assert again.status_code == 200, words(again)
    assert "Done already" in words(again)
    life.heard.deliver()
    assert len(life.heard.sent("helper_ended")) == 1


def test_an_officer_whom_a_child_trusts_is_refused_in_words_for_a_child(life: Lived) -> None:
    officer = SEFTON.find_officer("socialwork1")
    assert officer
    for given in ({"email": officer.email}, {"helper": officer.name}):
        refused = add_by_child(life, **given)
        assert refused.status_code == 422
        said = words(refused)
        assert f"{officer.name} deals with complaints for us" in said
        assert "passed it on" not in said
    assert not life.case.parties


def test_the_team_can_add_somebody_who_has_an_officers_name(life: Lived) -> None:
    officer = SEFTON.find_officer("socialwork1")
    assert officer
    given = {**WITH_COPIES, "helper": officer.name}
    life.press(BUTTON, "new_case", TEAM, **given, **AGREED, namesake="yes")
    assert life.case.parties


def test_two_cannot_have_one_address_however_it_is_written(life: Lived) -> None:
    assert add_by_child(life).status_code == 200
    refused = add_by_child(life, helper="Jo Field", email=f"\u200b{RANA.upper()}\u00a0")
    assert refused.status_code == 422
    assert "This is the email address of Rana Ali, advocate" in words(refused)
    assert len(life.case.parties) == 1


def test_unseen_marks_are_taken_out_and_words_beside_a_number_are_kept(life: Lived) -> None:
    shown = add_by_child(
        life,
        email=f"\u200b{RANA}\ufeff",
        helper="Rana\u200b Ali",
        phone="\u202a01632 960555\u202c, after four",
        post="1 Office\u200b Street\r\nExampleton",
    )
    assert shown.status_code == 200
    (party,) = life.case.parties
    assert (party.email, party.name) == (RANA, "Rana Ali")
    assert party.phone == "01632 960555, after four"
    assert party.post == "1 Office Street\nExampleton"


def test_an_address_that_is_none_is_asked_for_again(life: Lived) -> None:
    for wrong in ("rana@", "rana at advocates.example", "rana@advocates.example, jo@x.example"):
        assert add_by_child(life, email=wrong).status_code == 422
    assert not life.case.parties


MISSING = "It has 10 digits, and numbers like it have 11"


def test_a_number_with_digits_missing_is_said_to_have_too_few_and_nothing_is_lost(
    life: Lived,
) -> None:
    typed = "0151 000 111, ask for Rana"
    refused = add_by_child(life, phone=typed)
    assert refused.status_code == 422
    assert MISSING in words(refused)
    boxes = html.fromstring(page(refused))
    assert boxes.xpath("//input[@name='add_helper-phone']/@value") == [typed]
    assert boxes.xpath("//input[@name='add_helper-helper']/@value") == ["Rana Ali"]
    assert not life.case.parties
    assert add_by_child(life, phone="0151 000 1111, ask for Rana").status_code == 200


def test_the_persons_own_number_is_looked_at_in_the_same_way(life: Lived) -> None:
    path = life.on_page(life.last("new_case", TEAM), "Change how we reach them")
    shown = as_shown(get(life.heard.client, path))
    typed = {"phone": "0151 000 111", "asked": "He rang us.", "phone_safe": "yes"}
    refused = post(life.heard.client, path, **shown | typed)
    assert refused.status_code == 422
    assert MISSING in words(refused)
    assert as_shown(refused)["phone"] == "0151 000 111"


def test_an_advocate_whom_the_complaint_names_is_added_by_the_team_only_if_still_wanted(
    life: Lived,
) -> None:
    named = {"named": "Rana Ali", "reason": "He told us on the telephone."}
    life.press("Correct which staff it names", "new_case", TEAM, **named)
    path = life.on_page(life.last("new_case", TEAM), BUTTON)
    given = {**WITH_COPIES, **AGREED}
    refused = post(life.heard.client, path, **given)
    assert refused.status_code == 422
    assert "Ask the person whether they still want them" in words(refused)
    assert as_shown(refused)["helper"] == "Rana Ali"
    assert not life.case.parties
    assert post(life.heard.client, path, **given, still_wanted="yes").status_code == 200
    assert life.case.parties


def test_a_part_that_the_team_ends_twice_ends_once(life: Lived) -> None:
    life.press(BUTTON, "new_case", TEAM, **WITH_COPIES, **AGREED)
    path = life.on_page(life.last("new_case", TEAM), "End the part of an advocate or somebody else")
    form = {"party": "p1", "reason": "He asked us to."}
    assert post(life.heard.client, path, **form).status_code == 200
    assert "This is done already" in words(post(life.heard.client, path, **form))
    life.heard.deliver()
    assert len(life.heard.sent("helper_ended")) == 1
