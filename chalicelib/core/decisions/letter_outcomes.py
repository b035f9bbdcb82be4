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
from chalicelib.core.decisions import (
    copies_by_hand,
    pass_on,
    running_clocks,
    tell_child,
    told_dates,
)
from chalicelib.core.decisions.builder import Deciding
from chalicelib.core.decisions.change_contact import (
    find_address_asked_for,
    had_address_at,
)
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.core.people.officers import Officer, is_named
from chalicelib.core.people.parties import CHILD_READER, INSTEAD
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
    told = replace(case, told=(*case.told, _make_sent(letter, at, how)))
    told = running_clocks.apply_letter_to_clocks(
        told, authority.procedure(case), letter, how, at, now
    )
    told = told_dates.apply_telling(
        told, authority.procedure(case), letter, london_date(at), london_date(now)
    )
    told = pass_on.strike_off(told, letter.id)
    said = {"on": london_date(at)} if at != now else {}
    deciding.record("letter_sent", by, told, letter=letter.id, name=letter.name, how=how, **said)
    for clock in told_dates.find_told_too_late(told, letter):
        _warn_extension_failed(deciding, clock, letter, told_late=True)
    return deciding.finish()


def _make_sent(letter: Letter, at: datetime, how: str) -> Sent:
    """Return a letter as the case remembers it, with the party who has it instead."""
    if letter.to == COMPLAINANT:
        return Sent(letter.id, letter.name, at, how)
    return Sent(letter.id, letter.name, at, how, letter.to)


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
    if clock.name == running_clocks.PAUSE_REVIEW:
        facts["fails"] = "review"
    if not told_late:
        facts |= _enclose(letter)
    if officer and officer.key != TEAM and deciding.staff.free(officer):
        deciding.owe("extension_fails", officer, **facts)
    if told_late:
        deciding.owe("extension_fails", TEAM, **facts)


def _enclose(letter: Letter) -> dict[str, Any]:
    """Return the facts by which another letter carries this one, to be passed on."""
    return {"enclosed": letter.name, "facts": letter.facts, "first": letter.id}


def _warn_not_told(deciding: Deciding, letter: Letter) -> None:
    """Tell whoever paused a case, or promised a day for what is late, that it does not hold until
    the person has been told.
    """
    made_by: dict[str, dict[str, Any]] = {}
    for paused in told_dates.find_paused(deciding.case, letter):
        made_by[paused.by] = {"fails": "pause"}
    for clock in told_dates.find_promised(deciding.case, letter):
        if clock.promise:
            new_date = clock.promise.on
            dates = {"new_date": new_date, "old_date": clock.due_on, "clock": clock.name}
            made_by.setdefault(clock.promise.by, {"fails": "promise", **dates})
    for key, facts in made_by.items():
        officer = deciding.staff.officer(key)
        if officer and officer.key != TEAM and deciding.staff.free(officer):
            deciding.owe("extension_fails", officer, told_late=False, **facts, **_enclose(letter))


def _warn_pause_over(deciding: Deciding, clocks: list[Clock]) -> None:
    """Tell whoever paused a case that goes on again that the days of the pause do not count."""
    for key in dict.fromkeys(clock.stood_by for clock in clocks):
        officer = deciding.staff.officer(key)
        if officer and officer.key != TEAM and deciding.staff.free(officer):
            deciding.owe("extension_fails", officer, told_late=True, fails="pause_over")


