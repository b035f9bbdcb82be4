"""A message that was added to a case, as the case lists it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.working_days import LONDON, in_words


@dataclass(frozen=True, slots=True)
class Added:
    """A message that was added to a case. `event` is the number of its event."""

    event: int
    by: str
    came: datetime
    begins: str
    message_id: str = ""
    passed_on: bool = False  # an officer added what somebody else wrote
    went: str = ""  # the case that it was moved to
    unsent: bool = False  # an officer wrote it to the person, and it has not been sent to them

    @property
    def described(self) -> str:
        """Return when it came and how it begins, as an officer chooses it."""
        came = self.came.astimezone(LONDON)
        return f"{in_words(came.date())}, {came:%H:%M}: “{self.begins}”"
