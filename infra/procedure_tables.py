"""Writes docs/procedures.md and the lists of docs/letters.md from the tables themselves: `make
tables`. A test fails where they differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from chalicelib import councils
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.clock_words import describe_days
from chalicelib.core.procedures.shared.any_time import ALWAYS, ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    make_chaser,
    make_ladder,
    make_late_ladder,
)
from chalicelib.core.procedures.shared.pause_and_stop import AFTERWARDS, WHILE_OPEN
from chalicelib.core.procedures.tables import ClockRule, Move, Nudge, Procedure, Stage
from infra import letter_tables
from infra.table_words import (
    WHOSE,
    capitalise_first,
    describe_cap,
    describe_conditions,
    describe_councils_range,
    describe_end,
    describe_nudge,
    describe_promise,
    describe_start,
    join_words,
    list_letters,
    lower_first,
    name_actors,
    name_letter,
    name_next_stage,
    write_table,
)

# as a council that has set no number of its own has them
RULES = {name: p.with_days({}) for name, p in PROCEDURES.items()}
FILE = Path(__file__).resolve().parent.parent / "docs" / "procedures.md"
HEAD = """# The procedures, as Heard runs them

Made by `make tables` from `chalicelib/core/procedures/`, so it says what the product does. Do not
change it by hand: change the tables. Sources are explained in [rules.md](rules.md), letters in
[letters.md](letters.md).

{contents}
## How to read this

- **Days** are working days in England unless it says otherwise. The London date of what a clock
  counts from is day 0. Due means by the end of that day.
- **Cap** is the number that no council may go past: of the council’s time the most, of the person’s
  time the least. It is the law’s, or what the councils have promised; the source says which. **A
  council may set** is what its own file may say in its place, under `[timings.<procedure>]`. A date
  that can be put back must also end before the one it is put back to.
- **Whose time**: the council’s is promised to the person, who is told when it is late. The person’s
  is theirs to use, and nothing is refused when it is over unless the row says that a person
  decides. The officers’ own is kept among officers; the person is told nothing of it.
- A letter starts or stops a clock **when it has left**: by email the day it leaves, by post two
  working days later. If it comes back, it never did.
- **An ending** is any of these letters, of those that the procedure can send: {endings}.
- **Whoever has the case** owns it; while nobody does, the complaints team. A move that many
  procedures share is printed once, below.
- A move is a button in the letters of those who may make it. One marked **on the case’s page** is
  rarer: it stands on the page that “See the whole case and its history” opens, under “Other
  actions” or “Complete or correct what we know”.

