"""Whether it is sorted, as a child says two working days on. No answer ends or moves anything: it
is told to whoever has the case, who talks with the child (K13)."""

from __future__ import annotations

from datetime import datetime

from chalicelib.core.cases import Case
from chalicelib.core.decisions.afterwards import keep_answers
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import Answers
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.officers import Officer
from chalicelib.core.people.parties import ADVOCATES, find_through
from chalicelib.core.people.safe_contact import YES
from chalicelib.core.procedures.shared.is_it_sorted import RECORD_TALK
from chalicelib.core.procedures.tables import Move


def record_sorted(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record whether a child says that it is sorted, and tell whoever has the case to talk with
    them."""
    keep_answers(deciding, move, by, given)
    moves: dict[str, dict[str, str]] = {RECORD_TALK.name: {}}
    deciding.owe("sorted_heard", "owner", answer=given["sorted"], moves=moves)
    return {}


def may_ask_child(case: Case, now: datetime) -> bool:
    """Return whether a child can be asked by a way that they said is safe: their email where we
    hold one, or else telephone or post; or through the advocate who gets their letters."""
    through = find_through(case.parties, now)
    if through:
        return through.capacity in ADVOCATES and (through.mailable or through.reachable)
    person = case.person
    if may_be_unsafe(case):
        return False
    if person.mailable:
        return person.email_safe == YES
    by_phone = bool(person.phone) and person.phone_safe == YES
    by_post = bool(person.post) and person.post_safe == YES
    return by_phone or by_post
