"""A complaint names everybody who could see to it, and goes to somebody outside the council."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

OVERSEERS = (
    *("Tom Fairclough", "Grace Adeyemi", "Samuel Bright", "Helen Ashworth"),
    *("Imran Sheikh", "Olwen Price", "Janet Orme", "David Merrick"),
)
MUST = {
    "everyone_named": (
        "names you and everyone else who could deal with it",
        "10:00am on Friday 27 November 2026",
        "act/give_outside",
    ),
    "outside_asked": (
        "Hello Inés Moran",
        "It names everybody who could look into it.",
        "My social worker changed three times",
        "act/triage",
        "act/look",
    ),
    "outside_told": (
        "Inés Moran",
        "It names everybody who could look into it.",
        "Our dates have not changed",
    ),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    life = begin(involved=OVERSEERS)
    life.move(
        "give_outside",
        "manager",
        outside_name="Inés Moran",
        outside_email="ines.moran@independent.example",
        reason="It names everybody who could look into it.",
    )
    yield life