def record_told_another_way(
    case: Case,
    letter_id: str,
    enclosed: str,
    how: str,
    officer: Officer,
    now: datetime,
    authority: Authority,
    told_on: date | None = None,
    copy_for: str = "",
) -> Decision:
    """Record that an officer posted a letter or read it out, on a day that may be past; to the
    party with the key `copy_for`, or to the child, where it was theirs.

    Raises Refused for an officer whom the case names, where it was recorded before, or for a day
    that cannot be.
    """
    if is_named(officer, case.named):
        raise Refused(
            "This complaint names you, so you cannot act on it.",
            "The complaints team has it and will deal with it.",
        )
    at = pass_on.find_when_told(case, letter_id, told_on, now)
    letter = Letter(letter_id, enclosed, COMPLAINANT)
    if copy_for:
        waiting = copies_by_hand.require_waiting(case, letter_id, copy_for)
        if copy_for == CHILD_READER:
            deciding = Deciding(case, now, authority)
            return tell_child.record_child_told(deciding, waiting, how, officer, london_date(at))
        if waiting.copy != INSTEAD:
            deciding = Deciding(case, now, authority)
            return copies_by_hand.record_copy_told(deciding, waiting, how, officer, at)
        letter = replace(letter, to=copy_for, copy=INSTEAD)
    decision = record_letter_left(case, letter, how, now, authority, by=officer.key, at=at)
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
    kin: tuple[Case, ...] = (),
) -> Decision | None:
    """Record that a letter bounced: its clocks run again, and the team is asked to reach the person
    another way (N38).

    `address_dead`: no other letter there will arrive. `kin`: its parts, or what it was split from.
    Return None if the case knows already, or if the letter was not the person’s.
    """
    known = any(s.letter_id == letter.id and s.how == "bounced" for s in case.told)
    if known or not letter.tells_person:
        return None
    deciding = Deciding(case, now, authority)
    reopened = _mark_bounced(case, letter, now, address_dead=address_dead)
    pauses_over = told_dates.find_untold_pauses(reopened)
    reopened = running_clocks.apply_bounce(reopened, authority.procedure(case), letter, now)
    reopened = told_dates.apply_not_told(
        reopened, authority.procedure(case), letter, london_date(now)
    )
    for whole in kin:
        pauses_over += told_dates.find_untold_in_part(reopened, whole)
        reopened = told_dates.take_back_in_part(reopened, whole, london_date(now))
    deciding.record("letter_bounced", "post", reopened, letter=letter.id, name=letter.name, why=why)
    deciding.owe(
        "bounced", TEAM, enclosed=letter.name, facts=letter.facts, first=letter.id, why=why
    )
    for clock in told_dates.find_told_too_late(reopened, letter):
        _warn_extension_failed(deciding, clock, letter, told_late=False)
    _warn_not_told(deciding, letter)
    _warn_pause_over(deciding, pauses_over)
    for part in kin:
        _take_back_in_part(deciding, part)
    return deciding.finish()


def _take_back_in_part(deciding: Deciding, part: Case) -> None:
    """Take the days of a pause back from a part of this case, where nobody was told of it."""
    whole = deciding.case
    untold = told_dates.find_untold_in_part(part, whole)
    if untold:
        beside = deciding.change_other_case(part)
        after = told_dates.take_back_in_part(part, whole, london_date(deciding.now))
        beside.record("pause_untold", "post", after)
        _warn_pause_over(beside, untold)


def _mark_bounced(case: Case, letter: Letter, now: datetime, *, address_dead: bool) -> Case:
    """Return the case with a letter marked as bounced, and its address where it is dead."""
    told = []
    for sent in case.told:
        if sent.letter_id != letter.id:
            told.append(sent)
    first = next((s for s in case.told if s.letter_id == letter.id), None)
    bounced = _make_sent(letter, now, "bounced")
    if first:
        bounced = replace(first, at=now, how="bounced")
    reopened = replace(case, told=(*told, bounced))
    if address_dead:
        left_at = first.at if first else now
        return _mark_dead_address(reopened, bounced.to, left_at)
    return reopened


def _mark_dead_address(case: Case, to: str, left_at: datetime) -> Case:
    """Return the case with the address marked that a letter bounced from: the person's, if we
    still hold the one it went to, or that of the party with the key `to`."""
    party = case.party(to)
    if party:
        return case.with_party(replace(party, bounced=True))
    if not had_address_at(case.person, left_at):
        return case
    return replace(case, person=replace(case.person, bounced=True))


def record_copy_failed(
    case: Case,
    letter: Letter,
    why: str,
    now: datetime,
    authority: Authority,
    address_dead: bool = True,
) -> Decision | None:
    """Record that a letter to a party did not arrive, and tell the team.

    No duty to the person reopens, and no clock runs again. Return None where there is no such
    party, or they have no part any more.
    """
    party = case.party(letter.to)
    if party is None or not party.is_active(now):
        return None
    deciding = Deciding(case, now, authority)
    if address_dead:
        party = replace(party, bounced=True)
    deciding.record(
        "copy_bounced", "post", case.with_party(party), letter=letter.id, name=letter.name, why=why
    )
    deciding.owe("copy_bounced", TEAM, helper=party.called, why=why, address_dead=address_dead)
    if party.reachable:
        facts = find_facts_to_pass_on(letter)
        deciding.ask_to_copy(letter.name, party, facts, letter.copy)
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
    given = "" if case.reply_to else find_address_asked_for(case)
    moves = {"change_contact": {"email": case.reply_to or given}, "address_safe": {}}
    passed_on = {"enclosed": letter.name, "facts": letter.facts, "first": letter.id}
    deciding.owe("is_it_safe", TEAM, **passed_on, moves=moves, given=given)
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
    told = {"enclosed": letter.name, "facts": letter.facts, "first": letter.id, "why": why}
    deciding.owe("please_tell", TEAM, **told, held=fact == "letter_held")
    return deciding.finish()
