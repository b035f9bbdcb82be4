"""What an officer typed is not lost when another was quicker, or when their link had aged."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from chalicelib import links
from tests import faults
from tests.conftest import FRIDAY
from tests.doors.officer.test_officers_link import ELLEN, FINDINGS, REPLY, link, now_of, with_ellen
from tests.helpers import Heard, everything_logged, get, page, post, words

OURS = "We should have come, & we say <sorry>.\n\nMr Bell writes to you."
TYPED = REPLY | {"sorry": OURS}


def boxes(answer: Any) -> dict[str, str]:
    """Return each box of the page's forms, by name: what a browser would send."""
    made = html.fromstring(page(answer))
    found = {}
    for form in made.forms:
        found |= {n: v.replace("\r\n", "\n") for n, v in form.form_values()}
    return {name: value.removeprefix("\n") for name, value in found.items()}


def labels(answer: Any) -> list[str]:
    made = html.fromstring(page(answer))
    return [label.text_content() for label in made.xpath("//main//label")]


def test_what_was_typed_stays_where_the_link_had_aged_and_the_fresh_one_opens_with_it(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    time.now = FRIDAY + timedelta(days=31)
    reply = link(case, "reply", "care1")
    old = post(heard.client, reply, **TYPED, as_of="3")
    assert old.status_code == 410
    assert boxes(old).items() >= TYPED.items()
    assert len(labels(old)) == sum(name.partition("-")[0] != "finding" for name in TYPED)
    assert case.words not in page(old)
    sent = post(heard.client, f"{reply}/fresh", **boxes(old))
    assert "Mr Bell writes to you." in page(sent)
    fresh = heard.letter("fresh_officer_link")
    assert fresh.to == ELLEN
    assert "Mr Bell writes" not in fresh.text + str(fresh.message)
    opened = get(heard.client, fresh.link("Send the reply"))
    assert boxes(opened).items() >= TYPED.items()
    assert "We have filled in what you typed" in words(opened)
    assert post(heard.client, fresh.link("Send the reply"), **boxes(opened)).status_code == 200
    assert "Mr Bell writes to you." in heard.letter("stage1_reply").text


def test_what_was_typed_opens_by_the_fresh_link_of_that_officer_alone_and_for_a_week(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    time.now = FRIDAY + timedelta(days=31)
    post(heard.client, link(case, "reply", "care1") + "/fresh", **TYPED)
    fresh = heard.letter("fresh_officer_link").link("Send the reply")
    for officer, nonce in (("care1", "another"), ("team", "theirs")):
        other = urlsplit(
            links.make_officer_link(case.reference, "reply", officer, nonce, time.now)
        ).path
        assert "Mr Bell writes" not in page(get(heard.client, other))
    time.now += timedelta(days=7, minutes=1)
    assert "Mr Bell writes" not in page(get(heard.client, fresh))


def test_words_are_kept_though_a_fresh_link_was_asked_for_in_the_same_hour_without_them(
    heard: Heard, time: Any
) -> None:
    case = with_ellen(heard)
    time.now = FRIDAY + timedelta(days=31)
    reply = link(case, "reply", "care1")
    for typed in ({}, TYPED, TYPED):
        post(heard.client, f"{reply}/fresh", **typed)
    letters = heard.sent("fresh_officer_link")
    assert len(letters) == 2
    shown = [page(get(heard.client, letter.link("Send the reply"))) for letter in letters]
    assert sum("Mr Bell writes" in body for body in shown) == 1


def test_what_was_typed_stays_where_somebody_else_did_it_first(heard: Heard) -> None:
    case = with_ellen(heard)
    mine = link(case, "reply", "care1", "a")
    theirs = link(case, "reply", "care1", "b")
    assert post(heard.client, theirs, **REPLY).status_code == 200
    late = post(heard.client, mine, **TYPED)
    assert late.status_code == 409
    assert OURS in boxes(late).values()
    assert "this form is not open to you now" in words(late)
    assert "<sorry>" not in page(late)
    assert now_of(case).points[0].evidence == FINDINGS["evidence-1"]


def test_words_on_a_link_that_somebody_pressed_first_are_shown_and_the_same_words_are_not(
    heard: Heard,
) -> None:
    shared = link(with_ellen(heard), "reply", "care1")
    assert post(heard.client, shared, **REPLY).status_code == 200
    again = post(heard.client, shared, **REPLY)
    assert "This is done already" in words(again)
    assert "What you typed" not in words(again)
    other = post(heard.client, shared, **TYPED)
    assert "This is done already" in words(other)
    assert OURS in boxes(other).values()
    assert FINDINGS["evidence-1"] not in boxes(other).values()


def test_what_was_chosen_stays_in_the_words_of_the_form(heard: Heard, time: Any) -> None:
    case = with_ellen(heard)
    time.now = FRIDAY + timedelta(days=31)
    chosen = {"procedure": "children_act", "service": "social_work", "officer": "care1"}
    triage = post(heard.client, link(case, "triage"), **chosen)
    assert {"children_act", "social_work"} <= set(boxes(triage).values())
    shown = words(triage) + words(post(heard.client, link(case, "allocate"), **chosen))
    for said in ("children’s social care complaints procedure", "Ellen Marsh"):
        assert said in shown
    assert "social_work" not in shown


def test_what_was_typed_stays_for_an_officer_who_was_named_or_lost_the_case_meanwhile(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    mine = link(case, "reply", "care1", "a")
    assert post(heard.client, link(case, "hand_back", "care1"), reason="No.").status_code == 200
    late = post(heard.client, mine, **TYPED)
    assert late.status_code == 409
    assert OURS in page(late).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    assert case.words not in page(late)
    assert "/fresh" not in page(late)


def test_what_was_typed_stands_on_the_page_of_a_fault_and_is_sent_again_from_there(
    heard: Heard,
) -> None:
    case = with_ellen(heard)
    reply = link(case, "reply", "care1")
    with faults.table(faults.refused("InternalServerError", 500), "TransactWriteItems"):
        broken = post(heard.client, reply, **TYPED)
    assert broken.status_code == 500
    assert boxes(broken).items() >= TYPED.items()
    assert "Something went wrong on our side" in words(broken)
    (form,) = html.fromstring(page(broken)).forms
    again = post(heard.client, urlsplit(form.action).path, **boxes(broken))
    assert again.status_code == 200
    assert "Mr Bell writes to you." in heard.letter("stage1_reply").text


def test_a_fault_logs_none_of_what_was_typed(heard: Heard) -> None:
    case = with_ellen(heard)
    with (
        everything_logged() as log,
        faults.table(faults.refused("InternalServerError", 500), "TransactWriteItems"),
    ):
        post(heard.client, link(case, "reply", "care1"), **TYPED)
    assert "unforeseen" in log.getvalue()
    assert "Mr Bell" not in log.getvalue()
