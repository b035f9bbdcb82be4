"""Points that somebody else was asked to write about, for whoever answers: who has which, until
when, and what they wrote (000:46).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import Appointed, Case, Point
from chalicelib.core.contributors import CLOCK, Contributor
from chalicelib.core.decisions.guards import find_answer_rule
from chalicelib.core.decisions.move_helpers import Answers, refuse_answer
from chalicelib.core.people.officers import CONTRIBUTOR, TEAM_ROLES, Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import (
    add_working_days,
    in_words,
    load_longer_calendar,
    london_date,
)

if TYPE_CHECKING:
    from chalicelib.core.council import Authority
    from chalicelib.core.decisions.builder import Deciding

NEW_DAYS = 2  # working days: for what goes on again after its own day has passed
WRITE = "write_on_point"
Asked = tuple[Point, Contributor]


def list_waiting(case: Case) -> list[Asked]:
    """Return the open points that somebody was asked about and has not written on, each with who
    that is."""
    waiting = []
    for point in case.open_points:
        if point.waits_for:
            waiting.append((point, point.waits_for))
    return waiting


def find_contributors(case: Case) -> tuple[str, ...]:
    """Return the keys of those who have not written yet, each once, soonest day first."""
    asked = sorted(list_waiting(case), key=_find_day)
    return tuple(dict.fromkeys(contributor.officer for _, contributor in asked))


def _find_day(asked: Asked) -> tuple[date, int]:
    return (asked[1].due_on, asked[0].number)


def give_points(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Ask an officer to write about points, in place of whoever had not written yet.

    Raise Refused for a day that is too late for the answer, or for whoever answers it.
    """
    case = deciding.case
    if given["officer"] == case.owner:
        raise refuse_answer("officer", "They have the case already. Choose somebody else")
    today = london_date(deciding.now)
    _require_day_in_time(case, given["due"], today)
    asked = Contributor(given["officer"], given["due"], given["asked"], by.key, today)
    if given["service"] != case.service:
        asked = replace(asked, service=given["service"])
    points = []
    for point in case.points:
        if point.number in given["which"]:
            point = replace(point, contributors=(*_list_written(point), asked))
        points.append(point)
    after = replace(case, points=tuple(points))
    said = {"officer": given["officer"], "text": given["asked"]}
    deciding.apply_fact(move.records, by.key, after, **said)
    return {"by": by.key}


def _list_written(point: Point) -> tuple[Contributor, ...]:
    written = []
    for contributor in point.contributors:
        if not contributor.waits:
            written.append(contributor)
    return tuple(written)


def _require_day_in_time(case: Case, day: date, today: date) -> None:
    """Raise Refused for a day on which the answer is due or late, unless it is due by tomorrow."""
    rule = find_answer_rule(case)
    if rule is None:
        return
    clock = case.clock(rule.name)
    if clock is None or not clock.running or day < clock.due_on:
        return
    if day == today or clock.due_on <= today:
        return
    raise refuse_answer(
        "due",
        f"The answer is due on {in_words(clock.due_on)}. Choose a working day before that",
    )


