"""A complaint about data: looked into and told; and late."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

COMMISSIONER = "You can go to them at any time."


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield a case that is told what was found, and one left without an answer."""
    told = begin()
    told.triaged("data_protection")
    told.move("give_data_officer", "team", appoint_data_officer="dpo1")
    parts = {
        f"{part}-{p.number}": told.words[part]
        for p in told.case.points
        for part in ("evidence", "reasons", "rule")
    }
    told.move(
        "data_outcome",
        "dpo1",
        **parts,
        **{f"finding-{p.number}": "upheld" for p in told.case.points},
    )
    yield told

    late = begin()
    late.triaged("data_protection")
    late.left("data_understood")
    late.move("give_data_officer", "team", appoint_data_officer="dpo1")
    late.wait(21)
    yield late


MUST: dict[str, tuple[str, ...]] = {
    "data_understood": (  # N42
        ("We must tell you within 30 days, weekends too, that we have it. This letter does that."),
        "tell you what we found by Tuesday 29 December 2026",
        "this part does not wait for them",
        "Information Commissioner",
        COMMISSIONER,
        "0303 123 1113",
        "https://ico.org.uk",
        "Point 2",
        "wrong or missing",
        "the data protection complaints procedure",
        "Large print, please.",
    ),
    "data_asked": (
        "by Tuesday 29 December 2026",
        "Point 2",
        "Priya Nair",
        "without undue delay",
        "act/data_outcome",
    ),
    "data_outcome": (
        "Upheld",
        "Our own rules say that you must be told first.",
        "Our apology",
        "Information Commissioner",
        COMMISSIONER,
        "https://ico.org.uk",
        "treats you badly",
    ),
    "data_closed": ("Point 1: Upheld.", "each promise is kept by its date"),
    "data_late": (
        "Who has it",
        "What has happened so far",
        "tell you what we found by Tuesday 29 December 2026",
        "we are sorry",
        "Why it is late",
        "We still owe you this",
        COMMISSIONER,
    ),
}
