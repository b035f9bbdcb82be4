"""What a letter's leaving and failing mean: only a letter that left, and did not bounce, stops a clock (RULES 0.3.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Letter, Sent
from chalicelib.core.clocks import london_date
from chalicelib.core.deciding import Deciding
from chalicelib.core.people import Officer
from chalicelib.core.procedures import PROCEDURES


def letter_left(
    case: Case, letter: Letter, how: str, at: datetime, officers: tuple[Officer, ...], by: str = "post"
) -> Decision | None:
    """A letter to the person has left, by `email`, `phone`, `post` or `in_person`: it stops the clocks that wait for it.

    None when the case knows already, so that being told twice changes nothing.
    """
    if any(sent.letter_id == letter.id and sent.how == how for sent in case.told):
        return None
    deciding = Deciding(case, at, officers)
    stopped = replace(case, told=(*case.told, Sent(letter.id, letter.name, at, how)))
    rules = PROCEDURES[case.procedure].clocks
    for clock in case.clocks:
        waits = any(r.name == clock.name and letter.name in r.stopped_by for r in rules)
        if waits and clock.running and clock.from_event <= _owed_by(letter):
            stopped = stopped.with_clock(replace(clock, stopped_at=at, stopped_by=letter.id))
    deciding.record("letter_sent", by, stopped, letter=letter.id, name=letter.name, how=how)
    return deciding.done()


def _owed_by(letter: Letter) -> int:
    """The number of the event that owed a letter: its id is reference, event and place (`K4M7-RT2C-3-1`)."""
    event = "".join(letter.id.split("-")[2:3])
    return int(event) if event.isdecimal() else 0


def letter_failed(
    case: Case, letter: Letter, why: str, now: datetime, officers: tuple[Officer, ...], address_dead: bool = True
) -> Decision | None:
    """A letter came back: its clocks run again and the team is asked to reach the person another way (N38).

    `address_dead` says that no other letter will get there either. None when the case knows already, or when the letter was not to
    the person.
    """
    known = any(s.letter_id == letter.id and s.how == "bounced" for s in case.told)
    if known or letter.to != COMPLAINANT:
        return None
    deciding = Deciding(case, now, officers)
    told = tuple(s for s in case.told if s.letter_id != letter.id)
    reopened = replace(
        case,
        told=(*told, Sent(letter.id, letter.name, now, "bounced")),
        person=replace(case.person, bounced=case.person.bounced or address_dead),
    )
    for clock in case.clocks:
        if clock.stopped_by == letter.id:
            # What fell due while it stood still is past: the team is written to now, and the ladder goes on from here.
            reopened = reopened.with_clock(
                replace(clock, stopped_at=None, stopped_by="", since=max(clock.since, london_date(now)))
            )
    deciding.record("letter_bounced", "post", reopened, letter=letter.id, name=letter.name, why=why)
    deciding.owe("bounced", TEAM, enclosed=letter.name, facts=letter.facts, first=letter.id, why=why)
    return deciding.done()


def letter_held(case: Case, letter: Letter, why: str, now: datetime, officers: tuple[Officer, ...]) -> Decision:
    """A letter to the person is not sent, for a reason the team can judge: they are asked to tell the person another way. No clock stops."""
    deciding = Deciding(case, now, officers)
    deciding.record("letter_held", "post", case, letter=letter.id, name=letter.name, reason=why)
    deciding.owe("please_tell", TEAM, enclosed=letter.name, facts=letter.facts, first=letter.id, why=why)
    return deciding.done()
