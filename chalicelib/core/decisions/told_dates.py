"""A later day, a pause and a promise hold only while the letter that tells the person of it has
left and has not bounced (RULES 0.3.4, 1.1.6; trap 12).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.core.case_clocks import Clock, Paused, Promise
from chalicelib.core.cases import Case, Letter, Point
from chalicelib.core.decisions import running_clocks
from chalicelib.core.procedures.tables import Procedure
from chalicelib.core.working_days import london_date

GOES_ON = "going_on_again"  # the letter that tells of the days after a pause


def apply_telling(
    case: Case, procedure: Procedure, letter: Letter, left_on: date, today: date
) -> Case:
    """Return the case once a letter has left for the person: what it tells them of holds."""
    event = running_clocks.find_owing_event(case, letter.id)
    if event in case.void:
        return case
    for clock in find_put_off(case, letter):
        if _holds_once_told(clock, left_on):
            since = max(clock.since, today)
            later = clock.put_off_to or clock.due_on
            case = case.with_clock(replace(clock, due_on=later, since=since))
    for clock in case.clocks:
        if clock.promise and clock.promise.event == event:
            case = case.with_clock(_keep_promise(clock, clock.promise))
    if not find_paused(case, letter):
        return case
    case = _mark_points_told(case, event, left_on)
    return hold_paused_clocks(case, procedure, left_on)


def apply_not_told(case: Case, procedure: Procedure, letter: Letter, today: date) -> Case:
    """Return the case once a letter has bounced: what stood before it stands again."""
    event = running_clocks.find_owing_event(case, letter.id)
    for clock in find_untold_pauses(case):
        case = case.with_clock(_take_pause_back(clock, today))
    for clock in find_put_off(case, letter):
        if clock.due_on == clock.put_off_to:
            case = case.with_clock(_fall_back(clock, today))
    for clock in case.clocks:
        promise = clock.promise
        if promise and promise.event == event and clock.promised_on == promise.on:
            case = case.with_clock(replace(clock, promised_on=promise.before))
    if not find_paused(case, letter):
        return case
    case = _mark_points_told(case, event, None)
    return _run_all_the_same(case, procedure, today)


def _holds_once_told(clock: Clock, left_on: date) -> bool:
    """Return whether a later day holds that the person was told of on `left_on`. An extension holds
    if that was in time, and a day to look again at a pause whenever they are told.
    """
    if clock.name == running_clocks.PAUSE_REVIEW:
        return True
    return clock.put_off_from is not None and left_on <= clock.put_off_from


def note_pause(before: Case, case: Case) -> Case:
    """Return a case that goes on, with the pause kept on each clock that it put back, so that its
    days can be taken back if nobody was told of it.
    """
    paused = []
    for point in before.points:
        if point.state == "held" and point.paused and point.paused.event:
            paused.append(point.paused)
    if not paused:
        return case
    events = tuple(dict.fromkeys(each.event for each in paused))
    for clock in case.clocks:
        was = before.clock(clock.name)
        days = clock.paused_days - (was.paused_days if was else 0)
        if days > 0:
            stood = replace(clock, stood_in=events, stood_days=days, stood_by=paused[-1].by)
            case = case.with_clock(stood)
    return case


def find_untold_pauses(case: Case) -> list[Clock]:
    """Return the running clocks that a pause put back of which the person was not told, and which
    went on without their being told of the new day in time.
    """
    untold = []
    for clock in case.clocks:
        bounced = any(_came_back(case, event) for event in clock.stood_in)
        own = not clock.stood_with
        if own and clock.running and bounced and not _told_it_goes_on(case, clock):
            untold.append(clock)
    return untold


def find_untold_in_part(part: Case, whole: Case) -> list[Clock]:
    """Return the running clocks of a part that a pause put back of which the letter of the whole
    case bounced, and of whose new day the person was not told in time.
    """
    untold = []
    for clock in part.clocks:
        if not clock.running or clock.stood_with != whole.reference:
            continue
        bounced = any(_came_back(whole, event) for event in clock.stood_in)
        if bounced and not _told_by_older_day(part, clock, 0):
            untold.append(clock)
    return untold


def take_back_in_part(part: Case, whole: Case, today: date) -> Case:
    """Return a part without the days of a pause of which nobody was told."""
    for clock in find_untold_in_part(part, whole):
        part = part.with_clock(_take_pause_back(clock, today))
    return part


def _came_back(case: Case, event: int) -> bool:
    """Return whether the letter of an event bounced, and the person has it in no other way."""
    ways = set()
    for sent in case.told:
        if running_clocks.find_owing_event(case, sent.letter_id) == event:
            ways.add(sent.how)
    return ways == {"bounced"}


def _told_it_goes_on(case: Case, clock: Clock) -> bool:
    """Return whether the person was told of a clock's new day no later than on its older one."""
    return _told_by_older_day(case, clock, max(clock.stood_in))


