"""A letter to post or read out is a letter: whose it is, the day, to whom, and who signs it."""

from __future__ import annotations

import pytest

from chalicelib.core.cases import COMPLAINANT, Letter
from chalicelib.letters import render_to_read_out
from tests.letters.test_letters_otherwise import begun, last

LINES = ("14 Elm Grove\nCrosby\nL23 1AA", "14 Elm Grove, Crosby, L23 1AA")


@pytest.mark.parametrize("post", LINES)
def test_a_letter_to_pass_on_prints_as_a_letter(post: str) -> None:
    life = begun(email="", post=post, phone="")
    letter = last(life, "please_tell").partition("=" * 40)[2].partition("=" * 40)[0]
    assert "Friday 27 November 2026" in letter
    assert f"{life.case.person.name}\n14 Elm Grove\nCrosby\nL23 1AA" in letter
    assert letter.index("Friday 27 November 2026") < letter.index("14 Elm Grove")
    assert "Yours sincerely" in letter
    web = life.council.ombudsman.web
    assert f"{life.council.ombudsman.name}: {web}" in letter


@pytest.mark.parametrize("post", LINES)
def test_the_page_from_which_it_is_printed_has_the_same_letter(post: str) -> None:
    life = begun(email="", post=post, phone="")
    letter = Letter("X-1", "acknowledgement", COMPLAINANT, life.owed["please_tell"].facts["facts"])
    printed = render_to_read_out(letter, life.case, life.council, life.now)
    enclosed = last(life, "please_tell").partition("=" * 40)[2].partition("=" * 40)[0]
    said = [line for line in printed.splitlines() if "how-we-deal" not in line]
    assert [line for line in said if line and line not in enclosed] == []
    assert f"{life.case.person.name}\n14 Elm Grove\nCrosby\nL23 1AA" in printed
    assert "Friday 27 November 2026" in printed
    assert "Yours sincerely" in printed


def test_it_says_nothing_that_is_between_officers() -> None:
    life = begun(email="", post=LINES[0], phone="", safe="Never ring.")
    letter = last(life, "please_tell").partition("=" * 40)[2].partition("=" * 40)[0]
    for internal in ("act/", "Never ring.", "Record how you told them", "Do not forward"):
        assert internal not in letter
