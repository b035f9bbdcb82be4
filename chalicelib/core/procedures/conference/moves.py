"""The moves of a complaint about a child protection conference, step by step (RULES 1.3, 004).

The chair meets the person; then the chair's manager answers; then the senior office of the
safeguarding partnership decides; then a panel of its agencies. Each step needs the person's wish,
and nobody waits for a late one.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import MANAGERS
from chalicelib.core.procedures.shared.triage import HAND_BACK
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

SOURCE = "004:3-9, RULES 1.3"
SAID = Field(
    "said",
    "What is still wrong?",
    hint="You do not have to say. It helps us if you do.",
    required=False,
)
ASKED_ON = Field(
    "asked_on",
    "What day did the council get their request?",
    "date",
    "The day it came in anywhere at the council. The date of the answer runs from it.",
    must="past",
)
WHAT_THEY_SAID = Field("said", "What did they say?", required=False)
NOTE = Field("note", "Anything they should know first", required=False)

CHAIR = Field(
    "appoint_chair",
    "Chair of the conference",
    "appoint",
    "Anyone named in the complaint has been left off this list.",
    role="conference_chair",
)
MANAGER = Field(
    "appoint_manager",
    "The chair’s manager",
    "appoint",
    "They are sent the notes of the meeting, and answer next if the person wants them to.",
    role="conference_manager",
)
OFFICE = Field(
    "appoint_office",
    "The senior office of the partnership",
    "appoint",
    "Whoever the three partners have named: the council, the police and the health service.",
    role="partnership",
)
PANEL = Field(
    "appoint_panel",
    "Who speaks for the panel?",
    "appoint",
    (
        "One of the senior people of the agencies who sit on it. None of them had a part in "
        "this before."
    ),
    role="partnership_panel",
)

TO_CHAIR = Move(
    "to_chair",
    "Ask the chair to meet them",
    TEAM_ROLES,
    Recorded.CHAIR_ASKED,
    leads_to="chair",
    fields=(
        CHAIR,
        replace(
            MANAGER,
            required=False,
            hint="They are sent the notes of the meeting. Leave it empty if none of these can.",
        ),
        NOTE,
    ),
    letters=(("conference_who", "complainant"), ("conference_asked", "conference_chair")),
    explains="The chair meets the person within the time shown, and sends them the notes.",
    source=SOURCE,
    owner="conference_chair",
    done="The chair has been sent it. The person is being told who will meet them, and by when.",
    happened="The chair of the conference was asked to meet them",
)
TO_MANAGER = Move(
    "to_manager",
    "Ask the chair’s manager to meet them",
    TEAM_ROLES,
    Recorded.MANAGER_INSTEAD,
    leads_to="chair",
    fields=(MANAGER, NOTE),
    letters=(("conference_who", "complainant"), ("conference_asked", "conference_manager")),
    explains=(
        "For a complaint that names the chair. The manager meets the person in the chair’s "
        "place, by the same date."
    ),
    source=f"{SOURCE}, Code 5.4",
    keeps=True,
    owner="conference_manager",
    done="The manager has been sent it. The person is being told who will meet them, and by when.",
    happened="The chair’s manager was asked to meet them in the chair’s place",
)
WANT_MANAGER = Move(
    "want_manager",
    "I want the chair’s manager to look at it",
    ("complainant",),
    Recorded.MANAGER_ASKED,
    leads_to="manager",
    fields=(SAID,),
    letters=(
        ("conference_manager_begun", "complainant"),
        ("conference_asked", "conference_manager"),
    ),
    explains=(
        "The person above the chair looks at it and writes to you. You do not have to give a "
        "reason."
    ),
    source=SOURCE,
    unless=("manager_instead",),
    owner="conference_manager",
    done="You have asked for the chair’s manager. We are writing to you with the date.",
    happened="The chair’s manager was asked for",
)
WANT_OFFICE = Move(
    "want_office",
    "I want the next step: the partnership",
    ("complainant",),
    Recorded.OFFICE_ASKED,
    leads_to="office",
    fields=(SAID,),
    letters=(("conference_office_begun", "complainant"), ("conference_step_asked", "team")),
    explains=(
        "The council, the police and the health service have one senior office for this. It "
        "decides and writes to you."
    ),
    source=SOURCE,
    owner="team",
    done="You have asked for the next step. We are writing to you with the date.",
    happened="The partnership’s office was asked for",
)
WANT_PANEL = Move(
    "want_panel",
    "I want a panel to look at it",
    ("complainant",),
    Recorded.CONFERENCE_PANEL_ASKED,
    leads_to="panel",
    fields=(SAID,),
    letters=(("conference_panel_begun", "complainant"), ("conference_step_asked", "team")),
    explains=(
        "A few senior people look at it together. They come from the agencies that work to "
        "keep children safe."
    ),
    source=SOURCE,
    owner="team",
    done="You have asked for a panel. We are writing to you with the date.",
    happened="The partnership’s panel was asked for",
)


def record_request(move: Move, whom: str) -> Move:
    """Return the team's record of what the person asked for by some other way than their page."""
    return replace(
        move,
        name=move.name.replace("want", "asked"),
        button=f"Record that they asked for {whom}",
        by=TEAM_ROLES,
        fields=(ASKED_ON, WHAT_THEY_SAID),
        explains=(
            "In any way, for any reason, at any time. The date runs from the day that we got "
            "the request."
        ),
        done="Recorded. The person is being told the date.",
    )


