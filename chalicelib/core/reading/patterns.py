"""Regular expressions that are compiled when they are first used.

Compiling them all takes a tenth of a second, which every cold start would pay for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Pattern:
    """A regular expression: `text` as `re` reads it, with `flags` of `re`."""

    def __init__(self, text: str, flags: int = 0) -> None:
        self.text = text
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.text, self.flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in `text`, or None."""
        return self._compiled.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of `text`, or None."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of the whole of `text`, or None."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield each match in `text`, from left to right."""
        return self._compiled.finditer(text)

    def findall(self, text: str) -> list[str]:
        """Return each match in `text`, or its group where there is one."""
        return self._compiled.findall(text)

    def split(self, text: str) -> list[str]:
        """Return the parts of `text` between matches."""
        return self._compiled.split(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return `text` with `new` in place of each match."""
        return self._compiled.sub(new, text)
