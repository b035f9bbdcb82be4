"""What a letter's leaving and failing mean: only a letter that left, and did not bounce, stops a
clock (RULES 0.3.4).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from chalicelib.core.case_clocks import Clock
from chalicelib.core.cases import COMPLAINANT, TEAM, Case, Decision, Letter, Refused, Sent
from chalicelib.core.council import Authority
from chalicelib.core.decisions import pass_on, running_clocks
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.change_contact import had_address_at, may_be_unsafe
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.working_days import london_date

DOUBTED = "Their address may not be safe, so somebody decides first how this goes to them."


def record_letter_left(
    case: Case,
    letter: Letter,
    how: str,
    now: datetime,
    authority: Authority,
    by: str = "post",
    at: datetime | None = None,
) -> Decision | None:
    """Record that a letter left for the person, by `email`, `phone`, `post` or `in_person`.

    It stops the clocks that wait for it and starts those that run from it, as of `at`, where it
    left earlier than now. Returns None when the case knows already.
    """
    if any(sent.letter_id == letter.id and sent.how == how for sent in case.told):
        return None
    at = at or now
    deciding = Deciding(case, now, authority)
    told = replace(case, told=(*case.told, Sent(letter.id, letter.name, at, how)))
    told = running_clocks.apply_letter_to_clocks(
        told, authority.procedure(case), letter, how, at, now
    )
    told = pass_on.strike_off(told, letter.id)
    said = {"on": london_date(at)} if at != now else {}
    deciding.record("letter_sent", by, told, letter=letter.id, name=letter.name, how=how, **said)
    for clock in running_clocks.find_told_too_late(told, letter):
        _warn_extension_failed(deciding, clock, letter, told_late=True)
    return deciding.finish()


def _warn_extension_failed(
    deciding: Deciding, clock: Clock, letter: Letter, *, told_late: bool
) -> None:
    """Tell the officer who extended a date that the extension does not count, and the team where
    it is too late.
    """
    officer = deciding.staff.officer(clock.put_off_by)
    facts: dict[str, Any] = {
        "told_late": told_late,
        "clock": clock.name,
        "old_date": clock.put_off_from,
        "new_date": clock.put_off_to,
    }
    if not told_late:
        facts |= {"enclosed": letter.name, "facts": letter.facts, "first": letter.id}
    if officer and officer.key != TEAM and deciding.staff.free(officer):
        deciding.owe("extension_fails", officer, **facts)
    if told_late:
        deciding.owe("extension_fails", TEAM, **facts)


def record_told_another_way(
    case: Case,
    letter_id: str,
    enclosed: str,
    how: str,
    officer: Officer,
    now: datetime,
    authority: Authority,
    told_on: date | None = None,
) -> Decision:
    """Record that an officer posted a letter or read it out, on a day that may be past.

    Raises Refused for an officer whom the case names, where it was recorded before, or for a day
    that cannot be.
    """
    if is_named(officer, case.named):
        raise Refused(
            "This complaint names you, so you cannot act on it.",
            "The complaints team has it and will see to it.",
        )
    decision = record_letter_left(
        case,
        Letter(letter_id, enclosed, COMPLAINANT),
        how,
        now,
        authority,
        by=officer.key,
        at=pass_on.find_when_told(case, letter_id, told_on, now),
    )
    if decision is None:
        raise Refused("This was recorded already.", "Nothing more is needed.")
    return decision


def record_letter_failed(
    case: Case,
    letter: Letter,
    why: str,
    now: datetime,
    authority: Authority,
    address_dead: bool = True,
) -> Decision | None:
    """Record that a letter bounced: its clocks run again, and the team is asked to reach the person
    another way (N38).

    `address_dead` says that no other letter to that address will arrive.

    Return None if the case knows already, or if the letter was not to the person.
    """
    known = any(s.letter_id == letter.id and s.how == "bounced" for s in case.told)
    if known or letter.to != COMPLAINANT:
        return None
    deciding = Deciding(case, now, authority)
    told = []
    for sent in case.told:
        if sent.letter_id != letter.id:
            told.append(sent)
    left_at = next((s.at for s in case.told if s.letter_id == letter.id), now)
    reopened = replace(
        case,
        told=(*told, Sent(letter.id, letter.name, now, "bounced")),
        person=replace(
            case.person,
            bounced=case.person.bounced or (address_dead and had_address_at(case.person, left_at)),
        ),
    )
    reopened = running_clocks.apply_bounce(reopened, authority.procedure(case), letter, now)
    deciding.record("letter_bounced", "post", reopened, letter=letter.id, name=letter.name, why=why)
    deciding.owe(
        "bounced", TEAM, enclosed=letter.name, facts=letter.facts, first=letter.id, why=why
    )
    for clock in running_clocks.find_told_too_late(reopened, letter):
        _warn_extension_failed(deciding, clock, letter, told_late=False)
    return deciding.finish()


def find_facts_to_pass_on(first: Letter) -> dict[str, Any]:
    """Return what the person is told by a letter that is passed on: its own, or one it encloses."""
    if "enclosed" in first.facts:
        return first.facts.get("facts", {})
    return first.facts


def add_enclosed_facts(letter: Letter, first: Letter) -> Letter:
    """Return a letter that asks for `first` to be passed on, with the facts that `first` tells."""
    return replace(letter, facts={**letter.facts, "facts": find_facts_to_pass_on(first)})


def record_letter_doubted(
    case: Case, letter: Letter, now: datetime, authority: Authority
) -> Decision | None:
    """Keep back a letter to an address that may not be safe, and ask the team how it is to go.

    No clock stops. Returns None where nobody doubts the address any more, or where the letter only
    says that something came in or brings a link.
    """
    if not may_be_unsafe(case) or letter.name in pass_on.NEED_NOT:
        return None
    deciding = Deciding(case, now, authority)
    deciding.record("letter_held", "post", case, letter=letter.id, name=letter.name, reason=DOUBTED)
    moves = {"address_safe": {}, "change_contact": {"email": case.reply_to}}
    deciding.owe(
        "is_it_safe", TEAM, enclosed=letter.name, facts=letter.facts, first=letter.id, moves=moves
    )
    return deciding.finish()


def record_letter_held(
    case: Case,
    letter: Letter,
    why: str,
    now: datetime,
    authority: Authority,
    fact: str = "letter_held",
) -> Decision:
    """Ask the team to tell the person another way what a letter says that is not sent. No clock
    stops.

    `fact` is `letter_in_doubt` where it may have left, and is not sent again.
    """
    deciding = Deciding(case, now, authority)
    deciding.record(fact, "post", case, letter=letter.id, name=letter.name, reason=why)
    deciding.owe(
        "please_tell", TEAM, enclosed=letter.name, facts=letter.facts, first=letter.id, why=why
    )
    return deciding.finish()
