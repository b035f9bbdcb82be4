"""Who says or signs that they are an advocate is one, and asks for none by signing."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.advocate_words import is_by_advocate
from chalicelib.core.reading.request_words import find_requests

BY_ADVOCATES = [
    "I am an advocate with a charity. Tia asked me to complain for her.",
    "I’m Tia Brown’s advocate, and I write for her.",
    "As her advocate I ask you to look at this.",
    "Please look into this for him.\n\nRana Iqbal, Advocate, NYAS",
    "I want this looked at.\n\nKind regards\nRana Iqbal\nIndependent Advocate\nYouth Voice",
    "Please write to me.\n\nMany thanks\nSenior Advocate",
    "Can you ring me?\n\nRana Iqbal | Children’s Advocate",
]
BY_OTHERS = [
    "My advocate said no.",
    "I am not an advocate. I am his aunt.",
    "The advocate, Rana, told me to write.",
    "as my advocate said, nobody came",
    "Nobody came.\n\nFrom: Rana <rana@advocates.example>\n\nI am an advocate.\n\nRana, Advocate",
]
ASKING = [
    "Advocate",
    "An advocate please",
    "What would help?\nAdvocate",
    "I want an advocate.\nSam",
    "Sam Carter\nI need an advocate",
    "I am Tia’s advocate. I am leaving. I ask for another advocate for her.",
]


@pytest.mark.parametrize("said", BY_ADVOCATES)
def test_who_says_or_signs_that_they_are_an_advocate_is_one_and_asks_for_none(said: str) -> None:
    assert is_by_advocate(said)
    assert "advocate" not in {request.what for request in find_requests(said)}


@pytest.mark.parametrize("said", BY_OTHERS)
def test_who_speaks_of_an_advocate_is_not_one(said: str) -> None:
    assert not is_by_advocate(said)


@pytest.mark.parametrize("said", ASKING)
def test_who_asks_for_an_advocate_is_heard_all_the_same(said: str) -> None:
    assert "advocate" in {request.what for request in find_requests(said)}
