"""What tests of the app share: its doors called as AWS calls them, the mail as SES holds it, and a
case to begin with.
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from functools import lru_cache
from io import StringIO
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from lxml import html

from chalicelib import casework, pages, store
from chalicelib.core.cases import Case, Complaint
from chalicelib.core.working_days import LONDON
from chalicelib.settings import settings
from tests.moto_aws import Stream, all_rows, aws_client, taken

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
INBOX = "complaints@heard.sefton.example"
SAM = "sam@family.example"


def london(said: str) -> datetime:
    """Return the instant that "Wed 2 Dec 2026 09:00" means in London. Raise ValueError if that
    date is not that weekday.
    """
    found = datetime.strptime(said, "%a %d %b %Y %H:%M").replace(tzinfo=LONDON)
    if f"{found:%a}" != said[:3]:
        raise ValueError(f"{said} is a {found:%A}")
    return found.astimezone(UTC)


@dataclass(frozen=True)
class Posted:
    """A letter as SES took it; `name` is its template's."""

    letter: str
    name: str
    to: str
    reply_to: str
    subject: str
    text: str
    html: str
    message: Any
    ses_id: str

    def link(self, part: str) -> str:
        """Return the path of the first link in the letter whose line of words holds `part`."""
        lines = self.text.splitlines()
        for n, line in enumerate(lines):
            if part in line:
                found = re.search(r"https?://\S+", "\n".join(lines[n : n + 2]))
                if found:
                    return urlsplit(found[0]).path
        raise AssertionError(f"no link {part!r} in:\n{self.text}")


class Heard:
    """The app, with its doors called as API Gateway, SQS, SNS, the table's stream and the schedules
    call them.
    """

    def __init__(self, client: Any, environment: dict[str, str]) -> None:
        self.client = client
        self.environment = environment
        self._s3 = aws_client("s3")
        self._stream = Stream(environment)

    def call(self, name: str, event: dict[str, Any]) -> Any:
        """Invoke one function. What it raises comes out, and AWS would try again."""
        return self.client.lambda_.invoke(name, event).payload

    def schedule(self, name: str) -> None:
        """Run `stragglers`, `sweep` or `digest`, as EventBridge does."""
        self.call(
            name, self.client.events.generate_cw_event("aws.events", "Scheduled Event", {}, [])
        )

    def deliver(self) -> None:
        """Hand what was just written to the post room, as the stream does, until nothing new is."""
        while records := self.new_records():
            self.call("postroom", {"Records": records})

    def new_records(self) -> list[dict[str, Any]]:
        """Return what the stream holds since it was last asked."""
        return self._stream.records()

    def follow(self) -> list[Posted]:
        """Follow the stream. Return what SES has taken by then, oldest first."""
        self.deliver()
        return sent_so_far()

    def stragglers(self) -> list[Posted]:
        """Run the post room's schedule; what SES has taken by then."""
        self.schedule("stragglers")
        return sent_so_far()

    def sent(self, name: str, to: str = "") -> list[Posted]:
        """Follow the stream. Return the letters of that name that SES has taken by then."""
        return [p for p in self.follow() if p.name == name and to in ("", p.to)]

    def letter(self, name: str, to: str = "") -> Posted:
        """Return the one letter of that name."""
        (found,) = self.sent(name, to)
        return found

    def report(self, posted: Posted, kind: str, **more: Any) -> None:
        """Report on a letter by its topic, as SES does."""
        tags = {"letter": [posted.letter], "owner": [_row(posted.letter)["pk"].replace("#", "_")]}
        self.tell({"eventType": kind, "mail": {"messageId": posted.ses_id, "tags": tags}, **more})

    def tell(self, event: dict[str, Any]) -> None:
        """Bring an event as SES's feedback topic does."""
        self.call("feedback", self.client.events.generate_sns_event(json.dumps(event)))

    def bounce(self, posted: Posted) -> None:
        """Let a letter bounce, since there is no such mailbox."""
        back = [{"emailAddress": posted.to, "action": "failed", "status": "5.1.1"}]
        self.report(posted, "Bounce", bounce={"bounceType": "Permanent", "bouncedRecipients": back})

    def arrive(
        self,
        raw: bytes,
        to: str = INBOX,
        at: datetime | None = None,
        key: str = "m1",
        source: str = "",
        **verdicts: str,
    ) -> None:
        """Let a message come in: SES stores it, and the queue tells the mail room.

        `source` is the sender of its envelope.
        """
        self.arrive_only(raw, key)
        self.queue(key, to, at, source, **verdicts)

    def arrive_only(self, raw: bytes, key: str) -> None:
        """Store a message, and tell nobody."""
        self._s3.put_object(
            Bucket=self.environment["HEARD_MAIL_BUCKET"], Key=f"inbound/{key}", Body=raw
        )

    def queue(
        self,
        key: str,
        to: str = INBOX,
        at: datetime | None = None,
        source: str = "",
        **verdicts: str,
    ) -> None:
        """Bring the queue's event of a message that is stored, or should be."""
        from chalicelib import clock

        passed = dict.fromkeys(("spam", "virus", "spf", "dkim", "dmarc"), "PASS") | verdicts
        stamp = (at or clock.now()).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        action = {
            "type": "S3",
            "bucketName": self.environment["HEARD_MAIL_BUCKET"],
            "objectKey": f"inbound/{key}",
        }
        receipt = {"timestamp": stamp, "recipients": to.split(), "action": action}
        receipt |= {f"{name}Verdict": {"status": said} for name, said in passed.items() if said}
        mail = {"messageId": key, "timestamp": stamp, "source": source}
        told = {"notificationType": "Received", "mail": mail, "receipt": receipt}
        body = json.dumps({"Type": "Notification", "Message": json.dumps(told)})
        self.call("mailroom", self.client.events.generate_sqs_event([body]))


