"""The AWS of moto that the app's tests run on: emptied between tests, and what it holds read as AWS
itself would tell it.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import boto3

REGION = "eu-west-2"
BUCKETS = ("HEARD_MAIL_BUCKET", "HEARD_FILES_BUCKET")


def start_afresh(table: str) -> None:
    """Let the product read its settings again, and drop the clients it keeps from call to call."""
    from chalicelib import aws, files, links, pages, post
    from chalicelib.settings import settings
    from chalicelib.store import rows

    for kept in (
        aws.session,
        settings,
        links._list_keys,
        post._open_ses,
        post._open_s3,
        files._s3,
        pages.describe_site,
        pages.load_assets,
    ):
        kept.cache_clear()
    for model in (rows._Meta, *(m.Meta for m in (rows.Row, *rows.Row.__subclasses__()))):
        model.table_name = table
    for model in (rows.Row, *rows.Row.__subclasses__()):
        model._connection = None
    # now, since Chalice's test client puts the environment of .chalice/config.json in place during
    # a request
    settings()


def empty(environment: dict[str, str]) -> None:
    """Take out whatever an earlier test left in the table, the buckets and the post."""
    table = the_table(environment["HEARD_TABLE"])
    table.items.clear()
    _forget_stream(table)
    for name in BUCKETS:
        _files(environment[name]).clear()
    taken().clear()


@dataclass(frozen=True)
class Snapshot:
    """All that the table, the buckets and the post held at one moment."""

    rows: dict[Any, Any]
    stream: list[Any]
    files: dict[str, dict[str, list[Any]]]
    posted: list[Any]


def is_empty(environment: dict[str, str]) -> bool:
    """Return whether nothing has been written since the test began."""
    return not the_table(environment["HEARD_TABLE"]).items and not taken()


def snapshot(environment: dict[str, str]) -> Snapshot:
    """Return what there is, to be put back by `restore`."""
    table = the_table(environment["HEARD_TABLE"])
    rows = copy.deepcopy(dict(table.items))
    files = {name: copy.deepcopy(dict(_files(environment[name]).lists())) for name in BUCKETS}
    return Snapshot(rows, list(table.stream_shard.items), files, list(taken()))


def restore(environment: dict[str, str], held: Snapshot) -> None:
    """Put back what there was, in place of what there is."""
    empty(environment)
    table = the_table(environment["HEARD_TABLE"])
    table.items.update(copy.deepcopy(held.rows))
    table.stream_shard.items.extend(held.stream)
    for name, files in held.files.items():
        for key, versions in files.items():
            _files(environment[name]).setlist(key, copy.deepcopy(versions))
    taken().extend(held.posted)


def _files(bucket: str) -> Any:
    """Return moto's own store of a bucket's files."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.s3.models import s3_backends

    return s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[bucket].keys


def _forget_stream(table: Any) -> None:
    """Drop what the stream holds, which moto copies before each transaction, and the index that
    counts it.
    """
    table.stream_shard.items.clear()
    table.__dict__.pop("heard_index", None)


def the_table(name: str) -> Any:
    """moto's own table."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.dynamodb.models import dynamodb_backends

    return dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables[name]


def all_rows(table: str) -> list[dict[str, Any]]:
    """Every row of the table, its attributes as they were written."""
    held = [row for rows in the_table(table).items.values() for row in rows.values()]
    return [{name: value.value for name, value in row.attrs.items()} for row in held]


def taken() -> list[Any]:
    """Return what SES has taken, oldest first."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.ses.models import ses_backends

    messages: list[Any] = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages
    return messages


@cache
def aws_client(service: str, endpoint: str | None = None) -> Any:
    """Return a client of moto's AWS, made once: each costs a tenth of a second."""
    return boto3.client(service, endpoint_url=endpoint)


class Stream:
    """The table's stream, read as Lambda reads it, straight from moto: an API call for each look
    would double the time of a test.
    """

    def __init__(self, environment: dict[str, str]) -> None:
        self._arn = environment["HEARD_STREAM_ARN"]
        self._table = environment["HEARD_TABLE"]

    def records(self) -> list[dict[str, Any]]:
        """Return what was written since the last call, oldest first."""
        table = the_table(self._table)
        found = [self._as_lambda_gives_it(row.to_json()) for row in table.stream_shard.items]
        _forget_stream(table)
        return found

    def _as_lambda_gives_it(self, record: dict[str, Any]) -> dict[str, Any]:
        return {**json.loads(json.dumps(record, default=_plain)), "eventSourceARN": self._arn}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.timestamp()
    return value.to_regular_json()
