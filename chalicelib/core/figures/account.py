"""What a report needs of one case: frozen values without a word that anybody wrote, small enough to
keep."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

ALONE = "alone"
WITH_ADVOCATE = "advocate"
HELPED = "helped"
NO_WAY = "no_way"  # the kind of what somebody told with their name, and no way to answer
ALARM = "alarm"  # what waits for somebody
STOP = "stop"
HOW = "how_was_it"  # the letters that ask a question
SINCE = "since_you_complained"


@dataclass(frozen=True, slots=True)
class Timed:
    """A time that ran: of a clock, from one day 0. `met_on` is the day that what it counts to was
    done; `ended_on` the day it ended for another reason.
    """

    clock: str
    procedure: str
    started_on: date
    plain_on: date  # the last day, before any extension
    limit_on: date  # the last day, with the extension that the person was told of
    met_on: date | None = None
    ended_on: date | None = None
    told_late_on: date | None = None  # when they were first told that it is late
    paused_days: int = 0
    held_on: date | None = None  # the day since which it stands still for proceedings

    @property
    def over_on(self) -> date | None:
        """Return the day it stopped running, for whatever reason, or None."""
        return self.met_on or self.ended_on


@dataclass(frozen=True, slots=True)
class Begun:
    """A step that began, on the day of the request for it."""

    procedure: str
    step: str
    on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of a step that left and did not come back. `findings` has one for each point that
    it answered, "" where the form asks for none; `changed` counts those that an earlier step found
    otherwise.
    """

    procedure: str
    step: str
    on: date
    resolved: bool = False  # it confirms what was agreed, and finds nothing
    findings: tuple[str, ...] = ()
    changed: int = 0
    compared: int = 0  # points with a finding of an earlier step
    sorry: bool = False
    actions: bool = False
    window_ends: date | None = None  # the last day to ask for the next step, where there is one
    next_on: date | None = None  # when the next step was asked for


@dataclass(frozen=True, slots=True)
class Noted:
    """Something else that happened: `what` by its name, with one `detail` from a list."""

    on: date
    what: str
    detail: str = ""
    step: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Stage2:
    """The days of an investigation."""

    asked_on: date
    appointed_on: date | None = None
    agreed_on: date | None = None
    reported_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stood:
    """From a day on, whether work on the case was open."""

    on: date
    open: bool


@dataclass(frozen=True, slots=True)
class Waited:
    """Something that waited for somebody: an ALARM to be confirmed, or a child's wish to STOP."""

    what: str
    since: date
    until: date | None = None  # the day on which somebody dealt with it


@dataclass(frozen=True, slots=True)
class Recommended:
    """Something that the Ombudsman said we must do, with its day, and the day it was done on."""

    due_on: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that we asked once the case was finished, and what was answered, by its parts."""

    what: str  # HOW or SINCE
    on: date
    answered_on: date | None = None
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """One case as a report counts it."""

    reference: str
    received_on: date
    kind: str  # of contact, or "unsorted" where nobody has said what it is
    procedure: str
    complaint: bool  # it was ever put under a procedure for complaints
    source: str
    service: str = ""
    code: str = ""
    child: bool = False
    help: str = ""  # of a child: ALONE, WITH_ADVOCATE or HELPED
    contact: bool = True  # a thing that a person sent, and no part split from another
    merged: bool = False
    group: bool = False
    members: int = 0
    points: int = 0
    stood: tuple[Stood, ...] = ()
    ack: Timed | None = None
    timed: tuple[Timed, ...] = ()
    begun: tuple[Begun, ...] = ()
    answers: tuple[Answer, ...] = ()
    noted: tuple[Noted, ...] = ()
    stage2: Stage2 | None = None
    remedies: tuple[Recommended, ...] = ()
    # the services of points that were given to another than the case's
    given_to: tuple[str, ...] = ()
    through: int = 0  # letters that went to an advocate instead of the person
    asked: tuple[Asked, ...] = ()
    waited: tuple[Waited, ...] = ()

    def is_open(self, day: date) -> bool:
        """Return whether work on it, or an answer, was owed at the end of a day."""
        if self.received_on > day:
            return False
        state = False
        for each in self.stood:
            if each.on <= day:
                state = each.open
        return state or any(_runs_on(timed, day) for timed in self.timed)


def _runs_on(timed: Timed, day: date) -> bool:
    over = timed.over_on
    return timed.started_on <= day and (over is None or over > day)
