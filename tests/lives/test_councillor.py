"""A complaint that a councillor sent: the constituent is put in as the person, with a way of their
own, and the councillor is thanked and told nothing more.
"""

from __future__ import annotations

from typing import Any

from chalicelib import store
from tests.helpers import Heard, an_email, confirm_new_address, get
from tests.lives.by_links import TEAM, Lived

COUNCILLOR = "cllr.jones@members.example"
MUM = "mia@family.example"
REACHED = {"email": MUM, "old_email": "no", "asked": "The councillor gave us her address."}
MESSENGER = {
    "capacity": "messenger",
    "helper": "Councillor Ann Jones",
    "email": COUNCILLOR,
    "copies": "none",
    "agreed": "telephone",
    "seen_by": "Tom Fairclough",
    "said": "She knows that the councillor passed it on.",
}


def send_by_councillor(heard: Heard, time: Any) -> Lived:
    """Return the case that a councillor's own email made."""
    text = "My constituent Mia Ward says that nobody came to her meeting."
    heard.arrive(an_email(text, from_=f"Ann Jones <{COUNCILLOR}>"))
    heard.deliver()
    (row,) = store.list_open_cases()
    return Lived.going_on(heard, time, row.reference)


def test_a_constituent_becomes_the_person_and_the_councillor_a_messenger(
    heard: Heard, time: Any
) -> None:
    life = send_by_councillor(heard, time)
    theirs = life.last("acknowledgement", COUNCILLOR).link("See where things are")
    why = {"reason": "It is her complaint."}
    life.press("Correct what they are called", "new_case", TEAM, name="Mia Ward", **why)
    life.press("Correct who they are", "new_case", TEAM, code="parent", **why)
    life.press("Change how we reach them", "new_case", TEAM, **REACHED)
    assert get(heard.client, theirs).status_code == 410
    confirm_new_address(heard)
    life.press("Add an advocate or somebody else", "new_case", TEAM, **MESSENGER)
    thanked = life.last("messenger_thanked", COUNCILLOR).text
    assert "We will write to the person it is from." in thanked
    before = [posted.name for posted in heard.follow() if posted.to == COUNCILLOR]
    about = {"procedure": "children_act", "service": "social_work", "points": "Nobody came."}
    life.press("Record what it is about", "new_case", TEAM, **about)
    assert "Dear Mia" in life.last("points_understood", MUM).text
    after = [posted.name for posted in heard.follow() if posted.to == COUNCILLOR]
    assert after == before
    assert (life.case.person.name, life.case.person.email) == ("Mia Ward", MUM)


def test_what_the_councillor_writes_later_is_not_taken_for_the_person(
    heard: Heard, time: Any
) -> None:
    life = send_by_councillor(heard, time)
    life.press("Change how we reach them", "new_case", TEAM, **REACHED)
    confirm_new_address(heard)
    assert not life.case.person.writes_from(COUNCILLOR)