def allow_when_late(move: Move, clock: str, needs: tuple[str, ...] = ()) -> Move:
    """Return the same move while the step before is late: nobody has to wait for that."""
    if move.by == TEAM_ROLES:
        why = "The step before this one is late, so they do not have to wait for it."
    else:
        why = "We are late, so you can go on without our answer."
    return replace(
        move,
        name=f"{move.name}_now",
        when=When(Guard.CLOCK_HAS_PASSED, (clock,)),
        explains=why,
        needs=needs or move.needs,
    )


ASKED_MANAGER = record_request(WANT_MANAGER, "the chair’s manager")
ASKED_OFFICE = record_request(WANT_OFFICE, "the partnership’s office")
ASKED_PANEL = record_request(WANT_PANEL, "the partnership’s panel")
STRAIGHT = replace(
    ASKED_OFFICE,
    name="straight_to_office",
    button="Send it straight to the partnership’s office",
    by=MANAGERS,
    fields=(
        replace(ASKED_ON, label="What day did they ask for it, or agree to it?"),
        Field(
            "said",
            "Why should nobody before it look at it?",
            hint="For example, the complaint names the chair’s manager too.",
        ),
        Field("agreed", "The person agrees to it", "check"),
    ),
    explains="Where neither the chair nor their manager can look at it.",
    source=f"{SOURCE}, Code 5.4",
    rare=True,
    happened="It went straight to the partnership’s office",
)


def make_give(name: str, button: str, who: Field, records: Recorded) -> Move:
    """Return the move by which the team gives a step to the one who holds it."""
    return Move(
        name,
        button,
        TEAM_ROLES,
        records,
        fields=(who, NOTE),
        letters=(("conference_who", "complainant"), ("conference_asked", who.role)),
        explains=(
            "They are sent the points, the date and their own links. The person is told who "
            "they are."
        ),
        source=SOURCE,
        owner=who.role,
        done="They have been sent it. The person is being told who they are.",
        happened="It was given to those whose step it is",
    )


GIVE_MANAGER = make_give(
    "give_manager", "Give it to the chair’s manager", MANAGER, Recorded.CONFERENCE_MANAGER_GIVEN
)
GIVE_OFFICE = make_give(
    "give_office", "Give it to the partnership’s office", OFFICE, Recorded.PARTNERSHIP_GIVEN
)
GIVE_PANEL = make_give(
    "give_panel", "Give it to the panel", PANEL, Recorded.PARTNERSHIP_PANEL_GIVEN
)


def make_hand_back(part: str) -> Move:
    """Return the move by which the one who holds a step hands it back to the team."""
    explains = "The complaints team finds someone else. The date does not change."
    return replace(HAND_BACK, by=(part,), leads_to="", explains=explains)
