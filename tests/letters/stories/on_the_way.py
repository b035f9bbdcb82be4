"""What may happen on the way, whatever the procedure: alarms, holds, agreements, pauses, promises
and the Ombudsman.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chalicelib.core.decisions import new_calendar
from tests.letters.stories.common import FIRST, SECOND, Begin

if TYPE_CHECKING:
    from tests.letters.letter_lives import Life

MUST: dict[str, tuple[str, ...]] = {
    "who_answers": (  # N2
        "will look into your complaint",
        "by Friday 11 December 2026",
        "no later than Tuesday 29 December 2026",
        "If you are worried about this person",
    ),
    "danger_alarm": (  # N12
        "Please open this case now",
        "It came in at 10:00am on Friday 27 November 2026",
        "raised at 10:00am on Friday 27 November 2026",
        "The duty team must confirm",
        "Call first",
        "999",
        "act/see_danger",
        "act/look",
    ),
    "freeze_asked": (  # N32
        "a senior person decides today",
        "They want their move on 4 December held.",
        FIRST,
        "what it would mean for the child",
        "act/freeze",
    ),
    "freeze_decision": (  # N32
        "> Your move to another foster home",
        "It will wait. Nothing will change before Friday 18 December 2026.",
        "You have exams next week.",
        "Samuel Bright decided this",
        "answer you by Friday 11 December 2026",
        "Ombudsman at any time",
    ),
    "freeze_decision_service": (
        "> Your move to another foster home",
        "on hold until Friday 18 December 2026",
        "You have exams next week.",
        "It was recorded by",
        "nobody makes the change before then",
    ),
    "resolution_confirmed": (  # N19
        "On Friday 27 November 2026 we agreed",
        "You will see one social worker from now on.",
        "Ellen Marsh will call you by 4 December.",
        "come back at any time",
        "ask for stage 2",
        "No form",
        "We keep the date on which it first came in: Friday 27 November 2026",
    ),
    "part_withdrawal_confirmed": (  # N30
        "by telephone",
        "This letter, of Friday 27 November 2026",
        "What has stopped",
        SECOND,
        "What goes on",
        FIRST,
        "take that part up again at any time",
        "put pressure on you",
        "answer you by Friday 11 December 2026",
    ),
    "paused_for_now": (  # N31
        FIRST,
        "> A criminal trial in Liverpool",
        "The people we must ask are to be heard there first.",
        "Grace Adeyemi decided this",
        "look at it again by Friday 15 January 2027",
        "When it is over, tell us",
        "within a year of the end of it",
        "Ombudsman",
    ),
    "still_paused": (  # N31
        FIRST,
        "The trial was put off.",
        "Grace Adeyemi decided this",
        "look at it again by Friday 22 January 2027",
        "When it is over, tell us",
        "Ombudsman",
    ),
    "going_on_again": (  # N31
        "The trial is over.",
        "It was paused from Friday 27 November 2026 to Friday 4 December 2026",
        "answer you by Friday 18 December 2026",
        "no later than Wednesday 6 January 2027",
    ),
    "action_told": (  # N35
        "> Your new social worker will call you.",
        "not done it as we promised",
        "We are sorry",
        "She was ill, so another one calls you.",
        "promise it by Friday 18 December 2026",
        "Ombudsman today",
    ),
    "contact_limited": (  # N36, RULES 2.6
        "You called nine times in one night.",
        "We told you on Friday 27 November 2026",
        "We offered you one person to talk to.",
        "You can call us on Mondays. You can write at any time.",
        "It ends on Friday 29 January 2027",
        "Friday 18 December 2026 at the latest",
        "We read all that you send us",
        "You can make a new complaint",
        "we keep our dates",
        "If someone is in danger, call",
        "Ombudsman today",
    ),
    "contact_limit_reviewed": (  # N36
        "The limit ends today",
        "It has worked well.",
        "You can make a new complaint at any time",
        "Ombudsman today",
    ),
    "ombudsman_logged": (  # N37
        "by Wednesday 16 December 2026, which is in 13 working days",
        "Our reference: K4M7-RT2C",
        "Their reference: 26 001 234",
        "Why did it take so long?",
        "act/look",
        "act/answer_ombudsman",
    ),
    "ombudsman_decision": (  # N37
        "Fault that caused injustice.",
        "You kept them waiting.",
        "* Say sorry by 8 January 2027",
        "* Pay £200",
        "act/tell_action",
    ),
    "how_was_it": (  # N43
        "The three questions",
        "Was it easy to tell us",
        "Did we listen to you",
        "Are you happy with how it ended?",
        "You do not have to answer",
        "track/secret/how",
        "never tell others who said it",
    ),
    "since_you_complained": (
        "Has anybody treated you differently",
        "You do not have to answer",
        "track/secret/since",
        "team",
        "call 999",
    ),
    "answers_heard": (
        "Are they happy with how it ended? Partly",
        "It took too long.",
        "Do not send this to the service",
        "act/look",
    ),
    "date_moved": (
        "a new bank holiday",
        "To answer you: it was Thursday 10 December 2026. It is now Friday 11 December 2026.",
        "it was Thursday 24 December 2026. It is now Tuesday 29 December 2026.",
    ),
    "date_moved_officer": (
        "A new bank holiday",
        "To answer them: it was Thursday 10 December 2026. It is now Friday 11 December 2026.",
        "act/reply",
    ),
}


def stories(begin: Begin) -> Iterator[Life]:
    """Yield one of each: alarmed, held, put right, stopped in part, paused, limited, looked at
    from outside, and counted anew.
    """
    for story in (
        _given_at_once,
        _in_danger,
        _held,
        _put_right,
        _stopped_in_part,
        _paused,
        _limited,
        _from_outside,
        _recounted,
    ):
        yield from story(begin)


def _given_at_once(begin: Begin) -> Iterator[Life]:
    """Give the case to an officer before anyone has recorded what it is about."""
    life = begin()
    life.move("allocate", "team", officer="care1")
    yield life


def _put_right(begin: Begin) -> Iterator[Life]:
    """Put it right by talking, break a promise's date, and ask at the end how it was."""
    life = begin()
    life.triaged()
    terms = "You will see one social worker from now on."
    life.move(
        "resolve",
        "care1",
        terms=terms,
        actions="Ellen Marsh will call you by 4 December.",
        agreed_on="2026-11-27",
    )
    life.left("resolution_confirmed")
    told = {
        "action": "Your new social worker will call you.",
        "what": "She was ill, so another one calls you.",
    }
    life.move("tell_action", "complaints1", done="late", new_date="2026-12-18", **told)
    life.move("rest", "team")
    life.wait(5)
    life.left("how_was_it")
    answers = {"easy": "yes", "listened": "no", "satisfied": "partly"}
    life.asks("answer_how", **answers, said="It took too long.")
    life.wait(30)
    yield life


