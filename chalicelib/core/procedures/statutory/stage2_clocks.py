"""The clocks and nudges of stage 2, and the time to ask for stage 3 (r17, r18)."""

from __future__ import annotations

from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    make_chaser,
    make_ladder,
    make_late_news,
)
from chalicelib.core.procedures.tables import ClockRule, Nudge

STARTS = ("stage2_requested",)
ANSWER = ("stage2_letter",)
ENDS = (*ANSWER, *ENDINGS)

CLOCKS2 = (
    ClockRule(
        "s2_record",
        5,
        ("stage2_said",),
        (*STARTS, *ENDINGS),
        "agree with you what you told us",
        "r16; five days: DESIGN",
        dated_by="asked_on",
        most=10,
    ),
    ClockRule(
        "s2_response",
        25,
        STARTS,
        ENDS,
        "send you the decision and both reports",
        "r17, 002:111",
        extends_to="s2_max",
        most=25,
        dated_by="asked_on",
    ),
    ClockRule(
        "s2_max",
        65,
        STARTS,
        ENDS,
        "send you the decision and both reports, at the very latest",
        "r17",
        most=65,
        dated_by="asked_on",
    ),
    ClockRule(
        "s2_statement",
        5,
        STARTS,
        ("statement_agreed", *ENDINGS),
        "agree with you what is to be looked into",
        "r16; five days: DESIGN",
        dated_by="asked_on",
        instead=ANSWER,
        most=10,
    ),
    ClockRule(
        "s2_progress",
        10,
        (*STARTS, "progress_told"),
        ("progress_told", *ENDINGS),
        "send you an update",
        "Cornwall 25 002 762, N24",
        dated_by="asked_on",
        instead=ANSWER,
        most=10,
    ),
    ClockRule(
        "s2_meeting",
        10,
        ("meeting_asked",),
        ("meeting_held", *ENDINGS),
        "hold the meeting that you asked for",
        "002:230-234; ten days: ours",
        dated_by="asked_on",
        whose="officers",
        instead=("rested",),
        most=20,
    ),
    ClockRule(
        "s3_request_window",
        20,
        ("stage2_letter",),
        ("stage3_requested", "stage3_asked_late"),
        "ask for a review panel",
        "r18, 002:110-112",
        most=20,
        whose="person",
        instead=("no_request_stage3",),
    ),
)

NUDGES2 = (
    *make_chaser("s2_record"),
    Nudge("s2_record", 1, "complainant", "record_asked_again", every=10),
    *make_ladder("s2_response"),
    *make_late_news("s2_response", "stage2_late", within=True),
    *make_late_news("s2_max", "stage2_late"),
    *make_chaser("s2_statement"),
    *make_chaser("s2_progress", "owner"),
    Nudge("s2_meeting", -5, "team", "reminder"),
    *make_chaser("s2_meeting"),
    Nudge("s3_request_window", -5, "complainant", "window_ending_stage3"),
    Nudge("s3_request_window", 1, "complainant", "no_request_stage3", leads_to="at_rest_stage2"),
)
