"""A case whose dates lie past the bank holidays that we know: every move can be made, nothing is
lost, and nobody is told a date that nobody has counted.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chalicelib.core.decisions import nudges
from chalicelib.core.decisions.set_aside_waits import measure_wait
from chalicelib.core.digest import make_line
from chalicelib.core.figures.read_account import AccountReader
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.working_days import (
    NOT_COUNTED,
    TO_BE_TOLD,
    in_words,
    in_words_for_officer,
)
from tests.core.lives import ALLOCATE, HOUSE, REPLY, TRIAGE, Life

LAST_DAYS = datetime(2035, 12, 19, 10, 0, tzinfo=UTC)  # a Wednesday
AFTERWARDS = datetime(2036, 1, 16, 10, 0, tzinfo=UTC)
BOTH = {"finding-2": "not_upheld", "evidence-2": "The log.", "reasons-2": "We rang."}


def sorted_at(at: datetime) -> Life:
    life = Life.opens(at)
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE)
    return life


def test_a_date_past_the_calendar_is_said_as_what_it_is() -> None:
    assert in_words(NOT_COUNTED) == TO_BE_TOLD
    assert "no date: the calendar ends in 2035" in in_words_for_officer(NOT_COUNTED)
    assert in_words_for_officer(date(2036, 1, 2)) == in_words(date(2036, 1, 2))


@pytest.mark.parametrize("at", [LAST_DAYS, AFTERWARDS])
def test_a_case_goes_from_stage_to_stage_with_its_clocks_and_no_invented_date(
    at: datetime,
) -> None:
    life = sorted_at(at)
    answer = life.case.clock("s1_response")
    assert answer
    assert (answer.running, answer.counted) == (True, False)
    life.acts("reply", {**REPLY, **BOTH}, "socialwork1")
    life.sends("stage1_reply")
    assert not life.case.clock("s1_response").running
    life.asks("want_stage2")
    assert "s2_response" in life.running
    assert life.letter("stage2_acknowledged").facts["reply_by"] == f"{NOT_COUNTED}"
    assert life.case.clock("learning").counted  # officers keep it among themselves


def test_nobody_is_told_that_what_has_no_date_is_late_and_more_time_waits_for_a_date() -> None:
    life = sorted_at(AFTERWARDS)
    wrong = life.refuses("extend", "socialwork1", ground="complex", reason="The school is shut.")
    assert "there is no date" in str(wrong)
    later = datetime(2036, 6, 2, 10, 0, tzinfo=UTC)
    decision = nudges.send_due_nudges(life.case, later, HOUSE)
    clocks = {letter.facts.get("clock") for letter in (decision.letters if decision else ())}
    assert not clocks & {"ack", "understood", "s1_response", "s1_max"}


def test_what_was_late_before_is_chased_on_and_the_morning_list_is_made() -> None:
    life = Life.opens(datetime(2035, 11, 12, 10, 0, tzinfo=UTC))
    life.acts("triage", TRIAGE)
    life.acts("allocate", ALLOCATE)
    decision = nudges.send_due_nudges(life.case, AFTERWARDS, HOUSE)
    assert decision
    assert "overdue" in {letter.name for letter in decision.letters}
    line = make_line(decision.case, "Priya Nair", AFTERWARDS.date())
    assert line.is_late()
    assert make_line(sorted_at(AFTERWARDS).case, "", AFTERWARDS.date()).has_no_date()


def test_a_pause_ends_and_what_was_set_aside_waits_without_a_date() -> None:
    life = sorted_at(LAST_DAYS)
    paused = {"which-1": "yes", "which-2": "yes", "why": "Court.", "review_on": "2036-02-01"}
    move = PROCEDURES["children_act"].stage("stage1").move("pause")
    assert move
    given = {field.name: paused.get(field.name, "Some words.") for field in move.fields}
    life.does("pause", "complaints1", **{**paused, **given})
    life.sends("paused_for_now")
    life.now = AFTERWARDS
    life.does("resume", "complaints1", reason="It is over.", said="It is over.")
    assert "s1_response" in life.running
    wait = measure_wait(LAST_DAYS.date(), AFTERWARDS.date(), HOUSE)
    assert wait.days > 10
    assert AccountReader(HOUSE).read(life.past)
