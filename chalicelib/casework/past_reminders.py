"""Reminders that waited in the post room until what they remind of was done, or its date changed.

They do not leave: an officer who has answered is not told that they have not.
"""

from __future__ import annotations

from chalicelib import log, store
from chalicelib.casework.case_letters import CaseLetters
from chalicelib.core.cases import Case, Letter
from chalicelib.core.decisions import nudges, told_dates


def keep_if_past(waiting: store.Waiting, of_case: CaseLetters) -> bool:
    """Return whether a claimed letter says of a clock what is so no more, and mark it so that it
    is not sent."""
    if not nudges.is_of_clock(waiting.letter):
        return False
    if not is_past(waiting.letter, of_case):
        return False
    store.mark_failed(waiting.owner, waiting.letter.id)
    log.count("RemindersPast")
    return True


def is_past(letter: Letter, of_case: CaseLetters) -> bool:
    """Return whether a reminder about a case says of a clock what is so no more, or will be by a
    letter that is about to leave."""
    case = store.load(of_case.reference)
    if case is None:
        return False
    return nudges.is_past(letter, case) or _will_be_past(letter, case, of_case.letters)


def _will_be_past(letter: Letter, case: Case, letters: list[store.Waiting]) -> bool:
    """Return whether a letter that stops the clock, or tells the person of its new date, was owed
    later and is about to leave."""
    clock = str(letter.facts["clock"])
    stops = nudges.list_letters_that_meet(letter, case)
    place = [each.letter.id for each in letters].index(letter.id)
    for each in letters[place + 1 :]:
        if each.state not in ("waiting", "sending") or not each.letter.tells_person:
            continue
        put_off = {later.name for later in told_dates.find_put_off(case, each.letter)}
        if each.letter.name in stops or clock in put_off:
            return True
    return False
