"""Runs the app's functions as Lambda does: their event, a context, and what AWS does when one
fails.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from chalice.local import LambdaContext

log = logging.getLogger("standin")
TRIES = 3
TIMEOUT_MS = 60_000
ACCOUNT = "123456789012"


class Failed(Exception):
    """A function raised. Its own error is the cause."""


class Lambdas:
    """The app's functions by name. What fails every time it is tried goes to `failures`, as to a
    dead-letter queue.
    """

    def __init__(self, app: Any, failures: Callable[[str], None]) -> None:
        self.app = app
        self._failures = failures
        self.busy = threading.RLock()

    def find_source(self, kind: str) -> Any:
        """Return the app's event source of that kind ("SQSEventConfig" and so on), or None."""
        for s in self.app.event_sources:
            if type(s).__name__ == kind:
                return s
        return None

    def find_listener(self, kind: str) -> str | None:
        """Return the name of the function that listens to a source of that kind, or None."""
        source = self.find_source(kind)
        if not source:
            return None
        return source.name

    def run_once(self, name: str, event: dict[str, Any]) -> Any:
        """Run a function once. Raise Failed if it fails."""
        context = LambdaContext(f"heard-local-{name}", memory_size=512, max_runtime_ms=TIMEOUT_MS)
        context.invoked_function_arn = (
            f"arn:aws:lambda:eu-west-2:{ACCOUNT}:function:heard-local-{name}"
        )
        try:
            return self.app.handler_map[name](event, context)
        except (Exception, SystemExit) as error:
            raise Failed(name) from error

    def run_until_done(self, name: str, event: dict[str, Any]) -> bool:
        """Run it, and again twice if it fails, as AWS does for what nobody waits for. False where
        it was given up and kept.
        """
        for attempt in range(1, TRIES + 1):
            try:
                self.run_once(name, event)
                return True
            except Failed as failed:
                error = failed.__cause__
                log.warning(
                    "%s failed, try %d of %d",
                    name,
                    attempt,
                    TRIES,
                    exc_info=error if attempt == TRIES else None,
                )
        self._failures(_make_failure(name, event, error))
        return False


def _make_failure(name: str, event: dict[str, Any], error: BaseException | None) -> str:
    return json.dumps(
        {
            "version": "1.0",
            "requestContext": {
                "functionArn": f"heard-local-{name}",
                "condition": "RetriesExhausted",
                "approximateInvokeCount": TRIES,
            },
            "requestPayload": event,
            "responsePayload": {"errorType": type(error).__name__, "errorMessage": str(error)},
        },
        default=str,
    )


def make_schedule_event(name: str, at: datetime) -> dict[str, Any]:
    """Return the event that EventBridge sends a function when its schedule falls due."""
    return {
        "version": "0",
        "id": f"{name}-{at:%Y%m%dT%H%M%S}",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": ACCOUNT,
        "time": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "region": "eu-west-2",
        "resources": [f"arn:aws:events:eu-west-2:{ACCOUNT}:rule/heard-local-{name}"],
        "detail": {},
    }


def make_notice_event(
    topic_arn: str, message: str, message_id: str, at: datetime
) -> dict[str, Any]:
    """Return the event that SNS sends a function."""
    notice = {
        "Type": "Notification",
        "MessageId": message_id,
        "TopicArn": topic_arn,
        "Subject": "Amazon SES Email Event Notification",
        "Message": message,
        "Timestamp": f"{at:%Y-%m-%dT%H:%M:%S}.000Z",
        "SignatureVersion": "1",
        "Signature": "",
        "SigningCertUrl": "",
        "UnsubscribeUrl": "",
        "MessageAttributes": {},
    }
    return {
        "Records": [
            {
                "EventSource": "aws:sns",
                "EventVersion": "1.0",
                "EventSubscriptionArn": topic_arn,
                "Sns": notice,
            }
        ]
    }


def make_queue_event(queue_arn: str, message: dict[str, Any]) -> dict[str, Any]:
    """Return the event that SQS sends a function for one message from `receive_message`."""
    return {
        "Records": [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message.get("Attributes", {}),
                "messageAttributes": {},
                "md5OfBody": message.get("MD5OfBody", ""),
                "eventSource": "aws:sqs",
                "eventSourceARN": queue_arn,
                "awsRegion": "eu-west-2",
            }
        ]
    }
