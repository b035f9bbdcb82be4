"""Whether the person has an advocate, however we know it."""

from __future__ import annotations

from datetime import datetime

from chalicelib.core.cases import Case
from chalicelib.core.people.parties import find_advocate
from chalicelib.core.procedures.shared.find_advocate import FOUND, SETTLE_ADVOCATE


def has_advocate(case: Case, now: datetime) -> bool:
    """Return whether the person has an advocate: one who is added to the case, or one whom the
    team recorded that they know."""
    settled = case.kept.get(str(SETTLE_ADVOCATE.records), {})
    return bool(find_advocate(case.parties, now)) or settled.get("outcome") == FOUND