"""
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
        tuple(m for m in WHILE_OPEN if m not in ALWAYS),
        "At every stage that is open, unless it says otherwise there.",
    ),
    (
        "Once it is over",
        "over",
        tuple(m for m in AFTERWARDS if m not in (*ALWAYS, *WHILE_OPEN)),
        "At every stage that is answered, at rest, withdrawn, not accepted or somewhere else.",
    ),
)
MOVES = ("what may be done", "by whom", "when", "leads to", "letters", "source")
CLOCKS = (
    "clock",
    "days",
    "may be put back to",
    "cap",
    "a council may set",
    "whose time",
    "counted from",
    "ended by",
    "source",
)


def make_page() -> str:
    """Return every procedure as one page for a complaints manager."""
    contents = [
        (
            f"[{capitalise_first(p.title)}](#{p.name})",
            f"`{p.name}`",
            p.choice or "What is told us without a name",
        )
        for p in RULES.values()
    ]
    head = HEAD.format(
        contents=write_table(("procedure", "in the tables", "is for"), contents),
        endings=join_words([name_letter(e) for e in ENDINGS]),
    )
    return (
        head
        + _write_shared()
        + "".join(_write_procedure(p) for p in RULES.values())
        + _write_councils_numbers()
    )


def _write_shared() -> str:
    """Return the part about what all procedures have in common."""
    first = next(iter(RULES.values()))
    groups = [
        (
            f'<a id="{anchor}"></a>\n\n### '
            f"{title}\n\n{said}\n\n{write_table(MOVES, [_make_move_row(first, m) for m in rows])}"
        )
        for title, anchor, rows, said in SHARED
    ]
    beside = write_table(CLOCKS, [_make_clock_row(first, c) for c in ALWAYS_CLOCKS])
    chased = write_table(
        ("clock", "who is told, and when"), list(_make_nudge_rows(ALWAYS_NUDGES, ALWAYS_CLOCKS))
    )
    return "\n".join(
        [
            "## What all of them share\n",
            *groups,
            (
                '<a id="beside"></a>\n\n### Clocks that run beside any case\n\nWhatever '
                "becomes of the complaint, these run on.\n"
            ),
            beside,
            chased,
            _write_ladders(),
        ]
    )


def _write_ladders() -> str:
    rungs = (
        ("the ladder", make_ladder("")),
        ("the late ladder", make_late_ladder("")),
        ("the short chase", make_chaser("")),
    )
    rows = []
    for name, nudges in rungs:
        rows.append((name, "; ".join(describe_nudge(n) for n in nudges)))
    said = (
        "Every letter of them goes at 7 in the morning in London. A rung whom the complaint "
        "names is skipped, and the next one up is told."
    )
    return (
        "### Reminders, and the ladder of a late "
        f"date\n\n{said}\n\n{write_table(('called', 'who is told, and when'), rows)}"
    )


def _write_procedure(p: Procedure) -> str:
    head = (
        f'\n<a id="{p.name}"></a>\n\n## {capitalise_first(p.title)}\n\n`{p.name}` · {p.source}. '
        f"{p.about}\n\n{_write_first_letters(p)}\n"
    )
    if twin := _find_twin(p):
        return head + _write_differences(p, twin)
    clocks = []
    for clock in p.clocks:
        if clock not in ALWAYS_CLOCKS:
            clocks.append(clock)
    nudges = tuple(n for n in p.nudges if n not in ALWAYS_NUDGES)
    return "\n".join(
        [
            head,
            "### Numbers\n",
            write_table(CLOCKS, [_make_clock_row(p, c) for c in clocks]) + _name_clocks_beside(p),
            "### Stage by stage\n",
            *_write_stages(p),
            "### Reminders, and what the person is told when a date is near or late\n",
            write_table(("clock", "who is told, and when"), list(_make_nudge_rows(nudges, clocks))),
        ]
    )


def _write_first_letters(p: Procedure) -> str:
    said = [
        ("As it comes in", p.on_receipt),
        ("Once the team has recorded what it is", p.on_triage),
        ("Of a part that is split off into it", p.on_split),
    ]
    return "".join(f"- {when}: {list_letters(owed)}.\n" for when, owed in said if owed)


def _find_twin(p: Procedure) -> Procedure | None:
    """Return an earlier procedure with the same rows, apart from their explanations, or None."""
    before = list(RULES.values())[: list(RULES).index(p.name)]
    for q in before:
        if (q.clocks, q.nudges, _strip_explanations(q)) == (
            p.clocks,
            p.nudges,
            _strip_explanations(p),
        ):
            return q
    return None


def _strip_explanations(p: Procedure) -> tuple[Stage, ...]:
    stripped = []
    for stage in p.stages:
        stripped.append(replace(stage, moves=tuple(replace(m, explains="") for m in stage.moves)))
    return tuple(stripped)


def _write_differences(p: Procedure, twin: Procedure) -> str:
    theirs = {m.name: m.explains for m in twin.moves}
    other = {m.name: m for m in p.moves if m.explains != theirs[m.name]}
    points = []
    for m in other.values():
        points.append(f"- **{m.button}** asks more of whoever does it: {m.explains}\n")
    points += [f"- Its letters carry `_signpost_{name}`.\n" for name in p.signposts]
    return (
        "Its stages, numbers, moves and reminders are those of "
        f"[{twin.title}](#{twin.name}).\n\n{''.join(points)}"
    )


def _name_clocks_beside(p: Procedure) -> str:
    missing = []
    for clock in ALWAYS_CLOCKS:
        if clock not in p.clocks:
            missing.append(f"`{clock.name}`")
    return (
        "\nBeside them run [those of any "
        f"case](#beside){', but not ' + join_words(missing, 'or') if missing else ''}.\n"
    )


def _make_clock_row(p: Procedure, c: ClockRule) -> tuple[str, ...]:
    if c.extends_to:
        longest = f"{p.clock(c.extends_to).days}, once"
    else:
        longest = ""
    return (
        f"`{c.name}`: {describe_promise(c)}",
        describe_days(c),
        longest,
        describe_cap(c),
        describe_councils_range(c),
        WHOSE[c.whose],
        describe_start(p, c),
        describe_end(p, c),
        c.source,
    )


def _write_stages(p: Procedure) -> Iterable[str]:
    """Yield each stage with its own moves, and name those that were printed before.

    Stages with nothing new come last, as a table.
    """
    printed: list[Move] = []
    rest: list[tuple[str, ...]] = []
    for stage in p.stages:
        own = []
        for move in stage.moves:
            if not any(move in rows for _, _, rows, _ in SHARED):
                own.append(move)
        new = [m for m in own if m not in printed]
        as_above = join_words([f"“{m.button}”" for m in own if m in printed])
        printed += new
        if new:
            if as_above:
                also = f"As above: {as_above}.\n\n"
            else:
                also = ""
            moves = write_table(MOVES, [_make_move_row(p, m) for m in new])
            yield (
                f"#### {stage.title}\n\n{_describe_stage(stage)}\n\n{moves}\n"
                f"{also}{_name_shared_moves(stage)}"
            )
        else:
            may = "; ".join(
                filter(None, (as_above, lower_first(_name_shared_moves(stage).strip())))
            )
            rest.append((stage.title, f"`{stage.name}`, {stage.status}", f"“{stage.now}”", may))
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
    return f"`{stage.name}`, {stage.status}.{with_whom}{still} The person reads: “{stage.now}”"


def _name_shared_moves(stage: Stage) -> str:
    said = []
    for title, anchor, rows, _ in SHARED:
        here = [m.button for m in rows if m in stage.moves]
        missing = [m.button for m in rows if not stage.move(m.name)]
        if here and len(missing) > len(here):
            said.append(
                f"of [{title.lower()}](#{anchor}) only: {join_words([f'“{b}”' for b in here])}"
            )
        elif here:
            if missing:
                less = f", without {join_words([f'“{b}”' for b in missing], 'or')}"
            else:
                less = ""
            said.append(f"[{title.lower()}](#{anchor}){less}")
    if not said:
        return ""
    return f"Besides, {'; and '.join(said)}.\n"


def _make_move_row(p: Procedure, m: Move) -> tuple[str, ...]:
    what = f"**{m.button}** (`{m.name}`{', on the case’s page' if m.rare else ''}). {m.explains}"
    return (
        what,
        name_actors(m.by),
        describe_conditions(p, m),
        name_next_stage(p, m),
        list_letters(m.letters),
        m.source,
    )


def _make_nudge_rows(
    nudges: tuple[Nudge, ...], clocks: Iterable[ClockRule]
) -> Iterable[tuple[str, str]]:
    for clock in clocks:
        left = [n for n in nudges if n.clock == clock.name]
        said = []
        for called, rungs in _list_patterns(clock.name):
            if left and set(rungs) <= set(left):
                left = [n for n in left if n not in rungs]
                said.append(called)
        if said or left:
            yield f"`{clock.name}`", "; ".join([*said, *(describe_nudge(n) for n in left)])


def _list_patterns(clock: str) -> tuple[tuple[str, tuple[Nudge, ...]], ...]:
    return (
        ("the ladder", make_ladder(clock)),
        ("the short chase", make_chaser(clock)),
        ("the short chase, of whoever has the case", make_chaser(clock, "owner")),
        ("the late ladder", make_late_ladder(clock)),
    )


def _write_councils_numbers() -> str:
    rows = []
    for code in councils.list_codes():
        council = councils.load_council(code)
        for p in council.authority.procedures.values():
            rows += [
                (council.name, p.title, f"`{c.name}`", str(c.usual), str(c.days))
                for c in p.clocks
                if c.usual is not None
            ]
    head = ("council", "procedure", "clock", "the number above", "its own")
    numbers = write_table(head, rows) or "None has set any."
    return f"\n## What councils have set for themselves\n\n{numbers}"


def main() -> None:
    """Write the pages."""
    FILE.write_text(make_page(), "utf-8")
    letter_tables.FILE.write_text(letter_tables.make_page(), "utf-8")


if __name__ == "__main__":
    main()
