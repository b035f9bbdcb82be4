"""Take a file out of what readers see, because it is of another case or not the person's. It is
kept for those who oversee complaints, and it can be put back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.core.case_files import Listed, find_file
from chalicelib.core.cases import Case
from chalicelib.core.decisions.move_helpers import Answers, record_move_on, refuse_answer
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.tables import Move

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding


def take_out_file(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Take a file out of what readers see, in each case that has it. Nothing of it is deleted."""
    return _record(deciding, move, by, given, _hide)


def put_back_file(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Put a file back that was taken out by mistake, in each case that has it."""
    return _record(deciding, move, by, given, _show)


def _hide(case: Case, key: str) -> Case:
    return replace(case, files_out=tuple(dict.fromkeys((*case.files_out, key))))


def _show(case: Case, key: str) -> Case:
    return replace(case, files_out=tuple(each for each in case.files_out if each != key))


def _record(
    deciding: Deciding, move: Move, by: Officer, given: Answers, change: Callable[[Case, str], Case]
) -> Answers:
    """Record what became of a file on this case, and on the others that have it too."""
    listed = _require_file(deciding.case, given["file"])
    key = listed.file.key
    facts = {"reason": given["reason"], "other": listed.file.name}
    recorded = record_move_on(deciding, move, by, change(deciding.case, key), facts)
    for other in deciding.others:
        has_it = any(file.key == key for file in other.files)
        if has_it and change(other, key) != other:
            beside = deciding.change_other_case(other)
            beside.apply_fact(move.records, by.key, change(other, key), **facts)
    return recorded


def _require_file(case: Case, name: str) -> Listed:
    listed = find_file(case, name)
    if listed is None:
        raise refuse_answer("file", "Choose one from the list")
    return listed
