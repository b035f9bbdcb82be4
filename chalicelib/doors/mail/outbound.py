"""Letters out: fed by the table's stream, by a schedule for stragglers, and by what SES reports of
letters it took.
"""

from __future__ import annotations

import json
import os

from chalice import Blueprint, Rate
from chalice.app import CloudWatchEvent, DynamoDBEvent, SNSEvent

from chalicelib import casework, clock, log

door = Blueprint(__name__)
SET_UP = "Successfully validated SNS topic"  # AWS's own word when a topic is set up


@door.on_dynamodb_record(stream_arn=os.environ["HEARD_STREAM_ARN"], batch_size=10)
def postroom(event: DynamoDBEvent) -> None:
    """Send each letter that has just been written. One that cannot be tried now is left to the
    stragglers' schedule.
    """
    for record in event:
        image = record.new_image or {}
        if record.event_name == "INSERT" and image.get("todo_pk", {}).get("S") == "UNSENT":
            owner, letter_id = image["pk"]["S"], image["sk"]["S"].removeprefix("LETTER#")
            casework.try_to_deliver(owner, letter_id, clock.now())


@door.schedule(Rate(15, unit=Rate.MINUTES))
def stragglers(event: CloudWatchEvent) -> None:
    """Try again what has waited long enough."""
    casework.send_stragglers(clock.now())


@door.on_sns_message(topic=os.environ["HEARD_FEEDBACK_TOPIC"])
def feedback(event: SNSEvent) -> None:
    """Record what became of a letter, as SES reports it: taken, delivered or bounced."""
    if event.message.startswith(SET_UP):
        return
    try:
        report = json.loads(event.message)
    except ValueError:
        log.logger.error("The topic held something that is no report of SES's.")
        log.count("NotUnderstood")
        return
    casework.record_ses_report(report, clock.now())
