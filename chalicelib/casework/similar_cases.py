"""Cases that may be about the same matter: of the same address, or nearly in the same words. A
suggestion to the team, who alone may join them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib import log, store
from chalicelib.core.cases import Case
from chalicelib.core.decisions.join_cases import is_same_person
from chalicelib.core.people.access import may_see
from chalicelib.core.people.officers import Officer
from chalicelib.core.reading import references, similar_text
from chalicelib.settings import settings

WITHIN = timedelta(days=60)
MOST = 5  # suggestions at once
LOOKED_AT = 20  # cases of one address, the newest: whoever has more is known to the team


@dataclass(frozen=True, slots=True)
class Alike:
    """Another open case that may be about the same matter, with why."""

    case: Case
    why: str


def remember(case: Case) -> None:
    """Keep a sketch of what a case says, by which others find it. Nothing that goes wrong here may
    hold up anything else.
    """
    try:
        if found := similar_text.make_sketch(case.words):
            store.keep_sketch(case.reference, case.received_at, found)
    except Exception as error:  # noqa: BLE001 - a letter must leave without a suggestion
        log.log_trouble("A case could not be kept for comparing.", error, reference=case.reference)
        log.count("CasesNotCompared")


def find_similar_cases(case: Case, officer: Officer, now: datetime) -> list[Alike]:
    """Return the open cases that may be about the same matter and that this officer may see.

    A case that cannot be joined now has none.
    """
    if settings().council.authority.stage(case).move("join") is None:
        return []
    try:
        found = [
            each
            for each in _find(case, now)
            if may_see(each.case, officer, settings().council.authority)
        ]
    except Exception as error:  # noqa: BLE001 - the case itself can be read without it
        log.log_trouble(
            "Cases that are alike could not be looked for.", error, reference=case.reference
        )
        log.count("CasesNotCompared")
        return []
    return sorted(found, key=lambda each: each.case.received_at)[:MOST]


def _find(case: Case, now: datetime) -> Iterator[Alike]:
    for reference in dict.fromkeys((*_find_same_address(case), *_find_like_words(case, now))):
        other = store.load(reference)
        if other and _may_be(case, other) and (why := _describe_likeness(case, other)):
            yield Alike(other, why)


def _find_same_address(case: Case) -> list[str]:
    if not case.person.email:
        return []
    return store.list_from_address(case.person.email)[:LOOKED_AT]


def _find_like_words(case: Case, now: datetime) -> list[str]:
    own = similar_text.make_sketch(case.words)
    months = (
        store.list_sketches(case.received_at - WITHIN, min(now, case.received_at + WITHIN))
        if own
        else ()
    )
    similar = []
    for reference, other in months:
        if similar_text.may_be_same(own, other):
            similar.append(reference)
    return similar


def _may_be(case: Case, other: Case) -> bool:
    """Return whether two cases could be one: open, near each other in time, and not parts of one
    already.
    """
    near = abs(case.received_at - other.received_at) <= WITHIN
    apart = references.find_family(case.reference) != references.find_family(other.reference)
    open_still = settings().council.authority.stage(other).status == "open"
    return near and apart and open_still


def _describe_likeness(case: Case, other: Case) -> str:
    """Return what two cases have in common, in words, or ""."""
    share = similar_text.measure_overlap(case.words, other.words)
    if share >= similar_text.SAME:
        words = f"{share:.0%} of the shorter one’s words stand in the other in the same order"
    else:
        words = ""
    if is_same_person(case, other):
        address = "it came from the same email address"
    else:
        address = ""
    return ", and ".join(filter(None, (address, words)))
