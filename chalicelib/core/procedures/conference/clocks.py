"""The clocks of a complaint about a conference, and who is reminded of each (RULES 1.3, 004)."""

from __future__ import annotations

from chalicelib.core.procedures.shared.afterwards import (
    AFTERWARDS_NUDGES,
    make_afterwards_clocks,
)
from chalicelib.core.procedures.shared.any_time import ALWAYS_CLOCKS, ALWAYS_NUDGES
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

OWN = "St Helens’ 5 working days as default; no document gives a number: set your own"
ASKS = ("manager_asked", "office_asked", "conference_panel_asked")
QUIET = ("rested", "ombudsman_asked", "conference_at_rest")
STEPS_ON = ("conference_manager_begun", "conference_office_begun")

CLOCKS = (
    make_ack_clock(("acknowledgement", "conference_understood", *ENDINGS)),
    make_understood_clock(
        ("conference_understood", "conference_notes", *ENDINGS),
        "004, 002:175-177, N4; our first letter names the day",
        instead=STEPS_ON,
    ),
    ClockRule(
        "chair_meeting",
        5,
        ("receipt",),
        ("conference_notes", *ENDINGS),
        "meet you about it and send you the notes",
        "St Helens’ own procedure: RULES 1.3",
        instead=STEPS_ON,
        onward="The chair’s manager will then look at it and write to you.",
        most=20,
    ),
    ClockRule(
        "manager_reply",
        5,
        ("manager_asked",),
        ("conference_reply", *ENDINGS),
        "send you the answer of the chair’s manager",
        OWN,
        dated_by="asked_on",
        instead=("conference_office_begun",),
        onward="The partnership will then decide.",
        most=20,
    ),
    ClockRule(
        "office_decision",
        5,
        ("office_asked",),
        ("conference_office_decision", *ENDINGS),
        "send you the partnership’s decision",
        OWN,
        dated_by="asked_on",
        instead=("conference_panel_begun",),
        onward="A small panel of senior people will then look at it.",
        most=20,
    ),
    ClockRule(
        "panel_decision",
        5,
        ("conference_panel_asked",),
        ("conference_panel_decision", *ENDINGS),
        "send you the panel’s decision",
        OWN,
        dated_by="asked_on",
        most=20,
    ),
    ClockRule(
        "conference_manager_advised",
        20,
        ("conference_notes",),
        ASKS,
        "ask for the next step, as we advise; you can ask later too",
        "DESIGN: advice and no bar, as 002:36-38",
        whose="person",
        instead=QUIET,
        onward="Someone more senior will then look at it.",
        no_most=NO_BAR,
    ),
    ClockRule(
        "conference_office_advised",
        20,
        ("conference_reply",),
        ASKS,
        "ask for the next step, as we advise; you can ask later too",
        "DESIGN: advice and no bar, as 002:36-38",
        whose="person",
        instead=QUIET,
        onward="The partnership will then decide.",
        no_most=NO_BAR,
    ),
    ClockRule(
        "conference_panel_advised",
        20,
        ("conference_office_decision",),
        ASKS,
        "ask for a panel, as we advise; you can ask later too",
        "DESIGN: advice and no bar, as 002:36-38",
        whose="person",
        instead=QUIET,
        onward="A small panel of senior people will then look at it.",
        no_most=NO_BAR,
    ),
    ClockRule(
        "conference_held",
        0,
        ("replied",),
        ("conference_held", "replied"),
        "see that the conference meets",
        "N40, RULES 1.3: the day is set by whoever decides",
        dated_by="by_when",
        whose="officers",
        shown_to="everyone",
        apology=False,
    ),
    make_sorted_clock("conference_understood", *ENDINGS),
    *make_afterwards_clocks(("conference_at_rest", "rested"), *ASKS),
    *ALWAYS_CLOCKS,
)
LATE = ("chair_meeting", "manager_reply", "office_decision", "panel_decision")
WINDOWS = (
    ("conference_manager_advised", "at_rest_chair"),
    ("conference_office_advised", "at_rest_manager"),
    ("conference_panel_advised", "at_rest_office"),
)
NUDGES = (
    *make_ladder("ack"),
    *READ_IT,
    *(
        nudge
        for clock in LATE
        for nudge in (*make_ladder(clock), *make_late_news(clock, "conference_late"))
    ),
    *(
        nudge
        for clock, rest in WINDOWS
        for nudge in (
            Nudge(clock, -5, "complainant", "conference_ask_soon"),
            Nudge(clock, 1, "complainant", "conference_at_rest", leads_to=rest),
        )
    ),
    Nudge("conference_held", -5, "team", "reminder"),
    *make_chaser("conference_held"),
    *make_late_news("conference_held"),
    *SORTED_NUDGES,
    *AFTERWARDS_NUDGES,
    *ALWAYS_NUDGES,
)
