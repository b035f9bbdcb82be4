"""What others say that the council should do: frozen values, and nothing that acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What an investigation or a panel recommends, and what the council decides on it: accept, part
    or reject, with why and what is done.
    """

    number: int
    text: str
    decision: str = ""
    why: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the Ombudsman said that the council must do, the day by which, and the day it was
    done on, with what was done.
    """

    number: int
    text: str
    due_on: date
    done_on: date | None = None
    done: str = ""
