"""Who is let in on the complainant's side, with what they see, get and do, and until when; in every
part of the complaint at once (`003:32`, RULES 4.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions import copies_by_hand
from chalicelib.core.decisions.change_contact import is_same_complaint
from chalicelib.core.decisions.correct_case import require_change
from chalicelib.core.decisions.move_helpers import record_move_on, refuse_answer
from chalicelib.core.people.officers import CHILDREN, MAY_BE_ADULT, Officer, is_named
from chalicelib.core.people.parties import (
    ADVOCATES,
    IN_WRITING,
    INSTEAD,
    MESSENGER,
    NO_COPIES,
    NOT_NEEDED,
    ON_THEIR_PAGE,
    RIGHTS,
    Party,
    describe_capacity,
    describe_rights,
    find_through,
)
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading.email_address import find_email_fault, strip_unseen
from chalicelib.core.reading.phone_number import find_phone_fault

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

Answers = dict[str, Any]


def add_party(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Add somebody to the complainant's side, in each part of their complaint.

    Raise Refused for an officer of the council, for somebody who is there already, for one whom the
    complaint names, or without the agreement that is needed.
    """
    case = deciding.case
    party = _make_party(case, by, given, deciding.now)
    _must_have_whole_number(party)
    _must_be_reachable(party)
    _must_not_be_officer(party, deciding, by, given)
    _must_not_be_there(party, case, deciding.now)
    _must_be_wanted(party, case, by, given)
    _must_be_agreed(party, case)
    _must_be_only_one_through(party, case, deciding.now)
    for other in deciding.others:
        if is_same_complaint(case, other):
            _record_beside(deciding, move, by, other, replace(party, key=_next_key(other)))
    return _record(deciding, move, by, party)


