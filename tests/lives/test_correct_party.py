"""Who somebody on the person's side is can be corrected: their name, what they are, whom they work
for and how they are reached. What the person agreed stays as it is."""

from __future__ import annotations

from typing import Any

from lxml import html

from tests.helpers import Heard, get, page, post, words
from tests.lives.by_links import TEAM, Lived
from tests.lives.test_advocate import RANA, add_by_team, begin

BUTTON = "Correct who an advocate or somebody else is"
NEW = "rana.khan@advocates.example"
WHY = {"reason": "Her office rang us."}


def correct(life: Lived, **changed: str) -> Any:
    """Answer the form as it is filled in, but for what is `changed`."""
    path = life.on_page(life.last("new_case", TEAM), BUTTON)
    boxes = html.fromstring(page(get(life.heard.client, path))).xpath("//form[@action]//*[@name]")
    shown = {}
    for box in boxes:
        value = box.text if box.tag == "textarea" else box.get("value")
        if box.get("type") not in ("radio", "checkbox") or box.get("checked") is not None:
            shown[box.get("name")] = (value or "").strip()
    answer = post(life.heard.client, path, **shown | WHY | changed)
    life.heard.deliver()
    return answer


def test_a_new_address_stops_the_old_link_and_has_one_of_its_own(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    old = life.last("helper_invited", RANA).link("Open your page")
    before = life.case.parties[0]
    answer = correct(life, email=NEW, organisation="Coram Voice")
    assert answer.status_code == 200, words(answer)
    (party,) = life.case.parties
    assert (party.email, party.organisation) == (NEW, "Coram Voice")
    assert (party.may, party.copies, party.agreed) == (before.may, before.copies, before.agreed)
    assert get(heard.client, old).status_code == 410
    theirs = life.last("helper_invited", NEW).link("Open your page")
    assert get(heard.client, theirs).status_code == 200
    told = life.told("helper_corrected").text
    assert "We have corrected what we know about Rana Ali, your advocate" in told
    assert NEW not in told
    seen = life.seen_by("new_case", TEAM)
    assert f"Before: Rana Ali, advocate {RANA}" in seen
    assert f"Now: Rana Ali, advocate Coram Voice {NEW}" in seen


def test_a_name_alone_is_corrected_and_their_link_still_opens(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    theirs = life.last("helper_invited", RANA).link("Open your page")
    assert correct(life, helper="Rana Ali-Khan").status_code == 200
    assert get(heard.client, theirs).status_code == 200
    assert len(heard.sent("helper_invited", RANA)) == 1
    assert "Rana Ali-Khan" in life.told("helper_corrected").text


def test_what_cannot_be_right_is_refused_and_nothing_is_lost(heard: Heard, time: Any) -> None:
    life = begin(heard, time)
    add_by_team(life)
    before = life.case.parties
    for changed, said in (
        ({}, "This is what we have already"),
        ({"email": "rana@"}, "Check the email address"),
        ({"email": "", "post": "1 Office Street"}, "Give their email address"),
        ({"email": life.case.person.email}, "the person who complained"),
        ({"helper": "Priya Nair"}, "If this is somebody else of the same name, tick"),
    ):
        refused = correct(life, **changed)
        assert refused.status_code == 422
        assert said in words(refused)
    assert life.case.parties == before
