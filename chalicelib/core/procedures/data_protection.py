"""Complaints about how the council handles a person's data, which run by themselves (RULES 2.9;
Data Protection Act 2018 s164A).

The law gives thirty calendar days to acknowledge, then asks for the outcome without undue delay. It
may not wait for a wider complaint, and the person may go to the Information Commissioner at any
time.
"""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.afterwards import (
    AFTERWARDS_NUDGES,
    make_afterwards_clocks,
)
from chalicelib.core.procedures.shared.common import (
    ACTIONS,
    ENCLOSURES,
    POINTS,
    READ_IT,
    SORRY,
    make_ack_clock,
    make_ladder,
    make_late_news,
    make_understood_clock,
)
from chalicelib.core.procedures.shared.is_it_sorted import SORTED_NUDGES, make_sorted_clock
from chalicelib.core.procedures.shared.not_a_complaint import (
    AFTER,
    CLOCKS,
    ENDS,
    FIRST,
    FIRST_LETTERS,
    NUDGES,
    OPEN,
    make_last_stages,
)
from chalicelib.core.procedures.shared.pause_and_stop import REST
from chalicelib.core.procedures.shared.triage import HAND_BACK
from chalicelib.core.procedures.tables import ClockRule, Field, Move, Nudge, Procedure, Stage

SOURCE = "DPA 2018 s164A, RULES 2.9"
GIVE = Move(
    "give_data_officer",
    "Give it to the data protection officer",
    TEAM_ROLES,
    Recorded.DATA_OFFICER_ASKED,
    leads_to="looking",
    fields=(
        Field(
            "appoint_data_officer",
            "Data protection officer",
            "appoint",
            "Anyone named in the complaint has been left off this list.",
            role="data_officer",
        ),
        Field("note", "Anything they should know first", required=False),
    ),
    letters=(("data_asked", "data_officer"),),
    explains="They look into it by themselves, and do not wait for any other complaint.",
    source=SOURCE,
    owner="data_officer",
    done="Done. They have been sent it.",
    happened="It was given to the data protection officer",
)
OUTCOME = Move(
    "data_outcome",
    "Send the outcome",
    ("data_officer", *TEAM_ROLES),
    Recorded.REPLIED,
    leads_to="answered",
    fields=(POINTS, SORRY, ACTIONS, ENCLOSURES),
    letters=(("data_outcome", "complainant"), ("data_closed", "team")),
    explains=(
        "It goes to the person today, as you write it here, with how to go to the Information "
        "Commissioner."
    ),
    source=f"{SOURCE}, 000:46",
    owner="team",
    done="The outcome is on its way to the person.",
    happened="The outcome was written",
    document=True,
)

DATA_PROTECTION = Procedure(
    name="data_protection",
    title="the data protection complaints procedure",
    source=SOURCE,
    choice="A complaint about how we handle someone’s data",
    about=(
        "It does not wait for any other procedure. It is for complaints about how we use "
        "facts about you: what we keep, who sees it, and what we send you."
    ),
    review="ico",
    on_receipt=FIRST_LETTERS,
    on_triage=(
        ("data_understood", "complainant"),
        ("advocacy_offered", "child"),
        ("sorted", "team"),
    ),
    on_split=(("data_understood", "complainant"), ("new_strand", "team")),
    clocks=(
        make_ack_clock(("acknowledgement", "data_understood", *ENDS)),
        make_understood_clock(
            ("data_understood", "data_outcome", *ENDS),
            "RULES 2.9, 002:175-177, N42; our first letter names the day",
        ),
        ClockRule(
            "dp_acknowledge",
            30,
            ("receipt",),
            ("data_understood", "taken_up_again", "data_outcome", *ENDS),
            "tell you that we have the complaint about data",
            "DPA 2018 s164A: 30 calendar days",
            most=30,
            foretold=False,
            unit="calendar",
        ),
        ClockRule(
            "dp_outcome",
            20,
            ("receipt",),
            ("data_outcome", *ENDS),
            "tell you what we found",
            "DESIGN: the law says without undue delay and gives no number",
            most=40,
        ),
        make_sorted_clock("data_understood", *ENDS),
        *make_afterwards_clocks(("rested",)),
        *CLOCKS,
    ),
    nudges=(
        *make_ladder("ack"),
        *READ_IT,
        *make_ladder("dp_acknowledge"),
        Nudge("dp_acknowledge", 1, "complainant", "data_late"),
        *make_ladder("dp_outcome"),
        *make_late_news("dp_outcome", "data_late"),
        *SORTED_NUDGES,
        *AFTERWARDS_NUDGES,
        *NUDGES,
    ),
    stages=(
        Stage(
            "triage",
            "Reading your complaint",
            (
                "The complaints team is reading what you told us and giving it to the data "
                "protection officer."
            ),
            (*FIRST, GIVE, *OPEN),
            who="The complaints team",
            step="Your complaint about data",
            now_read="The complaints team is giving it to the data protection officer.",
        ),
        Stage(
            "looking",
            "Looking into it",
            "The data protection officer is looking into it and will tell you what they found.",
            (OUTCOME, HAND_BACK, *FIRST, GIVE, *OPEN),
            who="The data protection officer",
            step="Your complaint about data",
        ),
        Stage(
            "answered",
            "Answered",
            (
                "We told you what we found. If you are not happy with it, you can go to the "
                "Information Commissioner."
            ),
            (REST, *AFTER),
            status="answered",
            who="You: the Information Commissioner is next, if you want",
            step="Your complaint about data",
        ),
        *make_last_stages(),
    ),
)
