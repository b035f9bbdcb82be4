"""What this process is answered directly is what moto would have answered the long way: signed,
sent, written out and read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from boto3 import Session
from botocore.exceptions import ClientError
from botocore.handlers import BUILTIN_HANDLERS

from infra.local import quick_calls
from infra.local.quick_calls import OF_FILES, OF_ROWS
from tests.moto_aws import all_rows, empty, taken, the_table

KEY = {"pk": {"S": "CASE#1"}, "sk": {"S": "CASE"}}
CASE = KEY | {
    "version": {"N": "1"},
    "todo_pk": {"S": "DUE#0"},
    "todo_at": {"S": "2026-12-02"},
    "body": {"S": "Nobody came – “twice”."},
    "open": {"BOOL": True},
    "none": {"NULL": True},
    "tags": {"SS": ["a", "b"]},
    "many": {"L": [{"S": "x"}, {"M": {"n": {"N": "2"}}}]},
}
EVENT = {"pk": {"S": "CASE#1"}, "sk": {"S": "EVENT#1"}, "body": {"S": "{}"}}
BYTES = {"pk": {"S": "CASE#1"}, "sk": {"S": "BYTES"}, "raw": {"B": b"\x00\xff"}}
ABSENT = {"pk": {"S": "CASE#2"}, "sk": {"S": "CASE"}}
IS_NEW = "attribute_not_exists(pk)"
OLD = {
    "UpdateExpression": "SET version = version + :one, #b = :b REMOVE todo_pk, todo_at",
    "ConditionExpression": "version = :was",
    "ExpressionAttributeNames": {"#b": "body"},
    "ReturnValues": "ALL_NEW",
}
VALUES = {":one": {"N": "1"}, ":b": {"S": "Written."}, ":was": {"N": "1"}}
OF_CASE = {
    "KeyConditionExpression": "pk = :p",
    "ExpressionAttributeValues": {":p": {"S": "CASE#1"}},
}
WAITING = {
    "IndexName": "todo",
    "KeyConditionExpression": "todo_pk = :p AND todo_at <= :a",
    "ExpressionAttributeValues": {":p": {"S": "DUE#0"}, ":a": {"S": "2026-12-03"}},
}
ONE_TRUE_ONE_FALSE = [
    {"Put": {"Item": ABSENT, "ConditionExpression": IS_NEW}},
    {"Put": {"Item": EVENT, "ConditionExpression": IS_NEW}},
]
STEPS = (
    ("PutItem", {"Item": CASE, "ConditionExpression": IS_NEW}),
    ("PutItem", {"Item": CASE, "ConditionExpression": IS_NEW}),  # refused
    ("PutItem", {"Item": EVENT, "ReturnConsumedCapacity": "TOTAL"}),
    ("PutItem", {"Item": BYTES}),
    ("PutItem", {"Item": KEY | {"body": {"S": "x" * 410_000}}}),  # too large
    ("PutItem", {"Item": {"pk": {"S": "CASE#1"}}}),  # no key
    ("GetItem", {"Key": KEY, "ConsistentRead": True}),
    ("GetItem", {"Key": ABSENT}),
    ("Query", OF_CASE),
    ("Query", OF_CASE | {"Limit": 1, "ScanIndexForward": False}),
    ("Query", OF_CASE | {"Select": "COUNT"}),
    ("Query", WAITING),
    ("Query", WAITING | {"IndexName": "none"}),  # no such index
    ("UpdateItem", OLD | {"Key": KEY, "ExpressionAttributeValues": VALUES}),
    ("UpdateItem", OLD | {"Key": KEY, "ExpressionAttributeValues": VALUES}),  # refused
    ("Query", WAITING),
    ("TransactWriteItems", ONE_TRUE_ONE_FALSE),  # cancelled
    ("TransactWriteItems", ONE_TRUE_ONE_FALSE[:1]),
    ("GetItem", {"Key": KEY}),
    ("DeleteItem", {"Key": KEY, "ReturnValues": "ALL_OLD"}),
    ("DeleteItem", {"Key": KEY}),
    ("Query", OF_CASE),
)
METHODS = {
    "PutItem": "put_item",
    "GetItem": "get_item",
    "Query": "query",
    "UpdateItem": "update_item",
    "DeleteItem": "delete_item",
    "TransactWriteItems": "transact_write_items",
}
LETTER = {
    "FromEmailAddress": "complaints@heard.sefton.example",
    "Destination": {"ToAddresses": ["sam@family.example"]},
    "Content": {
        "Raw": {"Data": b"Subject: We have it\r\n\r\nThank you \xe2\x80\x93 we have it.\r\n"}
    },
}


def make_client(service: str, *, quick: bool) -> Any:
    """Return a client that is answered directly, or one that is answered the long way."""
    made = Session().client(service)
    if not quick:
        for name, handler, *_ in BUILTIN_HANDLERS:
            if handler.__module__ == quick_calls.__name__:
                made.meta.events.unregister(name, handler)
    return made


def ask(call: Callable[..., Any], **given: Any) -> dict[str, Any]:
    """Return the answer, or the error as AWS says it, without what is new each time."""
    try:
        answer = call(**given)
    except ClientError as refused:
        answer = dict(refused.response)
    metadata = answer.pop("ResponseMetadata")
    answer.pop("LastModified", None)
    return {**answer, "status": metadata["HTTPStatusCode"], "tries": metadata["RetryAttempts"]}


def ask_for_rows(table: str, operation: str, given: Any, client: Any) -> dict[str, Any]:
    call = getattr(client, METHODS[operation])
    if operation != "TransactWriteItems":
        return ask(call, TableName=table, **given)
    items = [{kind: {"TableName": table, **what}} for one in given for kind, what in one.items()]
    return ask(call, TransactItems=items)


@pytest.fixture
def sent() -> list[str]:
    """Return the calls that go the long way, as they go."""
    return []


def watch(client: Any, sent: list[str]) -> None:
    client.meta.events.register(
        "before-send", lambda event_name, **_: sent.append(event_name.rpartition(".")[2])
    )


def test_each_operation_on_rows_answers_as_the_long_way_does(
    aws: dict[str, str], sent: list[str]
) -> None:
    table = aws["HEARD_TABLE"]
    told = {}
    for quick in (True, False):
        empty(aws)
        client = make_client("dynamodb", quick=quick)
        watch(client, sent if quick else [])
        answers = [ask_for_rows(table, name, given, client) for name, given in STEPS]
        streamed = [record.to_json()["dynamodb"] for record in the_table(table).stream_shard.items]
        for record in streamed:
            for new in ("ApproximateCreationDateTime", "SequenceNumber", "SizeBytes"):
                del record[new]
        told[quick] = (answers, all_rows(table), repr(streamed))
    assert told[True] == told[False]
    assert {name for name, _ in STEPS} == set(OF_ROWS)
    refused = [answer for answer in told[True][0] if "Error" in answer]
    assert len(sent) == len(refused) + 1  # and the bytes, which go the long way


def test_files_are_kept_and_read_as_the_long_way_does(aws: dict[str, str], sent: list[str]) -> None:
    bucket = aws["HEARD_MAIL_BUCKET"]
    told = {}
    for quick in (True, False):
        empty(aws)
        client = make_client("s3", quick=quick)
        watch(client, sent if quick else [])
        put = ask(
            client.put_object,
            Bucket=bucket,
            Key="sent/é 1",
            Body=b"\x00\xff words",
            ContentType="message/rfc822",
            Metadata={"letter": "one"},
        )
        got = ask(client.get_object, Bucket=bucket, Key="sent/é 1")
        got["Body"] = got["Body"].read()
        part = ask(client.get_object, Bucket=bucket, Key="sent/é 1", Range="bytes=1-3")
        part["Body"] = part["Body"].read()
        told[quick] = (put, got, part, ask(client.get_object, Bucket=bucket, Key="none"))
    for quick, long in zip(told[True], told[False], strict=True):
        checksums = {name for name in long if name.startswith("Checksum")}
        assert quick == {name: said for name, said in long.items() if name not in checksums}
    assert told[True][1]["Body"] == b"\x00\xff words"
    assert sent == ["GetObject"]  # the one that is not there
    assert set(OF_FILES) == {"GetObject", "PutObject"}


def test_a_letter_is_taken_as_the_long_way_takes_it(aws: dict[str, str], sent: list[str]) -> None:
    told = {}
    for quick in (True, False):
        empty(aws)
        client = make_client("sesv2", quick=quick)
        watch(client, sent if quick else [])
        answer = ask(client.send_email, **LETTER)
        (letter,) = taken()
        assert answer.pop("MessageId") == letter.id
        told[quick] = (answer, letter.raw_data, letter.source, letter.destinations)
    assert told[True] == told[False]
    assert sent == []
