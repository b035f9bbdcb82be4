"""Count the steps of procedures: what began and was answered, what was found, who went on."""

from __future__ import annotations

from chalicelib.core.figures.account import Account, Answer
from chalicelib.core.figures.measure import Add
from chalicelib.core.figures.period import Period
from chalicelib.core.working_days import count_working_days, load_longer_calendar

UPHELD = "upheld"
PARTLY = "partially_upheld"
NOT_UPHELD = "not_upheld"
NO_FINDING = "no_finding"
NOT_ASKED = "not_asked"
RESOLVED = "resolved"
FOUND = (UPHELD, PARTLY, NOT_UPHELD, NO_FINDING)


def count_begun(account: Account, period: Period, add: Add) -> None:
    """S1, received: steps that began, by the day of the request."""
    for begun in account.begun:
        if period.holds(begun.on):
            add((begun.procedure, begun.step), "began", 1)


def count_closed(account: Account, period: Period, add: Add) -> None:
    """S1, closed: answers of each step."""
    for answer in account.answers:
        if period.holds(answer.on):
            column = "answered"
            if answer.resolved:
                column = RESOLVED
            add((answer.procedure, answer.step), column, 1)


def count_escalated(account: Account, period: Period, add: Add) -> None:
    """S2: of the answers whose whole time to ask was over by the end, how many were followed by a
    request for the next step."""
    for answer in account.answers:
        if not period.holds(answer.on) or answer.window_ends is None:
            continue
        row = (answer.procedure, answer.step)
        if not period.is_over(answer.window_ends):
            add(row, "too_soon", 1)
        elif period.is_over(answer.next_on):
            add(row, "went_on", 1)
        else:
            add(row, "stayed", 1)


def count_open(account: Account, period: Period, add: Add) -> None:
    """S3: what was open at the end, by working days since it came in."""
    if account.is_open(period.end):
        add((account.procedure,), _find_band(account, period), 1)


def count_waiting(account: Account, period: Period, add: Add) -> None:
    """H3: alarms that nobody had confirmed by the end, and wishes to stop that nobody had asked
    about.
    """
    for waited in account.waited:
        if period.is_over(waited.since) and not period.is_over(waited.until):
            add((waited.what,), "number", 1)


def _find_band(account: Account, period: Period) -> str:
    age = count_working_days(account.received_on, period.end, load_longer_calendar())
    for most in (10, 20, 65, 130):
        if age <= most:
            return f"to_{most}"
    return "older"


def count_points(account: Account, period: Period, add: Add) -> None:
    """O1: what each answer found of each point."""
    for answer in account.answers:
        if period.holds(answer.on):
            for finding in answer.findings:
                add((answer.procedure, answer.step), finding or NOT_ASKED, 1)


def count_outcomes(account: Account, period: Period, add: Add) -> None:
    """O2: what each answer found of the whole complaint."""
    for answer in account.answers:
        if period.holds(answer.on):
            add((answer.procedure, answer.step), find_outcome(answer), 1)


def find_outcome(answer: Answer) -> str:
    """Return the outcome of a whole answer: upheld if all is, not upheld if none is in any part,
    partly otherwise. What was agreed stands beside it, and never in its place.
    """
    if answer.resolved:
        return RESOLVED
    found = [finding for finding in answer.findings if finding]
    if not found:
        return NOT_ASKED
    kinds = set(found)
    if kinds == {UPHELD}:
        return UPHELD
    if kinds & {UPHELD, PARTLY}:
        return PARTLY
    if NOT_UPHELD in kinds:
        return NOT_UPHELD
    return NO_FINDING


def count_changed(account: Account, period: Period, add: Add) -> None:
    """O3: points that an earlier step had found of, and whether this answer found otherwise."""
    for answer in account.answers:
        if period.holds(answer.on) and answer.compared:
            row = (answer.procedure, answer.step)
            add(row, "changed", answer.changed)
            add(row, "same", answer.compared - answer.changed)


def count_remedies(account: Account, period: Period, add: Add) -> None:
    """M1: answers that say sorry, and answers that promise to do something."""
    for answer in account.answers:
        if period.holds(answer.on):
            row = (answer.procedure, answer.step)
            add(row, "answers", 1)
            add(row, "sorry", int(answer.sorry))
            add(row, "actions", int(answer.actions))
