"""What the board asked for, as a chapter of the next report: what became of each."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.core.figures.measure import AT_END
from chalicelib.core.figures.period import Period
from chalicelib.core.learning.actions import Action
from chalicelib.core.learning.resolutions import describe_outcome
from chalicelib.core.working_days import in_words
from chalicelib.reports.report import AFTER, PUBLIC, Report, Shown, add_table_of_words

COLUMNS = (("due", "By"), ("became", "What became of it"))
SAYS = (
    "Resolutions are in the register of actions. Each has an owner, a day and what will prove it."
)
LEFT_OUT = "A resolution is left out until somebody has written words for the public."


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
        basis=AT_END,
        head="What was asked for",
        columns=COLUMNS,
        rows=rows,
        sentence="Asked for by the end of the period, and not settled before it began.",
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
