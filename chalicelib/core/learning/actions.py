"""Actions, and reasons why there is none, as a case keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

OPEN = "open"
CLAIMED = "claimed"
CONFIRMED = "confirmed"
DROPPED = "dropped"
TO_REVIEW = "to review"  # confirmed, and nobody has said whether it helped
# the clocks of what changes: to record it, to do it, to check its proof, and to see if it helped
CLOCKS = frozenset({"learning", "action", "action_check", "action_effect"})
STATES = {
    OPEN: "To be done",
    CLAIMED: "Said to be done: the proof is to be checked",
    CONFIRMED: "Done, and checked by a second person",
    DROPPED: "Dropped",
}


@dataclass(frozen=True, slots=True)
class Action:
    """Something that will change: what, by whom, by when, and what would show that it is so.

    The day never moves, so that late stays late.
    """

    number: int
    what: str
    theme: str
    owner: str  # an officer's key
    due_on: date
    proof_wanted: str  # what would prove it, said before it begins
    source: str  # a key of `themes.SOURCES`
    made_on: date
    made_by: str
    points: tuple[int, ...] = ()  # the points that it answers
    recommendation: str = ""  # the recommendation that it carries out
    # as its owner said that it was done, until somebody else says that it is not
    done_on: date | None = None
    done: str = ""
    proof: tuple[int, ...] = ()  # numbers of the case's papers
    claimed_by: str = ""
    claimed_on: date | None = None
    not_shown: str = ""  # why the last proof did not show it
    confirmed_by: str = ""
    confirmed_on: date | None = None
    public: str = ""  # what the public may read of it; empty, nothing is published
    dropped_by: str = ""
    dropped_on: date | None = None
    why_dropped: str = ""
    # whether the theme came again in the team, some months after
    effect: str = ""
    effect_why: str = ""
    effect_on: date | None = None

    @property
    def state(self) -> str:
        """Return where it stands: a key of `STATES`."""
        if self.dropped_on:
            return DROPPED
        if self.confirmed_on:
            return CONFIRMED
        if self.done_on:
            return CLAIMED
        return OPEN

    def is_in(self, state: str) -> bool:
        """Return whether it stands in a state: a key of `STATES`, or TO_REVIEW."""
        if state == TO_REVIEW:
            return self.state == CONFIRMED and not self.effect
        return self.state == state

    def is_late(self, today: date) -> bool:
        """Return whether it was done, or dropped, after its day, or is still not done past it."""
        return (self.done_on or self.dropped_on or today) > self.due_on


@dataclass(frozen=True, slots=True)
class NoAction:
    """Why nothing changes after something that was upheld or promised."""

    theme: str
    why: str
    on: date
    by: str
    point: int = 0
    recommendation: str = ""
    source: str = ""  # a key of `themes.SOURCES`
