"""What a measure is: how it is told, how it is counted, and what it does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.core.figures.account import Account
from chalicelib.core.figures.period import Period

# The counting bases. No table mixes two.
RECEIVED = "received"
CLOSED = "closed"
DUE = "due"
DECIDED = "decided"
ASKED = "asked"
AT_END = "at the end"
AT_START = "at the start"
BASES = {
    RECEIVED: "received in the period",
    CLOSED: "answers that were sent in the period, and reached the person",
    DUE: "due in the period, before any extension",
    ASKED: "people asked in the period, by a letter that reached them",
    DECIDED: "decided in the period",
    AT_END: "as things stood at the end of the last day",
    AT_START: "as things stood when the period began",
}
# What the first column of a table is headed.
PROCEDURE = "Procedure"
STEP = "Procedure and step"
CLOCK = "What was due"
SERVICE = "Service"
# Two sets of the same table.
ALL = "all"
CHILDREN = "children"

Row = tuple[str, ...]
Add = Callable[[Row, str, int], None]
Count = Callable[[Account, Period, Add], None]


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the dictionary. `count` adds what one case has of it, as (row, column, how many);
    a measure without it is one whose data Heard does not hold, and `missing` says what.
    """

    id: str
    name: str
    basis: str = ""
    says: str = ""  # what is counted, as a reader needs it
    rows: str = ""  # what the rows are, as the head of the first column
    columns: tuple[tuple[str, str], ...] = ()
    count: Count | None = None
    missing: str = ""
    apart: bool = True  # a second table holds children and young people alone
    days: bool = False  # the columns are numbers of days, told as a median and more
    people: bool = True  # a small number of it may point to somebody
    whole: bool = True  # the columns add up to all of a row
    downward: bool = True  # the rows add up to all
    of_register: bool = False  # it is counted from the register of actions (`rows_learning.py`)

    @property
    def held(self) -> bool:
        """Return whether Heard has the data of it."""
        return self.count is not None or self.of_register
