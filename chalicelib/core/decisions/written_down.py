"""A complaint that somebody at the council was told of, and wrote down."""

from __future__ import annotations

from chalicelib.core.cases import Case, Complaint
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.people.officers import Staff
from chalicelib.core.receipts import say_way
from chalicelib.core.working_days import in_words, london_date

# The complaints manager reads what was written down by somebody whom it names (`000:45`, T28).
CHECKED_BY = (("new_case", "complaints_manager"),)


def record_receipt(deciding: Deciding, complaint: Complaint) -> tuple[tuple[str, str], ...]:
    """Record who wrote down how a new complaint came, and when. Return the letters that this owes
    beside the usual ones.
    """
    receipt = complaint.receipt
    if receipt is None:
        return ()
    taken = ""
    if receipt.told_to:
        taken = f". Taken by {receipt.told_to}"
    came = in_words(london_date(deciding.case.received_at))
    how = say_way(complaint.source)
    deciding.record("written_down", receipt.by, deciding.case, came=came, how=how, taken=taken)
    if is_writer_named(deciding.case, deciding.staff):
        return CHECKED_BY
    return ()


def is_writer_named(case: Case, staff: Staff) -> bool:
    """Return whether a complaint names the officer who wrote it down."""
    if case.receipt is None:
        return False
    writer = staff.officer(case.receipt.by)
    return writer is not None and not staff.free(writer)
