"""A flood reaches an officer as one letter an hour, with a line and a link for each thing in it.

What is urgent does not wait for it. Nothing is lost or told twice by a retry, a second worker, a
crash or an outage.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from chalicelib import store
from tests import faults
from tests.casework.mail.test_set_aside import put_aside
from tests.helpers import SAM, Heard, a_case, get, london, post, words

TEAM = "complaints.team@sefton.example"
GRACE = "grace.adeyemi@sefton.example"
MINUTE = timedelta(minutes=1)
WORDS = "The respite was stopped."


def aside(heard: Heard, count: int, first: int = 1, text: str = WORDS, **given: Any) -> None:
    """Let so many messages of one sender be set aside."""
    who = f"<{given.pop('who', 'jo')}@family.example>"
    for n in range(first, first + count):
        put_aside(heard, text=text, key=f"m{n}", from_=who, subject=f"Help {n}", **given)


def to_team(heard: Heard) -> Counter[str]:
    """Return how many letters of each name the team has had."""
    return Counter(p.name for p in heard.follow() if p.to == TEAM)


def bundles(heard: Heard) -> list[Any]:
    return heard.sent("bundle", TEAM)


def an_hour_on(heard: Heard, time: Any, minutes: int = 61) -> None:
    """Let an hour go by, with the post room's schedule run at its end."""
    time.now += minutes * MINUTE
    heard.stragglers()
    heard.deliver()


def test_six_messages_set_aside_within_an_hour_are_two_letters(heard: Heard, time: Any):
    aside(heard, 6)
    assert to_team(heard) == {"set_aside": 1}
    an_hour_on(heard, time)
    assert to_team(heard) == {"set_aside": 1, "bundle": 1}
    (bundle,) = bundles(heard)
    assert bundle.subject == "5 messages set aside"
    assert bundle.text.count("Look at this message") == 5
    assert bundle.text.count("Acknowledge it by Wednesday 2 December 2026.") == 5
    assert bundle.text.count("one of 5 from the same sender (sender 1)") == 5
    for number in range(1, 6):
        assert f"* {number}. It came in at" in bundle.text
    assert "family.example" not in bundle.text
    assert WORDS not in bundle.text


def test_messages_of_many_senders_are_bundled_from_the_sixth_on(heard: Heard, time: Any):
    """Each of them may be somebody's only word to us; together they may still be a flood."""
    for n in range(7):
        aside(heard, 1, first=n, who=f"jo{n}")
    assert to_team(heard) == {"set_aside": 5}
    an_hour_on(heard, time)
    assert to_team(heard) == {"set_aside": 5, "bundle": 1}
    assert bundles(heard)[0].subject == "2 messages set aside"


def test_each_line_of_a_bundle_opens_what_it_is_about(heard: Heard, time: Any):
    aside(heard, 3)
    heard.deliver()
    an_hour_on(heard, time)
    (bundle,) = bundles(heard)
    opened = words(get(heard.client, bundle.link("Look at this message")))
    assert WORDS in opened
    listed = get(heard.client, bundle.link("Look at all the messages set aside"))
    assert "3 messages are waiting for somebody" in words(listed)


def test_ten_complaints_from_one_mailbox_are_not_seventeen_letters(heard: Heard, time: Any):
    references = []
    for n in range(10):
        references.append(a_case(time.now, happened=f"Nobody came to meeting {n}.").reference)
    heard.deliver()
    assert to_team(heard) == {"new_case": 5, "please_tell": 1}
    an_hour_on(heard, time)
    assert to_team(heard) == {"new_case": 5, "please_tell": 1, "bundle": 1}
    (bundle,) = bundles(heard)
    assert bundle.subject == "6 letters to pass on and 5 new cases"  # those are for today
    assert sum(reference in bundle.text for reference in references) == 6
    seen = get(heard.client, bundle.link(f"See {references[-1]}"))
    assert "Record what it is about" in words(seen)
    assert SAM not in bundle.text
    for reference in references:
        case = store.load(reference)
        assert case
        assert case.clock("ack"), "its dates run whether or not the team has its letter"


def test_a_person_who_adds_again_and_again_is_bundled_case_by_case(heard: Heard, time: Any):
    first = a_case(time.now)
    other = a_case(time.now, email="pat@family.example", cause="form/2")
    page = heard.sent("acknowledgement", SAM)[-1].link("See where things are")
    for n in range(8):
        post(heard.client, f"{page}/add", text=f"One more thing: {n}.")
    heard.deliver()
    added = to_team(heard)["contribution"]
    assert added == 3
    an_hour_on(heard, time)
    (bundle,) = bundles(heard)
    assert bundle.subject == "5 messages added to cases"
    assert first.reference in bundle.text
    assert other.reference not in bundle.text


