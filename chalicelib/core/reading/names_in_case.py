"""Officers whom a case may name, whatever its list of staff says now: a list that somebody put
right does not change the person's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from chalicelib.core.cases import Case
from chalicelib.core.people.officers import Officer, find_mentioned, is_named
from chalicelib.core.reading.courtesies import remove_courtesies
from chalicelib.core.reading.mentions import find_possible_names, may_be_named
from chalicelib.core.reading.own_signature import remove_own_signature


def find_perhaps_named(case: Case, officers: Iterable[Officer]) -> frozenset[str]:
    """Return the keys of the officers to look twice at before one is given the case: its words
    name them or may mean them, or its list of staff may mean them (`000:45`, Code 5.4)."""
    people = tuple(officers)
    found = {*case.perhaps, *find_in_words(case, people)}
    for officer in people:
        if may_be_named(officer, case.named):
            found.add(officer.key)
    return frozenset(found)


def find_in_words(case: Case, officers: Iterable[Officer]) -> tuple[str, ...]:
    """Return the keys of the officers whom the kept words or the points name or may mean."""
    texts = [case.words, case.wanted]
    for point in case.points:
        texts.append(point.text)
    said = dict.fromkeys(remove_own_signature(text, case.passed_by) for text in texts)
    return _search(tuple(said), tuple(officers))


def mark_dropped(case: Case, before: tuple[str, ...], officers: Iterable[Officer]) -> Case:
    """Return a case whose list of staff was changed, with the officers marked whom the list named
    `before` and does not name now."""
    marked = dict.fromkeys(case.perhaps)
    for officer in officers:
        if is_named(officer, case.named):
            marked.pop(officer.key, None)
        elif is_named(officer, before):
            marked[officer.key] = None
    return replace(case, perhaps=tuple(marked))


@lru_cache(maxsize=32)
def _search(texts: tuple[str, ...], officers: tuple[Officer, ...]) -> tuple[str, ...]:
    found = set[str]()
    for text in texts:
        names = find_mentioned(remove_courtesies(text), officers)
        for officer in officers:
            if officer.name in names:
                found.add(officer.key)
        found.update(find_possible_names({"text": text}, officers))
    return tuple(officer.key for officer in officers if officer.key in found)
