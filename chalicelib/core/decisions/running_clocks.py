"""How clocks start, stop, stand still and are counted anew, by the rows of a procedure and by
nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case, Letter
from chalicelib.core.people.officers import SURELY_CHILDREN
from chalicelib.core.procedures.clock_rules import CHILD, EASY_READ, INTERPRETER
from chalicelib.core.procedures.tables import ClockRule, Procedure
from chalicelib.core.reading.asked_forms import wants_easy_read, wants_interpreter
from chalicelib.core.working_days import (
    count_or_wait,
    count_working_days,
    find_day_of_post,
    in_words,
    load_longer_calendar,
    london_date,
)

PAUSE_REVIEW = "pause_review"
_WANTED: dict[str, Callable[[str], bool]] = {
    EASY_READ: wants_easy_read,
    INTERPRETER: wants_interpreter,
}


def start_clock(
    rule: ClockRule, on: date, since: date | None = None, from_event: int = 0, started_by: str = ""
) -> Clock:
    """Return a clock of `rule` with `on` as day 0.

    Nudges dated on or before `since` are void; `since` is day 0 unless it is given. Past
    the known bank holidays a promise has no date yet; what officers do among themselves has one.
    """
    calendar = None
    if rule.whose == "officers":
        calendar = load_longer_calendar()
    due_on = count_or_wait(on, rule.days, rule.unit, calendar)
    return Clock(
        rule.name,
        on,
        rule.days,
        due_on,
        since=since or on,
        first_due_on=due_on,
        from_event=from_event,
        unit=rule.unit,
        started_by=started_by,
    )


def start_on_receipt(
    procedure: Procedure, received_on: date, acknowledged_on: date
) -> tuple[Clock, ...]:
    """Return the clocks that start when a complaint comes in. `acknowledged_on` is the day it is
    acknowledged.

    Where the answer is counted from the acknowledgement (Code 6.3), a late one buys no time: the
    count begins on the day it was due.
    """
    ack = next((r for r in procedure.clocks if r.name == "ack"), None)
    if ack:
        latest = count_or_wait(received_on, ack.days, ack.unit)
    else:
        latest = acknowledged_on
    day0 = {"receipt": received_on, "acknowledged": min(acknowledged_on, latest)}
    clocks = []
    for rule in procedure.clocks:
        for start in rule.starts:
            if start in day0:
                clocks.append(start_clock(rule, day0[start]))
    return tuple(clocks)


def apply_fact_to_clocks(
    case: Case, procedure: Procedure, fact: str, facts: dict[str, Any], now: datetime
) -> Case:
    """Return the case once `fact` is recorded: the clocks that wait for it stop, and those that
    it starts begin.
    """
    number = case.version + 1
    today = london_date(now)
    is_open = procedure.stage(case.stage).status == "open"
    for clock in case.clocks:
        rule = _find_rule(procedure, clock)
        over = rule.while_open and not is_open
        if clock.running and (over or fact in rule.stops):
            case = case.with_clock(replace(clock, stopped_at=now, stopped_by=fact))
    for rule in procedure.clocks:
        if fact not in rule.starts or starts_no_more(case, rule):
            continue
        if facts.get(rule.dated_by, today) is not None:
            on = _find_day0(rule, procedure, facts.get(rule.dated_by) or today, today)
            clock = start_clock(rule, on, since=today, from_event=number)
            case = case.with_clock(replace(clock, began_at=now))
    return case


def _find_day0(rule: ClockRule, procedure: Procedure, on: date, today: date) -> date:
    """Return the day that a clock counts from. What happened is acknowledged today, or counts as
    acknowledged on the day that was due.
    """
    if not rule.acknowledged_in:
        return on
    ack = procedure.clock(rule.acknowledged_in)
    return min(today, count_or_wait(on, ack.days, ack.unit))


def apply_letter_to_clocks(
    case: Case, procedure: Procedure, letter: Letter, how: str, at: datetime, now: datetime
) -> Case:
    """Return the case once a letter left for the person, at an instant that is recorded `now`.

    It stops the clocks that waited for it, and starts those that run from their having it.
    """
    owed_by = find_owing_event(case, letter.id)
    if owed_by in case.void:
        return case
    for clock in case.clocks:
        if (
            clock.running
            and letter.name in _find_rule(procedure, clock).stops
            and clock.from_event <= owed_by
        ):
            case = case.with_clock(replace(clock, stopped_at=at, stopped_by=letter.id))
    left_on = london_date(at)
    if how == "post":
        has_it = find_day_of_post(left_on)
    else:
        has_it = left_on
    for rule in procedure.clocks:
        if starts_no_more(case, rule):
            continue
        if letter.name in rule.starts and letter.tells_person and owed_by >= case.anew:
            case = case.with_clock(
                start_clock(
                    rule,
                    has_it,
                    since=london_date(now),
                    from_event=case.version + 1,
                    started_by=letter.id,
                )
            )
    return case


def starts_no_more(case: Case, rule: ClockRule) -> bool:
    """Return whether nothing starts a clock in this case: what it waits for has left already, it is
    for other people, or it runs for an earlier letter and keeps its day."""
    if rule.only_for == CHILD and case.person.code not in SURELY_CHILDREN:
        return True
    if rule.only_for in _WANTED and not _waits_for_help(case, rule):
        return True
    return is_over_for_good(case, rule)


def _waits_for_help(case: Case, rule: ClockRule) -> bool:
    clock = case.clock(rule.name)
    if clock and clock.running:
        return False
    if clock and rule.only_for == INTERPRETER and clock.stopped_by in rule.stopped_by:
        return False
    return _WANTED[rule.only_for](case.person.help)


def is_over_for_good(case: Case, rule: ClockRule) -> bool:
    """Return whether what a clock waits for comes once in a case, and has left already."""
    if not rule.once:
        return False
    asked = rule.stopped_by[0]
    for sent in case.told:
        if sent.name == asked and sent.how != "bounced":
            return True
    return False


def apply_bounce(case: Case, procedure: Procedure, letter: Letter, now: datetime) -> Case:
    """Return the case once a letter has bounced: what it stopped runs again, and what it started
    never began.

    A clock that another letter stopped too stays stopped. Nudges that fell due meanwhile are past.
    The person's own time does not run again if the case has since moved on.
    """
    turned = find_owing_event(case, letter.id) < case.anew
    kept = []
    for clock in case.clocks:
        if clock.started_by == letter.id and letter.name not in _find_rule(procedure, clock).stops:
            continue
        kept.append(clock)
    case = replace(case, clocks=tuple(kept))
    for clock in case.clocks:
        if clock.stopped_by == letter.id and not (
            turned and _find_rule(procedure, clock).whose == "person"
        ):
            case = case.with_clock(
                find_met_otherwise(case, procedure, clock) or _runs_again(clock, london_date(now))
            )
    return case


def _runs_again(clock: Clock, today: date) -> Clock:
    return replace(clock, stopped_at=None, stopped_by="", since=max(clock.since, today))


def find_met_otherwise(case: Case, procedure: Procedure, clock: Clock) -> Clock | None:
    """Return the clock as another letter stopped it, which left and did not bounce. Return None
    if there is none.
    """
    stops = _find_rule(procedure, clock).stops
    for sent in case.told:
        if (
            sent.how != "bounced"
            and sent.name in stops
            and find_owing_event(case, sent.letter_id) not in case.void
            and find_owing_event(case, sent.letter_id) >= clock.from_event
        ):
            return replace(clock, stopped_at=sent.at, stopped_by=sent.letter_id)
    return None


def find_owing_event(case: Case, letter_id: str) -> int:
    """Return the number of the event that owed a letter. A letter's id is the case's reference,
    the event and its place (`K4M7-RT2C-3-1`).
    """
    event = letter_id.removeprefix(f"{case.reference}-").partition("-")[0]
    if not event.isdecimal():
        return 0
    return int(event)


def switch_procedure(case: Case, procedure: Procedure, now: datetime) -> Case:
    """Return the case under another procedure, with every clock counted from the same receipt
    (RULES 0.3.2, trap 7), or from the day it was reopened.

    Clocks that were met stay met. Clocks of every procedure, such as that of an alarm which nobody
    has confirmed, keep running.
    """
    today = london_date(now)
    held = any(p.state == "held" for p in case.points) and any(
        rule.name == PAUSE_REVIEW for rule in procedure.clocks
    )
    beside_it = list_officer_clocks(procedure) | list_lasting_clocks(procedure)
    if held:
        beside_it.add(PAUSE_REVIEW)
    else:
        case = case.with_points_open("held")
    kept = []
    for clock in case.clocks:
        if clock.running and clock.name in beside_it:
            kept.append(clock)
    return replace(
        case,
        procedure=procedure.name,
        kind=procedure.kind,
        stage=procedure.stages[0].name,
        clocks=(*_count_from_receipt(case, procedure, today), *kept),
        anew=case.version + 1,
        worked=None,
        before=None,
    )


def _count_from_receipt(case: Case, procedure: Procedure, today: date) -> list[Clock]:
    """Return the clocks of a procedure that a case comes under today, counted as if it always had
    been; those of the first letters stay as they are.
    """
    day0 = case.again_on or london_date(case.received_at)
    acknowledged = today
    ack = case.clock("ack")
    if ack and ack.stopped_at:
        acknowledged = max(day0, london_date(ack.stopped_at))
    clocks = []
    for clock in start_on_receipt(procedure, day0, acknowledged):
        old = case.clock(clock.name)
        if old and (old.name == "ack" or _is_understood(case, old)):
            clocks.append(old)
        else:
            clocks.append(replace(clock, since=today, from_event=case.version + 1))
    return clocks


def _is_understood(case: Case, clock: Clock) -> bool:
    """Return whether a clock is that of the first letter of a person, to be kept as it stands."""
    return clock.name == "understood" and (clock.running or bool(case.service))


def list_officer_clocks(procedure: Procedure) -> set[str]:
    """Return the names of the officers' own clocks, which run on whatever becomes of the
    complaint. The review of a pause is not one of them.
    """
    return {rule.name for rule in procedure.clocks if rule.whose == "officers"} - {PAUSE_REVIEW}


def list_lasting_clocks(procedure: Procedure) -> set[str]:
    """Return the names of the person's clocks that run on when a case is taken up again."""
    return {rule.name for rule in procedure.clocks if rule.goes_on}


