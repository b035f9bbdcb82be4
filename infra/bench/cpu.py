"""Time the CPU of a complaint by each door, beside the boto3 calls that it cannot avoid.

The bare calls are the product's own, recorded once and sent by a plain client to the same engine,
in turns with the product, so that whatever else the machine does falls on both alike.
"""

from __future__ import annotations

import gc
import json
import os
import secrets
import statistics
import time
from collections.abc import Callable
from typing import Any

import boto3

from infra.bench import doors

WARM_UP = 20  # at most: no more turns than are measured
Work = Callable[[], Any]


def measure(turns: int) -> dict[str, Any]:
    """Return each door's CPU time and its bare calls' CPU time, in milliseconds.

    The two take turns; each has its median and its ninetieth percentile.
    """
    recorded = _record()
    table = os.environ["HEARD_TABLE"]
    bare = _Bare(table, *recorded)
    return {
        "turns": turns,
        "form": _measure_side_by_side(_prepare_form_send, bare.prepare_form, turns)
        | {
            "without_read": _measure_side_by_side(
                _prepare_form_send, bare.prepare_transaction, turns // 2
            )
        },
        "form_draft": _measure_side_by_side(_prepare_form_post, bare.prepare_draft, turns // 2),
        "email": _measure_side_by_side(_prepare_mail, bare.prepare_mail, turns),
        "email_plain": _measure_side_by_side(_prepare_plain_mail, bare.prepare_mail, turns // 2),
    }


def _prepare_form_send() -> Work:
    event = doors.make_send_event(doors.save_draft())
    return lambda: doors.call_web(event, 303)


def _prepare_form_post() -> Work:
    event = doors.make_web_event("POST", "/complain", answers=doors.make_answers())
    return lambda: doors.call_web(event, 303)


def _prepare_mail(html: bool = True) -> Work:
    from chalicelib.doors.mail import inbound

    event = doors.store_mail(doors.make_message(html=html))
    context = doors.Context()
    return lambda: inbound.mailroom(event, context)


def _prepare_plain_mail() -> Work:
    return _prepare_mail(html=False)


class _Bare:
    """The same calls by a plain boto3 client: `text` are recorded parameters, in which each of
    `own` is what must differ every time.
    """

    def __init__(
        self,
        table: str,
        form: tuple[str, list[str]],
        mail: tuple[str, list[str]],
        count: tuple[str, list[str]],
    ) -> None:
        self._dynamodb = boto3.client("dynamodb")
        self._s3 = boto3.client("s3")
        self._table = table
        self._form = form
        self._mail = mail
        self._count = count

    def prepare_draft(self) -> Work:
        item = self._read_draft(doors.save_draft())
        return lambda: self._dynamodb.put_item(TableName=self._table, Item=item)

    def prepare_form(self) -> Work:
        draft = doors.save_draft()
        key = self._make_draft_key(draft)
        asked = _renew(*self._form)

        def work() -> None:
            self._dynamodb.get_item(TableName=self._table, Key=key, ConsistentRead=True)
            self._dynamodb.transact_write_items(**asked)

        return work

    def prepare_transaction(self) -> Work:
        asked = _renew(*self._form)
        return lambda: self._dynamodb.transact_write_items(**asked)

    def prepare_mail(self) -> Work:
        raw = doors.make_message()
        key = f"inbound/{secrets.token_hex(20)}"
        asked = _renew(*self._mail)
        bucket = os.environ["HEARD_MAIL_BUCKET"]
        count = _renew(*self._count)
        doors.open_s3().put_object(Bucket=bucket, Key=key, Body=raw)

        def work() -> None:
            self._s3.get_object(Bucket=bucket, Key=key)["Body"].read()
            self._dynamodb.query(**count)
            self._dynamodb.transact_write_items(**asked)

        return work

    @staticmethod
    def _make_draft_key(draft: str) -> dict[str, Any]:
        return {"pk": {"S": f"DRAFT#{draft}"}, "sk": {"S": "DRAFT"}}

    def _read_draft(self, draft: str) -> dict[str, Any]:
        item: dict[str, Any] = self._dynamodb.get_item(
            TableName=self._table, Key=self._make_draft_key(draft)
        )["Item"]
        return item


def _record() -> tuple[tuple[str, list[str]], ...]:
    """Return what the product sends to make a case by form and by email, and the query that email
    makes first. With each come the words in it that must be new every time.
    """
    from chalicelib.store import rows

    sent: list[tuple[str, dict[str, Any]]] = []

    def keep(params: dict[str, Any], model: Any, **_: Any) -> None:
        sent.append((model.name, json.loads(json.dumps(params))))

    events = rows.get_connection().client.meta.events
    for operation in ("TransactWriteItems", "Query"):
        events.register(f"provide-client-params.dynamodb.{operation}", keep)
    for _ in range(2):
        _prepare_form_send()()
        _prepare_mail()()
    for operation in ("TransactWriteItems", "Query"):
        events.unregister(f"provide-client-params.dynamodb.{operation}", keep)
    form, mail = [asked for name, asked in sent if name == "TransactWriteItems"][-2:]
    count = next(asked for name, asked in reversed(sent) if name == "Query")
    return _find_own_words(form), _find_own_words(mail), (json.dumps(count), [])


def _find_own_words(asked: dict[str, Any]) -> tuple[str, list[str]]:
    asked.pop("ReturnConsumedCapacity", None)
    keys = []
    for row in asked["TransactItems"]:
        for kind in row:
            keys.append(row[kind].get("Key") or row[kind]["Item"])
    own = {str(_find_texts(key["pk"]).rpartition("#")[2].rpartition("/")[2]) for key in keys}
    return json.dumps(asked), sorted([*own, asked["ClientRequestToken"]])


def _find_texts(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["S"])
    return str(value)


def _renew(text: str, own: list[str]) -> dict[str, Any]:
    """Return the recorded parameters with each of their own words replaced by a new one of the same
    length.
    """
    for old in own:
        text = text.replace(old, secrets.token_hex(len(old))[: len(old)])
    asked: dict[str, Any] = json.loads(text)
    return asked


def _measure_side_by_side(
    ours: Callable[[], Work], bare: Callable[[], Work], turns: int
) -> dict[str, Any]:
    """Time both in turns. What each needs beforehand is made ready before its clock starts."""
    took: dict[str, list[float]] = {"ours": [], "bare": []}
    gc.collect()
    warm_up = min(WARM_UP, turns)
    for turn in range(warm_up + turns):
        order = [("ours", ours), ("bare", bare)]
        for name, ready in order if turn % 2 else reversed(order):
            work = ready()
            start = time.process_time_ns()
            work()
            spent = (time.process_time_ns() - start) / 1e6
            if turn >= warm_up:
                took[name].append(spent)
    ours_ms = _spread(took["ours"])
    bare_ms = _spread(took["bare"])
    return {
        "ours_ms": ours_ms,
        "bare_ms": bare_ms,
        "ratio": round(ours_ms["median"] / bare_ms["median"], 2),
    }


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(values), 3),
        "p90": round(statistics.quantiles(values, n=10)[-1], 3),
    }
