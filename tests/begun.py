"""What many tests begin with, made by the doors once and put back as it was for each of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar

from chalicelib import clock
from tests.helpers import Heard
from tests.moto_aws import Snapshot, is_empty, restore, snapshot

T = TypeVar("T")


def begun_once(begin: Callable[..., T]) -> Callable[..., T]:
    """Return `begin`, which is called once for each of its arguments and instants.

    Later tests are given what it left in AWS, the time at which it ended where it moves the
    test's `time`, and what it returned, which must be no test's own. A test that has written
    something before begins afresh.
    """
    kept: dict[str, tuple[Snapshot, T, datetime]] = {}

    @wraps(begin)
    def begun(heard: Heard, *time: Any, **answers: Any) -> T:
        name = f"{clock.now()} {sorted(answers.items())}"
        fresh = is_empty(heard.environment)
        if not fresh or name not in kept:
            made = begin(heard, *time, **answers)
            if fresh:
                kept[name] = (snapshot(heard.environment), made, clock.now())
            return made
        held, made, at = kept[name]
        restore(heard.environment, held)
        for each in time:
            each.now = at
        return made

    return begun
