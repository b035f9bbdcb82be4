"""The corporate procedure: understood, answered, looked at afresh; put back; late at each stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life


def answered(begin: Callable[..., Life]) -> Life:
    """Return a complaint about a plan that came in, and was answered by letter, on Friday 27
    November 2026.
    """
    life = begin()
    life.triaged("ehcp")
    life.replied()
    life.left("corporate_reply")
    return life


def reviewed(life: Life) -> None:
    """Give the reviewer's final answer."""
    parts = {
        f"{part}-{p.number}": life.words[part]
        for p in life.case.points
        for part in ("evidence", "reasons", "rule")
    }
    findings = {f"finding-{p.number}": "partially_upheld" for p in life.case.points}
    life.move(
        "final_reply",
        "reviewer1",
        **parts,
        **findings,
        actions="We will write the plan again by 22 January 2027.",
    )


def stories(begin: Callable[..., Life]) -> Iterator[Life]:
    """Yield a complaint answered at both stages; one put back and late at stage 1; and one put
    back and late at stage 2.
    """
    whole = answered(begin)
    whole.asks("want_stage2", said="You did not talk to the school.")
    whole.left("corporate_stage2_acknowledged")
    whole.move("appoint", "team", appoint_reviewer="reviewer1")
    reviewed(whole)
    yield whole

    longer = begin()
    longer.triaged("transport")
    longer.move("extend", "care1", new_date="2026-12-18")
    yield longer

    late = begin()
    late.triaged("early_help")
    late.wait(11)
    late.move("explain_delay", "care1", date="2026-12-22")
    late.wait(10)
    yield late

    twice = answered(begin)
    twice.asks("want_stage2", said="")
    twice.left("corporate_stage2_acknowledged")
    twice.move("appoint", "team", appoint_reviewer="reviewer1", note="")
    twice.move("extend", "reviewer1", new_date="2027-01-08")
    twice.wait(41)
    yield twice


MUST: dict[str, tuple[str, ...]] = {
    # N3; what it says of each kind: tests/letters/test_letters_corporate.py
    "corporate_understood": (
        "Have we got it right?",
        "wrong or missing",
        "answer you by",
        "no later than",
        " chose it ",
        "It has two stages",
        "You do not have to say why",
        "please use the one in this letter",
    ),
    "corporate_extension": (  # N16, Code 6.5
        "by Friday 11 December 2026",
        "We will answer you by Friday 18 December 2026",
        "The last day that our rules allow is Tuesday 29 December 2026",
        "Two of the people we must speak to are away",
        "0300 061 0614",
        "do not have to wait",
    ),
    "corporate_delay": (  # N17, Code 5.5
        "Who has it",
        "What has happened so far",
        "we write to you every 10 working days",
        "by Friday 11 December 2026",
        "We are sorry",
        "We do not know why yet",
        "The last day that our rules allow is Tuesday 29 December 2026",
        "We have told",
        "Ombudsman now",
    ),
    "corporate_delay_explained": (  # N17
        "by Friday 11 December 2026",
        "We are sorry",
        "away until next week",
        "Tuesday 22 December 2026",
        "still late",
        "do not have to wait",
    ),
    "corporate_reply": (  # N18
        "Team manager, children in care",
        "Nobody said why.",
        "Upheld. We got this wrong.",
        "Your records from September to November.",
        "Our own rules say that you must be told first.",
        "Placement rules, page 4",
        "Our apology",
        "Your new social worker will call you by 18 December.",
        "You can ask for stage 2",
        "by Tuesday 29 December 2026. That is 20 working days",
        "you can still ask later",
        "No form",
        "do not have to give reasons",
        "You can appeal against some of these decisions",
        "treats you badly because you complained",
    ),
    "corporate_stage2_acknowledged": (  # N20
        "send it to you by Tuesday 29 December 2026",
        "20 working days from Friday 27 November 2026, the day of this letter",
        "no later than Wednesday 27 January 2027",
        "someone who has had no part in this",
        "final answer",
        "Nobody said why.",
        "You did not talk to the school.",
    ),
    "corporate_stage2_asked": (
        "by Tuesday 29 December 2026",
        "You did not talk to the school.",
        "not involved in stage 1",
        "act/appoint",
    ),
    "corporate_review_asked": (  # N13
        "by Tuesday 29 December 2026",
        "Please ring after school.",
        "not have been involved in stage 1",
        "Nobody said why.",
        "Stage 1 found: Upheld. We got this wrong.",
        "Your records from September to November.",
        "You did not talk to the school.",
        "Priya Nair",
        "do not leave a voicemail",
        "act/final_reply",
        "act/extend",
        "act/give_up",
    ),
    "corporate_who_reviews": (  # N20
        "Service manager, quality",
        "had no part in our first answer",
        "by Tuesday 29 December 2026",
        "Tell us now, and say why",
    ),
    "corporate_closed": (
        "has given the final answer",
        "Point 2: Partly upheld.",
        "Our own rules say that you must be told first.",
        "We should have told you. We did not, and we are sorry.",
        "We will write the plan again by 22 January 2027.",
        "each promise is kept by its date",
        "reach them another way today",
        "act/rest",
    ),
    "corporate_stage2_reply": (  # N29
        "final answer",
        "did not deal with stage 1",
        "Service manager, quality, looked into it",
        "Partly upheld. We got some of this wrong.",
        "Your records from September to November.",
        "We will write the plan again by 22 January 2027.",
        "How to go to the Ombudsman",
        "within 12 months",
        "PO Box 4771",
        "0300 061 0614",
        "cannot look at what you appeal about",
        "treats you badly because you complained",
    ),
}
