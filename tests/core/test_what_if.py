"""If it came in then, what is due when: dates written by hand from RULES 3.2, each with its
weekday, against the rows of the procedures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core import what_if
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.what_if import Due, Unanswerable
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors.public import guide_dates
from tests.core.told import Told

CHILDREN_ACT = PROCEDURES["children_act"]
LONG_AGO = date(2025, 9, 1)  # a Monday: whatever is asked of later days, it had come in by then


def on(said: str) -> date:
    """Return the day that "Wed 24 Dec 2025" says. Raise ValueError if that date is not that
    weekday.
    """
    found = datetime.strptime(said, "%a %d %b %Y").date()  # noqa: DTZ007 - a day, not an instant
    if f"{found:%a}" != said[:3]:
        raise ValueError(f"{said} is a {found:%A}")
    return found


def due(received: date, procedure: Procedure = CHILDREN_ACT, **given: date) -> dict[str, Due]:
    return {d.rule.name: d for d in what_if.list_due_dates(procedure, received, given)}


# Rows 1, 2, 11 and 14 of the worked examples: the instant, then ack, stage 1, stage 1 at most,
# stage 2, stage 2 at most, the panel.
ROWS = {
    1: (
        "2025-12-19T16:45:00+00:00",
        "Wed 24 Dec 2025",
        "Wed 07 Jan 2026",
        "Wed 21 Jan 2026",
        "Wed 28 Jan 2026",
        "Wed 25 Mar 2026",
        "Wed 04 Feb 2026",
    ),
    2: (
        "2025-12-24T13:00:00+00:00",
        "Wed 31 Dec 2025",
        "Mon 12 Jan 2026",
        "Mon 26 Jan 2026",
        "Mon 02 Feb 2026",
        "Mon 30 Mar 2026",
        "Mon 09 Feb 2026",
    ),
    11: (
        "2026-07-09T23:30:00+00:00",
        "Wed 15 Jul 2026",
        "Fri 24 Jul 2026",
        "Fri 07 Aug 2026",
        "Fri 14 Aug 2026",
        "Mon 12 Oct 2026",
        "Fri 21 Aug 2026",
    ),
    14: (
        "2026-12-24T23:50:00+00:00",
        "Thu 31 Dec 2026",
        "Tue 12 Jan 2027",
        "Tue 26 Jan 2027",
        "Tue 02 Feb 2027",
        "Thu 01 Apr 2027",
        "Tue 09 Feb 2027",
    ),
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_worked_example_of_the_rules_has_its_dates(row: tuple[str, ...]) -> None:
    day0 = london_date(what_if.read_instant(row[0]))
    made = due(day0, stage2_requested=day0, stage3_requested=day0)
    names = ("ack", "s1_response", "s1_max", "s2_response", "s2_max", "s3_panel_meets")
    assert {name: made[name].due_on for name in names} == dict(
        zip(names, map(on, row[1:]), strict=True)
    )
    assert not any(made[name].guessed for name in names)


def test_a_whole_stage_3_is_counted_from_its_request_as_slow_as_it_may_be() -> None:
    made = due(LONG_AGO, stage3_requested=on("Fri 19 Dec 2025"))
    assert {
        name: d.due_on
        for name, d in made.items()
        if name.startswith("s3_") and d.started_on >= on("Fri 19 Dec 2025")
    } == {
        "s3_request_ack": on("Tue 23 Dec 2025"),
        "s3_chair_appointed": on("Wed 07 Jan 2026"),
        "s3_panel_meets": on("Wed 04 Feb 2026"),
        "s3_panel_papers": on("Wed 21 Jan 2026"),
        "s3_panel_report": on("Wed 11 Feb 2026"),
        "s3_council_response": on("Wed 04 Mar 2026"),
    }
    assert {name for name, d in made.items() if name.startswith("s3_") and not d.guessed} == {
        "s3_request_ack",
        "s3_chair_appointed",
        "s3_panel_meets",
    }


@pytest.mark.parametrize(
    ("panel", "papers"),
    [("Wed 14 Jan 2026", "Tue 30 Dec 2025"), ("Wed 15 Apr 2026", "Mon 30 Mar 2026")],
)
def test_the_papers_are_counted_back_from_the_panel(panel: str, papers: str) -> None:
    made = due(LONG_AGO, panel_arranged=on(panel), panel_met=on(panel))
    assert made["s3_panel_papers"].due_on == on(papers)
    assert not made["s3_panel_papers"].guessed
    assert made["s3_panel_report"].started_on == on(panel)


def test_what_starts_later_counts_from_the_last_day_of_what_it_waits_for() -> None:
    made = due(on("Thu 24 Dec 2026"))
    asked = made["s2_request_advised"]
    assert (asked.started_on, asked.due_on) == (on("Tue 12 Jan 2027"), on("Tue 09 Feb 2027"))
    assert made["s2_response"].started_on == asked.due_on
    assert made["s3_request_window"].started_on == made["s2_response"].due_on
    sure = {"ack", "understood", "s1_response", "s1_max"}
    assert {name for name, d in made.items() if not d.guessed} == sure


def test_what_nobody_expects_is_not_counted_unless_its_day_is_given() -> None:
    unlooked_for = {"s2_record", "s3_late_request", "danger", "freeze", "pause_review", "ombudsman"}
    assert unlooked_for & due(on("Thu 24 Dec 2026")).keys() == set()
    told = due(
        on("Thu 24 Dec 2026"),
        danger_flagged=on("Thu 24 Dec 2026"),
        stage2_said=on("Wed 20 Jan 2027"),
    )
    assert told["danger"].due_on == on("Fri 25 Dec 2026")  # danger does not wait for a working day
    assert told["s2_record"].due_on == on("Wed 27 Jan 2027")


def test_acknowledging_late_buys_no_time_and_acknowledging_early_starts_the_count() -> None:
    corporate = PROCEDURES["corporate"]
    friday = on("Fri 27 Nov 2026")
    by_default, late, early = (
        due(friday, corporate, **given)
        for given in (
            {},
            {"acknowledged": on("Fri 11 Dec 2026")},
            {"acknowledged": on("Mon 30 Nov 2026")},
        )
    )
    assert by_default["s1_response"].started_on == friday  # our first letter leaves in seconds
    assert late["s1_response"].started_on == on("Wed 02 Dec 2026")
    assert early["s1_response"].started_on == on("Mon 30 Nov 2026")


def test_a_count_from_an_acknowledgement_of_a_later_stage_takes_the_day_of_the_request() -> None:
    made = due(
        on("Fri 27 Nov 2026"), PROCEDURES["corporate"], stage2_requested=on("Mon 01 Feb 2027")
    )
    assert made["s2_ack"].due_on == on("Mon 08 Feb 2027")
    assert made["s2_response"].started_on == on("Mon 01 Feb 2027")  # the letter leaves with it
    assert made["s2_response"].due_on == on("Mon 01 Mar 2027")


@pytest.mark.parametrize("procedure", sorted(set(PROCEDURES) - {"anonymous"}))
@given(day=st.integers(0, 1500))
@settings(max_examples=5, deadline=None)
def test_what_if_and_the_map_say_the_dates_that_the_letters_do(procedure: str, day: int) -> None:
    """Each clock that runs once a complaint is read, its first letters gone, against the rows."""
    at = datetime(2026, 1, 5, 12, tzinfo=UTC) + timedelta(days=day)
    life = Told.begins(at)
    life.sorted_into(procedure, at)
    asked = london_date(at)
    also = {}
    if any(rule.name == "child_views" for rule in PROCEDURES[procedure].clocks):
        also = {"views_wanted": asked}
    said = due(asked, PROCEDURES[procedure], **also)
    mapped = {d.name: d.day for d in guide_dates.list_dates(PROCEDURES[procedure], asked)}
    running = [clock for clock in life.case.clocks if clock.running]
    assert running
    for clock in running:
        assert said[clock.name].due_on == clock.due_on, clock.name
        if PROCEDURES[procedure].clock(clock.name).whose != "officers":
            assert mapped[clock.name] == in_words(clock.due_on)


def test_calendar_days_count_every_day_and_end_on_a_working_one() -> None:
    made = due(on("Thu 26 Nov 2026"), PROCEDURES["data_protection"])
    assert made["dp_acknowledge"].due_on == on(
        "Tue 29 Dec 2026"
    )  # day 30 is Sat 26 Dec; Mon 28 is the substitute for it


def test_a_councils_own_number_is_the_one_that_counts() -> None:
    quicker = CHILDREN_ACT.with_days({"ack": 1})
    assert due(on("Fri 27 Nov 2026"), quicker)["ack"].due_on == on("Mon 30 Nov 2026")


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES)
def test_every_procedure_says_what_is_due_soonest_first_each_date_with_its_working(
    procedure: Procedure,
) -> None:
    made = what_if.list_due_dates(procedure, on("Thu 24 Dec 2026"))
    assert made
    assert [d.due_on for d in made] == sorted(d.due_on for d in made)
    for d in made:
        said = d.why(procedure)
        assert f"{d.due_on:%A} {d.due_on.day} {d.due_on:%B %Y}" in said
        assert ("do not know" in said) is d.guessed


def test_the_time_is_londons_unless_it_says_otherwise() -> None:
    assert london_date(what_if.read_instant("2026-07-10T00:30")) == on("Fri 10 Jul 2026")
    assert london_date(what_if.read_instant("2026-07-09T23:30:00+00:00")) == on("Fri 10 Jul 2026")
    assert london_date(what_if.read_instant("2026-12-24")) == on("Thu 24 Dec 2026")


@pytest.mark.parametrize(
    "said", ["24 12 2026", "24/12/2026", "24 December 2026", " 24  Dec 2026 ", "2026-12-24"]
)
def test_a_day_is_read_as_people_write_it(said: str) -> None:
    assert what_if.read_day(said) == on("Thu 24 Dec 2026")


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        (lambda: what_if.read_instant("Christmas"), "Write it like 2026-12-24T13:00"),
        (lambda: what_if.read_day("31 2 2027"), "like 24 12 2026"),
        (
            lambda: due(on("Thu 24 Dec 2026"), stage2_requested=on("Wed 23 Dec 2026")),
            "Give a later day",
        ),
        (
            lambda: due(on("Thu 24 Dec 2026"), tea=on("Fri 25 Dec 2026")),
            "It counts from: stage1_reply",
        ),
        (lambda: due(date(2019, 12, 29)), "Choose a day well within that time"),
        (lambda: due(date(2035, 12, 20)), "Choose a day well within that time"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_to_ask_instead(
    ask: Callable[[], object], says: str
) -> None:
    with pytest.raises(Unanswerable) as refused:
        ask()
    assert says in str(refused.value)


def test_a_table_with_nothing_left_to_wait_for_ends() -> None:
    """Two clocks that start each other would never end if each were counted more than once."""
    first = CHILDREN_ACT.clock("s3_panel_report")
    second = CHILDREN_ACT.clock("s3_council_response")
    ring = replace(
        CHILDREN_ACT,
        clocks=(
            CHILDREN_ACT.clock("ack"),
            replace(first, starts=("acknowledgement", "stage3_reply")),
            replace(second, starts=("panel_report_sent",)),
        ),
    )
    assert set(due(on("Fri 27 Nov 2026"), ring)) == {"ack", first.name, second.name}
