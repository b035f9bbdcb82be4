"""While an answer is late, the person hears how things are every ten working days (N17, N24)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.working_days import add_working_days, count_working_days, london_date
from tests.core.lives import ALLOCATE, EXTEND, FRIDAY, REPLY, TRIAGE, Life
from tests.core.test_nudges import acknowledged, at_seven

# The clocks of an answer, or of a decision that the person was promised, and their procedures.
ANSWERS = {
    "children_act": {
        "s1_max",
        "s2_max",
        "s3_late_request",
        "s3_panel_meets",
        "s3_panel_report",
        "s3_council_response",
        "pause_review",
        "freeze_until",
    },
    "corporate": {"s1_max", "s2_max", "pause_review", "freeze_until"},
    "cp_conference": {"chair_meeting", "manager_reply", "office_decision", "panel_decision"},
    "concern": {"concern_answer"},
    "enquiry": {"enquiry_answer"},
    "data_protection": {"dp_outcome"},
}


def told(life: Life, last: date) -> list[tuple[int, str]]:
    """Return what the person is sent, with the working day since the complaint came in."""
    found = []
    day = london_date(FRIDAY)
    while day < last:
        day += timedelta(days=1)
        decision = life.swept(at_seven(day))
        n = count_working_days(london_date(FRIDAY), day)
        letters = decision.letters if decision else ()
        found += [(n, letter.name) for letter in letters if letter.to == "complainant"]
    return found


def test_after_day_twenty_one_the_person_goes_on_hearing_every_ten_working_days() -> None:
    assert told(acknowledged(), add_working_days(london_date(FRIDAY), 62)) == [
        (11, "delay"),
        (21, "delay_past_limit"),
        (31, "still_late"),
        (41, "still_late"),
        (51, "still_late"),
        (61, "still_late"),
    ]


def test_with_more_time_they_are_told_once_it_has_run_out() -> None:
    life = acknowledged()
    life.acts("extend", EXTEND, "socialwork1")
    life.leaves("extension")
    assert told(life, add_working_days(london_date(FRIDAY), 32)) == [
        (21, "delay_past_limit"),
        (31, "still_late"),
    ]


def test_they_hear_no_more_of_it_once_they_are_answered() -> None:
    life = acknowledged()
    told(life, date(2027, 1, 20))
    now = at_seven(date(2027, 1, 20))
    life.acts("reply", REPLY, "socialwork1", at=now)
    life.leaves("stage1_reply", at=now)
    assert "still_late" not in [name for _, name in told(life, date(2027, 2, 16))]


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_that_is_late_is_told_of_again_and_again(name: str) -> None:
    rows = PROCEDURES[name].nudges
    again = {n.clock for n in rows if n.to == "complainant" and n.letter == "still_late"}
    assert again >= ANSWERS[name]
    for row in rows:
        if row.every and row.to == "complainant":
            assert row.every == 10


def test_between_day_25_and_day_65_of_stage_2_they_hear_every_ten_days_and_of_the_limit_then() -> (
    None
):
    rows = [n for n in PROCEDURES["children_act"].nudges if n.to == "complainant"]
    first = [n for n in rows if n.clock == "s2_response"]
    assert [(n.offset, n.every, n.unless_extended) for n in first] == [(1, 0, True), (11, 10, True)]


def test_after_months_without_a_sweep_they_are_sent_one_such_letter_and_not_six() -> None:
    life = acknowledged()
    decision = life.swept(at_seven(date(2027, 6, 1)))
    assert decision
    assert [letter.name for letter in decision.letters].count("still_late") == 1


def test_a_person_with_a_telephone_only_is_told_by_the_team() -> None:
    life = Life.begins(email="", phone="01632 960003")
    life.acts("allocate", ALLOCATE)
    told(life, add_working_days(london_date(FRIDAY), 32))
    enclosed = [letter.facts.get("enclosed") for letter in life.owed]
    assert enclosed.count("still_late") == 1


def unread() -> Life:
    """Return a case that was acknowledged, and that nobody has read."""
    life = Life.opens()
    life.sends("acknowledgement")
    return life


def test_the_day_after_we_aimed_to_write_to_them_they_are_told_so_once() -> None:
    assert told(unread(), date(2026, 12, 11)) == [(4, "reading_late")]


def test_who_was_written_to_in_time_is_told_nothing() -> None:
    life = unread()
    life.does("triage", "complaints1", **TRIAGE)
    life.sends("points_understood")
    assert told(life, date(2026, 12, 11)) == []


def test_where_an_answer_is_late_the_same_morning_one_letter_says_both() -> None:
    decision = unread().swept(at_seven(date(2026, 12, 14)))
    assert decision
    names = [letter.name for letter in decision.letters if letter.to == "complainant"]
    assert names == ["delay"]
