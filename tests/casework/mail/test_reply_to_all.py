"""A reply to all reaches an officer: who wrote it counts, not whose address it came to."""

from __future__ import annotations

import pytest

from chalicelib import links
from chalicelib.core.cases import Case
from tests.casework.mail.mailing import (
    ELLEN,
    TEAM,
    UNPROVED,
    a_reply,
    added,
    events,
    only_aside,
    sent_as,
    to,
    with_ellen,
)
from tests.helpers import SAM, Heard, Posted, get, page, words

TOM = "Tom Fairclough <tom.fairclough@sefton.example>"
PRIYA = "Priya Nair <priya.nair@sefton.example>"
STAGE_2 = "I am not happy with this answer. I want to go to stage 2."
DANGER = "He hit her again last night and I am frightened."
BUTTON = "Yes or no: tell us"


def addresses(case: Case, allocation: Posted) -> dict[str, str]:
    return {
        "officer": allocation.reply_to,
        "to the person": links.make_person_address(case.reference, "care1"),
        "team": links.make_reply_address(case.reference, "team"),
        "an officer without it": links.make_reply_address(case.reference, "socialwork1"),
    }


@pytest.mark.parametrize(
    "way", ["officer", "to the person", "team", "an officer without it", "copied", "letter"]
)
def test_what_the_complainant_replies_to_an_officers_address_is_their_own_and_nobody_is_asked(
    heard: Heard, way: str
) -> None:
    case, allocation = with_ellen(heard)
    found = addresses(case, allocation)
    headers = {
        "copied": {"to": ELLEN, "cc": found["officer"]},
        "letter": {"in_reply_to": sent_as(allocation)},
    }.get(way, {})
    given = {"to": found[way]} if way in found else {}
    heard.arrive(a_reply(f"{STAGE_2} {DANGER}", **headers), **given)
    (event,) = added(case)
    assert event.by == "complainant"
    assert "stage 2" in heard.letter("request_heard").text
    assert {p.to for p in heard.sent("danger_alarm")} >= {"duty.team@sefton.example"}
    assert "message_received" in to(heard, SAM)
    assert heard.sent("confirm_officer_message") + heard.sent("confirm_message") == []
    assert heard.sent("from_officer") == []


def test_what_may_not_be_the_complainants_own_is_asked_of_them_and_of_no_officer(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply(STAGE_2), to=allocation.reply_to, **UNPROVED)
    assert added(case) == []
    assert heard.letter("confirm_message").to == SAM
    assert heard.sent("confirm_officer_message") == []


@pytest.mark.parametrize("way", ["officer", "team"])
def test_another_officer_who_may_see_the_case_leaves_a_note_of_their_own(
    heard: Heard, way: str
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply("I rang her at nine.", from_=TOM), to=addresses(case, allocation)[way])
    assert [(e.by, e.facts["text"]) for e in added(case)] == [
        ("complaints1", "I rang her at nine.")
    ]
    assert heard.sent("confirm_officer_message") == []


def test_what_another_officer_sends_to_the_address_for_the_person_is_a_note_and_they_are_told(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(
        a_reply("See you on Tuesday.", from_=TOM), to=addresses(case, allocation)["to the person"]
    )
    assert [e.by for e in added(case)] == ["complaints1"]
    assert events(case, "wrote_to_person") == []
    told = heard.letter("not_sent_on")
    assert told.to == "tom.fairclough@sefton.example"
    assert links.make_person_address(case.reference, "complaints1") in told.text


def test_somebody_of_the_team_writes_to_the_person_by_the_shared_mailboxs_address(
    heard: Heard,
) -> None:
    case, _ = with_ellen(heard)
    shared = links.make_person_address(case.reference, "team")
    heard.arrive(a_reply("Can we ring on Tuesday?", from_=TOM), to=shared)
    sent = heard.letter("from_officer")
    assert sent.to == SAM
    assert "Can we ring on Tuesday?" in sent.text
    assert heard.sent("not_sent_on") == []
    heard.arrive(a_reply("See you.", from_="Ellen <ellen.marsh@sefton.example>"), to=shared)
    assert len(heard.sent("from_officer")) == 1


def test_an_officer_who_may_not_see_the_case_adds_nothing_and_nobody_is_asked(
    heard: Heard,
) -> None:
    case, allocation = with_ellen(heard)
    heard.arrive(a_reply(from_=PRIYA), to=allocation.reply_to)
    assert added(case) == []
    assert only_aside().about == case.reference
    assert heard.sent("confirm_officer_message") == []
    assert heard.letter("set_aside").to == TEAM


def test_an_officer_who_is_asked_is_told_from_whom_it_came(heard: Heard) -> None:
    _, allocation = with_ellen(heard)
    heard.arrive(a_reply(from_="Ellen <ellen@home.example>"), to=allocation.reply_to)
    asked = heard.letter("confirm_officer_message")
    assert "ellen@home.example" in asked.text
    assert "ellen@home.example" not in asked.subject
    assert "ellen@home.example" in words(get(heard.client, asked.link("Yes or no")))


def test_the_complainant_is_never_told_from_whom_it_came(heard: Heard) -> None:
    case, _ = with_ellen(heard)
    heard.arrive(a_reply(case.reference, from_="Sam <sam@shop.example>"))
    asked = heard.letter("confirm_message")
    assert "shop.example" not in asked.text + page(get(heard.client, asked.link(BUTTON)))
