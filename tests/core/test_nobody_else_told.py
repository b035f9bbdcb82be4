"""No move tells a parent, a carer or a home of a child's own complaint (K7). A letter goes to the
child, to officers, or to somebody on the child's side whom the child agreed to.

The random lives hold the same after each of their steps (`stays_true.py`).
"""

from __future__ import annotations

import pytest

from chalicelib.core.cases import COMPLAINANT, TEAM
from chalicelib.core.decisions.builder import CHILD
from chalicelib.core.people.officers import ACTION_CHECKER, ACTION_OWNERS, GROUPS, LADDER, PARTS
from chalicelib.core.people.parties import PARTY
from chalicelib.core.people.person import AT_ADDRESS
from chalicelib.core.procedures import PROCEDURES
from tests.core.lives import HOUSE, Life

# Officers whom the rows name by what they do in a case.
FOUND = ("answerer", "contributors", "complaints_lead")
THE_CHILD = {COMPLAINANT, CHILD, AT_ADDRESS}
ROLES = {role for officer in HOUSE.officers for role in officer.roles}
OFFICERS = ROLES | {TEAM, "owner", *FOUND, ACTION_CHECKER, ACTION_OWNERS, *GROUPS, *LADDER, *PARTS}
MOTHER = {
    "capacity": "parent",
    "helper": "Ann Hart",
    "email": "ann@family.example",
    "copies": "copies",
    "agreed": "not_needed",
    "said": "She asked us to.",
}


def list_readers(procedure: str) -> set[str]:
    """Return to whom the rows of a procedure send letters."""
    table = PROCEDURES[procedure]
    rows = [*table.on_receipt, *table.on_triage]
    for move in table.moves:
        rows.extend(move.letters)
    return {to for _, to in rows} | {nudge.to for nudge in table.nudges}


@pytest.mark.parametrize("procedure", sorted(PROCEDURES))
def test_a_row_sends_letters_to_the_person_to_officers_and_to_those_they_agreed_to(
    procedure: str,
) -> None:
    assert list_readers(procedure) - THE_CHILD - OFFICERS - {PARTY} == set()


@pytest.mark.parametrize("code", ["child", "child_lac", "child_cin", "sgo_child", "adopt_child"])
def test_a_parent_gets_nothing_of_a_childs_complaint_unless_the_child_agrees(code: str) -> None:
    life = Life.opens(code=code)
    assert "agreed" in life.refuses("add_party", "complaints1", **MOTHER).errors
    life.does("add_party", "complaints1", **MOTHER | {"agreed": "own_words", "seen_by": "Dana"})
    assert life.case.parties[0].agreed == "own_words"
