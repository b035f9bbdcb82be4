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
    ("in_extension", "Within an agreed extension"),
    ("late", "Late"),
    ("open_in_time", "Still open, in time"),
    ("open_late", "Still open, late"),
    ("held", "On hold during proceedings"),
    ("ended", "Ended otherwise"),
)

STEP_ROWS: tuple[Measure, ...] = (
    Measure(
        "S1",
        "Steps that began",
        RECEIVED,
        "Requests that began a step, by the day of the request. The first step begins on the day "
        "of receipt.",
        STEP,
        (("began", "Began"),),
        steps.count_begun,
        downward=False,
    ),
    Measure(
        "S1.closed",
        "Steps that were answered",
        CLOSED,
        "Answers at each step. What was put right by agreement is counted beside them.",
        STEP,
        (("answered", "Answered"), ("resolved", "Put right by agreement")),
        steps.count_closed,
        downward=False,
    ),
    Measure(
        "S2",
        "Who went on to the next step",
        CLOSED,
        "Answers, by whether the person then asked for the next step. Those whose time to ask was "
        "not over by the end stand apart.",
        STEP,
        (
            ("went_on", "Asked for the next step"),
            ("stayed", "Did not ask"),
            ("too_soon", "Still had time to ask"),
        ),
        steps.count_escalated,
        "B1 and C1 count those who went to the Ombudsman.",
        downward=False,
    ),
    Measure(
        "S3",
        "Still open at the end",
        AT_END,
        "Cases that were not closed, by working days since they came in.",
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
        "H3",
        "Alarms, and children’s wishes to stop, that wait for somebody",
        AT_END,
        "Cases in which nobody had confirmed an alarm, or talked with a child about their wish to "
        "stop, by the end.",
        "What waits",
        (("number", "Number"),),
        steps.count_waiting,
        "Somebody who may be a child is counted as one. An alarm counts from the minute it is "
        "raised.",
        apart=False,
        downward=False,
    ),
    Measure(
        "T1",
        "Acknowledged",
        RECEIVED,
        "Contacts that need an acknowledgement, by whether it was sent in time and reached the "
        "person.",
        "Kind",
        _STATES,
        times.count_acknowledged,
    ),
    Measure(
        "T2",
        "Answered in time, late, and still open",
        DUE,
        "Everything that was due in the period, answered or not. The figures in a row add up.",
        CLOCK,
        _STATES,
        times.count_answered,
        "T3 and T4 are columns of this table. “Ended otherwise” is for withdrawals and refusals.",
        downward=False,
    ),
    Measure(
        "T5",
        "Days taken",
        CLOSED,
        "Working days from the day on which the time began. Pauses are included.",
        CLOCK,
        count=times.count_days,
        days=True,
    ),
    Measure(
        "T6",
        "Steps of a stage 2 investigation",
        CLOSED,
        "Working days from the request to each step, for investigations that were answered.",
        "From the request to",
        count=times.count_investigation,
        days=True,
    ),
    Measure(
        "T7",
        "Pauses",
        CLOSED,
        "Answers whose time was paused, and for how many working days.",
        CLOCK,
        (("paused", "Paused"), ("not_paused", "Not paused"), ("days", "Days paused")),
        times.count_pauses,
        "Each case says why it was paused. The reasons are not counted.",
        whole=False,
        downward=False,
    ),
)
