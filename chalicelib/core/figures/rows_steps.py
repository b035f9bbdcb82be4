"""Rows of the dictionary: the steps of procedures, and how long they took."""

from __future__ import annotations

from chalicelib.core.figures import count_steps as steps
from chalicelib.core.figures import count_times as times
from chalicelib.core.figures.measure import (
    AT_END,
    CLOCK,
    CLOSED,
    DUE,
    PROCEDURE,
    RECEIVED,
    STEP,
    Measure,
)

_STATES = (
    ("in_time", "In time"),
    ("in_extension", "In an agreed extension"),
    ("late", "Late"),
    ("open_in_time", "Still open, in time"),
    ("open_late", "Still open, late"),
    ("held", "Standing still for proceedings"),
    ("ended", "Ended otherwise"),
)

STEP_ROWS: tuple[Measure, ...] = (
    Measure(
        "S1",
        "Steps that began",
        RECEIVED,
        "Requests that began a step, by the day of the request. The first begins on the day of "
        "receipt.",
        STEP,
        (("began", "Began"),),
        steps.count_begun,
        downward=False,
    ),
    Measure(
        "S1.closed",
        "Steps that were answered",
        CLOSED,
        "Answers of each step. One that was put right by agreement stands beside those answered.",
        STEP,
        (("answered", "Answered"), ("resolved", "Put right by agreement")),
        steps.count_closed,
        downward=False,
    ),
    Measure(
        "S2",
        "Who went on to the next step",
        CLOSED,
        "Answers after which the whole time to ask for the next step was over by the end.",
        STEP,
        (
            ("went_on", "Asked for the next step"),
            ("stayed", "Did not"),
            ("too_soon", "Time to ask not over"),
        ),
        steps.count_escalated,
        "Those who went to the Ombudsman are in B1 and C1.",
        downward=False,
    ),
    Measure(
        "S3",
        "Open at the end",
        AT_END,
        "What was not closed, by working days since it came in.",
        PROCEDURE,
        (
            ("to_10", "Up to 10 days"),
            ("to_20", "11 to 20"),
            ("to_65", "21 to 65"),
            ("to_130", "66 to 130"),
            ("older", "Over 130"),
        ),
        steps.count_open,
    ),
    Measure(
        "T1",
        "Acknowledged",
        RECEIVED,
        "Contacts that are owed an acknowledgement, by whether it left in time and did not come "
        "back.",
        "Kind",
        _STATES,
        times.count_acknowledged,
    ),
    Measure(
        "T2",
        "Answered in time, late, and still open",
        DUE,
        "All that was due in the period. The figures of a row add up, with what is unanswered.",
        CLOCK,
        _STATES,
        times.count_answered,
        "T3 and T4 are columns of this table. Withdrawals and refusals end a time otherwise.",
        downward=False,
    ),
    Measure(
        "T5",
        "Days taken",
        CLOSED,
        "Working days from the day that the time counts from. Pauses are not taken out.",
        CLOCK,
        count=times.count_days,
        days=True,
    ),
    Measure(
        "T6",
        "Steps of a stage 2 investigation",
        CLOSED,
        "Working days from the request to each step, of investigations that were answered.",
        "From the request to",
        count=times.count_investigation,
        days=True,
    ),
    Measure(
        "T7",
        "Pauses",
        CLOSED,
        "What was answered with a pause in it, and the working days of the pauses.",
        CLOCK,
        (("paused", "Paused"), ("not_paused", "Not paused"), ("days", "Days paused")),
        times.count_pauses,
        "Why it was paused is in words on each case, and is not counted.",
        whole=False,
        downward=False,
    ),
)
