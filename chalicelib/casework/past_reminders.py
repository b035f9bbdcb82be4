"""Reminders that waited in the post room until what they remind of was done, or its date changed.

They do not leave: an officer who has answered is not told that they have not.
"""

from __future__ import annotations

from chalicelib import log, store
from chalicelib.core.cases import Case
from chalicelib.core.decisions import nudges, told_dates


def keep_if_past(waiting: store.Waiting) -> bool:
    """Return whether a claimed letter says of a clock what is so no more, and mark it so that it
    is not sent."""
    if not nudges.is_of_clock(waiting.letter):
        return False
    case = store.load(waiting.reference)
    if case is None:
        return False
    if not nudges.is_past(waiting.letter, case) and not _will_be_past(waiting, case):
        return False
    store.mark_failed(waiting.owner, waiting.letter.id)
    log.count("RemindersPast")
    return True


def _will_be_past(waiting: store.Waiting, case: Case) -> bool:
    """Return whether a letter that stops the clock, or tells the person of its new date, was owed
    later and is about to leave."""
    clock = str(waiting.letter.facts["clock"])
    stops = nudges.list_letters_that_meet(waiting.letter, case)
    letters = store.load_letters(waiting.reference)
    place = [each.letter.id for each in letters].index(waiting.letter.id)
    for each in letters[place + 1 :]:
        if each.state not in ("waiting", "sending") or not each.letter.tells_person:
            continue
        put_off = {later.name for later in told_dates.find_put_off(case, each.letter)}
        if each.letter.name in stops or clock in put_off:
            return True
    return False
