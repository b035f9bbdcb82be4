"""What the tests of the app share: an AWS of moto built from the same template as the real one, the
app on it, and a clock to hold.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling

from tests.engines import COUNCILS, ROOT

os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-west-2",
    "HEARD_COUNCIL": os.environ.get("HEARD_COUNCIL", "sefton"),
    "HEARD_COUNCILS": COUNCILS,
    "HEARD_ORIGIN": "https://complaints.sefton.example",
    "HEARD_TABLE": "heard-dev",
    "HEARD_MAIL_BUCKET": "heard-dev-mail",
    "HEARD_FILES_BUCKET": "heard-dev-files",
    "HEARD_KEYS_SECRET": "heard-dev-keys",
    "HEARD_CONFIGURATION_SET": "heard-dev",
    "HEARD_MAIL_QUEUE": "heard-dev-inbound",
    "HEARD_FEEDBACK_TOPIC": "heard-dev-feedback",
    "HEARD_STREAM_ARN": (
        "arn:aws:dynamodb:eu-west-2:123456789012:table/heard-dev/stream/2026-01-01T00:00:00.000"
    ),
    "POWERTOOLS_METRICS_NAMESPACE": "Heard",
    "POWERTOOLS_SERVICE_NAME": "heard",
}
os.environ.pop("AWS_ENDPOINT_URL", None)

# Without bytecode each worker, and each program that a test starts, compiles everything again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# The same examples every time where nobody is there to read a new one; anywhere else each run tries
# others. No example has a deadline: a busy machine is no fault of what is tested.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")

# by the time that each took in a whole run: first the rooms and files that are long by themselves
SLOW_FIRST = (
    "deploy",
    "browser",
    "letters",
    "standin",
    "infra/test_bench",
    "doors/public/test_bad_input",
    "lives",
    "races",
    "infra/test_package",
    "casework/test_schedules",
    "core/test_correct_points",
    "doors/person/test_reaching",
    "casework/mail/test_words_of_mail",
    "casework/test_postroom",
    "core/test_life_of_a_case",
    "mail/test_none_lost",
    "doors",
    "casework",
)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Let each worker begin with tests of its own, so that in a fresh clone each file is compiled
    by one of them and only read by the others.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        return
    files = [path for asked in session.config.args for path in Path(asked).rglob("test_*.py")]
    files.sort()
    first = len(files) * int(worker["workerid"][2:]) // worker["workercount"]
    for path in files[first:] + files[:first]:
        with suppress(Exception, pytest.skip.Exception):  # its own collection says what is wrong
            module = path.resolve().relative_to(ROOT).with_suffix("")
            importlib.import_module(".".join(module.parts))


# rooms whose files share what is slow to start or to make: a browser, a stand-in, every letter
TOGETHER = ("browser", "standin", "letters")


class ByRoom(LoadFileScheduling):
    """Gives a worker a file whole, and a room whose files share something, whole too."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        room = file.split("/")[1]
        if room in TOGETHER:
            return room
        return file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByRoom:
    """Return how the tests of a run are shared among its workers."""
    return ByRoom(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, so that two workers end together."""

    def place(item: pytest.Item) -> int:
        where = item.path.as_posix()
        return next(
            (n for n, slow in enumerate(SLOW_FIRST) if f"/tests/{slow}" in where), len(SLOW_FIRST)
        )

    items.sort(key=place)


def pytest_collection_finish() -> None:
    """Spare the collector what stays to the end: it took an eighth of the time of a test on
    moto.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


# acknowledged by Wednesday 2 December, answered by Friday 11 December, at most by Tuesday 29
FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


class HeldClock:
    """A clock that stands where it is put. The app reads it through `clock.follow`."""

    def __init__(self, now: datetime = FRIDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Iterator[HeldClock]:
    """Return the app's clock, held at 10am on Friday 27 November 2026."""
    from chalicelib import clock

    held = HeldClock()
    clock.follow(held)
    yield held
    clock.follow()


@pytest.fixture(scope="session")
def built() -> Iterator[dict[str, str]]:
    """Yield a moto AWS with what infra/template.yaml makes in it: built once, emptied before
    each test.
    """
    from moto import mock_aws

    from infra.local.engine import answer_directly, mend
    from infra.local.resources import build
    from tests.moto_aws import start_afresh

    mend()
    answer_directly(lambda url: ".amazonaws.com" in url)
    with mock_aws():
        environment = build("heard.sefton.example")
        os.environ |= environment
        start_afresh(environment["HEARD_TABLE"])
        yield environment


@pytest.fixture
def aws(built: dict[str, str], time: HeldClock) -> dict[str, str]:
    """Return the AWS, empty."""
    from tests.moto_aws import empty

    empty(built)
    return built


@pytest.fixture
def client(aws: dict[str, str]) -> Iterator[Any]:
    """Return the app, as API Gateway, SQS, SNS, streams and schedules call it."""
    from chalice.test import Client

    from app import app
    from tests.browsing import Browser

    with Client(app) as made:
        made._http_client = Browser(app, made._chalice_config)
        yield made


@pytest.fixture
def heard(client: Any, aws: dict[str, str]) -> Any:
    """Return the app with its doors as methods."""
    from tests.helpers import Heard

    return Heard(client, aws)
