"""The child hears of a decision on what an adult complained of: by a letter that somebody hands
over, and by email where they have a part of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

FOR_SAM = {
    "called": "Sam",
    "decided": "Priya should have come to see you.\nShe did not come all summer.",
    "now": "Priya comes to see you each week from now on.",
    "worker": "Ellie Brook, their social worker",
    "safe_way": "At school, after lunch.",
}
SAM = {
    "capacity": "child",
    "helper": "Sam Hart",
    "email": "sam@young.example",
    "copies": "none",
    "agreed": "not_needed",
    "said": "Sam asked us to write here.",
}
REFUSED = {
    "reason": "You have met the family once.",
    "weighed": "We asked the child, who wants to speak for themself.",
}
MUST = {
    "child_told": (
        "Dear Sam Hart",
        "You have a right to know what we decided,",
        "Priya should have come to see you.",
        "each week from now on",
        "You can make a complaint of your own.",
        "You can have an advocate.",
        "999",
    ),
    "please_tell_child": (
        "reads it to them: Ellie Brook, their social worker",
        "At school, after lunch.",
        "It is for them alone.",
        "act/tell",
        "Sam",
        "Priya should have come to see you.",
        "Yours sincerely",
    ),
}


def stories(begin: Callable[..., Life]) -> Iterable[Life]:
    for parties in ((), (SAM,)):
        life = begin(code="sufficient_interest")
        life.move("refuse_interest", "manager", **REFUSED)
        for party in parties:
            life.move("add_party", "complaints1", **party)
        life.move("write_to_child", "complaints1", **FOR_SAM)
        yield life
