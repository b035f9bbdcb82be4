"""What the board asked for, as a chapter of the next report: what became of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.core.figures.period import Period
from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.resolutions import describe_outcome
from chalicelib.core.working_days import in_words
from chalicelib.reports.report import AFTER, PUBLIC, Report, Section, Shown

COLUMNS = (("due", "By"), ("became", "What became of it"))
SAYS = "Resolutions stand in the register of actions: each has somebody who sees to it, and proof."
LEFT_OUT = "One for which nobody has written words for the public is not here."


def add_resolutions(report: Report, actions: Iterable[Action], period: Period) -> Report:
    """Return a report with what the board asked for; as it is, where that is nothing. The public
    edition has only what somebody wrote for the public.
    """
    rows = []
    missing = ""
    if report.edition == PUBLIC:
        missing = LEFT_OUT
    for action in actions:
        rows += _show_action(report, action, period)
    if not rows:
        return report
    section = Section(
        "BOARD",
        AFTER,
        "What the board asked for, and what became of it",
        "at the end",
        f"as it stood at the end of {report.as_of}",
        "What was asked for",
        tuple(dict(COLUMNS).values()),
        tuple(rows),
        "Each was asked for before this report, and was not settled before its first day.",
        None,
        SAYS,
        missing,
        codes=tuple(dict(COLUMNS)),
        of_words=True,
    )
    return replace(report, sections=(*report.sections, section))


def _show_action(report: Report, action: Action, period: Period) -> list[Shown]:
    outcome = describe_outcome(action, period.end)
    what = action.what
    if report.edition == PUBLIC:
        what = action.public
    elif action.why_dropped:
        outcome = f"{outcome} {action.why_dropped}"
    elif action.done:
        outcome = f"{outcome} {action.done}"
    if not what:
        return []
    return [Shown(what, (in_words(action.due_on), outcome), str(action.number))]
