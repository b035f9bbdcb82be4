"""A child may be in danger: the duty team and the complaints manager know at once, and the
complaint goes on (003:4-10, N12, trap 46).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from chalicelib import links, store
from tests.helpers import SAM, Heard, an_email, by_form, get, london, page, post, words
from tests.lives.by_links import Lived, findings

DUTY = "duty.team@sefton.example"
GRACE = "grace.adeyemi@sefton.example"
SAMUEL = "samuel.bright@sefton.example"
HELEN = "helen.ashworth@sefton.example"
SAID = "My uncle hits me and I am scared to go home."


def alarms(heard: Heard) -> list[str]:
    return sorted(p.to for p in heard.sent("danger_alarm"))


@pytest.mark.parametrize("door", ["form", "email"])
def test_words_of_danger_alarm_the_duty_team_and_the_complaints_manager_at_once_at_night_too(
    heard: Heard, time: Any, door: str
) -> None:
    time.now = london("Sat 28 Nov 2026 23:40")
    if door == "form":
        by_form(heard.client, happened=SAID)
    else:
        heard.arrive(an_email(SAID))
    assert alarms(heard) == [DUTY, GRACE]
    assert len(heard.sent("acknowledgement", SAM)) == 1  # and the complaint goes on


def test_the_alarm_holds_a_link_and_no_word_of_the_persons(heard: Heard) -> None:
    reference = by_form(heard.client, happened=SAID, name="Sam Carter")
    for alarm in heard.sent("danger_alarm"):
        assert "hits" not in alarm.text + alarm.subject
        assert "Sam" not in alarm.text + alarm.subject
        assert reference in alarm.subject
        assert "/act/" in alarm.text


CALM = "The taxi was late on Monday."


def marked(heard: Heard, path: str) -> list[str]:
    """Return the sentences that a page marks as those which may have raised the alarm."""
    shown = html.fromstring(page(get(heard.client, path)))
    return [mark.text_content() for mark in shown.xpath("//mark")]


@pytest.mark.parametrize("link", ["See the whole case", "Confirm that you have read this"])
def test_the_page_behind_the_alarm_marks_the_words_that_raised_it_and_the_log_has_none(
    heard: Heard, capsys: pytest.CaptureFixture[str], link: str
) -> None:
    by_form(heard.client, happened=f"{CALM} {SAID} Please ring me.", name="Sam Carter")
    (alarm,) = heard.sent("danger_alarm", DUTY)
    assert marked(heard, alarm.link(link)) == [SAID]
    first = "Next: Saturday 28 November 2026, to make sure that the child is safe"
    assert first in words(get(heard.client, alarm.link(link)))
    assert "hits" not in capsys.readouterr().out


def test_words_of_danger_that_are_added_stay_marked_while_no_point_has_them(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    add = life.told("acknowledgement").link("See where things are") + "/add"
    post(heard.client, add, text=f"{CALM}\n\n{SAID}")
    see = life.last("danger_alarm", "duty").link("See the whole case")
    assert marked(heard, see) == [SAID]
    told = "told that a child may be in danger"
    history = words(get(heard.client, see)).split(told)[1]
    assert ", Heard (automatic)" in history[:80]
    life.press(
        "Confirm that you have read this and acted on it",
        "danger_alarm",
        "duty",
        note="We went there.",
    )
    assert marked(heard, see) == [SAID]


def test_words_of_danger_that_are_added_later_alarm_each_time_and_put_no_date_back(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    assert alarms(heard) == []
    add = life.told("acknowledgement").link("See where things are") + "/add"
    post(heard.client, add, text=SAID)
    clock = life.case.clock("danger")
    time.now += timedelta(days=2)
    post(heard.client, add, text="He hit me again.")
    assert alarms(heard) == [DUTY, DUTY, GRACE, GRACE]
    assert life.case.clock("danger") == clock


def test_until_somebody_confirms_it_climbs_in_hours_at_night_and_weekends_too(
    heard: Heard, time: Any
) -> None:
    by_form(heard.client, happened=SAID)  # Friday 27 November
    heard.deliver()
    everybody = [DUTY, GRACE, SAMUEL, HELEN]
    for instant in ("Fri 27 Nov 2026 23:05", "Sun 29 Nov 2026 03:05"):
        time.now = london(instant)
        heard.schedule("sweep")
    assert alarms(heard) == sorted([DUTY, GRACE, *everybody, *everybody])
    link = heard.sent("danger_alarm", DUTY)[-1].link(
        "Confirm that you have read this and acted on it"
    )
    assert post(heard.client, link, note="We rang the family and went there.").status_code == 200
    before = len(heard.sent("danger_alarm"))
    time.now += timedelta(days=3)
    heard.schedule("sweep")
    assert len(heard.sent("danger_alarm")) == before


def test_an_officer_who_sees_danger_raises_it_from_the_cases_page(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.press(
        "A child may be in danger", "new_case", "team", text="The school rang: he has bruises."
    )
    assert alarms(heard) == [DUTY, GRACE]
    assert "bruises" not in "".join(p.text for p in heard.sent("danger_alarm"))


def test_an_ordinary_complaint_alarms_nobody(heard: Heard) -> None:
    by_form(
        heard.client, happened="Nobody rang me back about the meeting, and the letter was late."
    )
    assert alarms(heard) == []


def test_a_move_that_is_coming_is_put_before_the_complaints_manager_who_decides_the_same_day(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, happened="They are going to move me on Monday and nobody asked me.")
    assert heard.letter("freeze_asked").to == GRACE
    life.press(
        "Decide whether to hold the decision",
        "freeze_asked",
        "manager",
        held="yes",
        what="The move on Monday",
        reason="They were not asked.",
        until="2026-12-11",
        decided_by="Grace Adeyemi",
    )
    assert "Friday 11 December 2026" in life.told("freeze_decision").text
    assert heard.letter("freeze_decision_service").to == SAMUEL
    assert store.load(life.reference).clock("freeze").running is False  # type: ignore[union-attr]


def test_the_persons_page_says_nothing_of_the_alarm(heard: Heard, time: Any) -> None:
    life = Lived(heard, time, happened=SAID)
    shown = page(life.asks_nothing("acknowledgement"))
    assert "duty team" not in shown
    assert "confirmed" not in shown


def test_the_team_is_told_at_once_what_no_computer_looked_for_danger_in(
    heard: Heard, time: Any
) -> None:
    life = Lived(
        heard, time, happened="Proszę o spotkanie w sprawie szkoły córki, bo nikt nie dzwoni."
    )
    new = heard.letter("new_case").text
    assert "Not checked for danger by the computer" in new
    assert "* words that are not in English" in new
    add = life.told("acknowledgement").link("See where things are") + "/add"
    post(heard.client, add, text="لم يتصل بنا أحد بخصوص المدرسة")
    assert "* words that are not in English" in heard.letter("contribution").text
    post(heard.client, add, text="Nobody has rung us about the school yet.")
    assert "Not checked for danger" not in heard.sent("contribution")[-1].text


def test_danger_in_another_language_alarms_the_duty_team(heard: Heard) -> None:
    by_form(heard.client, happened="Mama pracuje. Wujek mnie bije, boję się.")
    assert alarms(heard) == [DUTY, GRACE]


def test_an_answer_waits_until_somebody_says_who_has_the_alarm_and_loses_no_word(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, happened=SAID)
    about = {"procedure": "children_act", "service": "social_work", "points": SAID}
    life.press("Record what it is about", "new_case", "team", **about)
    to = {"officer": "socialwork1", "note": ""}
    life.press("Give it to an officer", "new_case", "team", **to)
    mail = an_email(
        "We looked into it.",
        "Your complaint",
        from_="Priya Nair <priya.nair@sefton.example>",
        message_id="<1@x.example>",
    )
    heard.arrive(mail, to=links.make_person_address(life.reference, "socialwork1"))
    told = life.last("not_sent_on", "socialwork1")
    assert "nobody has confirmed that the duty team has this" in told.text
    assert "asks who there has the alarm" in told.text
    reply = life.last("allocation", "socialwork1").link("Send the reply")
    given = {**findings("no_finding"), "sorry": "", "actions": ""}
    refused = post(heard.client, reply, **given)
    assert refused.status_code == 422
    assert "must first confirm that the duty team has this" in words(refused)
    assert "The visit log." in words(refused)
    assert heard.sent("stage1_reply") == []
    sent = post(heard.client, reply, **given, danger_known="Ruth, at ten. They went there.")
    assert sent.status_code == 200
    assert "Ruth" not in life.told("stage1_reply").text
    assert "Ruth, at ten" in life.seen_by("danger_alarm", "duty")
