"""Letters of what is no complaint, or not yet, and of complaints about data: each turn that a story
of the general tests does not take.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import councils
from tests.letters.letter_lives import COMPLAINT, WORDS, Life, as_stored
from tests.letters.test_letters_words import HIGHEST_GRADE, LONGEST_SENTENCE, grade, sentences

SEFTON = councils.load_council("sefton")


def begin(**other: str) -> Life:
    return Life(SEFTON, replace(COMPLAINT, **other), WORDS)


def text(life: Life, name: str) -> str:
    return as_stored(life.owed[name], life.case, life.council, life.now).written.text


FIRST = {
    "compliment": ("Thank you for telling us that someone did something well", "your choice"),
    "comment": ("Thank you for telling us what you think", "what came of it"),
    "enquiry": ("Thank you for your question", "answer the question by Friday 11 December 2026"),
}


@pytest.mark.parametrize("kind", FIRST)
def test_the_first_letter_is_of_the_kind_that_the_form_was_told(kind: str) -> None:
    said = text(begin(kind=kind), "acknowledgement")
    for words in FIRST[kind]:
        assert words in said
    assert said.index("Thank you") < said.index("in danger now"), "no alarm above the thanks"
    assert "no later than" not in said
    assert "will look into it" not in said
    assert "You can make it a complaint at any time" in said
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in sentences(said))
    assert grade(said) <= HIGHEST_GRADE


@pytest.mark.parametrize("kind", ["compliment", "comment"])
def test_thanks_and_a_comment_are_promised_no_date(kind: str) -> None:
    said = text(begin(kind=kind), "acknowledgement")
    assert "December" not in said
    life = begin(kind=kind)
    life.left("acknowledgement")
    life.wait(30)
    assert "delay" not in life.made
    assert "still_late" not in life.made


def test_a_late_answer_to_a_question_is_told_as_that_and_asks_nothing_of_an_answer() -> None:
    life = begin(kind="enquiry")
    life.left("acknowledgement")
    life.wait(11)
    said = text(life, "enquiry_late")
    assert "we would answer the question by Friday 11 December 2026" in said
    assert "got wrong" not in said


@pytest.mark.parametrize("kind", FIRST)
def test_what_turns_out_to_be_a_complaint_has_the_dates_of_one_from_its_first_day(
    kind: str,
) -> None:
    life = begin(kind=kind)
    life.left("acknowledgement")
    life.triaged("children_act")
    assert life.case.kind == "complaint"
    assert "answer you by Friday 11 December 2026" in text(life, "points_understood")


def test_a_concern_made_a_complaint_past_its_first_date_says_sorry_and_names_the_last() -> None:
    life = begin()
    life.triaged("concern")
    life.wait(12)  # Tuesday 15 December 2026
    life.asks("make_complaint", said="")
    said = text(life, "now_a_complaint")
    assert (
        "should have answered you by Friday 11 December 2026. We are late, and we are sorry."
        in said
    )
    assert "The last day the rules allow is Tuesday 29 December 2026." in said


def test_a_concern_made_a_complaint_past_both_dates_may_go_straight_to_stage_2() -> None:
    life = begin()
    life.triaged("concern")
    life.wait(25)
    life.move("record_complaint", "care1", said="")
    said = text(life, "now_a_complaint")
    assert "The last day the rules allow was Tuesday 29 December 2026." in said
    assert "You can go straight to stage 2 now." in said


def test_an_answer_to_a_concern_that_is_late_says_so() -> None:
    life = begin()
    life.triaged("concern")
    life.wait(4)
    life.move("answer_concern", "care1", answer="It is back.", actions="")
    assert (
        "You should have had it by Tuesday 1 December 2026. We are sorry that it is late."
        in text(life, "concern_reply")
    )


def test_what_was_promised_for_a_late_concern_is_told_with_its_new_date() -> None:
    life = begin()
    life.triaged("concern")
    life.wait(3)
    life.move("explain_delay", "care1", date="2026-12-04")  # a Friday
    said = text(life, "delay_explained")
    assert "put it right or tell you what we will do by Tuesday 1 December 2026" in said
    assert "by Friday 4 December 2026" in said
    assert "stage 2" not in said


@pytest.mark.parametrize(("share", "known"), [("named", True), ("unnamed", False)])
def test_the_manager_reads_who_said_it_only_where_that_was_allowed(share: str, known: bool) -> None:
    life = begin()
    life.triaged("compliment")
    life.asks("share", share=share)
    life.move("pass_on", "team", appoint_responder="care1", words="She always called back.")
    said = text(life, "compliment_passed_on")
    assert ("Ann Example" in said) == known
    for private in (
        "ann@people.example",
        "01632 960001",
        "2 Example Road",
        "My social worker changed",
        "act/look",
    ):
        assert private not in said
    assert ("say who you are. Thank you." in text(life, "sharing_noted")) == known
    assert ("without your name" in text(life, "sharing_noted")) != known
    assert ("We said who you are" in text(life, "compliment_told")) == known


def test_a_no_is_confirmed_and_can_be_taken_back() -> None:
    life = begin()
    life.triaged("compliment")
    life.asks("keep_private")
    said = text(life, "sharing_noted")
    assert "You asked us not to pass on what you told us." in said
    assert "You can still say yes." in said


def test_a_council_without_the_commissioners_address_still_names_the_commissioner() -> None:
    bare = replace(SEFTON, elsewhere={})
    life = Life(bare, COMPLAINT, WORDS)
    life.triaged("data_protection")
    said = text(life, "data_understood")
    assert "Information Commissioner" in said
    assert "ico.org.uk" not in said


def test_an_acknowledgement_past_its_thirty_days_says_sorry() -> None:
    life = begin()
    life.wait(24)  # Monday 4 January 2027
    life.triaged("data_protection")
    said = text(life, "data_understood")
    assert "that we have it: by Tuesday 29 December 2026. We are late, and we are sorry." in said
    assert (
        "We said that we would tell you what we found by Tuesday 29 December 2026. We are late"
        in said
    )


@pytest.mark.parametrize(
    ("procedure", "letter"),
    [
        ("concern", "concern_understood"),
        ("data_protection", "data_understood"),
        ("compliment", "thanks"),
        ("comment", "comment_thanks"),
        ("enquiry", "enquiry_understood"),
    ],
)
def test_who_cannot_be_reached_by_email_is_told_on_paper_how_to_answer(
    procedure: str, letter: str
) -> None:
    life = begin(email="", code="parent")
    life.triaged(procedure)
    asked = life.owed["please_tell"]
    assert asked.facts["enclosed"] == letter
    said = as_stored(asked, life.case, life.council, life.now).written.text
    assert "all us or write to us" in said
    assert "eply to this email, or use" not in said
    assert "Press the button" not in said


def test_a_part_split_off_says_what_it_is_a_part_of() -> None:
    life = begin()
    life.triaged()
    life.move(
        "split",
        "team",
        **{"goes-1": "children_act", "goes-2": "data_protection"},
        why="One is about data.",
    )
    said = life.made["data_understood"].written.text
    assert "This is one part of what you told us under K4M7-RT2C." in said
    assert "We count them from Friday 27 November 2026" in said


def test_a_question_taken_up_again_has_its_new_date() -> None:
    life = begin()
    life.triaged("enquiry")
    life.move("answer_enquiry", "care1", answer="Nine to five.")
    life.move("rest", "team")
    life.come_back()
    said = text(life, "taken_up_again")
    assert "We will answer the question by Friday 11 December 2026." in said
    assert "You can make it a complaint at any time" in said
