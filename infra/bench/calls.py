"""Count what a process asks of AWS, from botocore's events: each request, each call, its capacity.

Capacity is computed by the rules in `capacity`, for which a client of the counter's own reads each
item before and after a write; what the engine says it took is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore.handlers import BUILTIN_HANDLERS

from infra.bench import capacity
from infra.bench.capacity import Item

CHANGES = ("PutItem", "UpdateItem", "DeleteItem")
COUNTED = (
    *CHANGES,
    "GetItem",
    "Query",
    "TransactWriteItems",
    "Scan",
    "BatchGetItem",
    "BatchWriteItem",
    "TransactGetItems",
)


@dataclass(slots=True)
class Written:
    """One item that a call wrote: its key, what it was and is now."""

    key: str
    before: Item | None
    after: Item | None

    @property
    def kind(self) -> str:
        """Return the item's key without its own identifiers, such as `CASE/EVENT`."""
        return "/".join(part.partition("#")[0] for part in self.key.split(" "))


@dataclass(slots=True)
class Call:
    """One call: `units` as computed, `engine_units` as the engine says, None where it says nothing;
    `read` counts items read.
    """

    service: str
    operation: str
    units: float = 0
    engine_units: float | None = None
    read: int = 0
    index: str = ""
    written: list[Written] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Return a short name for the call, such as `dynamodb.Query/todo`."""
        if not self.index:
            return f"{self.service}.{self.operation}"
        return f"{self.service}.{self.operation}/{self.index}"


class Counter:
    """Counts every botocore client made in this process after it. One a process; counts only inside
    `count_calls`.
    """

    def __init__(self, table: str) -> None:
        # made before the handlers are there, so that it is never counted
        self._own = boto3.client("dynamodb")
        self._table = table
        self.indexes = capacity.read_indexes(self._own.describe_table(TableName=table)["Table"])
        self._on = False
        self.calls: list[Call] = []
        self.sent: list[str] = []
        handlers = {
            "before-parameter-build": self._ask,
            "before-send": self._send,
            "after-call": self._finish,
        }
        self._handlers = list(handlers.items())
        # first: the first to answer `before-send` is the last to be asked
        BUILTIN_HANDLERS[:0] = self._handlers
        # the session of clients made from here on: it has the handlers
        boto3.setup_default_session()

    @contextmanager
    def count_calls(self) -> Iterator[Counter]:
        """Count afresh what happens within."""
        self.calls = []
        self.sent = []
        self._on = True
        try:
            yield self
        finally:
            self._on = False

    def close(self) -> None:
        """Leave clients made from here on alone."""
        for handler in self._handlers:
            BUILTIN_HANDLERS.remove(handler)

    def _ask(self, params: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        if not self._on or _name_service(model) != "dynamodb" or model.name not in COUNTED:
            return
        params["ReturnConsumedCapacity"] = "INDEXES"
        context["heard_asked"] = params
        before = []
        for key in _list_written_keys(model.name, params):
            before.append((key, self._read_item(key)))
        context["heard_before"] = before

    def _send(self, request: Any, event_name: str, **_: Any) -> None:
        if self._on:
            self.sent.append(event_name.removeprefix("before-send."))

    def _finish(
        self, parsed: dict[str, Any], model: Any, context: dict[str, Any], **_: Any
    ) -> None:
        if not self._on:
            return
        call = Call(_name_service(model), model.name)
        if "heard_asked" in context:
            self._weigh(call, context["heard_asked"], context["heard_before"], parsed)
        self.calls.append(call)

    def _weigh(
        self,
        call: Call,
        asked: dict[str, Any],
        before: list[tuple[Item, Item | None]],
        parsed: dict[str, Any],
    ) -> None:
        for key, was in before:
            call.written.append(Written(_name_key(key), was, self._read_item(key)))
        together = call.operation.startswith("Transact")
        if call.operation == "GetItem":
            item = parsed.get("Item")
            call.read = int(item is not None)
            call.units = capacity.count_read_units(
                capacity.size(item or {}), consistent=bool(asked.get("ConsistentRead"))
            )
        elif call.operation == "Query":
            call.index = asked.get("IndexName", "")
            call.read = parsed.get("ScannedCount", 0)
            read = sum(map(capacity.size, parsed.get("Items", ())))
            call.units = capacity.count_read_units(
                read, consistent=bool(asked.get("ConsistentRead"))
            )
        for written in call.written:
            call.units += capacity.count_write_units(
                written.before, written.after, self.indexes, in_transaction=together
            )
        call.engine_units = _add_up_consumed(parsed)

    def _read_item(self, key: Item) -> Item | None:
        item: Item | None = self._own.get_item(
            TableName=self._table, Key=key, ConsistentRead=True
        ).get("Item")
        return item


def _name_service(model: Any) -> str:
    return str(model.service_model.service_name)


def _list_written_keys(operation: str, params: Mapping[str, Any]) -> list[Item]:
    if operation in CHANGES:
        return [_read_key(params)]
    written_keys = []
    for row in params.get("TransactItems", ()):
        for change in row.values():
            written_keys.append(_read_key(change))
    return written_keys


def _read_key(change: Mapping[str, Any]) -> Item:
    item = change.get("Key") or change["Item"]
    return {"pk": _unwrap_value(item["pk"]), "sk": _unwrap_value(item["sk"])}


def _unwrap_value(value: Any) -> Any:
    if isinstance(value, str):
        return {"S": value}
    return value


def _name_key(key: Item) -> str:
    return f"{key['pk']['S']} {key['sk']['S']}"


def _add_up_consumed(parsed: Mapping[str, Any]) -> float | None:
    rows = parsed.get("ConsumedCapacity")
    if not rows:
        return None
    if not isinstance(rows, list):
        rows = [rows]
    return sum(float(row.get("CapacityUnits", 0)) for row in rows)


def count_least_units(written: list[Written], among: tuple[capacity.Index, ...]) -> float:
    """Return the write units that the same items would cost in one TransactWriteItems.

    Each item goes straight from its first state to its last.
    """
    first: dict[str, Item | None] = {}
    last: dict[str, Item | None] = {}
    for change in written:
        first.setdefault(change.key, change.before)
        last[change.key] = change.after
    return sum(
        capacity.count_write_units(first[key], last[key], among, in_transaction=True)
        for key in last
    )
