"""Cases that may be about the same matter: of the same address, telephone number or name, about a
child of the same name, or nearly in the same words. A suggestion to the team, who alone may join
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib import log, store
from chalicelib.casework.lodge import list_of_address
from chalicelib.core.cases import Case
from chalicelib.core.decisions.join_cases import is_same_person
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import FOR_SOMEONE, Officer
from chalicelib.core.reading import references, same_person, similar_text
from chalicelib.settings import settings

WITHIN = timedelta(days=60)
MOST = 5  # suggestions at once


@dataclass(frozen=True, slots=True)
class Alike:
    """Another open case that may be about the same matter, with why."""

    case: Case
    why: str


def remember(case: Case) -> None:
    """Keep a sketch of what a case says, and marks of whom it is from, by which others find it.
    Nothing that goes wrong here may hold up anything else.
    """
    try:
        found = similar_text.make_sketch(case.words)
        marks = _list_marks(case)
        if found or any(marks.values()):
            store.keep_sketch(case.reference, case.received_at, found, marks)
    except Exception as error:  # noqa: BLE001 - a letter must leave without a suggestion
        log.log_trouble("A case could not be kept for comparing.", error, reference=case.reference)
        log.count("CasesNotCompared")


def find_similar_cases(case: Case, officer: Officer, now: datetime) -> list[Alike]:
    """Return the open cases that may be about the same matter and that this officer may see.

    A case that cannot be joined now has none.
    """
    if settings().council.authority.stage(case).move("join") is None:
        return []
    found = []
    try:
        for each in _find(case, now):
            if may_see(each.case, officer, settings().council.authority):
                found.append(each)
    except Exception as error:  # noqa: BLE001 - the case itself can be read without it
        log.log_trouble(
            "Cases that are alike could not be looked for.", error, reference=case.reference
        )
        log.count("CasesNotCompared")
        return []
    return sorted(found, key=lambda each: each.case.received_at)[:MOST]


def _find(case: Case, now: datetime) -> Iterator[Alike]:
    for reference in dict.fromkeys((*list_of_address(case.person.email), *_find_like(case, now))):
        other = store.load(reference)
        if other and _may_be(case, other) and (why := _describe_likeness(case, other)):
            yield Alike(other, why)


def _find_like(case: Case, now: datetime) -> list[str]:
    """Return the cases with like words, or with a name or number of this one."""
    own = similar_text.make_sketch(case.words)
    marks = _list_marks(case)
    until = min(now, case.received_at + WITHIN)
    similar = []
    for other in store.list_sketches(case.received_at - WITHIN, until):
        like = bool(own) and similar_text.may_be_same(own, other.sketch)
        if like or same_person.find_shared(marks, other.marks):
            similar.append(other.reference)
    return similar


def _list_marks(case: Case) -> dict[str, tuple[str, ...]]:
    """Return what tells of a case's person. Whoever writes for others may do so in many cases, so
    only whom it is about tells of theirs."""
    person = case.person
    if person.code in FOR_SOMEONE:
        return same_person.list_marks("", "", person.about)
    return same_person.list_marks(person.phone, person.name, person.about)


def _may_be(case: Case, other: Case) -> bool:
    """Return whether two cases could be one: open, near each other in time, not parts of one
    already, and not parted by somebody who moved a message between them.
    """
    near = abs(case.received_at - other.received_at) <= WITHIN
    apart = references.find_family(case.reference) != references.find_family(other.reference)
    open_still = settings().council.authority.stage(other).status == "open"
    return near and apart and open_still and not _was_moved_between(case, other)


def _was_moved_between(case: Case, other: Case) -> bool:
    """Return whether somebody moved a message from one case to the other, since they do not belong
    together."""
    went = {each.went for each in case.added}
    came = {each.went for each in other.added}
    return other.reference in went or case.reference in came


def _describe_likeness(case: Case, other: Case) -> str:
    """Return what two cases have in common, in words, or ""."""
    said = []
    if is_same_person(case, other):
        said.append("it came from the same email address")
    for kind in same_person.find_shared(_list_marks(case), _list_marks(other)):
        said.append(same_person.SAID[kind])
    share = similar_text.measure_overlap(case.words, other.words)
    if share >= similar_text.SAME:
        said.append(f"{share:.0%} of the shorter one’s words stand in the other in the same order")
    return ", and ".join(said)
