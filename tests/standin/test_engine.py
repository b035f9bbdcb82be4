"""The engine that the stand-in starts loses no update and answers as DynamoDB would, however many
write at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.standin.running import Running

TABLE = "trial"


@pytest.fixture(scope="module")
def table(standin: Running) -> Iterator[Any]:
    """Yield a new table on the engine, with an index and a stream as the product's table has."""
    dynamodb = standin.client("dynamodb")
    dynamodb.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "todo", "at")
        ],
        KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"},
            {"AttributeName": "sk", "KeyType": "RANGE"},
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "due",
                "KeySchema": [
                    {"AttributeName": "todo", "KeyType": "HASH"},
                    {"AttributeName": "at", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "KEYS_ONLY"},
            }
        ],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
    yield dynamodb
    dynamodb.delete_table(TableName=TABLE)


def _text(**values: str) -> dict[str, dict[str, str]]:
    return {name: {"S": value} for name, value in values.items()}


def _due(dynamodb: Any, until: str, **more: Any) -> list[str]:
    found = dynamodb.query(
        TableName=TABLE,
        IndexName="due",
        KeyConditionExpression="todo = :t AND #at <= :a",
        ExpressionAttributeNames={"#at": "at"},
        ExpressionAttributeValues=_text(**{":t": "DUE", ":a": until}),
        **more,
    )
    return [item["sk"]["S"] for item in found["Items"]]


def test_eight_writers_of_one_row_lose_no_update(table: Any) -> None:
    key = _text(pk="race", sk="CASE")
    table.put_item(TableName=TABLE, Item=key | {"version": {"N": "0"}})

    def write(writer: int) -> int:
        done = 0
        for attempt in range(10):
            version = table.get_item(TableName=TABLE, Key=key, ConsistentRead=True)["Item"][
                "version"
            ]["N"]
            update = {
                "TableName": TABLE,
                "Key": key,
                "UpdateExpression": "SET version = :new",
                "ConditionExpression": "version = :old",
                "ExpressionAttributeValues": {
                    ":old": {"N": version},
                    ":new": {"N": str(int(version) + 1)},
                },
            }
            event = {"TableName": TABLE, "Item": _text(pk="race", sk=f"EVENT#{writer}-{attempt}")}
            try:
                table.transact_write_items(TransactItems=[{"Update": update}, {"Put": event}])
                done += 1
            except table.exceptions.TransactionCanceledException:
                continue  # another writer was first
        return done

    with ThreadPoolExecutor(8) as pool:
        done = sum(pool.map(write, range(8)))
    version = int(table.get_item(TableName=TABLE, Key=key)["Item"]["version"]["N"])
    rows = table.query(
        TableName=TABLE,
        KeyConditionExpression="pk = :p",
        ExpressionAttributeValues=_text(**{":p": "race"}),
    )
    assert done == version == rows["Count"] - 1 > 0


def test_a_cancelled_transaction_leaves_nothing_behind(table: Any) -> None:
    kept = _text(pk="cancel", sk="kept", word="before")
    table.put_item(TableName=TABLE, Item=kept)
    items = [
        {"Put": {"TableName": TABLE, "Item": _text(pk="cancel", sk="kept", word="after")}},
        {"Put": {"TableName": TABLE, "Item": _text(pk="fresh", sk="new", todo="DUE", at="0")}},
        {
            "Put": {
                "TableName": TABLE,
                "Item": _text(pk="cancel", sk="other"),
                "ConditionExpression": "attribute_exists(pk)",
            }
        },
    ]
    with pytest.raises(ClientError) as refused:
        table.transact_write_items(TransactItems=items)
    codes = [reason["Code"] for reason in refused.value.response["CancellationReasons"]]
    assert codes == ["None", "None", "ConditionalCheckFailed"]
    assert table.get_item(TableName=TABLE, Key=_text(pk="cancel", sk="kept"))["Item"] == kept
    assert "Item" not in table.get_item(TableName=TABLE, Key=_text(pk="fresh", sk="new"))
    assert "new" not in _due(table, "9")


def test_an_index_follows_every_kind_of_write(table: Any) -> None:
    key = _text(pk="index", sk="row")
    table.put_item(TableName=TABLE, Item=key | _text(todo="DUE", at="5"))
    assert _due(table, "4") == []
    assert _due(table, "5") == ["row"]
    table.update_item(
        TableName=TABLE,
        Key=key,
        UpdateExpression="SET #a = :a",
        ExpressionAttributeNames={"#a": "at"},
        ExpressionAttributeValues=_text(**{":a": "3"}),
    )
    assert _due(table, "4") == ["row"]
    table.update_item(TableName=TABLE, Key=key, UpdateExpression="REMOVE todo")
    assert _due(table, "9") == []
    table.transact_write_items(
        TransactItems=[{"Put": {"TableName": TABLE, "Item": key | _text(todo="DUE", at="1")}}]
    )
    assert _due(table, "9") == ["row"]
    table.delete_item(TableName=TABLE, Key=key)
    assert _due(table, "9") == []


def test_an_index_comes_in_order_and_in_pages(table: Any) -> None:
    for n in (3, 1, 2):
        table.put_item(
            TableName=TABLE, Item=_text(pk=f"page{n}", sk=f"page{n}", todo="DUE", at=f"a{n}")
        )
    assert _due(table, "b") == ["page1", "page2", "page3"]
    assert _due(table, "b", ScanIndexForward=False) == ["page3", "page2", "page1"]
    assert _due(table, "b", Limit=2) == ["page1", "page2"]
    for n in (1, 2, 3):
        table.delete_item(TableName=TABLE, Key=_text(pk=f"page{n}", sk=f"page{n}"))


def test_the_stream_tells_of_what_was_committed_and_of_nothing_else(
    standin: Running, table: Any
) -> None:
    streams = standin.client("dynamodbstreams")
    arn = streams.list_streams(TableName=TABLE)["Streams"][0]["StreamArn"]
    table.put_item(TableName=TABLE, Item=_text(pk="stream", sk="one"))
    failing = {
        "TableName": TABLE,
        "Item": _text(pk="stream", sk="one"),
        "ConditionExpression": "attribute_not_exists(pk)",
    }
    with pytest.raises(ClientError):
        table.transact_write_items(
            TransactItems=[
                {"Put": {"TableName": TABLE, "Item": _text(pk="stream", sk="two")}},
                {"Put": failing},
            ]
        )
    table.put_item(TableName=TABLE, Item=_text(pk="stream", sk="three"))
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    iterator = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    keys = [
        record["dynamodb"]["Keys"]
        for record in streams.get_records(ShardIterator=iterator)["Records"]
    ]
    assert [key["sk"]["S"] for key in keys if key["pk"]["S"] == "stream"] == ["one", "three"]
