"""Small things that tests of the app share: the mail as SES holds it, links in a letter, a case to begin with."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any
from urllib.parse import urlencode, urlsplit

import boto3

from chalicelib import casework
from chalicelib.core.cases import Case, Complaint

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Posted:
    """A letter as SES took it."""

    letter: str
    to: str
    reply_to: str
    subject: str
    text: str
    html: str
    message: EmailMessage

    def link(self, part: str) -> str:
        """The path of the first link in the letter whose line of words holds `part`."""
        lines = self.text.splitlines()
        for n, line in enumerate(lines):
            if part in line:
                found = re.search(r"https?://\S+", "\n".join(lines[n : n + 2]))
                if found:
                    return urlsplit(found[0]).path
        raise AssertionError(f"no link {part!r} in:\n{self.text}")


def sent_so_far() -> list[Posted]:
    """Every letter SES has taken, oldest first, read from the copies that are kept."""
    s3, bucket = boto3.client("s3"), os.environ["HEARD_MAIL_BUCKET"]
    found = s3.list_objects_v2(Bucket=bucket, Prefix="sent/").get("Contents", [])
    raws = [s3.get_object(Bucket=bucket, Key=o["Key"]) for o in found]
    order = ses_order()
    read = [(order.index(r["Metadata"]["ses-message-id"]), _posted(r["Body"].read())) for r in raws]
    return [posted for _, posted in sorted(read, key=lambda pair: pair[0])]


def ses_order() -> list[str]:
    """The ids of what SES has taken, in order."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.ses.models import ses_backends

    return [m.id for m in ses_backends[DEFAULT_ACCOUNT_ID]["eu-west-2"].sent_messages]


def _posted(raw: bytes) -> Posted:
    message: Any = message_from_bytes(raw, policy=default)
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return Posted(message["X-Heard-Letter"], message["To"], message["Reply-To"], message["Subject"], text, html, message)


def post(client: Any, path: str, **answers: str) -> Any:
    """Send a form as a browser would."""
    return client.http.post(path, headers=FORM, body=urlencode(answers).encode())


def get(client: Any, path: str) -> Any:
    """Fetch a page."""
    return client.http.get(path)


def page(response: Any) -> str:
    """A page's HTML."""
    return str(response.body.decode())


def a_complaint(**given: Any) -> Complaint:
    """A complaint from a parent, by the web form, as most are."""
    told = {"happened": "The social worker did not come.\n\nNobody rang me back.", "code": "parent", "name": "Sam Carter", "email": "sam@family.example"}
    return Complaint(**{**told, **given})


def a_case(now: Any, **given: Any) -> Case:
    """A case that has just come in."""
    cause = given.pop("cause", f"form/{now.timestamp()}/{sorted(given.items())}")
    return casework.lodge(a_complaint(**given), cause=cause, now=now)
