"""Who asked for an advocate is told that we are finding one, by when, and is not asked again."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.find_advocate import find_search_day
from chalicelib.core.decisions.known_advocate import has_advocate
from tests.core.lives import TRIAGE, Life
from tests.core.test_party_moves import RANA

ASKED: dict[str, dict[str, Any]] = {
    "pressed on the form": {"code": "child", "talk_to": "An advocate"},
    "in the words": {"happened": "Nobody came. I want an advocate."},
    "by the box about help": {"help": "I would like an advocate please."},
}


def said(life: Life, words: str) -> None:
    more = ((), life.now, life.house)
    life.became(decide.add_words(life.case, COMPLAINANT, words, *more))


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_an_advocate_asked_for_at_first_is_found_by_a_day_and_the_team_is_chased(
    asked: dict[str, Any],
) -> None:
    life = Life.opens(**asked)
    assert str(find_search_day(life.case)) == "2026-12-04"


def test_who_asks_for_none_is_promised_none() -> None:
    assert find_search_day(Life.opens(code="child").case) is None
    assert find_search_day(Life.opens(code="child", talk_to="Nobody for now").case) is None


def test_words_that_ask_later_start_it_once_and_it_keeps_its_first_day() -> None:
    life = Life.opens(code="child")
    said(life, "I want an advocate.")
    first = find_search_day(life.case)
    assert first
    said(life, "Where is my advocate? I want an advocate.")
    assert find_search_day(life.case) == first


def test_an_advocate_who_is_added_ends_it_and_is_not_offered_again() -> None:
    life = Life.opens(code="child", talk_to="An advocate")
    life.does("add_party", "complaints1", **RANA)
    assert find_search_day(life.case) is None
    life.does("triage", "complaints1", **TRIAGE)
    assert life.last
    assert "advocacy_offered" not in {letter.name for letter in life.last.letters}


def test_the_team_records_that_none_is_wanted_after_all() -> None:
    life = Life.opens(code="child", talk_to="An advocate")
    life.does("settle_advocate", "complaints1", outcome="no", note="She told us by telephone.")
    assert find_search_day(life.case) is None


def test_whoever_the_team_recorded_as_having_an_advocate_is_offered_none() -> None:
    life = Life.opens(code="child", talk_to="An advocate")
    assert not has_advocate(life.case, life.now)
    life.does("settle_advocate", "complaints1", outcome="found", note="Rana rang. They have met.")
    assert has_advocate(life.case, life.now)
    life.does("triage", "complaints1", **TRIAGE)
    assert life.last
    assert "advocacy_offered" not in {letter.name for letter in life.last.letters}
