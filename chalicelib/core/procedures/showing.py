"""The checks of the columns that say what is shown of a case, to whom, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from string import Formatter

from chalicelib.core.procedures.tables import ClockRule, Move, Procedure

SHOWN_TO = frozenset({"", "everyone", "nobody"})


def misshown(procedure: Procedure) -> Iterable[str]:
    """Return what these columns say that cannot be shown, a sentence each."""
    for clock in procedure.clocks:
        yield from _misplaced(clock)
    for move in {id(move): move for move in procedure.moves}.values():  # many stages share a row
        yield from _mistold(move)


def _misplaced(clock: ClockRule) -> Iterable[str]:
    if clock.shown_to not in SHOWN_TO:
        yield f"{clock.name} is shown to {clock.shown_to}, who is no one"
    if clock.shown_to == "nobody" and clock.foretold:
        yield f"{clock.name} is foretold, and shown to nobody"
    yield from (
        f"{clock.name} is ended by {end} both ways"
        for end in sorted(set(clock.stopped_by) & set(clock.instead))
    )


def _mistold(move: Move) -> Iterable[str]:
    asked = {field.name for field in move.fields}
    told = {name for _, name, _, _ in Formatter().parse(move.told) if name is not None}
    yield from (f"{move.name} tells {name}, which it does not ask" for name in sorted(told - asked))
