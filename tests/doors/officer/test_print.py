"""A case on paper: everything there is to know, and no address by which anybody could act."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from chalicelib import files, links
from tests.conftest import FRIDAY
from tests.doors.officer.test_officers_link import TRIAGE
from tests.helpers import Heard, a_case, get, page, post, words


def printed(heard: Heard, token: str) -> Any:
    return post(heard.client, "/print", link=token)


def token_of(address: str) -> str:
    return address.rpartition("/")[2]


def test_the_page_for_printing_has_the_case_whole_and_no_link_and_no_form(heard: Heard) -> None:
    kept = files.keep_attachment("k/1", "photo.png", b"x", "image/png")
    case = a_case(FRIDAY, files=(kept,))
    heard.deliver()
    new = heard.letter("new_case")
    assert post(heard.client, new.link("Record what it is about"), **TRIAGE).status_code == 200
    heard.deliver()
    shown = get(heard.client, new.link("See the whole case"))
    (form,) = html.fromstring(page(shown)).xpath("//form[contains(@action, '/print')]")
    answer = post(heard.client, urlsplit(form.action).path, **dict(form.form_values()))
    said = words(answer)
    for part in (case.reference, "Nobody rang", "Sam Carter", "photo.png", "Why this date"):
        assert part in said
    for part in (
        "Told them that we have their complaint",
        "by email",
        "What it is about was recorded",
    ):
        assert part in said
    made = html.fromstring(page(answer))
    assert not made.xpath("//a | //form | //button | //input | //script | //details[not(@open)]")
    assert "/act/" not in page(answer)
    assert not re.search(r"[a-z0-9]{8,9}\.[a-z0-9-]+\.[a-z2-7]{20}@", page(answer))


def test_the_page_for_printing_is_for_those_alone_who_may_see_the_case(
    heard: Heard, time: Any
) -> None:
    case = a_case(FRIDAY, happened="Ellen Marsh did not come.")
    look = links.make_officer_link(case.reference, links.LOOK, "care1", "n", FRIDAY)
    mine = links.make_officer_link(case.reference, links.LOOK, "team", "n", FRIDAY)
    assert printed(heard, token_of(mine)).status_code == 200
    assert printed(heard, token_of(look)).status_code == 409
    assert printed(heard, "forged").status_code == 404
    assert get(heard.client, "/print").status_code == 404
    time.now = FRIDAY + links.OFFICER_DAYS
    answer = printed(heard, token_of(mine))
    assert answer.status_code == 410
    assert case.words not in page(answer)


def test_the_ombudsmans_letter_names_the_page_for_printing(heard: Heard) -> None:
    case = a_case(FRIDAY)
    log = links.make_officer_link(case.reference, "log_ombudsman", "manager", "n", FRIDAY)
    asked = {"their_reference": "22 001 234", "asked": "All of it."}
    asked |= {"due-day": "18", "due-month": "12", "due-year": "2026"}
    assert post(heard.client, urlsplit(log).path, **asked).status_code == 200
    told = heard.letter("ombudsman_logged")
    assert "Show it for printing" in told.text
    shown = get(heard.client, told.link("See the whole case"))
    assert "Show it for printing" in words(shown)
