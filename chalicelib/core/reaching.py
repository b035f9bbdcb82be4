"""How the person is reached, when that changes: in every part of their complaint at once, and with no way back by what went to the old address."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from chalicelib.core import references
from chalicelib.core.addresses import fault_of_email
from chalicelib.core.cases import Case, Person
from chalicelib.core.flags import UNSAFE
from chalicelib.core.people import Officer
from chalicelib.core.procedures.tables import Move
from chalicelib.core.recording import noted_on, wrong
from chalicelib.core.uniting import same_person

if TYPE_CHECKING:
    from chalicelib.core.deciding import Deciding

WAYS = ("email", "phone", "post")


def had_then(person: Person, instant: datetime) -> bool:
    """Whether what left for somebody at an instant went to the email address that we hold for them now."""
    return person.since is None or instant >= person.since


def link_opens(person: Person, made_at: datetime, stops: int) -> bool:
    """Return whether a link to their own page still opens it.

    It does not where the links were stopped, or their address became another, after it was made.
    """
    return stops == person.stops and had_then(person, made_at)


def unsafe(case: Case) -> bool:
    """Whether they may have asked us not to use their address, and nobody has seen to it yet: a computer sends nothing there by itself."""
    clock = case.clock("request")
    return UNSAFE in case.flags and clock is not None and clock.running


def seen_to(case: Case) -> Case:
    """The case once somebody has seen to what they may have asked for."""
    return replace(case, flags=tuple(flag for flag in case.flags if flag != UNSAFE))


def request_settled(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """What became of what they may have asked for."""
    return noted_on(deciding, move, by, seen_to(deciding.case), given)


def known(person: Person) -> dict[str, str]:
    """How somebody is reached now, by the names of the questions that change it."""
    return {name: getattr(person, name) for name in (*WAYS, "safe")}


def contact_changed(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Record how the person is reached from now on; whatever changed, older links open nothing.

    Raises Refused where no way would be left, or nothing would change.
    """
    before, ways = deciding.case, {name: given[name] for name in (*WAYS, "safe")}
    _must_be_good(before.person, ways)
    noted_on(deciding, move, by, _reached(before, ways, deciding.now), given)
    for other in deciding.others:
        if _theirs(before, other):
            beside = deciding.beside(other)
            beside.record(move.records, by.key, _reached(other, ways, deciding.now), **given)
    return {"moved": ways["email"] != before.person.email}


def _must_be_good(person: Person, ways: dict[str, str]) -> None:
    if fault := fault_of_email(ways["email"]):
        raise wrong("email", fault)
    if not any(ways[name] for name in WAYS):
        raise wrong(
            "email",
            "Give at least one way to reach them: an email address, a telephone number or a postal address",
        )
    if ways == known(person) and not person.bounced:
        raise wrong("email", "This is how they are reached already. Change what is to change")


def _theirs(case: Case, other: Case) -> bool:
    """Whether another case is a part of the same complaint, or was joined with it and is the same person's."""
    return references.family(case.reference) == references.family(other.reference) or same_person(
        case, other
    )


def _reached(case: Case, ways: dict[str, str], now: datetime) -> Case:
    """The case with its person reached so. An address that is given anew is trusted anew, though mail to it came back before."""
    moved = ways["email"] != case.person.email
    since = now.replace(microsecond=0) if moved else case.person.since
    person = replace(
        case.person,
        email=ways["email"],
        phone=ways["phone"],
        post=ways["post"],
        safe=ways["safe"],
        bounced=False,
        since=since,
    )
    return _stopped(replace(case, person=person))


def links_stopped(
    deciding: Deciding, move: Move, by: Officer, given: dict[str, Any]
) -> dict[str, Any]:
    """Stop every link to the person's own page, in each part of their complaint."""
    before = deciding.case
    facts = noted_on(deciding, move, by, _stopped(before), given)
    for other in deciding.others:
        if _theirs(before, other):
            deciding.beside(other).record(move.records, by.key, _stopped(other), **given)
    return facts


def _stopped(case: Case) -> Case:
    """Return the case with the links to its person's own page stopped once more."""
    return replace(case, person=replace(case.person, stops=case.person.stops + 1))