def _in_danger(begin: Begin) -> Iterator[Life]:
    """Begin with words of danger, and confirm the alarm only the next day."""
    life = begin(happened="He hits me and I am scared of him.")
    life.wait(1)
    life.move("see_danger", "duty", note="Visited.")
    yield life


def _held(begin: Begin) -> Iterator[Life]:
    """Hold a move, as the person asks."""
    life = begin(happened=FIRST)
    life.triaged()
    life.move("ask_freeze", "care1", text="They want their move on 4 December held.")
    what = {
        "what": "Your move to another foster home",
        "reason": "You have exams next week.",
        "decided_by": "Samuel Bright",
    }
    life.move("freeze", "manager", held="yes", until="2026-12-18", **what)
    yield life


def _stopped_in_part(begin: Begin) -> Iterator[Life]:
    """Withdraw one point by telephone."""
    life = begin(happened=FIRST)
    life.triaged()
    life.move("withdraw_part", "team", how="phone", said="Leave that one.", **{"which-2": "yes"})
    yield life


def _paused(begin: Begin) -> Iterator[Life]:
    """Pause all of it for a week, because a trial comes first."""
    life = begin(happened=FIRST)
    life.triaged()
    form = {
        "proceedings": "A criminal trial in Liverpool",
        "reason": "The people we must ask are to be heard there first.",
    }
    every = {"which-1": "yes", "which-2": "yes"}
    life.move(
        "pause", "manager", decided_by="Grace Adeyemi", review_on="2027-01-15", **form, **every
    )
    life.left("paused_for_now")
    life.wait(4)
    again = {
        "reason": "The trial was put off.",
        "decided_by": "Grace Adeyemi",
        "review_on": "2027-01-22",
    }
    life.move("keep_paused", "manager", **again)
    life.wait(1)
    life.move("resume", "team", reason="The trial is over.")
    yield life


def _limited(begin: Begin) -> Iterator[Life]:
    """Limit contact after a warning, and free it at the review."""
    life = begin()
    life.triaged()
    what = {
        "behaviour": "You called nine times in one night.",
        "adjusted": "We offered you one person to talk to.",
        "restriction": "You can call us on Mondays. You can write at any time.",
    }
    dates = {"warned_on": "2026-11-27", "ends_on": "2027-01-29", "review_on": "2026-12-18"}
    life.move("restrict", "manager", **what, **dates)
    life.wait(15)
    life.move("review_restriction", "head", outcome="ended", reason="It has worked well.")
    yield life


def _from_outside(begin: Begin) -> Iterator[Life]:
    """Let the Ombudsman ask about an answered complaint, and find fault."""
    life = begin()
    life.triaged()
    life.replied()
    life.left("stage1_reply")
    asked = {
        "their_reference": "26 001 234",
        "asked": "Why did it take so long?",
        "due": "2026-12-16",
    }
    life.move("log_ombudsman", "manager", **asked)
    remedies = "Say sorry by 8 January 2027\nPay £200 by 15 January 2027"
    life.move(
        "ombudsman_decided",
        "manager",
        decision="fault_injustice",
        text="You kept them waiting.",
        remedies=remedies,
    )
    yield life


def _recounted(begin: Begin) -> Iterator[Life]:
    """Count dates anew that were counted before a bank holiday was proclaimed."""
    life = begin()
    life.triaged()
    before = {"s1_response": date(2026, 12, 10), "s1_max": date(2026, 12, 24)}
    clocks = []
    for clock in life.case.clocks:
        was = before.get(clock.name, clock.due_on)
        clocks.append(replace(clock, due_on=was, first_due_on=was))
    life.case = replace(life.case, clocks=tuple(clocks), calendar="before")
    life._take(new_calendar.recount_dates(life.case, life.now, life.council.authority))
    yield life
