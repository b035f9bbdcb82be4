"""What is routine is said in few words, with a short foot that leads to the page of all rights."""

from __future__ import annotations

from chalicelib.councils import list_codes
from tests.letters.lengths import LONGER, MOST, MOST_IN_FOOT, count_routine, cut_foot
from tests.letters.letter_lives import every_once
from tests.letters.test_letters import TO_PERSON
from tests.reading_ease import count_words


def test_a_letter_is_short_unless_it_is_said_why_it_may_be_longer() -> None:
    long = set()
    for code in list_codes():
        for name in TO_PERSON:
            if count_routine(every_once(code)[name].written.text) > MOST:
                long.add(name)
    assert sorted(long - LONGER.keys()) == [], "shorten these, or say why they may be longer"
    assert sorted(LONGER.keys() - long) == [], "these are short now: take their reasons out"


def test_the_foot_of_a_letter_is_short() -> None:
    for code in list_codes():
        for name in TO_PERSON:
            foot = cut_foot(every_once(code)[name].written.text)
            assert 0 < count_words(foot) <= MOST_IN_FOOT, name
