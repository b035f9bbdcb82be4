"""What the sweep reads: a hundred cases due among ten thousand open, each row as the product itself
writes it.
"""

from __future__ import annotations

import json
import os
import time
import zlib
from datetime import datetime, timedelta
from typing import Any

import boto3

from infra.bench import doors
from infra.bench.calls import Counter
from infra.bench.intake import summarise

DUE = 100  # at most
BATCH = 25  # DynamoDB's own limit
NOW = doors.FRIDAY
# Wednesday 18 November: no acknowledgement by the third working day, so the ladder has begun
LONG_AGO = NOW - timedelta(days=9)


def measure(counter: Counter, cases: int) -> dict[str, Any]:
    """Fill the table, count a sweep, and time another with as many due and nothing counted; then
    one with nothing due.
    """
    from chalicelib.doors import schedules

    schedules.sweep(doors.make_schedule_event(), doors.Context())  # does what is done once a day
    due = min(DUE, cases // 2)
    fill(cases - due, NOW)
    fill(due, LONG_AGO)
    with counter.count_calls() as kept:
        schedules.sweep(doors.make_schedule_event(), doors.Context())
    found = _read(counter) | {
        "cases": cases,
        "due": due,
        "requests": summarise(kept)["requests"],
        **_count_units(counter),
    }
    fill(due, LONG_AGO)
    found |= _time_sweep("timed", schedules.sweep)
    with counter.count_calls() as kept:
        schedules.sweep(doors.make_schedule_event(), doors.Context())
    return found | {
        "idle": {**_read(counter), **_count_units(counter), "requests": summarise(kept)["requests"]}
    }


def _read(counter: Counter) -> dict[str, int]:
    counts = {"index_entries_read": 0, "case_reads": 0, "items_read": 0, "cases_written": 0}
    for call in counter.calls:
        if call.service != "dynamodb":
            continue
        if call.operation == "GetItem":
            counts["case_reads"] += 1
        if call.index:
            counts["index_entries_read"] += call.read
        else:
            counts["items_read"] += call.read
        for written in call.written:
            if written.kind == "CASE/CASE":
                counts["cases_written"] += 1
    return counts


def _count_units(counter: Counter) -> dict[str, float]:
    whole = summarise(counter)
    return {
        "read_units": whole["read_units"],
        "write_units": whole["write_units"],
        "engine_units": whole["engine_units"],
    }


def _time_sweep(name: str, sweep: Any) -> dict[str, dict[str, float]]:
    wall = time.perf_counter()
    cpu = time.process_time()
    sweep(doors.make_schedule_event(), doors.Context())
    return {
        name: {
            "wall_ms": round(1000 * (time.perf_counter() - wall)),
            "cpu_ms": round(1000 * (time.process_time() - cpu)),
        }
    }


def fill(cases: int, received_at: datetime) -> None:
    """Write so many open cases straight into the table, all of them one complaint under
    different references.
    """
    dynamodb = boto3.client("dynamodb")
    table = os.environ["HEARD_TABLE"]
    rows = [{"PutRequest": {"Item": row}} for row in _make_rows(cases, received_at)]
    for start in range(0, cases, BATCH):
        left = {table: rows[start : start + BATCH]}
        while left:
            left = dynamodb.batch_write_item(RequestItems=left).get("UnprocessedItems")


def _make_rows(cases: int, received_at: datetime) -> list[dict[str, Any]]:
    """Return rows for `cases` cases, spread over the parts of the due index.

    All are one complaint, made by the real rules and store, under new references.
    """
    from chalicelib.core.cases import Complaint
    from chalicelib.core.decisions import decide
    from chalicelib.core.reading import references
    from chalicelib.settings import settings
    from chalicelib.store import cases as store

    council = settings().council
    complaint = Complaint(
        doors.WORDS, code="parent", name="Sam Carter", email="sam.carter@family.example"
    )
    made: dict[str, str] = {}
    while len(made) < cases:
        reference = references.make_reference()
        made.setdefault(f"{zlib.crc32(reference.encode()) % store.SHARDS} {reference}", reference)
    decision = decide.open_case(complaint, "AAAA-AAAA", received_at, received_at, council.authority)
    text = json.dumps(store._make_case_row(decision.case).serialize())
    rows = [json.loads(text.replace("AAAA-AAAA", reference)) for reference in made.values()]
    for row, shard in zip(rows, made, strict=True):
        row["todo_pk"] = {"S": f"DUE#{shard.partition(' ')[0]}"}
    return rows