def confirm_new_address(heard: Heard) -> None:
    """Press the button in the last letter that asks at a new address, if there is one."""
    asked = heard.sent("confirm_address")
    if asked:
        post(heard.client, asked[-1].link("Yes, this is my email address"), mine="yes")
        heard.deliver()


def an_email(
    text: str = "Nobody came to our meeting.", subject: str = "My complaint", **headers: str
) -> bytes:
    """Return a message as it comes off the wire.

    `from_`, `message_id` and the like set header lines as they stand; "" leaves one out.
    """
    usual = {
        "From": f"Sam Carter <{SAM}>",
        "To": INBOX,
        "Subject": subject,
        "Message-Id": "<one@family.example>",
        "Date": "Fri, 27 Nov 2026 10:00:00 +0000",
        "Content-Type": "text/plain; charset=utf-8",
    }
    usual |= {name.rstrip("_").replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in usual.items() if value]
    return "\r\n".join([*lines, "", text, ""]).encode()


@contextmanager
def everything_logged() -> Iterator[StringIO]:
    """All that a function would leave in its log: our lines, our metrics, and what libraries say
    from warnings up.
    """
    from chalicelib.log import logger

    out = StringIO()
    ours = logging.StreamHandler(out)
    theirs = logging.StreamHandler(out)
    ours.setFormatter(logger.registered_formatter)
    theirs.setLevel(logging.WARNING)
    logging.getLogger("heard").addHandler(ours)
    logging.getLogger().addHandler(theirs)
    try:
        with redirect_stdout(out), redirect_stderr(out):
            yield out
    finally:
        logging.getLogger("heard").removeHandler(ours)
        logging.getLogger().removeHandler(theirs)


def sent_so_far(to: str = "") -> list[Posted]:
    """Every letter that SES has taken, oldest first; only those to one address where it is
    given.
    """
    return [_posted(m.id, m.raw_data) for m in taken() if to in str(m.destinations).casefold()]


