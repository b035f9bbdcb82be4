"""The clocks and nudges of the corporate procedure (Code 6, RULES 1.2)."""

from __future__ import annotations

from chalicelib.core.procedures.shared.afterwards import (
    AFTERWARDS_NUDGES,
    make_afterwards_clocks,
)
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.asked_help import ASKED_HELP_NUDGES, make_asked_help_clocks
from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    NO_BAR,
    READ_IT,
    make_ack_clock,
    make_chaser,
    make_ladder,
    make_late_news,
    make_understood_clock,
)
from chalicelib.core.procedures.shared.is_it_sorted import SORTED_NUDGES, make_sorted_clock
from chalicelib.core.procedures.tables import ClockRule, Nudge

# Nobody must prove an interest here (Code 1.4).
ENDS = tuple(letter for letter in ENDINGS if letter != "no_interest")

ANSWERS = ("corporate_reply", "resolution_confirmed", *ENDS)
FINAL = ("corporate_stage2_reply", *ENDS)
ASKED = ("stage2_requested",)

CLOCKS = (
    make_ack_clock(
        ("acknowledgement", "corporate_understood", *ENDS),
        "003:31 promises three days; Code 6.2 asks for five",
        most=5,
    ),
    make_understood_clock(
        ("corporate_understood", *ANSWERS), "003:2, Code 6.2, N3; our first letter names the day"
    ),
    ClockRule(
        "s1_response",
        10,
        ("acknowledged",),
        ANSWERS,
        "answer you",
        "Code 6.3",
        extends_to="s1_max",
        most=20,
    ),
    ClockRule(
        "s1_max",
        20,
        ("acknowledged",),
        ANSWERS,
        "answer you, at the very latest",
        "Code 6.4",
        most=20,
    ),
    ClockRule(
        "s2_request_advised",
        20,
        ("corporate_reply", "resolution_confirmed"),
        ASKED,
        "ask for stage 2, as we advise; you can ask later too",
        "DESIGN: advice and no bar, since the Code sets no time",
        whose="person",
        instead=("rested", "ombudsman_asked", "no_request_stage2"),
        no_most=NO_BAR,
    ),
    ClockRule(
        "s2_ack",
        5,
        ASKED,
        ("corporate_stage2_acknowledged", *ENDS),
        "tell you that stage 2 has begun",
        "Code 6.10 (RULES 1.2)",
        dated_by="asked_on",
        most=5,
    ),
    ClockRule(
        "s2_response",
        20,
        ASKED,
        FINAL,
        "send you our final answer",
        "Code, stage 2: from the acknowledgement (RULES 1.2)",
        extends_to="s2_max",
        dated_by="asked_on",
        acknowledged_in="s2_ack",
        most=40,
    ),
    ClockRule(
        "s2_max",
        40,
        ASKED,
        FINAL,
        "send you our final answer, at the very latest",
        "Code, stage 2: twenty more at most (RULES 1.2)",
        dated_by="asked_on",
        acknowledged_in="s2_ack",
        most=40,
    ),
    *make_asked_help_clocks("corporate_understood", "corporate_reply", "corporate_stage2_reply"),
    make_sorted_clock("corporate_understood", *ENDS),
    *make_afterwards_clocks(("no_request_stage2", "rested"), *ASKED),
    *ALWAYS_CLOCKS,
)

NUDGES = (
    *make_ladder("ack"),
    *READ_IT,
    *make_ladder("s1_response"),
    *make_late_news("s1_response", "corporate_delay", within=True),
    *make_late_news("s1_max", "corporate_delay"),
    Nudge("s2_request_advised", -5, "complainant", "window_ending_stage2"),
    Nudge("s2_request_advised", 1, "complainant", "no_request_stage2", leads_to="at_rest_stage1"),
    *make_chaser("s2_ack"),
    *make_ladder("s2_response"),
    *make_late_news("s2_response", "corporate_delay", within=True),
    *make_late_news("s2_max", "corporate_delay"),
    *ASKED_HELP_NUDGES,
    *SORTED_NUDGES,
    *AFTERWARDS_NUDGES,
    *ALWAYS_NUDGES,
)
