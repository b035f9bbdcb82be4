"""The ladder (RULES 1.1.10): who is told of a late clock, on which day, exactly once however often
or late the sweep runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from chalicelib.core.case_clocks import Clock
from chalicelib.core.decisions import nudges
from chalicelib.core.decisions.nudge_days import is_quiet
from chalicelib.core.working_days import london_date, london_time
from tests.core.lives import (
    ALLOCATE,
    COME_BACK,
    EXTEND,
    FRIDAY,
    HOUSE,
    REPLY,
    TRIAGE,
    WITHDRAW,
    Life,
    at_stage1,
    later,
)
from tests.core.statutory import CHILD_VIEWS

HOUR = timedelta(hours=1)
OWNER = "socialwork1"
MANAGER = "headsw"
CM = "manager"
HEAD = "head"
DIRECTOR = "director"

# A case received on Friday 27 November 2026. Its reply is due on Friday 11 December, at the latest
# on Tuesday 29 December.
ANSWER = [
    (date(2026, 12, 4), "reminder", OWNER),  # Friday, 5 before
    (date(2026, 12, 9), "reminder", OWNER),  # Wednesday, 2 before
    (date(2026, 12, 10), "reminder", OWNER),  # Thursday, 1 before
    (date(2026, 12, 11), "due_today", OWNER),  # Friday, the day
    (date(2026, 12, 11), "due_today", MANAGER),
    (date(2026, 12, 14), "overdue", CM),  # Monday, 1 after
    (date(2026, 12, 14), "delay", "complainant"),
    (date(2026, 12, 16), "overdue", HEAD),  # Wednesday, 3 after
    (date(2026, 12, 18), "overdue", DIRECTOR),  # Friday, 5 after
    (
        date(2026, 12, 29),
        "overdue",
        DIRECTOR,
    ),  # Tuesday, 10 after: Christmas Day and Monday 28 are bank holidays
    (date(2027, 1, 6), "overdue", DIRECTOR),  # Wednesday, 15 after
    (date(2027, 1, 13), "overdue", DIRECTOR),  # Wednesday, 20 after
]
# Whoever has it hears each working day, from the day after, that it is late (N15).
DAILY = [
    *((date(2026, 12, day), "overdue") for day in (14, 15, 16, 17, 18, 21, 22, 23, 24, 29, 30, 31)),
    *((date(2027, 1, day), "overdue") for day in (4, 5, 6, 7, 8, 11, 12, 13, 14, 15)),
]
# While it waits for its acknowledgement, due on Wednesday 2 December; 5 before would be the day
# before it came.
ACKNOWLEDGE = [
    (date(2026, 11, 30), "reminder", "team"),  # Monday, 2 before
    (date(2026, 12, 1), "reminder", "team"),  # Tuesday, 1 before
    (date(2026, 12, 2), "due_today", "team"),  # Wednesday, the day
    (date(2026, 12, 2), "due_today", CM),
    (date(2026, 12, 3), "overdue", CM),  # Thursday, 1 after
    (date(2026, 12, 7), "overdue", HEAD),  # Monday, 3 after
    (date(2026, 12, 9), "overdue", DIRECTOR),  # Wednesday, 5 after
    (date(2026, 12, 16), "overdue", DIRECTOR),  # Wednesday, 10 after
]
# A case received on Thursday 17 December 2026: its reply is due on Tuesday 5 January 2027, at the
# latest on Tuesday 19 January.
CHRISTMAS = [
    (
        date(2026, 12, 24),
        "reminder",
        OWNER,
    ),  # Thursday, Christmas Eve, 5 before: the council's own shut-down days count
    (date(2026, 12, 31), "reminder", OWNER),  # Thursday, New Year's Eve, 2 before
    (date(2027, 1, 4), "reminder", OWNER),  # Monday, 1 before
    (date(2027, 1, 5), "due_today", OWNER),  # Tuesday
    (date(2027, 1, 5), "due_today", MANAGER),
    (date(2027, 1, 6), "overdue", CM),  # Wednesday
    (date(2027, 1, 6), "delay", "complainant"),
    (date(2027, 1, 8), "overdue", HEAD),  # Friday
    (date(2027, 1, 12), "overdue", DIRECTOR),  # Tuesday
    (date(2027, 1, 19), "overdue", DIRECTOR),  # Tuesday
]


def hours(start: datetime, end: date) -> Iterator[datetime]:
    """Return every hour on the hour from `start` to the end of a day, as the schedule runs."""
    now = start.replace(minute=0, second=0, microsecond=0) + HOUR
    while london_date(now) <= end:
        yield now
        now += HOUR


def sent(
    life: Life, instants: Iterator[datetime] | list[datetime], clock: str = ""
) -> list[tuple[date, str, str]]:
    """Return what the sweep owes at those instants, as (day, letter, to): of one clock, or of
    all.
    """
    return [
        (london_date(now), letter.name, letter.to)
        for now in instants
        for letter in owed(life, now)
        if not clock or letter.facts["clock"] == clock
    ]


def owed(life: Life, now: datetime) -> Any:
    decision = life.swept(now)
    if not decision:
        return ()
    return decision.letters


def acknowledged(at: datetime = FRIDAY) -> Life:
    life = at_stage1(at=at)
    life.leaves("acknowledgement", at=at)
    return read_through(life, at)


def read_through(life: Life, at: datetime = FRIDAY) -> Life:
    """Return the case once its subject is recorded and the letter that says so has left."""
    life.acts("triage", {**TRIAGE, "points": "Nobody came to see my son."}, at=at)
    life.acts("record_consent", CHILD_VIEWS, at=at)
    life.leaves("points_understood", at=at)
    return life


def at_seven(day: date) -> datetime:
    return london_time(day, time(7))


def without_daily(
    found: list[tuple[date, str, str]], doer: str = OWNER
) -> list[tuple[date, str, str]]:
    """Return what is sent, without the word each day to whoever must do it that it is late."""
    return [each for each in found if each[1:] != ("overdue", doer)]


def test_the_ladder_of_an_answer_that_never_comes():
    found = sent(acknowledged(), hours(FRIDAY, date(2027, 1, 15)), "s1_response")
    assert without_daily(found) == ANSWER
    assert [each[:2] for each in found if each[1:] == ("overdue", OWNER)] == DAILY


def test_the_ladder_of_an_acknowledgement_that_never_leaves():
    found = sent(Life.begins(), hours(FRIDAY, date(2026, 12, 18)), "ack")
    assert without_daily(found, "team") == ACKNOWLEDGE


def test_the_ladder_goes_on_over_christmas_and_new_year():
    start = datetime(2026, 12, 17, 10, 0, tzinfo=UTC)  # Thursday
    found = sent(acknowledged(start), hours(start, date(2027, 1, 19)), "s1_response")
    assert without_daily(found) == CHRISTMAS


def test_after_day_twenty_the_person_is_told_that_they_may_go_further_and_then_how_things_are():
    assert sent(acknowledged(), hours(FRIDAY, date(2027, 1, 28)), "s1_max") == [
        (date(2026, 12, 30), "delay_past_limit", "complainant"),  # Wednesday
        (date(2027, 1, 14), "still_late", "complainant"),  # Thursday, 10 after
        (date(2027, 1, 28), "still_late", "complainant"),  # Thursday, 20 after
    ]


@pytest.mark.parametrize(
    ("start", "six_utc"),
    [
        (FRIDAY, datetime(2026, 12, 4, 7, 0, tzinfo=UTC)),
        (datetime(2026, 7, 1, 9, 0, tzinfo=UTC), datetime(2026, 7, 8, 6, 0, tzinfo=UTC)),
    ],
    ids=["winter", "summer"],
)
def test_a_nudge_falls_at_seven_in_the_morning_in_london(start, six_utc):
    life = acknowledged(start)
    assert nudges.find_next_due(life.case) == six_utc
    assert life.swept(six_utc - timedelta(seconds=1)) is None
    assert [letter.name for letter in life.swept(six_utc).letters] == ["reminder"]


def test_a_sweep_that_runs_every_minute_sends_each_nudge_once():
    life = acknowledged()
    minutes = [at_seven(date(2026, 12, 4)) + timedelta(minutes=n) for n in range(600)]
    assert sent(life, minutes) == ANSWER[:1]


def once_each(due: list[tuple[date, str, str]]) -> list[tuple[str, str]]:
    """Return the letters and their readers, each reader once: by the last that they are sent."""
    last = {}
    for _, name, to in due:
        if to == "complainant":
            last[to, name] = (name, to)
        else:
            last[to, ""] = (name, to)
    return list(last.values())


def test_after_days_of_silence_each_reader_is_told_once_what_was_missed_oldest_first():
    life = acknowledged()
    assert sent(life, hours(FRIDAY, date(2026, 12, 8))) == ANSWER[:1]
    back = datetime(2026, 12, 11, 8, 0, tzinfo=UTC)  # Friday: down since Tuesday evening
    found = sent(life, [back, back + HOUR, back + 2 * HOUR])
    assert [(name, to) for _, name, to in found] == once_each(ANSWER[1:5])
    assert without_daily(sent(life, hours(back, date(2026, 12, 18)))) == ANSWER[5:9]


def test_after_months_of_silence_no_reader_is_left_out_and_none_is_told_twice():
    life = acknowledged()
    back = datetime(2027, 1, 13, 9, 0, tzinfo=UTC)  # Wednesday
    due = sorted(
        [
            *ANSWER,
            (date(2026, 12, 30), "delay_past_limit", "complainant"),
            (date(2027, 1, 13), "overdue", OWNER),
        ],
        key=lambda nudge: nudge[0],
    )
    found = sent(life, [back, back + HOUR])
    assert sorted((name, to) for _, name, to in found) == sorted(once_each(due))
    # Thursday: ten after the person was last told that it is late, and one for the owner.
    assert nudges.find_next_due(life.case) == at_seven(date(2027, 1, 14))


def test_each_nudge_says_which_it_is_in_the_history():
    life = acknowledged()
    list(sent(life, hours(FRIDAY, date(2026, 12, 11))))
    assert life.last.events[0].by == "clock"
    assert life.last.events[0].facts["nudges"] == [
        "s1_response/2026-12-11/+0/owner/2026-12-11",
        "s1_response/2026-12-11/+0/manager/2026-12-11",
    ]


def test_a_nudge_tells_how_many_working_days_are_left_or_gone():
    life = acknowledged()
    assert life.swept(at_seven(date(2026, 12, 4))).letters[0].facts["days"] == 5
    assert life.swept(at_seven(date(2026, 12, 9))).letters[0].facts["days"] == 2
    assert life.swept(at_seven(date(2026, 12, 14))).letters[-1].facts["days"] == -1


def test_an_extension_moves_the_ladder_to_the_new_date_and_holds_back_the_letter_of_delay():
    life = acknowledged()
    sent(life, hours(FRIDAY, date(2026, 12, 9)))
    life.acts("extend", EXTEND, OWNER, at=datetime(2026, 12, 10, 12, 0, tzinfo=UTC))
    life.leaves("extension", at=datetime(2026, 12, 10, 12, 1, tzinfo=UTC))
    # Thursday; due Tuesday 29 December now
    found = sent(life, hours(datetime(2026, 12, 10, 12, 0, tzinfo=UTC), date(2027, 1, 6)))
    assert without_daily(found) == [
        (date(2026, 12, 18), "reminder", OWNER),  # Friday, 5 before
        (date(2026, 12, 23), "reminder", OWNER),  # Wednesday, 2 before
        (date(2026, 12, 24), "reminder", OWNER),  # Thursday, 1 before
        (date(2026, 12, 29), "due_today", OWNER),  # Tuesday
        (date(2026, 12, 29), "due_today", MANAGER),
        (date(2026, 12, 30), "overdue", CM),  # Wednesday
        (date(2026, 12, 30), "delay_past_limit", "complainant"),
        (date(2027, 1, 4), "overdue", HEAD),  # Monday
        (date(2027, 1, 6), "overdue", DIRECTOR),  # Wednesday
    ]


def test_a_reminder_that_was_sent_before_a_pause_is_not_sent_again_when_it_is_over():
    life = acknowledged()
    before = sent(life, hours(FRIDAY, date(2026, 12, 7)), "s1_response")
    assert before == ANSWER[:1]  # 5 before Friday 11 December
    pause = {"proceedings": "A trial", "reason": "It could harm her.", "decided_by": "Grace"}
    paused_at = datetime(2026, 12, 8, 12, 0, tzinfo=UTC)
    every_point = {"review_on": "2027-02-01", "which-1": "yes"}
    life.acts("pause", pause | every_point, CM, at=paused_at)
    life.leaves("paused_for_now", at=paused_at)
    on_monday = datetime(2026, 12, 21, 12, 0, tzinfo=UTC)
    life.acts("resume", {"reason": "The trial is over."}, at=on_monday)
    assert life.running["s1_response"] == "Thu 24 Dec 2026"  # 5 before was Thursday the 17th
    assert sent(life, hours(on_monday, date(2026, 12, 24)), "s1_response") == [
        (date(2026, 12, 22), "reminder", OWNER),
        (date(2026, 12, 23), "reminder", OWNER),
        (date(2026, 12, 24), "due_today", OWNER),
        (date(2026, 12, 24), "due_today", MANAGER),
    ]


def test_the_letter_of_delay_gives_the_last_day_the_rules_allow():
    life = acknowledged()
    sent(life, hours(FRIDAY, date(2026, 12, 14)))
    assert life.letter("delay").facts["new_date"] == "2026-12-29"


def test_reminders_stop_when_the_answer_has_left_and_not_when_it_was_written():
    life = acknowledged()
    life.acts("reply", REPLY, OWNER, at=later(1))
    life.learns(later(1))
    assert sent(life, hours(FRIDAY, date(2026, 12, 9))) == ANSWER[:2]
    life.leaves("stage1_reply", at=datetime(2026, 12, 9, 9, 0, tzinfo=UTC))
    told = sent(life, hours(datetime(2026, 12, 9, 9, 0, tzinfo=UTC), date(2027, 2, 1)))
    assert {to for _, _, to in told} == {"complainant"}
    assert nudges.find_next_due(life.case) is None


def test_an_answer_that_came_back_is_chased_again_by_the_same_dates():
    life = acknowledged()
    life.acts("reply", REPLY, OWNER, at=later(6))
    life.learns(later(6))
    sent(life, hours(FRIDAY, date(2026, 12, 4)))
    life.leaves("stage1_reply", at=later(7))
    life.bounces("stage1_reply", at=later(8))
    assert sent(life, hours(later(8), date(2026, 12, 16)))[:3] == [
        (day, "still_to_tell", "team") for day, _, _ in ANSWER[1:4]
    ]


def test_an_answer_that_came_back_brings_no_burst_of_what_fell_due_meanwhile():
    life = acknowledged()
    life.acts("reply", REPLY, OWNER, at=later(1))
    life.leaves("stage1_reply", at=later(1))
    back = datetime(2026, 12, 14, 12, 0, tzinfo=UTC)  # Monday, 1 after it was due
    life.bounces("stage1_reply", at=back)
    assert sent(life, hours(back, date(2026, 12, 16)), "s1_response") == [
        (date(2026, 12, 15), "still_to_tell", "team"),  # Tuesday
        (date(2026, 12, 16), "still_to_tell", "team"),
        (date(2026, 12, 16), "still_to_tell", HEAD),
    ]


@pytest.mark.parametrize(
    ("named", "day", "goes_to"),
    [
        (
            "Martin Quayle",
            date(2026, 12, 11),
            [OWNER, CM],
        ),  # Friday: the owner's manager is named, so the rung above is told
        ("Grace Adeyemi", date(2026, 12, 14), [HEAD]),  # Monday
        ("Samuel Bright", date(2026, 12, 16), [DIRECTOR]),  # Wednesday
    ],
)
def test_a_rung_that_is_named_is_skipped_and_the_next_one_up_is_told(named, day, goes_to):
    life = acknowledged()
    life.acts("triage", {**TRIAGE, "named": named}, "complaints1")
    life.acts("record_consent", CHILD_VIEWS)
    sent(life, hours(FRIDAY, day - timedelta(days=1)))
    found = without_daily(sent(life, [at_seven(day)]))
    assert [to for _, _, to in found if to != "complainant"] == goes_to


def test_while_nobody_has_the_case_its_reminders_go_to_the_team():
    life = Life.begins()
    life.leaves("acknowledgement")
    read_through(life)
    assert sent(life, [at_seven(date(2026, 12, 4))]) == [(date(2026, 12, 4), "reminder", "team")]


def test_whoever_has_the_case_now_is_reminded_and_not_whoever_had_it():
    life = acknowledged()
    life.acts("allocate", {**ALLOCATE, "officer": "care1"}, at=later(2))
    assert sent(life, [at_seven(date(2026, 12, 4)), at_seven(date(2026, 12, 11))]) == [
        (date(2026, 12, 4), "reminder", "care1"),
        (date(2026, 12, 11), "due_today", "care1"),
        (date(2026, 12, 11), "due_today", "headcare"),
    ]


def test_a_case_opened_again_is_chased_by_its_new_dates_only():
    life = acknowledged()
    life.acts("withdraw", WITHDRAW)
    life.leaves("withdrawal_confirmed")
    life.acts(
        "come_back", COME_BACK, at=datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    )  # Monday; due Wednesday 30 December
    assert sent(life, hours(datetime(2026, 12, 14, 9, 0, tzinfo=UTC), date(2026, 12, 24))) == [
        (date(2026, 12, 21), "reminder", OWNER),  # Monday, 5 before
        (date(2026, 12, 24), "reminder", OWNER),  # Thursday, 2 before: Tuesday 29 is 1 before
    ]


def test_an_anonymous_complaint_is_chased_until_what_was_done_is_recorded():
    life = Life.begins(name="", email="")
    assert sent(life, hours(FRIDAY, date(2026, 12, 4))) == [(date(2026, 12, 4), "reminder", "team")]
    life.acts("allocate", ALLOCATE, at=later(8))
    life.acts("record_outcome", {"outcome": "Visited."}, OWNER, at=later(8))
    assert nudges.find_next_due(life.case) is None


def test_a_person_without_email_is_told_of_delay_by_the_team():
    life = Life.begins(email="", phone="07700 900001")
    life.acts("allocate", ALLOCATE)
    life.told("please_tell")
    due = at_seven(date(2026, 12, 14))
    assert ("please_tell", "team") in [(letter.name, letter.to) for letter in owed(life, due)]
    assert life.letter("please_tell").facts["enclosed"] == "delay"


def test_after_many_months_what_is_said_again_and_again_is_said_once_and_fits_one_transaction():
    life = Life.begins()
    a_year_on = datetime(2027, 11, 29, 8, 0, tzinfo=UTC)
    sent = 0
    while decision := nudges.send_due_nudges(life.case, a_year_on, HOUSE):
        assert 0 < len(decision.letters) < 95
        sent += len(decision.letters)
        life.became(decision)
    assert 0 < sent < 60


def test_no_reminder_goes_out_on_a_day_off_but_the_alarm_of_danger():
    life = acknowledged()
    life.does("raise_danger", "socialwork1", text="He hits her.")
    day = life.case.clock("s1_response").due_on
    sunday = day + timedelta(days=6 - day.weekday())
    now = at_seven(sunday)
    decision = nudges.send_due_nudges(life.case, now, HOUSE, alarms_alone=True)
    life.became(decision)
    assert {letter.name for letter in decision.letters} == {"danger_alarm"}
    monday = life.swept(at_seven(sunday + timedelta(days=1)))
    assert "overdue" in {letter.name for letter in monday.letters}


# An alarm raised on Thursday 24 December at five: the hours after it, and who is told then.
ALARM = [
    (1, {"duty", CM}),
    (2, {HEAD}),
    (4, {DIRECTOR}),
    (5, {"duty"}),
    (9, {"duty"}),
    (25, {"duty", CM}),
    (26, {HEAD}),
    (28, {DIRECTOR}),
]


def alarmed_after(life: Life, raised: datetime, hours: int) -> set[str]:
    """Return whom the sweep of an hour tells of danger."""
    due = nudges.find_next_due(life.case)
    now = raised + hours * HOUR + timedelta(minutes=5)
    if not due or due > now:
        return set()
    decision = nudges.send_due_nudges(life.case, now, HOUSE, alarms_alone=is_quiet(now))
    if not decision:
        return set()
    life.became(decision)
    return {letter.to for letter in decision.letters if letter.name == "danger_alarm"}


def test_an_alarm_that_nobody_confirms_climbs_to_the_director_in_hours_by_night_and_at_christmas():
    life = acknowledged()
    life.now = datetime(2026, 12, 24, 17, 0, tzinfo=UTC)
    life.does("raise_danger", OWNER, text="He hits her.")
    told = {hours: alarmed_after(life, life.now, hours) for hours in range(30)}
    assert [(hours, to) for hours, to in told.items() if to] == [
        *ALARM[:5],
        (13, {"duty"}),
        (17, {"duty"}),
        (21, {"duty"}),
        *ALARM[5:],
        (29, {"duty"}),
    ]
    life.does("see_danger", DIRECTOR, note="I rang the police.")
    assert all(not alarmed_after(life, life.now, hours) for hours in range(30, 60))


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Samuel Bright", {"duty", CM, DIRECTOR}),
        ("Helen Ashworth", {"duty", CM, HEAD}),
        ("Grace Adeyemi, Samuel Bright", {"duty", DIRECTOR}),
    ],
)
def test_an_alarm_never_climbs_to_somebody_whom_the_complaint_names(named: str, told: set[str]):
    life = Life.begins()
    life.acts("triage", {**TRIAGE, "named": named.replace(", ", "\n")})
    life.does("raise_danger", "complaints1", text="He hits her.")
    reached = set[str]()
    for hours in range(1, 6):
        reached |= alarmed_after(life, life.now, hours)
    assert reached - {"team"} == told


def test_what_is_due_on_a_sunday_is_chased_on_monday():
    life = acknowledged()
    sunday = date(2026, 12, 6)
    clock = Clock("remedy", FRIDAY.date(), 0, sunday, since=FRIDAY.date(), first_due_on=sunday)
    life.case = replace(life.case, clocks=(clock,))
    reminded = life.swept(at_seven(date(2026, 12, 4)))
    assert {letter.name for letter in reminded.letters} == {"reminder"}
    assert life.swept(at_seven(sunday)) is None
    assert nudges.find_next_due(life.case) == at_seven(sunday + timedelta(days=1))
    chased = life.swept(at_seven(sunday + timedelta(days=1)))
    assert {letter.name for letter in chased.letters} == {"overdue"}
