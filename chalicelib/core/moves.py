"""What each move of an officer does to a case. One function a fact; the table's column `records` names it.

Each records what happened and gives the facts that the move's letters tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.core.cases import TEAM, Case, Clock, Point, Refused
from chalicelib.core.clocks import add_working_days, in_words, london_date
from chalicelib.core.deciding import Deciding
from chalicelib.core.people import Officer, is_named
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.tables import ClockRule, Move

Answers = dict[str, Any]
Recorder = Callable[[Deciding, Move, Officer, Answers], Answers]
MEND = {
    "sorry": "You upheld a point, so say what we are sorry for",
    "actions": "You upheld a point, so say what we will do, who will do it, and by when",
}


def triaged(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Kind, procedure, service, those named, and the points. An owner who turns out to be named loses the case at once."""
    before = deciding.case
    points = tuple(Point(n, text) for n, text in enumerate(given["points"], 1))
    case = replace(
        before,
        kind=given["kind"],
        procedure=given["procedure"],
        service=given["service"],
        named=given["named"],
        points=points,
    )
    owner = deciding.staff.officer(before.owner)
    if owner and owner.key != TEAM and is_named(owner, case.named):
        case = replace(case, owner=TEAM, stage=PROCEDURES[case.procedure].stages[0].name)
    deciding.record(
        move.records,
        by.key,
        case,
        kind=case.kind,
        service=case.service,
        taken_from=before.owner if case.owner != before.owner else "",
    )
    same = [p.text for p in points] == [p.text for p in before.points] and case.kind == before.kind
    told = any(sent.name == "points_understood" for sent in before.told)
    return {"withheld": ("points_understood",) if same and told else ()}


