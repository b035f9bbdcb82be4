"""The true day of receipt: every clock that runs from it is counted from that day, and the person
is told.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.core.cases import Case
from chalicelib.core.decisions.builder import fold
from chalicelib.core.working_days import london_date
from tests.core.lives import EXTEND, FRIDAY, WITHDRAW, Life
from tests.core.told import Told
from tests.core.walks import on


def form(day: str) -> dict[str, str]:
    return {"day": day, "where": "The school social worker", "reason": "Her notebook says so."}


def corrected(life: Life, day: str, by: str = "complaints1", at: Any = None) -> None:
    life.acts("correct_receipt", form(day), by, at)


def taken_in(at: Any = FRIDAY) -> Told:
    life = Told.begins(at=at)
    life.now = at
    return life


def test_an_earlier_day_moves_every_clock_that_runs_from_it() -> None:
    life = taken_in()
    before = life.days("ack", "understood", "s1_response", "s1_max")
    corrected(life, "2026-11-20")
    assert london_date(life.case.received_at) == date(2026, 11, 20)
    assert life.days("ack", "understood", "s1_response", "s1_max") == [
        "Wed 25 Nov 2026",
        "Wed 25 Nov 2026",
        "Fri 04 Dec 2026",
        "Fri 18 Dec 2026",
    ]
    assert before[2] == "Fri 11 Dec 2026"
    assert fold(life.past) == life.case


def test_an_acknowledgement_late_by_the_true_day_counts_as_late_and_they_are_told() -> None:
    life = taken_in()
    corrected(life, "2026-11-20")
    ack = life.case.clock("ack")
    assert ack
    assert ack.stopped_at
    assert london_date(ack.stopped_at) > ack.due_on
    told = life.letter("day_corrected").facts
    assert told["ack_due"] == "2026-11-25"
    assert {"clock": "s1_response", "was": "2026-12-11", "now": "2026-12-04"} in told["dates"]


def test_an_acknowledgement_in_time_is_not_called_late() -> None:
    life = taken_in()
    corrected(life, "2026-11-26")
    assert "ack_due" not in life.letter("day_corrected").facts


@pytest.mark.parametrize("by", ["team", "complaints1"])
def test_only_the_complaints_manager_gives_a_later_day(by: str) -> None:
    life = taken_in()
    life.now = on(2026, 12, 1)
    refused = life.refuses("correct_receipt", by=by, **form("2026-11-30"))
    assert "Only the complaints manager" in refused.errors["day"]
    life.does("correct_receipt", by="manager", **form("2026-11-30"))
    assert life.due("s1_response") == "Mon 14 Dec 2026"


def test_a_day_to_come_is_refused_whoever_gives_it() -> None:
    refused = taken_in().refuses("correct_receipt", by="manager", **form("2026-11-28"))
    assert "today or in the past" in refused.errors["day"]


def test_the_same_day_is_refused_and_nothing_is_recorded() -> None:
    refused = taken_in().refuses("correct_receipt", by="manager", **form("2026-11-27"))
    assert "already" in refused.errors["day"]


def test_what_is_overdue_by_the_true_day_is_chased_at_the_next_sweep_and_once() -> None:
    life = taken_in(on(2026, 11, 27))
    corrected(life, "2026-11-06", at=on(2026, 11, 27))
    assert life.due("s1_response") == "Fri 20 Nov 2026"
    life.swept(on(2026, 11, 28))
    names = sorted(life.letters)
    assert "delay" in names
    assert "overdue" in names
    assert "reminder" not in names
    assert "due_today" not in names
    assert life.swept(on(2026, 11, 28)) is None


def test_a_day_corrected_to_and_fro_chases_nobody_twice() -> None:
    life = taken_in(on(2026, 11, 27))
    fired = list[str]()
    days = ["2026-11-06", "2026-11-26", "2026-11-06", "2026-11-25", "2026-11-05", "2026-11-06"]
    for n, day in enumerate(days):
        now = on(2026, 11, 27) + timedelta(days=n)
        corrected(life, day, by="manager", at=now)
        decision = life.swept(now)
        if decision:
            fired += decision.events[0].facts["nudges"]
    assert len(fired) == len(set(fired))


def test_on_christmas_eve_the_days_are_counted_past_the_holidays() -> None:
    life = taken_in(on(2026, 12, 24))
    assert life.due("ack") == "Thu 31 Dec 2026"
    corrected(life, "2026-12-22", at=on(2026, 12, 24))
    assert life.due("ack") == "Tue 29 Dec 2026"
    assert life.due("s1_response") == "Fri 08 Jan 2027"


def test_the_day_before_a_weekend_that_ends_no_date_differently_tells_nobody() -> None:
    life = taken_in(on(2026, 11, 29))
    corrected(life, "2026-11-28", by="manager", at=on(2026, 11, 29))
    assert life.letters == []


def test_a_later_day_that_the_person_was_told_of_stands() -> None:
    life = taken_in()
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    life.does("extend", by="socialwork1", **EXTEND)
    told = life.case.clock("s1_response")
    assert told
    assert told.extension
    corrected(life, "2026-11-25")
    clock = life.case.clock("s1_response")
    limit = life.case.clock("s1_max")
    assert clock
    assert limit
    assert clock.due_on == min(told.due_on, limit.due_on)
    assert clock.extension


def test_the_days_of_a_pause_stay_added() -> None:
    life = taken_in()
    life.sorted_into("children_act")
    pause = {
        "which-1": "yes",
        "which-2": "yes",
        "proceedings": "A trial",
        "reason": "A witness could be harmed.",
        "decided_by": "Grace",
        "review_on": "2026-12-18",
    }
    life.acts("pause", pause, "complaints1")
    life.leaves("paused_for_now")
    life.acts("resume", {"reason": "It is over."}, "manager", on(2026, 12, 4))
    assert life.due("s1_response") == "Fri 18 Dec 2026"
    corrected(life, "2026-11-25", at=on(2026, 12, 4))
    assert life.due("s1_response") == "Wed 16 Dec 2026"


def test_clocks_counted_from_the_day_it_came_back_are_not_moved() -> None:
    life = taken_in()
    life.sorted_into("children_act")
    life.acts("withdraw", WITHDRAW, at=on(2026, 11, 30))
    life.acts("come_back", {"reason": "It is not.", "asked_on": ""}, at=on(2026, 12, 7))
    before = life.due("s1_response")
    corrected(life, "2026-11-20", at=on(2026, 12, 8))
    assert life.due("s1_response") == before


def test_a_mistake_undone_after_it_brings_the_true_dates_back() -> None:
    life = taken_in()
    life.sorted_into("children_act")
    life.acts("withdraw", WITHDRAW, at=on(2026, 11, 30))
    corrected(life, "2026-11-25", at=on(2026, 11, 30))
    life.acts("put_right", {"reason": "It was another."}, at=on(2026, 11, 30))
    assert life.due("s1_response") == "Wed 09 Dec 2026"


def test_the_owner_is_told_of_the_new_dates() -> None:
    life = taken_in()
    life.sorted_into("children_act")
    life.does("allocate", officer="socialwork1", note="")
    corrected(life, "2026-11-25")
    assert life.letter("day_corrected_officer").to == "socialwork1"


def test_a_council_complaint_counted_from_its_acknowledgement_wins_no_time() -> None:
    life = taken_in()
    life.sorted_into("corporate")
    before = day_due(life.case, "s1_response")
    corrected(life, "2026-11-26")
    assert day_due(life.case, "s1_response") == before
    corrected(life, "2026-11-20")
    assert day_due(life.case, "s1_response") < before


def day_due(case: Case, name: str) -> date:
    clock = case.clock(name)
    assert clock
    return clock.due_on
