"""What may be asked for in passing, and cases about the same matter that become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from chalicelib.core import decide
from chalicelib.core.cases import COMPLAINANT
from tests.stories.common import Begin

if TYPE_CHECKING:
    from tests.letter_lives import Life

MUST: dict[str, tuple[str, ...]] = {
    "request_heard": (
        "They may want to stop their complaint",
        "> I withdraw my complaint",
        "They may be asking us to reach them another way",
        "> Please stop emailing my home",
        "Nothing was changed by it",
        "act/withdraw",
        "No button on this case records that now",
        "It came in at 10:00am on Friday 27 November 2026",
        "the dates run from that day: Friday 27 November 2026",
        "do not press them to stop",
    ),
}


def stories(begin: Begin) -> Iterator[Life]:
    """A request in words; a case joined to an earlier one and taken apart again."""
    yield from _asked_in_passing(begin)


def _asked_in_passing(begin: Begin) -> Iterator[Life]:
    """They write that they withdraw, and that we are not to write to their home."""
    life = begin()
    said = "I withdraw my complaint. Please stop emailing my home."
    life._take(decide.added(life.case, COMPLAINANT, said, (), life.now, life.council.authority))
    yield life
