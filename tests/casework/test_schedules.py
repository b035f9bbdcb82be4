"""What happens because time has passed: reminders, the ladder, word of delay, and the manager's
morning; each once, however the schedules run.

Sefton, Friday 27 November 2026: told by Wednesday 2 December, answered by Friday 11 December, at
the latest Tuesday 29 December, since Friday 25 and Monday 28 December are bank holidays.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import boto3
import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.working_days import LONDON
from chalicelib.settings import settings
from tests import faults
from tests.begun import begun_once
from tests.conftest import FRIDAY
from tests.helpers import (
    SAM,
    Heard,
    Posted,
    a_case,
    everything_logged,
    get,
    london,
    page,
    post,
    words,
)

ELLEN = "ellen.marsh@sefton.example"
MANAGER = "ruth.calder@sefton.example"
GRACE = "grace.adeyemi@sefton.example"
SAMUEL = "samuel.bright@sefton.example"
HELEN = "helen.ashworth@sefton.example"
TEAM = "complaints.team@sefton.example"

# Who is written to as the answer nears its day and passes it, by hand from RULES 1.1.10 and the
# calendar above.
LADDER = {
    "Fri 4 Dec 2026": [("reminder", ELLEN)],  # five working days before
    "Wed 9 Dec 2026": [("reminder", ELLEN)],  # two
    "Thu 10 Dec 2026": [("reminder", ELLEN)],  # one
    "Fri 11 Dec 2026": [("due_today", ELLEN), ("due_today", MANAGER)],
    "Mon 14 Dec 2026": [("delay", SAM), ("overdue", ELLEN), ("overdue", GRACE)],  # one after
    "Tue 15 Dec 2026": [("overdue", ELLEN)],  # whoever has it hears each day
    "Wed 16 Dec 2026": [("overdue", ELLEN), ("overdue", SAMUEL)],  # three
    "Thu 17 Dec 2026": [("overdue", ELLEN)],
    "Fri 18 Dec 2026": [("overdue", ELLEN), ("overdue", HELEN)],  # five
    "Mon 21 Dec 2026": [("overdue", ELLEN)],
    "Tue 22 Dec 2026": [("overdue", ELLEN)],
    "Wed 23 Dec 2026": [("overdue", ELLEN)],
    "Thu 24 Dec 2026": [("overdue", ELLEN)],
    "Tue 29 Dec 2026": [
        ("overdue", ELLEN),
        ("overdue", HELEN),
    ],  # ten: the 25th and the 28th do not count
    "Wed 30 Dec 2026": [
        ("delay_past_limit", SAM),
        ("overdue", ELLEN),
    ],  # one after the very latest day
    "Thu 31 Dec 2026": [("overdue", ELLEN)],
    "Mon 4 Jan 2027": [("overdue", ELLEN)],
    "Tue 5 Jan 2027": [("overdue", ELLEN)],
    "Wed 6 Jan 2027": [
        ("overdue", ELLEN),
        ("overdue", HELEN),
    ],  # fifteen, and every five after: the 1st does not count
}


def read_through(heard: Heard) -> None:
    """Record what the one new case is about, and send the letter that says so."""
    answers = {"procedure": "children_act", "service": "in_care", "points": "Nobody came."}
    post(heard.client, heard.letter("new_case").link("Record what it is about"), **answers)
    heard.deliver()


@begun_once
def with_ellen(heard: Heard) -> Case:
    case = a_case(FRIDAY, code="child_lac")  # of a child, so that nobody must ask the child
    read_through(heard)
    post(heard.client, heard.letter("new_case").link("Give it to an officer"), officer="care1")
    heard.deliver()
    found = store.load(case.reference)
    assert found
    return found


def new(heard: Heard, since: int) -> list[tuple[str, str]]:
    return sorted((p.name, p.to) for p in heard.follow()[since:])


def days_of(
    heard: Heard, time: Any, last: str, hour: str = "09:00"
) -> dict[str, list[tuple[str, str]]]:
    """Sweep each day up to `last`, and return what was sent on each day that had letters."""
    told = {}
    while time.now < london(f"{last} 23:59"):
        before = len(heard.follow())
        heard.schedule("sweep")
        if sent := new(heard, before):
            there = time.now.astimezone(LONDON)
            told[f"{there:%a} {there.day} {there:%b %Y}"] = sent
        time.now += timedelta(days=1)
    return told


# --- the ladder


def test_the_owner_is_reminded_and_the_ladder_told_on_its_days_and_on_no_others(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    time.now = london("Sat 28 Nov 2026 09:00")
    assert days_of(heard, time, "Wed 6 Jan 2027") == LADDER


@pytest.mark.parametrize("runs", [2, 5])
@pytest.mark.parametrize("day", ["Fri 4 Dec 2026", "Fri 11 Dec 2026", "Mon 14 Dec 2026"])
def test_each_is_sent_once_however_often_the_sweep_runs(
    heard: Heard, time: Any, day: str, runs: int
) -> None:
    with_ellen(heard)
    time.now = london(f"{day} 06:59")
    heard.schedule("sweep")
    before = len(heard.follow())
    for _ in range(runs):
        time.now = max(time.now, london(f"{day} 07:00")) + timedelta(minutes=30)
        heard.schedule("sweep")
    assert new(heard, before) == LADDER[day]


def test_nothing_is_sent_by_a_sweep_that_does_not_run_and_all_of_it_by_the_first_that_does(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    time.now = london("Tue 8 Dec 2026 20:00")
    heard.schedule("sweep")
    before = len(heard.follow())
    time.now = london("Fri 11 Dec 2026 20:00")  # and no sweep ran for three days
    assert new(heard, before) == []
    for _ in range(3):
        heard.schedule("sweep")
    # Each reader is told once how things are now, and nobody is reminded of a day that is here.
    assert new(heard, before) == LADDER["Fri 11 Dec 2026"]


def test_a_reminder_that_comes_late_says_how_things_are_now(heard: Heard, time: Any) -> None:
    with_ellen(heard)
    time.now = london("Mon 14 Dec 2026 09:00")
    heard.schedule("sweep")
    late = [p for p in heard.follow() if p.name in ("reminder", "due_today")]
    assert late
    for letter in late:
        assert "late by " in letter.subject
        assert (
            "This was due by Friday 11 December 2026, and has not been done: answer this person."
            in letter.text
        )


FINDING = {"finding-1": "not_upheld", "evidence-1": "The log.", "reasons-1": "They came."}


def test_a_reminder_that_waited_while_the_case_was_answered_does_not_leave(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    reply = heard.letter("allocation").link("Send the reply")
    before = len(heard.follow())
    time.now = london("Fri 11 Dec 2026 07:00")
    heard.schedule("sweep")
    assert post(heard.client, reply, **FINDING).status_code == 200
    left = new(heard, before)
    assert ("stage1_reply", SAM) in left
    assert not {name for name, _ in left} & {"reminder", "due_today"}


def test_a_reminder_whose_date_was_replaced_while_it_waited_does_not_leave(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    extend = heard.letter("allocation").link("Ask for more time")
    before = len(heard.follow())
    time.now = london("Thu 10 Dec 2026 07:00")
    heard.schedule("sweep")
    more = {"ground": "complex", "reason": "Two people are away."}
    answer = post(heard.client, extend, **more)
    assert answer.status_code == 200, words(answer)
    assert ("extension", SAM) in new(heard, before)
    assert not {name for name, _ in new(heard, before)} & {"reminder", "due_today"}


def test_a_reminder_leaves_on_one_reading_of_the_letters_of_its_case(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    before = len(heard.follow())
    time.now = london("Wed 9 Dec 2026 07:00")
    heard.schedule("sweep")
    readings = []

    def note(params: dict[str, Any], **_: Any) -> None:
        readings.append(str(params["body"]).count("LETTER#"))

    with faults.table(("before-call", note), "Query"):
        assert new(heard, before) == [("reminder", ELLEN)]
    assert sum(readings) == 1


def test_they_come_at_seven_in_the_morning_in_london_in_summer_too(heard: Heard, time: Any) -> None:
    time.now = received = london("Wed 8 Jul 2026 10:00")
    case = a_case(received, code="child_lac")
    read_through(heard)
    post(heard.client, heard.letter("new_case").link("Give it to an officer"), officer="care1")
    before = len(heard.follow())
    time.now = datetime.fromisoformat(
        "2026-07-15T05:59:00+00:00"
    )  # 06:59 in London: five working days before Wed 22 Jul
    heard.schedule("sweep")
    assert new(heard, before) == []
    time.now = datetime.fromisoformat("2026-07-15T06:00:00+00:00")
    heard.schedule("sweep")
    assert new(heard, before) == [("reminder", ELLEN)]
    answer = store.load(case.reference).clock("s1_response")
    assert f"{answer.due_on:%a %d %b}" == "Wed 22 Jul"  # type: ignore[union-attr]


def test_what_was_answered_is_no_officers_reminder_and_the_person_is_told_what_they_can_still_do(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    assert (
        post(heard.client, heard.letter("allocation").link("Send the reply"), **FINDING).status_code
        == 200
    )
    heard.deliver()
    assert days_of(heard, time, "Fri 8 Jan 2027") == {
        "Fri 18 Dec 2026": [("window_ending_stage2", SAM)],
        "Wed 30 Dec 2026": [("no_request_stage2", SAM)],
        "Thu 7 Jan 2027": [("how_was_it", SAM)],
    }


def test_a_rung_that_the_complaint_names_is_passed_over_for_the_one_above(
    heard: Heard, time: Any
) -> None:
    a_case(FRIDAY, involved=("Grace Adeyemi",))
    time.now = london("Mon 14 Dec 2026 09:00")
    heard.schedule("sweep")
    told = {p.to for p in heard.follow() if p.name == "overdue"}
    assert GRACE not in {p.to for p in heard.follow()}
    assert SAMUEL in told


def test_after_more_time_was_given_the_ladder_goes_by_the_new_day(heard: Heard, time: Any) -> None:
    with_ellen(heard)
    time.now = london("Thu 10 Dec 2026 12:00")
    post(
        heard.client,
        heard.letter("allocation").link("Ask for more time"),
        ground="complex",
        reason="Two people are away.",
    )
    heard.deliver()
    assert days_of(heard, time, "Wed 30 Dec 2026") == {
        "Fri 18 Dec 2026": [("reminder", ELLEN)],
        "Wed 23 Dec 2026": [("reminder", ELLEN)],
        "Thu 24 Dec 2026": [("reminder", ELLEN)],
        "Tue 29 Dec 2026": [("due_today", ELLEN), ("due_today", MANAGER)],
        "Wed 30 Dec 2026": [("delay_past_limit", SAM), ("overdue", ELLEN), ("overdue", GRACE)],
    }


def test_a_case_that_nobody_has_been_given_is_the_teams_to_be_reminded_of(
    heard: Heard, time: Any
) -> None:
    a_case(FRIDAY)
    read_through(heard)
    time.now = london("Fri 4 Dec 2026 08:00")
    heard.schedule("sweep")
    assert heard.letter("reminder").to == TEAM
    assert "Nobody has been given it yet. Choose someone today." in heard.letter("reminder").text


# --- word of delay (N16, N17)


def delay_letter(heard: Heard, name: str) -> Posted:
    return heard.letter(name, SAM)


def test_when_day_ten_passes_the_person_is_told_why_and_what_they_can_do(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    time.now = london("Sat 12 Dec 2026 12:00")
    heard.schedule("sweep")
    assert heard.sent("delay") == []
    time.now = london("Mon 14 Dec 2026 07:00")
    heard.schedule("sweep")
    text = delay_letter(heard, "delay").text
    assert (
        "We said that we would answer you by Friday 11 December 2026. We have not done it. "
        "We are sorry."
    ) in text
    assert "Why it is late" in text
    assert "Tuesday 29 December 2026" in text
    assert "stage 2" in text
    assert "Ombudsman" in text


def test_when_day_twenty_passes_the_person_is_told_that_they_can_go_on_without_us(
    heard: Heard, time: Any
) -> None:
    with_ellen(heard)
    time.now = london("Wed 30 Dec 2026 07:00")
    heard.schedule("sweep")
    text = delay_letter(heard, "delay_past_limit").text
    assert "We should have answered you by Tuesday 29 December 2026 at the very latest." in text
    assert "You can go to stage 2 today, without our answer." in text
    assert "Ombudsman" in text


def test_a_person_without_email_is_told_of_delay_by_the_team(heard: Heard, time: Any) -> None:
    a_case(FRIDAY, email="", phone="07700 900123")
    time.now = london("Mon 14 Dec 2026 07:00")
    heard.schedule("sweep")
    told = [p for p in heard.sent("please_tell") if "our answer is late" in p.text]
    assert [p.to for p in told] == [TEAM]


def test_an_anonymous_case_is_chased_too_and_writes_to_nobody_outside(
    heard: Heard, time: Any
) -> None:
    a_case(FRIDAY, email="", name="", code="anonymous")
    time.now = london("Mon 14 Dec 2026 09:00")
    heard.schedule("sweep")
    assert ("overdue", GRACE) in [(p.name, p.to) for p in heard.follow()]
    assert all(p.to.endswith("@sefton.example") for p in heard.follow())


# --- one case silences no other


def test_one_case_that_cannot_be_read_silences_no_other_and_is_counted(
    heard: Heard, time: Any
) -> None:
    broken, *others = [
        a_case(FRIDAY, cause=f"form/{n}", email=f"p{n}@family.example") for n in range(4)
    ]
    heard.deliver()
    table = boto3.resource("dynamodb").Table(heard.environment["HEARD_TABLE"])
    key = {"pk": f"CASE#{broken.reference}", "sk": "CASE"}
    table.update_item(
        Key=key,
        UpdateExpression="SET body = :b",
        ExpressionAttributeValues={":b": '{"reference": "x", "received_at": "secret words"}'},
    )
    time.now = london("Fri 4 Dec 2026 08:00")
    with everything_logged() as log:
        heard.schedule("sweep")
    heard.deliver()
    time.now += timedelta(minutes=61)
    heard.stragglers()  # the other reminders of that hour come in one letter
    heard.deliver()
    told = [p.subject for p in heard.sent("reminder")] + [p.text for p in heard.sent("bundle")]
    assert all(any(case.reference in subject for subject in told) for case in others)
    out = log.getvalue()
    assert '"CasesNotSwept":[1.0]' in out
    assert broken.reference in out
    assert "secret words" not in out


def test_the_sweep_says_that_it_finished_so_that_a_missed_one_is_noticed(
    heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    heard.schedule("sweep")
    assert '"SweepFinished":[1.0]' in capsys.readouterr().out


# --- the morning digest


@pytest.mark.parametrize(
    ("utc", "sent"),
    [
        ("2026-11-30T06:30", 0),  # Monday in winter, 06:30 in London
        ("2026-11-30T07:30", 1),
        ("2026-07-06T06:30", 1),  # Monday in summer, 07:30 in London
        ("2026-07-06T05:30", 0),
        ("2026-11-28T07:30", 0),  # Saturday
        ("2026-11-29T07:30", 0),  # Sunday
        ("2026-12-25T07:30", 0),  # Friday, Christmas Day
        ("2026-12-28T07:30", 0),  # Monday, for Boxing Day
        ("2026-05-04T06:30", 0),  # Monday, early May bank holiday
        ("2026-10-26T07:30", 1),  # Monday after the clocks went back
        ("2026-03-30T06:30", 1),  # Monday after the clocks went forward
    ],
)
def test_the_digest_goes_to_the_manager_at_half_past_seven_in_london_on_working_days(
    heard: Heard, time: Any, utc: str, sent: int
) -> None:
    time.now = datetime.fromisoformat(f"{utc}:00+00:00")
    heard.schedule("digest")
    assert [p.to for p in heard.sent("digest")] == [GRACE] * sent


@pytest.mark.parametrize("day", ["2026-11-30", "2026-07-06"])
def test_both_schedules_of_a_day_send_one_digest(heard: Heard, time: Any, day: str) -> None:
    for at in ("06:30", "07:30", "07:30", "12:00"):
        time.now = datetime.fromisoformat(f"{day}T{at}:00+00:00")
        heard.schedule("digest")
    assert len(heard.sent("digest")) == 1


@pytest.mark.parametrize(
    ("day", "said"), [("2027-10-29", False), ("2027-11-01", True), ("2028-01-04", True)]
)
def test_a_year_after_the_councils_own_details_were_checked_the_digest_asks_for_it_again(
    heard: Heard, time: Any, day: str, said: bool
) -> None:
    """A Friday before the year is over, the Monday on which it is, and a Tuesday long after."""
    assert settings().council.reviewed_on == date(2026, 11, 1)
    time.now = datetime.fromisoformat(f"{day}T07:30:00+00:00")
    heard.schedule("digest")
    assert ("last checked on Sunday 1 November 2026" in heard.letter("digest").text) is said


def test_the_digest_says_what_is_late_before_what_is_to_do_today_with_which_date_it_is(
    heard: Heard, time: Any
) -> None:
    late = a_case(FRIDAY, email="late@family.example")
    heard.deliver()
    time.now = london("Fri 11 Dec 2026 10:00")
    untold = a_case(time.now, email="", phone="07700 900123")
    soon = a_case(london("Mon 30 Nov 2026 10:00"), email="soon@family.example")
    heard.deliver()
    time.now = london("Mon 14 Dec 2026 07:30")
    heard.schedule("digest")
    text = heard.letter("digest").text
    places = [
        text.index(part)
        for part in (
            "Late: 2",
            late.reference,
            soon.reference,
            "Letters to pass on today: 1",
            untold.reference,
        )
    ]
    assert places == sorted(places)
    # nobody has read it yet
    owed = "Late by 8 working days, since Wednesday 2 December 2026: write to this person to check"
    assert owed in text
    told = "By Wednesday 16 December 2026, in 2 working days: tell this person that we have it"
    assert told in text
    assert "A letter is ready to pass on." in text
    for private in ("late@family.example", "07700 900123", "The social worker did not come."):
        assert private not in text


def test_the_digest_says_first_of_a_case_that_a_child_may_not_be_safe(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY, happened="My uncle hits me and I am scared to go home.")
    heard.deliver()
    time.now = london("Mon 14 Dec 2026 07:30")
    heard.schedule("digest")
    text = heard.letter("digest").text
    line = text[text.index(f"* {case.reference}") :].partition("\n")[0]
    assert 0 < line.index("make sure that the child is safe") < line.index("write to this person")
    assert line.count("make sure that the child is safe") == 1
    assert "Danger that nobody has confirmed: 1" in text


def test_a_morning_with_nothing_open_still_brings_its_digest(heard: Heard, time: Any) -> None:
    time.now = london("Mon 30 Nov 2026 07:30")
    heard.schedule("digest")
    assert "Nothing is open." in heard.letter("digest").text


def test_the_list_of_messages_set_aside_opens_from_the_digest_and_from_no_forged_link(
    heard: Heard, time: Any
) -> None:
    heard.arrive(b"Subject: ?\r\n\r\n", key="odd")
    time.now = london("Mon 30 Nov 2026 07:30")
    heard.schedule("digest")
    shown = get(heard.client, heard.letter("digest").link("Look at the messages set aside"))
    assert "Friday 27 November 2026 at 10:00am" in words(shown)
    assert page(shown).count("/act/") == 1
