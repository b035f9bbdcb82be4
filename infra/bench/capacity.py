"""Compute capacity by DynamoDB's published rules of size:
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html

A write costs a unit for each begun 1 KB of the larger item, before or after; an index of it
likewise, where it changes. A read costs a unit for each begun 4 KB, half where it need not be
consistent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

Item = Mapping[str, Mapping[str, Any]]
KB = 1024


@dataclass(frozen=True, slots=True)
class Index:
    """A global secondary index: the attributes of its own key, and of all that it carries;
    `carries` is None where it carries everything.
    """

    name: str
    key: tuple[str, ...]
    carries: frozenset[str] | None

    def find_entry(self, item: Item | None) -> dict[str, Any] | None:
        """Return what the index holds of `item`, or None if the item lacks the index's key."""
        if item is None or not item.keys() >= set(self.key):
            return None
        held = {}
        for name, value in item.items():
            if self.carries is None or name in self.carries:
                held[name] = value
        return held


def read_indexes(table: Mapping[str, Any]) -> tuple[Index, ...]:
    """Return a table's indexes, from its DescribeTable answer."""
    own = _list_key(table)
    indexes = []
    for row in table.get("GlobalSecondaryIndexes", ()):
        indexes.append(_read_index(row, own))
    return tuple(indexes)


def _list_key(described: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the attributes of the key of a table or of an index."""
    return tuple(part["AttributeName"] for part in described["KeySchema"])


def _read_index(row: Mapping[str, Any], own: tuple[str, ...]) -> Index:
    key = _list_key(row)
    if row["Projection"]["ProjectionType"] == "ALL":
        return Index(row["IndexName"], key, None)
    carried = row["Projection"].get("NonKeyAttributes", ())
    return Index(row["IndexName"], key, frozenset((*own, *key, *carried)))


def size(item: Item) -> int:
    """Return an item's size in bytes: names and values in UTF-8, numbers by their digits, and
    for lists and maps three bytes and one more a member.
    """
    total = 0
    for name, value in item.items():
        total += len(name.encode()) + _size(value)
    return total


def _size(value: Mapping[str, Any]) -> int:
    ((kind, got),) = value.items()
    if kind == "S":
        return len(got.encode())
    if kind == "B":
        return len(got)
    if kind == "N":
        return _count_digits(got)
    if kind == "L":
        return 3 + len(got) + sum(map(_size, got))
    if kind == "M":
        return 3 + len(got) + size(got)
    if kind in ("BOOL", "NULL"):
        return 1
    total = 0
    for member in got:  # of a set, such as SS: each is an S
        total += _size({kind[0]: member})
    return total


def _count_digits(number: str) -> int:
    digits = number.lower().partition("e")[0].replace(".", "").lstrip("-0").rstrip("0") or "0"
    return (len(digits) + 1) // 2 + 1 + number.startswith("-")


def count_write_units(
    before: Item | None, after: Item | None, among: Iterable[Index], *, in_transaction: bool
) -> float:
    """Return the write units of one item that becomes `after`, with its indexes. None is an item
    that is not there.
    """
    largest = max(size(before or {}), size(after or {}), 1)
    units = ceil(largest / KB)
    if in_transaction:
        units *= 2
    for index in among:
        units += _count_index_units(index, before, after)
    return units


def _count_index_units(index: Index, before: Item | None, after: Item | None) -> int:
    was = index.find_entry(before)
    will_be = index.find_entry(after)
    if was == will_be:
        return 0
    old = ceil(size(was or {}) / KB)
    new = ceil(size(will_be or {}) / KB)
    if was and will_be and _read_key(index, was) != _read_key(index, will_be):
        return old + new
    return max(old, new)


def _read_key(index: Index, entry: Item) -> list[Any]:
    return [entry[name] for name in index.key]


def count_read_units(read: int, *, consistent: bool) -> float:
    """Return the read units of a get or query of so many bytes; reading nothing costs as much as
    the smallest.
    """
    units = max(1, ceil(read / (4 * KB)))
    if consistent:
        return units
    return units / 2
