"""Who tells the child, and others whom it affects, of an answer to an adult (s26(7)(b))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.core.people.officers import CHILDREN, Officer
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def ask_to_tell_child(deciding: Deciding, move: Move, by: Officer) -> None:
    """Ask for it to be settled how the child hears of a decision, where an adult complained."""
    if move.affects_child and deciding.case.person.code not in CHILDREN:
        deciding.apply_fact("child_to_tell", by.key, deciding.case)
