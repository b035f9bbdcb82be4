"""Letters to the person that cannot go by email: a task of the complaints team until somebody
records how they told them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case, Letter, PassOn, Refused
from chalicelib.core.decisions.running_clocks import find_owing_event
from chalicelib.core.people.parties import INSTEAD
from chalicelib.core.procedures.tables import ClockRule
from chalicelib.core.working_days import in_words, london_date, london_time

# Letters that say nothing to somebody who cannot press a link, or nothing that has to be said.
_RECEIPTS = {"message_received", "helper_receipt"}
_QUESTIONS = {"how_was_it", "since_you_complained", "is_it_sorted"}
NEED_NOT = frozenset({"fresh_link", "confirm_message", *_QUESTIONS, *_RECEIPTS})
NOON = time(12, 0)


def list_to_pass_on(case: Case, letters: Iterable[Letter], now: datetime) -> Case:
    """Return the case with each letter that `letters` ask the team to pass on, listed once."""
    known = {each.letter_id for each in case.to_pass_on}
    new = dict[str, PassOn]()
    for letter in letters:
        name = str(letter.facts.get("enclosed", ""))
        letter_id = str(letter.facts.get("first") or letter.id)
        if name and name not in NEED_NOT and letter_id not in known:
            to = str(letter.facts.get("copy_for", ""))
            copy = str(letter.facts.get("copy", ""))
            new.setdefault(letter_id, PassOn(letter_id, name, now, to, copy))
    return replace(case, to_pass_on=(*case.to_pass_on, *new.values()))


def strike_off(case: Case, letter_id: str) -> Case:
    """Return the case without a letter that the person has been told.

    An acknowledgement goes with it once another letter has acknowledged the complaint.
    """
    ack = case.clock("ack")
    acknowledged = ack is None or not ack.running
    left = []
    for each in case.to_pass_on:
        if each.letter_id != letter_id and not (acknowledged and each.name == "acknowledgement"):
            left.append(each)
    return replace(case, to_pass_on=tuple(left))


def find_waiting_letter(case: Case, rule: ClockRule, clock: Clock) -> PassOn | None:
    """Return the newest letter that would stop a clock once it is passed on; None if none waits."""
    found = []
    for each in case.to_pass_on:
        if each.to and each.copy != INSTEAD:
            continue
        if each.name in rule.stops and find_owing_event(case, each.letter_id) >= clock.from_event:
            found.append(each)
    if not found:
        return None
    return found[-1]


def find_when_told(case: Case, letter_id: str, told_on: date | None, now: datetime) -> datetime:
    """Return the instant at which the person was told, by the day that the officer gives.

    Without a day it is now; a day in the past counts from noon. Raises Refused for a day that has
    not come, or is before the letter was written.
    """
    today = london_date(now)
    if told_on is None or told_on == today:
        return now
    since = None
    for each in case.to_pass_on:
        if each.letter_id == letter_id:
            since = each.since
    if told_on > today:
        raise _refuse_day("Enter today or an earlier day")
    if since and told_on < london_date(since):
        written = in_words(london_date(since))
        raise _refuse_day(f"The letter was written on {written}. Give that day or a later one")
    noon = london_time(told_on, NOON)
    if since:
        return max(noon, since)
    return noon


def _refuse_day(said: str) -> Refused:
    return Refused("There is a problem with what you sent.", "Nothing was changed.", {"on": said})
