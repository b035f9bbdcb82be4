"""What was added to a case, as a form lists it: each message by when it came and how it begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from textwrap import shorten

from chalicelib.core.added import Added
from chalicelib.core.cases import COMPLAINANT, Case, Refused

MOST = 30  # messages that a case lists, the newest
_BEGINS = 90  # characters of a message, by which it is known again


def list_here(case: Case) -> tuple[Added, ...]:
    """Return the messages of the person's side that are on a case, the newest first."""
    here = []
    for each in reversed(case.added):
        if not each.went and (each.passed_on or is_persons(each, case)):
            here.append(each)
    return tuple(here)


def list_unsent(case: Case) -> tuple[Added, ...]:
    """Return the emails of officers to the person that have not been sent on, the newest first."""
    unsent = []
    for each in reversed(case.added):
        if each.unsent:
            unsent.append(each)
    return tuple(unsent)


def mark_sent(case: Case, event: int = 0, by: str = "") -> Case:
    """Return the case with that event's email, or all emails `by` an officer, no longer waiting."""
    listed = []
    for each in case.added:
        if each.event == event or each.by == by:
            each = replace(each, unsent=False)
        listed.append(each)
    return replace(case, added=tuple(listed))


def is_persons(added: Added, case: Case) -> bool:
    """Return whether the person wrote a message, or somebody who helps them."""
    return added.by == COMPLAINANT or case.party(added.by) is not None


def keep(case: Case, added: Added) -> Case:
    """Return the case with one more message on its list."""
    begins = shorten(" ".join(added.begins.split()), _BEGINS, placeholder=" …")
    kept = (*case.added, replace(added, begins=begins or "(no words)"))
    return replace(case, added=kept[-MOST:])


def mark_gone(case: Case, event: int, went: str) -> Case:
    """Return the case with the message of that event marked as moved to another case."""
    listed = []
    for each in case.added:
        if each.event == event:
            each = replace(each, went=went)
        listed.append(each)
    return replace(case, added=tuple(listed))


def require_message(case: Case, today: date) -> bool:
    """Return True where a message could be moved. Raise Refused otherwise."""
    if not list_here(case):
        raise Refused("No message was added to this case.", "There is nothing to move.")
    return True


def require_unsent(case: Case, today: date) -> bool:
    """Return True where an officer's email waits to be sent on. Raise Refused otherwise."""
    if not list_unsent(case) or not case.person.reachable:
        raise Refused("No email waits to be sent to this person.", "There is nothing to send.")
    return True
