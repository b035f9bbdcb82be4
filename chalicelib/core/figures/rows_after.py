"""Rows of the dictionary: what people say once their case is finished."""

from __future__ import annotations

from chalicelib.core.figures import count_after as after
from chalicelib.core.figures import count_decisions as decisions
from chalicelib.core.figures.measure import ASKED, DECIDED, Measure

_NO_ANSWER = (after.UNANSWERED, "No answer")

AFTER_ROWS: tuple[Measure, ...] = (
    Measure(
        "Q1",
        "How we did, of all who were asked",
        ASKED,
        "Everybody who was asked once their case was finished, by what they answered.",
        "Question",
        (("yes", "Yes"), ("partly", "Partly"), ("no", "No"), _NO_ANSWER),
        after.count_satisfied,
        "We ask nobody whom we cannot reach safely.",
        downward=False,
    ),
    Measure(
        "Q2",
        "Treated differently since complaining, of all who were asked",
        ASKED,
        "Everybody who was asked some weeks after their case was finished, by what they answered.",
        "Question",
        (("no", "No"), ("yes", "Yes"), ("unsure", "Not sure"), _NO_ANSWER),
        after.count_treated,
        "People who told us before we asked are in Q2.opened, if a complaint came of it.",
        downward=False,
    ),
    Measure(
        "Q2.opened",
        "Complaints about being treated badly for complaining",
        DECIDED,
        "Complaints opened because somebody told us so, whether or not we had asked.",
        "What happened",
        (("number", "Number"),),
        decisions.count_reprisals,
    ),
)
