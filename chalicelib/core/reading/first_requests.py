"""What the first answers of a case may ask for, and whether an officer has settled it since."""

from __future__ import annotations

from chalicelib.core.cases import Case
from chalicelib.core.reading.for_constituent import CONSTITUENT, find_constituent
from chalicelib.core.reading.request_words import SHOWN, Request, find_new_requests

CONTACT_CHANGED = "contact_changed"  # what a case keeps once an officer changed its contact
_ABOUT_WAYS = frozenset({"unsafe", "contact"})


def find_first_requests(case: Case) -> tuple[Request, ...]:
    """Return what a case's first answers may ask for, wherever it was typed, and leave out how to
    reach them once an officer has decided that."""
    person = case.person
    typed = [case.words, case.wanted, case.when_text, person.help, person.about, person.speaks_for]
    if not _did_officer_type_safe(case):
        typed.insert(3, person.safe)
    found = find_new_requests("\n\n".join(filter(None, typed)), case.kind)
    found = (*_find_constituent(case), *found)
    if not _is_way_decided(case):
        return found
    return tuple(request for request in found if request.what not in _ABOUT_WAYS)


def _find_constituent(case: Case) -> tuple[Request, ...]:
    """Return the question whose complaint it is that a councillor or an MP sent, until somebody has
    recorded who complains."""
    person = case.person
    if case.source != "email" or person.code or case.parties:
        return ()
    said = find_constituent(case.words, person.name, person.email)
    if not said:
        return ()
    return (Request(CONSTITUENT, said[:SHOWN]),)


def _did_officer_type_safe(case: Case) -> bool:
    """Return whether an officer typed what is safe: it then asks us for nothing."""
    return case.receipt is not None or CONTACT_CHANGED in case.kept


def _is_way_decided(case: Case) -> bool:
    """Return whether an officer has decided how to reach them since their first answers."""
    clock = case.clock("safe_way")
    if clock is None:
        return CONTACT_CHANGED in case.kept
    return not clock.running
