"""Mail in: SES has stored a message and told the queue. One message a call, so that one that fails holds up no other."""

from __future__ import annotations

import json
import os

from chalice import Blueprint
from chalice.app import SQSEvent

from chalicelib import casework, clock

door = Blueprint(__name__)


@door.on_sqs_message(queue=os.environ["HEARD_MAIL_QUEUE"], batch_size=1)
def mailroom(event: SQSEvent) -> None:
    """Deal with each message told of; an error brings it back, and at last to the dead letters, where an alarm waits."""
    for record in event:
        told = json.loads(record.body)
        notification = json.loads(told["Message"]) if "Message" in told else told
        if notification.get("receipt", {}).get("action", {}).get("objectKey"):
            casework.receive(notification, clock.now())
