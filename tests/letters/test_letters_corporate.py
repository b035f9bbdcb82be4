"""What the corporate letters say of each kind of complaint: its name, its dates, and what can be
appealed besides (N3; RULES 1.2).
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from chalicelib import councils
from chalicelib.core.procedures.corporate.corporate import CORPORATE
from tests.letters.letter_lives import COMPLAINT, WORDS, Life
from tests.letters.stories.corporate import reviewed

COUNCILS = ("sefton", "sthelens")
APPEAL = (
    "You can appeal against some of these decisions",
    "mediation",
    "There are time limits for an appeal",
    "Ombudsman cannot look at what you appeal about",
)
TRAVEL = (
    "only an appeal can change it",
    "We do not count those dates",
    "does not move them",
)
SIGNPOSTS = {"corporate": (), "send": APPEAL, "ehcp": APPEAL, "early_help": (), "transport": TRAVEL}
EITHER = (*APPEAL, *TRAVEL)


@cache
def life(council: str, procedure: str) -> Life:
    """Return a complaint that went through both stages on Friday 27 November 2026."""
    whole = Life(councils.load_council(council), COMPLAINT, WORDS)
    whole.triaged(procedure)
    whole.replied()
    whole.left("corporate_reply")
    whole.asks("want_stage2", said="")
    whole.left("corporate_stage2_acknowledged")
    whole.move("appoint", "team", appoint_reviewer="reviewer1")
    reviewed(whole)
    return whole


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("procedure", CORPORATE, ids=lambda p: p.name)
@pytest.mark.parametrize(
    "letter", ["corporate_understood", "corporate_reply", "corporate_stage2_reply"]
)
def test_what_can_be_appealed_besides_is_said_where_it_can_and_only_there(
    council: str, procedure, letter: str
) -> None:
    text = life(council, procedure.name).made[letter].written.text
    assert [said for said in EITHER if said in text] == list(SIGNPOSTS[procedure.name])


@pytest.mark.parametrize("council", COUNCILS)
@pytest.mark.parametrize("procedure", CORPORATE, ids=lambda p: p.name)
def test_the_first_letter_says_which_procedure_why_and_by_when(council: str, procedure) -> None:
    text = life(council, procedure.name).made["corporate_understood"].written.text
    assert f"We are using {procedure.title}. {procedure.about} " in text
    for needed in (
        "Point 2",
        "Nobody said why.",
        "no later than Tuesday 29 December 2026",
        "Large print, please.",
    ):
        assert needed in text, needed


@pytest.mark.parametrize("council", COUNCILS)
def test_a_plan_has_the_codes_own_date_and_a_word_on_its_social_care(council: str) -> None:
    text = life(council, "ehcp").made["corporate_understood"].written.text
    assert "We will answer you by Friday 11 December 2026." in text
    assert "Social care, in section H of a plan, may go by other rules." in text


def test_who_gives_no_reason_for_stage_2_is_not_asked_for_one() -> None:
    told = life("sefton", "corporate").made
    assert "You do not have to say." in told["corporate_stage2_acknowledged"].written.text
    assert (
        "They gave no reason, and they do not have to."
        in told["corporate_review_asked"].written.text
    )


def test_a_request_that_lay_in_the_council_is_owned_up_to_and_costs_the_person_nothing() -> None:
    late = Life(councils.load_council("sefton"), COMPLAINT, WORDS)
    late.triaged("early_help")
    late.replied()
    late.left("corporate_reply")
    late.wait(10)  # to Friday 11 December
    assert late.now.date() == date(2026, 12, 11)
    late.move(
        "asked_stage2", "team", asked_on="2026-11-30", said=""
    )  # Monday: five working days end on 7 December
    text = late.made["corporate_stage2_acknowledged"].written.text
    assert (
        "20 working days from Monday 7 December 2026. You should have had this letter by "
        "that day. We are sorry"
    ) in text
    assert "send it to you by Thursday 7 January 2027" in text


def test_a_late_final_answer_says_sorry_why_and_that_they_need_not_wait() -> None:
    late = Life(councils.load_council("sthelens"), COMPLAINT, WORDS)
    late.triaged("early_help")
    late.replied()
    late.left("corporate_reply")
    late.asks("want_stage2", said="")
    late.left("corporate_stage2_acknowledged")
    late.move("appoint", "team", appoint_reviewer="reviewer1")
    late.wait(21)  # to Wednesday 30 December
    text = late.made["corporate_delay"].written.text
    assert "We said that we would send you our final answer by Tuesday 29 December 2026." in text
    assert "The last day that our rules allow is Wednesday 27 January 2027" in text
    assert "Ombudsman now. Tell them that we are late" in text
