"""Writes docs/procedures.md from the procedures' own tables: `make tables`. A test fails where the page and the tables differ."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import Procedure, Stage

FILE = Path(__file__).resolve().parent.parent / "docs" / "procedures.md"
WHO = {"complaints_team": "", "complaints_officer": "", "complaints_manager": "the complaints team"}


def page() -> str:
    """Every procedure as a page for a complaints manager."""
    head = (
        "# The procedures, as Heard runs them\n\nMade by `make tables` from `chalicelib/core/procedures/`. Days are working days in "
        "England; day 0 is the London date of the starting event.\n"
    )
    return head + "\n".join(_procedure(p) for p in PROCEDURES.values())


def _procedure(p: Procedure) -> str:
    clocks = (
        (
            c.name,
            f"{c.days} {c.unit}" if c.unit == "calendar" else str(c.days),
            " or ".join(f"`{x}`" for x in c.starts),
            " or ".join(f"`{x}`" for x in c.stopped_by),
            f"`{c.extends_to}`" if c.extends_to else "none",
            c.source,
        )
        for c in p.clocks
    )
    nudges = (
        (
            n.clock,
            f"{n.offset:+d}" + (f", then every {n.every}" if n.every else ""),
            n.to,
            f"`{n.letter}`" + (f", then `{n.leads_to}`" if n.leads_to else ""),
        )
        for n in p.nudges
    )
    return "\n".join(
        [
            f"\n## {p.title[0].upper()}{p.title[1:]}\n\n`{p.name}`. {p.source}.\n",
            "On receipt: " + ", ".join(f"`{letter}` to {to}" for letter, to in p.on_receipt) + ".\n",
            "### Clocks\n\nA clock starts and stops when a letter leaves or a fact is recorded; it runs again if that letter comes back.\n",
            _table(("clock", "days", "starts at", "stopped by", "extends to", "source"), clocks),
            "\n### Stages and moves\n",
            _table(
                ("stage", "move", "who", "leads to", "letters", "source"), (row for s in p.stages for row in _moves(s))
            ),
            "\n### Reminders and the ladder\n\nDays before or after the due date, at 7 in the morning in London. A rung whom the complaint names is skipped.\n",
            _table(("clock", "day", "to", "letter"), nudges),
            "",
        ]
    )


def _moves(stage: Stage) -> Iterable[tuple[str, ...]]:
    for n, move in enumerate(stage.moves):
        who = ", ".join(dict.fromkeys(WHO.get(by, by) for by in move.by if WHO.get(by, by)))
        letters = ", ".join(f"`{letter}` to {to}" for letter, to in move.letters)
        yield (
            f"`{stage.name}`: {stage.title}" if n == 0 else "",
            move.button,
            who,
            f"`{move.leads_to}`" if move.leads_to else "stays",
            letters,
            move.source,
        )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, tuple("---" for _ in head), *rows))


def main() -> None:
    """Write the page."""
    FILE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
