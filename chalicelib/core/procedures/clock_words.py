"""Say a clock's rule as people read it: how many days, counted from what, and at which stages.

All of it is read off the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.procedures.facts import FACTS
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import BACK, ClockRule, Move, Procedure
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import BeyondCalendar, add_days, count_in_words

# What is no fact and no letter, as the person would say it.
EVENTS = {
    "receipt": "it comes in",
    "acknowledged": "we tell you we have it, or the last day to tell you if we are late",
}
# The history speaks of the person to officers; the guide speaks to the person.
TO_YOU = (
    (r"\b(?:the person|they) (?:was|were)\b", "you were"),
    (r"\b(?:the person|they|them)\b", "you"),
    (r"\btheir\b", "your"),
)


def describe_days(rule: ClockRule) -> str:
    """Return how long a clock gives, such as "10 working days", whichever way it counts."""
    if not rule.days:
        if rule.dated_by:
            return "a day that is set for it"
        return "the same day"
    days = count_in_words(rule.days, rule.unit)
    if rule.unit == "working":
        return days
    return f"{days}, weekends too"


def describe_days_for(procedure: Procedure, of: str | Clock) -> str:
    """Return how many days a clock has: "20 working days".

    By its name, it is what the council's rule gives a clock that begins now; of a clock of the
    case, what that one was given.
    """
    if isinstance(of, str):
        rule = procedure.clock(of)
        return count_in_words(rule.days, rule.unit)
    return count_in_words(of.days, of.unit)


def find_last_day(procedure: Procedure, clock: str, today: date) -> date | None:
    """Return the day on which a clock would end that this letter starts today.

    None where the calendar does not reach, since a letter must still leave.
    """
    rule = procedure.clock(clock)
    try:
        return add_days(today, rule.days, rule.unit)
    except BeyondCalendar:
        return None


def describe_interval(procedure: Procedure, clock: str) -> str:
    """Return how often the person is written to while a clock runs late: "10 working days".

    It is "" where nobody writes to them again.
    """
    theirs = (COMPLAINANT, clock)
    nudges = []
    for nudge in procedure.nudges:
        if (nudge.to, nudge.clock) == theirs and nudge.every:
            nudges.append(nudge)
    if not nudges:
        return ""
    unit = procedure.clock(clock).unit
    if unit != "days":
        unit = "working"
    return count_in_words(nudges[0].every, unit)


def describe_start(procedure: Procedure, rule: ClockRule, start: str = "") -> str:
    """Return what a clock counts from, in the person's words.

    `start` is one of its starts; without it, the first is used.
    """
    if rule.days < 0:
        return "the day that we fix with you, counting back"
    if rule.acknowledged_in:
        counted = "acknowledged"
    else:
        counted = start or rule.starts[0]
    return f"the day that {describe_event(procedure, counted)}"


def describe_event(procedure: Procedure, name: str) -> str:
    """Return a fact or a letter as the person would say it, such as "you get our answer"."""
    if name in EVENTS:
        return EVENTS[name]
    if name in FACTS and FACTS[name].starts:
        return FACTS[name].starts
    said = _find_happened(procedure, name)
    if not said:
        said = re.sub("^We sent you ", "You get ", letter_names.describe_letter(name))
    for of_them, to_you in TO_YOU:
        said = re.sub(of_them, to_you, said, flags=re.IGNORECASE)
    return said[:1].lower() + said[1:]


def _find_happened(procedure: Procedure, fact: str) -> str:
    """Return what happened when a fact was recorded, as a move tells it: one of the person's own,
    if there is one; or "".
    """
    told = ""
    for move in procedure.moves:
        if move.records == fact and move.happened:
            if COMPLAINANT in move.by:
                return move.happened
            told = told or move.happened
    return told


def repeats(rule: ClockRule) -> bool:
    """Return whether what stops a clock starts it again."""
    return bool(set(rule.starts) & set(rule.stops))


def is_limit(procedure: Procedure, rule: ClockRule) -> bool:
    """Return whether a clock is only how far another may be extended, and no date of its own."""
    for clock in procedure.clocks:
        if clock.extends_to == rule.name:
            return True
    return False


def brings_about(move: Move, name: str) -> bool:
    """Return whether a move records a fact of that name, or sends the person such a letter."""
    return name == move.records or (name, COMPLAINANT) in move.letters


def _brings(procedure: Procedure, move: Move, name: str) -> bool:
    """Return whether a move brings a fact or letter, with the letters owed once a case is
    sorted.
    """
    sorts = move.records == Recorded.TRIAGED and (name, COMPLAINANT) in procedure.on_triage
    return sorts or brings_about(move, name)


def find_ordinary_end(procedure: Procedure, rule: ClockRule) -> str:
    """Return what ends a clock in the ordinary way: the first of its stops, or the person's first.

    Return "" for a clock that is between officers alone, and for one of the person's that a letter
    of ours ends first: they neither use that time nor wait for it.
    """
    if rule.whose == "council":
        return rule.stopped_by[0]
    if rule.whose == "officers":
        return ""
    if rule.stopped_by[0] not in _list_own_facts(procedure.moves):
        return ""
    here = set()
    for name in find_homes(procedure, rule):
        here |= _list_own_facts(procedure.stage(name).moves)
    for fact in rule.stops:
        if fact in here:
            return fact
    return ""


def _list_own_facts(moves: Iterable[Move]) -> set[str]:
    """Return what is recorded by those of some moves that the person makes."""
    facts: set[str] = set()
    for move in moves:
        if COMPLAINANT in move.by:
            facts.add(move.records)
    return facts


def find_moves_toward(procedure: Procedure, case: Case, clock: str) -> set[str]:
    """Return the moves of a case's stage that bring what a clock waits for, or lead to it."""
    wanted = set[str]()
    for rule in procedure.clocks:
        if rule.name == clock:
            wanted.add(rule.stopped_by[0])
    moves = procedure.stage(case.stage).moves
    found = set[str]()
    while wanted:
        needed = set[str]()
        for move in _list_bringing(procedure, moves, wanted):
            if move.name not in found:
                found.add(move.name)
                needed.update(move.needs)
        wanted = needed - case.kept.keys()
    return found


