"""A child hears of a decision on what an adult complained of: the letter for them is printed and
handed over, and the adult never has it (s26(7)(b), N9).
"""

from __future__ import annotations

from typing import Any

from tests.doors.person.test_new_address import change, confirm, letters_to
from tests.doors.person.test_reaching import NEW
from tests.helpers import SAM, Heard, get, post, words
from tests.letters.stories.told_child import FOR_SAM
from tests.lives.begin import listed
from tests.lives.by_links import Lived

REFUSE = "Decide that they do not have a sufficient interest in the child"
WRITE = "Write to the child or young person"
RECORD = "Record how you told them"


def written(heard: Heard, time: Any) -> Lived:
    """Return the case of an adult whose tie is too weak, with a letter to the child to hand
    over."""
    life = Lived(heard, time, code="sufficient_interest")
    listed(life)
    weighed = {"reason": "You met them once.", "weighed": "They do not know you."}
    life.press(REFUSE, "digest", "manager", **weighed)
    life.press(WRITE, "new_case", "team", **FOR_SAM)
    return life


def test_the_letter_for_a_child_is_handed_over_and_recorded(heard: Heard, time: Any) -> None:
    life = written(heard, time)
    asked = life.last("please_tell_child", "team")
    page = words(get(heard.client, asked.link(RECORD)))
    assert "It is for the child or young person, and for nobody else." in page
    assert "Priya should have come to see you." in page
    assert "For the child or young person it is about" in life.seen_by("new_case", "team")
    assert post(heard.client, asked.link(RECORD), how="in_person").status_code == 200
    assert "tell_child" not in life.due
    assert "How the child hears of the answer was recorded" in life.seen_by("new_case", "team")


def test_the_adult_is_sent_and_shown_nothing_of_the_childs_letter(heard: Heard, time: Any) -> None:
    life = written(heard, time)
    change(life)
    assert confirm(heard) == 200
    for address in (SAM, NEW):
        assert "child_told" not in letters_to(heard, address)
    page = words(get(heard.client, life.last("contact_changed", NEW).link("See where things are")))
    for secret in ("Priya should have come", "Ellie Brook", "At school", "hears of the answer"):
        assert secret not in page
    assert life.case.to_pass_on, "the child still has to have it"
