"""The letters of one case, read at most once while one of them is sent."""

from __future__ import annotations

from functools import cached_property

from chalicelib import store


class CaseLetters:
    """The letters of a case, read when somebody first asks for them."""

    def __init__(self, reference: str) -> None:
        self.reference = reference

    @cached_property
    def letters(self) -> list[store.Waiting]:
        """Return every letter of the case, in the order they were owed."""
        return store.load_letters(self.reference)
