"""The mail that SES took, oldest first, as it would reach a reader: SES's own Message-ID and Date
in place of ours.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime, getaddresses, parseaddr
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Sent:
    """One message that SES took: its SES message id, when, from and to whom by the envelope, whole,
    and with what tags.
    """

    id: str
    at: datetime
    source: str
    recipients: tuple[str, ...]
    raw: bytes = field(repr=False)
    tags: dict[str, str] = field(default_factory=dict)
    configuration_set: str = ""

    @cached_property
    def delivered(self) -> bytes:
        """Return the message as it leaves SES."""
        head, gap, body = self.raw.replace(b"\r\n", b"\n").partition(b"\n\n")
        kept = []
        skipping = False
        for line in head.split(b"\n"):
            if not line.startswith((b" ", b"\t")):  # those go on with the header before
                skipping = line.lower().startswith((b"message-id:", b"date:", b"bcc:"))
            if not skipping:
                kept.append(line)
        name = self.id
        if "@" not in name:
            name = f"{name}@eu-west-2.amazonses.com"
        kept.append(f"Message-ID: <{name}>".encode())
        kept.append(f"Date: {format_datetime(self.at)}".encode())
        return b"\r\n".join(kept) + (gap + body).replace(b"\n", b"\r\n")

    @property
    def bare_source(self) -> str:
        """Return the sender's address without the name."""
        return parseaddr(self.source)[1]

    @cached_property
    def message(self) -> EmailMessage:
        """Return the message as it leaves SES, parsed."""
        return message_from_bytes(self.delivered, policy=policy.default)

    @cached_property
    def attachments(self) -> list[MIMEPart]:
        """Return the parts that a reader would see as files."""
        if not self.message.is_multipart():
            return []
        return list(self.message.iter_attachments())

    def read_body(self, kind: str) -> str:
        """Return the text of the `plain` or `html` part, or "" if there is none."""
        part = self.message.get_body((kind,))
        if not part:
            return ""
        return part.get_content().replace("\r\n", "\n")

    @cached_property
    def as_json(self) -> dict[str, Any]:
        """Return the message as the stand-in's JSON contract names it.

        `to` and `reply_to` are bare addresses.
        """
        headers: dict[str, str] = {}
        for name, value in self.message.items():
            if name in headers:
                headers[name] += f"\n{value}"
            else:
                headers[name] = str(value)
        return {
            "id": self.id,
            "sent_at": self.at.isoformat(timespec="milliseconds"),
            "to": list(self.recipients),
            "from": headers.get("From", self.source),
            "reply_to": _find_address(headers.get("Reply-To", "")),
            "subject": headers.get("Subject", ""),
            "headers": headers,
            "text": self.read_body("plain"),
            "html": self.read_body("html"),
            "attachments": [
                self._describe_attachment(n, part) for n, part in enumerate(self.attachments)
            ],
        }

    def _describe_attachment(self, number: int, part: MIMEPart) -> dict[str, Any]:
        content = part.get_payload(decode=True) or b""
        name = part.get_filename() or f"file {number + 1}"
        return {
            "filename": name,
            "content_type": part.get_content_type(),
            "size": len(content),
            "url": f"/local/outbox/{self.id}/{number}",
        }


def _find_address(header: str) -> str | None:
    for _, address in getaddresses([header]):
        if address:
            return address
    return None


class Outbox:
    """Every message that SES took in this run. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sent: dict[str, Sent] = {}

    def add(self, sent: Sent) -> None:
        """Keep one more."""
        with self._lock:
            self._sent[sent.id] = sent

    def list_all(self) -> list[Sent]:
        """Return all sent messages, oldest first."""
        with self._lock:
            return list(self._sent.values())

    def get(self, message_id: str) -> Sent | None:
        """Return the message with that SES id, or None."""
        with self._lock:
            return self._sent.get(message_id)

    def recall(self, s3: Any, bucket: str) -> None:
        """Take up what an earlier run sent, from what the app keeps in an engine that outlived it.

        A copy is kept before its letter leaves: only SES's id on the letter's row says that it did.
        """
        found = []
        for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="sent/"):
            for there in page.get("Contents", []):
                kept = s3.get_object(Bucket=bucket, Key=there["Key"])
                if ses_id := _read_ses_id(kept["Metadata"]):
                    raw = kept["Body"].read()
                    stored = there["LastModified"]
                    found.append(_recall(ses_id, kept["Metadata"], raw, stored))
        for sent in sorted(found, key=lambda sent: sent.at):
            self.add(sent)


def _read_ses_id(metadata: dict[str, str]) -> str:
    from chalicelib import store

    owner = metadata.get("owner", "").replace("_", "#", 1)
    if owner:
        waiting = store.load_letter(owner, metadata.get("letter", ""))
    else:
        waiting = None
    if not waiting:
        return ""
    return waiting.ses_id


def _recall(ses_id: str, metadata: dict[str, str], raw: bytes, stored: datetime) -> Sent:
    message = message_from_bytes(raw, policy=policy.default)
    if message["Date"]:
        date = message["Date"].datetime
    else:
        date = stored
    to = tuple(address for _, address in getaddresses([str(message["To"] or "")]))
    tags: dict[str, str] = {}
    for name in ("letter", "owner"):
        if name in metadata:
            tags[name] = metadata[name]
    return Sent(ses_id, date, str(message["From"]), to, raw, tags, "heard")
