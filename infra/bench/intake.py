"""How often a complaint asks something of AWS, by each door and up to the acknowledgement being
sent, and the capacity it takes.
"""

from __future__ import annotations

import json
from collections import Counter as Tally
from typing import Any

from infra.bench import doors
from infra.bench.calls import Call, Counter, Written, count_least_units


def measure(counter: Counter) -> dict[str, Any]:
    """Count one complaint by the form and one by email, each after one that is not counted, so that
    clients and keys are there.
    """
    measure_form(counter), measure_mail(counter)
    return {"form": measure_form(counter), "email": measure_mail(counter)}


def measure_form(counter: Counter) -> dict[str, Any]:
    """Return the cost of the form's four requests, and of the post room's work after them."""
    with counter.count_calls() as kept:
        draft = doors.save_draft()
    found = {"post /complain": summarise(kept)}
    steps = {
        "get check": (doors.make_web_event("GET", "/complain/{draft}/check", draft), 200),
        "post send": (doors.make_send_event(draft), 303),
        "get received": (doors.make_web_event("GET", "/complain/{draft}/received", draft), 200),
    }
    written: list[Written] = []
    for name, (event, status) in steps.items():
        with counter.count_calls() as kept:
            doors.call_web(event, status)
        found[name] = summarise(kept)
        written += _list_written(kept)
    return {
        "intake": found["post send"],
        "steps": found,
        "post_room": measure_post_room(counter, written),
    }


def measure_mail(counter: Counter) -> dict[str, Any]:
    """Return the cost of turning a queued message into a case, and of the post room's work after
    it.
    """
    from chalicelib.doors.mail import inbound

    event = doors.store_mail(doors.make_message())
    with counter.count_calls() as kept:
        inbound.mailroom(event, doors.Context())
    return {"intake": summarise(kept), "post_room": measure_post_room(counter, _list_written(kept))}


def measure_post_room(counter: Counter, written: list[Written]) -> dict[str, Any]:
    """Return what it costs to send each letter of an intake, as the stream brings it.

    Raise AssertionError if a letter was not sent.
    """
    from chalicelib.doors.mail import outbound

    found = {}
    for row in _list_letters(written):
        with counter.count_calls() as kept:
            outbound.postroom(doors.make_stream_event([row]), doors.Context())
        after = _list_letters(_list_written(kept))[-1]
        if after["state"] != {"S": "sent"}:
            raise AssertionError(f"a letter was not sent: {after['state']}")
        found[_read_letter_name(row)] = summarise(kept)
    return found


def _list_written(kept: Counter) -> list[Written]:
    written: list[Written] = []
    for call in kept.calls:
        written += call.written
    return written


def _list_letters(written: list[Written]) -> list[dict[str, Any]]:
    """Return the letters' rows as they were left, in the order of the writes."""
    rows = []
    for item in written:
        if item.after and item.kind == "CASE/LETTER":
            rows.append(dict(item.after))
    return rows


def _read_letter_name(row: dict[str, Any]) -> str:
    return str(json.loads(row["body"]["S"])["name"])


def summarise(kept: Counter) -> dict[str, Any]:
    """Return the counts as plain data: requests, transactions, units, the fewest units the same
    items could cost, and each item.
    """
    requests = Tally[str]()
    sent = Tally[str]()
    ours = []
    writes = []
    units: dict[bool, float] = {True: 0, False: 0}  # of what writes, and of what only reads
    operations = Tally[str]()
    for name in kept.sent:
        sent[name.partition(".")[0]] += 1
    for call in kept.calls:
        requests[call.name] += 1
        if call.service != "dynamodb":
            continue
        ours.append(call)
        operations[call.operation] += 1
        units[bool(call.written)] += call.units
        if call.written:
            writes.append(call)
    written = _list_written(kept)
    return {
        "requests": dict(requests),
        "sent": len(kept.sent),
        "dynamodb_requests": sent["dynamodb"],
        "transactions": operations["TransactWriteItems"],
        "writes": len(writes),
        "write_units": units[True],
        "read_units": units[False],
        "least_write_requests": min(1, len(writes)),
        "least_write_units": count_least_units(written, kept.indexes),
        "engine_units": _count_engine_units(ours),
        "items": [_describe_item(w, kept) for w in written],
    }


def _count_engine_units(calls: list[Call]) -> float | None:
    said = [call.engine_units for call in calls]
    if None in said:
        return None
    return sum(unit for unit in said if unit is not None)


def _describe_item(written: Written, kept: Counter) -> dict[str, Any]:
    from infra.bench.capacity import size

    units = count_least_units([written], kept.indexes)
    return {"item": written.kind, "bytes": size(written.after or {}), "units": units}
