"""What a page says after a press is so: nobody “is being told” what nobody can be told by email, or
at all.
"""

from __future__ import annotations

from typing import Any

from tests.helpers import Heard, words
from tests.lives.by_links import Lived

PHONE = {"email": "", "phone": "07700 900123"}
ABOUT = {"procedure": "children_act", "service": "social_work", "points": "Nobody came."}
SORT = "Record what it is about"
NOT_YET = "The person has not been told yet: we cannot email them."
NO_WAY = "There is no way to reach the person, so they have not been told."
HEARD_CHILD = {"answer": "yes", "said": "I want Priya to come."}


def test_what_follows_a_sorting_is_said_to_wait_where_no_email_reaches_them(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, **PHONE)
    said = words(life.press(SORT, "new_case", "team", **ABOUT))
    assert NOT_YET in said
    assert "is being told which procedure" not in said


def test_a_letter_that_waited_before_does_not_speak_for_this_press(heard: Heard, time: Any) -> None:
    life = Lived(heard, time, **PHONE)
    life.press(SORT, "new_case", "team", **ABOUT)
    heard_child = "Record what the child or young person said"
    assert NOT_YET not in words(life.press(heard_child, "new_case", "team", **HEARD_CHILD))


def test_nobody_is_said_to_be_told_where_there_is_no_way_to_reach_them(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, email="", code="anonymous")
    about = ABOUT | {"procedure": "anonymous"}
    said = words(life.press(SORT, "new_case", "team", **about))
    assert "being told which procedure" not in said
    assert NO_WAY in said


def test_what_waits_for_a_safe_way_is_said_to_wait_and_its_date_stays(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, email_safe="no")
    said = words(life.press(SORT, "new_case", "team", **ABOUT))
    assert "their email address may not be safe. Our letters wait until" in said
    assert "is being told which procedure" not in said


def test_what_goes_by_email_is_said_to_go(heard: Heard, time: Any) -> None:
    said = words(Lived(heard, time).press(SORT, "new_case", "team", **ABOUT))
    assert "The person is being told which procedure it is under" in said
