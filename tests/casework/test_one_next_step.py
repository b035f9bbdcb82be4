"""Each reminder has one plain main button, for the next step that it asks for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.helpers import Heard, Posted, a_case, get, london, words
from tests.lives.begin import given

BUTTON = re.compile(r"font-weight:bold;color:[^>]*>([^<]*)</a></td>")
GRACE = "grace.adeyemi@sefton.example"
TEAM = "complaints.team@sefton.example"


def buttons(letter: Posted) -> list[str]:
    """Return what stands on the buttons of a letter, as its HTML shows them."""
    return BUTTON.findall(letter.html)


@pytest.mark.parametrize(
    ("when", "name"),
    [("Wed 9 Dec 2026 08:00", "reminder"), ("Fri 11 Dec 2026 08:00", "due_today")],
)
def test_the_officer_who_must_answer_has_one_button_to_answer_by(
    heard: Heard, time: Any, when: str, name: str
) -> None:
    life = given(heard, time)
    life.until(when)
    letter = life.last(name, "socialwork1")
    assert buttons(letter) == ["Send the reply"]
    assert letter.text.index("Send the reply:") < letter.text.index("Other things you can do")
    assert letter.text.count("Send the reply:") == 1
    form = get(heard.client, letter.link("Send the reply"))
    assert "Point 1" in words(form)


def test_where_nobody_has_it_the_button_is_what_the_team_must_do_first(
    heard: Heard, time: Any
) -> None:
    a_case(time.now)
    heard.deliver()
    time.now = london("Wed 2 Dec 2026 07:00")
    heard.schedule("sweep")
    due = [p for p in heard.follow() if p.name in ("reminder", "due_today") and p.to == TEAM]
    assert [buttons(letter) for letter in due] == [["Record what it is about"]] * len(due)
    assert due


def test_who_cannot_take_the_step_has_one_button_to_the_case(heard: Heard, time: Any) -> None:
    life = given(heard, time)
    life.until("Tue 15 Dec 2026 08:00")
    late = [p for p in heard.sent("overdue") if p.to != "priya.nair@sefton.example"]
    assert late
    for letter in late:
        assert len(buttons(letter)) == 1
        assert get(heard.client, letter.link(buttons(letter)[0])).status_code == 200
