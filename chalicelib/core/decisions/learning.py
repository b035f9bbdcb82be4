"""What changes because of a complaint: actions are given out, said to be done, checked by a second
person or dropped (001:47, 001:51, Code 9).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.core.cases import Appointed, Case, Refused
from chalicelib.core.decisions.action_readers import (
    describe_action,
    find_checker,
    find_owner,
    list_actions,
    may_check,
)
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import Answers, refuse_answer
from chalicelib.core.learning.actions import CLAIMED, OPEN, TO_REVIEW, Action, NoAction
from chalicelib.core.learning.lessons import OWED, Lesson, list_lessons
from chalicelib.core.learning.months import add_months
from chalicelib.core.people.officers import ACTION_OWNER, TEAM_ROLES, Officer
from chalicelib.core.procedures.shared.learning import CHANGES
from chalicelib.core.procedures.tables import Move
from chalicelib.core.working_days import (
    add_working_days,
    in_words,
    load_longer_calendar,
    london_date,
)

TO_CHECK = 5  # working days
REVIEW_AFTER = 4  # months
CLOCK = "learning"


def ask_what_changes(deciding: Deciding, move: Move, by: Officer, given: Answers) -> None:
    """Ask for what changes, after an answer that upholds a point, accepts a recommendation or
    promises something. One that is asked for already keeps its day.
    """
    if not move.learns:
        return
    case = deciding.case
    owed = {
        "promised": str(given.get("actions") or ""),
        "on": london_date(deciding.now).isoformat(),
        "by": by.key,
        "event": case.version + 1,
    }
    case = replace(case, kept={**case.kept, OWED: owed})
    if not list_lessons(case):
        return
    clock = case.clock(CLOCK)
    if clock and clock.running:
        deciding.record("learning_widened", by.key, case)
    else:
        deciding.apply_fact(OWED, by.key, case)


def forget_owed(case: Case, event: int) -> Case:
    """Return the case without what an answer promised that turns out to be a mistake: the one that
    `event` recorded."""
    owed = case.kept.get(OWED, {})
    if int(owed.get("event", 0)) <= event:
        return case
    kept = {name: facts for name, facts in case.kept.items() if name != OWED}
    return replace(case, kept=kept)


def record_learning(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record an action, or a reason why none, for each thing that there is to learn from."""
    case = deciding.case
    made = list[Action]()
    none = list[NoAction]()
    for lesson in list_lessons(case):
        answers = given["lessons"][lesson.number]
        if answers["follows"] == CHANGES:
            number = len(case.actions) + len(made) + 1
            made.append(_make_action(deciding, number, lesson.source, answers, by, lesson))
        else:
            none.append(_make_reason(deciding, lesson, answers, by))
    after = replace(
        _give_out(case, made, london_date(deciding.now)),
        no_actions=(*case.no_actions, *none),
    )
    what = "\n".join(action.what for action in made)
    why = "\n".join(each.why for each in none)
    deciding.apply_fact(move.records, by.key, after, what=what, why=why)
    _tell_owners(deciding, made, by)
    _set_days(deciding, by)
    return {"by": by.key}


