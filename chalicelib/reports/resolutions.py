"""What the board asked for, as a chapter of the next report: what became of each."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.core.figures.period import Period
from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.resolutions import describe_outcome
from chalicelib.core.working_days import in_words
from chalicelib.reports.report import AFTER, PUBLIC, Report, Shown, add_table_of_words

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
    return add_table_of_words(
        report,
        code="BOARD",
        group=AFTER,
        title="What the board asked for, and what became of it",
        basis="at the end",
        head="What was asked for",
        columns=COLUMNS,
        rows=rows,
        sentence="Each was asked for before this report, and was not settled before its first day.",
        says=SAYS,
        missing=missing,
    )


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
