"""The corporate procedure and its variants: two stages under the Ombudsman's Complaint Handling
Code, for complaints that the statutory procedure does not cover.

The Code is guidance: a council may set its own days for its answers, within its very latest ones,
and says why where they are looser (RULES 1.2, 0.3.10).
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.procedures.corporate.clocks import CLOCKS, NUDGES
from chalicelib.core.procedures.corporate.stages import LATER_STAGES, make_stage1
from chalicelib.core.procedures.shared.asked_help import offer_asked_help
from chalicelib.core.procedures.shared.triage import SPLIT, TRIAGE
from chalicelib.core.procedures.tables import Procedure


def make_corporate(
    name: str, title: str, choice: str, about: str, signposts: tuple[str, ...] = (), look: str = ""
) -> Procedure:
    """Return the Code's procedure for one kind of complaint; `look` says what to look for first
    when sorting it.
    """
    sort, part = (
        replace(move, explains=f"{look} {move.explains}".strip()) for move in (TRIAGE, SPLIT)
    )
    return Procedure(
        name=name,
        title=title,
        source="LGSCO Complaint Handling Code, 5 and 6; 003:2",
        choice=choice,
        about=about,
        signposts=signposts,
        on_receipt=(("acknowledgement", "complainant"), ("new_case", "team")),
        on_triage=(("corporate_understood", "complainant"), ("advocacy_offered", "child")),
        on_split=(("corporate_understood", "complainant"), ("new_strand", "team")),
        clocks=CLOCKS,
        nudges=NUDGES,
        stages=offer_asked_help((*make_stage1(sort, part), *LATER_STAGES)),
    )


APPEALS = (
    "Is it about a decision that can be appealed? Then they need to know it today: the "
    "tribunal’s own dates keep running."
)

CORPORATE = (
    make_corporate(
        "corporate",
        "the council’s own complaints procedure",
        (
            "A complaint about anything else that the council does, such as a child protection "
            "enquiry or a court report (corporate)"
        ),
        "It is for complaints that the rules for children’s social care do not cover.",
    ),
    make_corporate(
        "send",
        "the council’s complaints procedure for special educational needs",
        "A complaint about special educational needs or disability at school (corporate)",
        (
            "It is for complaints about help with special educational needs. The rules for "
            "children’s social care do not cover that."
        ),
        signposts=("appeal",),
        look=APPEALS,
    ),
    make_corporate(
        "ehcp",
        "the council’s complaints procedure for education, health and care plans",
        (
            "A complaint about an education, health and care plan (corporate). Look first: "
            "social care in its section H may be statutory"
        ),
        (
            "Social care, in section H of a plan, may go by other rules. We check that, and "
            "tell you. Complaints about the rest of a plan come here."
        ),
        signposts=("appeal",),
        look=(
            "Does a point concern section H of the plan, on social care? It may belong to the "
            f"statutory procedure: read it, and split it off if so. {APPEALS}"
        ),
    ),
    make_corporate(
        "early_help",
        "the council’s complaints procedure for Early Help",
        "A complaint about Early Help (corporate)",
        (
            "It is for complaints about Early Help. The rules for children’s social care do "
            "not cover that."
        ),
    ),
    make_corporate(
        "transport",
        "the council’s complaints procedure for travel to school",
        "A complaint about school transport (corporate)",
        (
            "It is for complaints about travel to school. The rules for children’s social care "
            "do not cover that."
        ),
        signposts=("travel",),
        look=(
            "Is it about a decision not to help with travel? They can appeal against that. A "
            "complaint about how we dealt with it goes on here."
        ),
    ),
)
