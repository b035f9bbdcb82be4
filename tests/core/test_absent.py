"""Whom a case waits for, and what is said once one of them is no longer in the council's file."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.people.officers_gone import list_holders, report_absent
from tests.core.lives import FRIDAY, HOUSE, at_stage1
from tests.core.statutory import appointed, decided

WITHOUT_IP = replace(HOUSE, officers=tuple(o for o in HOUSE.officers if o.key != "ip1"))


def test_a_case_waits_for_its_owner_and_for_those_with_a_part_at_its_stage() -> None:
    assert list_holders(at_stage1().case) == ("socialwork1",)
    assert {"io1", "ip1"} <= {*list_holders(appointed().case)}


def test_a_part_that_is_done_waits_for_nobody() -> None:
    over = decided().case
    assert {"io", "ip", "ao"} <= {part.role for part in over.appointed}
    assert not {"io1", "ip1"} & {*list_holders(over)}


def test_the_manager_is_told_of_a_part_by_the_name_of_the_time() -> None:
    case = appointed().case
    decision = report_absent(case, "ip1", FRIDAY, WITHOUT_IP)
    (letter,) = decision.letters
    assert (letter.name, letter.to) == ("officer_gone", "manager")
    assert letter.facts == {"officer_name": "Joyce Akande", "owner_left": False}
    assert decision.case.names["ip1"] == "Joyce Akande"


def test_a_case_of_the_time_before_names_were_kept_gives_the_key() -> None:
    case = replace(at_stage1().case, names={})
    without = replace(HOUSE, officers=HOUSE.officers[:2])
    (letter,) = report_absent(case, "socialwork1", FRIDAY, without).letters
    assert letter.facts == {"officer_name": "socialwork1", "owner_left": True}
