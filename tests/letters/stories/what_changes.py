"""What changes because of an answer: given to an officer, said to be done, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.letters.stories.common import Begin

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

WHAT = "Every child is told at least a week before they move."
MUST: dict[str, tuple[str, ...]] = {
    "action_asked": (
        "It is due by Friday 29 January 2027. This date cannot be moved",
        f"> {WHAT}",
        "Ten moves that the team manager checked",
        "If it is done later, it counts as late",
        "act/claim_action",
    ),
    "action_claimed": (
        "says that this was done on Monday 30 November 2026",
        f"> {WHAT}",
        "The new rule is in the handbook.",
        "A second person has to look at the proof",
        "act/check_action",
    ),
}


def stories(begin: Begin) -> Iterator[Life]:
    """Yield a case from whose answer something changes, which is done in time."""
    life = begin(involved=())
    life.triaged()
    life.replied()
    life.left("stage1_reply")
    answers = {
        "theme": "communication",
        "follows": "action",
        "what": WHAT,
        "action_owner": "socialwork1",
        "due-day": "29",
        "due-month": "1",
        "due-year": "2027",
        "proof_wanted": "Ten moves that the team manager checked",
    }
    form = {}
    for point in life.case.points:
        for name, answer in answers.items():
            box, dash, part = name.partition("-")
            form[f"{box}-{point.number}{dash}{part}"] = answer
    life.move("record_learning", "care1", **form)
    life.add_papers("handbook.pdf")
    life.wait(1)
    done = {"action": "1", "what_done": "The new rule is in the handbook.", "proof-1": "yes"}
    life.move("claim_action", "socialwork1", done_on="2026-11-30", **done)
    told = "You will always be told a week before you move."
    life.move("check_action", "manager", action="1", shown="yes", what=told, public="")
    yield life
