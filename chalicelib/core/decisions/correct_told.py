"""What becomes of a case when what the person told us of the matter is corrected: what they want,
when it happened, and how it came to us.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalicelib.core import receipts
from chalicelib.core.cases import Case
from chalicelib.core.decisions.correct_case import UNSAID, is_of_family, require_change
from chalicelib.core.decisions.move_helpers import Answers, record_move_on
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.danger_words import OLD, is_over_a_year_old
from chalicelib.core.receipts import Receipt
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def correct_wanted(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what the person wants to happen. Raise Refused where nothing would change."""
    return _correct_words(deciding, move, by, given, "wanted")


def correct_when(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record when it happened, and whether that is more than a year ago (r9, RULES 1.1.4). Raise
    Refused where nothing would change.
    """
    return _correct_words(deciding, move, by, given, "when_text")


def _correct_words(
    deciding: Deciding, move: Move, by: Officer, given: Answers, name: str
) -> Answers:
    """Record another answer in this case, and in each part of it that said the same."""
    before = deciding.case
    old = getattr(before, name)
    new = given[name]
    require_change(name, old, new)
    facts = {name: new, "reason": given["reason"], "old": old or UNSAID, "new": new or UNSAID}
    recorded = record_move_on(deciding, move, by, _set_words(before, name, new), facts)
    for other in deciding.others:
        if is_of_family(before, other) and getattr(other, name) == old:
            beside = deciding.change_other_case(other)
            beside.apply_fact(move.records, by.key, _set_words(other, name, new), **facts)
    return recorded


def _set_words(case: Case, name: str, words: str) -> Case:
    """Return the case with another answer, marked as more than a year old if it now is."""
    answer: dict[str, Any] = {name: words}
    after = replace(case, **answer)
    flags = list(case.flags)
    if _is_old(case) and OLD in flags:
        flags.remove(OLD)
    if _is_old(after) and OLD not in flags:
        flags.append(OLD)
    return replace(after, flags=tuple(flags))


def _is_old(case: Case) -> bool:
    return is_over_a_year_old(case.when_text, london_date(case.received_at))


def correct_way(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record how the complaint came to the council, and who took it, in every part of it. Raise
    Refused where nothing would change.
    """
    before = deciding.case
    require_change("source", _describe_way(before), _describe_way(_set_way(deciding, by, given)))
    facts = _record_way(deciding, move, by, given)
    for other in deciding.others:
        if is_of_family(before, other):
            _record_way(deciding.change_other_case(other), move, by, given)
    return facts


def _record_way(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record how it came on one part of the complaint."""
    after = _set_way(deciding, by, given)
    facts = {**given, "old": _describe_way(deciding.case), "new": _describe_way(after)}
    return record_move_on(deciding, move, by, after, facts)


def _set_way(deciding: Deciding, by: Officer, given: Answers) -> Case:
    """Return the case with the way in which it came. Who wrote it down first stays known."""
    case = deciding.case
    receipt = case.receipt or Receipt(by.key, deciding.now)
    receipt = replace(receipt, told_to=given["told_to"])
    return replace(case, source=given["source"], receipt=receipt)


def _describe_way(case: Case) -> str:
    """Return how a case came, and who took it, as the history tells it."""
    way = receipts.say_way(case.source)
    said = f"It came {way}"
    if case.receipt and case.receipt.told_to:
        said = f"{said}. Taken by {case.receipt.told_to}"
    return said
