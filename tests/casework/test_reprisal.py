"""Worse treatment for complaining, by mail and by the person's page, up to a complaint of its
own.
"""

from __future__ import annotations

from secrets import token_hex
from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import links, store
from chalicelib.core.cases import Case
from tests.conftest import FRIDAY
from tests.helpers import Heard, a_case, an_email, get, london, post, words

SAID = "They are punishing us for complaining."
GRACE = "grace.adeyemi@sefton.example"
ELLEN = "ellen.marsh@sefton.example"


def link(case: Case, move: str, officer: str, now: Any) -> str:
    return urlsplit(links.make_officer_link(case.reference, move, officer, token_hex(10), now)).path


def given(heard: Heard, now: Any) -> Case:
    case = a_case(FRIDAY)
    heard.deliver()
    post(heard.client, link(case, "allocate", "team", now), officer="care1")
    heard.deliver()
    return case


def says(heard: Heard, case: Case, way: str, now: Any) -> None:
    if way == "mail":
        address = links.make_reply_address(case.reference, "complainant")
        heard.arrive(an_email(SAID, message_id="<two@family.example>"), to=address)
    else:
        own = urlsplit(links.make_person_link(case.reference, "complainant", now)).path
        assert post(heard.client, f"{own}/add", text=SAID).status_code in (200, 303)
    heard.deliver()


@pytest.mark.parametrize("way", ["mail", "page"])
def test_the_manager_hears_it_the_same_day_and_opens_a_complaint_of_its_own(
    heard: Heard, time: Any, way: str
) -> None:
    case = given(heard, time.now)
    time.now = london("Mon 30 Nov 2026 10:00")
    says(heard, case, way, time.now)
    told = heard.letter("reprisal_heard")
    assert told.to == GRACE
    assert SAID in told.text
    for letter in heard.follow():
        if letter.to not in (GRACE, "sam@family.example"):
            assert SAID not in letter.text
    receipt = heard.letter("message_received")
    assert "we have told the complaints manager" in " ".join(receipt.text.split())
    time.now = london("Wed 2 Dec 2026 10:00")
    assert post(heard.client, told.link("Open a complaint of its own"), named="").status_code == 200
    first = store.load(case.reference)
    assert first
    (reference,) = first.linked
    new = store.load(reference)
    assert new
    assert new.linked == (case.reference,)
    assert f"{new.received_at:%a %d %b}" == "Mon 30 Nov"
    assert [p for p in heard.sent("acknowledgement") if reference in p.subject]
    assert not [p for p in heard.follow() if p.to == ELLEN and SAID in p.text]


def test_the_page_of_the_case_keeps_the_words_from_the_service_and_shows_them_to_the_manager(
    heard: Heard, time: Any
) -> None:
    case = given(heard, time.now)
    says(heard, case, "page", time.now)
    theirs = words(get(heard.client, link(case, links.LOOK, "care1", time.now)))
    assert SAID not in theirs
    assert "bad treatment" not in theirs
    managers = words(get(heard.client, link(case, links.LOOK, "manager", time.now)))
    assert SAID in managers
    assert "Open a complaint of its own from it" in managers


def test_the_first_letter_of_a_complaint_opened_late_promises_no_date_that_is_past(
    heard: Heard, time: Any
) -> None:
    case = given(heard, time.now)
    time.now = london("Mon 30 Nov 2026 10:00")
    says(heard, case, "mail", time.now)
    told = heard.letter("reprisal_heard")
    time.now = london("Tue 22 Dec 2026 10:00")
    assert post(heard.client, told.link("Open a complaint of its own"), named="").status_code == 200
    heard.deliver()
    (first,) = [p for p in heard.sent("acknowledgement") if case.reference not in p.subject]
    assert "by Thursday 3 December 2026. It is late, and we are sorry." in " ".join(
        first.text.split()
    )
    assert "We will answer you by" not in first.text
    (new,) = [p for p in heard.sent("new_case") if case.reference not in p.subject]
    assert "was made from words added to another complaint" in " ".join(new.text.split())
