"""Say when a move makes sense, by the tables' column `when`. Each guard raises Refused if not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from chalicelib.core.added_messages import require_message, require_unsent
from chalicelib.core.case_clocks import Clock
from chalicelib.core.case_files import require_file, require_file_out
from chalicelib.core.cases import Case, Refused
from chalicelib.core.decisions import asked_after
from chalicelib.core.decisions.action_guards import require_action_done
from chalicelib.core.decisions.open_alarm import (
    require_alarm,
    require_emails_in_use,
    require_no_alarm,
)
from chalicelib.core.decisions.refused_extensions import (
    refuse_second_extension,
    refuse_uncounted_extension,
)
from chalicelib.core.decisions.undoable import require_undoable_decision
from chalicelib.core.people.officers import CHILDREN, GROUP
from chalicelib.core.people.parties import MEMBER
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import ClockRule, Move
from chalicelib.core.procedures.when import Guard
from chalicelib.core.working_days import in_words

FIRST_WORDS = {"ack", "understood"}  # clocks of the first letters, whose lateness nobody explains


def find_answer_rule(case: Case) -> ClockRule | None:
    """Return the rule of the clock that the answer is due by: the one that may be extended and
    started last. Return None if there is none.
    """
    rules = [r for r in PROCEDURES[case.procedure].clocks if r.extends_to and case.clock(r.name)]
    return max(rules, key=lambda r: _rank_rule(case, r), default=None)


def _rank_rule(case: Case, rule: ClockRule) -> tuple[int, date]:
    clock = case.clock(rule.name)
    if clock:
        return (clock.from_event, clock.started_on)
    return (-1, date.min)


def list_promises(case: Case) -> dict[str, Any]:
    """Return the dates that a letter promises: when we answer, the last day the rules allow, and
    when we acknowledge.
    """
    answer = find_answer_rule(case)
    names = {"told_by": "ack"}
    if case.clock("understood"):
        names["told_by"] = "understood"
    if answer:
        names |= {"reply_by": answer.name, "latest_by": answer.extends_to}
    promises = {}
    for promise, name in names.items():
        clock = case.clock(name)
        if clock:
            promises[promise] = clock.due_on
    return promises


def find_clock_to_extend(case: Case, today: date) -> tuple[Clock, Clock]:
    """Return the answer's clock and the limit it may go to: once, and before the day it is due.

    The person must be told before that day (r14, r17, traps 11 and 12). Raises Refused.
    """
    clock = None
    limit = None
    rule = find_answer_rule(case)
    if rule:
        clock = case.clock(rule.name)
        limit = case.clock(rule.extends_to)
    if clock is None or limit is None or not clock.running:
        raise Refused("There is no date left to extend.", "The reply has gone.")
    if clock.why_extended:
        raise refuse_second_extension(clock)
    if not (clock.counted and limit.counted):
        raise refuse_uncounted_extension()
    if today > clock.due_on:
        raise Refused(
            f"The reply was due on {in_words(clock.due_on)}. A date that has passed cannot be "
            "extended.",
            "Send the reply as soon as you can. The person is told that it is late.",
        )
    if today == clock.due_on:
        raise Refused(
            "The reply is due today. More time has to be asked for before the day it is due.",
            "Send the reply today. If you cannot, say tomorrow why it is late.",
        )
    return clock, limit


def list_owed_clocks(case: Case) -> list[Clock]:
    """Return the running clocks that the council or its officers must keep, without those that
    are paused.
    """
    theirs = _list_clocks_of(case, "council", "officers")
    owed_clocks = []
    for clock in case.clocks:
        if clock.running and not clock.held and clock.name in theirs:
            owed_clocks.append(clock)
    return owed_clocks


def _list_clocks_of(case: Case, *whose: str) -> set[str]:
    clocks = set()
    for rule in PROCEDURES[case.procedure].clocks:
        if rule.whose in whose:
            clocks.add(rule.name)
    return clocks


def is_among_officers(clock: str) -> bool:
    """Return whether officers keep the clock of that name among themselves: nothing was promised
    to the person by it."""
    for procedure in PROCEDURES.values():
        for rule in procedure.clocks:
            if rule.name == clock:
                return rule.whose == "officers"
    return False


def find_late_clocks(case: Case, today: date) -> tuple[Clock, list[Clock]]:
    """Return the clock that is late, preferring the answer's, and all clocks that are late.

    Raise Refused if none is.
    """
    explained = _list_clocks_of(case, "council") - FIRST_WORDS
    passed = []
    for clock in list_owed_clocks(case):
        if clock.due_on < today and clock.name in explained:
            passed.append(clock)
    if not passed:
        raise Refused(
            "Nothing is late on this case.", "If more time is needed, ask for it before the date."
        )
    rule = find_answer_rule(case)
    for clock in passed:
        if rule and clock.name == rule.name:
            return clock, passed
    return passed[0], passed


def require_last_day_passed(case: Case, today: date) -> object:
    """Return the clock of stage 1 if its last day has passed without an answer: the person may then
    go to stage 2 by right (r14, 002:196).

    Raise Refused before that.
    """
    clock = case.clock("s1_max")
    if any(p.state == "answered" for p in case.points):
        return True  # they have an answer to a part, from which they could go on before
    if Recorded.RULES_CORRECTED in case.kept:
        return True  # the answer that they had gave them the right to go on
    if case.passed_before("s1_max"):
        return True
    if clock is None or not clock.running or today <= clock.due_on:
        raise Refused(
            "The time for the first answer has not run out.",
            "It can be agreed to go straight to stage 2.",
        )
    return clock


def _find_window(case: Case) -> Clock | None:
    own = set()
    for rule in PROCEDURES[case.procedure].clocks:
        if rule.whose == "person" and rule.source and rule.name.endswith("_window"):
            own.add(rule.name)
    for clock in case.clocks:
        if clock.name in own:
            return clock
    return None


def require_open_window(case: Case, today: date) -> bool:
    """Return True until the last day of the person's time to ask has ended (trap 14).

    Raise Refused after it.
    """
    clock = _find_window(case)
    if clock is not None and today > clock.due_on:
        raise Refused(
            f"The time to ask ended on {in_words(clock.due_on)}.",
            "It can still be asked for, and a person decides.",
        )
    return True


def require_ended_window(case: Case, today: date) -> Clock:
    """Return the clock of the person's time to ask if it has ended: they may still ask, and an
    officer decides (r18, trap 15).

    Raise Refused before that.
    """
    clock = _find_window(case)
    if clock is None or today <= clock.due_on:
        raise Refused("The time to ask has not ended.", "Ask for it in the usual way.")
    return clock


def require_claimed_interest(case: Case, today: date) -> bool:
    """Return True if the person claims enough interest in the child, since only then do we decide
    whether they have it (trap 26).

    Raise Refused otherwise.
    """
    if case.person.code == GROUP:
        raise Refused(
            "This is a group, so there is no tie to one child to decide on.",
            "Find out who agrees to the complaint, and go on with it.",
        )
    if case.person.code != "sufficient_interest":
        raise Refused(
            "This person has a right to complain, so there is nothing to decide.",
            "Go on with the complaint.",
        )
    return True


def require_made_for_someone(case: Case, today: date) -> bool:
    """Return True unless a child complains for themself. A parent, or any other adult, may have a
    right of their own, and the child is still asked what they think (RULES 1.1.1).

    Raise Refused where the child is the one who complains.
    """
    if case.person.code in CHILDREN:
        raise Refused(
            "The child or young person complains for themself, so these are their own words.",
            "Go on with the complaint.",
        )
    return True


def require_paused_part(case: Case, today: date) -> bool:
    """Return True if some of the case waits for proceedings.

    Raise Refused if nothing does.
    """
    if not any(p.state == "held" for p in case.points):
        raise Refused("Nothing on this case is paused.", "Go on with it.")
    return True


def require_stage_left(case: Case, today: date, stages: tuple[str, ...]) -> bool:
    """Return True where the case came from one of the stages. Raises Refused where it did not."""
    if case.left not in stages:
        raise Refused("This cannot be asked for from here.", "Look at what happened below.")
    return True


def require_party_on_case(case: Case, today: date) -> bool:
    """Return True where somebody else of the person's side has a part in the case.

    Raise Refused where nobody has.
    """
    if all(party.ended_at for party in case.parties):
        raise Refused(
            "Nobody else of the person’s side has a part in this case.",
            "You can add an advocate or somebody else.",
        )
    return True


def require_member_on_case(case: Case, today: date) -> bool:
    """Return True where a member of a group has a part in the case. Raise Refused otherwise."""
    for party in case.parties:
        if party.capacity == MEMBER and not party.ended_at:
            return True
    raise Refused(
        "No member of a group has a part in this case.", "Add them first, if they want to hear."
    )


def require_nothing_paused(case: Case, today: date) -> bool:
    """Return True where nothing waits for proceedings. Raises Refused where something does."""
    if any(p.state == "held" for p in case.points):
        raise Refused(
            "Some of this case is paused, so work on it cannot be stopped.",
            "Resume, or look again and keep it paused.",
        )
    return True


def require_sorted(case: Case, today: date) -> bool:
    """Return True once it is recorded what the case is about. Raises Refused before that."""
    if not case.service:
        raise Refused(
            "Nobody has recorded what this is about yet.",
            "Use the button “Record what it is about”: it asks for this too.",
        )
    return True


def require_room_for_point(case: Case, today: date) -> bool:
    """Return True while a point can be added that is answered with the rest. Raises Refused before
    anybody has recorded what it is about, and once there are findings.
    """
    require_sorted(case, today)
    stage = PROCEDURES[case.procedure].stage(case.stage)
    if stage.status != "open" or any(point.finding for point in case.open_points):
        raise Refused(
            "The points have been answered, so nobody would answer one more here.",
            "Open it as a complaint of its own. At stage 2, put it in the written record.",
        )
    return True


def require_running(case: Case, today: date, clocks: tuple[str, ...]) -> bool:
    """Return True while one of the clocks is running. Raises Refused otherwise."""
    for clock in case.clocks:
        if clock.name in clocks and clock.running:
            return True
    raise Refused(
        "There is nothing of that kind open on this case.", "Look at what has happened below."
    )


def require_date_passed(case: Case, today: date, clocks: tuple[str, ...]) -> bool:
    """Return True once the date of one of the clocks has passed while it ran: nobody has to wait
    for it any longer. Raises Refused before that.
    """
    for name in clocks:
        clock = case.clock(name)
        if clock is None or not clock.running or clock.held:
            continue
        if today > clock.due_on or case.passed_before(name):
            return True
    raise Refused(
        "This step is not late, so it goes on first.",
        "It can be asked for once the step is done.",
    )


GUARDS: dict[Guard, Callable[[Case, date], object]] = {
    Guard.CAN_EXTEND: find_clock_to_extend,
    Guard.IS_LATE: find_late_clocks,
    Guard.IS_PAST_LAST_DAY: require_last_day_passed,
    Guard.IS_IN_WINDOW: require_open_window,
    Guard.IS_AFTER_WINDOW: require_ended_window,
    Guard.CLAIMS_INTEREST: require_claimed_interest,
    Guard.IS_FOR_SOMEONE: require_made_for_someone,
    Guard.HAS_PAUSED_PART: require_paused_part,
    Guard.HAS_NOTHING_PAUSED: require_nothing_paused,
    Guard.CAN_BE_UNDONE: require_undoable_decision,
    Guard.IS_SORTED: require_sorted,
    Guard.CAN_TAKE_POINT: require_room_for_point,
    Guard.HAS_PARTY: require_party_on_case,
    Guard.HAS_ACTION_DONE: require_action_done,
    Guard.HAS_MEMBER: require_member_on_case,
    Guard.HAS_FILE: require_file,
    Guard.HAS_FILE_OUT: require_file_out,
    Guard.HAS_MESSAGE: require_message,
    Guard.HAS_UNSENT_EMAIL: require_unsent,
    Guard.HAS_ALARM: require_alarm,
    Guard.HAS_NO_ALARM: require_no_alarm,
    Guard.GETS_EMAILS: require_emails_in_use,
    Guard.WAS_ASKED_HOW: asked_after.require_asked_how,
    Guard.WAS_ASKED_SINCE: asked_after.require_asked_since,
    Guard.WAS_ASKED_IF_SORTED: asked_after.require_asked_if_sorted,
}
GUARDS_BY_NAME: dict[Guard, Callable[[Case, date, tuple[str, ...]], object]] = {
    Guard.CLOCK_RUNS: require_running,
    Guard.CLOCK_HAS_PASSED: require_date_passed,
    Guard.CAME_FROM: require_stage_left,
}


def check_when(move: Move, case: Case, today: date) -> object:
    """Return what the guard in a move's column `when` returns; True if there is no guard.

    Raise Refused, with the reason, if the guard does not hold.
    """
    if not move.when:
        return True
    guard = move.when.guard
    if guard in GUARDS_BY_NAME:
        return GUARDS_BY_NAME[guard](case, today, move.when.names)
    return GUARDS[guard](case, today)


def is_offered(move: Move, case: Case, today: date) -> bool:
    """Return whether a move makes sense today, by its column `when`.

    An officer who tries it anyway is told why it does not.
    """
    try:
        return bool(check_when(move, case, today))
    except Refused:
        return False