def add_action(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record one action, wherever it comes from."""
    case = deciding.case
    action = _make_action(deciding, len(case.actions) + 1, given["source"], given, by)
    after = _give_out(case, [action], london_date(deciding.now))
    deciding.apply_fact(move.records, by.key, after, what=action.what)
    _tell_owners(deciding, [action], by)
    _set_days(deciding, by)
    return {"by": by.key}


def _make_action(
    deciding: Deciding,
    number: int,
    source: str,
    given: Answers,
    by: Officer,
    lesson: Lesson | None = None,
) -> Action:
    points: tuple[int, ...] = ()
    recommendation = ""
    if lesson:
        points = (lesson.point,) if lesson.point else ()
        recommendation = lesson.recommendation
    return Action(
        number,
        given["what"],
        given["theme"],
        given["action_owner"],
        given["due"],
        given["proof_wanted"],
        source,
        london_date(deciding.now),
        by.key,
        points=points,
        recommendation=recommendation,
    )


def _make_reason(deciding: Deciding, lesson: Lesson, given: Answers, by: Officer) -> NoAction:
    return NoAction(
        given["theme"],
        given["why_none"],
        london_date(deciding.now),
        by.key,
        point=lesson.point,
        recommendation=lesson.recommendation,
        source=lesson.source,
    )


def _give_out(case: Case, made: Iterable[Action], today: date) -> Case:
    """Return the case with new actions, whose owners have a part in it from now on."""
    return _give_parts(replace(case, actions=(*case.actions, *made)), today)


def _give_parts(case: Case, today: date) -> Case:
    """Return the case with a part for everyone who sees to an action that is not settled, and no
    such part for anybody else."""
    wanted = dict[str, None]()
    for action in case.actions:
        if action.state in (OPEN, CLAIMED):
            wanted[action.owner] = None
    appointed = list[Appointed]()
    for part in case.appointed:
        if part.role != ACTION_OWNER or part.officer in wanted:
            appointed.append(part)
    had = {part.officer for part in appointed if part.role == ACTION_OWNER}
    for key in wanted:
        if key not in had:
            appointed.append(Appointed(ACTION_OWNER, key, today))
    return replace(case, appointed=tuple(appointed))


def _tell_owners(deciding: Deciding, made: Iterable[Action], by: Officer) -> None:
    for action in made:
        _ask_owner(deciding, action, by)


def _ask_owner(deciding: Deciding, action: Action, by: Officer) -> None:
    owner = find_owner(deciding, action)
    deciding.owe("action_asked", owner, action=describe_action(action), by=by.key)


def _set_days(deciding: Deciding, by: Officer) -> None:
    """Count to the earliest day of what must still be done, and of what must still be checked."""
    case = deciding.case
    to_do = [action.due_on for action in list_actions(case, OPEN)]
    if to_do:
        deciding.apply_fact("actions_set", by.key, case, on=min(to_do))
    to_check = []
    for action in list_actions(deciding.case, CLAIMED):
        if action.claimed_on:
            to_check.append(add_working_days(action.claimed_on, TO_CHECK, load_longer_calendar()))
    if to_check:
        deciding.apply_fact("checks_set", by.key, deciding.case, on=min(to_check))


def _set_reviews(deciding: Deciding, by: Officer) -> None:
    """Count to the day on which to look whether the first of the actions that were done helped."""
    to_review = []
    for action in list_actions(deciding.case, TO_REVIEW):
        if action.done_on:
            to_review.append(add_months(action.done_on, REVIEW_AFTER))
    if to_review:
        day = max(min(to_review), london_date(deciding.now))
        deciding.apply_fact("effects_set", by.key, deciding.case, on=day)


def _find_action(case: Case, given: Answers) -> Action:
    """Return the action that a form is about."""
    number = int(given["action"])
    for action in case.actions:
        if action.number == number:
            return action
    raise refuse_answer("action", "Choose one from the list: which action")


def _replace_action(case: Case, action: Action, today: date) -> Case:
    by_number = {each.number: each for each in case.actions}
    by_number[action.number] = action
    return _give_parts(replace(case, actions=tuple(by_number.values())), today)


def claim_action(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that an action is done, with its proof, and ask a second person to look at it.

    Raise Refused for somebody else's action, unless the complaints team records it for them.
    """
    case = deciding.case
    action = _find_action(case, given)
    if action.owner != by.key and not set(by.roles) & set(TEAM_ROLES):
        raise refuse_answer(
            "action", "Somebody else is responsible for this one. Choose one of yours"
        )
    if given["done_on"] < action.made_on:
        raise refuse_answer(
            "done_on", f"It was decided on {in_words(action.made_on)}. Give that day or a later one"
        )
    today = london_date(deciding.now)
    claimed = replace(
        action,
        done_on=given["done_on"],
        done=given["what_done"],
        proof=given["proof"],
        claimed_by=by.key,
        claimed_on=today,
        not_shown="",
    )
    after = _replace_action(case, claimed, today)
    deciding.apply_fact(move.records, by.key, after, what=action.what, text=given["what_done"])
    checker = find_checker(deciding.staff, claimed)
    asked: dict[str, dict[str, str]] = {"check_action": {}}
    told = describe_action(claimed)
    deciding.owe("action_claimed", checker, action=told, by=by.key, moves=asked)
    _set_days(deciding, by)
    return {"by": by.key}


def check_action(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record whether the proof shows that an action was done.

    If it does, the person is told; if not, it is open again and keeps its day. Raise Refused for
    whoever sees to it, or said that it was done.
    """
    case = deciding.case
    action = _find_action(case, given)
    if not may_check(by, action):
        raise Refused(
            "A second person has to look at the proof, and you did this or said that it was done.",
            "Ask somebody else to check it. Nothing was changed.",
        )
    today = london_date(deciding.now)
    shown = given["shown"] == "yes"
    if shown:
        checked = replace(
            action, confirmed_by=by.key, confirmed_on=today, public=given["public"].strip()
        )
    else:
        checked = replace(
            action, done_on=None, done="", proof=(), claimed_on=None, not_shown=given["why_not"]
        )
    after = _replace_action(case, checked, today)
    deciding.apply_fact(move.records, by.key, after, what=action.what, text=given["why_not"])
    if not shown:
        _ask_owner(deciding, checked, by)
    _set_days(deciding, by)
    if shown:
        _set_reviews(deciding, by)
    return _tell(checked, given, "done", withheld=not shown)


def drop_action(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that an action will not be done, and why. The person is told."""
    case = deciding.case
    today = london_date(deciding.now)
    action = _find_action(case, given)
    dropped = replace(action, dropped_by=by.key, dropped_on=today, why_dropped=given["what"])
    after = _replace_action(case, dropped, today)
    deciding.apply_fact(move.records, by.key, after, what=action.what, text=given["what"])
    _set_days(deciding, by)
    return _tell(dropped, given, "dropped")


def record_effect(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record whether the theme of an action came again in the team, some months after."""
    case = deciding.case
    today = london_date(deciding.now)
    action = _find_action(case, given)
    why = given["effect_why"]
    reviewed = replace(action, effect=given["effect"], effect_why=why, effect_on=today)
    after = _replace_action(case, reviewed, today)
    deciding.apply_fact(move.records, by.key, after, what=action.what, text=why)
    _set_reviews(deciding, by)
    return {"by": by.key}


def change_public(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what the public reads of an action that was done: nothing, where it is empty."""
    case = deciding.case
    action = _find_action(case, given)
    said = given["public"].strip()
    after = _replace_action(case, replace(action, public=said), london_date(deciding.now))
    deciding.apply_fact(move.records, by.key, after, what=action.what, text=said)
    return {"by": by.key}


def _tell(action: Action, given: Answers, done: str, *, withheld: bool = False) -> Answers:
    """Return what the letter to the person tells of an action."""
    facts: dict[str, Any] = {
        "action": action.what,
        "done": done,
        "what": given["what"],
        "done_on": action.done_on,
        "due_on": action.due_on,
    }
    if withheld:
        facts["withheld"] = ("action_told",)
    return facts
