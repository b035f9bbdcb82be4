"""Somebody who did not say who they were comes back, and does: from then on they are owed what
everybody is owed who complains (RULES 1.1.1).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import TEAM
from chalicelib.core.decisions import change_contact, running_clocks
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def make_known(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record who they are and how to reach them. The day it came in is kept; what they are owed is
    counted from today, since nobody could write to them before. Raise Refused without a way.
    """
    before = deciding.case
    procedures = deciding.authority.procedures
    into = procedures[procedures[before.procedure].into]
    ways = change_contact.read_ways(given)
    change_contact.must_be_good(before, ways)
    case = change_contact.set_contact(before, ways, deciding.now, keep_old=False)
    person = replace(case.person, code=given["code"], name=given["name"])
    case = replace(case, person=person, again_on=london_date(deciding.now))
    case = replace(running_clocks.switch_procedure(case, into, deciding.now), owner=TEAM)
    deciding.apply_fact(move.records, by.key, case, **given)
    change_contact.ask_at_new(deciding)
    deciding.owe_all(into.on_receipt, **list_promises(deciding.case))
    return {}
