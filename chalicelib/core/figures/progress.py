"""Keep how far a public edition has been made safe, so that the next press goes on from there."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from chalicelib.core.figures.issued import write_issued
from chalicelib.core.figures.publish import Edition, Shown, name_cell

MOST_NAMED = 20  # numbers that could not be made safe


def write_progress(edition: Edition) -> dict[str, Any]:
    """Return how far an edition has been made safe, as plain data: how many of the numbers that it
    hides are proved safe, and which can never be, among it.
    """
    hidden = edition.make_published().hidden
    levels = {}
    for cell, level in edition.shown.items():
        levels[name_cell(cell)] = int(level)
    return {
        "of": _mark(edition),
        "shown": levels,
        "known": sorted(map(name_cell, edition.known)),
        "proven": sorted(edition.proven),
        "proved": len(edition.proven & set(hidden)),
        "hidden": len(hidden),
        "unsafe": name_unsafe(edition),
    }


def take_up(edition: Edition, kept: Mapping[str, Any] | None) -> bool:
    """Go on from what was kept of an edition with the same numbers. Return False where there is
    nothing to go on from, and the edition begins at its beginning.
    """
    if not kept or kept["of"] != _mark(edition):
        return False
    by_name = {name_cell(cell): cell for cell in edition.numbers}
    for name, level in kept["shown"].items():
        edition.shown[by_name[name]] = Shown(level)
    edition.known = set()
    for name in kept["known"]:
        edition.known.add(by_name[name])
    edition.proven = set(kept["proven"])
    edition.begun = True
    return True


def name_unsafe(edition: Edition) -> tuple[str, ...]:
    """Return the numbers that could not be made safe, as a reader finds them in the tables."""
    unsafe = set()
    for leak in edition.left:
        unsafe.add(leak.cell)
    named = []
    for table in edition.tables:
        for line in table.lines:
            for code, title in table.columns:
                if name_cell((table.id, line.code, code)) in unsafe:
                    named.append(f"{table.title} ({table.id}): {line.label}, {title}")
    if len(named) < len(unsafe):
        named.append("A number of a report that was published before")
    return tuple(named[:MOST_NAMED])


def _mark(edition: Edition) -> str:
    """Return what differs wherever an edition, or what was published before it, differs."""
    said = [repr(sorted(edition.numbers.items()))]
    for other in edition.others:
        said.append(repr((other.period.name, write_issued(other))))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
