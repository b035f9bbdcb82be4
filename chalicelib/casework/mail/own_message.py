"""Which case a sender's own message made: a later mail may answer it, or take it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chalicelib import store
from chalicelib.core.cases import Case

_MOST = 10  # cases from one address that are looked at, the newest


def find_case_of(sender: str, message_ids: Iterable[str]) -> Case | None:
    """Return the case that a sender's own message made, by its Message-ID, or None."""
    ids = set(filter(None, message_ids))
    if not ids:
        return None
    for case in load_cases_of(sender):
        if case.message_id in ids:
            return case
    return None


def find_case_headed(sender: str, subject: str) -> Case | None:
    """Return a sender's newest case that an email with this subject made, or None."""
    wanted = subject.strip(' "“”').casefold()
    for case in load_cases_of(sender):
        first = case.words.partition("\n")[0].strip(' "“”').casefold()
        if case.message_id and first == wanted:
            return case
    return None


def load_cases_of(sender: str) -> Iterator[Case]:
    """Yield the newest cases that an address is the person's of."""
    if not sender:
        return
    for reference in store.list_from_address(sender)[:_MOST]:
        case = store.load(reference)
        if case:
            yield case
