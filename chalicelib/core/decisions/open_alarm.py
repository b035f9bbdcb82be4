"""Whether an alarm is open on a case: a danger that nobody has confirmed, or an email address that
may not be safe. Until it is over, a person changes how they are reached, and no page does."""

from __future__ import annotations

from datetime import date

from chalicelib.core.cases import Case, Refused
from chalicelib.core.reading.danger_words import DANGER, UNSAFE

SAFE_WAY = "safe_way"  # the clock that runs until somebody has decided how to reach them safely


def may_be_unsafe(case: Case) -> bool:
    """Return whether their address may not be safe, and nobody has decided: nothing goes there.

    A case from before the clock of its own has that of a request in its place.
    """
    clock = case.clock(SAFE_WAY) or case.clock("request")
    return UNSAFE in case.flags and clock is not None and clock.running


def is_alarm_open(case: Case) -> bool:
    """Return whether nobody has dealt yet with danger, or with an address that may not be safe."""
    danger = case.clock(DANGER)
    return may_be_unsafe(case) or bool(danger and danger.running)


def require_emails_in_use(case: Case, today: date) -> bool:
    """Return True where our emails go to the person. Raise Refused where none do."""
    if not case.person.mailable or may_be_unsafe(case):
        raise Refused(
            "We send you no emails now.", "Call us, and we will find a safe way together."
        )
    return True


def require_no_alarm(case: Case, today: date) -> bool:
    """Return True where no alarm is open. Raise Refused otherwise: whoever holds an emailed link
    may not be the person."""
    if is_alarm_open(case):
        raise Refused(
            "A person must do this with you now, to keep you safe.",
            "Call us, or write to us on your own page.",
        )
    return True


def require_alarm(case: Case, today: date) -> bool:
    """Return True while an alarm is open. Raise Refused otherwise."""
    if not is_alarm_open(case):
        raise Refused("You can change this yourself now.", "Open your own page again.")
    return True
