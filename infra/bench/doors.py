"""Comes in by each door as Lambda would: the event that API Gateway, SQS or the table's stream
gives, to the handler that is deployed.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

import boto3

FRIDAY = datetime(
    2026, 11, 27, 10, 0, tzinfo=UTC
)  # what the clock says while we measure: Friday 27 November 2026
FORM = "application/x-www-form-urlencoded"
# About as long as people write: 200 words.
WORDS = "\n\n".join(
    [
        (
            "My son was moved to a new placement on 3 November and nobody told us why. We "
            "found out from the school taxi driver."
        ),
        *[
            "I rang the office four times that week and each time I was told that somebody "
            "would ring me back the same day. Nobody did. "
            "When I went there in person I waited for an hour and a half and then the duty "
            "worker said that the file could not be found."
        ]
        * 3,
        (
            "He has not seen his sister since, although the care plan says every second "
            "Saturday. He asks about her every day."
        ),
    ]
)
ANSWERS = {
    "code": "parent",
    "name": "Sam Carter",
    "about": "My son, Alex",
    "phone": "01632 960123",
    "safe": "Please do not ring before 4pm.",
    "happened": WORDS,
    "when_text": "Since 3 November",
    "involved": "Jo Marsh\nThe duty worker on 5 November",
    "wanted": "An apology, and for the visits to begin again.",
    "help": "",
}


def make_address() -> str:
    """Return a mailbox that we have never written to.

    How many answers one mailbox gets in a day is limited, and most people write once.
    """
    return f"sam.{secrets.token_hex(4)}@family.example"


def make_answers() -> dict[str, str]:
    """Return a new person's answers to the form."""
    return {**ANSWERS, "email": make_address()}


class Context:
    """What Lambda gives a handler beside its event."""

    function_name = "heard"
    function_version = "1"
    memory_limit_in_mb = 512
    aws_request_id = "00000000-0000-0000-0000-000000000000"
    invoked_function_arn = "arn:aws:lambda:eu-west-2:000000000000:function:heard"
    log_group_name = log_stream_name = "heard"

    def get_remaining_time_in_millis(self) -> int:
        """Time enough."""
        return 60_000


BROWSER = {
    "Host": "complaints.sefton.example",
    "Accept": "text/html",
    "User-Agent": "Mozilla/5.0",
    "Sec-Fetch-Site": "same-origin",
    "Cookie": "heard-form=" + "b" * 22,  # a browser that has opened the form
}


def make_web_event(
    method: str, route: str, draft: str = "", answers: dict[str, str] | None = None, query: str = ""
) -> dict[str, Any]:
    """Return the event that API Gateway sends for a request.

    A form's body comes in base64, because forms are among the app's binary types.
    """
    path = route.replace("{draft}", draft)
    body = None
    headers = dict(BROWSER)
    if answers is not None:
        body = base64.b64encode(urlencode(answers).encode()).decode()
        headers["Content-Type"] = FORM
    in_path = None
    if draft:
        in_path = {"draft": draft}
    asked = dict(parse_qsl(query))
    return {
        "resource": route,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": asked or None,
        "multiValueQueryStringParameters": {n: [value] for n, value in asked.items()} or None,
        "pathParameters": in_path,
        "stageVariables": None,
        "requestContext": {
            "resourcePath": route,
            "httpMethod": method,
            "path": f"/api{path}",
            "stage": "api",
            "identity": {"sourceIp": "192.0.2.1"},
        },
        "body": body,
        "isBase64Encoded": body is not None,
    }


def call_web(event: dict[str, Any], status: int) -> dict[str, Any]:
    """Return the web function's answer.

    Raise AssertionError if its status is not the one expected: a failure must not pass for speed.
    """
    import app

    answer: dict[str, Any] = app.app(event, Context())
    if answer["statusCode"] != status:
        raise AssertionError(f"{event['path']}: {answer['statusCode']}: {answer['body'][:2000]}")
    return answer


def save_draft() -> str:
    """Post the form's answers, and give the draft they are kept under."""
    return read_draft_id(call_web(make_web_event("POST", "/complain", answers=make_answers()), 303))


def read_draft_id(answer: dict[str, Any]) -> str:
    """Return the draft's id from the answer that redirects to it."""
    return str(answer["headers"]["Location"]).split("/")[-2]


