"""A child who writes by email, and says who they are in words alone, is heard as a child."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import store
from tests.doors.person.test_reaching import BUTTON, WAYS
from tests.helpers import SAM, Heard, an_email, get, post, words
from tests.lives.by_links import Lived

WHO = "Correct who they are"


def emailed(heard: Heard, time: Any, text: str) -> Lived:
    heard.arrive(an_email(text))
    (reference,) = store.list_received_in("2026-11")
    heard.deliver()
    return Lived.going_on(heard, time, reference)


def test_a_child_in_foster_care_gets_the_advocates_letter_on_the_day_that_the_team_says_so(
    heard: Heard, time: Any
) -> None:
    life = emailed(heard, time, "I am 14 and in foster care. Nobody listens to me.")
    assert not heard.sent("advocacy_offered")
    reason = "The email says that they are 14 and in foster care."
    life.press(WHO, "new_case", "team", code="child_lac", reason=reason)
    sent = heard.letter("advocacy_offered", SAM)
    assert "advocate" in sent.text
    assert life.case.told[-1].at.date() == time.now.date()
    assert reason in life.seen_by("new_case", "team")


@pytest.mark.parametrize(
    "closed",
    [
        {"email": "", "phone": "01632 960001"},
        {"email": SAM, "email_safe": "no", "phone": "01632 960001"},
        {"email": SAM, "phone": "01632 960001", "phone_safe": "no"},
    ],
)
def test_old_links_stop_when_a_way_to_be_reached_is_closed(
    heard: Heard, time: Any, closed: dict[str, str]
) -> None:
    life = Lived(heard, time)
    page = life.told("acknowledgement").link("See where things are")
    assert get(heard.client, page).status_code == 200
    life.press(BUTTON, "new_case", "team", **{**WAYS, **closed})
    for path in (page, f"{page}/withdraw"):
        assert get(heard.client, path).status_code == 410
    added = post(heard.client, f"{page}/add", text="It was me.")
    assert added.status_code == 410, words(added)
