"""A later day holds only while the letter that tells of it has left and has not come back.

RULES 0.3.4, 1.1.6, trap 12.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from chalicelib.core.decisions import decide
from tests.core.lives import EXTEND, FRIDAY, HOUSE, Life, at_stage1, later, letters, officer
from tests.core.statutory import appointed
from tests.core.walks import on

DUE = "Fri 11 Dec 2026"
PUT_OFF = "Tue 29 Dec 2026"
BY_PHONE = {"email": "", "phone": "07700 900001"}


def put_off(at: datetime = FRIDAY) -> Life:
    """Return a case whose extension has left by email."""
    life = at_stage1()
    life.leaves("acknowledgement")
    life.acts("extend", EXTEND, "socialwork1", at=at)
    life.leaves("extension", at=at)
    return life


def test_more_time_holds_from_when_the_letter_has_left_and_not_before() -> None:
    life = at_stage1()
    life.acts("extend", EXTEND, "socialwork1")
    assert life.running["s1_response"] == DUE
    life.leaves("extension")
    assert life.running["s1_response"] == PUT_OFF


def test_when_the_letter_comes_back_the_older_day_stands_and_whoever_put_it_off_is_asked() -> None:
    life = put_off()
    decision = life.bounces("extension", at=later(4))
    assert life.running["s1_response"] == DUE
    assert letters(decision) == [("bounced", "team"), ("extension_fails", "socialwork1")]
    facts = life.letter("extension_fails").facts
    assert (facts["enclosed"], facts["first"]) == ("extension", life.letter("extension").id)
    assert (facts["old_date"], facts["told_late"]) == ("2026-12-11", False)


@pytest.mark.parametrize("day", ["2027-03-04", "2027-01-06"])
def test_a_refused_day_names_the_days_that_are_left_and_none_past_the_limit(day: str) -> None:
    life = appointed()
    refused = life.refuses("extend", "io1", new_date=day, reason="A witness is ill.")
    said = refused.errors["new_date"]
    assert "after Wednesday 6 January 2027" in said or "due on Wednesday 6 January 2027" in said
    assert "Wednesday 3 March 2027" in said


def test_told_another_way_in_time_it_holds_from_then() -> None:
    life = put_off()
    life.bounces("extension", at=later(4))
    life.told("extension_fails", by="socialwork1", at=on(2026, 12, 11))
    assert life.running["s1_response"] == PUT_OFF


def test_told_after_the_day_that_it_puts_off_it_came_too_late_and_that_is_said() -> None:
    life = put_off()
    life.bounces("extension", at=later(4))
    decision = life.told("bounced", at=on(2026, 12, 14))
    assert life.running["s1_response"] == DUE
    assert letters(decision) == [("extension_fails", "socialwork1"), ("extension_fails", "team")]
    assert life.letter("extension_fails").facts["told_late"] is True


def test_what_was_posted_in_time_holds_though_it_is_recorded_later() -> None:
    life = put_off()
    life.bounces("extension", at=later(4))
    life.told("bounced", "post", at=on(2026, 12, 14), told_on=date(2026, 12, 10))
    assert life.running["s1_response"] == PUT_OFF


@pytest.mark.parametrize(("told_on", "due"), [((2026, 12, 11), PUT_OFF), ((2026, 12, 14), DUE)])
def test_who_has_no_email_must_be_told_before_it_holds(
    told_on: tuple[int, int, int], due: str
) -> None:
    life = at_stage1(**BY_PHONE)
    life.acts("extend", EXTEND, "socialwork1")
    assert life.running["s1_response"] == DUE
    life.told("please_tell", at=on(*told_on))
    assert life.running["s1_response"] == due


def test_after_a_bounce_the_ladder_runs_on_the_older_day() -> None:
    life = put_off()
    life.bounces("extension", at=later(4))
    life.swept(on(2026, 12, 11))
    assert ("due_today", "socialwork1") in letters(life.last)


def test_a_bounce_known_only_after_the_older_day_makes_it_late_at_once_and_no_reminder_comes() -> (
    None
):
    life = put_off(on(2026, 12, 10))
    life.swept(on(2026, 12, 14))
    life.bounces("extension", at=on(2026, 12, 14))
    found = letters(life.swept(on(2026, 12, 14, 13)))
    assert ("overdue", "manager") in found
    assert "reminder" not in {name for name, _ in found}
    assert "explain_delay" in {
        m.name
        for m in decide.list_moves_to_show(life.case, officer("team"), HOUSE, on(2026, 12, 14))
    }


def test_it_is_so_at_stage_2_too_and_the_investigator_is_asked() -> None:
    life = appointed()
    life.does("extend", "io1", reason="A witness is ill.", new_date="2027-03-03")
    assert life.due("s2_response") == "Wed 06 Jan 2027"
    life.sends("stage2_extension")
    assert life.due("s2_response") == "Wed 03 Mar 2027"
    life.bounces("stage2_extension")
    assert life.due("s2_response") == "Wed 06 Jan 2027"
    assert ("extension_fails", "io1") in letters(life.last)


def test_a_pause_moves_the_older_day_and_the_later_one_alike() -> None:
    life = put_off()
    form = {
        "proceedings": "A trial",
        "reason": "A witness",
        "decided_by": "Grace",
        "review_on": "2026-12-18",
    }
    life.acts("pause", form, "complaints1")
    life.leaves("paused_for_now")
    life.acts("resume", {"reason": "It is over."}, at=on(2026, 12, 4))
    assert life.running["s1_response"] == "Wed 06 Jan 2027"
    life.bounces("extension", at=on(2026, 12, 7))
    assert life.running["s1_response"] == "Fri 18 Dec 2026"


def test_an_extension_recorded_before_this_was_checked_still_holds() -> None:
    life = put_off()
    clock = life.case.clock("s1_response")
    assert clock.extension == EXTEND["reason"]
    assert not life.case.clock("s1_max").extension
