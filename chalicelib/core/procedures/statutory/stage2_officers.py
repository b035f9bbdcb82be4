"""The investigating officer and independent person of stage 2: appointed, independent (r17)."""

from __future__ import annotations

from chalicelib.core.people.officers import TEAM_ROLES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move

APPOINT = Move(
    "appoint",
    "Appoint the investigating officer and the independent person",
    TEAM_ROLES,
    Recorded.APPOINTED,
    fields=(
        Field(
            "appoint_io",
            "Investigating officer",
            "appoint",
            "Outside the council, or inside it but not in children’s services.",
            role="io",
        ),
        Field(
            "appoint_ip",
            "Independent person",
            "appoint",
            (
                "Neither a member nor an officer of the council, nor married to one. Involved "
                "from the start, in every part."
            ),
            role="ip",
        ),
        Field(
            "access",
            "Which records and people will they need?",
            hint="For example case files, emails and the staff who were there.",
        ),
    ),
    letters=(("appointment", "io"), ("appointment", "ip"), ("who_investigates", "complainant")),
    explains=(
        "Both are sent the points, the dates and their own links, and are asked to declare "
        "that they are independent. The person is told who they are."
    ),
    source="r17(2), 002:206-215, N22",
    owner="io",
    keeps=True,
    done="Both have been sent their appointment. The person is being told who they are.",
    happened="The investigating officer and the independent person were appointed",
)

DECLARE_IO = Move(
    "declare_io",
    "Declare that you are independent",
    ("io",),
    Recorded.IO_DECLARED,
    fields=(
        Field(
            "declared",
            (
                "I had no involvement in the events, I do not work in children’s services, and "
                "I have no close connection with anyone involved"
            ),
            "check",
        ),
    ),
    explains=(
        "You cannot report before you have declared it. If it is not true, hand the appointment "
        "back."
    ),
    source="002:208-211",
    needs=("appointed",),
    unless=("io_declared",),
    keeps=True,
    done="Recorded. Thank you.",
    happened="The investigating officer declared that they are independent",
)

DECLARE_IP = Move(
    "declare_ip",
    "Declare that you are independent",
    ("ip",),
    Recorded.IP_DECLARED,
    fields=(
        Field(
            "declared",
            (
                "I am neither a member nor an officer of this council, I am not the husband, "
                "wife or civil partner of one, and I have not worked for it"
            ),
            "check",
        ),
    ),
    explains=(
        "You cannot report before you have declared it. If it is not true, hand the appointment "
        "back."
    ),
    source="r2, r17(2), trap 41",
    needs=("appointed",),
    unless=("ip_declared",),
    keeps=True,
    done="Recorded. Thank you.",
    happened="The independent person declared that they are independent",
)

NOT_INDEPENDENT = Move(
    "give_up",
    "Hand the appointment back",
    ("io", "ip"),
    Recorded.HANDED_BACK,
    fields=(
        Field(
            "reason",
            "Why should someone else do this?",
            hint="For example, you know the family, or you have worked for the team.",
        ),
    ),
    letters=(("handed_back", "team"),),
    explains="The complaints team appoints someone else. The date does not change.",
    source="RULES 1.1.5",
    done="Done. The complaints team will appoint someone else.",
    happened="An appointment was handed back",
)
