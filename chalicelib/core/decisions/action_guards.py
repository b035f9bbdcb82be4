"""When a move about an action makes sense."""

from __future__ import annotations

from datetime import date

from chalicelib.core.cases import Case, Refused
from chalicelib.core.learning.actions import CONFIRMED


def require_action_done(case: Case, today: date) -> bool:
    """Return True once the proof of an action was accepted. Raises Refused before that."""
    if not any(action.is_in(CONFIRMED) for action in case.actions):
        raise Refused(
            "Nothing was done and checked on this case yet.", "Look at what changes because of it."
        )
    return True
