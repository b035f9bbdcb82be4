"""The bench counts what is really asked of AWS, by DynamoDB's own rules, and prints it. Its times
are nobody's business here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.bench import capacity
from infra.bench.calls import Counter, count_least_units
from infra.bench.capacity import Index
from infra.bench.intake import summarise
from infra.local.quick_calls import take_long_way
from tests.engines import without_aws
from tests.helpers import a_case

TODO = Index("todo", ("todo_pk", "todo_at"), frozenset({"pk", "sk", "todo_pk", "todo_at"}))


def row(**values: str) -> dict[str, dict[str, str]]:
    return {name: {"S": value} for name, value in values.items()}


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": "é"}, 2),
        ({"N": "27"}, 2),
        ({"N": "-1200.5"}, 5),
        ({"BOOL": True}, 1),
        ({"L": [{"S": "ab"}, {"S": "c"}]}, 3 + 3 + 2),
        ({"M": {"k": {"S": "v"}}}, 3 + 1 + 1 + 1),
        ({"SS": ["ab", "c"]}, 3),
    ],
)
def test_a_value_is_as_large_as_dynamodb_says_and_its_name_counts(
    value: dict[str, Any], size: int
) -> None:
    assert capacity.size({"name": value}) == 4 + size


@pytest.mark.parametrize(("length", "units"), [(10, 1), (1020, 1), (1021, 2), (2044, 2), (2045, 3)])
def test_a_write_costs_a_unit_for_each_begun_kilobyte_and_two_in_a_transaction(
    length: int, units: int
) -> None:
    item = row(body="x" * length)
    assert capacity.count_write_units(None, item, (), in_transaction=False) == units
    assert capacity.count_write_units(None, item, (), in_transaction=True) == 2 * units


def test_a_deletion_costs_what_was_there() -> None:
    assert capacity.count_write_units(row(body="x" * 3000), None, (), in_transaction=False) == 3


@pytest.mark.parametrize(
    ("before", "after", "units"),
    [
        (None, row(pk="a", sk="b"), 0),
        (None, row(pk="a", sk="b", todo_pk="UNSENT", todo_at="1"), 1),
        (
            row(pk="a", sk="b", todo_pk="UNSENT", todo_at="1"),
            row(pk="a", sk="b", todo_pk="UNSENT", todo_at="2"),
            2,
        ),
        (row(pk="a", sk="b", todo_pk="UNSENT", todo_at="1"), row(pk="a", sk="b"), 1),
        (
            row(pk="a", sk="b", todo_pk="X", todo_at="1"),
            row(pk="a", sk="b", todo_pk="X", todo_at="1", body="new"),
            0,
        ),
    ],
)
def test_an_index_costs_only_where_what_it_carries_changes_and_twice_where_its_key_does(
    before: Any, after: Any, units: int
) -> None:
    assert capacity.count_write_units(before, after, [TODO], in_transaction=False) == 1 + units


def test_a_read_costs_a_unit_for_each_begun_four_kilobytes_and_half_where_it_may_be_old() -> None:
    assert [capacity.count_read_units(n, consistent=True) for n in (0, 4096, 4097)] == [1, 1, 2]
    assert capacity.count_read_units(4097, consistent=False) == 1


@pytest.fixture
def counter(aws: dict[str, str]) -> Iterator[Counter]:
    """Yield a counter on moto's AWS, and let the product make its clients after it."""
    from tests.moto_aws import start_afresh

    made = Counter(aws["HEARD_TABLE"])
    start_afresh(aws["HEARD_TABLE"])
    with take_long_way():  # the requests themselves are counted
        yield made
    made.close()
    start_afresh(aws["HEARD_TABLE"])


def test_a_complaint_in_is_one_transaction_at_the_least_its_items_cost(
    counter: Counter, time: Any
) -> None:
    with counter.count_calls() as kept:
        case = a_case(time.now)
    found = summarise(kept)
    # The queries find what other cases say of the safety of the same address.
    assert found["requests"] == {
        "dynamodb.Query": 1,
        "dynamodb.Query/address": 1,
        "dynamodb.TransactWriteItems": 1,
    }
    assert (found["sent"], found["transactions"], found["writes"]) == (3, 1, 1)
    assert (
        found["write_units"]
        == found["least_write_units"]
        == sum(item["units"] for item in found["items"])
    )
    assert [item["item"] for item in found["items"]] == [
        "CASE/CASE",
        "SEEN/SEEN",
        "CASE/EVENT",
        *["CASE/LETTER"] * 2,
    ]
    assert kept.calls[-1].written[0].key == f"CASE#{case.reference} CASE"


def test_reads_are_counted_with_what_they_found_and_where(counter: Counter, time: Any) -> None:
    from chalicelib import store

    case = a_case(time.now)
    with counter.count_calls() as kept:
        store.load(case.reference)
        list(store.list_unsent(time.now))
        store.list_open_cases_of("team")
    assert [(call.name, call.read, call.units) for call in kept.calls] == [
        ("dynamodb.GetItem", 1, 1),
        ("dynamodb.Query/todo", 2, 0.5),
        ("dynamodb.Query/officer", 1, 0.5),
    ]


def test_nothing_is_counted_outside_and_the_counters_own_reads_never(
    counter: Counter, time: Any
) -> None:
    with counter.count_calls() as kept:
        pass
    a_case(time.now)
    assert (kept.calls, kept.sent) == ([], [])


def test_an_item_written_twice_counts_once_towards_the_least(counter: Counter, time: Any) -> None:
    from chalicelib import store

    case = a_case(time.now)
    letter = store.load_letters(case.reference)[0].letter
    with counter.count_calls() as kept:
        store.claim(f"CASE#{case.reference}", letter.id, time.now)
        store.mark_sent(f"CASE#{case.reference}", letter.id, "ses-1", time.now)
    written = [w for call in kept.calls for w in call.written if w.kind == "CASE/LETTER"]
    assert len(written) == 2
    assert count_least_units(written, kept.indexes) == capacity.count_write_units(
        written[0].before, written[1].after, kept.indexes, in_transaction=True
    )


@pytest.mark.slow
def test_it_prints_a_table_and_then_the_same_as_json(packaged: Path, tmp_path: Path) -> None:
    """The whole bench, too short for its times to mean anything, in a copy of the checkout; so on
    moto, whatever else there is.
    """
    written = tmp_path / "figures.json"
    built = packaged / ".build" / "package.zip"
    ran = subprocess.run(
        [sys.executable, "-m", "infra.bench", "--quick", "--package", built, "--json", written],
        cwd=packaged,
        env=without_aws(),
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    table, _, last = ran.stdout.rstrip().rpartition("\n")
    found = json.loads(last)
    assert found == json.loads(written.read_text("utf-8"))
    assert {"intake", "cpu", "sweep", "cold", "weight", "reading", "aims"} < set(found)
    for words in ("one an intake", "2x", "one a due case", "1.5x", "under 15 MB", "a second"):
        assert words in table
    counted = [aim for aim in found["aims"] if not aim["aim"].endswith("x")]
    assert len(counted) == 7
    assert [aim for aim in counted if not aim["met"]] == []