def make_send_event(draft: str) -> dict[str, Any]:
    """Return the event that sends a draft."""
    return make_web_event("POST", "/complain/{draft}/send", draft, {})


def make_message(text: str = WORDS, html: bool = True) -> bytes:
    """Return an email as a phone sends it: in plain text and HTML, with a dozen header lines and a
    new message id.
    """
    built = EmailMessage()
    built["Received"] = (
        "from mail.family.example (mail.family.example [192.0.2.7]) by "
        "inbound-smtp.example; Fri, 27 Nov 2026 09:59:58 +0000"
    )
    built["DKIM-Signature"] = (
        "v=1; a=rsa-sha256; d=family.example; s=2026; h=from:to:subject:date; bh="
        + "A" * 44
        + "; b="
        + "B" * 172
    )
    built["From"] = f"Sam Carter <{make_address()}>"
    built["To"] = "complaints@heard.sefton.example"
    built["Subject"] = "Nobody rings me back about my son"
    built["Date"] = "Fri, 27 Nov 2026 09:59:55 +0000"
    built["Message-ID"] = f"<{secrets.token_hex(12)}@family.example>"
    built.set_content(text)
    if html:
        paragraphs = "".join(f"<p style='margin:0'>{part}</p>" for part in text.split("\n\n"))
        built.add_alternative(
            (
                f"<html><head><style>p {{color: "
                f"black}}</style></head><body><div>{paragraphs}</div></body></html>"
            ),
            subtype="html",
        )
    return built.as_bytes()


@cache
def open_s3() -> Any:
    """Return the bench's own S3 client."""
    return boto3.client("s3")


def store_mail(raw: bytes) -> dict[str, Any]:
    """Store a message as SES does, and give what SQS then gives the mailroom."""
    message_id = secrets.token_hex(20)
    bucket = os.environ["HEARD_MAIL_BUCKET"]
    key = f"inbound/{message_id}"
    inbox = "complaints@heard.sefton.example"
    open_s3().put_object(Bucket=bucket, Key=key, Body=raw)
    verdicts = {
        f"{name}Verdict": {"status": "PASS"} for name in ("spam", "virus", "spf", "dkim", "dmarc")
    }
    receipt = {
        "timestamp": FRIDAY.isoformat(),
        "recipients": [inbox],
        **verdicts,
        "action": {"type": "S3", "bucketName": bucket, "objectKey": key},
    }
    mail = {
        "messageId": message_id,
        "source": "sam.carter@family.example",
        "timestamp": FRIDAY.isoformat(),
        "destination": [inbox],
    }
    return _make_queue_event(
        message_id, {"notificationType": "Received", "mail": mail, "receipt": receipt}
    )


def _make_queue_event(message_id: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return the SQS event that brings the mailroom what SES told its topic."""
    notice = {
        "Type": "Notification",
        "MessageId": message_id,
        "TopicArn": "arn:aws:sns:eu-west-2:000000000000:inbound",
        "Message": json.dumps(told),
    }
    record = {
        "messageId": message_id,
        "receiptHandle": "r",
        "body": json.dumps(notice),
        "attributes": {},
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-west-2:000000000000:inbound",
        "awsRegion": "eu-west-2",
        "md5OfBody": "",
    }
    return {"Records": [record]}


def make_stream_event(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the stream event that brings the post room these newly written rows."""
    return {"Records": [_change(row) for row in rows]}


def _change(row: dict[str, Any]) -> dict[str, Any]:
    keys = {name: row[name] for name in ("pk", "sk")}
    stream = {
        "ApproximateCreationDateTime": 0,
        "Keys": keys,
        "NewImage": row,
        "SequenceNumber": "1",
        "SizeBytes": 1,
        "StreamViewType": "NEW_IMAGE",
    }
    return {
        "eventID": "1",
        "eventName": "INSERT",
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-west-2",
        "dynamodb": stream,
        "eventSourceARN": "",
    }


def make_schedule_event() -> dict[str, Any]:
    """Return the event that EventBridge sends when a schedule falls due."""
    rule = {
        "source": "aws.events",
        "account": "000000000000",
        "region": "eu-west-2",
        "resources": [],
        "detail": {},
    }
    return {
        "version": "0",
        "id": "1",
        "detail-type": "Scheduled Event",
        "time": f"{FRIDAY:%Y-%m-%dT%H:%M:%SZ}",
        **rule,
    }
