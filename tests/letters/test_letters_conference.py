"""Letters of a complaint about a conference: the decision stands in each of them, nobody is
promised more, and the old boards are gone (N4, N40).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from chalicelib import councils
from chalicelib.core.wording.letter_names import NOTICES
from tests.letters.letter_lives import COMPLAINT, WORDS, Life, as_stored
from tests.letters.stories import conference
from tests.letters.stories.conference import COUNCIL_ONLY, STANDS, SUPPORTER, WHY, findings, met

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MINE = [n.name for n in NOTICES.values() if n.name.startswith("conference_") and n.said]
COUNCILS = ("sefton", "sthelens")


def begin(**other: str) -> Life:
    return Life(councils.load_council("sefton"), replace(COMPLAINT, **other), WORDS)


def stories(code: str = "sefton") -> Iterator[Life]:
    return conference.stories(
        lambda **other: Life(councils.load_council(code), replace(COMPLAINT, **other), WORDS)
    )


def told(life: Life, letter: str) -> str:
    """Return the last letter that the team is asked to pass on, as the person would read it."""
    asked = life.owed["please_tell"]
    assert asked.facts["enclosed"] == letter
    return as_stored(asked, life.case, life.council, life.now).written.text


@pytest.mark.parametrize("code", COUNCILS)
def test_every_letter_to_the_person_says_that_the_decision_stands_meanwhile(code: str) -> None:
    seen = set()
    for life in stories(code):
        for name in life.made.keys() & set(MINE):
            assert STANDS in life.made[name].written.text, name
            seen.add(name)
    assert seen == set(MINE)


@pytest.mark.parametrize("name", [n for n in MINE if n != "conference_at_rest"])
def test_a_supporter_or_an_advocate_is_offered_at_each_step(name: str) -> None:
    made = {n: m for life in stories() for n, m in life.made.items()}
    assert (
        SUPPORTER in made[name].written.text
        or "bring a supporter or an advocate" in made[name].written.text
    )


@pytest.mark.parametrize("name", [n for n in MINE if "N40" in NOTICES[n].number])
def test_the_ombudsman_is_offered_for_the_councils_own_part_alone(name: str) -> None:
    made = {n: m for life in stories() for n, m in life.made.items()}
    assert COUNCIL_ONLY in made[name].written.text


def test_what_a_computer_answers_meanwhile_says_that_the_decision_stands() -> None:
    life = begin()
    life.triaged("cp_conference")
    life.add()
    assert (
        "The conference’s decision still stands for now."
        in life.made["message_received"].written.text
    )


def test_no_template_names_the_boards_that_are_gone() -> None:
    said = {path.name: path.read_text("utf-8").casefold() for path in TEMPLATES.rglob("*.*")}
    assert len(said) > 100
    assert [
        name
        for name, text in said.items()
        if "lscb" in text or "safeguarding children board" in text
    ] == []


def test_where_the_manager_met_them_the_notes_offer_the_partnership_next() -> None:
    life = begin()
    life.triaged("cp_conference")
    life.move("to_manager", "team", appoint_manager="confmanager1")
    life.move(
        "met", "confmanager1", met_on="2026-11-27", how="phone", present="You.", notes="We talked."
    )
    text = life.made["conference_notes"].written.text
    assert "We met by telephone on Friday 27 November 2026" in text
    assert "The partnership will then decide." in text
    assert "The chair’s manager will then look at it" not in text


def test_where_the_chair_met_them_the_notes_offer_the_manager_next() -> None:
    text = met(begin).made["conference_notes"].written.text
    assert "The chair’s manager will then look at it and write to you." in text
    assert "should have had these" not in text


def test_notes_that_are_late_say_sorry_and_so_does_the_next_step() -> None:
    life = begin()
    life.triaged("cp_conference")
    life.move("to_chair", "team", appoint_chair="confchair1", appoint_manager="")
    life.wait(6)  # Monday 7 December 2026
    before = life.case
    life.move(
        "met",
        "confchair1",
        met_on="2026-12-07",
        how="writing",
        present="Nobody.",
        notes="You did not want to.",
    )
    assert (
        "You should have had these by Friday 4 December 2026. We are sorry that they are late."
        in life.made["conference_notes"].written.text
    )
    life.case = before
    life.asks("want_manager_now", said="")
    assert (
        "No manager of the chair is recorded on this case."
        in life.made["conference_notes_shared"].written.text
    )
    assert (
        "Give it to someone today."
        in as_stored(life.owed["conference_asked"], life.case, life.council, life.now).written.text
    )
    text = life.made["conference_manager_begun"].written.text
    assert (
        "We said that we would meet you about it and send you the notes by Friday 4 "
        "December 2026. We did not, and we are sorry."
    ) in text
    assert (
        "We are now choosing who that will be, and will tell you." in text
    )  # nobody was appointed


def test_an_answer_that_is_late_says_when_it_was_due() -> None:
    life = met(begin)
    life.asks("want_manager", said="")
    life.wait(6)  # asked on Tuesday 1 December 2026, due on Tuesday 8, answered on Wednesday 9
    day = "2027-01-20"
    life.move("answer", "confmanager1", **findings(life), outcome="sooner", why=WHY, by_when=day)
    text = life.made["conference_reply"].written.text
    assert "You should have had it by Tuesday 8 December 2026." in text
    assert "It will be by Wednesday 20 January 2027." in text


def test_it_reads_as_well_on_paper() -> None:
    life = begin(email="", code="parent")
    life.triaged("cp_conference")
    assert STANDS in told(life, "conference_understood")
    life.move("to_chair", "team", appoint_chair="confchair1", appoint_manager="confmanager1")
    assert STANDS in told(life, "conference_who")
    life.move(
        "met", "confchair1", met_on="2026-11-27", how="video", present="You.", notes="We talked."
    )
    text = told(life, "conference_notes")
    assert "by video call on Friday 27 November 2026" in text
    assert "within 20 working days of getting this letter" in text
    assert "Reply to this email" not in text