@pytest.mark.parametrize("runs", [2, 5])
def test_a_bundle_goes_once_however_often_the_schedule_runs(heard: Heard, time: Any, runs: int):
    aside(heard, 4)
    heard.deliver()
    time.now += 61 * MINUTE
    for _ in range(runs):
        heard.schedule("stragglers")
    heard.stragglers()
    assert len(bundles(heard)) == 1


def test_a_letter_whose_event_comes_twice_is_in_the_bundle_once(heard: Heard, time: Any):
    aside(heard, 3)
    records = heard.new_records()
    for _ in range(2):
        heard.call("postroom", {"Records": records})
    an_hour_on(heard, time)
    assert to_team(heard) == {"set_aside": 1, "bundle": 1}
    assert bundles(heard)[0].text.count("Look at this message") == 2


def test_two_workers_who_close_a_bundle_at_once_send_one(heard: Heard, time: Any):
    aside(heard, 3)
    heard.deliver()
    time.now += 61 * MINUTE
    (reader,) = store.list_due_bundles(time.now)
    seen_by_both = store.load_bundle(reader)
    assert seen_by_both
    store.close_bundle(seen_by_both, [], time.now)
    with pytest.raises(store.Stale):
        store.close_bundle(seen_by_both, [], time.now)


def test_what_came_while_nothing_ran_is_in_the_next_bundle(heard: Heard, time: Any):
    """RELIABILITY F15: a schedule that did not run for hours loses nothing."""
    aside(heard, 3)
    heard.deliver()
    time.now += 30 * MINUTE
    aside(heard, 2, first=10)
    heard.deliver()
    an_hour_on(heard, time, minutes=6 * 60)
    assert to_team(heard) == {"set_aside": 1, "bundle": 1}
    assert bundles(heard)[0].subject == "4 messages set aside"


def test_while_ses_is_down_nothing_is_lost_and_nothing_is_sent_twice(heard: Heard, time: Any):
    with faults.ses(faults.refused("ThrottlingException")):
        aside(heard, 3)
        heard.deliver()
        an_hour_on(heard, time)
    for _ in range(3):
        an_hour_on(heard, time)
    told = to_team(heard)
    listed = sum(b.text.count("Look at this message") for b in bundles(heard))
    assert told["set_aside"] + listed == 3
    assert told.total() - told["set_aside"] <= 2


@pytest.mark.parametrize("fault", [faults.died_before, faults.died_after])
@pytest.mark.parametrize(
    ("what", "only"),
    [("TransactWriteItems", 2), ("PutItem", 1)],  # the first marks the letter that has left
)
def test_a_crash_while_letters_are_gathered_loses_none(
    heard: Heard, time: Any, fault: Any, what: str, only: int
):
    aside(heard, 3)
    records = heard.new_records()
    with faults.table(fault(), what, only=only), suppress(faults.Died):
        heard.call("postroom", {"Records": records})
    for _ in range(6):  # the lease of the one that was claimed runs out
        an_hour_on(heard, time, minutes=16)
        heard.call("postroom", {"Records": records})
    an_hour_on(heard, time)
    told = to_team(heard)
    listed = sum(b.text.count("Look at this message") for b in bundles(heard))
    assert told["set_aside"] + listed == 3
    assert told["officer_in_doubt"] == 0


@pytest.mark.parametrize("fault", [faults.died_before, faults.died_after])
def test_a_crash_while_a_bundle_is_closed_sends_it_once(heard: Heard, time: Any, fault: Any):
    aside(heard, 3)
    heard.deliver()
    time.now += 61 * MINUTE
    with faults.table(fault(), "TransactWriteItems", only=1), suppress(faults.Died):
        heard.schedule("stragglers")
    an_hour_on(heard, time, minutes=15)
    assert len(bundles(heard)) == 1


def test_danger_goes_at_once_in_the_middle_of_a_flood(heard: Heard, time: Any):
    aside(heard, 2)
    aside(heard, 1, first=9, who="kim", text="My uncle hits me and I am scared to go home.")
    for n in range(5):
        a_case(time.now, happened=f"He hit her again, {n} times. She is not safe tonight.")
    heard.deliver()
    told = to_team(heard)
    assert (told["aside_danger"], told["new_case"], told["bundle"]) == (1, 5, 0)
    assert len(heard.sent("danger_alarm")) >= 5


def test_what_must_be_acknowledged_today_goes_at_once(heard: Heard, time: Any):
    aside(heard, 3, at=london("Tue 24 Nov 2026 09:00"))
    assert to_team(heard)["set_aside"] == 3


