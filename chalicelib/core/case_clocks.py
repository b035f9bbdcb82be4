"""The clocks of a case, and how it stood before: frozen values, and nothing that acts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from chalicelib.core.working_days import NOT_COUNTED

# The fact that keeps which dates had passed before the case stopped: what came of them by right
# stays so, though they are counted anew (RULES 0.3.2, r14).
PASSED = "passed_before"


@dataclass(frozen=True, slots=True)
class Promise:
    """A day that an officer promises for what is late: it holds once the person has been told.

    `event` owed the letter that tells them, `before` is the day promised until then.
    """

    on: date
    event: int
    by: str = ""
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline of a case, running or stopped."""

    name: str
    started_on: date  # day 0
    days: int
    due_on: date
    since: date  # nudges dated on or before it are void
    first_due_on: date
    why_extended: str = ""
    why_late: str = ""
    promised_on: date | None = None  # what the person has been told
    nudged_to: datetime | None = None  # how far its nudges have fired
    stopped_at: datetime | None = None
    stopped_by: str = ""
    # the event that started it anew: letters owed before it do not stop this clock
    from_event: int = 0
    unit: str = "working"
    started_by: str = ""  # the letter that started it, if one did
    held_on: date | None = None  # the day it was paused
    why_held: str = ""
    pauses: str = ""  # what is told of pauses that are over
    paused_days: int = 0  # the working days of those pauses, which are added to its own
    moved_from: date | None = None  # where it stood before a bank holiday was proclaimed
    # the last pause that is over: the events that owed its letters, its days, and who made it
    stood_in: tuple[int, ...] = ()
    stood_days: int = 0
    stood_by: str = ""
    stood_with: str = ""  # the case that the letters of that pause belong to, if not its own
    put_off_to: date | None = None  # the day that an extension asks for
    put_off_from: date | None = None  # the day that stands until the person has been told of it
    put_off_in: int = 0  # the event that asked for it, and owed the letter that tells of it
    put_off_by: str = ""
    # the earliest day it ended on before its day 0 was corrected: what it owed was sent by that
    earliest_due_on: date | None = None
    promise: Promise | None = None  # the last that was made
    began_at: datetime | None = None  # the instant at which a fact started it

    @property
    def extension(self) -> str:
        """Return the reason for an extension that holds, or ""."""
        if self.put_off_to not in (None, self.due_on):
            return ""
        return self.why_extended

    @property
    def counted(self) -> bool:
        """Return whether its date is known: the bank holidays that we know reach it."""
        return self.due_on != NOT_COUNTED

    @property
    def running(self) -> bool:
        """Return whether anybody still has to do what this clock counts to."""
        return self.stopped_at is None

    @property
    def held(self) -> bool:
        """Return whether the clock stands still while proceedings go on."""
        return self.held_on is not None


@dataclass(frozen=True, slots=True)
class Left:
    """Where a case stood when the council stopped working on it, so that it can go on from there.

    `clocks` are the council's own that ran then, `on` the day. `left` is the stage it would have
    gone back to.
    """

    stage: str
    owner: str
    left: str = ""
    clocks: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """How a case stood before a decision that may be a mistake.

    `event` and `fact` are the decision's, `after` the stage it led to, `given_to` who had the case
    then. `states` are the points'. `told` says whether the person was written to, `facts` what else
    the decision changes, `points_changed` whether the points changed since.
    """

    event: int
    fact: str
    stage: str
    owner: str
    left: str = ""
    after: str = ""
    clocks: tuple[Clock, ...] = ()
    states: tuple[str, ...] = ()
    told: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    given_to: str = ""
    points_changed: bool = False


@dataclass(frozen=True, slots=True)
class Paused:
    """How a point stood when it was paused: the day, the stage, why, and the council's clocks.

    `event` owed the letter that tells the person of it, `by` paused it, `told_on` is the day on
    which they were told.
    """

    on: date
    stage: str
    why: str = ""
    clocks: tuple[str, ...] = ()
    event: int = 0
    by: str = ""
    told_on: date | None = None

    @property
    def holds_from(self) -> date | None:
        """Return the day from which the pause counts, or None while the person was not told.

        One that was recorded before this was checked counts from the day it was made.
        """
        if not self.event:
            return self.on
        return self.told_on
