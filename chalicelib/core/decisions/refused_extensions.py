"""Say why more time cannot be asked for, and what to do instead (traps 11 and 12)."""

from __future__ import annotations

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Refused
from chalicelib.core.working_days import in_words, load_calendar


def refuse_second_extension(clock: Clock) -> Refused:
    """Return the refusal of more time that was asked for before."""
    day = in_words(clock.put_off_to or clock.due_on)
    if clock.extension:
        return Refused(
            f"This was extended once already, to {day}. The rules allow it once.",
            "Send the reply as soon as you can.",
        )
    return Refused(
        f"More time was asked for once already, to {day}. That day does not count until the "
        "person has been told of it.",
        f"The reply is due on {in_words(clock.due_on)}. If that day has not passed, tell them "
        "another way and record it.",
    )


def refuse_uncounted_extension() -> Refused:
    """Return the refusal of a later day that the bank holidays we know do not reach."""
    return Refused(
        "No later day can be counted yet: there is no date, because the calendar of bank holidays "
        f"ends on {in_words(load_calendar().last)}.",
        "Ask your system administrator to bring it up to date, and then ask again.",
    )
