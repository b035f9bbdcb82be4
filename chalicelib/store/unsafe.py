"""Which cases hold an address to be unsafe that is not theirs any more: what comes from it later is
not answered there by a computer.
"""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.core.cases import Event
from chalicelib.store.mailboxes import make_mailbox_key
from chalicelib.store.rows import Row, pack

_SORT = "UNSAFE#"
_MOST = 20  # cases of one mailbox that are looked at


def list_newly_unsafe(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the addresses that events say a case must not write to any more."""
    found = list[str]()
    for event in events:
        found += event.change.get("person", {}).get("unsafe", ())
    return tuple(dict.fromkeys(found))


def make_unsafe_row(address: str, reference: str) -> Row:
    """Return the row by which a case is found that must not write to an address any more."""
    return Row(make_mailbox_key(address), f"{_SORT}{reference}", body=pack({}))


def list_unsafe_at(email: str) -> list[str]:
    """Return the references of cases that once said that a mailbox is not safe. The case itself
    says whether it still holds."""
    rows = Row.query(make_mailbox_key(email), Row.sk.startswith(_SORT), limit=_MOST)
    return [row.sk.removeprefix(_SORT) for row in rows]
