"""An answer gives evidence and reasons: what says nothing is refused, and short words are not."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.empty_words import says_nothing
from tests.core.lives import REPLY
from tests.core.statutory import allocated

NOTHING = (
    "",
    ".",
    "...",
    "-",
    "n/a",
    "N/A.",
    "x x",
    "ok",
    "Yes",
    "None.",
    "nil",
    "xx xx xx",
    "See above",
    "as above.",
    "Please see attached",
    "Refer to the report",
    "To follow",
    "to be confirmed",
    "Not applicable",
    "No comment.",
    "None given",
    "123 456",
)
SOMETHING = (
    "The visit log.",
    "Nobody was asked.",
    "There was no visit.",
    "Emails in June",
    "I spoke with Priya.",
    "See the log of 3 June",
    "No evidence shows a visit in June.",
    "Nie było wizyty w czerwcu.",
    "لم تكن هناك زيارة",
)


@pytest.mark.parametrize("said", NOTHING)
def test_words_that_say_nothing_are_known(said: str) -> None:
    assert says_nothing(said)


@pytest.mark.parametrize("said", SOMETHING)
def test_short_words_that_say_something_are_taken(said: str) -> None:
    assert not says_nothing(said)


@pytest.mark.parametrize("box", ["evidence-1", "reasons-1"])
def test_an_answer_without_evidence_or_reasons_is_refused_and_says_which(box: str) -> None:
    refused = allocated().refuses("reply", "socialwork1", **{**REPLY, box: "."})
    assert list(refused.errors) == [box]
    assert "in words that the person can follow" in refused.errors[box]