def read_anew(**environment: str) -> None:
    """Let the product read its settings again, from this environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        for kept in (settings, pages.describe_site, pages.load_assets):
            kept.cache_clear()
        pages.describe_site()


@contextmanager
def set_up_as(**environment: str) -> Iterator[None]:
    """Set the product up differently for a while.

    Chalice's client replaces the environment, so all of it is given here.
    """
    here = settings()
    usual = {
        "HEARD_COUNCIL": here.council.code,
        "HEARD_COUNCILS": os.environ["HEARD_COUNCILS"],
        "HEARD_ORIGIN": here.origin,
        "HEARD_TABLE": here.table,
        "HEARD_MAIL_BUCKET": here.mail_bucket,
        "HEARD_FILES_BUCKET": here.files_bucket,
        "HEARD_KEYS_SECRET": here.keys_secret,
        "HEARD_CONFIGURATION_SET": here.configuration_set,
    }
    read_anew(**usual | environment)
    try:
        yield
    finally:
        read_anew(**usual)


@lru_cache(
    maxsize=300
)  # a letter that was taken never changes, and reading it is most of what a long life costs
def _posted(ses_id: str, raw: str | bytes) -> Posted:
    message: Any = message_from_bytes(raw.encode() if isinstance(raw, str) else raw, policy=default)
    text, html = (message.get_body((kind,)).get_content() for kind in ("plain", "html"))
    letter = message["X-Heard-Letter"]
    return Posted(
        letter,
        _name(letter),
        message["To"],
        message["Reply-To"],
        message["Subject"],
        text,
        html,
        message,
        ses_id,
    )


def _row(letter: str) -> dict[str, Any]:
    (found,) = (
        row for row in all_rows(os.environ["HEARD_TABLE"]) if row["sk"] == f"LETTER#{letter}"
    )
    return found


def _name(letter: str) -> str:
    return str(json.loads(_row(letter)["body"])["name"])


def post(client: Any, path: str, **answers: str) -> Any:
    """Send a form as a browser would."""
    return client.http.post(path, headers=FORM, body=urlencode(answers).encode())


def get(client: Any, path: str) -> Any:
    """Fetch a page."""
    return client.http.get(path)


def page(response: Any) -> str:
    """Return a page's HTML."""
    return str(response.body.decode())


def as_shown(answer: Any) -> dict[str, str]:
    """Return the page's form as a browser would post it: each field and choice that is filled
    in.
    """
    form = html.fromstring(page(answer)).xpath("//main//form")[0]
    return dict(form.form_values())


def words(response: Any) -> str:
    """Return what a page says, without its markup."""
    from lxml import html

    return " ".join(html.fromstring(page(response)).xpath("string(//main)").split())


def a_complaint(**given: Any) -> Complaint:
    """Return a parent's complaint by the web form, as most are."""
    told = {
        "happened": "The social worker did not come.\n\nNobody rang me back.",
        "code": "parent",
        "name": "Sam Carter",
        "email": SAM,
    }
    return Complaint(**{**told, **given})


def a_case(now: Any, **given: Any) -> Case:
    """Return a case that has just come in."""
    cause = given.pop("cause", f"form/{now.timestamp()}/{sorted(given.items())}")
    return casework.lodge(a_complaint(**given), cause=cause, now=now)


def by_form(client: Any, **answers: str) -> str:
    """Fill in the form, send it, and give the reference of the received page."""
    told = {
        "code": "parent",
        "email": SAM,
        "happened": "Nobody came to the meeting.",
        "files": "no",
    } | answers
    to_check = post(client, "/complain", **told)
    draft = urlsplit(to_check.headers["Location"]).path.split("/")[2]
    to_received = post(client, f"/complain/{draft}/send")
    assert to_received.status_code == 303, words(to_received)
    return str(store.find_seen(f"form/{draft}"))