def test_the_reminders_of_what_is_set_aside_do_not_wait_for_a_bundle(heard: Heard, time: Any):
    aside(heard, 3)
    heard.deliver()
    time.now = london("Tue 1 Dec 2026 09:05")
    heard.schedule("sweep")
    assert to_team(heard)["aside_waiting"] == 1


def test_a_fresh_link_that_an_officer_asks_for_goes_at_once(heard: Heard, time: Any):
    aside(heard, 1)
    link = heard.letter("set_aside").link("Look at the message")
    post(heard.client, f"{link}/fresh")
    assert to_team(heard)["set_aside"] == 2


def test_a_letter_goes_by_itself_if_it_cannot_be_bundled(heard: Heard, time: Any):
    aside(heard, 2)
    with faults.table(faults.refused("ValidationException", 400), "TransactWriteItems"):
        records = heard.new_records()
        heard.call("postroom", {"Records": records})
    heard.stragglers()
    an_hour_on(heard, time, minutes=16)
    told = to_team(heard)
    listed = sum(b.text.count("Look at this message") for b in bundles(heard))
    assert told["set_aside"] + listed == 2


def test_what_somebody_has_dealt_with_is_not_listed(heard: Heard, time: Any):
    aside(heard, 3)
    heard.deliver()
    for message in store.list_set_aside():
        store.mark_settled(message)
    an_hour_on(heard, time)
    assert bundles(heard) == []


def test_five_people_in_an_hour_are_five_letters(heard: Heard, time: Any):
    """A busy hour is no flood: each new case brings its own buttons at once."""
    for n in range(5):
        a_case(time.now, email=f"jo{n}@family.example", cause=f"form/{n}")
    assert to_team(heard)["new_case"] == 5


def understood_is_late(heard: Heard, time: Any, count: int = 4) -> list[str]:
    """Return the cases of so many people whom nobody has written to by the day that we said."""
    references = []
    for n in range(count):
        case = a_case(time.now, email=f"jo{n}@family.example", cause=f"form/{n}")
        references.append(case.reference)
    heard.deliver()
    time.now = london("Thu 3 Dec 2026 07:00")
    heard.schedule("sweep")
    heard.deliver()
    return references


def reminded(heard: Heard, to: str = TEAM) -> list[Any]:
    return [p for p in heard.follow() if p.to == to and p.name in ("due_today", "overdue")]


def test_the_reminders_of_one_morning_are_one_letter_with_a_button_for_each_case(
    heard: Heard, time: Any
):
    references = understood_is_late(heard, time)
    alone = reminded(heard, GRACE)
    assert len(alone) == 1
    an_hour_on(heard, time)
    assert len(reminded(heard, GRACE)) == 1
    (bundle,) = heard.sent("bundle", GRACE)
    assert bundle.subject == "3 reminders"
    told = [r for r in references if r in bundle.text or r in alone[0].subject]
    assert told == references, "each is said once, and none is lost"
    assert bundle.text.count("Late by 1 working day, since Wednesday 2 December 2026: write") == 3
    assert bundle.text.count("Record what it is about") == 3
    form = get(heard.client, bundle.link("Record what it is about"))
    assert form.status_code == 200


def test_a_reminder_of_what_is_done_meanwhile_is_left_out_of_its_bundle(heard: Heard, time: Any):
    understood_is_late(heard, time, count=3)
    gathered = store.load_bundle("manager")
    assert gathered
    waiting = [line["reference"] for line in gathered.lines]
    assert len(waiting) == 2
    new = [p for p in heard.sent("new_case", TEAM) if waiting[0] in p.subject]
    about = {"procedure": "children_act", "service": "social_work", "points": "Nobody came."}
    answer = post(heard.client, new[0].link("Record what it is about"), **about)
    assert answer.status_code == 200, words(answer)
    heard.deliver()
    an_hour_on(heard, time)
    (bundle,) = heard.sent("bundle", GRACE)
    assert bundle.subject.startswith(f"Reference {waiting[1]}: late")
    assert waiting[0] not in bundle.text
    assert waiting[1] in bundle.text


def test_an_alarm_of_danger_is_never_gathered_with_reminders(heard: Heard, time: Any):
    for n in range(3):
        a_case(time.now, happened="He hit her again last night.", cause=f"form/{n}")
    heard.deliver()
    time.now = london("Thu 3 Dec 2026 07:00")
    heard.schedule("sweep")
    heard.deliver()
    assert len(heard.sent("danger_alarm")) >= 3
    an_hour_on(heard, time)
    assert not [p for p in heard.sent("bundle") if "reminder" in p.subject]