def _told_by_older_day(case: Case, clock: Clock, event: int) -> bool:
    older = running_clocks.put_back(clock, -clock.stood_days).due_on
    for sent in case.told:
        after = running_clocks.find_owing_event(case, sent.letter_id) > event
        known = sent.name == GOES_ON and sent.how != "bounced"
        if after and known and london_date(sent.at) <= older:
            return True
    return False


def _take_pause_back(clock: Clock, today: date) -> Clock:
    """Return a clock without the days of its last pause, since the person was not told of it."""
    older = running_clocks.put_back(clock, -clock.stood_days)
    since = max(clock.since, min(today, older.due_on))
    pauses = f"{clock.pauses} The person was not told of it, so those days do not count."
    back = replace(older, since=since, nudged_to=None, pauses=pauses)
    return replace(back, stood_in=(), stood_days=0, stood_with="")


def find_put_off(case: Case, letter: Letter) -> list[Clock]:
    """Return the running clocks that a letter to the person tells a later day of."""
    event = running_clocks.find_owing_event(case, letter.id)
    put_off = []
    for clock in case.clocks:
        if clock.running and clock.put_off_in and clock.put_off_in == event:
            put_off.append(clock)
    return put_off


def find_told_too_late(case: Case, letter: Letter) -> list[Clock]:
    """Return the clocks whose later day a letter told only once the older one had passed."""
    told_too_late = []
    for c in find_put_off(case, letter):
        if c.due_on == c.put_off_from:
            told_too_late.append(c)
    return told_too_late


def find_promised(case: Case, letter: Letter) -> list[Clock]:
    """Return the running clocks that a letter to the person promises a day for."""
    event = running_clocks.find_owing_event(case, letter.id)
    promised = []
    for clock in case.clocks:
        if clock.running and clock.promise and clock.promise.event == event:
            promised.append(clock)
    return promised


def find_paused(case: Case, letter: Letter) -> list[Paused]:
    """Return how the points stood that a letter to the person says are paused."""
    event = running_clocks.find_owing_event(case, letter.id)
    paused = []
    for point in case.points:
        if point.paused and event and point.paused.event == event:
            paused.append(point.paused)
    return paused


def hold_paused_clocks(case: Case, procedure: Procedure, day: date, why: str = "") -> Case:
    """Return the case with all that the council owes on hold from `day`, where every point left
    waits for proceedings and the person was told of each (r8).
    """
    if case.stage != "paused":
        return case
    for point in case.points:
        if point.state == "held" and find_pause_day(point) is None:
            return case
        if point.state == "held" and point.paused and not why:
            why = point.paused.why
    council = running_clocks.list_clocks_of(procedure, "council") - {"ack"}
    return running_clocks.pause_clocks(case, why, council, day)


def find_pause_day(point: Point) -> date | None:
    """Return the day from which a point is paused: that on which the person was told.

    Return None while they have not been told.
    """
    if point.paused is None:
        return date.min
    return point.paused.holds_from


def _keep_promise(clock: Clock, promise: Promise) -> Clock:
    """Return a clock with the day that the person has been promised."""
    if clock.promised_on == promise.on:
        return clock
    before = clock.promised_on
    return replace(clock, promised_on=promise.on, promise=replace(promise, before=before))


def _mark_points_told(case: Case, event: int, day: date | None) -> Case:
    """Return the case with the day on which the person was told of the pause of each point."""
    points = list[Point]()
    for point in case.points:
        if point.paused and point.paused.event == event:
            point = replace(point, paused=replace(point.paused, told_on=day))
        points.append(point)
    return replace(case, points=tuple(points))


def _run_all_the_same(case: Case, procedure: Procedure, today: date) -> Case:
    """Return the case with what the council owes running by its older days.

    Of a day that passed meanwhile, all that is sent of its lateness is still to come.
    """
    council = running_clocks.list_clocks_of(procedure, "council")
    for clock in case.clocks:
        if clock.held and clock.running and clock.name in council:
            since = max(clock.since, min(today, clock.due_on))
            case = case.with_clock(replace(clock, held_on=None, why_held="", since=since))
    return case


def _fall_back(clock: Clock, today: date) -> Clock:
    """Return a clock with its older day, since the person was not told of the later one.

    Of the nudges of the older day only those of its lateness are still to come.
    """
    older = clock.put_off_from or clock.due_on
    since = max(clock.since, min(today, older))
    return replace(clock, due_on=older, since=since, nudged_to=None)
