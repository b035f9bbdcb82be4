"""Carries things on as AWS does between the app's functions: the queue to the mailroom, the table's
stream to the post room, SES's reports to feedback. One pump runs at a time; it stops when there is
nothing left to carry."""

from __future__ import annotations

import base64
import json
import logging
import threading
import time
from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from botocore.exceptions import ClientError

from infra.local import reports, resources, writes
from infra.local.lambdas import TRIES, Failed, Lambdas, make_notice_event, make_queue_event
from infra.local.outbox import Sent
from infra.local.timepiece import Timepiece

log = logging.getLogger("standin")
IDLE_SECONDS = 1.0
TICK_SECONDS = 0.05


@dataclass
class _Held:
    """A message that failed: how often, and when it is tried again."""

    message: dict[str, Any]
    tries: int
    due: datetime


class Queue:
    """The inbound queue and the function that listens to it, with the template's tries and dead
    letters.

    A message that failed waits out the queue's visibility timeout by the stand-in's own clock.
    """

    wakes = frozenset({"sns", "sqs"})

    def __init__(self, name: str, lambdas: Lambdas, clock: Timepiece) -> None:
        self._sqs = resources.open_client("sqs")
        self._lambdas = lambdas
        self._clock = clock
        self._name = name
        self._url = self._sqs.get_queue_url(QueueName=name)["QueueUrl"]
        attributes = self._sqs.get_queue_attributes(QueueUrl=self._url, AttributeNames=["All"])[
            "Attributes"
        ]
        self._arn = attributes["QueueArn"]
        self._invisible = timedelta(seconds=int(attributes["VisibilityTimeout"]))
        redrive = json.loads(attributes.get("RedrivePolicy", "{}"))
        self._tries = int(redrive.get("maxReceiveCount", TRIES))
        self._dead_name = redrive.get("deadLetterTargetArn", "").rpartition(":")[2]
        self._held: dict[str, _Held] = {}

    def carry(self) -> bool:
        """Hand over what is queued and what is due again. Return whether there was anything."""
        now = self._clock.now()
        due = []
        for held in self._held.values():
            if held.due <= now:
                due.append(held)
        for held in due:
            # Nobody may have looked for days: the tries that were due meanwhile count as failed.
            held.tries += (now - held.due) // self._invisible
            self._hand_over(held)
        found = self._sqs.receive_message(
            QueueUrl=self._url, MaxNumberOfMessages=10, AttributeNames=["All"]
        ).get("Messages", [])
        for message in found:
            self._hand_over(self._make_held(message, now))
        return bool(due or found)

    def list_held(self) -> list[dict[str, str]]:
        """Return the messages that wait to be tried again, as DeadLetters does."""
        found = []
        for held in list(self._held.values()):
            found.append(
                {
                    "queue": f"{self._name}, tried again at {held.due:%d %B %Y %H:%M} UTC",
                    "what": _name_kind(held.message["Body"]),
                    "body": held.message["Body"],
                }
            )
        return found

    def _make_held(self, message: dict[str, Any], now: datetime) -> _Held:
        """Return a message with its tries so far; an engine may bring again what is held here."""
        before = self._held.get(message["MessageId"])
        if before is None:
            return _Held(message, 0, now)
        before.message = message
        return before

    def _hand_over(self, held: _Held) -> None:
        name = self._lambdas.find_listener("SQSEventConfig")
        message = held.message
        held.tries += 1
        try:
            if name:
                self._lambdas.run_once(name, make_queue_event(self._arn, message))
        except Failed as failed:
            last = held.tries >= self._tries
            cause = None
            if last:
                cause = failed.__cause__
            log.warning("%s failed, try %d of %d", name, held.tries, self._tries, exc_info=cause)
            if not (last and self._dead_name):
                held.due = self._clock.now() + self._invisible
                self._held[message["MessageId"]] = held
                return
            self._bury(message)
        self._held.pop(message["MessageId"], None)
        self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])

    def _bury(self, message: dict[str, Any]) -> None:
        dead = self._sqs.get_queue_url(QueueName=self._dead_name)["QueueUrl"]
        self._sqs.send_message(QueueUrl=dead, MessageBody=message["Body"])


