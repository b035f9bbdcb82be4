"""Run moto's server in this process, with two faults of its DynamoDB mended.

Written against moto 5.2.5, which requirements-dev.txt pins; `tests/standin` fails if another
version behaves otherwise.
"""

from __future__ import annotations

import copy
import functools
import inspect
import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from botocore.awsrequest import AWSResponse
from botocore.handlers import BUILTIN_HANDLERS
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType, Item
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler
from moto.dynamodbstreams.models import DynamoDBStreamsBackend
from moto.dynamodbstreams.responses import DynamoDBStreamsHandler
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

from infra.local import quick_answers, quick_calls, quick_imports, quick_items

# Sound: moto's transactions copy the table and put the copy back when one fails, so that writes
# made meanwhile are lost. Here one DynamoDB call runs at a time, as DynamoDB itself serialises what
# touches the same items. Quick: moto copies every item for a transaction, and reads and sorts every
# item for a query. Here a transaction copies the items it names, and a query looks only at items
# with its key. The answers are moto's own.
PLACES_KEPT = 100
_one_at_a_time = threading.RLock()
_touched: dict[str, list[dict[str, Any]]] = {}
_looked_for: list[tuple[str, DynamoType]] = []


def start(host: str = "127.0.0.1", port: int = 0) -> tuple[ThreadedMotoServer, str]:
    """Start moto's server on a free port, and return it with its address. Stop it with its own
    `stop()`.
    """
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    mend()
    server = ThreadedMotoServer(host, port, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    answer_directly(lambda url: url.startswith(address))
    BUILTIN_HANDLERS.append(
        ("before-send.dynamodb", functools.partial(_answer_without_socket, DynamoHandler, address))
    )
    BUILTIN_HANDLERS.append(
        (
            "before-send.dynamodb-streams",
            functools.partial(_answer_without_socket, DynamoDBStreamsHandler, address),
        )
    )
    return server, address


@functools.cache
def mend() -> None:
    """Mend moto's DynamoDB in this process, once, and let the rest of it load quickly."""
    quick_imports.load_formation()
    for handler in (DynamoHandler, DynamoDBStreamsHandler):
        _replace(handler, "call_action", _run_alone)
    _replace(DynamoDBBackend, "transact_write_items", _note_touched)
    _replace(DynamoDBStreamsBackend, "get_records", _trim_iterators)
    _replace(Table, "query", _query_narrowly)
    _replace(Table, "all_items", _narrow_items)
    setattr(Table, "__deepcopy__", _take_snapshot)  # noqa: B010
    quick_answers.shorten()
    quick_items.shorten()


def answer_directly(is_ours: Callable[[str], bool]) -> None:
    """Let the clients made from now on be answered by moto's actions, without a request."""
    quick_calls.answer_directly(is_ours, _one_at_a_time)


def _replace(
    owner: type, name: str, around: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> None:
    setattr(owner, name, around(getattr(owner, name)))


def _answer_without_socket(
    handler: Any, address: str, request: Any, **_: Any
) -> AWSResponse | None:
    """Answer a DynamoDB request of this process from the backend that the server serves, without a
    trip through the network.
    """
    if not request.url.startswith(address):
        return None
    from moto.core.request import normalize_request

    asked = normalize_request(request)
    status, headers, body = handler.dispatch(asked, asked.url, asked.headers)
    return AWSResponse(
        request.url,
        status,
        headers,
        quick_calls.Body(body.encode() if isinstance(body, str) else body),
    )


def _run_alone(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def call(*args: Any, **kwargs: Any) -> Any:
        with _one_at_a_time:
            return method(*args, **kwargs)

    return call


def _trim_iterators(method: Callable[..., Any]) -> Callable[..., Any]:
    """Keep the newest places in the stream only: moto keeps every one there ever was, and the pump
    asks each second.
    """

    @functools.wraps(method)
    def get_records(self: DynamoDBStreamsBackend, *args: Any, **kwargs: Any) -> Any:
        found = method(self, *args, **kwargs)
        while len(self.shard_iterators) > PLACES_KEPT:
            self.shard_iterators.pop(next(iter(self.shard_iterators)))
        return found

    return get_records


def _note_touched(method: Callable[..., Any]) -> Callable[..., Any]:
    """Let the copy that a transaction makes know which items it may change."""

    @functools.wraps(method)
    def transact(self: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
        with _one_at_a_time:
            for item in transact_items:
                for operation in item.values():
                    _touched.setdefault(operation.get("TableName", ""), []).append(
                        operation.get("Key") or operation.get("Item") or {}
                    )
            try:
                method(self, transact_items)
            finally:
                _touched.clear()

    return transact


def _take_snapshot(table: Table, memo: dict[int, Any]) -> Table:
    """Return a copy of `table` to roll back to.

    Inside a transaction, only the items that the transaction names are copied: those beside them
    stay as they are.
    """
    was = copy.copy(table)
    was.__dict__.pop("heard_index", None)
    was.items = defaultdict(dict, table.items)
    keys = _touched.get(table.name)
    if keys and table.range_key_attr:
        _copy_named(was, keys)
    else:
        was.items = copy.deepcopy(was.items, memo)
    if table.stream_shard is not None:
        was.stream_shard = copy.copy(table.stream_shard)
        was.stream_shard.table = was
        was.stream_shard.items = list(table.stream_shard.items)
    return was


def _copy_named(was: Table, keys: list[dict[str, Any]]) -> None:
    """Give `was` items of its own where `keys` name them."""
    for key in keys:
        if was.hash_key_attr not in key or was.range_key_attr not in key:
            continue
        partition = DynamoType(key[was.hash_key_attr])
        if partition not in was.items:
            continue
        named = DynamoType(key[was.range_key_attr])
        rows = was.items[partition] = dict(was.items[partition])
        if named in rows:
            rows[named] = copy.deepcopy(rows[named])


@contextmanager
def _look_for(key: tuple[str, DynamoType] | None) -> Iterator[None]:
    _looked_for[:] = [key] if key else []
    try:
        yield
    finally:
        _looked_for.clear()


def _query_narrowly(method: Callable[..., Any]) -> Callable[..., Any]:
    """Tell `all_items`, which `query` filters, what key is being looked for."""

    asked = inspect.signature(method)

    @functools.wraps(method)
    def query(*args: Any, **kwargs: Any) -> Any:
        given = asked.bind(*args, **kwargs).arguments
        table = given["self"]
        conditions = given.get("hash_key_conditions") or []
        if len(conditions) == 1:
            key = conditions[0]
        else:
            key = None
        if not given.get("index_name") and given["hash_key"] is not None:
            key = (table.hash_key_attr, given["hash_key"])
        with _one_at_a_time, _look_for(key):
            return method(*args, **kwargs)

    return query


def _narrow_items(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def all_items(self: Table) -> list[Item]:
        if not _looked_for or not self.has_range_key or self.stream_shard is None:
            return list(method(self))
        attribute, value = _looked_for[0]
        if attribute == self.hash_key_attr:
            if value not in self.items:
                return []
            return list(self.items[value].values())
        return _index(self, attribute).get(value, [])

    return all_items


def _index(table: Table, attribute: str) -> dict[DynamoType, list[Item]]:
    """Return items by the value of `attribute`, remembered until the table's stream says that
    something was written.
    """
    assert table.stream_shard is not None
    known: _Index = table.__dict__.setdefault("heard_index", _Index())
    if known.version != len(table.stream_shard.items):
        known = table.__dict__["heard_index"] = _Index(len(table.stream_shard.items))
    if attribute not in known.by:
        found = known.by[attribute] = defaultdict(list)
        for partition in table.items.values():
            for item in partition.values():
                if attribute in item.attrs:
                    found[item.attrs[attribute]].append(item)
    return known.by[attribute]


@dataclass
class _Index:
    version: int = -1
    by: dict[str, dict[DynamoType, list[Item]]] = field(default_factory=dict)
