"""Whom of the council a message was copied to, and whether its words speak of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chalicelib.core.people.officers import TEAMS, Officer, fold_letters
from chalicelib.core.reading.courtesies import remove_courtesies

_SHORTEST = 3  # letters of a part of a name that the words may speak of
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What stands in the name of a shared mailbox, and in nobody's.
_OFFICE_WORDS = """
admin adults advice assessment care child children childrens citizen complaints contact council
customer department duty early education enquiries feedback fostering front desk help hub info
information intake mailbox manager mash office postbox referrals respite school send senior service
services social support team the transport welfare work worker young
"""
_OFFICE = frozenset(_OFFICE_WORDS.split())


def choose_spoken_names(copied: Iterable[tuple[str, str]], words: str) -> tuple[str, ...]:
    """Return the names of those copied, given as a name and an address, whom the words speak of:
    by any part of a name that is long enough, except to greet or thank (`000:45`)."""
    said = set(_split_words(remove_courtesies(words)))
    names = []
    for name, address in copied:
        called = _read_name(name, address)
        parts = {part for part in _split_words(called) if len(part) >= _SHORTEST}
        if called and not parts.isdisjoint(said):
            names.append(called)
    return tuple(dict.fromkeys(names))


def list_copied_officers(copied: Iterable[str], officers: Iterable[Officer]) -> tuple[str, ...]:
    """Return the keys of the officers to whom a message was copied: whoever gives the case to
    somebody looks twice at them."""
    addresses = {address.casefold() for address in copied}
    keys = []
    for officer in officers:
        if TEAMS.isdisjoint(officer.roles) and officer.email.casefold() in addresses:
            keys.append(officer.key)
    return tuple(keys)


def _read_name(name: str, address: str) -> str:
    """Return what somebody is called, by the name beside an address or the address itself, or ""
    for an office or a team."""
    local = address.rpartition("@")[0]
    for called in (name, re.sub(r"[._]+", " ", local).title()):
        words = _WORD.findall(called)
        if len(words) in (2, 3) and _OFFICE.isdisjoint(_split_words(called)):
            return " ".join(words)
    return ""


def _split_words(text: str) -> list[str]:
    return _WORD.findall(fold_letters(text).casefold())
