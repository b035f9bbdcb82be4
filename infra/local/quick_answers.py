"""moto's answers in JSON, made quicker: it asks of each attribute of each item whether it is any of
DynamoDB's ten types, under six possible names. What the answers say is moto's own."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from moto.core.serialize import BaseJSONSerializer
from moto.dynamodb.models.dynamo_type import DynamoType

PLAIN = {"S", "N", "BOOL", "NULL", "SS", "NS"}


def shorten() -> None:
    """Let maps of plain attributes into answers as they stand."""
    BaseJSONSerializer._serialize_type_map = _serialize_as_it_stands(  # type: ignore[method-assign]
        BaseJSONSerializer._serialize_type_map
    )


def _serialize_as_it_stands(method: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(method)
    def serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:
        if shape.value.name == "AttributeValue":
            attributes = _make_plain(value)
        else:
            attributes = None
        if attributes is None:
            method(self, serialized, value, shape, key)
        else:
            self._default_serialize(serialized, attributes, shape, key)

    return serialize


def _make_plain(attributes: dict[str, Any]) -> dict[str, Any] | None:
    """Return the attributes as JSON, or None where one of them needs moto's own care."""
    found = {}
    for name, value in attributes.items():
        if isinstance(value, DynamoType):
            said = value.to_regular_json()
        else:
            said = value
        if not isinstance(said, dict) or not said.keys() <= PLAIN:
            return None
        found[name] = said
    return found
