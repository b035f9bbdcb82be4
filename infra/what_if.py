"""Answers "if this came at that time under this procedure, what is due when?" on the terminal:
`make what-if AT=2026-12-24T13:00`.

It counts as the product does, from the same rows and the same list of bank holidays. Nothing is
read or written but the council's file.
"""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from chalicelib import councils
from chalicelib.core import what_if
from chalicelib.core.procedures.clock_words import describe_days, repeats
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.what_if import Due, Unanswerable
from chalicelib.core.working_days import in_words, london_date

# Short words for days that are often known, and what happens on them.
SHORT = {
    "STAGE2": ("stage2_requested",),
    "STAGE3": ("stage3_requested",),
    "PANEL": ("panel_arranged", "panel_met"),
}


def answer(at: str, procedure: str, council: str, known: Sequence[str]) -> str:
    """Return the table for a time, a procedure and a council by their names, and later days already
    known, as `NAME=2027-02-01`. Raise Unanswerable, saying what to write instead, or BrokenCouncil
    for a faulty council's file.
    """
    under = _find_procedure(procedure, council)
    if not at:
        raise Unanswerable("Say when it came: AT=2026-12-24T13:00.")
    received = what_if.read_instant(at)
    rows = what_if.list_due_dates(under, london_date(received), dict(_read_known(under, known)))
    lines = [*_write_head(under, council, received), ""]
    for row in rows:
        lines.extend(_write_row(under, row))
    lines.extend(_write_foot(under))
    return "\n".join(lines)


def _find_procedure(name: str, council: str) -> Procedure:
    procedures = councils.load_council(council).authority.procedures
    if name not in procedures:
        raise Unanswerable(
            f"There is no procedure “{name}”. PROCEDURE is one of: {', '.join(procedures)}."
        )
    return procedures[name]


def _read_known(procedure: Procedure, known: Sequence[str]) -> Iterator[tuple[str, date]]:
    for said in known:
        name, _, day = said.partition("=")
        names = []
        for n in SHORT.get(name, (name,)):
            if name not in SHORT or n in what_if.starts(procedure):
                names.append(n)
        if not names:
            raise Unanswerable(f"{name} means nothing under {procedure.name}. Leave it out.")
        for n in names:
            yield (n, what_if.read_day(day))


def _write_head(procedure: Procedure, council: str, received: datetime) -> Iterator[str]:
    on = london_date(received)
    yield f"{councils.load_council(council).name}: {procedure.title} ({procedure.name})"
    yield f"If it comes in on {in_words(on)} (day 0, in London), these are due by the end of:"


def _write_row(procedure: Procedure, due: Due) -> Iterator[str]:
    rule = due.rule
    if rule.whose == "person":
        who = "the person may"
    else:
        who = "the council must"
    if repeats(rule):
        again = f", and every {describe_days(rule)} after that"
    else:
        again = ""
    if due.guessed:
        guess = "?"
    else:
        guess = " "
    yield (
        f"{guess} {in_words(due.due_on):<27} {rule.name:<26} "
        f"{describe_days(rule)}{' before' if rule.days < 0 else ''}"
    )
    if rule.usual is not None:
        own = f" The council’s own number: the rule’s is {rule.usual}. {rule.why}".rstrip()
    else:
        own = ""
    said = (
        f"{who[0].upper()}{who[1:]} {rule.promise}{again}. {due.why(procedure)}{own} Source: "
        f"{rule.source}."
    )
    yield from textwrap.wrap(said, 120, initial_indent="    ", subsequent_indent="    ")
    yield ""


def _write_foot(procedure: Procedure) -> Iterator[str]:
    yield (
        "? rests on a day that is not known: the last on which it may happen was taken. “you” "
        "is the person."
    )
    short = []
    for name, means in SHORT.items():
        if set(means) <= set(what_if.starts(procedure)):
            short.append(name)
    if short:
        says = f"{', '.join(f'{name}=2027-02-01' for name in short)}, or "
    else:
        says = ""
    yield from textwrap.wrap(
        (
            f'Give days that are known by {says}KNOWN="NAME=2027-02-01 ..." with any of: '
            f"{', '.join(what_if.starts(procedure))}."
        ),
        120,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; what is wrong with the question goes to standard error, with 2."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--at", default="")
    asked.add_argument("--procedure", default="children_act")
    asked.add_argument("--council", default="sefton")
    asked.add_argument(
        "known",
        nargs="*",
        help="NAME=2027-02-01: STAGE2, STAGE3, PANEL, or anything that a clock counts from",
    )
    given = asked.parse_args(arguments)
    try:
        print(answer(given.at, given.procedure, given.council, given.known))
    except (Unanswerable, councils.BrokenCouncil) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
