"""What becomes of a case when the Ombudsman asks, is answered, sends it back, or says what we must
do (RULES 1.1.9).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.guards import list_promises
from chalicelib.core.decisions.move_helpers import record_move_on, refuse_answer
from chalicelib.core.decisions.reopen import reopen_case
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move, Stage
from chalicelib.core.recommendations import Remedy
from chalicelib.core.working_days import london_date, london_time, parse_day

Answers = dict[str, Any]
PREMATURE = "premature"
STOPPED = ("withdrawn", "at rest", "not accepted", "transferred")
_DAY_AT_END = re.compile(
    r"^(.*?)[,;:.]?\s*\b(?:by|on|before)\s+(?:the\s+)?(?:[A-Z][a-z]+day,?\s+)?"
    r"(\d{1,2}(?:st|nd|rd|th)?[\s/.]+\w+[\s/.]+\d{4}|\d{4}-\d{2}-\d{2})\W*$"
)


def record_answer(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that we answered the Ombudsman, on the day that the answer went."""
    case = deciding.case
    clock = case.clock("ombudsman")
    if clock and clock.running:
        at = _make_instant(given["answered_on"], deciding.now)
        stopped = replace(clock, stopped_at=at, stopped_by=str(move.records))
        case = case.with_clock(stopped)
    return record_move_on(deciding, move, by, case, given)


def _make_instant(day: date, now: datetime) -> datetime:
    """Return an instant on `day`: now, if it is today."""
    if day == london_date(now):
        return now
    return london_time(day, now.time())


def record_decision_of_ombudsman(
    deciding: Deciding, move: Move, by: Officer, given: Answers
) -> Answers:
    """Record what the Ombudsman decided, with a date for each remedy.

    What they send back goes on at the stage that we owe, counted from the day we heard of it.
    Raise Refused for a remedy without a day.
    """
    day = given.get("heard_on") or london_date(deciding.now)
    remedies = _read_remedies(deciding.case, given["remedies"])
    case = replace(deciding.case, remedies=remedies)
    recorded = record_move_on(deciding, move, by, case, {**given, "heard_on": day})
    _set_next_day(deciding, by)
    owed = ""
    if given["decision"] == PREMATURE:
        owed = _begin_what_is_owed(deciding, by, day, given["text"])
    return {**recorded, "owed": owed}


def _read_remedies(case: Case, lines: tuple[str, ...]) -> tuple[Remedy, ...]:
    """Return the remedies of a case with those of `lines`, each of which ends with its day."""
    first = len(case.remedies) + 1
    read = list(case.remedies)
    for number, line in enumerate(lines, first):
        found = _DAY_AT_END.match(line)
        due_on = None
        if found:
            due_on = parse_day(re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", found[2]))
        if found is None or due_on is None:
            raise refuse_answer(
                "remedies",
                f"Line {number - first + 1} has no day. End it with one, like “by 5 January 2027”",
            )
        read.append(Remedy(number, found[1].strip(), due_on))
    return tuple(read)


def _set_next_day(deciding: Deciding, by: Officer) -> None:
    """Count to the earliest day by which a remedy must still be done, if any must."""
    to_do = [each.due_on for each in deciding.case.remedies if not each.done_on]
    if to_do:
        deciding.apply_fact("remedies_set", by.key, deciding.case, on=min(to_do))


def record_remedy(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record what was done about a remedy. One that was not done keeps the Ombudsman's day."""
    case = deciding.case
    number = int(given["remedy"])
    remedies = list[Remedy]()
    action = ""
    for each in case.remedies:
        if each.number == number:
            action = each.text
            if given["done"] == "done":
                each = replace(each, done_on=given["done_on"], done=given["what"])
        remedies.append(each)
    case = replace(case, remedies=tuple(remedies))
    recorded = record_move_on(deciding, move, by, case, {**given, "action": action})
    _set_next_day(deciding, by)
    return recorded


def _begin_what_is_owed(deciding: Deciding, by: Officer, day: date, said: str) -> str:
    """Begin the stage that the council owes, as if the person had asked for it on `day`; or take
    up what had stopped. Return the title of the stage, or "" where it goes on as it was.
    """
    stage = deciding.authority.stage(deciding.case)
    if stage.status == "open":
        return ""
    asked = _find_next_step(deciding, stage)
    back = next((move for move in stage.moves if move.records == Recorded.REOPENED), None)
    if asked:
        facts = {"said": "", "asked_on": day, "sent_back": True}
        told = record_move_on(deciding, asked, by, deciding.case, facts)
        deciding.owe_all(asked.letters, **{**list_promises(deciding.case), **told})
    elif back and stage.status in STOPPED:
        worked = deciding.case.worked
        if worked and worked.on:
            day = max(day, worked.on)
        told = reopen_case(deciding, back, by, {"reason": said, "asked_on": day})
        told = {**told, "sent_back": True}
        deciding.owe_all(back.letters, **{**list_promises(deciding.case), **told})
    else:
        return ""
    return deciding.authority.stage(deciding.case).title


def _find_next_step(deciding: Deciding, stage: Stage) -> Move | None:
    """Return the move by which the person would ask for the next stage from here, if any."""
    procedure = deciding.authority.procedure(deciding.case)
    first = stage.step
    if not first and deciding.case.worked:
        first = procedure.stage(deciding.case.worked.stage).step
    for move in stage.moves:
        if COMPLAINANT not in move.by or not move.leads_to:
            continue
        into = procedure.stage(move.leads_to)
        if into.status == "open" and into.step not in ("", first):
            return move
    return None