def allocated(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The case gets an owner who is not named in it (`000:45`); `answers` has already left out those who are."""
    case = replace(deciding.case, owner=given["officer"], stage=move.leads_to)
    deciding.record(move.records, by.key, case, officer=given["officer"], note=given["note"])
    return {"note": given["note"]}


def _answer_rule(case: Case) -> ClockRule:
    """The clock that the answer is due by: the one that may be extended."""
    return next(c for c in PROCEDURES[case.procedure].clocks if c.extends_to)


def may_extend(case: Case, today: date) -> tuple[Clock, Clock]:
    """The answer's clock and the limit it may go to: once, and only before it has passed (r14, traps 11 and 12). Raises Refused."""
    rule = _answer_rule(case)
    clock, limit = case.clock(rule.name), case.clock(rule.extends_to)
    if clock is None or limit is None or not clock.running:
        raise Refused("There is no date left to extend.", "The reply has gone.")
    if clock.why_extended:
        raise Refused(
            f"This was extended once already, to {in_words(clock.due_on)}. The rules allow it once.",
            "Send the reply as soon as you can.",
        )
    if today > clock.due_on:
        raise Refused(
            f"The reply was due on {in_words(clock.due_on)}. A date that has passed cannot be extended.",
            "Send the reply as soon as you can. The person is told that it is late.",
        )
    return clock, limit


def extended(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The answer's date moves to the rule's own limit."""
    case, today = deciding.case, london_date(deciding.now)
    clock, limit = may_extend(case, today)
    later = replace(clock, due_on=limit.due_on, why_extended=given["reason"], since=today)
    facts = {"ground": given["ground"], "reason": given["reason"], "new_date": limit.due_on, "old_date": clock.due_on}
    deciding.record(move.records, by.key, case.with_clock(later), **facts)
    return facts


def late(case: Case, today: date) -> tuple[Clock, list[Clock]]:
    """The answer's clock, whose date has passed, and every clock that has passed with it. Raises Refused where the answer is not late."""
    answer = case.clock(_answer_rule(case).name)
    passed = [c for c in case.clocks if c.running and c.due_on < today and c.name != "ack"]
    if answer is None or answer not in passed:
        raise Refused("Nothing is late on this case.", "If more time is needed, ask for it before the date.")
    return answer, passed


WHEN: dict[str, Callable[[Case, date], object]] = {"may_extend": may_extend, "late": late}


def offered(move: Move, case: Case, today: date) -> bool:
    """Whether a move makes sense today, by its column `when`. Trying it all the same says why it does not."""
    try:
        return not move.when or bool(WHEN[move.when](case, today))
    except Refused:
        return False


def delay_explained(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Why an answer is late, and when it is promised now. The clock does not move: late stays late (trap 11)."""
    case, today = deciding.case, london_date(deciding.now)
    answer, passed = late(case, today)
    if given["date"] < today:
        raise Refused(
            "There is a problem with what you sent.",
            "Nothing has been sent.",
            {"date": "Give a date that is still to come"},
        )
    facts = {"reason": given["reason"], "new_date": given["date"], "due_on": answer.due_on}
    for clock in passed:
        case = case.with_clock(replace(clock, why_late=given["reason"], promised_on=given["date"]))
    deciding.record(move.records, by.key, case, **facts)
    return facts


def replied(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The answer, a finding a point (`000:46`, Code 6.7). The clocks stop when the letter leaves, not now.

    Where we got something wrong the letter must say sorry and what will be done, so neither may be left empty.
    """
    wrong = any(point.finding in ("upheld", "partially_upheld") for point in given["points"])
    missing = {field: said for field, said in MEND.items() if wrong and not given[field]}
    if missing:
        raise Refused(
            "There is a problem with what you sent.", "Nothing has been sent. Put right what is marked.", missing
        )
    case, answer = (
        replace(deciding.case, points=given["points"], stage=move.leads_to),
        deciding.case.clock(_answer_rule(deciding.case).name),
    )
    was_due = answer.due_on if answer and answer.due_on < london_date(deciding.now) else None
    facts = {"sorry": given["sorry"], "actions": given["actions"], "looked_by": by.key, "was_due": was_due}
    deciding.record(move.records, by.key, case, **facts)
    return {**facts, "points": case.points}


def handed_back(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """An officer gives the case back to the complaints team, with the reason; no clock moves."""
    deciding.record(
        move.records, by.key, replace(deciding.case, owner=TEAM, stage=move.leads_to), reason=given["reason"]
    )
    return {"reason": given["reason"], "by": by.key}


def withdrawn(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The team records that the person withdrew by word or in writing (002:164-167)."""
    deciding.record(
        move.records, by.key, replace(deciding.case, stage=move.leads_to), how=given["how"], said=given["said"]
    )
    return {"how": given["how"]}


def reopened(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """The person comes back: the receipt instant is kept, and the answer's clocks start anew today (RULES 1.1.8)."""
    today = london_date(deciding.now)
    case = replace(deciding.case, stage=move.leads_to, owner=TEAM)
    for clock in case.clocks:
        if clock.name != "ack":
            due_on = add_working_days(today, clock.days)
            anew = Clock(
                clock.name, today, clock.days, due_on, since=today, first_due_on=due_on, from_event=case.version + 1
            )
            case = case.with_clock(anew)
    deciding.record(move.records, by.key, case, reason=given["reason"])
    return {"reason": given["reason"]}


def rested(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Nothing more was asked for: at rest, not shut."""
    deciding.record(move.records, by.key, replace(deciding.case, stage=move.leads_to))
    return {}


def outcome_recorded(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """What was done about a complaint that nobody signed. There is nobody to write to, so the record itself stops its clock."""
    case = replace(deciding.case, stage=move.leads_to)
    for clock in case.clocks:
        case = case.with_clock(replace(clock, stopped_at=deciding.now, stopped_by=move.records))
    deciding.record(move.records, by.key, case, outcome=given["outcome"])
    return {"outcome": given["outcome"], "by": by.key}


RECORDERS: dict[str, Recorder] = {
    f.__name__: f
    for f in (
        triaged,
        allocated,
        extended,
        delay_explained,
        replied,
        handed_back,
        withdrawn,
        reopened,
        rested,
        outcome_recorded,
    )
}
