"""The procedures are tables, and the tables have a checker: a table with a hole in it does not start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib import councils
from chalicelib.core.cases import COMPLAINANT, TEAM
from chalicelib.core.moves import RECORDERS
from chalicelib.core.people import LADDER
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage, faults

SOUND = Procedure(
    name="sound",
    title="a table with no hole in it",
    source="a test",
    on_receipt=(("acknowledgement", "complainant"),),
    clocks=(
        ClockRule("answer", 10, "receipt", ("reply",), "answer you", "a law", extends_to="at_most"),
        ClockRule("at_most", 20, "receipt", ("reply",), "answer you at the latest", "a law"),
    ),
    nudges=(Nudge("answer", -1, "owner", "reminder"), Nudge("at_most", 1, "complainant", "sorry")),
    stages=(
        Stage(
            "open",
            "Open",
            "We are on it.",
            (Move("answer", "Answer", ("owner",), "replied", "shut", letters=(("reply", "complainant"),)),),
        ),
        Stage(
            "shut",
            "Shut",
            "We have answered.",
            (Move("again", "Open again", ("team",), "reopened", "open"),),
            status="answered",
        ),
    ),
)
OPEN, SHUT = SOUND.stages
ANSWER, AT_MOST = SOUND.clocks
AGAIN = SHUT.moves[0]
ISLAND = tuple(
    replace(SHUT, name=name, moves=(replace(AGAIN, leads_to=to),)) for name, to in (("isle", "rock"), ("rock", "isle"))
)


def test_a_sound_table_has_no_faults():
    assert faults(SOUND) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (replace(SOUND, stages=(*SOUND.stages, replace(SHUT, name="lost"))), "stage lost cannot be reached"),
        (replace(SOUND, stages=(*SOUND.stages, *ISLAND)), "stage isle cannot be reached"),
        (replace(SOUND, stages=(OPEN, replace(SHUT, moves=()))), "nobody can leave stage shut"),
        (
            replace(SOUND, stages=(OPEN, replace(SHUT, moves=(replace(AGAIN, leads_to=""),)))),
            "nobody can leave stage shut",
        ),
        (
            replace(SOUND, stages=(OPEN, replace(SHUT, moves=(replace(AGAIN, leads_to="shut"),)))),
            "nobody can leave stage shut",
        ),
        (
            replace(SOUND, stages=(OPEN, replace(SHUT, moves=(replace(AGAIN, leads_to="nowhere"),)))),
            "a move leads to nowhere, which is no stage",
        ),
        (
            replace(SOUND, stages=(OPEN, replace(SHUT, moves=(replace(AGAIN, by=()),)))),
            "nobody may make the move again",
        ),
        (replace(SOUND, stages=(*SOUND.stages, SHUT)), "stage shut is written twice"),
        (replace(SOUND, stages=(OPEN, replace(SHUT, moves=SHUT.moves * 2))), "move again at shut is written twice"),
        (replace(SOUND, clocks=(ANSWER, AT_MOST, AT_MOST)), "clock at_most is written twice"),
        (
            replace(SOUND, nudges=(*SOUND.nudges, Nudge("tea", 1, "owner", "reminder"))),
            "a nudge hangs on tea, which is no clock",
        ),
        (replace(SOUND, nudges=SOUND.nudges[:1]), "clock at_most has no nudge"),
        (replace(SOUND, clocks=(ANSWER, replace(AT_MOST, stopped_by=()))), "nothing stops clock at_most"),
        (
            replace(SOUND, clocks=(ANSWER, replace(AT_MOST, stopped_by=("telegram",)))),
            "at_most is stopped by telegram, which nobody sends",
        ),
        (
            replace(SOUND, clocks=(replace(ANSWER, extends_to="never"), AT_MOST)),
            "answer extends to never, which is no clock that ends later",
        ),
        (
            replace(SOUND, clocks=(ANSWER, replace(AT_MOST, days=10))),
            "answer extends to at_most, which is no clock that ends later",
        ),
        (replace(SOUND, clocks=(ANSWER, replace(AT_MOST, source=""))), "at_most has no source"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_the_checker_finds_each_kind_of_hole(broken, fault):
    assert fault in faults(broken)


def test_a_stage_or_clock_that_is_not_there_is_an_error_and_not_none():
    with pytest.raises(KeyError):
        SOUND.stage("nowhere")
    with pytest.raises(KeyError):
        SOUND.clock("never")


ALL = list(PROCEDURES.values())
MOVES = [(p.name, s.name, m) for p in ALL for s in p.stages for m in s.moves]
ROLES = {role for code in ("sefton", "sthelens") for officer in councils.load(code).officers for role in officer.roles}


@pytest.mark.parametrize("procedure", ALL, ids=lambda p: p.name)
def test_our_procedures_have_no_faults(procedure):
    assert faults(procedure) == []


@pytest.mark.parametrize(("procedure", "stage", "move"), MOVES, ids=lambda x: x if isinstance(x, str) else x.name)
def test_every_move_records_a_fact_that_is_known_is_made_by_a_role_that_exists_and_writes_to_someone(
    procedure, stage, move
):
    assert move.records in RECORDERS
    assert set(move.by) <= ROLES | {"owner"}
    assert {to for _, to in move.letters} <= {COMPLAINANT, TEAM, "owner"}
    assert move.explains.endswith(".")


def test_every_recorder_belongs_to_some_move():
    assert {move.records for _, _, move in MOVES} == set(RECORDERS)


@pytest.mark.parametrize("procedure", ALL, ids=lambda p: p.name)
def test_every_nudge_goes_to_the_person_or_to_a_rung(procedure):
    assert {nudge.to for nudge in procedure.nudges} <= {COMPLAINANT, "owner", *LADDER}


@pytest.mark.parametrize("field", [f for _, _, m in MOVES for f in m.fields], ids=lambda f: f.name)
def test_every_question_is_of_a_kind_that_can_be_read(field: Field):
    assert field.kind in {"text", "words", "choice", "officer", "service", "procedure", "date", "findings", "lines"}
    assert (field.kind == "choice") == bool(field.choices)


@pytest.mark.parametrize(
    ("clock", "days", "source"), [("ack", 3, "002:175-177"), ("s1_response", 10, "r14"), ("s1_max", 20, "r14")]
)
def test_the_statutory_limits_are_those_of_the_rules(clock, days, source):
    rule = PROCEDURES["children_act"].clock(clock)
    assert (rule.days, rule.starts) == (days, "receipt")
    assert source in rule.source


def test_the_ladder_of_a_late_answer_is_that_of_the_rules():
    rungs = [
        (n.offset, n.to)
        for n in PROCEDURES["children_act"].nudges
        if n.clock == "s1_response" and n.to != COMPLAINANT and not n.every
    ]
    assert rungs == [
        (-5, "owner"), (-2, "owner"), (-1, "owner"), (0, "owner"), (0, "manager"), (1, "complaints_manager"), (3, "head_of_service"), (5, "director"),
    ]  # fmt: skip
    assert {(n.offset, n.every) for n in PROCEDURES["children_act"].nudges if n.every} == {(10, 5)}  # weekly after that


def test_only_a_letter_to_the_person_stops_a_clock_of_theirs():
    procedure = PROCEDURES["children_act"]
    to_person = {name for name, to in procedure.on_receipt if to == COMPLAINANT}
    to_person |= {name for s in procedure.stages for m in s.moves for name, to in m.letters if to == COMPLAINANT}
    assert all(set(clock.stopped_by) <= to_person for clock in procedure.clocks)
