"""What comes in when the list of bank holidays does not reach its dates: it is taken all the same,
the team is told, and no date is invented.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.decisions import new_calendar
from chalicelib.core.working_days import NOT_COUNTED, Calendar
from chalicelib.settings import settings
from tests.helpers import SAM, Heard, a_case, an_email, get, london, post, words
from tests.lives.begin import MENDED
from tests.lives.by_links import Lived, findings

TEAM = "complaints.team@sefton.example"
LAST_DAYS = "Thu 20 Dec 2035 10:00"
AFTERWARDS = "Wed 16 Jan 2036 10:00"
WITHOUT_END = "Mon 31 Dec 2035 10:00"
LATER = "We will tell you the date of our answer"
CANNOT = "Some of its dates cannot be counted yet"
UNKNOWN = re.compile(r"\bby \w+ \d+ \w+ 2036", re.IGNORECASE)


def send_form(heard: Heard, **answers: str) -> str:
    """Return what the page says to somebody who has sent the form."""
    told = {"code": "parent", "email": SAM, "happened": "Nobody came.", "files": "no"} | answers
    to_check = post(heard.client, "/complain", **told).headers["Location"]
    draft = to_check.split("/complain/")[1].split("/")[0]
    to_received = post(heard.client, f"/complain/{draft}/send")
    assert to_received.status_code == 303, words(to_received)
    return words(get(heard.client, f"/complain/{draft}/received"))


@pytest.mark.parametrize("at", [LAST_DAYS, WITHOUT_END, AFTERWARDS])
def test_a_form_is_taken_with_no_date_that_cannot_be_counted(
    heard: Heard, time: Any, at: str
) -> None:
    time.now = london(at)
    shown = send_form(heard)
    assert "We will tell you the date" in shown
    told = heard.letter("acknowledgement", SAM).text
    assert LATER in told
    assert not UNKNOWN.search(shown + told)
    asked = heard.letter("new_case", TEAM).text
    assert CANNOT in asked
    assert "bank holidays up to Monday 31 December 2035" in asked


@pytest.mark.parametrize("at", [LAST_DAYS, AFTERWARDS])
def test_an_email_is_taken_with_no_date_that_cannot_be_counted(
    heard: Heard, time: Any, at: str
) -> None:
    time.now = london(at)
    heard.arrive(an_email())
    told = heard.letter("acknowledgement", SAM).text
    assert LATER in told
    assert not UNKNOWN.search(told)
    assert CANNOT in heard.letter("new_case", TEAM).text


def test_it_waits_for_a_safe_way_though_no_holidays_are_known(heard: Heard, time: Any) -> None:
    time.now = london(AFTERWARDS)
    assert "not sent you an email" in send_form(heard, email_safe="no")
    assert not heard.sent("acknowledgement")
    assert heard.sent("new_case", TEAM)


def test_an_email_that_is_set_aside_is_put_before_the_team(heard: Heard, time: Any) -> None:
    time.now = london(AFTERWARDS)
    heard.arrive(an_email(), dmarc="FAIL")
    told = heard.letter("set_aside", TEAM)
    assert "Acknowledge it by" not in told.text
    assert get(heard.client, told.link("Look at the message")).status_code == 200


def test_who_does_not_say_their_name_is_heard_too(heard: Heard, time: Any) -> None:
    time.now = london(AFTERWARDS)
    assert "The complaints team will read it" in send_form(heard, email="", code="anonymous")
    assert CANNOT in heard.letter("new_case", TEAM).text


def test_nothing_is_said_of_it_while_the_dates_are_known(heard: Heard, time: Any) -> None:
    assert "We will tell you the date" not in send_form(heard)
    assert LATER not in heard.letter("acknowledgement", SAM).text
    assert CANNOT not in heard.letter("new_case", TEAM).text


def test_its_dates_are_counted_once_the_bank_holidays_are_known(heard: Heard, time: Any) -> None:
    time.now = london("Wed 30 Dec 2026 10:00")
    reference = a_case(time.now).reference
    heard.deliver()
    whole = store.load(reference)
    assert whole is not None
    known = Calendar(date(2020, 1, 1), date(2026, 12, 31), {})
    waiting = tuple(
        replace(clock, due_on=NOT_COUNTED, first_due_on=NOT_COUNTED) for clock in whole.clocks
    )
    case = replace(whole, clocks=waiting, calendar=known.version)
    after = new_calendar.recount_dates(case, time.now, settings().council.authority)
    assert after is not None
    (told,) = (letter for letter in after.letters if letter.name == "date_moved")
    assert all(moved["begins"] for moved in told.facts["dates"])
    still = {name for name, _, running in _list_dates(whole) if running}
    assert {each for each in _list_dates(after.case) if each[0] in still} == {
        each for each in _list_dates(whole) if each[0] in still
    }
    assert ("ack", date(2027, 1, 5), False) in _list_dates(whole)


def _list_dates(case: Case) -> set[tuple[str, date, bool]]:
    dates = set()
    for clock in case.clocks:
        dates.add((clock.name, clock.due_on, clock.running))
    return dates


def test_a_case_goes_on_by_its_letters_and_pages_and_so_do_the_mornings(
    heard: Heard, time: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    time.now = london(AFTERWARDS)
    life = Lived(heard, time)
    heard.arrive(an_email(), dmarc="FAIL")
    about = {"procedure": "children_act", "service": "social_work", "points": "Nobody came."}
    life.press("Record what it is about", "new_case", "team", **about)
    assert "by a day that we will tell you" in life.told("points_understood").text
    life.press("Give it to an officer", "new_case", "team", officer="socialwork1")
    assert "no date: the calendar ends in 2035" in life.last("allocation", "socialwork1").text
    assert "No date yet" in life.seen_by("allocation", "socialwork1")
    theirs = words(life.asks_nothing("points_understood"))
    assert "a day that we will tell you" in theirs
    life.until("Mon 21 Jan 2036 07:45")
    heard.schedule("digest")
    heard.deliver()
    assert "No date: the list of bank holidays ends too soon" in heard.sent("digest")[-1].text
    assert heard.sent("aside_waiting")
    assert '"CasesWithoutDates":[1.0]' in capsys.readouterr().out
    life.press("Send the reply", "allocation", "socialwork1", **findings("upheld"), **MENDED)
    assert "Nobody came." in life.told("stage1_reply").text
    life.asks("I want stage 2", "stage1_reply")
    assert "a day that we will tell you" in life.told("stage2_acknowledged").text
