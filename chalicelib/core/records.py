"""Our frozen values as plain JSON-able data, and back: how a case, an event or a letter is kept."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
SIMPLE = frozenset((str, int, bool, float, type(None)))  # most of what a case holds


def to_plain(value: Any) -> Any:
    """Return `value` as dicts, lists, strings and numbers.

    Fields that hold their default are left out, so that old rows stay readable.
    """
    if type(value) in SIMPLE:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain = {}
        for name, default in _list_defaults(type(value)):
            got = getattr(value, name)
            if got != default:
                plain[name] = to_plain(got)
        return plain
    if isinstance(value, (list, tuple)):
        return [to_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: to_plain(v) for k, v in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(cls: type[T], data: dict[str, Any]) -> T:
    """Return the value of class `cls` that `to_plain` made `data` from.

    Fields that `cls` does not have are skipped: a newer version wrote them.
    """
    # A class is hashable, though mypy does not say so of type[T].
    readers = _find_readers(cls)  # type: ignore[arg-type]
    known = {}
    for name, got in data.items():
        if name in readers:
            known[name] = readers[name](got)
    return cls(**known)


@cache
def _list_defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    defaults = []
    for field in dataclasses.fields(cls):
        if field.default_factory is not dataclasses.MISSING:
            defaults.append((field.name, field.default_factory()))
        else:
            defaults.append((field.name, field.default))
    return tuple(defaults)


@cache
def _find_readers(cls: type[Any]) -> dict[str, Callable[[Any], Any]]:
    readers = {}
    for name, hint in typing.get_type_hints(cls).items():
        readers[name] = _find_reader(hint)
    return readers


def _read_unless_none(reader: Callable[[Any], Any], got: Any) -> Any:
    if got is None:
        return None
    return reader(got)


def _find_reader(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, types.UnionType):
        first, second = typing.get_args(hint)
        inner = first
        if first is type(None):
            inner = second
        return functools.partial(_read_unless_none, _find_reader(inner))
    if typing.get_origin(hint) is tuple:
        each = _find_reader(typing.get_args(hint)[0])
        return lambda got: tuple(map(each, got))
    if dataclasses.is_dataclass(hint):
        return lambda got: from_plain(typing.cast(type, hint), got)
    if hint in (datetime, date):
        return typing.cast(Callable[[Any], Any], hint.fromisoformat)
    return lambda got: got
