"""Whose words are quoted: the person's as theirs, what somebody of the council wrote down as
written down; and those who look into it read both.
"""

from __future__ import annotations

from typing import Any

from tests.helpers import Heard
from tests.lives.begin import CALLS, VISITS, answered
from tests.lives.by_links import Lived, findings

OTHER = "The report left out my son."
APPOINT = {"appoint_io": "io1", "appoint_ip": "ip1", "access": "The visit log."}


def appointments(life: Lived) -> list[str]:
    life.press(
        "Appoint the investigating officer and the independent person",
        "stage2_asked",
        "team",
        **APPOINT,
    )
    return [" ".join(life.last("appointment", who).text.split()) for who in ("io1", "ip1")]


def test_a_point_in_the_persons_own_words_is_quoted_as_what_they_told_us(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time, happened=f"{VISITS} It was a bad time.")
    about = {"procedure": "children_act", "service": "social_work", "points": f"{VISITS}\n{CALLS}"}
    life.press("Record what it is about", "new_case", "team", **about)
    life.press("Give it to an officer", "new_case", "team", officer="care1")
    life.press("Send the reply", "allocation", "care1", **findings("not_upheld", "not_upheld"))
    first, second = life.told("stage1_reply").text.split("Point 2")
    assert "What you told us" in first
    assert "as we wrote it down" not in first
    assert "The point, as we wrote it down" in second
    assert "What you told us" not in second


def test_what_the_person_wrote_to_ask_for_stage_2_is_theirs_and_both_who_investigate_read_it(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    life.asks("I want stage 2", "stage1_reply", said=OTHER)
    assert "What you said when you asked" in life.told("stage2_acknowledged").text
    for letter in appointments(life):
        assert "What was said when stage 2 was asked for" in letter
        assert f"The person wrote this: > {OTHER}" in letter


def test_what_the_team_wrote_of_a_request_is_never_quoted_as_the_persons(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    words = "She rang. She says that the report left out her son."
    recorded = {"asked_on": "2026-12-01", "said": words}
    life.press("Record that they asked for stage 2 in writing", "new_case", "team", **recorded)
    told = life.told("stage2_acknowledged").text
    assert "What we wrote down when you asked" in told
    assert "What you said" not in told
    for letter in appointments(life):
        assert f"We wrote this down: > {words}" in letter


def test_a_request_by_word_of_mouth_reaches_those_who_investigate_with_what_was_put_right(
    heard: Heard, time: Any
) -> None:
    life = answered(heard, time)
    said = {"asked_on": "2026-12-01", "record": "Nobody spoke to my son."}
    life.press("Record that they asked for stage 2 by word of mouth", "new_case", "team", **said)
    agreed = {"asked_on": "2026-12-01", "changes": "My sons, both of them."}
    life.press("Record that they agree with the written record", "new_case", "team", **agreed)
    for letter in appointments(life):
        assert (
            "We wrote this down as they said it: > Nobody spoke to my son. They corrected it "
            "like this: > My sons"
        ) in letter


def test_nothing_is_made_up_where_nothing_was_said(heard: Heard, time: Any) -> None:
    life = answered(heard, time)
    life.asks("I want stage 2", "stage1_reply")
    assert all("What was said when" not in letter for letter in appointments(life))
