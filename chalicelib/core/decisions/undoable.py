"""Whether the last decision that may have been a mistake can still be undone, and if it cannot, why
and what to do instead (RULES 0.3.2, trap 7).
"""

from __future__ import annotations

from datetime import date

from chalicelib.core.case_clocks import Before
from chalicelib.core.cases import Case, Refused
from chalicelib.core.procedures import PROCEDURES, STATUTORY
from chalicelib.core.procedures.recorded import Recorded

PUT_RIGHT = "Use the buttons under “Correct or complete what we know”, and tell the person why."
SORT_AGAIN = "Use “Record what it is about” again: every date still runs from the day it came in."
WRITE_AGAIN = (
    "If it came under the wrong rules, write the complaint down again with the day it first came "
    "in, and tell the person why. For the rest, correct what we know."
)


WRONG_RULES = (
    "If it belongs under the law’s procedure for children’s social care, the complaints manager "
    "presses “It was answered under the wrong rules”. If it belongs under others of the council’s "
    "own, they press “It belongs under other rules of the council’s own”. For the rest, correct "
    "what we know."
)
STAYS_UNDER_LAW = (
    "It stays under the law’s procedure, even if it came there by mistake. Our answer told them "
    "that they can have an investigation and a panel, and we cannot take that away. For the rest, "
    "correct what we know."
)


def require_undoable_decision(case: Case, today: date) -> bool:
    """Return True where the last decision can be undone: at the stage it led to, or later in the
    same step while nothing was answered. Raise Refused, with what to do instead, where it cannot.
    """
    before = case.before
    if before is None:
        raise Refused("There is nothing here to undo.", "Look at what happened below.")
    if before.points_changed:
        raise Refused(
            "The points were changed since, and undoing it would take those changes away.",
            _say_what_instead(case, before),
        )
    if before.after != case.stage and not _is_in_same_step(case, before):
        stage = PROCEDURES[case.procedure].stage(case.stage)
        raise Refused(
            f"The case has gone on since, to “{stage.title}”, and that cannot be taken back.",
            _say_what_instead(case, before),
        )
    if _has_answer_since(case, before):
        raise Refused(
            "Some of it was answered since, and the person keeps that answer.",
            _say_what_instead(case, before),
        )
    return True


def describe_what_stays(case: Case, today: date) -> Refused | None:
    """Return why a wrong sorting can no longer be undone, for the case's page. Return None where
    it can, or where nothing was sorted."""
    if case.before is None or case.before.fact != Recorded.TRIAGED:
        return None
    try:
        require_undoable_decision(case, today)
    except Refused as refused:
        return refused
    return None


def _is_in_same_step(case: Case, before: Before) -> bool:
    """Return whether a case that went on is still being looked into at the step it was led to."""
    procedure = PROCEDURES[case.procedure]
    now = procedure.stage(case.stage)
    led_to = procedure.stage(before.after)
    return now.status == led_to.status == "open" and now.step == led_to.step


def _has_answer_since(case: Case, before: Before) -> bool:
    """Return whether a sorting would take back an answer to one of the points."""
    if before.fact != Recorded.TRIAGED:
        return False
    return any(point.finding or point.state == "answered" for point in case.points)


def _say_what_instead(case: Case, before: Before) -> str:
    if before.fact != Recorded.TRIAGED:
        return PUT_RIGHT
    stage = PROCEDURES[case.procedure].stage(case.stage)
    if stage.move("triage"):
        return SORT_AGAIN
    if stage.move("wrong_rules"):
        return WRONG_RULES
    if case.procedure == STATUTORY and stage.step:
        return STAYS_UNDER_LAW
    return WRITE_AGAIN
