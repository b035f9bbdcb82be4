"""The address at which somebody asks to be answered, and the sentence that says why."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.given_address import find_given_address
from chalicelib.core.reading.request_words import find_doubt

HELD = "jo@family.example"
NEW = "jo.safe@people.example"


@pytest.mark.parametrize(
    "said",
    [
        f"Please write to {NEW} instead.",
        f"Only use {NEW}",
        f"My new email is {NEW}. He reads the old one.",
        f"My mum reads this so reply to {NEW.upper()}, thanks",
        f"Do not write to {HELD}, use {NEW}.",
        f"Don't email me here. You can reach me at {NEW}",
    ],
)
def test_the_address_that_they_ask_us_to_use_is_found(said: str):
    assert find_given_address(said, HELD).casefold() == NEW


@pytest.mark.parametrize(
    "said",
    [
        f"Do not write to {NEW}.",
        f"My ex’s address is {NEW} and he reads everything.",
        f"He uses {NEW} to write to me.",
        f"Please don’t ever reply to {NEW}",
        f"Write to {NEW} or to jo.two@people.example",
        f"Write to {HELD}.",
        f"The worker wrote from {NEW}.",
        "He reads my emails.",
        "",
    ],
)
def test_no_address_is_found_that_they_do_not_ask_us_to_use(said: str):
    assert find_given_address(said, HELD) == ""


WEAK = "I have a new email."
STRONG = "My ex reads my emails and he will hurt me if he sees this"


@pytest.mark.parametrize(
    "said", [[f"{WEAK} {STRONG}."], [f"{STRONG}. {WEAK}"], [WEAK, STRONG], [STRONG, WEAK]]
)
def test_of_several_sentences_of_doubt_the_plainest_is_quoted(said: list[str]):
    assert find_doubt(said) == STRONG
