"""Take over past cases from a CSV: all of the file is read and lived again first, so that nothing
is written where anything is wrong. Written again, a file goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chalicelib import store
from chalicelib.core.cases import Decision
from chalicelib.core.past.history import live_past_case
from chalicelib.core.past.read import Fault, PastCase, read_past_cases
from chalicelib.core.reading import references
from chalicelib.core.working_days import BeyondCalendar, london_date
from chalicelib.settings import settings

TRIED = "AAAA-AAAA"  # stands for a reference while a case is only tried
Tell = Callable[[int, int], None]  # told how many are done, of how many


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: `new` cases were written, or would be; `known` were there already."""

    lines: int
    new: int
    known: int
    faults: tuple[Fault, ...] = ()


def take_over(text: str, now: datetime, *, write: bool, tell: Tell | None = None) -> Taken:
    """Read a CSV of past cases, and write them where `write` says so and nothing is wrong."""
    authority = settings().council.authority
    cases, faults = read_past_cases(text, authority, london_date(now))
    if not faults:
        faults = _try_each(cases)
    if faults:
        return Taken(len(cases), 0, 0, faults)
    new = known = 0
    for number, past in enumerate(cases, 1):
        if store.find_seen(_name_cause(past)) is not None:
            known += 1
        else:
            if write:
                _write(past, now)
            new += 1
        if tell:
            tell(number, len(cases))
    return Taken(len(cases), new, known)


def _try_each(cases: tuple[PastCase, ...]) -> tuple[Fault, ...]:
    """Return what is wrong with the cases once they are lived again."""
    faults = []
    for past in cases:
        try:
            _live(past, TRIED)
        except (ValueError, BeyondCalendar) as error:
            faults.append(Fault(past.line, "", f"{error}"))
    return tuple(faults)


def _live(past: PastCase, reference: str) -> Decision:
    return live_past_case(past, reference, settings().council.authority)


def _write(past: PastCase, now: datetime) -> None:
    """Write one case whole, under a reference that nobody has."""
    while True:
        try:
            decision = _live(past, references.make_reference())
            store.commit(decision, before=0, now=now, seen=_name_cause(past))
        except store.Taken:
            continue
        except store.Seen:
            pass
        return


def _name_cause(past: PastCase) -> str:
    return f"past/{past.reference}"
