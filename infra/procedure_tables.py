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
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    make_chaser,
    make_ladder,
    make_late_ladder,
)
from chalicelib.core.procedures.tables import ClockRule, Nudge, Procedure, Stage
from infra import letter_tables
from infra.stage_tables import SHARED, leave_out, write_moves, write_stages
from infra.table_words import (
    WHOSE,
    capitalise_first,
    describe_cap,
    describe_councils_range,
    describe_end,
    describe_nudge,
    describe_promise,
    describe_start,
    join_words,
    list_letters,
    name_letter,
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
    contents = []
    for p in RULES.values():
        title = f"[{capitalise_first(p.title)}](#{p.name})"
        contents.append((title, f"`{p.name}`", p.choice or "What is told us without a name"))
    head = HEAD.format(
        contents=write_table(("procedure", "in the tables", "is for"), contents),
        endings=join_words(list(map(name_letter, ENDINGS))),
    )
    page = [head, _write_shared()]
    for p in RULES.values():
        page.append(_write_procedure(p))
    page.append(_write_councils_numbers())
    return "".join(page)


def _write_shared() -> str:
    """Return the part about what all procedures have in common."""
    first = next(iter(RULES.values()))
    groups = []
    for title, anchor, rows, said in SHARED:
        moves = write_moves(first, rows)
        groups.append(f'<a id="{anchor}"></a>\n\n### {title}\n\n{said}\n\n{moves}')
    return "\n".join(
        [
            "## What all of them share\n",
            *groups,
            (
                '<a id="beside"></a>\n\n### Clocks that run beside any case\n\nWhatever '
                "becomes of the complaint, these run on.\n"
            ),
            _write_clocks(first, ALWAYS_CLOCKS),
            _write_nudges(ALWAYS_NUDGES, ALWAYS_CLOCKS),
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
        rows.append((name, "; ".join(map(describe_nudge, nudges))))
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
    clocks = leave_out(ALWAYS_CLOCKS, p.clocks)
    nudges = leave_out(ALWAYS_NUDGES, p.nudges)
    return "\n".join(
        [
            head,
            "### Numbers\n",
            _write_clocks(p, clocks) + _name_clocks_beside(p),
            "### Stage by stage\n",
            *write_stages(p),
            "### Reminders, and what the person is told when a date is near or late\n",
            _write_nudges(nudges, clocks),
        ]
    )


def _write_first_letters(p: Procedure) -> str:
    said = (
        ("As it comes in", p.on_receipt),
        ("Once the team has recorded what it is", p.on_triage),
        ("Of a part that is split off into it", p.on_split),
    )
    lines = []
    for when, owed in said:
        if owed:
            lines.append(f"- {when}: {list_letters(owed)}.\n")
    return "".join(lines)


def _find_twin(p: Procedure) -> Procedure | None:
    """Return an earlier procedure with the same rows, apart from their explanations, or None."""
    for earlier in RULES.values():
        if earlier.name == p.name:
            return None
        if earlier.clocks == p.clocks and earlier.nudges == p.nudges:
            if _strip_explanations(earlier) == _strip_explanations(p):
                return earlier
    return None


def _strip_explanations(p: Procedure) -> tuple[Stage, ...]:
    stripped = []
    for stage in p.stages:
        moves = tuple(replace(m, explains="") for m in stage.moves)
        stripped.append(replace(stage, moves=moves))
    return tuple(stripped)


def _write_differences(p: Procedure, twin: Procedure) -> str:
    theirs = {m.name: m.explains for m in twin.moves}
    points = dict[str, str]()
    for m in p.moves:
        if m.explains != theirs[m.name]:
            points[m.name] = f"- **{m.button}** asks more of whoever does it: {m.explains}\n"
    for name in p.signposts:
        points[name] = f"- Its letters carry `_signpost_{name}`.\n"
    return (
        "Its stages, numbers, moves and reminders are those of "
        f"[{twin.title}](#{twin.name}).\n\n{''.join(points.values())}"
    )


def _name_clocks_beside(p: Procedure) -> str:
    missing = []
    for clock in ALWAYS_CLOCKS:
        if clock not in p.clocks:
            missing.append(f"`{clock.name}`")
    but = ""
    if missing:
        but = f", but not {join_words(missing, 'or')}"
    return f"\nBeside them run [those of any case](#beside){but}.\n"


def _write_clocks(p: Procedure, clocks: Iterable[ClockRule]) -> str:
    rows = []
    for clock in clocks:
        rows.append(_make_clock_row(p, clock))
    return write_table(CLOCKS, rows)


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


def _write_nudges(nudges: Iterable[Nudge], clocks: Iterable[ClockRule]) -> str:
    rows = []
    for clock in clocks:
        left = [n for n in nudges if n.clock == clock.name]
        said = []
        for called, rungs in _list_patterns(clock.name):
            if left and set(rungs) <= set(left):
                left = leave_out(rungs, left)
                said.append(called)
        said += map(describe_nudge, left)
        if said:
            rows.append((f"`{clock.name}`", "; ".join(said)))
    return write_table(("clock", "who is told, and when"), rows)


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
            for c in p.clocks:
                rule = RULES[p.name].clock(c.name)
                start = describe_start(p, c)
                if start == describe_start(p, rule):
                    start = "as above"
                if c.usual is not None or start != "as above":
                    own = (str(rule.days), str(c.days), c.why or "", start)
                    rows.append((council.name, p.title, f"`{c.name}`", *own))
    head = ("council", "procedure", "clock", "the number above", "its own", "why", "counted from")
    numbers = write_table(head, rows) or "None has set any."
    return f"\n## What councils have set for themselves\n\n{numbers}"


def main() -> None:
    """Write the pages."""
    FILE.write_text(make_page(), "utf-8")
    letter_tables.FILE.write_text(letter_tables.make_page(), "utf-8")


if __name__ == "__main__":
    main()
