"""Who asked for Easy Read or an interpreter gets it, from a person, by a day."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.reading.asked_forms import wants_easy_read, wants_interpreter
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


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("An interpreter who speaks Polish", True),
        ("British Sign Language", True),
        ("Somebody who is interpreting for my mum\nLarge print", True),
        ("A translator please, not a neighbour", True),
        ("I do not need an interpreter", False),
        ("Large print. I don’t want interpreters.", False),
        ("Large print", False),
    ],
)
def test_who_asks_for_an_interpreter_is_heard(said: str, wanted: bool) -> None:
    assert wants_interpreter(said) is wanted


def test_an_interpreter_is_found_once_within_three_days_and_recorded() -> None:
    life = understood("British Sign Language")
    assert life.running["interpreter"] == "Wed 02 Dec 2026"
    life.does("record_interpreter", "complaints1", note="Ana Nowak, on Monday at ten.")
    life.does("allocate", "team", **ALLOCATE)
    life.does("reply", "socialwork1", **REPLY)
    life.sends("stage1_reply")
    assert "interpreter" not in life.running


def test_an_interpreter_who_is_late_is_told_up_the_ladder() -> None:
    life = understood("An interpreter who speaks Polish")
    life.now = at_seven(date(2026, 12, 3))
    decision = life.swept(life.now)
    assert decision
    assert "overdue" in {name for name, _ in letters(decision)}


def test_an_answer_asks_first_who_puts_it_into_their_language() -> None:
    life = understood("An interpreter who speaks Polish")
    life.does("allocate", "team", **ALLOCATE)
    refused = life.refuses("reply", "socialwork1", **REPLY)
    assert "put this answer into their language" in refused.errors["interpreter_known"]
    life.does("reply", "socialwork1", **REPLY, interpreter_known="Ana Nowak, on Monday at ten.")
    assert "interpreter" not in life.running
