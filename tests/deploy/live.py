"""Heard as it is deployed: its address, its table, its buckets, its functions; and how a test
speaks with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import boto3
import botocore

from tests.engines import KEYS, without_aws

STAGE = "trial"
T = TypeVar("T")


def quick_waiters(folder: Path) -> Path:
    """Return a folder for AWS_DATA_PATH in which Lambda's waiters ask every fifth of a second,
    rather than every five seconds.
    """
    known = Path("lambda") / "2015-03-31" / "waiters-2.json"
    quick = folder / ".build" / "waiters" / known
    if not quick.exists():
        quick.parent.mkdir(parents=True)
        waiters = json.loads((Path(botocore.__file__).parent / "data" / known).read_text("utf-8"))
        for waiter in waiters["waiters"].values():
            waiter |= {"delay": 0.2, "maxAttempts": 300}
        quick.write_text(json.dumps(waiters), "utf-8")
    return quick.parents[2]


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class Answer:
    """What the API answered."""

    status: int
    body: str
    location: str


@dataclass(frozen=True)
class Live:
    """A deployment in `folder` on the AWS at `endpoint`."""

    folder: Path
    endpoint: str

    def __hash__(self) -> int:
        return hash(self.endpoint)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment for a command on this deployment, with short waits."""
        return without_aws(
            **KEYS, AWS_ENDPOINT_URL=self.endpoint, AWS_DATA_PATH=str(quick_waiters(self.folder))
        )

    def command(self, module: str, *arguments: str, **more: str) -> str:
        """Run one of infra's commands as an operator would; returns what it printed."""
        ran = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def client(self, service: str, **keys: str) -> Any:
        """Return a client of this AWS; without keys it is the root's."""
        given = keys or {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(service, endpoint_url=self.endpoint, region_name="eu-west-2", **given)

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the functions' environment, as it was recorded."""
        config = json.loads((self.folder / ".chalice" / "config.json").read_text())
        names: dict[str, str] = config["stages"][STAGE]["environment_variables"]
        return names

    @cached_property
    def resources(self) -> dict[str, dict[str, Any]]:
        """Return what Chalice deployed, by name."""
        found = json.loads((self.folder / ".chalice" / "deployed" / f"{STAGE}.json").read_text())[
            "resources"
        ]
        return {resource["name"]: resource for resource in found}

    def http(self, path: str, form: dict[str, str] | None = None) -> Answer:
        """Ask the deployed API; a form is posted as a browser does. Redirects are not followed."""
        api = self.resources["rest_api"]["rest_api_id"]
        asked = urllib.request.Request(
            f"{self.endpoint}{path}",
            data=urllib.parse.urlencode(form).encode() if form is not None else None,
            headers={
                "Host": f"{api}.execute-api.localhost",
                "Accept": "text/html",
                "Cookie": "heard-form=" + "b" * 22,  # as a browser that has opened the form
            },
        )
        opener = urllib.request.build_opener(_StayHere)
        try:
            with opener.open(asked, timeout=60) as got:
                return Answer(got.status, got.read().decode(), "")
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode(), error.headers.get("Location", ""))

    def mail_in(self, raw: EmailMessage, key: str, timestamp: str) -> None:
        """Do what SES does with a message: store it whole, then tell the topic."""
        self.client("s3").put_object(
            Bucket=self.names["HEARD_MAIL_BUCKET"], Key=f"inbound/{key}", Body=bytes(raw)
        )
        passed = {
            f"{check}Verdict": {"status": "PASS"}
            for check in ("spam", "virus", "spf", "dkim", "dmarc")
        }
        action = {
            "type": "S3",
            "bucketName": self.names["HEARD_MAIL_BUCKET"],
            "objectKey": f"inbound/{key}",
        }
        receipt = {"timestamp": timestamp, "recipients": [raw["To"]], "action": action, **passed}
        mail = {
            "messageId": key,
            "source": raw["From"],
            "destination": [raw["To"]],
            "timestamp": timestamp,
        }
        told = {"notificationType": "Received", "mail": mail, "receipt": receipt}
        topic = f"arn:aws:sns:eu-west-2:123456789012:{self.names['HEARD_MAIL_QUEUE']}"
        self.client("sns").publish(TopicArn=topic, Message=json.dumps(told))

    def rows(self, kind: str) -> list[dict[str, Any]]:
        """Return the table's rows whose sort key begins with `kind`."""
        found = self.client("dynamodb").scan(TableName=self.names["HEARD_TABLE"])["Items"]
        return [row for row in found if row["sk"]["S"].startswith(kind)]

    def cases(self) -> list[dict[str, Any]]:
        """Return every case, as it is stored."""
        return [json.loads(row["body"]["S"]) for row in self.rows("CASE")]

    def letters(self, name: str, reference: str) -> list[dict[str, Any]]:
        """Return the rows of a case's letters of that name that SES has taken."""
        rows = [r for r in self.rows("LETTER#") if r["pk"]["S"] == f"CASE#{reference}"]
        return [
            r
            for r in rows
            if r["state"]["S"] == "sent" and json.loads(r["body"]["S"])["name"] == name
        ]

    def call(self, function: str, event: dict[str, Any]) -> None:
        """Call one function as AWS would; it must not fail."""
        answer = self.client("lambda").invoke(
            FunctionName=f"heard-{STAGE}-{function}", Payload=json.dumps(event)
        )
        assert "FunctionError" not in answer, answer["Payload"].read().decode() + self.said(
            function
        )

    def said(self, function: str) -> str:
        """Return a function's log."""
        name = f"/aws/lambda/heard-{STAGE}" + ("" if function == "api_handler" else f"-{function}")
        events = self.client("logs").filter_log_events(logGroupName=name)["events"]
        return "".join(event["message"] for event in events)


def until(found: Callable[[], T], seconds: float = 30) -> T:
    """Return what `found` gives as soon as it gives something, or its last answer when time is
    up.
    """
    end = time.monotonic() + seconds
    while not (got := found()) and time.monotonic() < end:
        time.sleep(0.3)
    return got
