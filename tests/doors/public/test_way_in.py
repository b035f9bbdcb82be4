"""The ways in from the first page: a child's own page, and the way back to a complaint."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

from chalicelib import links
from chalicelib.doors.public import leaving
from chalicelib.settings import settings
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, a_case, as_shown, get, page, post, words
from tests.reading_age import (
    count_words,
    measure_age_by_hundreds,
    measure_age_by_letters,
    split_sentences,
)

HARD_WORDS = ("representation", "adjudication", "pursuant", "procedure", "statutory")


def read_sentences(answer: Any) -> list[str]:
    """Return the sentences of a page's main part. Each block holds at least one."""
    blocks = html.fromstring(answer.body.decode()).xpath(
        "//main//*[self::h1 or self::h2 or self::h3 or self::p or self::li[not(.//a[@href])]"
        " or self::legend or self::summary or contains(@class, 'govuk-hint')]"
    )
    found = []
    for block in blocks:
        found.extend(split_sentences(" ".join(block.text_content().split())))
    return found


def test_every_way_in_from_the_first_page_leads_somewhere(heard: Heard) -> None:
    page = html.fromstring(get(heard.client, "/").body.decode())
    links = page.xpath("//main//a[starts-with(@href, '/')]/@href")
    assert {"/complain", "/danger", "/young-people", "/my-complaint"} <= set(links)
    for link in links:
        assert get(heard.client, link).status_code == 200


CHILDS_ANSWERS = {"code": "child", "happened": "Nobody listens.", "email": SAM}


def test_each_page_that_a_child_meets_is_in_words_for_a_child(heard: Heard) -> None:
    assert_for_child(get(heard.client, "/young-people"), 30)
    assert_for_child(get(heard.client, "/complain?code=child"), 12)
    to_check = post(heard.client, "/complain", **CHILDS_ANSWERS)
    draft = urlsplit(to_check.headers["Location"]).path.rpartition("/")[0]
    for page_of_form, least in (("files", 5), ("check", 10)):
        assert_for_child(get(heard.client, f"{draft}/{page_of_form}"), least)
    post(heard.client, f"{draft}/send")
    assert_for_child(get(heard.client, f"{draft}/received"), 12)
    heard.deliver()
    here = urlsplit(heard.letter("acknowledgement").link("See where things are")).path
    assert_for_child(get(heard.client, f"{here}/withdraw"), 8)


def assert_for_child(answer: Any, least: int) -> None:
    """Fail unless a page is in words for a child, and has at least so many sentences."""
    sentences = read_sentences(answer)
    lengths = [count_words(sentence) for sentence in sentences]
    assert len(sentences) > least
    assert median(lengths) <= 12
    assert max(lengths) <= 20
    assert measure_age_by_letters(sentences) <= 9
    assert measure_age_by_hundreds(sentences) <= 9
    for word in HARD_WORDS:
        assert word not in words(answer).lower()


def test_a_childs_page_says_what_they_need_to_know_before_they_write(heard: Heard) -> None:
    said = words(get(heard.client, "/young-people"))
    for needed in (
        "You will not be in trouble",
        "The person it is about does not decide",
        "When we must tell someone",
        "a name that is not your real one",
        "0800 1111",
        settings().council.advocacy.name,
    ):
        assert needed in said


@pytest.mark.parametrize("write", [str, str.lower, lambda r: f" {r.replace('-', ' ')} "])
def test_a_link_to_their_page_goes_to_the_address_we_hold_for_the_reference(
    heard: Heard, time: Any, write: Callable[[str], str]
) -> None:
    case = a_case(time.now)
    asked = post(heard.client, "/my-complaint", reference=write(case.reference), email=SAM.upper())
    assert asked.status_code == 200
    assert "/track/" not in page(asked)
    fresh = heard.letter("fresh_link")
    assert fresh.to == SAM
    assert get(heard.client, fresh.link("See where things are")).status_code == 200


def test_who_gives_another_address_or_reference_learns_nothing_and_gets_nothing(
    heard: Heard, time: Any
) -> None:
    case = a_case(time.now)
    right = post(heard.client, "/my-complaint", reference=case.reference, email=SAM)
    for reference, email in (
        (case.reference, "ex@family.example"),
        ("K4M7-RT2C", SAM),
        ("no reference of ours", SAM),
    ):
        wrong = post(heard.client, "/my-complaint", reference=reference, email=email)
        assert page(wrong) == page(right)
    assert len(heard.sent("fresh_link")) == 1


def test_where_email_may_not_be_safe_no_link_is_sent(heard: Heard, time: Any) -> None:
    case = a_case(time.now, email_safe="no")
    post(heard.client, "/my-complaint", reference=case.reference, email=SAM)
    assert heard.sent("fresh_link") == []


def test_an_answer_that_cannot_be_used_is_kept_and_said_at_its_question(heard: Heard) -> None:
    asked = post(heard.client, "/my-complaint", reference="", email="sam at family")
    assert asked.status_code == 422
    assert "Enter your reference" in words(asked)
    assert "Check the email address" in words(asked)
    assert as_shown(asked)["email"] == "sam at family"


def test_who_comes_to_complain_is_not_asked_what_it_is_and_who_comes_to_thank_is(
    heard: Heard,
) -> None:
    asked = "What do you want to tell us?"
    assert asked not in words(get(heard.client, "/complain"))
    thanks = get(heard.client, "/complain?kind=compliment")
    assert asked in words(thanks)
    assert as_shown(thanks)["kind"] == "compliment"


def test_without_a_script_back_shows_nothing_after_leaving_until_it_is_asked_for(
    heard: Heard,
) -> None:
    case = a_case(FRIDAY)
    draft = post(heard.client, "/complain", happened="He locks us in.", later="yes")
    track = urlsplit(links.make_person_link(case.reference, "complainant", FRIDAY)).path
    left = get(heard.client, "/leave")
    assert (left.status_code, left.headers["Location"]) == (303, leaving.AWAY)
    assert get(heard.client, urlsplit(draft.headers["Location"]).path).status_code == 404
    for path in (track, f"{track}/withdraw", f"{track}/files"):
        closed = page(get(heard.client, path))
        assert case.reference not in closed
        assert "Open it again" in closed
    assert get(heard.client, f"{track}?open=yes").headers["Location"] == track
    assert case.reference in page(get(heard.client, track))
    assert "Shift three times" in words(get(heard.client, "/stay-safe"))
