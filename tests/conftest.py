"""What the tests of the app share: an AWS of moto built from the same template as the real one, the app on it, and a clock to hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

os.environ |= {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-west-2",
    "HEARD_COUNCIL": os.environ.get("HEARD_COUNCIL", "sefton"),
    "HEARD_ORIGIN": "https://complaints.sefton.example",
    "HEARD_TABLE": "heard-dev",
    "HEARD_MAIL_BUCKET": "heard-dev-mail",
    "HEARD_FILES_BUCKET": "heard-dev-files",
    "HEARD_KEYS_SECRET": "heard-dev-keys",
    "HEARD_CONFIGURATION_SET": "heard-dev",
    "HEARD_MAIL_QUEUE": "heard-dev-inbound",
    "HEARD_FEEDBACK_TOPIC": "heard-dev-feedback",
    "HEARD_STREAM_ARN": "arn:aws:dynamodb:eu-west-2:123456789012:table/heard-dev/stream/2026-01-01T00:00:00.000",
    "POWERTOOLS_METRICS_NAMESPACE": "Heard",
    "POWERTOOLS_SERVICE_NAME": "heard",
}
os.environ.pop("AWS_ENDPOINT_URL", None)

FRIDAY = datetime(
    2026, 11, 27, 10, 0, tzinfo=UTC
)  # Friday 27 November 2026: ack by Wed 2 Dec, reply by Fri 11 Dec, at most Tue 29 Dec


class HeldClock:
    """A clock that stands where it is put. The app reads it through `clock.follow`."""

    def __init__(self, now: datetime = FRIDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Iterator[HeldClock]:
    """The app's clock, held at Friday 27 November 2026, 10 in the morning."""
    from chalicelib import clock

    held = HeldClock()
    clock.follow(held)
    yield held
    clock.follow()


@pytest.fixture(scope="session")
def built() -> Iterator[dict[str, str]]:
    """An AWS of moto, with what infra/template.yaml makes in it: built once, emptied before each test."""
    from moto import mock_aws

    from infra.local.resources import build

    with mock_aws():
        environment = build("heard.sefton.example")
        os.environ |= environment
        start_afresh(environment["HEARD_TABLE"])
        yield environment


@pytest.fixture
def aws(built: dict[str, str], time: HeldClock) -> Iterator[dict[str, str]]:
    """The AWS, empty."""
    empty(built)
    yield built


def start_afresh(table: str) -> None:
    """Let the product read its settings again, and drop the clients it keeps from call to call."""
    from chalicelib import aws, files, links, pages, post
    from chalicelib.settings import settings
    from chalicelib.store import rows

    for kept in (aws.session, settings, links._keys, post._ses, post._s3, files._s3, pages.site, pages.assets):
        kept.cache_clear()
    for model in (rows._Meta, *(m.Meta for m in (rows.Row, *rows.Row.__subclasses__()))):
        model.table_name = table
    for model in (rows.Row, *rows.Row.__subclasses__()):
        model._connection = None
    settings()  # now, since Chalice's test client puts the environment of .chalice/config.json in place during a request


def empty(environment: dict[str, str]) -> None:
    """Take out whatever an earlier test left in the table, the buckets and the post."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.dynamodb.models import dynamodb_backends
    from moto.s3.models import s3_backends
    from moto.ses.models import ses_backends

    dynamodb_backends[DEFAULT_ACCOUNT_ID]["eu-west-2"].tables[environment["HEARD_TABLE"]].items.clear()
    for bucket in ("HEARD_MAIL_BUCKET", "HEARD_FILES_BUCKET"):
        s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[environment[bucket]].keys.clear()
    ses_backends[DEFAULT_ACCOUNT_ID]["eu-west-2"].sent_messages.clear()


@pytest.fixture
def client(aws: dict[str, str]) -> Iterator[Any]:
    """The app, as API Gateway, SQS, SNS, streams and schedules would call it."""
    from chalice.test import Client

    from app import app

    with Client(app) as made:
        yield made


@pytest.fixture
def post_room(client: Any, time: HeldClock) -> Callable[[], list[Any]]:
    """Send every letter that waits, as the post room would, and give what SES has taken so far, oldest first."""
    from tests.helpers import sent_so_far

    def send() -> list[Any]:
        client.lambda_.invoke("stragglers", client.events.generate_cw_event("aws.events", "Scheduled Event", {}, []))
        return sent_so_far()

    return send
