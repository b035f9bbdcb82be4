"""Who may be appointed to what on a case: independence and conflicts as rows (RULES 1.1.5; r2, r17,
r19; 002:208-215).
"""

from __future__ import annotations

from chalicelib.core.cases import Case
from chalicelib.core.people.officers import (
    CONTRIBUTOR,
    GROUPS,
    PARTS,
    Officer,
    Staff,
    describe_part,
    is_named,
)

# Nobody holds two of these parts on one case: each of them looks at what the others did (r19(3),
# Code 6.11).
APART = {
    "reviewer": ("responder", CONTRIBUTOR),
    "io": ("responder", "reviewer", CONTRIBUTOR, "ip", "ao", *GROUPS["panel"]),
    "ip": ("responder", "reviewer", CONTRIBUTOR, "io", "ao", *GROUPS["panel"]),
    "ao": ("responder", "reviewer", CONTRIBUTOR, "io", "ip", *GROUPS["panel"]),
    **dict.fromkeys(
        GROUPS["panel"],
        ("responder", CONTRIBUTOR, "io", "ip", "ao", "senior", *GROUPS["panel"]),
    ),
    "senior": ("responder", CONTRIBUTOR, "io", "ip", "ao", *GROUPS["panel"]),
    "conference_manager": ("conference_chair",),
    "partnership": ("conference_chair", "conference_manager"),
    "partnership_panel": ("conference_chair", "conference_manager", "partnership"),
    "independent_view": ("conference_chair", "conference_manager"),
}
OUTSIDE_COUNCIL = frozenset(
    {"ip", *GROUPS["panel"]}
)  # neither member nor officer of it, nor married to one (r2, r19(2))
OUTSIDE_SERVICE = frozenset(
    {"io", "independent_view"}
)  # may be the council's own, but not of children's services (002:208-211)
NOT_THEIR_MANAGER = frozenset(
    {"io", "ao", "reviewer"}
)  # nor may the manager of someone named decide on them


def find_conflict(officer: Officer, part: str, case: Case, staff: Staff) -> str:
    """Return why `officer` may not be given `part` of this case, in words for the officer who
    chooses, or "".
    """
    if not staff.free(officer):
        return f"{officer.name} is named in this complaint"
    if part in OUTSIDE_COUNCIL and officer.outside != "council":
        return f"{officer.name} is of the council, and {PARTS[part][1]} may not be"
    if part in OUTSIDE_SERVICE and not officer.outside:
        return f"{officer.name} is of children’s services, and {PARTS[part][1]} may not be"
    for other in APART.get(part, ()):
        if other != part and case.has_part(other, officer.key):
            return f"{officer.name} is {describe_part(other)} on this case already"
    if part in NOT_THEIR_MANAGER:
        for under in staff.officers:
            if under.manager == officer.key and is_named(under, case.named):
                return (
                    f"{officer.name} is the manager of {under.name}, who is named in this complaint"
                )
    return ""


def list_candidates(part: str, case: Case, staff: Staff) -> tuple[Officer, ...]:
    """Return the officers who may be given `part`, in the order of the council's file."""
    role = PARTS[part][0]
    candidates = []
    for officer in staff.officers:
        if role in officer.roles and not find_conflict(officer, part, case, staff):
            candidates.append(officer)
    return tuple(candidates)
