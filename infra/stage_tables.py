"""The stages of a procedure and what may be done at each, as tables of docs/procedures.md."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from chalicelib.core.procedures.shared.any_time import ALWAYS
from chalicelib.core.procedures.shared.pause_and_stop import AFTERWARDS, WHILE_OPEN
from chalicelib.core.procedures.tables import Move, Procedure, Stage
from infra.table_words import (
    describe_conditions,
    join_words,
    list_letters,
    lower_first,
    name_actors,
    name_next_stage,
    write_table,
)

T = TypeVar("T")


def leave_out(some: Iterable[T], rows: Iterable[T]) -> list[T]:
    """Return the rows that are not among some others."""
    return [row for row in rows if row not in some]


SHARED = (
    (
        "At any time",
        "any",
        ALWAYS,
        "At every stage, whether it is open or over, unless it says otherwise there.",
    ),
    (
        "While it is open",
        "open",
        tuple(leave_out(ALWAYS, WHILE_OPEN)),
        "At every stage that is open, unless it says otherwise there.",
    ),
    (
        "Once it is over",
        "over",
        tuple(leave_out((*ALWAYS, *WHILE_OPEN), AFTERWARDS)),
        "At every stage that is answered, at rest, withdrawn, not accepted or somewhere else.",
    ),
)
MOVES = ("what may be done", "by whom", "when", "leads to", "letters", "source")


def write_stages(p: Procedure) -> Iterable[str]:
    """Yield each stage with its own moves, and name those that were printed before.

    Stages with nothing new come last, as a table.
    """
    shared: list[Move] = []
    for _, _, rows, _ in SHARED:
        shared += rows
    printed: list[Move] = []
    rest: list[tuple[str, ...]] = []
    for stage in p.stages:
        own = leave_out(shared, stage.moves)
        new = leave_out(printed, own)
        as_above = join_words(_quote_buttons(leave_out(new, own)))
        printed += new
        if not new:
            and_shared = lower_first(_name_shared_moves(stage).strip())
            may = "; ".join(filter(None, (as_above, and_shared)))
            rest.append((stage.title, f"`{stage.name}`, {stage.status}", f"“{stage.now}”", may))
            continue
        also = ""
        if as_above:
            also = f"As above: {as_above}.\n\n"
        yield (
            f"#### {stage.title}\n\n{_describe_stage(stage)}\n\n{write_moves(p, new)}\n"
            f"{also}{_name_shared_moves(stage)}"
        )
    if rest:
        yield "#### How else it may stand\n"
        yield write_table(("stage", "in the tables", "the person reads", "what may be done"), rest)


def _describe_stage(stage: Stage) -> str:
    if stage.who:
        with_whom = f" The public guide says who deals with it: “{stage.who}”."
    else:
        with_whom = ""
    if stage.still:
        still = " The person’s own time stands still here."
    else:
        still = ""
    said = f"`{stage.name}`, {stage.status}.{with_whom}{still} The person reads: “{stage.now}”"
    if stage.now_read:
        said += f" Once the team has recorded what it is about: “{stage.now_read}”"
    return said


def _name_shared_moves(stage: Stage) -> str:
    said = []
    for title, anchor, rows, _ in SHARED:
        here = []
        missing = []
        for move in rows:
            if move in stage.moves:
                here.append(move)
            elif not stage.move(move.name):
                missing.append(move)
        link = f"[{title.lower()}](#{anchor})"
        if here and len(missing) > len(here):
            said.append(f"of {link} only: {join_words(_quote_buttons(here))}")
        elif here and missing:
            said.append(f"{link}, without {join_words(_quote_buttons(missing), 'or')}")
        elif here:
            said.append(link)
    if not said:
        return ""
    return f"Besides, {'; and '.join(said)}.\n"


def _quote_buttons(moves: Iterable[Move]) -> list[str]:
    return [f"“{move.button}”" for move in moves]


def write_moves(p: Procedure, moves: Iterable[Move]) -> str:
    """Return a table of moves."""
    rows = []
    for move in moves:
        rows.append(_make_move_row(p, move))
    return write_table(MOVES, rows)


def _make_move_row(p: Procedure, m: Move) -> tuple[str, ...]:
    where = ""
    if m.rare:
        where = ", on the case’s page"
    what = f"**{m.button}** (`{m.name}`{where}). {m.explains}"
    return (
        what,
        name_actors(m.by),
        describe_conditions(p, m),
        name_next_stage(p, m),
        list_letters(m.letters),
        m.source,
    )
