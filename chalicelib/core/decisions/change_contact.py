"""How the person is reached, when that changes: in every part of their complaint at once, and with
no way back by what went to the old address.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from chalicelib.core.cases import COMPLAINANT, Case, Complaint
from chalicelib.core.decisions.join_cases import is_same_person
from chalicelib.core.decisions.move_helpers import record_move_on, refuse_answer
from chalicelib.core.decisions.open_alarm import SAFE_WAY, may_be_unsafe
from chalicelib.core.decisions.pass_on import strike_off
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import SURELY_CHILDREN, Officer
from chalicelib.core.people.parties import find_through
from chalicelib.core.people.person import AT_ADDRESS, Person
from chalicelib.core.procedures.tables import Move
from chalicelib.core.reading import first_requests, found_out_words, references, request_words
from chalicelib.core.reading.danger_words import UNSAFE
from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.core.reading.given_address import find_given_address
from chalicelib.core.reading.phone_number import find_phone_fault
from chalicelib.core.working_days import (
    LONDON,
    BeyondCalendar,
    add_working_days,
    london_date,
)

if TYPE_CHECKING:
    from chalicelib.core.decisions.builder import Deciding

WAYS = safe_contact.WAYS
CHANGED = (*WAYS, "safe", *safe_contact.FIELDS)  # the answers that say how they are reached
LAST_HOUR = 16  # of a working day: what comes later is decided on the next one
DOUBTED_ELSEWHERE = "In another complaint they told us that this address may not be safe."
OWN_ADDRESS = "address_asked"  # an address that waits since the person’s own page was given it


def had_address_at(person: Person, instant: datetime) -> bool:
    """Return whether a letter that left at `instant` went to the address that we now hold."""
    return person.since is None or instant >= person.since


def may_link_open(person: Person, made_at: datetime, stops: int) -> bool:
    """Return whether a link to their own page still opens it.

    It does not where the links were stopped, or their address became another, after it was made.
    """
    return stops == person.stops and had_address_at(person, made_at)


def may_ask(case: Case, now: datetime) -> bool:
    """Return whether there is a way to ask the person that nobody has reason to think unsafe:
    through whom they want our letters to go, or by their own email, telephone or post.
    """
    through = find_through(case.parties, now)
    if through:
        return through.mailable or through.reachable
    if may_be_unsafe(case):
        return False
    return case.person.mailable or bool(safe_contact.list_other_ways(case.person))


def record_doubt(deciding: Deciding, by: str, words: str) -> None:
    """Record that the address may not be safe, with the words that show it: nothing goes there
    until somebody has decided."""
    case = deciding.case
    kept = {**case.kept, "address_doubted": {"words": words}}
    flagged = tuple(dict.fromkeys((*case.flags, UNSAFE)))
    case = replace(case, flags=flagged, kept=kept)
    deciding.apply_fact("address_doubted", by, case, text=words, on=decide_on(deciding.now))


def find_doubt_of(case: Case) -> str:
    """Return the words for which a case holds its address to be unsafe, or "" where it does not."""
    said = case.person.email_safe in safe_contact.DOUBTED
    if not case.person.email or not (said or may_be_unsafe(case)):
        return ""
    return str(case.kept.get("address_doubted", {}).get("words", "")) or DOUBTED_ELSEWHERE


def had_unsafe_address(case: Case, email: str) -> bool:
    """Return whether a case had this address once, and nothing may go there any more."""
    return email.casefold() in case.person.unsafe


def leave_address(case: Case, email: str, *, unsafe: bool = False) -> tuple[str, ...]:
    """Return the addresses that the person must not be written to at, once they are reached at
    `email` or at none. The one we had is among them if it is in doubt or `unsafe`."""
    old = case.person.email.casefold()
    left = list(case.person.unsafe)
    if old and (unsafe or find_doubt_of(case)):
        left.append(old)
    return tuple(each for each in dict.fromkeys(left) if each != email.casefold())


def record_first_doubt(deciding: Deciding, complaint: Complaint, known_doubt: str) -> None:
    """Record that the address of a new complaint may not be safe, where its answers, its words,
    another address to answer at or another case (`known_doubt`) say so."""
    if not complaint.email:
        return
    doubt = request_words.find_doubt(complaint.typed.values()) or known_doubt
    if not doubt and complaint.code in SURELY_CHILDREN:
        doubt = found_out_words.find_found_out(complaint.typed.values())
    if doubt or complaint.reply_to or complaint.email_safe in safe_contact.DOUBTED:
        record_doubt(deciding, COMPLAINANT, doubt)


def find_address_asked_for(case: Case) -> str:
    """Return the one address at which the person's words ask to be answered, or "". A person checks
    it: nothing goes there by itself."""
    doubt = case.kept.get("address_doubted", {})
    texts = [case.words, case.person.safe, str(doubt.get("words", ""))]
    asked = set()
    for text in texts:
        asked.add(find_given_address(text, case.person.email))
    asked.discard("")
    if len(asked) != 1:
        return ""
    return asked.pop()


def decide_on(now: datetime) -> date:
    """Return the working day on which somebody decides: today, or the next one if today is no
    working day or nearly over. Past the bank holidays that we know, it is today."""
    late = now.astimezone(LONDON).hour >= LAST_HOUR
    if late:
        before = london_date(now)
    else:
        before = london_date(now) - timedelta(days=1)
    with suppress(BeyondCalendar):
        return add_working_days(before, 1)
    return london_date(now)


def settle_request(case: Case) -> Case:
    """Return a case from before the clock of its own, once its request was seen to."""
    if case.clock(SAFE_WAY):
        return case
    return replace(case, flags=tuple(flag for flag in case.flags if flag != UNSAFE))


def record_safe_way(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record that their address is safe after all, and send there what waited, discreetly. Raise
    Refused where the officer checked another address than we hold."""
    if given["address"].casefold() != deciding.case.person.email.casefold():
        raise refuse_answer(
            "address",
            "This is not the address that we hold. To write to another one, use “Change how we "
            "reach them”",
        )
    person = replace(
        deciding.case.person,
        email_safe=safe_contact.YES,
        email_off=False,
        quiet=safe_contact.YES,
    )
    case = drop_waiting_letters(deciding, replace(deciding.case, person=person))
    facts = record_move_on(deciding, move, by, case, given)
    deciding.owe_what_waited()
    return facts


