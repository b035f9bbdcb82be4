"""What the child or young person thinks of an adult's complaint is a task with a day (RULES 1.1.1).
Nothing else waits for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import Case
from chalicelib.core.people.officers import CHILDREN, FOR_SOMEONE, GROUP, Officer
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import london_date

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding
    from chalicelib.core.decisions.move_helpers import Answers

CLOCK = "child_views"
PUT_BACK = (Recorded.TAKEN_APART, Recorded.MISTAKE_UNDONE)
# Those who complain for themselves, or for no one child.
SPEAK_FOR_THEMSELVES = CHILDREN | {GROUP, "adopted_person"}


def ask_what_child_thinks(deciding: Deciding, move: Move) -> None:
    """Start the task on this case, and on those that change with it, where an adult complains and
    nobody has recorded it. End it where it turns out that a child complains.
    """
    for each in (deciding, *deciding.beside):
        clock = each.case.clock(CLOCK)
        running = clock is not None and clock.running
        if _is_wanted(each) and not running:
            _start(each, clock, move)
        elif running and each.case.person.code in SPEAK_FOR_THEMSELVES:
            each.apply_fact("views_not_wanted", "clock", each.case)


def _start(deciding: Deciding, before: Clock | None, move: Move) -> None:
    """Start the task. A move that puts the case back as it was leaves it its first day."""
    case = deciding.case
    if before is None or move.records not in PUT_BACK:
        deciding.apply_fact("views_wanted", "clock", case)
        return
    since = max(before.since, london_date(deciding.now))
    again = replace(before, stopped_at=None, stopped_by="", since=since)
    deciding.record("views_wanted", "clock", case.with_clock(again))


def _is_wanted(deciding: Deciding) -> bool:
    """Return whether somebody has still to find out what the child thinks."""
    case = deciding.case
    procedure = deciding.authority.procedure(case)
    if all(rule.name != CLOCK for rule in procedure.clocks):
        return False
    if not case.service or procedure.stage(case.stage).status != "open":
        return False
    heard = Recorded.CONSENT_RECORDED in case.kept
    return not heard and case.person.code not in SPEAK_FOR_THEMSELVES


def may_lack_agreement(case: Case) -> bool:
    """Return whether somebody speaks for another person of whom nobody has recorded what they want:
    not at all, or not since somebody else speaks for them (Ombudsman 25 002 161)."""
    if case.person.code not in FOR_SOMEONE:
        return False
    if Recorded.CONSENT_RECORDED not in case.kept:
        return True
    spoke = case.kept[Recorded.CONSENT_RECORDED].get("of", case.person.name)
    return bool(spoke != case.person.name)


def keep_agreement(case: Case) -> Case:
    """Return the case with what was recorded of the child's wishes kept, and who speaks for them
    now. Their words stay in the history."""
    recorded = {str(Recorded.CONSENT_RECORDED): {"of": case.person.name}}
    return replace(case, kept={**case.kept, **recorded})


def record_views(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what the child said, or why they were not asked. The case keeps that it was done;
    their words stay in the history, where officers read them.
    """
    deciding.apply_fact(move.records, by.key, keep_agreement(deciding.case), **given)
    return {**given, "by": by.key}
