"""How each step of a complaint about a conference is answered: the meeting and its notes, the
decisions, the view from outside (004, RULES 1.3).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.conference.moves import SOURCE
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import (
    ACTIONS,
    ENCLOSURES,
    POINTS,
    SORRY,
)
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.procedures.when import Guard, When

OUTCOMES = (
    ("again", "The conference will be held again, often with a new chair"),
    ("sooner", "The review conference will be brought forward"),
    ("confirmed", "The decision of the conference is confirmed"),
)
HOW_MET = (
    ("in_person", "Face to face"),
    ("video", "By video call"),
    ("phone", "By telephone"),
    ("writing", "In writing, since they did not want to meet"),
)
VIEW = Field(
    "appoint_view",
    "Who is asked?",
    "appoint",
    "Someone who does not work for children’s services.",
    role="independent_view",
)

MEET = Move(
    "met",
    "Record the meeting and send the notes",
    ("conference_chair", "conference_manager", *TEAM_ROLES),
    Recorded.CHAIR_MET,
    leads_to="answered_chair",
    fields=(
        Field("met_on", "What day did you meet?", "date", must="past"),
        Field("how", "How did you meet?", "choice", choices=HOW_MET),
        Field(
            "present",
            "Who was there?",
            hint="Say who came with the person: an advocate, or someone they trust.",
        ),
        Field(
            "notes",
            "The notes: what they said, what you said, what was agreed",
            hint="They are sent these today, as you write them here.",
            limit=30_000,
        ),
        ACTIONS,
        ENCLOSURES,
    ),
    letters=(
        ("conference_notes", "complainant"),
        ("conference_notes_shared", "conference_manager"),
    ),
    explains=(
        "The notes go to the person and to the chair’s manager today. Until they have left, "
        "the meeting does not count."
    ),
    source="RULES 1.3 (St Helens)",
    owner="team",
    done="The notes are on their way to the person and to the manager.",
    happened="They met about it, and the notes were written",
    document=True,
)

OUTCOME = Field(
    "outcome",
    "What happens about the conference?",
    "choice",
    "Until a new conference meets, the decision stands.",
    choices=OUTCOMES,
)
WHY = Field("why", "Why? Say it in words the person will read", real=True)
BY_WHEN = Field(
    "by_when",
    "If it is held again or brought forward: by what day?",
    "date",
    required=False,
    must="working",
    needed=("outcome", ("again", "sooner"), "Give the day by which it meets"),
)
DECIDED = (OUTCOME, WHY, BY_WHEN, POINTS, SORRY, ACTIONS, ENCLOSURES)

MANAGER_REPLY = Move(
    "answer",
    "Send the answer",
    ("conference_manager", *TEAM_ROLES),
    Recorded.REPLIED,
    leads_to="answered_manager",
    fields=DECIDED,
    letters=(("conference_reply", "complainant"), ("conference_outcome", "team")),
    explains=(
        "It goes to the person today, as you write it here. Every point needs a finding, what "
        "you looked at, and your reasons."
    ),
    source=f"{SOURCE}, N40, 000:46",
    owner="team",
    done="The answer is on its way to the person.",
    happened="The chair’s manager answered",
    document=True,
    learns=True,
)
CONFERENCE_HELD = Move(
    "conference_held",
    "Record that the conference met",
    ("conference_manager", *TEAM_ROLES),
    Recorded.CONFERENCE_HELD,
    fields=(
        Field("met_on", "What day did it meet?", "date", must="past"),
        Field("said", "Is there anything to note about it?", required=False),
    ),
    explains="For a conference that is held again or brought forward because of this complaint.",
    source="N40, RULES 1.3",
    when=When(Guard.CLOCK_RUNS, ("conference_held",)),
    done="Saved. Nobody is reminded of it any more.",
    happened="The conference met",
)
CLOSED = (("conference_outcome", "conference_manager"), ("conference_outcome", "team"))
OFFICE_DECISION = replace(
    MANAGER_REPLY,
    button="Send the decision",
    by=("partnership", *TEAM_ROLES),
    leads_to="answered_office",
    letters=(("conference_office_decision", "complainant"), *CLOSED),
    explains=(
        "It goes to the person today. The chair’s manager and the complaints team are told, "
        "and see that it is done."
    ),
    done=(
        "The decision is on its way to the person. The chair’s manager and the complaints team "
        "are told."
    ),
    happened="The partnership’s office decided",
)
PANEL_DECISION = replace(
    OFFICE_DECISION,
    by=("partnership_panel", *TEAM_ROLES),
    leads_to="answered_panel",
    letters=(("conference_panel_decision", "complainant"), *CLOSED),
    source="004:9-17, N40, 000:46",
    happened="The partnership’s panel decided",
)
ASK_VIEW = Move(
    "ask_view",
    "Ask someone outside children’s services for a view",
    ("partnership_panel", *TEAM_ROLES),
    Recorded.VIEW_ASKED,
    fields=(VIEW, Field("question", "What is asked of them?")),
    letters=(("view_asked", "independent_view"),),
    explains=(
        "The panel may ask for this, and does not have to. The date of its decision does not move."
    ),
    source="004:19",
    keeps=True,
    done="They have been asked.",
    happened="Someone outside children’s services was asked for a view",
)
GIVE_VIEW = Move(
    "give_view",
    "Give your view",
    ("independent_view", *TEAM_ROLES),
    Recorded.VIEW_GIVEN,
    fields=(Field("view", "What do you think of the complaint, and why?", limit=30_000),),
    letters=(("view_given", "partnership_panel"),),
    explains="It goes to the panel. The team may write it down for whoever was asked.",
    source="004:19",
    needs=("view_asked",),
    keeps=True,
    done="Your view is on its way to the panel.",
    happened="Someone outside children’s services gave their view",
)