def drop_waiting_letters(deciding: Deciding, case: Case) -> Case:
    """Return the case without the letters on its list to pass on that can go by email now."""
    for letter in deciding.waited:
        if case.person.mailable:
            case = strike_off(case, letter.id)
    return case


def record_settled_request(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record what came of a request that the person may have made."""
    return record_move_on(deciding, move, by, settle_request(deciding.case), given)


def describe_contact(person: Person) -> dict[str, str]:
    """Return how the person is reached now, under the names of the questions that change it."""
    return {name: getattr(person, name) for name in CHANGED}


def prefill(case: Case) -> dict[str, str]:
    """Return what the form that changes it holds at first: no address that may not be safe."""
    ways = describe_contact(case.person)
    if case.person.email_new:
        ways["email"] = case.person.email_new
    if may_be_unsafe(case):
        return ways | {"email": "", "email_safe": "", "quiet": safe_contact.YES}
    return ways


def record_new_contact(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record how the person is reached from now on; whatever changed, older links open nothing.

    Raises Refused where no way would be left, or nothing would change.
    """
    before = deciding.case
    ways = read_ways(given)
    must_be_good(before, ways)
    _must_say_of_old(before, ways, given["old_email"])
    doubted = may_be_unsafe(before) and ways["email_safe"] not in safe_contact.DOUBTED
    if doubted and ways["email"] and ways["email"] == before.person.email:
        raise refuse_answer(
            "email",
            "Their words say that this address may not be safe. Leave it empty, or give another. "
            "If you have checked that it is safe, use the button “It is safe to email them”",
        )
    keep_old = given["old_email"] == safe_contact.YES and may_tell_old(before)
    unsafe = given["old_email"] == safe_contact.NO
    changed = set_contact(before, ways, deciding.now, keep_old, unsafe=unsafe)
    after = drop_waiting_letters(deciding, changed)
    record_move_on(deciding, move, by, after, given)
    if may_be_unsafe(before):
        _record_decided_way(deciding, by)
    for other in deciding.others:
        if is_same_complaint(before, other):
            beside = deciding.change_other_case(other)
            reached = set_contact(other, ways, deciding.now, keep_old, unsafe=unsafe)
            beside.apply_fact(move.records, by.key, reached, **given)
            if may_be_unsafe(other):
                _record_decided_way(beside, by)
    deciding.owe_what_waited()
    ask_at_new(deciding)
    moved = ways["email"] != before.person.email
    if moved and keep_old:
        tell_old(deciding, before.person)
    if deciding.case.person.email_new:
        return {"moved": moved, "withheld": ("contact_changed",)}
    return {"moved": moved}


def ask_at_new(deciding: Deciding) -> None:
    """Owe the letter that asks at a new address whether they read it, if one waits for that."""
    address = deciding.case.person.email_new
    if address:
        deciding.owe("confirm_address", AT_ADDRESS, at=address)


def tell_old(deciding: Deciding, old: Person) -> None:
    """Owe the letter that tells their old address that we were asked to write elsewhere."""
    waits = bool(deciding.case.person.email_new)
    contact = deciding.staff.contact.key
    deciding.owe("old_address_told", AT_ADDRESS, at=old.email, waits=waits, contact=contact)


def may_tell_old(case: Case) -> bool:
    """Return whether the address that we have can be told of a new one: mail reaches it, and
    nothing says that it may not be safe."""
    return case.person.mailable and not may_be_unsafe(case)


def _record_decided_way(deciding: Deciding, by: Officer) -> None:
    """Record how they are reached from now on, where their address may not have been safe."""
    case = deciding.case
    decided = safe_contact.describe_ways(case.person)
    deciding.apply_fact("way_decided", by.key, case, decided=decided)


def read_ways(given: dict[str, Any]) -> dict[str, Any]:
    """Return how they are reached from now on, without answers about a way that is not given."""
    unused = safe_contact.list_unused(given)
    ways = {}
    for name in CHANGED:
        ways[name] = "" if name in unused else given[name]
    return ways


def must_be_good(case: Case, ways: dict[str, Any]) -> None:
    """Raise Refused where no way is left, or nothing changes and there is no doubt to settle."""
    if fault := find_email_fault(ways["email"]):
        raise refuse_answer("email", fault)
    fault = find_phone_fault(ways["phone"])
    if fault and ways["phone"] != case.person.phone:
        raise refuse_answer("phone", fault)
    if not any(ways[name] for name in WAYS):
        raise refuse_answer(
            "email",
            (
                "Give at least one way to reach them: an email address, a telephone number or "
                "a postal address"
            ),
        )
    waits = case.person.bounced or may_be_unsafe(case)
    if ways == describe_contact(case.person) and not waits:
        raise refuse_answer(
            "email", "This is how they are reached already. Change what is to change"
        )


def _must_say_of_old(case: Case, ways: dict[str, Any], said: str) -> None:
    """Raise Refused where their address becomes another, and nobody said if the old one is safe."""
    new = ways["email"]
    if new and new != case.person.email and may_tell_old(case) and not said:
        raise refuse_answer(
            "old_email",
            "Say whether we may write to the old address. If you do not know, choose “No”",
        )


def is_same_complaint(case: Case, other: Case) -> bool:
    """Return whether `other` is part of the same complaint, or was joined with it by the same
    person.
    """
    return references.find_family(case.reference) == references.find_family(
        other.reference
    ) or is_same_person(case, other)


def set_contact(
    case: Case, ways: dict[str, Any], now: datetime, keep_old: bool, *, unsafe: bool = False
) -> Case:
    """Return the case with its person reached in these ways.

    A new address waits until they show that they read it, unless their own mail asked for answers
    there. The old one is used until then if `keep_old`, and never again if `unsafe`. An address
    that is given again is trusted again, even if mail to it bounced.
    """
    before = case.person
    off = ways["email_safe"] in safe_contact.DOUBTED
    asked_for = ways["email"].casefold() == case.reply_to.casefold()
    waits = before.must_prove(ways["email"]) and not off and not asked_for
    email = ways["email"]
    email_new = ""
    if waits:
        email_new = email
        email = before.email if keep_old else ""
    since = before.since
    if email != before.email:
        since = now.replace(microsecond=0)
    left = leave_address(case, ways["email"], unsafe=unsafe)
    set_now = {**ways, "email": email, "email_new": email_new, "unsafe": left}
    person = replace(before, **set_now, email_off=off, bounced=False, since=since)
    kept = {**case.kept, first_requests.CONTACT_CHANGED: {}}
    kept.pop(OWN_ADDRESS, None)
    return _stop_links(replace(case, person=person, kept=kept))


def stop_links(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Stop every link to the person's own page, in each part of their complaint."""
    before = deciding.case
    facts = record_move_on(deciding, move, by, _stop_links(before), given)
    for other in deciding.others:
        if is_same_complaint(before, other):
            deciding.change_other_case(other).apply_fact(
                move.records, by.key, _stop_links(other), **given
            )
    return facts


def _stop_links(case: Case) -> Case:
    """Return the case with the links to its person's own page stopped once more, and without
    their other addresses: somebody else may have had both."""
    return replace(case, person=replace(case.person, stops=case.person.stops + 1, also=()))
