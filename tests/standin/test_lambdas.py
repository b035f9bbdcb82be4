"""A function that fails is tried again as Lambda tries it, and what is given up is kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from chalice import Chalice, Rate

from infra.local import schedules
from infra.local.lambdas import Lambdas, make_schedule_event

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def _app(failures: int) -> tuple[Chalice, list[str]]:
    app = Chalice("trial")
    seen = []

    @app.schedule(Rate(15, unit=Rate.MINUTES))
    def rounds(event: Any) -> None:
        seen.append(event.time)
        if len(seen) <= failures:
            raise ValueError("a reason")

    return app, seen


@pytest.mark.parametrize(
    ("failures", "tries", "done"), [(0, 1, True), (1, 2, True), (2, 3, True), (9, 3, False)]
)
def test_a_function_is_tried_three_times_and_no_more(failures: int, tries: int, done: bool) -> None:
    app, seen = _app(failures)
    kept: list[str] = []
    assert (
        Lambdas(app, kept.append).run_until_done("rounds", make_schedule_event("rounds", NOON))
        is done
    )
    assert seen == ["2026-11-23T12:00:00Z"] * tries
    assert len(kept) == (0 if done else 1)


def test_what_is_given_up_keeps_its_event_and_why() -> None:
    app, _ = _app(9)
    kept: list[str] = []
    event = make_schedule_event("rounds", NOON)
    Lambdas(app, kept.append).run_until_done("rounds", event)
    found = json.loads(kept[0])
    assert found["requestPayload"] == event
    assert found["responsePayload"] == {"errorType": "ValueError", "errorMessage": "a reason"}


def test_schedules_are_those_the_app_declares() -> None:
    app, _ = _app(0)
    assert [(s.name, s.expression) for s in schedules.read_schedules(app)] == [
        ("rounds", "rate(15 minutes)")
    ]
