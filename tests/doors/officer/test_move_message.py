"""A message on the wrong case is moved by one button, and begins a case of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from chalicelib import store
from tests.casework.mail.mailing import a_reply, added, now_of, sent_as
from tests.conftest import FRIDAY
from tests.doors.officer.test_corrections import history, link
from tests.helpers import SAM, Heard, a_case, get, page, post, words

SAID = "This is about Reece, and not about Kyle. Nobody has written his plan."


def test_a_message_is_moved_to_a_case_of_its_own_from_the_day_it_came(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY)
    answers = sent_as(heard.letter("acknowledgement"))
    came = FRIDAY + timedelta(hours=2)
    heard.arrive(a_reply(SAID, in_reply_to=answers), at=came)
    time.now = FRIDAY + timedelta(days=3)
    shown = page(get(heard.client, link(case, "move_message")))
    assert "27 November 2026, 12:00: “This is about Reece" in shown
    event = added(case)[0].number
    form = {"message": str(event), "goes": "own", "reason": "It is about her other son."}
    answer = post(heard.client, link(case, "move_message"), **form)
    assert answer.status_code == 200, words(answer)
    own = store.load(now_of(case).added[0].went)
    assert own
    assert (own.received_at, own.words) == (came, SAID)
    assert own.reference in heard.sent("acknowledgement", to=SAM)[-1].subject
    assert f"A message was moved to another case: {own.reference}" in history(heard, case)
    to_own = html.fromstring(page(answer)).xpath(f"//a[normalize-space()='{own.reference}']/@href")
    assert own.words in words(get(heard.client, urlsplit(to_own[0]).path))
    assert f"the same matter as {own.reference}" not in words(get(heard.client, link(case, "look")))
