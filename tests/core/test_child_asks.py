"""What a child asks of their own complaint is talked about with them before it is done (K9)."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.decisions import by_person
from chalicelib.core.decisions.child_asks import is_stop_asked
from chalicelib.core.decisions.child_days import list_child_days
from chalicelib.core.decisions.wanted_talk import describe_wanted_talk
from tests.core.lives import TRIAGE, WITHDRAW, Life


def stop(life: Life, said: str = "It is fine now.", by: str = COMPLAINANT) -> None:
    life.became(by_person.withdraw_complaint(life.case, said, life.now, life.house, by))


@pytest.mark.parametrize("code", ["child", "child_lac", "child_cin"])
def test_a_child_who_wants_to_stop_is_talked_with_first_and_nothing_stops(code: str) -> None:
    life = Life.opens(code=code)
    life.sends("acknowledgement")
    stage = life.case.stage
    stop(life)
    assert life.case.stage == stage
    assert is_stop_asked(life.case)
    assert life.last
    names = {letter.name for letter in life.last.letters}
    assert "request_heard" in names
    assert "withdrawal_confirmed" not in names


@pytest.mark.parametrize("code", ["parent", "care_leaver"])
def test_an_adult_stops_it_by_the_button(code: str) -> None:
    life = Life.opens(code=code)
    stop(life)
    assert life.case.stage == "withdrawn"


def test_it_is_recorded_only_once_somebody_talked_with_the_child() -> None:
    life = Life.opens(code="child")
    refused = life.refuses("withdraw", "complaints1", **{**WITHDRAW, "how": "writing"})
    assert "Talk with them first" in refused.errors["how"]
    life.does("withdraw", "complaints1", **{**WITHDRAW, "how": "in_person"})
    assert life.case.stage == "withdrawn"


def test_nothing_is_stopped_before_it_is_said_who_talked_with_them_and_that_they_wish_it() -> None:
    life = Life.opens(code="parent")
    said = {"how": "phone", "said": "It is sorted."}
    assert set(life.refuses("withdraw", **said).errors) == {"talked", "talked_on", "own_wish"}
    leaned = life.refuses("withdraw", **{**WITHDRAW, "own_wish": "unsure"})
    assert "when nobody else is there" in leaned.errors["own_wish"]
    life.does("triage", **{**TRIAGE, "named": "Tom Fairclough"})
    named = life.refuses("withdraw", "manager", **WITHDRAW)
    assert "Somebody else must talk with them" in named.errors["talked"]
    life.does("withdraw", "manager", how="writing", said="It is sorted.", own_wish="yes")
    assert life.case.stage == "withdrawn"


def test_each_day_that_a_child_waits_for_is_told_until_somebody_has_done_it() -> None:
    life = Life.opens(code="child", talk_to="An advocate")
    life.sends("acknowledgement")
    assert tell_days(life) == [("advocate", "2026-12-04")]
    stop(life)
    assert tell_days(life) == [("stop", "2026-11-30"), ("advocate", "2026-12-04")]
    life.does("withdraw", "complaints1", **{**WITHDRAW, "how": "in_person"})
    assert "stop" not in dict(tell_days(life))


@pytest.mark.parametrize(
    ("chosen", "whom"),
    [
        ("Someone I know: Miss Okafor", "Miss Okafor"),
        ("Someone I know", "someone you know"),
        ("The complaints team", "the complaints team"),
    ],
)
def test_whoever_a_child_wants_to_talk_to_is_asked_by_a_day(chosen: str, whom: str) -> None:
    life = Life.opens(code="child", talk_to=chosen)
    assert describe_wanted_talk(life.case) == (whom, date(2026, 12, 4))
    assert tell_days(life) == [("wanted_talk", "2026-12-04")]
    life.does("settle_talk", "complaints1", outcome="asked", note="She will see her on Monday.")
    assert describe_wanted_talk(life.case) is None


def test_the_day_for_a_safe_way_is_told_until_an_email_of_ours_has_gone() -> None:
    life = Life.opens(code="child", email_safe="no")
    assert tell_days(life) == [("safe_way", "2026-11-27")]
    life.sends("acknowledgement")
    assert tell_days(life) == []


def test_nobody_is_asked_where_a_child_wants_to_talk_to_nobody() -> None:
    life = Life.opens(code="child", talk_to="Nobody for now")
    assert tell_days(life) == []


def tell_days(life: Life) -> list[tuple[str, str]]:
    return [(day.name, str(day.on)) for day in list_child_days(life.case)]