def change_party(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Change what somebody may see, get and do, in each part of the complaint.

    Raise Refused without the agreement that is needed, or where nothing would be left of it.
    """
    case = deciding.case
    before = _require_party(case, given["party"])
    party = replace(before, **_read_consent(by, given))
    _must_be_reachable(party)
    _must_be_agreed(party, case)
    _must_be_only_one_through(party, case, deciding.now)
    consent = _read_consent(by, given)
    for other, theirs in _find_elsewhere(deciding, before):
        _record_beside(deciding, move, by, other, replace(theirs, **consent))
    return _record(deciding, move, by, party, changed=True)


def end_party(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """End somebody's part at once, in each part of the complaint: links to their page open nothing
    from now on, and no letter goes to them that has not left.
    """
    before = _require_party(deciding.case, given["party"])
    at = deciding.now.replace(microsecond=0)
    for other, theirs in _find_elsewhere(deciding, before):
        ended = replace(theirs, ended_at=at, stops=theirs.stops + 1)
        _record_beside(deciding, move, by, other, ended)
    ended = replace(before, ended_at=at, stops=before.stops + 1)
    return _record(deciding, move, by, ended, reason=given.get("reason", ""))


def keep_party(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Record that the parts which the person may have asked to end go on, in each of the person's
    complaints: what waits for those whose parts they are may leave."""
    for party in deciding.case.parties:
        if deciding.case.may_end(party):
            for other, theirs in _find_elsewhere(deciding, party):
                if other.may_end(theirs):
                    beside = deciding.change_other_case(other)
                    beside.apply_fact(move.records, by.key, other, **given)
    return record_move_on(deciding, move, by, deciding.case, given)


def correct_party(deciding: Deciding, move: Move, by: Officer, given: Answers) -> Answers:
    """Correct who somebody is and how they are reached, in each part of the complaint. What the
    person agreed stays. Where their address changes, links that went to the old one stop.

    Raise Refused as for somebody who is added, or where nothing would change.
    """
    case = deciding.case
    before = _require_party(case, given["party"])
    party = _correct(before, given)
    require_change("helper", before, party)
    _must_be_same_somebody(before, party)
    if party.phone != before.phone:
        _must_have_whole_number(party)
    _must_be_reachable(party)
    _must_not_be_officer(party, deciding, by, given)
    _must_not_be_there(party, case, deciding.now)
    _must_be_wanted(party, case, by, given)
    _must_be_agreed(party, case)
    for other, theirs in _find_elsewhere(deciding, before):
        _record_beside(deciding, move, by, other, _correct(theirs, given))
    said = {"old": _describe_who(before), "new": _describe_who(party), "reason": given["reason"]}
    told = _record(deciding, move, by, party, changed=True, said=said)
    if (party.email, party.capacity) == (before.email, before.capacity):
        told["withheld"] = (*told["withheld"], "helper_invited")
    return told


def _must_be_same_somebody(before: Party, party: Party) -> None:
    """Raise Refused where a correction makes somebody else of a party: what the person agreed, they
    agreed of the one before (003:32)."""
    if not before.may and before.copies == NO_COPIES:
        return
    words = set(before.name.casefold().split())
    renamed = words.isdisjoint(party.name.casefold().split())
    if renamed and before.email.casefold() != party.email.casefold():
        raise refuse_answer(
            "helper",
            f"This is somebody else, and the person agreed to {before.name}. End the part of "
            f"{before.name}. Then ask the person, and add {party.name}",
        )


def _correct(party: Party, given: Answers) -> Party:
    """Return a party as they are called and reached by these answers."""
    corrected = replace(party, capacity=given["capacity"], **_read_who(given))
    if corrected.email.casefold() == party.email.casefold():
        return corrected
    return replace(corrected, bounced=False, stops=party.stops + 1)


def _describe_who(party: Party) -> str:
    """Return who somebody is and how they are reached, as the history tells it."""
    reached = (party.organisation, party.email, party.phone, party.post)
    return "\n".join([party.called, *filter(None, reached)])


def _make_party(case: Case, by: Officer, given: Answers, now: datetime) -> Party:
    return Party(
        _next_key(case),
        given["capacity"],
        since=now.replace(microsecond=0),
        **_read_who(given),
        **_read_consent(by, given),
    )


def _read_who(given: Answers) -> Answers:
    """Return what somebody is called and how they are reached, as fields of a party."""
    return {
        "name": " ".join(strip_unseen(given["helper"]).split()),
        "email": strip_unseen(given["email"]),
        "phone": strip_unseen(given["phone"]),
        "post": "\n".join(map(strip_unseen, given.get("post", "").splitlines())),
        "organisation": strip_unseen(given.get("organisation", "")),
    }


def _next_key(case: Case) -> str:
    """Return a key that no party of this case has had."""
    return f"p{len(case.parties) + 1}"


def _read_consent(by: Officer, given: Answers) -> Answers:
    """Return what the person agreed to, and how, as fields of a party."""
    return {
        "copies": given["copies"],
        "may": tuple(right for right in RIGHTS if given.get(f"may_{right}")),
        "until": given.get("until") or None,
        "agreed": given.get("agreed") or ON_THEIR_PAGE,
        "agreed_words": given.get("said", ""),
        "agreed_before": given.get("seen_by", "") or by.key,
    }


def _require_party(case: Case, key: str) -> Party:
    party = case.party(key)
    if party is None:
        raise refuse_answer("party", "Choose one from the list")
    return party


def _must_have_whole_number(party: Party) -> None:
    """Raise Refused for a telephone number with digits missing."""
    if fault := find_phone_fault(party.phone):
        raise refuse_answer("phone", fault)


def _must_be_reachable(party: Party) -> None:
    """Raise Refused for an address that is wrong, and where a page or letters have no address."""
    if fault := find_email_fault(party.email):
        raise refuse_answer("email", fault)
    if not party.email and party.may:
        raise refuse_answer(
            "email",
            "Give their email address: the link to their page goes there. If they have none, "
            "leave the boxes about what they may do empty",
        )
    if not party.email and not party.post and party.copies != NO_COPIES:
        raise refuse_answer(
            "post",
            "Give their email address or their postal address, so that our letters can reach "
            "them. If they have neither, choose that they get no letters",
        )


def _must_not_be_officer(party: Party, deciding: Deciding, by: Officer, given: Answers) -> None:
    """Raise Refused for an officer of the council who is to be more than a messenger. One who only
    has an officer's name may be somebody else: the team says so."""
    if party.capacity == MESSENGER:
        return
    for officer in deciding.authority.officers:
        if officer.email.casefold() == party.email.casefold():
            raise refuse_answer("email", _explain_officer(officer, by))
        if is_named(officer, (party.name,)) and not given.get("namesake"):
            if by.key == COMPLAINANT:
                raise refuse_answer("helper", _explain_officer(officer, by))
            raise refuse_answer(
                "namesake",
                f"{_explain_officer(officer, by)}. If this is somebody else of the same name, tick "
                "this",
            )


def _explain_officer(officer: Officer, by: Officer) -> str:
    """Return why an officer cannot be on the person's side, in words for who adds them."""
    if by.key == COMPLAINANT:
        return (
            f"{officer.name} deals with complaints for us, so they cannot be added here. If you "
            "trust them, tell them or us, and we will find out with you who can help. If this is "
            "somebody else of the same name, call us and we will add them"
        )
    return (
        f"{officer.name} deals with complaints for the council, so they cannot be on the person’s "
        "side of one. If they only passed it on, choose “A councillor, an MP or a worker who "
        "passed it on”"
    )


def _must_not_be_there(party: Party, case: Case, now: datetime) -> None:
    """Raise Refused where the address is the person's own, or that of somebody added before."""
    if not party.email:
        return
    if case.person.writes_from(party.email):
        raise refuse_answer(
            "email", "This is the email address of the person who complained. Give another one"
        )
    for other in case.active_parties(now):
        if other.key != party.key and other.email.casefold() == party.email.casefold():
            raise refuse_answer(
                "email",
                f"This is the email address of {other.called}, who is on the case already. "
                "Change what they may see instead, or give another address",
            )


def _must_be_wanted(party: Party, case: Case, by: Officer, given: Answers) -> None:
    """Raise Refused for one whom the complaint names, until it is said that the person still wants
    them. Who adds them on their own page has said so."""
    if by.key == COMPLAINANT or given.get("still_wanted"):
        return
    if is_named(Officer(party.key, party.name, party.email), case.named):
        raise refuse_answer(
            "still_wanted",
            f"The complaint names {party.name}. Ask the person whether they still want them, and "
            "tick this if they do",
        )


def _must_be_agreed(party: Party, case: Case) -> None:
    """Raise Refused where the person's agreement is needed and is not there, or must be in writing
    (Ombudsman 25 002 161)."""
    gets_nothing = not party.may and party.copies == NO_COPIES
    if party.agreed == NOT_NEEDED:
        if party.capacity == "non_instructed_advocate" or gets_nothing:
            return
        raise refuse_answer(
            "agreed",
            "The person has to agree to this. Only an advocate for somebody who cannot say what "
            "they want needs no agreement, or somebody who sees and gets nothing",
        )
    is_child = case.person.code in CHILDREN - MAY_BE_ADULT
    if is_child or gets_nothing or party.agreed in IN_WRITING:
        return
    raise refuse_answer(
        "agreed",
        "They are an adult, or we have not recorded that they are a child, so they have to agree "
        "in writing. An email from them is enough",
    )


def _must_be_only_one_through(party: Party, case: Case, now: datetime) -> None:
    """Raise Refused for a second one who is to get letters instead of the person."""
    before = find_through(case.parties, now)
    if party.copies == INSTEAD and before and before.key != party.key:
        raise refuse_answer(
            "copies",
            f"{before.called} gets letters instead of the person already. Only one can. Choose a "
            "copy, or change that first",
        )


def _find_elsewhere(deciding: Deciding, party: Party) -> list[tuple[Case, Party]]:
    """Return the other parts and complaints of the person in which the same somebody has a part."""
    found = []
    for other in deciding.others:
        for theirs in other.active_parties(deciding.now):
            if theirs.is_same(party) and is_same_complaint(deciding.case, other):
                found.append((other, theirs))
    return found


def _record(
    deciding: Deciding,
    move: Move,
    by: Officer,
    party: Party,
    reason: str = "",
    *,
    changed: bool = False,
    said: Answers | None = None,
) -> Answers:
    """Record a party as they now are, with what else is `said` of it, and return what the letters
    tell. Whoever had a part that was `changed` is told of it, even where nothing is left."""
    facts = {**_describe_party(party, reason), **(said or {})}
    case = copies_by_hand.drop_letters_to(deciding.case.with_party(party), party)
    record_move_on(deciding, move, by, case, facts)
    gets_nothing = not party.may and party.copies == NO_COPIES
    withheld = {"helper_invited", "messenger_thanked"}
    if changed or not gets_nothing:
        withheld.remove("helper_invited")
    elif party.capacity == MESSENGER:
        withheld.remove("messenger_thanked")
    return {**facts, "withheld": tuple(sorted(withheld))}


def _record_beside(deciding: Deciding, move: Move, by: Officer, other: Case, party: Party) -> None:
    """Record a party as they now are on another part of the complaint."""
    beside = deciding.change_other_case(other)
    after = copies_by_hand.drop_letters_to(other.with_party(party), party)
    beside.apply_fact(move.records, by.key, after, **_describe_party(party, ""))


def _describe_party(party: Party, reason: str) -> Answers:
    """Return what the history and the letters say of a party."""
    return {
        "party": party.key,
        "helper": party.name,
        "helper_as": describe_capacity(party.capacity),
        "copies": party.copies,
        "may": party.may,
        "other": party.called if party.ended_at else describe_rights(party),
        "until": party.until,
        "reason": reason,
        "advocate": party.capacity in ADVOCATES,
    }
