"""Officers whom a complaint names are kept from it or marked, and nobody else is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chalicelib.core.cases import Case
from chalicelib.core.decisions import decide
from chalicelib.core.people.officers import is_named
from tests.core.lives import HOUSE, a_complaint, officer

AT = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
HERE = Path(__file__).parent


def read_lines(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if not line.startswith("#")]


def open_case(happened: str) -> Case:
    complaint = a_complaint(happened=happened)
    return decide.open_case(complaint, "K4M7-RT2C", AT, AT, HOUSE).case


@pytest.mark.parametrize("line", read_lines("names_named.txt"))
def test_an_officer_whom_the_words_mean_is_kept_away_or_marked(line: str) -> None:
    key, _, words = line.partition("\t")
    case = open_case(words)
    assert key in case.perhaps or is_named(officer(key), case.named)


@pytest.mark.parametrize("words", read_lines("names_not_named.txt"))
def test_who_is_greeted_or_thanked_and_who_only_shares_a_name_is_neither(words: str) -> None:
    case = open_case(words)
    assert (case.named, case.perhaps) == ((), ())