def write_on_points(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what a contributor wrote about points, and tell whoever answers.

    Raise Refused for somebody else's point, unless the complaints team records it for them.
    """
    case = deciding.case
    points = []
    for point in case.points:
        if point.number in given["which"] and point.waits_for:
            _require_own(point.waits_for, by)
            written = replace(
                point.waits_for,
                said=given["text"],
                said_by=by.key,
                said_on=london_date(deciding.now),
            )
            point = replace(point, contributors=(*_list_written(point), written))
        points.append(point)
    after = replace(case, points=tuple(points))
    deciding.apply_fact(move.records, by.key, after, text=given["text"])
    rest = _describe_waiting(after)
    numbers = list(given["which"])
    deciding.owe("point_written", "owner", text=given["text"], which=numbers, rest=rest, by=by.key)
    return {"by": by.key}


def _require_own(contributor: Contributor, by: Officer) -> None:
    if contributor.officer != by.key and not set(by.roles) & set(TEAM_ROLES):
        raise refuse_answer("which", "Somebody else was asked about this one. Choose yours")


def take_points_back(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that somebody is no longer asked about points. They are told why."""
    case = deciding.case
    points = []
    for point in case.points:
        if point.number in given["which"]:
            point = replace(point, contributors=_list_written(point))
        points.append(point)
    after = replace(case, points=tuple(points))
    deciding.apply_fact(move.records, by.key, after, reason=given["reason"])
    return {"by": by.key, "reason": given["reason"]}


def describe_asked(point: Point, contributor: Contributor) -> dict[str, Any]:
    """Return what a letter to an officer says of a point that somebody was asked about."""
    return {
        "number": point.number,
        "text": point.text,
        "officer": contributor.officer,
        "asked": contributor.asked,
        "asked_by": contributor.asked_by,
        "due_on": contributor.due_on,
    }


def list_facts_of_points(case: Case, clock: str) -> dict[str, Any]:
    """Return the points that a reminder is about, for its letter."""
    if clock != CLOCK:
        return {}
    return {"given_points": _describe_waiting(case)}


def _describe_waiting(case: Case) -> list[dict[str, Any]]:
    """Return what officers were asked to write and have not written yet, as letters tell it."""
    return [describe_asked(*each) for each in list_waiting(case)]


def follow_points(
    deciding: Deciding, before: Case, by: str, reason: str = "", *, told: bool = False
) -> None:
    """Bring what others write about points into line with what became of the case: who is asked
    has a part in it, is told when that begins and ends, and is reminded of the first day.

    `told` says that those who work on the case have heard already that it stopped.
    """
    authority = deciding.authority
    was = _list_asked_now(before, authority)
    case = _drop_what_nobody_needs(deciding)
    now = _list_asked_now(case, authority)
    begun = [each for each in now if not _is_among(each, was)]
    case = _give_new_days(case, begun, london_date(deciding.now))
    now = _list_asked_now(case, authority)
    case = _give_parts(case, london_date(deciding.now))
    _count_to_first_day(deciding, case, by, now)
    for asked in now:
        officer = _find_reader(deciding, asked, by)
        if officer and not _is_among(asked, was):
            deciding.owe("point_asked", officer, point=describe_asked(*asked), by=by)
    for asked in was:
        officer = _find_reader(deciding, asked, by)
        over = not _is_among(asked, now) and not _has_written(deciding.case, asked)
        if officer and over and not told:
            point = describe_asked(*asked)
            deciding.owe("point_ended", officer, point=point, by=by, reason=reason)


def _list_asked_now(case: Case, authority: Authority) -> list[Asked]:
    """Return who is asked about which point, where the case stands where they can write."""
    if authority.stage(case).move(WRITE) is None:
        return []
    return list_waiting(case)


def _is_among(asked: Asked, others: list[Asked]) -> bool:
    """Return whether the same officer was asked the same on a point of the same words, or number:
    either may be corrected."""
    for point, contributor in others:
        same = (asked[1].officer, asked[1].asked) == (contributor.officer, contributor.asked)
        if same and (asked[0].text == point.text or asked[0].number == point.number):
            return True
    return False


def _has_written(case: Case, asked: Asked) -> bool:
    for point in case.points:
        for contributor in _list_written(point):
            if _is_among(asked, [(point, contributor)]):
                return True
    return False


def _drop_what_nobody_needs(deciding: Deciding) -> Case:
    """Return the case without those whom it names by now, and without anybody who is still asked
    once it is answered or went on to where nobody is asked.

    What stopped, or is paused, may go on, and whoever was asked then is asked again.
    """
    case = deciding.case
    stage = deciding.authority.stage(case)
    over = stage.status == "answered" or (
        stage.status == "open" and stage.name != "paused" and stage.move(WRITE) is None
    )
    points = []
    for point in case.points:
        asked = point.waits_for
        if asked and (over or not _is_free(deciding, asked.officer)):
            point = replace(point, contributors=_list_written(point))
        points.append(point)
    return replace(case, points=tuple(points))


def _is_free(deciding: Deciding, key: str) -> bool:
    officer = deciding.staff.officer(key)
    return officer is not None and deciding.staff.free(officer)


def _give_new_days(case: Case, begun: Iterable[Asked], today: date) -> Case:
    """Return the case with a new day for each who is asked again after their own has passed."""
    points = {point.number: point for point in case.points}
    for point, contributor in begun:
        if contributor.due_on < today:
            again = replace(
                contributor, due_on=add_working_days(today, NEW_DAYS, load_longer_calendar())
            )
            points[point.number] = replace(point, contributors=(*_list_written(point), again))
    return replace(case, points=tuple(points.values()))


def _give_parts(case: Case, today: date) -> Case:
    """Return the case with a part for everyone who was asked about a point of it, or wrote on one,
    and no such part for anybody else."""
    wanted = dict[str, None]()
    for point in case.points:
        for contributor in point.contributors:
            wanted[contributor.officer] = None
    appointed = []
    for part in case.appointed:
        if part.role != CONTRIBUTOR or part.officer in wanted:
            appointed.append(part)
    for key in wanted:
        if not case.has_part(CONTRIBUTOR, key):
            appointed.append(Appointed(CONTRIBUTOR, key, today))
    return replace(case, appointed=tuple(appointed))


def _count_to_first_day(deciding: Deciding, case: Case, by: str, now: list[Asked]) -> None:
    clock = deciding.case.clock(CLOCK)
    running = clock is not None and clock.running
    first = min((contributor.due_on for _, contributor in now), default=None)
    if first and not (running and clock and clock.due_on == first):
        deciding.apply_fact("points_given", by, case, on=first)
    elif running and first is None:
        deciding.apply_fact("points_over", by, case)
    elif case != deciding.case:
        deciding.record("points_followed", by, case)


def _find_reader(deciding: Deciding, asked: Asked, by: str) -> Officer | None:
    """Return whoever was asked, unless the case names them by now, or they did it themselves."""
    officer = deciding.staff.officer(asked[1].officer)
    if officer is None or officer.key == by or not deciding.staff.free(officer):
        return None
    return officer
