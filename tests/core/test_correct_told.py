"""What the person told us of the matter can be corrected: what they want, when it happened, how it
came to the council."""

from __future__ import annotations

import pytest

from chalicelib.core.cases import Case, Decision
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.builder import fold
from chalicelib.core.reading.danger_words import DANGER, OLD
from tests.core.lives import HOUSE, TRIAGE, Life, officer
from tests.core.told import Told

WHY = {"reason": "She told us on the telephone."}


@pytest.mark.parametrize(
    ("move", "name", "value"),
    [
        ("correct_wanted", "wanted", "To see my sister each week."),
        ("correct_when", "when_text", "Since Easter"),
    ],
)
def test_what_the_person_told_us_is_corrected_and_what_was_there_stays_in_the_history(
    move: str, name: str, value: str
) -> None:
    life = Life.begins(wanted="A new worker", when_text="Last week")
    old = getattr(life.case, name)
    life.does(move, **{name: value}, **WHY)
    assert getattr(life.case, name) == value
    facts = life.past[-1].facts
    assert (facts["old"], facts["new"], facts["reason"]) == (old, value, WHY["reason"])
    assert fold(life.past) == life.case
    assert set(life.refuses(move, **{name: value}, **WHY).errors) == {name}


def test_whoever_has_the_case_is_told_what_the_person_wants_now() -> None:
    life = Told.begins()
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    life.does("correct_wanted", wanted="To see my sister each week.", **WHY)
    assert life.letters == ["work_changed"]


def test_the_mark_of_an_old_matter_follows_when_it_happened() -> None:
    life = Life.begins(when_text="Last week")
    assert OLD not in life.case.flags
    life.does("correct_when", when_text="In March 2024", **WHY)
    assert OLD in life.case.flags
    life.does("correct_when", when_text="In March 2026", **WHY)
    assert OLD not in life.case.flags


def test_danger_is_heard_in_what_is_corrected() -> None:
    life = Life.begins()
    life.does("correct_wanted", wanted="Make him stop hitting me.", **WHY)
    assert DANGER in life.case.flags


def test_how_it_came_and_who_took_it_is_corrected_and_no_date_moves() -> None:
    life = Life.begins(source="email")
    before = life.case
    form = {"source": "school", "told_to": "Ms Webb, head of year"}
    life.does("correct_way", **form, **WHY)
    assert life.case.source == "school"
    assert life.case.receipt
    assert life.case.receipt.told_to == form["told_to"]
    assert (life.case.received_at, life.case.clocks) == (before.received_at, before.clocks)
    facts = life.past[-1].facts
    assert facts["old"] == "It came by email"
    assert facts["new"] == "It came through a school. Taken by Ms Webb, head of year"
    assert set(life.refuses("correct_way", **form, **WHY).errors) == {"source"}


def test_each_part_that_said_the_same_has_the_correction_and_no_other() -> None:
    life = Life.begins(wanted="An apology")
    life.does("triage", **TRIAGE)
    split = life.does("split", **{"goes-1": "children_act", "goes-2": "corporate"}, why="Two.")
    (strand,) = split.strands
    made = correct_wanted(life, strand.case, "A visit")
    (too,) = made.strands
    assert too.case.wanted == "A visit"
    life.became(made)
    assert not correct_wanted(life, strand.case, "Both").strands


def correct_wanted(life: Life, other: Case, wanted: str) -> Decision:
    """Return the decision that corrects what the person wants, beside another part."""
    form = {"wanted": wanted, **WHY}
    team = officer("team")
    return decide.make_move(life.case, "correct_wanted", team, form, life.now, HOUSE, (other,))


def test_what_somebody_without_a_name_told_us_can_be_corrected_too() -> None:
    life = Life.begins(email="", name="", code="")
    assert life.case.procedure == "anonymous"
    life.does("correct_wanted", wanted="Somebody should visit them.", **WHY)
    life.does("correct_when", when_text="On Monday", **WHY)
    life.does("correct_way", source="telephone", told_to="", **WHY)
    assert life.case.source == "telephone"