class Stream:
    """The table's stream and the function that listens to it."""

    wakes = frozenset({"dynamodb"})

    def __init__(self, arn: str, lambdas: Lambdas) -> None:
        self._streams = resources.open_client("dynamodbstreams")
        self._arn = arn
        self._lambdas = lambdas
        self._after: dict[str, str] = {}
        self._shards = self._list()
        self._skip_the_past()

    def carry(self) -> bool:
        """Hand over what the stream holds. Return whether there was anything."""
        source = self._lambdas.find_source("DynamoDBEventConfig")
        carried = False
        self._shards = self._shards or self._list()
        for shard in self._shards:
            while records := self._read(shard):
                carried = True
                if source:
                    self._run(source.name, source.batch_size, records)
                self._after[shard] = records[-1]["dynamodb"]["SequenceNumber"]
        return carried

    def _run(self, name: str, size: int, records: list[dict[str, Any]]) -> None:
        """Run a function with some records, so many at a time."""
        for first in range(0, len(records), size):
            batch = [_record(self._arn, record) for record in records[first : first + size]]
            self._lambdas.run_until_done(name, {"Records": batch})

    def _list(self) -> list[str]:
        shards = self._streams.describe_stream(StreamArn=self._arn)["StreamDescription"]["Shards"]
        return [shard["ShardId"] for shard in shards]

    def _skip_the_past(self) -> None:
        """Skip the records that an earlier run of the stand-in has already carried."""
        for shard in self._shards:
            while records := self._read(shard):
                self._after[shard] = records[-1]["dynamodb"]["SequenceNumber"]

    def _read(self, shard: str) -> list[dict[str, Any]]:
        """Return the records after the last one seen.

        Asks for a new iterator each time, because moto's sees nothing more after a failed
        transaction.
        """
        after = self._after.get(shard)
        place = {"ShardIteratorType": "TRIM_HORIZON"}
        if after:
            place = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": after}
        iterator = self._streams.get_shard_iterator(StreamArn=self._arn, ShardId=shard, **place)[
            "ShardIterator"
        ]
        return self._streams.get_records(ShardIterator=iterator)["Records"]


class Reports:
    """SES's reports, waiting for the function that listens to the feedback topic."""

    wakes = frozenset({"reports"})

    def __init__(self, topic: str, clock: Timepiece, lambdas: Lambdas) -> None:
        self._arn = f"arn:aws:sns:{resources.REGION}:123456789012:{topic}"
        self._clock = clock
        self._lambdas = lambdas
        self._waiting: deque[dict[str, Any]] = deque()

    def report_sent(self, sent: Sent) -> None:
        """Report a message that SES has taken, if it was sent with a configuration set."""
        if sent.configuration_set:
            self.add(*reports.make_reports(sent, self._clock.now()))

    def add(self, *found: dict[str, Any]) -> None:
        """Queue these reports to be handed over."""
        self._waiting.extend(found)
        writes.note_changed("reports")

    def carry(self) -> bool:
        """Hand over the reports that wait. Return whether there was anything."""
        name = self._lambdas.find_listener("SNSEventConfig")
        carried = bool(self._waiting)
        while self._waiting:
            report = self._waiting.popleft()
            if name:
                message_id = f"{report['mail']['messageId']}-{report['eventType']}"
                self._lambdas.run_until_done(
                    name,
                    make_notice_event(self._arn, json.dumps(report), message_id, self._clock.now()),
                )
        return carried


