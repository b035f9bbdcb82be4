"""Writes docs/procedures.md and the lists of docs/letters.md from the tables themselves: `make
tables`. A test fails where they differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from chalicelib import councils
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.clock_words import say_days
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
    WHO,
    WHOSE,
    cap,
    capital,
    counted_from,
    ended_by,
    leads,
    letter,
    letters,
    listed,
    only,
    own_number,
    promise,
    small,
    table,
    who,
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
  actions”.

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


def page() -> str:
    """Return every procedure as one page for a complaints manager."""
    contents = [
        (
            f"[{capital(p.title)}](#{p.name})",
            f"`{p.name}`",
            p.choice or "What is told us without a name",
        )
        for p in RULES.values()
    ]
    head = HEAD.format(
        contents=table(("procedure", "in the tables", "is for"), contents),
        endings=listed([letter(e) for e in ENDINGS]),
    )
    return head + _shared() + "".join(_procedure(p) for p in RULES.values()) + _set_by_councils()


def _shared() -> str:
    """Return the part about what all procedures have in common."""
    first = next(iter(RULES.values()))
    groups = [
        (
            f'<a id="{anchor}"></a>\n\n### '
            f"{title}\n\n{said}\n\n{table(MOVES, [_move(first, m) for m in rows])}"
        )
        for title, anchor, rows, said in SHARED
    ]
    beside = table(CLOCKS, [_clock(first, c) for c in ALWAYS_CLOCKS])
    chased = table(("clock", "who is told, and when"), list(_nudges(ALWAYS_NUDGES, ALWAYS_CLOCKS)))
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
            _ladders(),
        ]
    )


def _ladders() -> str:
    rungs = (
        ("the ladder", make_ladder("")),
        ("the late ladder", make_late_ladder("")),
        ("the short chase", make_chaser("")),
    )
    rows = [(name, "; ".join(_one(n) for n in nudges)) for name, nudges in rungs]
    said = (
        "Every letter of them goes at 7 in the morning in London. A rung whom the complaint "
        "names is skipped, and the next one up is told."
    )
    return (
        "### Reminders, and the ladder of a late "
        f"date\n\n{said}\n\n{table(('called', 'who is told, and when'), rows)}"
    )


def _procedure(p: Procedure) -> str:
    head = (
        f'\n<a id="{p.name}"></a>\n\n## {capital(p.title)}\n\n`{p.name}` · {p.source}. '
        f"{p.about}\n\n{_first(p)}\n"
    )
    if twin := _twin(p):
        return head + _like(p, twin)
    clocks = [c for c in p.clocks if c not in ALWAYS_CLOCKS]
    nudges = tuple(n for n in p.nudges if n not in ALWAYS_NUDGES)
    return "\n".join(
        [
            head,
            "### Numbers\n",
            table(CLOCKS, [_clock(p, c) for c in clocks]) + _beside(p),
            "### Stage by stage\n",
            *_stages(p),
            "### Reminders, and what the person is told when a date is near or late\n",
            table(("clock", "who is told, and when"), list(_nudges(nudges, clocks))),
        ]
    )


def _first(p: Procedure) -> str:
    said = [
        ("As it comes in", p.on_receipt),
        ("Once the team has recorded what it is", p.on_triage),
        ("Of a part that is split off into it", p.on_split),
    ]
    return "".join(f"- {when}: {letters(owed)}.\n" for when, owed in said if owed)


def _twin(p: Procedure) -> Procedure | None:
    """Return an earlier procedure with the same rows, apart from their explanations, or None."""
    before = list(RULES.values())[: list(RULES).index(p.name)]
    return next(
        (q for q in before if (q.clocks, q.nudges, _plain(q)) == (p.clocks, p.nudges, _plain(p))),
        None,
    )


def _plain(p: Procedure) -> tuple[Stage, ...]:
    return tuple(
        replace(s, moves=tuple(replace(m, explains="") for m in s.moves)) for s in p.stages
    )


def _like(p: Procedure, twin: Procedure) -> str:
    theirs = {m.name: m.explains for m in twin.moves}
    other = {m.name: m for m in p.moves if m.explains != theirs[m.name]}
    points = [
        f"- **{m.button}** asks more of whoever does it: {m.explains}\n" for m in other.values()
    ]
    points += [f"- Its letters carry `_signpost_{name}`.\n" for name in p.signposts]
    return (
        "Its stages, numbers, moves and reminders are those of "
        f"[{twin.title}](#{twin.name}).\n\n{''.join(points)}"
    )


def _beside(p: Procedure) -> str:
    missing = [f"`{c.name}`" for c in ALWAYS_CLOCKS if c not in p.clocks]
    return (
        "\nBeside them run [those of any "
        f"case](#beside){', but not ' + listed(missing, 'or') if missing else ''}.\n"
    )


def _clock(p: Procedure, c: ClockRule) -> tuple[str, ...]:
    if c.extends_to:
        longest = f"{p.clock(c.extends_to).days}, once"
    else:
        longest = ""
    return (
        f"`{c.name}`: {promise(c)}",
        say_days(c),
        longest,
        cap(c),
        own_number(c),
        WHOSE[c.whose],
        counted_from(p, c),
        ended_by(p, c),
        c.source,
    )


def _stages(p: Procedure) -> Iterable[str]:
    """Yield each stage with its own moves, and name those that were printed before.

    Stages with nothing new come last, as a table.
    """
    printed: list[Move] = []
    rest: list[tuple[str, ...]] = []
    for stage in p.stages:
        own = [m for m in stage.moves if not any(m in rows for _, _, rows, _ in SHARED)]
        new = [m for m in own if m not in printed]
        as_above = listed([f"“{m.button}”" for m in own if m in printed])
        printed += new
        if new:
            if as_above:
                also = f"As above: {as_above}.\n\n"
            else:
                also = ""
            moves = table(MOVES, [_move(p, m) for m in new])
            yield f"#### {stage.title}\n\n{_about(stage)}\n\n{moves}\n{also}{_besides(stage)}"
        else:
            may = "; ".join(filter(None, (as_above, small(_besides(stage).strip()))))
            rest.append((stage.title, f"`{stage.name}`, {stage.status}", f"“{stage.now}”", may))
    if rest:
        yield "#### How else it may stand\n"
        yield table(("stage", "in the tables", "the person reads", "what may be done"), rest)


def _about(stage: Stage) -> str:
    if stage.who:
        with_whom = f" The public guide says who deals with it: “{stage.who}”."
    else:
        with_whom = ""
    if stage.still:
        still = " The person’s own time stands still here."
    else:
        still = ""
    return f"`{stage.name}`, {stage.status}.{with_whom}{still} The person reads: “{stage.now}”"


def _besides(stage: Stage) -> str:
    said = []
    for title, anchor, rows, _ in SHARED:
        here = [m.button for m in rows if m in stage.moves]
        missing = [m.button for m in rows if not stage.move(m.name)]
        if here and len(missing) > len(here):
            said.append(f"of [{title.lower()}](#{anchor}) only: {listed([f'“{b}”' for b in here])}")
        elif here:
            if missing:
                less = f", without {listed([f'“{b}”' for b in missing], 'or')}"
            else:
                less = ""
            said.append(f"[{title.lower()}](#{anchor}){less}")
    if not said:
        return ""
    return f"Besides, {'; and '.join(said)}.\n"


def _move(p: Procedure, m: Move) -> tuple[str, ...]:
    what = f"**{m.button}** (`{m.name}`{', on the case’s page' if m.rare else ''}). {m.explains}"
    return what, who(m.by), only(p, m), leads(p, m), letters(m.letters), m.source


def _nudges(nudges: tuple[Nudge, ...], clocks: Iterable[ClockRule]) -> Iterable[tuple[str, str]]:
    for clock in clocks:
        left = [n for n in nudges if n.clock == clock.name]
        said = []
        for called, rungs in _patterns(clock.name):
            if left and set(rungs) <= set(left):
                left = [n for n in left if n not in rungs]
                said.append(called)
        if said or left:
            yield f"`{clock.name}`", "; ".join([*said, *(_one(n) for n in left)])


def _patterns(clock: str) -> tuple[tuple[str, tuple[Nudge, ...]], ...]:
    return (
        ("the ladder", make_ladder(clock)),
        ("the short chase", make_chaser(clock)),
        ("the short chase, of whoever has the case", make_chaser(clock, "owner")),
        ("the late ladder", make_late_ladder(clock)),
    )


def _one(n: Nudge) -> str:
    days = f"{abs(n.offset)} day{'s' if abs(n.offset) != 1 else ''}"
    if not n.offset:
        when = "on the day"
    else:
        when = f"{days} {'before' if n.offset < 0 else 'after'}"
    if n.every > 1:
        every = f", then every {n.every}"
    else:
        if n.every:
            every = ", then every day"
        else:
            every = ""
    if n.leads_to:
        rest = f", and it is then `{n.leads_to}`"
    else:
        rest = ""
    if n.unless_extended:
        unless = ", unless it was put back as far as it goes"
    else:
        unless = ""
    return f"{when}{every}: {letter(n.letter)} to {WHO[n.to]}{unless}{rest}"


def _set_by_councils() -> str:
    rows = []
    for code in councils.known():
        council = councils.load(code)
        for p in council.authority.procedures.values():
            rows += [
                (council.name, p.title, f"`{c.name}`", str(c.usual), str(c.days))
                for c in p.clocks
                if c.usual is not None
            ]
    head = ("council", "procedure", "clock", "the number above", "its own")
    return (
        f"\n## What councils have set for themselves\n\n{table(head, rows) or 'None has set any.'}"
    )


def main() -> None:
    """Write the pages."""
    FILE.write_text(page(), "utf-8")
    letter_tables.FILE.write_text(letter_tables.page(), "utf-8")


if __name__ == "__main__":
    main()
