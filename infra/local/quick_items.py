"""moto's items of DynamoDB, made quicker: it copies values that never change, measures a whole item
for each attribute that is put in, and takes items apart and puts them together again to show part
of one. What it holds and answers stays the same.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, cast

from moto.dynamodb.comparisons import ConditionExpressionParser
from moto.dynamodb.exceptions import ItemSizeTooLarge
from moto.dynamodb.models.dynamo_type import DynamoType, Item, LimitedSizeDict
from moto.dynamodb.parsing.ast_nodes import (  # type: ignore[attr-defined]
    DepthFirstTraverser,
    Node,
)
from moto.dynamodb.parsing.expressions import UpdateExpressionParser  # type: ignore[attr-defined]

SIMPLE = frozenset(("S", "N", "BOOL", "NULL"))
LARGEST = 405_000  # moto's own bound


def shorten() -> None:
    """Make moto's items quicker in this process."""
    _read_expressions_once()
    setattr(Item, "__init__", _make_item)  # noqa: B010
    setattr(Item, "__deepcopy__", _copy_item)  # noqa: B010
    setattr(DynamoType, "__deepcopy__", _keep_simple(DynamoType.__deepcopy__))  # noqa: B010
    setattr(DynamoType, "__hash__", _hash_simple(DynamoType.__hash__))  # noqa: B010
    setattr(DynamoType, "__eq__", _compare_simple(DynamoType.__eq__))  # noqa: B010
    setattr(DynamoType, "size", _measure_once(DynamoType.size))  # noqa: B010
    setattr(Item, "project", _project_simply(Item.project))  # noqa: B010


def _read_expressions_once() -> None:
    """Let moto take the words of an update or a condition apart once, and not for each item: what
    it does with them it does to copies.
    """
    parser: Any = UpdateExpressionParser
    parser.make = staticmethod(lru_cache(500)(parser.make))
    traverser: Any = DepthFirstTraverser
    traverser.nodes_to_be_processed = _list_nodes
    traverser.traverse_node_recursively = _walk_quickly(traverser)
    conditions: Any = ConditionExpressionParser
    read = lru_cache(2000)(partial(conditions._lex_one_node, conditions(None, None, None)))
    conditions._lex_one_node = lambda _, remaining_expression: read(remaining_expression)


def _list_nodes(self: Any) -> tuple[type, ...]:
    """Return the kinds of node that a traverser works on, listed once for each kind of traverser.

    One that chooses for itself has a method of its own, which stays.
    """
    known: tuple[type, ...] | None = type(self).__dict__.get("heard_nodes")
    if known is None:
        known = tuple(self._processing_map())
        setattr(type(self), "heard_nodes", known)  # noqa: B010
    return known


def _walk_quickly(traverser: Any) -> Callable[..., Any]:
    """Return moto's walk through an expression, which asks once what it works on."""
    unhooked = traverser.pre_processing_of_child

    def traverse(self: Any, node: Any, child_id: int = -1) -> Any:
        kinds = self.nodes_to_be_processed()
        hooked = type(self).pre_processing_of_child is not unhooked

        def walk(node: Any, child_id: int) -> Any:
            if not isinstance(node, Node):
                return node
            parent = node.parent
            for n, child in enumerate(node.children or ()):
                if hooked:
                    self.pre_processing_of_child(node, n)
                walk(child, n)
            if isinstance(node, kinds):
                node = self.process(node)
                node.parent = parent
                if parent:
                    parent.children[child_id] = node
            return node

        return walk(node, child_id)

    return traverse


def _make_item(
    self: Item, hash_key: DynamoType, range_key: DynamoType | None, attrs: dict[str, Any]
) -> None:
    """Make an item, and measure it once."""
    self.hash_key = hash_key
    self.range_key = range_key
    self.attrs = LimitedSizeDict()
    for key, value in attrs.items():
        dict.__setitem__(self.attrs, key, DynamoType(value))
    if self.size() > LARGEST:
        raise ItemSizeTooLarge


def _copy_item(self: Item, memo: dict[int, Any]) -> Item:
    """Return an item with attributes of its own, whose simple values are shared."""
    made: Any = Item.__new__(Item)
    made.hash_key = self.hash_key
    made.range_key = self.range_key
    made.attrs = LimitedSizeDict.__new__(LimitedSizeDict)
    dict.update(made.attrs, self.attrs)
    for key, value in self.attrs.items():
        if value.type not in SIMPLE:
            dict.__setitem__(made.attrs, key, copy.deepcopy(value, memo))
    return cast(Item, made)


def _keep_simple(method: Callable[..., DynamoType]) -> Callable[..., DynamoType]:
    def deepcopy(self: DynamoType, memo: dict[int, Any]) -> DynamoType:
        if self.type in SIMPLE:
            return self
        return method(self, memo)

    return deepcopy


def _hash_simple(method: Callable[..., int]) -> Callable[..., int]:
    def hash_value(self: DynamoType) -> int:
        if self.type == "S":
            return hash(self.value)
        return method(self)

    return hash_value


def _compare_simple(method: Callable[..., bool]) -> Callable[..., bool]:
    def is_equal(self: DynamoType, other: DynamoType) -> bool:
        if self.type == "S":
            return other.type == "S" and bool(self.value == other.value)
        return method(self, other)

    return is_equal


def _measure_once(method: Callable[..., int]) -> Callable[..., int]:
    def size(self: DynamoType) -> int:
        if self.type not in SIMPLE:
            return method(self)
        known: tuple[Any, int] | None = self.__dict__.get("heard_size")
        if known is None or known[0] is not self.value:
            known = self.__dict__["heard_size"] = (self.value, method(self))
        return known[1]

    return size


def _project_simply(method: Callable[..., Item]) -> Callable[..., Item]:
    """Return whole attributes as they are; leave parts of them to moto."""

    def project(self: Item, projection_expressions: list[list[str]]) -> Item:
        wanted = {}
        for path in projection_expressions:
            value = self.attrs.get(path[0])
            if len(path) > 1 or (value is not None and value.type not in SIMPLE):
                return method(self, projection_expressions)
            if value is not None:
                wanted[path[0]] = value
        return Item(self.hash_key, self.range_key, wanted)

    return project