class Pump:
    """All of them together, from a thread of its own and whenever somebody wants quiet."""

    def __init__(self, *carriers: Any) -> None:
        self._carriers = carriers
        self._lock = threading.RLock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True, name="pump")

    def start(self) -> None:
        """Start carrying, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop carrying."""
        self._stop.set()
        writes.changed.set()
        self._thread.join(1)

    def carry_until_quiet(self, seconds: float = 60.0, *, look: bool = True) -> bool:
        """Carry until nothing is left.

        Return False if `seconds` ran out first. Without `look`, only what was written to is
        carried.
        """
        until = time.monotonic() + seconds
        with self._lock:
            awake = self._list_awake(look)
            while awake:
                if self._stop.is_set() or time.monotonic() > until:
                    return False
                carried = [carrier.carry() for carrier in awake]
                awake = self._list_awake(any(carried))
        return True

    def _list_awake(self, all_of_them: bool) -> list[Any]:
        changed = writes.take_changed()
        awake = []
        for carrier in self._carriers:
            if all_of_them or carrier.wakes & changed:
                awake.append(carrier)
        return awake

    def hold_still(self) -> threading.RLock:
        """Return the lock that a pump holds while it runs."""
        return self._lock

    def _run(self) -> None:
        while not self._stop.is_set():
            writes.changed.wait(IDLE_SECONDS)
            try:
                self.carry_until_quiet()
            except (ClientError, OSError):
                log.exception("The pump failed and goes on")
            self._stop.wait(TICK_SECONDS)


def _record(arn: str, record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as Lambda's event has it: JSON only."""
    return {
        **_make_plain({k: v for k, v in record.items() if k != "dynamodb"}),
        "eventSourceARN": arn,
        "dynamodb": _make_plain(record["dynamodb"]),
    }


def _make_plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _make_plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [_make_plain(item) for item in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.timestamp()
    return value


class DeadLetters:
    """The queues of what was given up: mail that the mailroom could not take, and everything
    else.
    """

    def __init__(self, queue: str, failures_arn: str) -> None:
        self._sqs = resources.open_client("sqs")
        self._lock = threading.Lock()
        self._failures = self._sqs.get_queue_url(QueueName=failures_arn.rpartition(":")[2])[
            "QueueUrl"
        ]
        redrive = self._sqs.get_queue_attributes(
            QueueUrl=self._sqs.get_queue_url(QueueName=queue)["QueueUrl"],
            AttributeNames=["RedrivePolicy"],
        )
        target = (
            json.loads(redrive.get("Attributes", {}).get("RedrivePolicy", "{}"))
            .get("deadLetterTargetArn", "")
            .rpartition(":")[2]
        )
        self._mail = None
        if target:
            self._mail = self._sqs.get_queue_url(QueueName=target)["QueueUrl"]

    def keep(self, body: str) -> None:
        """Keep what a function could not do. Beyond SQS's size, its beginning."""
        self._sqs.send_message(
            QueueUrl=self._failures,
            MessageBody=body.encode("utf-8", "replace")[:250_000].decode("utf-8", "ignore"),
        )

    def list_all(self) -> list[dict[str, str]]:
        """Return what both queues hold, without taking anything out."""
        with self._lock:
            all = []
            for url in (self._mail, self._failures):
                if url:
                    all.extend(self._read_queue(url))
            return all

    def _read_queue(self, url: str) -> list[dict[str, str]]:
        found: dict[str, dict[str, Any]] = {}
        while messages := self._sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=30
        ).get("Messages", []):
            found |= {m["MessageId"]: m for m in messages}
        for message in found.values():
            self._sqs.change_message_visibility(
                QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
            )
        queue = url.rpartition("/")[2]
        return [
            {"queue": queue, "what": _name_kind(m["Body"]), "body": m["Body"]}
            for m in found.values()
        ]


def _name_kind(body: str) -> str:
    try:
        found = json.loads(body)
        if "requestContext" in found:
            return (
                f"{found['requestContext']['functionArn']} "
                f"({found['responsePayload']['errorType']})"
            )
        return "mail " + json.loads(found["Message"])["mail"]["messageId"]
    except (ValueError, KeyError, TypeError):
        return "not readable"
