"""From a child, or where an address was in doubt, words that somebody asks or knows that they told
hold our emails until a person has looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions import decide
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.reading.found_out_words import find_found_out
from tests.core.lives import Life

HERE = Path(__file__).parent
SAID = (HERE / "found_out.txt").read_text("utf-8").splitlines()
NOT_SAID = (HERE / "found_out_by_nobody.txt").read_text("utf-8").splitlines()


def test_that_somebody_asks_or_knows_that_they_told_is_heard_and_little_else() -> None:
    assert [each for each in SAID if not find_found_out([each])] == []
    assert [each for each in NOT_SAID if find_found_out([each])] == []


@pytest.mark.parametrize(("code", "held"), [("child", True), ("parent", False)])
def test_it_holds_our_emails_to_a_child_and_not_to_everybody(code: str, held: bool) -> None:
    life = Life.opens(code=code)
    life.became(decide.add_words(life.case, COMPLAINANT, SAID[0], (), life.now, life.house))
    assert may_be_unsafe(life.case) == held
