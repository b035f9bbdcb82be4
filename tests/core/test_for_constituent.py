"""A councillor or an MP writes for somebody: the team is asked whose complaint it is."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.for_constituent import find_constituent

THEIRS = [
    ("My constituent Mia Ward says that nobody came.", "Ann Jones", "ann@members.example"),
    ("I write on behalf of my constituent, Mrs Bell.", "Sir Al Poole", "al@parliament.uk"),
    ("I write for a constituent who has waited.", "", ""),
    ("I was contacted by a resident, Joe Hill.", "Cllr Bo Dean", "bo@members.example"),
    ("One of my residents waits for a visit.\n\nCllr Bo Dean", "Bo", "bo@members.example"),
]
OWN = [
    ("Nobody came to our meeting.", "Sam Carter", "sam@family.example"),
    ("I am a constituent of Ann Jones MP.", "Sam Carter", "sam@family.example"),
    ("I wrote to my MP, who did nothing for a resident.", "Sam Carter", "sam@family.example"),
    ("My residents’ parking permit is late.", "Sam Carter", "sam@family.example"),
]


@pytest.mark.parametrize(("words", "name", "email"), THEIRS)
def test_the_sentence_that_says_for_whom_they_write_is_found(
    words: str, name: str, email: str
) -> None:
    assert find_constituent(words, name, email) == words.partition(".")[0]


@pytest.mark.parametrize(("words", "name", "email"), OWN)
def test_whoever_writes_for_themselves_is_not_asked_about(
    words: str, name: str, email: str
) -> None:
    assert find_constituent(words, name, email) == ""
