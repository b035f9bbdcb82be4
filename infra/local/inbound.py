"""SES for mail in: takes a message for the council's domain, marks it, stores it whole, and tells
the inbound topic.
"""

from __future__ import annotations

import email
import json
import secrets
import string
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.utils import format_datetime, getaddresses
from typing import Any

from infra.local import resources
from infra.local.reports import format_instant
from infra.local.timepiece import Timepiece

LARGEST = 40 * 1024 * 1024
MOST_RECIPIENTS = 500
VERDICTS = ("spf", "dkim", "dmarc", "spam", "virus")
STATUSES = ("PASS", "FAIL", "GRAY", "PROCESSING_FAILED")


class NotOurs(Exception):
    """No recipient is at the council's mail domain: SES answers 550."""


@dataclass(frozen=True)
class Verdicts:
    """What SES found out about a message, each one of STATUSES."""

    spf: str = "PASS"
    dkim: str = "PASS"
    dmarc: str = "PASS"
    spam: str = "PASS"
    virus: str = "PASS"


@dataclass(frozen=True)
class Envelope:
    """Who a message is from and for, as the SMTP commands said; an empty sender is a bounce's."""

    sender: str
    recipients: tuple[str, ...]
    verdicts: Verdicts = field(default_factory=Verdicts)


class Inbound:
    """Receives for one domain into one bucket, and tells one topic."""

    def __init__(self, domain: str, bucket: str, topic: str, clock: Timepiece) -> None:
        self.domain = domain.casefold()
        self.bucket = bucket
        self.topic = topic
        self.clock = clock
        self._s3 = resources.open_client("s3")
        self._sns = resources.open_client("sns")

    def is_ours(self, address: str) -> bool:
        """Return whether SES would receive mail for `address`."""
        return address.casefold().rpartition("@")[2] == self.domain

    def receive(self, raw: bytes, envelope: Envelope) -> str:
        """Store the message, queue it, and return the id that SES gives it.

        Raise NotOurs if no recipient is ours.
        """
        ours = []
        for recipient in envelope.recipients:
            if self.is_ours(recipient):
                ours.append(recipient)
        if not ours:
            raise NotOurs(f"No address at {self.domain} among the recipients.")
        at = self.clock.now()
        message_id = _make_id()
        key = f"inbound/{message_id}"
        marked = _make_marks(message_id, envelope, ours[0], at) + raw
        self._s3.put_object(
            Bucket=self.bucket, Key=key, Body=marked, ContentType="application/octet-stream"
        )
        notice = _make_notice(message_id, envelope, ours, marked, at)
        notice["receipt"]["action"] = {
            "type": "S3",
            "topicArn": self.topic,
            "bucketName": self.bucket,
            "objectKeyPrefix": "inbound/",
            "objectKey": key,
        }
        self._sns.publish(
            TopicArn=self.topic,
            Subject="Amazon SES Email Receipt Notification",
            Message=json.dumps(notice),
        )
        return message_id


def _make_id() -> str:
    return "".join(secrets.choice(string.ascii_lowercase + string.digits) for _ in range(40))


def _make_marks(message_id: str, envelope: Envelope, recipient: str, at: datetime) -> bytes:
    """Return the header lines that SES puts at the top of a message."""
    v = envelope.verdicts
    sender = envelope.sender
    domain = sender.rpartition("@")[2] or "localhost"
    said = {"PASS": "pass", "FAIL": "fail"}
    lines = [
        f"Return-Path: <{sender}>",
        f"Received: from {domain} (localhost [127.0.0.1])",
        f" by inbound-smtp.eu-west-2.amazonaws.com with SMTP id {message_id}",
        f" for {recipient};",
        f" {format_datetime(at)}",
        f"X-SES-Spam-Verdict: {v.spam}",
        f"X-SES-Virus-Verdict: {v.virus}",
        (
            f"Received-SPF: {said.get(v.spf, 'none')} (spfCheck: domain of {domain}) "
            f"client-ip=127.0.0.1; envelope-from={sender}; helo={domain};"
        ),
        "Authentication-Results: amazonses.com;",
        (
            f" spf={said.get(v.spf, 'none')} (spfCheck: domain of {domain}) "
            f"client-ip=127.0.0.1; envelope-from={sender}; helo={domain};"
        ),
        f" dkim={said.get(v.dkim, 'none')} header.i=@{domain};",
        f" dmarc={said.get(v.dmarc, 'none')} header.from={domain};",
        f"X-SES-RECEIPT: {message_id}",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", "surrogateescape")


def _make_notice(
    message_id: str, envelope: Envelope, ours: list[str], raw: bytes, at: datetime
) -> dict[str, Any]:
    """Return what SES tells the topic about a message, without its action."""
    headers = _read_headers(raw)
    v = envelope.verdicts
    return {
        "notificationType": "Received",
        "mail": {
            "timestamp": format_instant(at),
            "source": envelope.sender,
            "messageId": message_id,
            "destination": list(envelope.recipients),
            "headersTruncated": False,
            "headers": [{"name": name, "value": value} for name, value in headers],
            "commonHeaders": _pick_common_headers(headers),
        },
        "receipt": {
            "timestamp": format_instant(at),
            "processingTimeMillis": 500,
            "recipients": ours,
            **{f"{name}Verdict": {"status": getattr(v, name)} for name in VERDICTS},
        },
    }


def _read_headers(raw: bytes, most: int = 10_000) -> list[tuple[str, str]]:
    """Return the header lines as text, up to SES's limit of `most` characters in all.

    Odd bytes become replacement marks.
    """
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0][: 2 * most]
    message = email.message_from_bytes(head + b"\n\n", policy=policy.compat32)
    found = []
    left = most
    for name, value in message.items():
        text = str(value).encode("utf-8", "replace").decode("utf-8")
        left -= len(name) + len(text)
        if left < 0:
            break
        found.append((name, text))
    return found


def _pick_common_headers(headers: list[tuple[str, str]]) -> dict[str, Any]:
    first: dict[str, str] = {}
    for name, value in headers:
        first.setdefault(name.casefold(), value)
    picked: dict[str, Any] = {}
    for key, name in (
        ("returnPath", "return-path"),
        ("date", "date"),
        ("messageId", "message-id"),
        ("subject", "subject"),
    ):
        if name in first:
            picked[key] = first[name]
    for key in ("from", "to", "cc"):
        if key in first:
            picked[key] = [address for _, address in getaddresses([first[key]])]
    return picked


def read_addresses(raw: bytes, *names: str) -> list[str]:
    """Return the addresses in the message's header lines of these names."""
    found = []
    for name, value in _read_headers(raw):
        if name.casefold() in names:
            found.append(value)
    addresses = []
    for _, address in getaddresses(found):
        if "@" in address:
            addresses.append(address)
    return addresses


def read_first_address(raw: bytes, name: str) -> str:
    """Return the first address in the header of that name, or "" if it has none."""
    return next(iter(read_addresses(raw, name)), "")
