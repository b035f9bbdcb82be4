"""A letter to pass on, as the complaints team and the officer who wrote it meet it."""

from __future__ import annotations

from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import Heard, a_case, get, london, post, words

PHONE = {"email": "", "phone": "01632 960003", "happened": "Nobody came to see my son."}
FOUND = {"finding-1": "not_upheld", "evidence-1": "The log.", "reasons-1": "They came at noon."}
TEAM = "complaints.team@sefton.example"
GRACE = "grace.adeyemi@sefton.example"
SAMUEL = "samuel.bright@sefton.example"
ELLEN = "ellen.marsh@sefton.example"


def link(case: Case, move: str, officer: str, now: Any) -> str:
    return urlsplit(links.make_officer_link(case.reference, move, officer, token_hex(10), now)).path


def loaded(case: Case) -> Case:
    found = store.load(case.reference)
    assert found
    return found


def answered(heard: Heard, time: Any) -> tuple[Case, str]:
    """Return a case, answered on Monday, of somebody with only a telephone, and what the officer
    was told.
    """
    case = a_case(FRIDAY, **PHONE)
    heard.deliver()
    post(heard.client, link(case, "allocate", "team", time.now), officer="care1")
    time.now = london("Mon 30 Nov 2026 10:00")
    done = post(heard.client, link(case, "reply", "care1", time.now), **FOUND)
    assert done.status_code == 200
    heard.deliver()
    return loaded(case), words(done)


def test_whoever_writes_the_answer_is_told_that_the_person_does_not_have_it_yet(
    heard: Heard, time: Any
) -> None:
    _, said = answered(heard, time)
    assert "on its way to the person" not in said
    assert "has not been told yet: we cannot email them" in said


def test_each_reminder_of_the_team_holds_the_letter_and_the_button(heard: Heard, time: Any) -> None:
    case, _ = answered(heard, time)
    for day in ("Fri 4 Dec 2026", "Fri 11 Dec 2026", "Mon 14 Dec 2026"):
        time.now = london(f"{day} 09:00")
        heard.schedule("sweep")
        heard.deliver()
    waits = [p for p in heard.sent("still_to_tell") if "They came at noon." in p.text]
    assert [p.to for p in waits] == [TEAM, TEAM, TEAM, GRACE]
    for letter in waits:
        assert "Record how you told them" in letter.text
    assert [p.to for p in heard.sent("written_not_told")] == [ELLEN]
    assert not [p for p in heard.sent("due_today", ELLEN) if case.reference in p.subject]
    told = post(heard.client, waits[-1].link("Record how you told them"), how="phone")
    assert told.status_code == 200
    assert not [each for each in loaded(case).to_pass_on if each.name == "stage1_reply"]


def test_the_case_page_lists_what_waits_and_the_link_shows_the_letter(
    heard: Heard, time: Any
) -> None:
    case, _ = answered(heard, time)
    shown = get(heard.client, link(case, links.LOOK, "team", time.now))
    assert "Letters to pass on today" in words(shown)  # the acknowledgement waits too
    assert "sent them our answer" in words(shown)
    (asked,) = [p for p in heard.sent("please_tell") if "They came at noon." in p.text]
    form = get(heard.client, asked.link("Record how you told them"))
    assert "They came at noon." in words(form)
    assert "On what day?" in words(form)


def test_what_was_posted_on_monday_and_recorded_on_wednesday_counts_from_monday(
    heard: Heard, time: Any
) -> None:
    case, _ = answered(heard, time)
    (asked,) = [p for p in heard.sent("please_tell") if "They came at noon." in p.text]
    time.now = london("Wed 16 Dec 2026 09:00")
    day = {"on-day": "14", "on-month": "12", "on-year": "2026"}
    form = asked.link("Record how you told them")
    late = {"on-day": "17", "on-month": "12", "on-year": "2026"}
    assert post(heard.client, form, how="post", **late).status_code == 422
    assert post(heard.client, form, how="post", **day).status_code == 200
    clock = loaded(case).clock("s1_response")
    assert clock
    assert f"{clock.stopped_at:%a %d %b}" == "Mon 14 Dec"


def test_the_morning_digest_lists_letters_to_pass_on_under_their_own_heading_until_told(
    heard: Heard, time: Any
) -> None:
    case, _ = answered(heard, time)
    time.now = london("Tue 1 Dec 2026 08:00")
    heard.schedule("digest")
    (first,) = heard.sent("digest")
    assert "Letters to pass on today: 1" in first.text
    assert first.text.count(case.reference) >= 1
    for asked in heard.sent("please_tell"):
        post(heard.client, asked.link("Record how you told them"), how="phone")
    heard.deliver()
    time.now = london("Wed 2 Dec 2026 08:00")
    heard.schedule("digest")
    assert "Letters to pass on today" not in heard.sent("digest")[-1].text


def test_the_acknowledgement_due_today_comes_with_its_letter_and_button(
    heard: Heard, time: Any
) -> None:
    a_case(FRIDAY, **PHONE)
    heard.deliver()
    time.now = london("Wed 2 Dec 2026 09:00")
    heard.schedule("sweep")
    due = [p for p in heard.sent("still_to_tell", TEAM) if "due today" in p.subject]
    assert len(due) == 1
    assert "Thank you for telling us" in due[0].text
    assert "Record how you told them" in due[0].text
    assert "Give it to an officer" in due[0].text
