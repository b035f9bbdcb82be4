"""Whether somebody who stops their complaint wants to stop it themselves: who talked with them, and
when, is asked before it is recorded (r7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.core.decisions.move_helpers import refuse_answer
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import in_words

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding
    from chalicelib.core.decisions.move_helpers import Answers, Recorder


def require_own_wish(record: Recorder) -> Recorder:
    """Return a recorder that records what `record` does, with who talked with the person. It raises
    Refused where somebody may have leaned on them, or where one talked whom the complaint names."""

    def record_wish(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
        if given["own_wish"] != "yes":
            raise refuse_answer(
                "own_wish",
                "Do not stop it yet. Talk with them when nobody else is there, and ask what they "
                "want. If somebody leaned on them, tell the complaints manager today",
            )
        _must_be_free(deciding, given["talked"])
        told = "It was their own wish."
        if given["talked"] and given["talked_on"]:
            told = f"{given['talked']} talked with them on {in_words(given['talked_on'])}. {told}"
        return record(deciding, move, by, {**given, "other": told})

    return record_wish


def _must_be_free(deciding: Deciding, talked: str) -> None:
    """Raise Refused where an officer talked with the person whom their complaint names."""
    for officer in deciding.authority.officers:
        if is_named(officer, (talked,)) and is_named(officer, deciding.case.named):
            raise refuse_answer(
                "talked",
                f"The complaint names {officer.name}. Somebody else must talk with them first",
            )
