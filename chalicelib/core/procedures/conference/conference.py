"""Complaints about a child protection conference: the chair, the chair's manager, the safeguarding
partnership, its panel (RULES 1.3, 004).

The conference's decision stands meanwhile, and each letter says so. Each council sets its own days.
Complaints about a service or another agency are split off or sent where they belong.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.conference.answers import (
    ASK_VIEW,
    CONFERENCE_HELD,
    GIVE_VIEW,
    MANAGER_REPLY,
    MEET,
    OFFICE_DECISION,
    PANEL_DECISION,
)
from chalicelib.core.procedures.conference.clocks import CLOCKS, NUDGES
from chalicelib.core.procedures.conference.moves import (
    ASKED_MANAGER,
    ASKED_OFFICE,
    ASKED_PANEL,
    GIVE_MANAGER,
    GIVE_OFFICE,
    GIVE_PANEL,
    STRAIGHT,
    TO_CHAIR,
    TO_MANAGER,
    WANT_MANAGER,
    WANT_OFFICE,
    WANT_PANEL,
    allow_when_late,
    make_hand_back,
)
from chalicelib.core.procedures.shared.end_stages import (
    TO_OMBUDSMAN,
    leave_out,
    limit_to_stages,
    make_at_rest,
    make_not_accepted,
    make_paused,
    make_transferred,
    make_with_ombudsman,
    make_withdrawn,
    replace_moves,
)
from chalicelib.core.procedures.shared.guide_words import CONFERENCE_STAGES, add_guide_words
from chalicelib.core.procedures.shared.join import JOINED
from chalicelib.core.procedures.shared.pause_and_stop import (
    AFTERWARDS,
    COME_BACK,
    HELD,
    REST,
    WHILE_OPEN,
)
from chalicelib.core.procedures.shared.triage import AT_TRIAGE, HAND_BACK, SPLIT, TRIAGE
from chalicelib.core.procedures.tables import Procedure, Stage

STANDS = "The conference’s decision still stands for now."

SPLIT_WITH = replace(
    SPLIT,
    letters=(*SPLIT.letters, ("coordinate", "conference_manager")),
    source=f"{SPLIT.source}, 004:21",
)
ENDED = replace_moves(
    AFTERWARDS,
    replace(COME_BACK, letters=(("conference_reopened", "complainant"), *COME_BACK.letters[1:])),
)
AFTER = (CONFERENCE_HELD, *replace_moves(ENDED, TO_OMBUDSMAN), *HELD)
ASKING = leave_out(AFTER, "come_back")
CHAIR_LATE = (
    allow_when_late(WANT_MANAGER, "chair_meeting"),
    allow_when_late(ASKED_MANAGER, "chair_meeting"),
    allow_when_late(WANT_OFFICE, "chair_meeting", needs=("manager_instead",)),
    allow_when_late(ASKED_OFFICE, "chair_meeting", needs=("manager_instead",)),
)
MANAGER_LATE = (
    allow_when_late(WANT_OFFICE, "manager_reply"),
    allow_when_late(ASKED_OFFICE, "manager_reply"),
)
OFFICE_LATE = (
    allow_when_late(WANT_PANEL, "office_decision"),
    allow_when_late(ASKED_PANEL, "office_decision"),
)
AFTER_CHAIR = (
    WANT_MANAGER,
    ASKED_MANAGER,
    replace(WANT_OFFICE, needs=("manager_instead",)),
    replace(ASKED_OFFICE, needs=("manager_instead",)),
)

# To the partnership from the first step, or from the second: a row each, since each stands once.
FROM_CHAIR = tuple(
    replace(limit_to_stages(m, "answered_chair", "at_rest_chair"), name=f"{m.name}_instead")
    for m in AFTER_CHAIR
    if m.needs
)
ASKED_FROM_THERE = (
    *(limit_to_stages(m, "answered_chair", "at_rest_chair") for m in AFTER_CHAIR if not m.needs),
    *FROM_CHAIR,
    *(
        limit_to_stages(m, "answered_manager", "at_rest_manager")
        for m in (WANT_OFFICE, ASKED_OFFICE)
    ),
    *(limit_to_stages(m, "answered_office", "at_rest_office") for m in (WANT_PANEL, ASKED_PANEL)),
)
STAGES = (
    Stage(
        "triage",
        "Step 1: reading your complaint",
        (
            "The complaints team is reading what you told us and choosing who should meet "
            f"you. {STANDS}"
        ),
        (*replace_moves(AT_TRIAGE, SPLIT_WITH), TO_CHAIR, TO_MANAGER, STRAIGHT, *WHILE_OPEN),
        who="The complaints team",
        step="Step 1",
        now_read=f"The complaints team is choosing who should meet you. {STANDS}",
    ),
    Stage(
        "chair",
        "Step 1: the meeting",
        f"The chair of the conference, or the chair’s manager, will meet you about it. {STANDS}",
        (MEET, HAND_BACK, TRIAGE, SPLIT_WITH, *CHAIR_LATE, STRAIGHT, *WHILE_OPEN),
        who="The chair of the conference. If you complain about the chair, it is their manager",
        step="Step 1",
    ),
    Stage(
        "answered_chair",
        "Step 1: answered",
        (
            "We sent you the notes of our meeting. If you are not happy, you can ask for the "
            f"next step. {STANDS}"
        ),
        (*AFTER_CHAIR, replace(REST, leads_to="at_rest_chair"), *ASKING),
        status="answered",
        who="You: say whether you are happy with it",
        step="Step 1",
    ),
    Stage(
        "manager",
        "Step 2: the chair’s manager",
        f"The chair’s manager is looking at it and will write to you. {STANDS}",
        (
            GIVE_MANAGER,
            MANAGER_REPLY,
            make_hand_back("conference_manager"),
            *MANAGER_LATE,
            STRAIGHT,
            CONFERENCE_HELD,
            *WHILE_OPEN,
        ),
        who="The person above the chair",
        step="Step 2",
    ),
    Stage(
        "answered_manager",
        "Step 2: answered",
        (
            "We sent you the answer. If you are not happy with it, you can ask for the next "
            f"step. {STANDS}"
        ),
        (WANT_OFFICE, ASKED_OFFICE, replace(REST, leads_to="at_rest_manager"), *ASKING),
        status="answered",
        who="You: say whether you are happy with it",
        step="Step 2",
    ),
    Stage(
        "office",
        "Step 3: the partnership",
        (
            "The senior office of the council, the police and the health service is deciding "
            f"on it and will write to you. {STANDS}"
        ),
        (
            GIVE_OFFICE,
            OFFICE_DECISION,
            make_hand_back("partnership"),
            *OFFICE_LATE,
            CONFERENCE_HELD,
            *WHILE_OPEN,
        ),
        who="The senior office that the council, the police and the health service share",
        step="Step 3",
    ),
    Stage(
        "answered_office",
        "Step 3: answered",
        (
            "We sent you the decision. If you are not happy with it, you can ask for a panel. "
            f"{STANDS}"
        ),
        (WANT_PANEL, ASKED_PANEL, replace(REST, leads_to="at_rest_office"), *ASKING),
        status="answered",
        who="You: say whether you are happy with it",
        step="Step 3",
    ),
    Stage(
        "panel",
        "Step 4: the panel",
        (
            "A few senior people of the agencies that keep children safe are looking at it "
            f"together. {STANDS}"
        ),
        (
            GIVE_PANEL,
            PANEL_DECISION,
            ASK_VIEW,
            GIVE_VIEW,
            make_hand_back("partnership_panel"),
            CONFERENCE_HELD,
            *WHILE_OPEN,
        ),
        who="A few senior people of the partner agencies, none of whom had a part in it",
        step="Step 4",
    ),
    Stage(
        "answered_panel",
        "Step 4: answered",
        (
            "We sent you the panel’s decision. If you are still not happy, the Ombudsman can "
            "look at what the council did."
        ),
        (REST, *AFTER),
        status="answered",
        who="You: the Ombudsman is next for what the council did, if you want",
        step="Step 4",
    ),
    make_at_rest(
        (*AFTER_CHAIR, *ASKING),
        "at_rest_chair",
        f"You have not asked us for anything more. You can still ask for the next step. {STANDS}",
    ),
    make_at_rest(
        (WANT_OFFICE, ASKED_OFFICE, *ASKING),
        "at_rest_manager",
        f"You have not asked us for anything more. You can still ask for the next step. {STANDS}",
    ),
    make_at_rest(
        (WANT_PANEL, ASKED_PANEL, *ASKING),
        "at_rest_office",
        f"You have not asked us for anything more. You can still ask for a panel. {STANDS}",
    ),
    make_with_ombudsman(AFTER, ASKED_FROM_THERE),
    make_paused(),
    make_withdrawn(ENDED),
    make_not_accepted(ENDED),
    make_transferred(ENDED),
    make_at_rest(AFTER),
    JOINED,
)

CONFERENCE = Procedure(
    name="cp_conference",
    title="the complaints procedure for child protection conferences",
    source="RULES 1.3, 004",
    choice="A complaint about a child protection conference: its decision, or how it was run",
    about=(
        "It is for complaints about the meeting that decides on a child protection plan: how "
        "it was run, and what it decided."
    ),
    on_receipt=(("acknowledgement", "complainant"), ("new_case", "team")),
    on_triage=(
        ("conference_understood", "complainant"),
        ("advocacy_offered", "child"),
        ("sorted", "team"),
    ),
    on_split=(
        ("conference_understood", "complainant"),
        ("new_strand", "team"),
        ("coordinate", "team"),
    ),
    clocks=CLOCKS,
    nudges=NUDGES,
    stages=add_guide_words(STAGES, CONFERENCE_STAGES),
)
