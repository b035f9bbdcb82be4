"""What we know of a person can be completed and corrected, with who, when and why kept."""

from __future__ import annotations

import pytest

from chalicelib.core.cases import Refused
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.builder import fold
from tests.core.lives import HOUSE, TRIAGE, Life, officer
from tests.core.told import Told

CHILD = {"code": "child_lac", "reason": "Her email says that she is 14 and in foster care."}


def emailed() -> Told:
    """Return the case of somebody who wrote an email, and did not say who they are."""
    return Told.begins(source="email", code="")


def test_a_child_who_emailed_is_told_of_advocates_the_same_day() -> None:
    life = emailed()
    assert "advocacy_offered" not in {letter.name for letter in life.owed}
    life.does("correct_who", **CHILD)
    assert life.letters == ["advocacy_offered"]
    assert (life.case.person.code, life.case.person.quiet) == ("child_lac", "yes")


def test_an_adult_who_turns_out_to_be_one_is_sent_nothing() -> None:
    life = Told.begins(code="child_lac")
    life.does("correct_who", code="parent", reason="It is the mother who writes.")
    assert life.letters == []
    assert life.case.person.code == "parent"


def test_a_child_who_has_been_told_of_advocates_is_not_told_again() -> None:
    life = emailed()
    life.does("correct_who", **CHILD)
    life.does("correct_who", code="care_leaver", reason="She is 18 now.")
    assert life.letters == []


def test_an_advocates_letter_that_bounced_is_owed_again() -> None:
    life = emailed()
    life.does("correct_who", **CHILD)
    life.bounces("advocacy_offered")
    life.does("correct_who", code="care_leaver", reason="She is 18 now.")
    assert "please_tell" in life.letters


def test_whoever_has_no_right_of_their_own_can_be_asked_what_ties_them_to_the_child() -> None:
    life = emailed()
    refused = life.refuses("allow_interest", by="manager", reason="They foster the sister.")
    assert "nothing to decide" in str(refused)
    life.does("correct_who", code="sufficient_interest", reason="They run the youth club.")
    life.does("allow_interest", by="manager", reason="They see the child each week.")


@pytest.mark.parametrize(
    ("move", "form"),
    [
        ("correct_who", {"code": "parent"}),
        ("correct_name", {"name": "Jo Field"}),
        ("correct_about", {"about": ""}),
        ("correct_help", {"help": ""}),
    ],
)
def test_a_correction_to_what_we_have_already_is_refused_and_records_nothing(
    move: str, form: dict[str, str]
) -> None:
    refused = Life.begins().refuses(move, reason="They told us.", **form)
    assert set(refused.errors) == set(form)
    assert "already" in refused.errors[next(iter(form))]


@pytest.mark.parametrize(
    ("move", "answer", "value"),
    [
        ("correct_name", "name", "Joey"),
        ("correct_about", "about", "My son Al, who is 9"),
        ("correct_help", "help", "A Polish interpreter, and large print"),
    ],
)
def test_what_was_there_before_stays_in_the_history_with_who_and_why(
    move: str, answer: str, value: str
) -> None:
    life = Life.begins(about="My girl", help="More time")
    old = getattr(life.case.person, answer)
    life.does(move, by="complaints1", reason="He told us so.", **{answer: value})
    assert getattr(life.case.person, answer) == value
    event = life.past[-1]
    assert event.by == "complaints1"
    assert (event.facts["old"], event.facts["new"]) == (old, value)
    assert event.facts["reason"] == "He told us so."
    assert fold(life.past) == life.case


def test_nothing_is_corrected_without_saying_how_it_is_known() -> None:
    assert set(Life.begins().refuses("correct_name", name="Joey", reason=" ").errors) == {"reason"}


def test_whoever_has_the_case_is_told_of_the_help_that_is_needed() -> None:
    life = Told.begins()
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    life.does("correct_help", help="British Sign Language", reason="She told us.")
    assert life.letters == ["work_changed"]
    assert life.letter("work_changed").to == "socialwork1"


def test_every_part_of_a_complaint_has_the_correction() -> None:
    life = Life.begins(code="")
    life.does("triage", **TRIAGE)
    split = life.does("split", **{"goes-1": "children_act", "goes-2": "corporate"}, why="Two.")
    (strand,) = split.strands
    team = officer("team")
    others = (strand.case,)
    made = decide.make_move(life.case, "correct_who", team, CHILD, life.now, HOUSE, others)
    (too,) = made.strands
    assert too.case.person.code == "child_lac"
    assert too.events[0].name == "who_corrected"
    assert [letter.name for letter in made.letters] == ["advocacy_offered"]


def test_an_adults_agreement_is_still_needed_in_writing() -> None:
    life = Life.begins(code="parent")
    form = {"whose": "Al", "age": "adult", "given": "spoken", "seen_by": "Dana Reid"}
    life.does("record_agreement", **form)
    assert "in writing is still needed" in life.case.person.consent
    life.does("record_agreement", **{**form, "given": "writing"})
    assert "still needed" not in life.case.person.consent
    assert life.case.kept["agreement_recorded"]["seen_by"] == "Dana Reid"
    with pytest.raises(Refused):
        decide.make_move(
            life.case,
            "record_agreement",
            officer("team"),
            {**form, "given": "writing"},
            life.now,
            HOUSE,
        )


def test_nobody_but_the_team_corrects_what_we_know() -> None:
    life = Told.begins()
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    with pytest.raises(Refused):
        life.does("correct_who", by="socialwork1", **CHILD)


@pytest.mark.parametrize("code", ["parent", "foster_carer", "advocate", "sufficient_interest", ""])
def test_a_child_is_asked_what_they_think_whichever_adult_complains(code: str) -> None:
    life = Told.begins(code=code)
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    life.does("ask_consent", question="Are these your words?", safe_way="At school, on Monday.")
    assert "consent_wanted" in life.letters
    life.does("record_consent", by="socialwork1", answer="part", said="Not the last bit.")
    assert life.past[-1].facts["said"] == "Not the last bit."


@pytest.mark.parametrize("code", ["child_lac", "child_cin", "care_leaver"])
def test_nobody_asks_a_child_whether_they_agree_with_themself(code: str) -> None:
    life = Told.begins(code=code)
    life.sorted_into("children_act")
    assert "their own words" in str(life.refuses("ask_consent", question="Q?", safe_way="S."))