def pause_clocks(case: Case, why: str, names: set[str], today: date) -> Case:
    """Return the case with its running clocks of those names paused from today (r8).

    Paused days are shown, never hidden.
    """
    for clock in case.clocks:
        if clock.running and not clock.held and clock.name in names:
            case = case.with_clock(replace(clock, held_on=today, why_held=why))
    return case


def drop_running_clocks(case: Case, names: set[str]) -> Case:
    """Return the case without its running clocks of those names."""
    kept = [c for c in case.clocks if not (c.running and c.name in names)]
    return replace(case, clocks=tuple(kept))


def list_clocks_of(procedure: Procedure, *whose: str) -> set[str]:
    """Return the names of the clocks that are the council's, the person's or the officers' own."""
    clocks = set()
    for rule in procedure.clocks:
        if rule.whose in whose:
            clocks.add(rule.name)
    return clocks


def list_running(case: Case, procedure: Procedure) -> tuple[str, ...]:
    """Return the names of the council's clocks that run, without that of the acknowledgement."""
    council = list_clocks_of(procedure, "council") - {"ack"}
    running = []
    for clock in case.clocks:
        if clock.running and clock.name in council:
            running.append(clock.name)
    return tuple(running)


def explain_standstill(today: date) -> Callable[[Clock], str]:
    """Return what says in words, of a clock, from when to today it stood still, and why."""

    def told(clock: Clock) -> str:
        if clock.held_on:
            since = in_words(clock.held_on)
        else:
            since = ""
        return f"It was paused from {since} to {in_words(today)}. The reason: “{clock.why_held}”"

    return told


def resume_clocks(
    case: Case, told: Callable[[Clock], str], today: date, names: set[str] | None = None
) -> Case:
    """Return the case with its paused clocks running again, each moved back by the working days it
    was paused for.

    `told` says so in words. Where `names` is given, only those clocks resume.
    """
    for clock in case.clocks:
        if clock.held_on and (names is None or clock.name in names):
            lost = count_working_days(clock.held_on, today, load_longer_calendar())
            again = replace(put_back(clock, max(lost, 0)), held_on=None, why_held="", since=today)
            case = case.with_clock(replace(again, pauses=f"{clock.pauses} {told(clock)}".strip()))
    return case


def put_back(clock: Clock, days: int) -> Clock:
    """Return a clock with each of its days so many working days later."""
    if not days:
        return clock
    later = replace(
        clock,
        due_on=count_or_wait(clock.due_on, days),
        paused_days=clock.paused_days + days,
    )
    if clock.put_off_to:
        later = replace(later, put_off_to=count_or_wait(clock.put_off_to, days))
    if clock.put_off_from:
        later = replace(later, put_off_from=count_or_wait(clock.put_off_from, days))
    return later


def _find_rule(procedure: Procedure, clock: Clock) -> ClockRule:
    return procedure.clock(clock.name)
