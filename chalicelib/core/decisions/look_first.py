"""What somebody must look at before an answer or a decision goes to the person: an alarm that
nobody has confirmed, a child's wish to stop, whether a child agrees to who speaks for them, and the
interpreter whom they asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.change_contact import settle_request
from chalicelib.core.decisions.child_asks import drop_stop, is_stop_asked, may_be_asked_first
from chalicelib.core.decisions.child_views import keep_agreement, may_lack_agreement
from chalicelib.core.decisions.offered_moves import list_moves
from chalicelib.core.decisions.waiting_requests import find_waiting_requests
from chalicelib.core.people.officers import Officer
from chalicelib.core.procedures.clock_rules import INTERPRETER
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.reading.danger_words import DANGER

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

STOP = "stop"
AGREEMENT = "agreement"
DANGER_ASKED = Field(
    "danger_known",
    "Who at the duty team has the alarm, and what was done?",
    hint=(
        "A child may be in danger, and nobody has confirmed that the duty team has this. Call "
        "the duty team before you send anything. Then write here who you spoke to, and when. "
        "The person is not sent this."
    ),
    real=True,
    asks=(
        "Somebody must first confirm that the duty team has this. Call them, then write who has "
        "the alarm and what was done"
    ),
)
STOP_ASKED = Field(
    "stop_known",
    "They may want to stop. Who talked with them, and what do they want now?",
    hint=(
        "A child or young person may have asked us to stop, and nobody has recorded what became "
        "of it. Send this only if they want it. The person is not sent what you write here."
    ),
    real=True,
    asks=(
        "They may have asked us to stop. Somebody must talk with them first. Write who did, and "
        "what they want now"
    ),
)
AGREEMENT_ASKED = Field(
    "agreement_known",
    "Did the person they speak for agree that they get this? Who asked, and what was said?",
    hint=(
        "Somebody complains for a child, a young person or another adult, and nobody has recorded "
        "what that person wants. Ask them where whoever speaks for them cannot hear it. If they "
        "cannot be asked, write why it is right to send this. It is sent to nobody."
    ),
    real=True,
    asks=(
        "Somebody must first ask the person they speak for. Write who did, when, and whether they "
        "agree that this is sent"
    ),
)
INTERPRETER_ASKED = Field(
    "interpreter_known",
    "They asked for an interpreter. Who will put this answer into their language, and when?",
    hint=(
        "Nobody has recorded that they have an interpreter, and this answer is in English. Write "
        "who will go through it with them, or sends it in their language. They are not sent what "
        "you write here."
    ),
    real=True,
    asks=(
        "They asked for an interpreter. Write who will put this answer into their language, "
        "and when"
    ),
)
# What is open -> the question about it, the fact that deals with it, and the fact that is recorded
# where somebody else must deal with it.
_QUESTIONS: dict[str, tuple[Field, Recorded, str]] = {
    DANGER: (DANGER_ASKED, Recorded.DANGER_SEEN, "danger_asked"),
    STOP: (STOP_ASKED, Recorded.REQUEST_SETTLED, "stop_asked"),
    AGREEMENT: (AGREEMENT_ASKED, Recorded.CONSENT_RECORDED, "agreement_asked"),
    INTERPRETER: (INTERPRETER_ASKED, Recorded.INTERPRETER_FOUND, "interpreter_asked"),
}
QUESTIONS = (DANGER_ASKED, STOP_ASKED, AGREEMENT_ASKED, INTERPRETER_ASKED)


def list_open(case: Case) -> tuple[str, ...]:
    """Return what nobody has dealt with yet, as `DANGER` and `STOP`."""
    found = []
    alarm = case.clock(DANGER)
    if alarm and alarm.running:
        found.append(DANGER)
    if may_be_asked_first(case) and is_stop_asked(case):
        found.append(STOP)
    return tuple(found)


def list_first_questions(move: Move, case: Case) -> tuple[Field, ...]:
    """Return what is asked before a move's own questions on this case: nothing of a move that
    tells the person no answer and no decision."""
    questions = []
    for each in list_open_for(move, case):
        questions.append(_QUESTIONS[each][0])
    return tuple(questions)


def list_open_for(move: Move, case: Case) -> tuple[str, ...]:
    """Return what must be dealt with before a move is made. To record that they withdrew is to
    deal with a wish to stop."""
    if not move.answers:
        return ()
    found = list_open(case)
    if move.document and may_lack_agreement(case):
        found = (*found, AGREEMENT)
    asked = case.clock(INTERPRETER)
    if move.document and asked and asked.running:
        found = (*found, INTERPRETER)
    if move.records not in (Recorded.WITHDRAWN, Recorded.PART_WITHDRAWN):
        return found
    left = []
    for each in found:
        if each != STOP:
            left.append(each)
    return tuple(left)


def list_moves_first(move: Move, case: Case, offered: tuple[Move, ...]) -> list[Move]:
    """Return those of the moves `offered` that deal with what must be dealt with first."""
    facts = set[Recorded]()
    for each in list_open_for(move, case):
        facts.add(_QUESTIONS[each][1])
        if each == STOP:
            facts.add(Recorded.WITHDRAWN)
    return [each for each in offered if each.records in facts]


def record_looked_at(deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]) -> None:
    """Record, before the move itself, what its officer found out, and take it out of `given`.

    Whoever says who talked with a child has met their wish to be talked with. The alarm is
    confirmed where the officer may do that; for anybody else it goes out again.
    """
    for each in list_open_for(move, deciding.case):
        question, deals, told = _QUESTIONS[each]
        note = given.pop(question.name)
        if each == STOP:
            _record_talked(deciding, by, note)
        elif _may_deal(deciding, by, deals):
            deciding.apply_fact(deals, by.key, _deal_with(each, deciding.case), note=note)
        else:
            deciding.apply_fact(told, by.key, deciding.case, note=note)


def _record_talked(deciding: Deciding, by: Officer, note: str) -> None:
    """Record who talked with a child who may want to stop, so that nobody waits for that any more.
    What they asked for besides still waits for the team.
    """
    _, settles, told = _QUESTIONS[STOP]
    case = drop_stop(deciding.case)
    if find_waiting_requests(case)["requests"]:
        deciding.apply_fact(told, by.key, case, note=note)
    else:
        deciding.apply_fact(settles, by.key, settle_request(case), note=note)


def _deal_with(what: str, case: Case) -> Case:
    if what == AGREEMENT:
        return keep_agreement(case)
    return case


def _may_deal(deciding: Deciding, by: Officer, fact: Recorded) -> bool:
    moves = list_moves(deciding.case, by, deciding.authority)
    return any(move.records == fact for move in moves)
