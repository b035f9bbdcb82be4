"""The statutory procedure of the Children Act 1989, stages 1 to 3 (SI 2006/1738; RULES 1.1)."""

from __future__ import annotations

from chalicelib.core.procedures.shared.afterwards import (
    AFTERWARDS_NUDGES,
    make_afterwards_clocks,
)
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
from chalicelib.core.procedures.shared.asked_help import (
    ASKED_HELP_NUDGES,
    make_asked_help_clocks,
    offer_asked_help,
)
from chalicelib.core.procedures.shared.child_views import VIEWS_CLOCK, VIEWS_NUDGES
from chalicelib.core.procedures.shared.common import (
    ENDINGS,
    NO_BAR,
    READ_IT,
    make_ack_clock,
    make_ladder,
    make_late_news,
    make_understood_clock,
)
from chalicelib.core.procedures.shared.guide_words import STATUTORY_STAGES, add_guide_words
from chalicelib.core.procedures.shared.is_it_sorted import SORTED_NUDGES, make_sorted_clock
from chalicelib.core.procedures.statutory.stage2_clocks import CLOCKS2, NUDGES2
from chalicelib.core.procedures.statutory.stage3 import CLOCKS3, NUDGES3
from chalicelib.core.procedures.statutory.stages import STAGES
from chalicelib.core.procedures.tables import ClockRule, Nudge, Procedure

ANSWERS = ("stage1_reply", "resolution_confirmed", *ENDINGS)
# Stage 2 has begun in the place of an answer.
GOES_ON = ("stage2_acknowledged",)

CHILDREN_ACT = Procedure(
    name="children_act",
    title="the children’s social care complaints procedure",
    source="Children Act 1989 s26; SI 2006/1738",
    choice="A complaint about children’s social care (the statutory procedure)",
    about=(
        "The law says that we must use it for complaints about help or care from children’s "
        "services."
    ),
    on_receipt=(("acknowledgement", "complainant"), ("new_case", "team")),
    on_triage=(("points_understood", "complainant"), ("advocacy_offered", "child")),
    on_split=(("points_understood", "complainant"), ("new_strand", "team")),
    clocks=(
        make_ack_clock(("acknowledgement", "points_understood", *ENDINGS)),
        make_understood_clock(
            ("points_understood", "written_record", *ANSWERS),
            "002:175-177, 002:25-34, N2; our first letter names the day",
            instead=GOES_ON,
        ),
        ClockRule(
            "s1_response",
            10,
            ("receipt",),
            ANSWERS,
            "answer you",
            "r14, 002:182-184",
            extends_to="s1_max",
            most=10,
            instead=GOES_ON,
        ),
        ClockRule(
            "s1_max",
            20,
            ("receipt",),
            ANSWERS,
            "answer you, at the very latest",
            "r14, 002:194-195",
            most=20,
            instead=GOES_ON,
        ),
        ClockRule(
            "s2_request_advised",
            20,
            ("stage1_reply", "resolution_confirmed"),
            ("stage2_requested", "stage2_said"),
            "ask for stage 2, as we advise; you can ask later too",
            "002:36-38; advice and no bar (GTBFC 3.5)",
            whose="person",
            instead=("no_request_stage2",),
            no_most=NO_BAR,
        ),
        *CLOCKS2,
        *CLOCKS3,
        *make_asked_help_clocks("points_understood", "stage1_reply", "stage2_letter"),
        make_sorted_clock("points_understood", *ENDINGS),
        *make_afterwards_clocks(
            ("no_request_stage2", "no_request_stage3", "rested"),
            "stage2_requested",
            "stage2_said",
            "stage3_requested",
            "stage3_asked_late",
        ),
        VIEWS_CLOCK,
        *ALWAYS_CLOCKS,
    ),
    nudges=(
        *make_ladder("ack"),
        *READ_IT,
        *make_ladder("s1_response"),
        *make_late_news("s1_response", "delay", within=True),
        *make_late_news("s1_max", "delay_past_limit"),
        Nudge("s2_request_advised", -5, "complainant", "window_ending_stage2"),
        Nudge(
            "s2_request_advised", 1, "complainant", "no_request_stage2", leads_to="at_rest_stage1"
        ),
        *NUDGES2,
        *NUDGES3,
        *ASKED_HELP_NUDGES,
        *SORTED_NUDGES,
        *AFTERWARDS_NUDGES,
        *VIEWS_NUDGES,
        *ALWAYS_NUDGES,
    ),
    stages=add_guide_words(offer_asked_help(STAGES), STATUTORY_STAGES),
)
