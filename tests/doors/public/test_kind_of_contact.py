"""The form asks what somebody wants to tell us; thanks, comments and questions are met as that."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import forms, store
from tests.helpers import SAM, Heard, by_form, get, post, words
from tests.lives.by_links import Lived

FIRST = {
    "compliment": "someone did something well",
    "comment": "telling us what you think",
    "enquiry": "Thank you for your question",
}


@pytest.mark.parametrize("kind", FIRST)
def test_what_the_form_was_told_decides_the_first_letter(
    heard: Heard, time: Any, kind: str
) -> None:
    life = Lived(heard, time, kind=kind)
    assert life.case.procedure == kind
    told = life.told("acknowledgement")
    assert FIRST[kind] in told.text
    page = words(get(heard.client, told.link("See where things are")))
    assert "complaint has" not in page
    assert "stop looking into" not in page


def test_who_leaves_it_empty_is_answered_as_somebody_who_complains(heard: Heard) -> None:
    reference = by_form(heard.client, kind="")
    case = store.load(reference)
    assert case
    assert (case.kind, case.procedure, case.person.email) == ("complaint", "children_act", SAM)


def test_an_answer_that_the_form_does_not_offer_is_refused() -> None:
    answers = dict.fromkeys(forms.NAMES, "") | {"happened": "x", "code": "parent", "email": SAM}
    assert "kind" in forms.find_faults(answers | {"kind": "anonymous"})


def test_words_of_danger_raise_the_alarm_whatever_the_form_was_told(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, kind="enquiry", happened="My dad hits me. Who can I tell?")
    assert life.case.flags
    assert heard.sent("danger_alarm")


@pytest.mark.parametrize("kind", FIRST)
def test_the_page_after_sending_is_of_the_same_kind(heard: Heard, kind: str) -> None:
    told = {
        "kind": kind,
        "code": "parent",
        "email": SAM,
        "happened": "Dee was kind.",
        "files": "no",
    }
    check = urlsplit(post(heard.client, "/complain", **told).headers["Location"]).path
    assert "Send complaint" not in words(get(heard.client, check))
    sent = post(heard.client, check.replace("/check", "/send"))
    received = get(heard.client, urlsplit(sent.headers["Location"]).path)
    assert received.status_code == 200
    assert "complaint" not in words(received).partition("If a child is in danger")[0].lower()
