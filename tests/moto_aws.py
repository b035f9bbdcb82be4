"""The AWS of moto that the app's tests run on: emptied between tests, and what it holds read as AWS itself would tell it."""

from __future__ import annotations

from typing import Any

import boto3

REGION = "eu-west-2"


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
    from moto.s3.models import s3_backends

    the_table(environment["HEARD_TABLE"]).items.clear()
    for bucket in ("HEARD_MAIL_BUCKET", "HEARD_FILES_BUCKET"):
        s3_backends[DEFAULT_ACCOUNT_ID]["aws"].buckets[environment[bucket]].keys.clear()
    taken().clear()


def the_table(name: str) -> Any:
    """moto's own table."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.dynamodb.models import dynamodb_backends

    return dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables[name]


def taken() -> list[Any]:
    """What SES has taken, oldest first."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.ses.models import ses_backends

    messages: list[Any] = ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages
    return messages


class Stream:
    """The table's stream, read as Lambda reads it: `records` gives what was written since the last call."""

    def __init__(self, arn: str) -> None:
        endpoint = f"https://streams.dynamodb.{REGION}.amazonaws.com"  # moto knows no account-based one
        self._client, self._arn = boto3.client("dynamodbstreams", endpoint_url=endpoint), arn
        self._after = ""
        self.records()

    def records(self) -> list[dict[str, Any]]:
        """New records, oldest first."""
        shard = self._client.describe_stream(StreamArn=self._arn)["StreamDescription"]["Shards"][0]["ShardId"]
        place = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": self._after}
            if self._after
            else {"ShardIteratorType": "TRIM_HORIZON"}
        )
        iterator = self._client.get_shard_iterator(StreamArn=self._arn, ShardId=shard, **place)["ShardIterator"]
        found = self._client.get_records(ShardIterator=iterator)["Records"]
        self._after = found[-1]["dynamodb"]["SequenceNumber"] if found else self._after
        return [self._as_lambda_gives_it(record) for record in found]

    def _as_lambda_gives_it(self, record: dict[str, Any]) -> dict[str, Any]:
        told = record["dynamodb"]
        at = told["ApproximateCreationDateTime"].timestamp()
        return {**record, "eventSourceARN": self._arn, "dynamodb": {**told, "ApproximateCreationDateTime": at}}
