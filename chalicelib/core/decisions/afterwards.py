"""What the person says once their case is finished: how we did, and whether anybody treats them
differently. The complaints team alone reads it, so that nobody has to be afraid to say it.
"""

from __future__ import annotations

from dataclasses import replace

from chalicelib.core.cases import TEAM
from chalicelib.core.decisions import reprisal
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.move_helpers import Answers
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.shared.afterwards import HOW, NO, SINCE
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.reprisal_words import find_reprisal
from chalicelib.core.working_days import london_date

SAID = "said"


def record_how(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record how we did, as they say. Words of bad treatment go to the complaints manager alone;
    the complaints team is sent other words, and hears of each "no".
    """
    held = reprisal.hold(deciding, by.key, given[SAID], (), deciding.now)
    facts = given
    if held:
        facts = {**given, SAID: ""}
    keep_answers(deciding, move, by, facts)
    if facts[SAID] or NO in facts.values():
        deciding.owe("answers_heard", TEAM, about=HOW, marks=facts, held=held)
    return {}


def record_since(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record whether anybody treats them differently, as they say. Unless nobody does, what they
    wrote waits for the complaints manager, who is told at once.
    """
    said = given[SAID]
    if given["treated"] != NO or find_reprisal(said):
        words = said or reprisal.SAID_YES
        reprisal.hold_answer(deciding, by.key, words, deciding.now)
        said = ""
    keep_answers(deciding, move, by, {**given, SAID: said})
    if said:
        deciding.owe("answers_heard", reprisal.LEAD, about=SINCE, marks=given, held=False)
    return {}


def keep_answers(deciding: Deciding, move: Move, by: Officer, facts: Answers) -> None:
    """Record the answers, and keep them on the case without the words."""
    chosen = {name: value for name, value in facts.items() if name != SAID}
    kept = {**chosen, "by": by.key, "on": london_date(deciding.now).isoformat()}
    case = deciding.case
    case = replace(case, kept={**case.kept, str(move.records): kept})
    deciding.apply_fact(move.records, by.key, case, **facts)
