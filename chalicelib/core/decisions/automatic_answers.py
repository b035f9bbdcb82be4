"""When a computer may answer at once what the person adds."""

from __future__ import annotations

from datetime import datetime, timedelta

from chalicelib.core.cases import Case
from chalicelib.core.decisions.change_contact import may_be_unsafe
from chalicelib.core.people.parties import find_through

# automatic answers to one case, so that two machines cannot write to each other for ever (T19)
RECEIPTS_A_DAY = 3


def may_answer_at_once(case: Case, now: datetime) -> bool:
    """Return whether a receipt may go to the person: their address is safe, they want to be
    written to themselves, and they have not had too many today."""
    if may_be_unsafe(case) or find_through(case.parties, now):
        return False
    return _count_receipts(case, now) < RECEIPTS_A_DAY


def _count_receipts(case: Case, now: datetime) -> int:
    return sum(
        sent.name == "message_received" and now - sent.at < timedelta(days=1) for sent in case.told
    )
