"""Two years that one council published, as contacts to load through the doors, and the figures that
it printed of them. Everybody is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from infra.walk_story import ROSA, STAGE1, STAGE2, STAGE3, Actor, Step

FORM = "form"
EMAIL = "email"
RESOLVED = "resolved"
OMBUDSMAN = "ombudsman"
THREE = ("leaving_care", "in_care", "fostering")


@dataclass(frozen=True)
class Contact:
    """What one person sends, by which door, what officers record of it, and what comes of it.

    Nobody records an email here: that is what is meant by not recorded.
    """

    procedure: str
    service: str = "other"
    code: str = "parent"
    door: str = FORM
    ends: str = ""


@dataclass(frozen=True)
class Printed:
    """A figure that the council printed, and the cells of Heard's report whose sum it is."""

    what: str
    number: int
    table: str
    rows: tuple[str, ...]
    column: str
    people: str = ""

    def find(self, report: Mapping[str, Any]) -> int:
        """Return what Heard counts."""
        figures = report[self.table][self.people or "figures"]
        return sum(int(figures.get(row, {}).get(self.column, 0)) for row in self.rows)


@dataclass(frozen=True)
class PublishedYear:
    """One year from April: its contacts, the complaints that are walked through the stages one by
    one before them, and what was printed.
    """

    first: int
    contacts: tuple[Contact, ...]
    printed: tuple[Printed, ...]
    walks: tuple[tuple[Step, ...], ...] = ()


def _make(number: int, procedure: str, service: str = "other", **given: str) -> tuple[Contact, ...]:
    return (Contact(procedure, service, **given),) * number


def rename(steps: tuple[Step, ...], number: int) -> tuple[Step, ...]:
    """Return the steps of the walk with a person of their own in place of Rosa Delgado."""
    email = f"walker{number}@family.example"
    who = Actor(f"the parent of complaint {number}", email)
    found = []
    for step in steps:
        if step.who == ROSA:
            step = replace(step, who=who)
        typed = dict(step.typed)
        if "email" in typed:
            typed |= {"name": f"Walker {number}", "about": f"Child {number}", "email": email}
        found.append(replace(step, typed=typed))
    return tuple(found)


TO_STAGE2 = STAGE1 + STAGE2[:1]
TO_STAGE3 = STAGE1 + STAGE2 + STAGE3[:1]

_COMPLAINT = "children_act"
_CHILDREN: tuple[Contact, ...] = ()
for _number in range(7):
    _CHILDREN += _make(1, _COMPLAINT, THREE[_number % 3], code="child_lac", ends=RESOLVED)

YEAR_2021 = PublishedYear(
    2021,
    (
        *_CHILDREN,
        *_make(20, _COMPLAINT, "in_care"),
        *_make(14, _COMPLAINT, "fostering"),
        *_make(19, "enquiry", "leaving_care"),
        *_make(67, _COMPLAINT),
        *_make(67, "enquiry"),
        *_make(67, "compliment"),
    ),
    (
        Printed("Contacts", 261, "C1", ("all",), "all"),
        Printed("About three services", 60, "C3", THREE, "contacts"),
        Printed("Of these, complaints", 41, "C3", THREE, "complaints"),
        Printed("By children and young people", 7, "C3", THREE, "by_children"),
        Printed("Of these, resolved locally", 7, "C3", THREE, "children_resolved"),
    ),
)
YEAR_2022 = PublishedYear(
    2022,
    (
        *_make(12, _COMPLAINT, "in_care", code="child_lac"),
        *_make(8, _COMPLAINT),
        *_make(3, _COMPLAINT, "fostering", code="foster_carer"),
        *_make(4, _COMPLAINT, ends=OMBUDSMAN),
        *_make(52, "compliment"),
        *_make(158, "enquiry"),
        *_make(85, "concern"),
        *_make(38, "", door=EMAIL),
    ),
    (
        Printed("Registered", 366, "C1", ("all",), "all"),
        Printed("Compliments", 52, "C1", ("compliment",), "all"),
        Printed("Enquiries", 158, "C1", ("enquiry",), "all"),
        Printed("Sorted out locally", 85, "C1", ("concern",), "all"),
        Printed("Complaints at stage 1", 23, "C1", ("complaint",), "step1"),
        Printed("At stage 2", 4, "C1", ("complaint",), "step2"),
        Printed("At stage 3", 2, "C1", ("complaint",), "step3"),
        Printed("To the Ombudsman", 4, "C1", ("complaint",), "ombudsman"),
        Printed("Not explained", 38, "C1", ("unsorted",), "all"),
        Printed("Of stage 1, from young people", 12, "C1", ("complaint",), "step1", "children"),
    ),
    walks=(TO_STAGE3, TO_STAGE3, TO_STAGE2, TO_STAGE2, TO_STAGE2, TO_STAGE2),
)
YEARS = (YEAR_2021, YEAR_2022)
