"""Each line of the log says which function and which request it is of, and never what came in."""

from __future__ import annotations

import json

import pytest

from app import app
from chalicelib.log import logger
from infra.record import LIMITS, POLICIES
from tests.helpers import Heard, everything_logged, get

FUNCTIONS = ("mailroom", "postroom", "feedback", "stragglers", "sweep", "digest")


def test_every_function_is_tried_here() -> None:
    assert {source.name for source in app.event_sources} == set(FUNCTIONS)


def test_every_function_has_its_limits_and_its_policy() -> None:
    assert {"api_handler", *FUNCTIONS} == set(LIMITS)
    assert {path.stem for path in POLICIES.glob("*.json")} == set(LIMITS)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_function_s_lines_say_whose_they_are(heard: Heard, function: str) -> None:
    _call(heard, function)
    known = logger.get_current_keys()
    assert known["function_name"] == function
    assert len(known["function_request_id"]) == 36


def test_the_web_s_lines_say_which_request_they_are_of(heard: Heard) -> None:
    get(heard.client, "/")
    known = logger.get_current_keys()
    assert known["function_name"] == "api_handler"
    assert len(known["function_request_id"]) == 36


def test_a_line_has_its_request_and_nothing_of_the_event(
    heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POWERTOOLS_LOGGER_LOG_EVENT", "true")
    with everything_logged() as log:
        _call(heard, "mailroom")
        _call(heard, "feedback")
    lines = [json.loads(line) for line in log.getvalue().splitlines() if '"function_' in line]
    assert {line["function_name"] for line in lines} == {"mailroom", "feedback"}
    assert "secret words" not in log.getvalue()


def _call(heard: Heard, function: str) -> None:
    """Call a function with words that it cannot use."""
    events = heard.client.events
    if function == "mailroom":
        heard.call(function, events.generate_sqs_event(["secret words"]))
    elif function == "feedback":
        heard.call(function, events.generate_sns_event("secret words"))
    elif function == "postroom":
        heard.call(function, {"Records": []})
    else:
        heard.schedule(function)
