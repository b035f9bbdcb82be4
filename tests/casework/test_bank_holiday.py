"""A bank holiday proclaimed after dates were promised: every open date is counted anew, both are
kept, and those affected are told (trap 17).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chalicelib import councils, store
from chalicelib.core.decisions import new_calendar
from chalicelib.core.decisions.running_clocks import start_clock
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.working_days import Calendar, add_days, load_calendar
from tests.conftest import FRIDAY
from tests.core.lives import Life, at_stage1
from tests.core.test_told_dates import PAUSE
from tests.helpers import SAM, Heard, a_case, words
from tests.lives.by_links import Lived

BOXING_DAY = date(2026, 12, 28)  # a Monday: the substitute
HOUSE = councils.load_council("sefton").authority


def before_it_was_proclaimed() -> Calendar:
    """Return England's bank holidays without the Monday after Boxing Day."""
    now = load_calendar()
    return Calendar(
        now.first, now.last, {day: name for day, name in now.holidays.items() if day != BOXING_DAY}
    )


def counted_before(case: Any) -> Any:
    """Return the case with its dates counted as they were before the day was proclaimed."""
    old = before_it_was_proclaimed()
    clocks = []
    for clock in case.clocks:
        due_on = add_days(clock.started_on, clock.days, clock.unit, old)
        clocks.append(replace(clock, due_on=due_on, first_due_on=due_on))
    return replace(case, clocks=tuple(clocks), calendar=old.version)


def test_the_calendars_mark_differs_where_a_day_does():
    assert load_calendar().version != before_it_was_proclaimed().version
    assert load_calendar().version == load_calendar().version


def test_open_dates_move_by_the_day_and_both_are_recorded():
    life = Life.begins()
    case = counted_before(life.case)
    assert case.clock("s1_max").due_on == date(2026, 12, 28)  # a working day then
    decision = new_calendar.recount_dates(case, FRIDAY + timedelta(days=1), HOUSE)
    assert decision
    moved = decision.case.clock("s1_max")
    assert moved
    assert (moved.due_on, moved.moved_from) == (date(2026, 12, 29), date(2026, 12, 28))
    assert decision.case.clock("s1_response").due_on == date(
        2026, 12, 11
    )  # Friday: before the new day, so it stays
    assert decision.events[-1].facts["dates"] == [
        {"clock": "s1_max", "was": "2026-12-28", "now": "2026-12-29"}
    ]


def test_a_case_counted_by_todays_calendar_is_left_alone():
    life = Life.begins()
    assert new_calendar.recount_dates(life.case, FRIDAY, HOUSE) is None


def test_a_clock_that_has_stopped_or_passed_is_not_counted_anew():
    life = Life.begins()
    life.leaves("acknowledgement")
    case = counted_before(life.case)
    after = new_calendar.recount_clocks(case, date(2027, 1, 4), load_calendar())
    assert after.clocks == case.clocks


def test_a_clock_that_once_stood_still_is_counted_anew_with_the_days_of_its_pause() -> None:
    life = at_stage1()
    life.acts("pause", PAUSE, "complaints1")
    life.leaves("paused_for_now")
    life.acts("resume", {"reason": "It is over."}, at=FRIDAY + timedelta(days=14))
    old = before_it_was_proclaimed()
    life.case = new_calendar.recount_clocks(life.case, FRIDAY.date(), old)
    # Friday 11 December and the ten working days of the pause: Christmas Day does not count.
    assert life.running["s1_response"] == "Mon 28 Dec 2026"
    life.became(new_calendar.recount_dates(life.case, FRIDAY + timedelta(days=15), HOUSE))
    assert life.running["s1_response"] == "Tue 29 Dec 2026"
    assert life.running["s1_max"] == "Wed 13 Jan 2027"


def test_a_window_that_was_made_longer_is_never_counted_shorter() -> None:
    life = Life.begins()
    clock = start_clock(PROCEDURES["children_act"].clock("s3_request_window"), FRIDAY.date())
    longer = replace(clock, due_on=date(2027, 2, 26))
    old = before_it_was_proclaimed()
    case = new_calendar.recount_clocks(life.case.with_clock(longer), FRIDAY.date(), old)
    after = new_calendar.recount_clocks(case, FRIDAY.date(), load_calendar())
    kept = after.clock("s3_request_window")
    assert kept
    assert kept.due_on == date(2027, 2, 26)


def test_those_whose_date_moves_are_told_by_the_next_sweep_once(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    heard.schedule("sweep")
    kept = store.load(life.reference)
    assert kept
    _keep_as_counted_before(life.reference)
    _forget_that_it_was_counted()
    time.now += timedelta(days=1)
    for _ in range(3):
        heard.schedule("sweep")
    told = heard.letter("date_moved", SAM)
    assert "Monday 28 December 2026" in told.text
    assert "Tuesday 29 December 2026" in told.text
    assert heard.letter("date_moved_officer").to == "complaints.team@sefton.example"
    assert "Monday 28 December 2026" in words(life.asks_nothing("date_moved"))


def test_a_case_with_no_date_in_its_way_is_told_nothing(heard: Heard, time: Any) -> None:
    a_case(FRIDAY)
    heard.schedule("sweep")
    assert heard.sent("date_moved") == []


def _keep_as_counted_before(reference: str) -> None:
    """Write the case's row as an older deployment left it."""
    from chalicelib.core import records
    from chalicelib.store.rows import CaseRow, pack

    row = CaseRow.get(f"CASE#{reference}", "CASE")
    case = store.load(reference)
    row.update(actions=[CaseRow.body.set(pack(records.to_plain(counted_before(case))))])


def _forget_that_it_was_counted() -> None:
    """Remove today's calendar mark, as if a new deployment had brought another calendar."""
    from chalicelib.store.rows import SeenRow

    SeenRow(f"SEEN#calendar/{load_calendar().version}", "SEEN").delete()
