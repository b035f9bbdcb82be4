"""When a computer may answer at once what the person adds.

Two programs that answer each other would never end (T19): so no more than a few answers go in a
day, and none to a message that says the same again and again within a week.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.parties import find_through

RECEIPTS_A_DAY = 3
SAME_A_WEEK = 3  # messages that say the same and are answered; the next is not
_WEEK = timedelta(days=7)
_VARIES = re.compile(r"[\W\d_]+")  # a program's numbers and dates, which it changes each time


def may_answer_at_once(case: Case, now: datetime) -> bool:
    """Return whether a receipt may go to the person: their address is safe, they want to be
    written to themselves, they have not had too many today, and it is no program that answers."""
    if may_be_unsafe(case) or find_through(case.parties, now) or repeats_itself(case, now):
        return False
    return _count_receipts(case, now) < RECEIPTS_A_DAY


def repeats_itself(case: Case, now: datetime) -> bool:
    """Return whether the last message of the person's says the same as several of this week: then
    a program may be answering our letters."""
    theirs = [each for each in case.added if each.by == COMPLAINANT]
    if not theirs:
        return False
    same = 0
    for each in theirs:
        if now - each.came < _WEEK and _reads_alike(each.begins, theirs[-1].begins):
            same += 1
    return same > SAME_A_WEEK


def _reads_alike(one: str, other: str) -> bool:
    return _VARIES.sub(" ", one).casefold() == _VARIES.sub(" ", other).casefold()


def _count_receipts(case: Case, now: datetime) -> int:
    return sum(
        sent.name == "message_received" and now - sent.at < timedelta(days=1) for sent in case.told
    )
