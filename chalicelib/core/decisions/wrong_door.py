"""Whether a decision about where a complaint belongs is against what the case says, so that its
reason is asked, told to the person, and put before the complaints manager.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import Case
from chalicelib.core.decisions.move_helpers import refuse_answer
from chalicelib.core.people.officers import CHILDREN, Officer, describe_complainant
from chalicelib.core.procedures import STATUTORY
from chalicelib.core.procedures.recorded import Recorded
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.danger_words import DANGER, OLD

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

DOUBTED = "door_doubted"
SORTED_AWAY = (Recorded.SENT_ELSEWHERE, Recorded.DECLINED)


def describe_contradiction(case: Case, move: Move, given: dict[str, Any]) -> str:
    """Return what the case says against where a move puts it, as officers read it, or ""."""
    if move.records == Recorded.TRIAGED:
        return _describe_wrong_procedure(case, given["procedure"])
    if move.records == Recorded.SENT_ELSEWHERE:
        return _describe_wrong_reroute(case)
    if move.records == Recorded.DECLINED:
        return _describe_wrong_refusal(case, given.get("ground", ""))
    return ""


def _describe_wrong_procedure(case: Case, procedure: str) -> str:
    if procedure in (STATUTORY, case.procedure):
        return ""
    if case.person.code in CHILDREN:
        return (
            f"The case says: “{describe_complainant(case.person.code)}”. The law gives them the "
            "children’s social care procedure"
        )
    if case.procedure == STATUTORY and case.stage != "triage":
        return "An officer looks into it under the children’s social care procedure already"
    return ""


def _describe_wrong_reroute(case: Case) -> str:
    if case.person.code in CHILDREN:
        return (
            f"The case says: “{describe_complainant(case.person.code)}”. They have a right to "
            "complain to us"
        )
    if DANGER in case.flags:
        return "The case says that a child may be in danger"
    if case.stage != "triage":
        return "An officer looks into it already"
    return ""


def _describe_wrong_refusal(case: Case, ground: str) -> str:
    if ground == "older" and OLD not in case.flags:
        return "Nothing in what they told us says that it is more than a year old"
    if ground == "considered":
        return "This case has no answer from every stage"
    return ""


def require_reason(case: Case, move: Move, given: dict[str, Any]) -> None:
    """Raise Refused where a procedure is chosen against what the case says, and nobody says why."""
    against = describe_contradiction(case, move, given)
    if against and not given["why"]:
        raise refuse_answer("why", f"{against}. Say why these rules fit, or choose others")


def note_contradiction(
    deciding: Deciding, before: Case, move: Move, by: Officer, given: dict[str, Any]
) -> None:
    """Record that a decision is against what the case said, for the complaints manager to check."""
    against = describe_contradiction(before, move, given)
    if against:
        why = given.get("why") or given.get("reason", "")
        deciding.apply_fact(
            DOUBTED, by.key, deciding.case, against=against, reason=why, did=str(move.records)
        )
