"""The decision on both reports of stage 2 (r17, 002:83-104, 002:227)."""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.shared.common import (
    ENCLOSURES,
    FINDINGS,
    SORRY,
)
from chalicelib.core.procedures.tables import Field, Move

ADJUDICATE = Move(
    "to_adjudicate",
    "Send both reports to the adjudicating officer",
    TEAM_ROLES,
    Recorded.REPORTS_SENT,
    fields=(
        Field(
            "appoint_ao",
            "Adjudicating officer",
            "appoint",
            "A senior manager in children’s services who is not named in the complaint.",
            role="ao",
        ),
    ),
    letters=(("adjudication_asked", "ao"),),
    explains="They decide on each finding and recommendation, and write to the person.",
    source="002:83-92, 002:227",
    needs=("io_reported", "ip_reported"),
    owner="ao",
    keeps=True,
    done="The adjudicating officer has been sent both reports.",
    happened="Both reports went to the adjudicating officer",
)

DECISIONS = (("accept", "Accept"), ("part", "Accept in part"), ("reject", "Do not accept"))

RESPONSES = Field(
    "recommendations",
    "What you decide on each recommendation",
    "each",
    role="recommendations",
    parts=(
        Field("rec_decision", "Decision", "choice", choices=DECISIONS),
        Field(
            "rec_why",
            "If you do not accept all of it: why",
            required=False,
            needed=(
                "rec_decision",
                ("part", "reject"),
                "You do not accept all of this, so say why",
            ),
        ),
        Field(
            "rec_action",
            "If you accept any of it: what will be done, by whom and by when",
            required=False,
            needed=(
                "rec_decision",
                ("accept", "part"),
                "You accept this, so say what will be done, by whom and by when",
            ),
        ),
    ),
)

STAGE2_LETTER = Move(
    "decide",
    "Send the decision with both reports",
    ("ao",),
    Recorded.DECIDED,
    leads_to="answered_stage2",
    affects_child=True,
    fields=(
        Field(
            "points",
            "What you decide on each finding",
            "each",
            role="points",
            parts=(
                Field(
                    "decision",
                    "Decision",
                    "choice",
                    choices=(("agree", "I agree with the finding"), ("differ", "I do not agree")),
                ),
                Field(
                    "own_finding",
                    "If you do not agree: what you find",
                    "choice",
                    required=False,
                    choices=FINDINGS,
                    needed=(
                        "decision",
                        ("differ",),
                        "You do not agree with this finding, so choose what you find",
                    ),
                ),
                Field(
                    "why",
                    "If you do not agree: why",
                    required=False,
                    needed=(
                        "decision",
                        ("differ",),
                        "You do not agree with this finding, so say why",
                    ),
                ),
            ),
        ),
        RESPONSES,
        SORRY,
        ENCLOSURES,
    ),
    letters=(("stage2_letter", "complainant"), ("stage2_closed", "team")),
    explains=(
        "It goes to the person today, with both reports, the offer of a meeting, and how to "
        "ask for a panel."
    ),
    source="002:83-104, 002:227, r17, N25",
    needs=("reports_sent",),
    owner="team",
    done="The decision is on its way to the person, with both reports.",
    happened="The decision on the investigation was written",
    document=True,
    learns=True,
)
