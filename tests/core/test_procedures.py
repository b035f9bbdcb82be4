"""The procedures are tables, and the tables have a checker: a table with a hole in it is not
packaged, deployed or run.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib import councils
from chalicelib.core.cases import COMPLAINANT
from chalicelib.core.council import Authority
from chalicelib.core.decisions.running_clocks import start_clock
from chalicelib.core.people.officers import BESIDE, LADDER, PARTS
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.checker import find_faults
from chalicelib.core.procedures.clock_rules import is_looser
from chalicelib.core.procedures.required_notices import MUST_TELL, MUST_TELL_IN, read_numbers
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage
from chalicelib.core.procedures.when import Guard, When
from chalicelib.core.wording.letter_names import NOTICES

TO_THEM = "complainant"
SOUND = Procedure(
    name="sound",
    title="a table with no hole in it",
    source="a test",
    on_receipt=(("acknowledgement", TO_THEM),),
    clocks=(
        ClockRule(
            "answer",
            10,
            ("receipt",),
            ("stage1_reply",),
            "answer you",
            "a law",
            extends_to="at_most",
            most=10,
        ),
        ClockRule(
            "at_most",
            20,
            ("receipt",),
            ("stage1_reply",),
            "answer you at the latest",
            "a law",
            most=20,
        ),
        ClockRule(
            "window",
            20,
            ("stage1_reply",),
            ("asked_again",),
            "ask again",
            "a law",
            most=20,
            whose="person",
        ),
        ClockRule(
            "look",
            5,
            ("asked_again",),
            ("looked_at",),
            "look at it",
            "a plan",
            dated_by="asked_on",
            most=9,
        ),
    ),
    nudges=(
        Nudge("answer", -1, "owner", "reminder"),
        Nudge("answer", 1, TO_THEM, "delay"),
        Nudge("window", -5, TO_THEM, "window_ending_stage2"),
        Nudge("window", 1, TO_THEM, "no_request_stage2", leads_to="rest"),
        Nudge("look", 1, "reviewer", "overdue"),
    ),
    stages=(
        Stage(
            "open",
            "Open",
            "We are on it.",
            (
                Move(
                    "reply",
                    "Answer",
                    ("owner",),
                    "replied",
                    "shut",
                    letters=(("stage1_reply", TO_THEM),),
                    source="a law",
                ),
                Move(
                    "extend",
                    "More time",
                    ("owner",),
                    "extended",
                    letters=(("extension", TO_THEM),),
                    source="a law",
                    when=When(Guard.CAN_EXTEND),
                ),
            ),
            step="One",
        ),
        Stage(
            "shut",
            "Shut",
            "We have answered.",
            (
                Move(
                    "again",
                    "Again",
                    ("complaints_officer",),
                    "asked_again",
                    "second",
                    source="a law",
                    keeps=True,
                    fields=(
                        Field("asked_on", "When?", "date", must="past"),
                        Field("appoint_reviewer", "Who?", "appoint", role="reviewer"),
                        Field("why", "Why?", "choice", choices=(("a", "A"),)),
                    ),
                    letters=(("stage2_acknowledged", TO_THEM),),
                    owner="reviewer",
                ),
            ),
            status="answered",
        ),
        Stage(
            "second",
            "Second",
            "Someone else is on it.",
            (
                Move(
                    "look",
                    "Look",
                    ("reviewer",),
                    "looked_at",
                    "shut",
                    source="a law",
                    needs=("asked_again",),
                    when=When(Guard.CLOCK_RUNS, ("look",)),
                    fields=(
                        Field(
                            "points",
                            "Findings",
                            "each",
                            role="points",
                            parts=(Field("reasons", "Why?"),),
                        ),
                    ),
                    letters=(("stage2_letter", TO_THEM),),
                ),
            ),
            step="Two",
        ),
        Stage(
            "rest",
            "Work stopped",
            "Nothing more was asked.",
            (
                Move(
                    "wake",
                    "Wake",
                    ("complaints_team",),
                    "woken",
                    "open",
                    letters=(("reopened", TO_THEM),),
                    source="a law",
                ),
            ),
            status="at rest",
        ),
    ),
)
REPLY, EXTEND, AGAIN, LOOK, WAKE = SOUND.moves
WHEN_ASKED, WHO, WHY = AGAIN.fields
FINDINGS = LOOK.fields[0]


def with_move(move: Move, **changes: Any) -> Procedure:
    """Return the sound table with one move changed."""
    other = replace(move, **changes)
    stages = (
        replace(s, moves=tuple(other if m is move else m for m in s.moves)) for s in SOUND.stages
    )
    return replace(SOUND, stages=tuple(stages))


def with_clock(name: str, **changes: Any) -> Procedure:
    """Return the sound table with one clock changed."""
    return replace(
        SOUND, clocks=tuple(replace(c, **changes) if c.name == name else c for c in SOUND.clocks)
    )


def with_nudge(number: int, **changes: Any) -> Procedure:
    """Return the sound table with one nudge changed."""
    return replace(
        SOUND,
        nudges=tuple(
            replace(n, **changes) if i == number else n for i, n in enumerate(SOUND.nudges)
        ),
    )


def with_stage(name: str, **changes: Any) -> Procedure:
    """Return the sound table with one stage changed."""
    return replace(
        SOUND, stages=tuple(replace(s, **changes) if s.name == name else s for s in SOUND.stages)
    )


def without_nudge(number: int) -> Procedure:
    """Return the sound table without one of its nudges."""
    return replace(SOUND, nudges=SOUND.nudges[:number] + SOUND.nudges[number + 1 :])


def needed_so(**changes: Any) -> Procedure:
    """Return the sound table with one question changed: its reply asks for a reason if it is not
    agreed to.
    """
    why = Field("why", "If not: why", required=False, needed=("agrees", ("no",), "Say why"))
    agrees = Field("agrees", "Do you agree?", "choice", choices=(("yes", "Yes"), ("no", "No")))
    return with_move(REPLY, fields=(agrees, replace(why, **changes)))


ISLE, ROCK = (
    replace(SOUND.stage("rest"), name=name, status="open", moves=(replace(WAKE, leads_to=to),))
    for name, to in (("isle", "rock"), ("rock", "isle"))
)
BROKEN: dict[str, tuple[Procedure, list[str]]] = {
    # The way through
    "a stage that cannot be reached": (
        replace(SOUND, stages=(*SOUND.stages, replace(SOUND.stage("rest"), name="lost"))),
        ["stage lost cannot be reached"],
    ),
    "two stages that lead only to each other": (
        replace(SOUND, stages=(*SOUND.stages, ISLE, ROCK)),
        ["stage isle cannot be reached", "stage rock cannot be reached"],
    ),
    "a stage without a move": (with_stage("rest", moves=()), ["nobody can leave stage rest"]),
    "a stage whose moves stay": (with_move(WAKE, leads_to=""), ["nobody can leave stage rest"]),
    "a stage that leads to itself": (
        with_move(WAKE, leads_to="rest"),
        ["nobody can leave stage rest"],
    ),
    "a move to nowhere": (
        with_move(WAKE, leads_to="moon"),
        ["a move leads to moon, which is no stage"],
    ),
    "a stage of no known status": (
        with_stage("shut", status="shut"),
        ["stage shut is shut, which says nothing"],
    ),
    "a stage written twice": (
        replace(SOUND, stages=(*SOUND.stages, SOUND.stage("rest"))),
        ["move wake at rest is written twice", "stage rest is written twice"],
    ),
    "a move written twice": (
        with_stage("rest", moves=(WAKE, WAKE)),
        ["move wake at rest is written twice"],
    ),
    "a clock written twice": (
        replace(SOUND, clocks=(*SOUND.clocks, SOUND.clock("look"))),
        ["clock look is written twice"],
    ),
    # Moves
    "a move that nobody may make": (with_move(WAKE, by=()), ["nobody may make the move wake"]),
    "a move made by no one": (
        with_move(WAKE, by=("the king",)),
        ["wake is made by the king, who is no one"],
    ),
    "a letter to no one": (
        with_move(REPLY, letters=(*REPLY.letters, ("reminder", "the king"))),
        ["reply writes to the king, who is no one"],
    ),
    "a move that waits for what never happens": (
        with_move(WAKE, needs=("snow",)),
        ["wake waits for snow, which nothing records"],
    ),
    "a move that is over after what never happens": (
        with_move(WAKE, unless=("snow",)),
        ["wake waits for snow, which nothing records"],
    ),
    "a move that waits for what is not kept": (
        with_move(AGAIN, keeps=False),
        ["look waits for asked_again, which is not kept"],
    ),
    "a move that waits for no clock": (
        with_move(LOOK, when=When(Guard.CLOCK_RUNS, ("late",))),
        ["look waits for clock late, which is not there"],
    ),
    "a case given to no one": (
        with_move(WAKE, owner="the king"),
        ["wake gives the case to the king, who is no one"],
    ),
    "a move without a source": (with_move(WAKE, source=""), ["wake has no source"]),
    # Questions
    "a question nobody can read": (
        with_move(AGAIN, fields=(*AGAIN.fields, Field("tune", "Sing it", "song"))),
        ["again asks tune as song, which nobody can read"],
    ),
    "a question asked twice": (
        with_move(AGAIN, fields=(*AGAIN.fields, WHY)),
        ["again asks why twice"],
    ),
    "a choice of nothing": (
        with_move(AGAIN, fields=(WHEN_ASKED, WHO, replace(WHY, choices=()))),
        ["again asks why with choices that do not fit its kind"],
    ),
    "an appointment to no part": (
        with_move(AGAIN, fields=(*AGAIN.fields, replace(WHO, name="appoint_king", role="king"))),
        ["again appoints someone to king, which is no part"],
    ),
    "an appointment that its form would not know for one": (
        with_move(AGAIN, fields=(WHEN_ASKED, replace(WHO, name="reviewer"), WHY)),
        ["again appoints someone to reviewer, which is no part"],
    ),
    "a question of each of nothing": (
        with_move(LOOK, fields=(replace(FINDINGS, role="dreams"),)),
        ["look asks points of dreams, which is not there to ask it of"],
    ),
    "a question of each that does not say of what": (
        with_move(LOOK, fields=(replace(FINDINGS, role=""),)),
        ["look asks points of nothing, which is not there to ask it of"],
    ),
    "a question of each that asks nothing": (
        with_move(LOOK, fields=(replace(FINDINGS, parts=()),)),
        ["look asks points of points, which is not there to ask it of"],
    ),
    "a day asked for where no date is": (
        with_move(AGAIN, fields=(WHEN_ASKED, WHO, replace(WHY, must="past"))),
        ["again asks for why in the past, which is no day"],
    ),
    "a date that lies nowhere": (
        with_move(AGAIN, fields=(replace(WHEN_ASKED, must="sooner"), WHO, WHY)),
        ["again asks for asked_on in the sooner, which is no day"],
    ),
    "a part that acts and to which nobody is appointed": (
        with_move(AGAIN, fields=(WHEN_ASKED, WHY)),
        ["nobody is appointed reviewer, who has something to do"],
    ),
    "a group that is written to and to which nobody is appointed": (
        with_move(REPLY, letters=(*REPLY.letters, ("panel_invited", "panel"))),
        ["nobody is appointed to panel, who are written to"],
    ),
    # Clocks
    "a clock without a stop": (with_clock("look", stopped_by=()), ["nothing stops clock look"]),
    "a clock stopped by what nobody sends": (
        with_clock("look", stopped_by=("looked_at", "telegram")),
        ["look is stopped by telegram, which nobody sends or records"],
    ),
    "a clock stopped by a letter to an officer": (
        with_clock("look", stopped_by=("reminder",)),
        ["look is stopped by reminder, which nobody sends or records"],
    ),
    "a clock without a start": (with_clock("window", starts=()), ["nothing starts clock window"]),
    "a clock started by what never happens": (
        with_clock("window", starts=("snow",)),
        ["window starts at snow, which never happens"],
    ),
    "a clock started by a letter to an officer": (
        with_clock("window", starts=("reminder",)),
        ["window starts at reminder, which never happens"],
    ),
    "a clock dated by a question nobody asks": (
        with_clock("look", dated_by="posted_on"),
        ["nobody is asked for posted_on, which dates look"],
    ),
    "a clock dated by what is no date": (
        with_clock("look", dated_by="why"),
        ["nobody is asked for why, which dates look"],
    ),
    "a question needed by what is not asked": (
        needed_so(needed=("tea", ("yes",), "Say why")),
        ["reply needs why by an answer that tea has not"],
    ),
    "a question needed by an answer that cannot be given": (
        needed_so(needed=("agrees", ("maybe",), "Say why")),
        ["reply needs why by an answer that agrees has not"],
    ),
    "a question needed with nothing to say": (
        needed_so(needed=("agrees", ("no",), "")),
        ["reply needs why by an answer that agrees has not"],
    ),
    "a question that is needed anyway": (
        needed_so(required=True),
        ["reply needs why by an answer that agrees has not"],
    ),
    "a day after one that nobody gives": (
        with_move(
            REPLY,
            fields=(
                Field("on", "When?", "date", after=("asked_again", "why", "it was asked for then")),
            ),
        ),
        ["reply asks for on after a day that nobody gives"],
    ),
    "a clock acknowledged in no clock": (
        with_clock("look", acknowledged_in="bell"),
        ["look is acknowledged in bell, which is no clock"],
    ),
    "a limit looser than the law's": (
        with_clock("answer", days=11),
        ["answer is 11 days, and the law allows 10"],
    ),
    "a window shorter than the law's": (
        with_clock("window", days=19),
        ["window is 19 days, and the law allows 20"],
    ),
    "a clock with no cap, and no reason for that": (
        with_clock("look", most=None),
        ["look has no cap, or does not say why it has none"],
    ),
    "a clock without a source": (
        with_clock("look", source=""),
        ["look has no source, or says nothing of what it counts to"],
    ),
    "a clock that promises nothing": (
        with_clock("look", promise=""),
        ["look has no source, or says nothing of what it counts to"],
    ),
    "a clock of no known days": (
        with_clock("look", unit="moons"),
        ["look counts moons days of the council, which nobody can"],
    ),
    "a clock of nobody's time": (
        with_clock("look", whose="king"),
        ["look counts working days of the king, which nobody can"],
    ),
    "an extension to no clock": (
        with_clock("answer", extends_to="never"),
        [
            "answer extends to never, which is no clock that ends later",
            "clock at_most has no nudge",
        ],
    ),
    "an extension to a clock that ends no later": (
        with_clock("at_most", days=10),
        ["answer extends to at_most, which is no clock that ends later"],
    ),
    "a name that is a fact and a letter": (
        replace(with_move(WAKE, records="stage1_reply")),
        ["stage1_reply is a fact and a letter, so a clock cannot tell which"],
    ),
    # Nudges
    "a nudge on no clock": (
        replace(SOUND, nudges=(*SOUND.nudges, Nudge("tea", 1, "owner", "reminder"))),
        ["a nudge hangs on tea, which is no clock"],
    ),
    "a nudge to no one": (
        with_nudge(0, to="the king"),
        ["a nudge goes to the king, who is no one"],
    ),
    "a clock that chases nobody": (without_nudge(4), ["clock look has no nudge"]),
    "a nudge that closes something": (
        with_nudge(3, leads_to="shut"),
        ["stage rest cannot be reached", "a nudge leads to shut, which only a person may decide"],
    ),
    # What is shown
    "a clock shown to no one": (
        with_clock("look", shown_to="king"),
        ["look is shown to king, who is no one"],
    ),
    "a clock told of and shown to nobody": (
        with_clock("look", shown_to="nobody"),
        ["look is foretold, and shown to nobody"],
    ),
    "a clock whose duty names what no letter knows": (
        with_clock("look", to_do="Write to {king}."),
        ["look leaves out king, which no letter knows"],
    ),
    "a clock that ends in the place of itself": (
        with_clock("look", instead=("looked_at",)),
        ["look is ended by looked_at both ways"],
    ),
    "a clock ended instead by what nobody sends": (
        with_clock("look", instead=("telegram",)),
        ["look is stopped by telegram, which nobody sends or records"],
    ),
    "a history that tells an answer nobody gives": (
        with_move(AGAIN, told="Asked again of {king}"),
        ["again tells king, which it does not ask"],
    ),
    "a mistake of which the person was told, with no words to take it back": (
        with_move(REPLY, undoable=True),
        ["reply can be undone, and nothing says what the person was told"],
    ),
    "words that take back what stands": (
        with_move(REPLY, undone="that it was over"),
        ["reply says what it takes back, and cannot be undone"],
    ),
    "a document with nothing in it": (
        with_move(REPLY, document=True),
        ["reply records a document with nothing to read"],
    ),
    "a document that no letter brings": (
        with_move(LOOK, document=True, brought_by=("overdue",)),
        ["look records a document that no letter brings the person"],
    ),
    "a letter that brings no document": (
        with_move(LOOK, brought_by=("stage2_letter",)),
        ["look says what brings a document, and records none"],
    ),
    "a question whose answer no case knows": (
        with_move(LOOK, fields=(FINDINGS, Field("dream", "What?", known="dream"))),
        ["look knows dream, which no case says"],
    ),
    # What must be told
    "a letter that is no notice": (
        with_move(WAKE, letters=(("telegram", TO_THEM),)),
        ["letter telegram is no notice: give it its line in notices.py"],
    ),
    "an extension that tells the person nothing": (
        with_move(EXTEND, letters=()),
        ["extend owes the complainant no letter of N16 or N23"],
    ),
    "a reply by a letter that is no reply": (
        with_move(REPLY, letters=(("stage1_reply", "team"), ("progress_told", TO_THEM))),
        [
            "answer is stopped by stage1_reply, which nobody sends or records",
            "at_most is stopped by stage1_reply, which nobody sends or records",
            "window starts at stage1_reply, which never happens",
            "reply owes the complainant no letter of N18",
        ],
    ),
    "an end that tells the person nothing": (
        with_move(LOOK, letters=()),
        ["look takes it from second to shut and tells the person nothing"],
    ),
    "an opening that tells the person nothing": (
        with_move(WAKE, letters=()),
        ["wake takes it from rest to open and tells the person nothing"],
    ),
    "a way from stage to stage that tells the person nothing": (
        with_stage(
            "second",
            moves=(*SOUND.stage("second").moves, replace(WAKE, name="step_back", letters=())),
        ),
        ["step_back takes it from second to open and tells the person nothing"],
    ),
    "a late answer that nobody tells the person of": (
        without_nudge(1),
        ["nobody tells the person that answer is late"],
    ),
    "a window that ends unannounced": (
        without_nudge(2),
        ["window ends and nobody says so beforehand"],
    ),
    "a window announced by a letter that says something else": (
        with_nudge(2, letter="delay"),
        ["window ends and nobody says so beforehand"],
    ),
    "a window announced when it is over": (
        with_nudge(2, offset=1),
        ["window ends and nobody says so beforehand"],
    ),
    "a case put at rest without a word": (
        with_nudge(3, to="team"),
        ["window puts the case at rest and tells the person nothing"],
    ),
}


def test_a_sound_table_has_no_faults() -> None:
    assert find_faults(SOUND) == []
    assert find_faults(needed_so()) == []


@pytest.mark.parametrize("hole", BROKEN)
def test_the_checker_refuses_a_table_with(hole: str) -> None:
    broken, found = BROKEN[hole]
    assert find_faults(broken) == found


@pytest.mark.parametrize("fact", sorted({fact for _, _, facts in MUST_TELL for fact in facts}))
def test_a_move_must_write_to_those_whom_its_notice_is_for(fact: str) -> None:
    rows = [(number, to) for number, to, facts in MUST_TELL if fact in facts]
    silent = with_move(WAKE, records=fact)
    assert [f for f in find_faults(silent) if f.startswith("wake owes")] == [
        f"wake owes the {to} no letter of {number.replace(' ', ' or ')}" for number, to in rows
    ]


@pytest.mark.parametrize("row", MUST_TELL_IN, ids=" ".join)
def test_a_procedure_must_tell_by_its_own_notice(row: tuple[str, str, str, str]) -> None:
    name, number, to, fact = row
    own = PROCEDURES[name]
    silent = tuple(
        replace(s, moves=tuple(replace(m, letters=()) if m.records == fact else m for m in s.moves))
        for s in own.stages
    )
    first = {"on_triage": (), "on_split": ()} if fact == "triaged" else {"stages": silent}
    assert f"{fact} owes the {to} no letter of {number}" in find_faults(replace(own, **first))


def test_a_stage_or_clock_that_is_not_there_is_an_error_and_not_none() -> None:
    with pytest.raises(KeyError):
        SOUND.stage("nowhere")
    with pytest.raises(KeyError):
        SOUND.clock("never")


# --- our own procedures

ALL = pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=lambda p: p.name)
ROLES = {
    role
    for code in ("sefton", "sthelens")
    for officer in councils.load_council(code).officers
    for role in officer.roles
}
STATUTE = PROCEDURES["children_act"]


@ALL
def test_our_procedures_have_no_faults(procedure: Procedure) -> None:
    assert find_faults(procedure) == []


@ALL
def test_every_move_is_said_in_whole_sentences_by_people_who_exist_when_it_makes_sense(
    procedure: Procedure,
) -> None:
    for move in dict.fromkeys(procedure.moves):
        assert move.explains.endswith("."), move.name
        assert move.done.endswith("."), move.name
        people = ROLES | {"owner", *BESIDE, COMPLAINANT} | PARTS.keys()
        assert set(move.by) <= people, move.name


@ALL
def test_a_move_of_the_persons_own_asks_only_what_they_can_answer(procedure: Procedure) -> None:
    for move in procedure.moves:
        if COMPLAINANT in move.by:
            assert move.by == (COMPLAINANT,), (
                f"{move.name} speaks to the person and to officers at once"
            )
            assert {f.kind for f in move.fields} <= {"words", "text", "choice", "check", "party"}, (
                move.name
            )
            asked = [f for f in move.fields if f.kind not in ("choice", "party")]
            # whom the person adds, and where we are to write: no reasons
            given = {"helper", "email"}
            demanded = [f.name for f in asked if f.required and f.name not in given]
            assert not demanded, f"{move.name} may not demand reasons (traps 15 and 28)"


@ALL
def test_where_the_law_gives_a_number_no_council_may_loosen_it(procedure: Procedure) -> None:
    for clock in procedure.clocks:
        number_of_law = (
            re.match(r"r\d+|GTBFC \d|DPA", clock.source) and "DESIGN" not in clock.source
        )
        if number_of_law and clock.days:
            assert clock.most is not None, f"{clock.name} ({clock.source}) has no cap"


@ALL
def test_every_clock_has_a_cap_or_says_why_it_has_none(procedure: Procedure) -> None:
    for clock in procedure.clocks:
        if not clock.days:
            assert is_looser(clock, 1)  # its day is set for the case, and no council can
        elif clock.most is None:
            assert clock.whose == "person", clock.name
            assert clock.no_most, clock.name
        else:
            assert not clock.no_most, clock.name
            assert is_looser(clock, clock.most + 1) or clock.whose == "person"


# RULES 1.1.6, by hand: the days, what starts it, and where it says so.
LIMITS = {
    "ack": (3, "receipt", "002:175-177"),
    "s1_response": (10, "receipt", "r14"),
    "s1_max": (20, "receipt", "r14"),
    "s2_response": (25, "stage2_requested", "r17"),
    "s2_max": (65, "stage2_requested", "r17"),
    "s3_request_window": (20, "stage2_letter", "r18"),
    "s3_request_ack": (2, "stage3_requested", "GTBFC"),
    "s3_chair_appointed": (10, "stage3_requested", "GTBFC"),
    "s3_panel_meets": (30, "stage3_requested", "r19"),
    "s3_panel_papers": (-10, "panel_arranged", "002:144-147"),
    "s3_panel_report": (5, "panel_met", "r20"),
    "s3_council_response": (15, "panel_reported", "r20"),
}


@pytest.mark.parametrize("clock", LIMITS)
def test_the_statutory_limits_are_those_of_the_rules_and_no_council_may_loosen_them(
    clock: str,
) -> None:
    days, starts, source = LIMITS[clock]
    rule = STATUTE.clock(clock)
    assert (rule.days, rule.most, rule.starts, rule.unit) == (days, days, (starts,), "working")
    assert source in rule.source


def test_the_time_advised_for_asking_for_stage_2_is_twenty_days_and_no_limit_of_law() -> None:
    rule = STATUTE.clock("s2_request_advised")
    assert (rule.days, rule.most, rule.whose) == (20, None, "person")


@pytest.mark.parametrize(
    ("clock", "dated_by", "asks"),
    [
        ("s2_response", "asked_on", {"asked_stage2", "record_agreed", "straight_to_stage2"}),
        ("s3_panel_meets", "asked_on", {"asked_stage3", "accept_late"}),
        ("s3_panel_papers", "panel_on", {"arrange"}),
        ("s3_panel_report", "met_on", {"met"}),
        ("s3_council_response", "received_on", {"report"}),
    ],
)
def test_a_clock_counts_from_the_day_it_happened_and_not_from_the_day_it_was_recorded(
    clock: str, dated_by: str, asks: set[str]
) -> None:
    rule = STATUTE.clock(clock)
    assert rule.dated_by == dated_by
    asking = {
        m.name
        for m in STATUTE.moves
        if m.records in rule.starts and any(f.name == dated_by for f in m.fields)
    }
    assert asks <= asking


def test_the_ladder_of_a_late_answer_is_that_of_the_rules() -> None:
    own = [n for n in STATUTE.nudges if n.clock == "s1_response" and n.to != COMPLAINANT]
    assert [(n.offset, n.to) for n in own if not n.every] == [
        (-5, "owner"),
        (-2, "owner"),
        (-1, "owner"),
        (0, "owner"),
        (0, "manager"),
        (1, "complaints_manager"),
        (3, "head_of_service"),
        (5, "director"),
    ]
    assert {(n.offset, n.every, n.to) for n in own if n.every} == {
        (10, 5, "director"),  # weekly
        (1, 1, "owner"),  # daily (N15)
    }


@ALL
def test_every_limit_of_a_complaint_climbs_the_whole_ladder_when_it_is_late(
    procedure: Procedure,
) -> None:
    measures = {c.extends_to for c in procedure.clocks}
    for clock in procedure.clocks:
        rungs = {n.to for n in procedure.nudges if n.clock == clock.name and n.offset >= 0}
        chased = clock.whose == "council" and clock.unit != "days" and clock.name not in measures
        if chased and procedure.kind in ("complaint", "concern"):
            assert {*LADDER[1:]} <= rungs, clock.name
            assert any(n.every for n in procedure.nudges if n.clock == clock.name), (
                f"{clock.name} is forgotten in the end"
            )


# --- every notice of the rules is owed by somebody

# The numbers of RULES section 5 that each kind of procedure owes, by hand.
ANY_COMPLAINT = "N1 N2 N6 N7 N8 N11 N12 N13 N14 N15 N17 N18 N30 N32 N35 N36 N37 N43"
BY_A_MOVE = {
    "children_act": (
        f"{ANY_COMPLAINT} N9 N10 N16 N19 N20 N21 N22 N23 N24 N25 N26 N27 N28 N29 N31 N33 N34"
    ),
    "corporate": f"{ANY_COMPLAINT} N3 N10 N16 N19 N23 N29 N31 N33 N34",
    "cp_conference": f"{ANY_COMPLAINT} N4 N9 N10 N31 N33 N34 N40",
    "data_protection": f"{ANY_COMPLAINT} N42",
    "concern": f"{ANY_COMPLAINT} N5 N33 N34",
    "compliment": "N1 N6 N12 N30 N39",
}


@pytest.mark.parametrize("procedure", BY_A_MOVE)
def test_every_notice_that_a_procedure_needs_is_owed_by_it(procedure: str) -> None:
    owed = {number for letter in PROCEDURES[procedure].letters for number in read_numbers(letter)}
    assert set(BY_A_MOVE[procedure].split()) - owed == set()


def test_every_notice_of_the_rules_is_owed_by_somebody() -> None:
    owed = {
        number
        for p in PROCEDURES.values()
        for letter in p.letters
        for number in read_numbers(letter)
    }
    bounced = "N38"  # the post room owes it
    assert {f"N{n}" for n in range(1, 44)} - owed == {bounced}
    assert read_numbers("bounced") == {bounced}


def test_every_letter_to_the_person_says_in_a_line_what_it_was() -> None:
    to_them = {
        n for p in PROCEDURES.values() for m in p.moves for n, to in m.letters if to == COMPLAINANT
    }
    to_them |= {n.letter for p in PROCEDURES.values() for n in p.nudges if n.to == COMPLAINANT}
    assert {name for name in to_them if not NOTICES[name].said} == set()


# --- a council's own numbers


def council(days: dict[str, dict[str, int]]) -> Authority:
    sefton = councils.load_council("sefton").authority
    return Authority.of("sefton", sefton.officers, sefton.services, days)


@pytest.mark.parametrize(
    ("procedure", "clock", "days"),
    [
        ("children_act", "ack", 4),
        ("children_act", "s1_response", 11),
        ("children_act", "s1_max", 21),
        ("children_act", "s2_response", 26),
        ("children_act", "s2_max", 66),
        ("children_act", "s3_request_window", 19),  # the person's own time
        ("children_act", "s3_request_ack", 3),
        ("children_act", "s3_chair_appointed", 11),
        ("children_act", "s3_panel_meets", 31),
        ("children_act", "s3_panel_papers", -5),  # the papers would come five days before the panel
        ("children_act", "s3_panel_papers", 10),
        ("children_act", "s3_panel_report", 6),
        ("children_act", "s3_council_response", 16),
        ("children_act", "s1_response", 0),
        ("children_act", "s1_response", -3),
        ("children_act", "danger", 2),
        ("children_act", "freeze", 5),
    ],
)
def test_a_council_whose_timings_are_looser_than_the_laws_does_not_start(
    procedure: str, clock: str, days: int
) -> None:
    with pytest.raises(ValueError, match=f"{procedure}: {clock} is .* days, and {days} is looser"):
        council({procedure: {clock: days}})


@pytest.mark.parametrize(
    ("clock", "days"),
    [("ack", 2), ("s1_response", 9), ("s3_request_window", 30), ("s3_panel_papers", -15)],
)
def test_a_council_may_be_stricter_with_itself_than_the_law(clock: str, days: int) -> None:
    assert (
        council({"children_act": {clock: days}}).procedures["children_act"].clock(clock).days
        == days
    )
    assert STATUTE.clock(clock).days != days


def test_a_councils_own_answer_may_not_end_after_the_limit_it_extends_to() -> None:
    with pytest.raises(
        ValueError, match="s2_response extends to s2_max, so it must end before that"
    ):
        council({"children_act": {"s2_max": 25}})


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ({"children_act": {"s4_response": 5}}, "children_act: there is no clock s4_response"),
        ({"adults": {"ack": 3}}, "there is no procedure adults"),
    ],
)
def test_a_council_that_times_what_is_not_there_does_not_start(
    days: dict[str, dict[str, int]], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        council(days)


def test_a_councils_own_number_is_what_its_clocks_count() -> None:
    rule = (
        council({"children_act": {"s1_response": 5}})
        .procedures["children_act"]
        .clock("s1_response")
    )
    assert start_clock(rule, date(2026, 11, 27)).due_on == date(2026, 12, 4)  # Friday to Friday
