"""Mail in: SES has stored a message and told the queue. One message a call, so that one that fails holds up no other."""

from __future__ import annotations

import json
import os
from typing import Any

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib import casework, clock, log

door = Blueprint(__name__)


@door.on_sqs_message(queue=os.environ["HEARD_MAIL_QUEUE"], batch_size=1)
def mailroom(event: SQSEvent) -> None:
    """Deal with each message told of; an error brings it back, and at last to the dead letters, where an alarm waits."""
    for record in event:
        notification = _notification(record.body)
        if notification.get("receipt", {}).get("action", {}).get("objectKey"):
            casework.receive(notification, clock.now())


def _notification(body: str) -> dict[str, Any]:
    """What SES told the topic; nothing where it was only a word of AWS's own about the topic being set up."""
    try:
        told = json.loads(json.loads(body)["Message"])
    except (ValueError, KeyError, TypeError):
        log.logger.warning("The queue held something that is not about a message.")
        return {}
    return told if isinstance(told, dict) else {}