def _list_bringing(procedure: Procedure, moves: Iterable[Move], names: set[str]) -> Iterable[Move]:
    """Yield those of some moves that bring any of these facts and letters."""
    for move in moves:
        if any(_brings(procedure, move, name) for name in names):
            yield move


def find_same_day(procedure: Procedure, name: str) -> set[str]:
    """Return what else happens on the day of a fact or letter, since the same move does it."""
    same = []
    for move in procedure.moves:
        if brings_about(move, name):
            same.append(move)
    found: set[str] = set()
    for move in same:
        found.add(move.records)
        for letter, to in move.letters:
            if to == COMPLAINANT:
                found.add(letter)
    return found


def find_homes(procedure: Procedure, rule: ClockRule) -> tuple[str, ...]:
    """Return the stages that a clock belongs to: where the case is until its first stop is done.

    The person's own time belongs to where it begins. A clock that may run at any time has several
    stages, or none.
    """
    stops = rule.stopped_by[0]
    begins = set(_find_beginnings(procedure, rule))
    ends = []
    for stage in procedure.stages:
        if any(brings_about(m, stops) for m in stage.moves):
            ends.append(stage.name)
    if rule.whose == "person" or stops in _find_done_at_once(procedure, rule):
        ends = []
    both = []
    for name in ends:
        if name in begins:
            both.append(name)
    if both or not begins:
        return tuple(both or ends)
    order = [stage.name for stage in procedure.stages]
    begins_at = sorted(map(order.index, begins))
    for name in ends:
        if order.index(name) > begins_at[0]:
            return (name,)
    return tuple(order[place] for place in begins_at)


def _find_done_at_once(procedure: Procedure, rule: ClockRule) -> set[str]:
    """Return what is done by the very move that starts a clock, so that nobody waits for it."""
    done = set()
    for start in rule.starts:
        for x in find_same_day(procedure, start):
            if x not in rule.starts:
                done.add(x)
    return done


def _find_beginnings(procedure: Procedure, rule: ClockRule) -> Iterable[str]:
    """Yield the stages that a case may be at once a clock has started."""
    if {"receipt", "acknowledged"} & set(rule.starts):
        yield procedure.stages[0].name
    for stage in procedure.stages:
        for move in stage.moves:
            if any(brings_about(move, start) for start in rule.starts) and move.leads_to != BACK:
                yield move.leads_to or stage.name
    for nudge in procedure.nudges:
        if nudge.letter in rule.starts and nudge.leads_to:
            yield nudge.leads_to
