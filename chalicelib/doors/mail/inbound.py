"""Mail in: SES has stored a message and told the queue. One message a call, so that one that fails
holds up no other.
"""

from __future__ import annotations

import json
import os
from datetime import datetime, timedelta
from typing import Any

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib import casework, clock, log

door = Blueprint(__name__)
SET_UP = "Successfully validated SNS topic"  # AWS's own word when a topic is set up


@door.on_sqs_message(queue=os.environ["HEARD_MAIL_QUEUE"], batch_size=1)
def mailroom(event: SQSEvent) -> None:
    """Deal with each message in the event.

    After an error, the queue brings it again for days, and its age is counted.
    """
    for record in event:
        notification = _read_notification(record.body)
        if not notification:
            continue
        try:
            casework.receive(notification, clock.now())
        except Exception as error:
            log.log_trouble("A message could not be dealt with, and is tried again.", error)
            log.count("OldestFailedMailMinutes", _count_minutes_waited(notification))
            raise


def _read_notification(body: str) -> dict[str, Any]:
    """Return what SES told the topic of a message, or nothing where it is about none.

    AWS says a word of its own when the topic is set up. Anything else is counted: it may be
    somebody's message.
    """
    try:
        said = json.loads(body)["Message"]
        if str(said).startswith(SET_UP):
            return {}
        told: dict[str, Any] = json.loads(said)
        if told["receipt"]["action"]["objectKey"]:
            return told
    except (ValueError, KeyError, TypeError):
        pass
    log.logger.error("The queue held something that is not about a message.")
    log.count("NotUnderstood")
    return {}


def _count_minutes_waited(notification: dict[str, Any]) -> int:
    try:
        came = datetime.fromisoformat(notification["receipt"]["timestamp"])
        return max((clock.now() - came) // timedelta(minutes=1), 0)
    except (ValueError, KeyError, TypeError):
        return 0
