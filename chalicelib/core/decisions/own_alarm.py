"""Whether a person may be told that their words were passed on to those who keep children safe."""

from __future__ import annotations

from chalicelib.core.cases import Case
from chalicelib.core.people.safe_contact import DOUBTED, YES
from chalicelib.core.reading.danger_words import DANGER, speaks_of_danger


def may_say_so(case: Case) -> bool:
    """Return whether a letter may speak of an alarm: it is for whoever it reaches to read."""
    return case.person.quiet != YES and case.person.email_safe not in DOUBTED


def may_say_it_goes_on(case: Case) -> bool:
    """Return whether a letter may say that an alarm goes on. Only the person's own words may have
    raised it: what others wrote of danger is not told to them.
    """
    if case.clock(DANGER) is None or case.receipt or not may_say_so(case):
        return False
    if speaks_of_danger(case.words):
        return True
    return not case.parties and not any(added.passed_on for added in case.added)
