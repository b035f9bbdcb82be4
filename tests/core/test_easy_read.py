"""Who asked for Easy Read gets each letter that matters so, made by a person, by a day."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.reading.asked_forms import wants_easy_read
from tests.core.lives import ALLOCATE, REPLY, TRIAGE, Life, letters
from tests.core.test_nudges import at_seven


def understood(help_wanted: str) -> Life:
    """Return a complaint on the Friday on which a person wrote to say what they understood."""
    life = Life.opens(help=help_wanted)
    life.does("triage", "team", **{**TRIAGE, "points": "Nobody came."})
    life.sends("points_understood")
    return life


@pytest.mark.parametrize("said", ["Easy Read, please", "easyread", "An easy-read letter"])
def test_who_asks_for_easy_read_is_heard(said: str) -> None:
    assert wants_easy_read(said)


def test_a_letter_goes_in_easy_read_within_three_days_and_the_next_one_too() -> None:
    life = understood("Easy Read, please.")
    assert life.running["easy_read"] == "Wed 02 Dec 2026"
    life.does("send_easy_read", "complaints1", said="Our first letter, by post.")
    assert "easy_read" not in life.running
    life.does("allocate", "team", **ALLOCATE)
    life.does("reply", "socialwork1", **REPLY)
    life.sends("stage1_reply")
    assert life.running["easy_read"] == "Wed 02 Dec 2026"


def test_one_that_is_late_keeps_its_day_and_is_told_up_the_ladder() -> None:
    life = understood("Easy Read, please.")
    life.now = at_seven(date(2026, 12, 3))
    decision = life.swept(life.now)
    assert decision
    assert "overdue" in {name for name, _ in letters(decision)}
    life.does("triage", "team", **TRIAGE)
    life.sends("points_understood")
    assert life.due("easy_read") == "Wed 02 Dec 2026"


def test_nobody_else_is_promised_it() -> None:
    assert "easy_read" not in understood("Large print, please.").running
