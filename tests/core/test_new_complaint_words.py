"""Words by which a message says that it is a new complaint, and words that only look like it."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.new_complaint_words import is_new_beyond_doubt, says_it_is_new
from chalicelib.core.reading.request_words import find_requests

MORE = " Nobody has come to see Reece since the summer, and his school has rung you twice."
SURE = [
    "This is a new complaint.",
    "I would like to make a separate formal complaint.",
    "Hello again, I am making another complaint now.",
    "Please treat this as a new complaint.",
    "I want to raise a different complaint about his brother.",
]
PERHAPS = [
    "This is about something else.",
    "It has nothing to do with my other complaint.",
    "It isn’t part of that complaint.",
    "What I sent is a separate matter.",
]
NEITHER = [
    "This is not a new complaint.",
    "I do not want to make another complaint.",
    "If this is a new complaint, who reads it?",
    "You promised something different in June.",
    "She said that it had nothing to do with her.",
    "The new complaints officer never rang.",
]


@pytest.mark.parametrize("said", SURE)
def test_a_reply_that_says_it_is_new_and_tells_of_it_is_new(said: str) -> None:
    assert is_new_beyond_doubt(said + MORE)
    assert says_it_is_new("", said)
    assert "separate" in {request.what for request in find_requests(said)}


@pytest.mark.parametrize("said", [*PERHAPS, SURE[0]])
def test_what_may_be_new_is_left_to_the_team(said: str) -> None:
    assert not is_new_beyond_doubt(said)
    assert "separate" in {request.what for request in find_requests(said)}


@pytest.mark.parametrize("said", NEITHER)
def test_what_only_looks_like_it_is_no_new_complaint(said: str) -> None:
    assert not is_new_beyond_doubt(said + MORE)
    assert not says_it_is_new("", said)
    assert "separate" not in {request.what for request in find_requests(said)}
