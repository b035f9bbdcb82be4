"""An officer presses the button of a link, and what follows from it besides its one move."""

from __future__ import annotations

from datetime import datetime

from chalicelib.casework.act import make_move, require_officer
from chalicelib.casework.lodge import load_existing
from chalicelib.casework.mail.add_known import add_what_waited
from chalicelib.core.cases import Case
from chalicelib.core.procedures.shared.reaching_them import MAKE_KNOWN
from chalicelib.links import Claim


def act(claim: Claim, form: dict[str, str], now: datetime) -> Case:
    """Make the one move of an officer's link, and return the case.

    Where it says who somebody is, what they wrote before is added to their case. Raise Refused,
    with the reason, if the move cannot be made, and store.Seen if the link was used before.
    """
    case = make_move(claim, form, now)
    if claim.move != MAKE_KNOWN.name:
        return case
    add_what_waited(case, require_officer(claim), now)
    return load_existing(case.reference)
