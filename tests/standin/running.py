"""A stand-in running as a process of its own, and how tests talk to it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.engines import COUNCILS

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-23T09:00:00+00:00"  # a Monday
INBOX = "complaints@heard.sefton.example"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Running:
    """One stand-in. `output` is what it has said on the terminal so far."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port = free_port()
        self.smtp_port = free_port()
        self.log = folder / "standin.log"
        clean = {
            k: v
            for k, v in os.environ.items()
            if not k.startswith(("AWS_", "HEARD_", "POWERTOOLS_"))
        }
        here = {
            "PORT": str(self.port),
            "SMTP_PORT": str(self.smtp_port),
            "HEARD_NOW": NOW,
            "HEARD_COUNCILS": COUNCILS,
        }
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "infra.local"],
                cwd=ROOT,
                env=clean | here | environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        return self.log.read_text()

    def wait(self, seconds: float = 60) -> Running:
        until = time.monotonic() + seconds
        while "Heard is running" not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() < until, "it did not start:\n" + self.output
            time.sleep(0.05)
        return self

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Stop it, and say how many seconds that took."""
        start = time.monotonic()
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(5)
        return time.monotonic() - start

    def ask(self, method: str, target: str, body: bytes | str = b"", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, target, body or None, named)
            got = connection.getresponse()
            return Answer(got.status, got.headers, got.read())
        finally:
            connection.close()

    def get(self, target: str) -> Any:
        answer = self.ask("GET", target)
        assert answer.status == 200, answer.text
        assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
        return answer.json

    def move(self, **where: object) -> Any:
        answer = self.ask(
            "POST", "/local/clock", json.dumps(where), Content_Type="application/json"
        )
        assert answer.status == 200, answer.text
        return answer.json

    def mail_in(self, raw: bytes, sender: str, to: str = INBOX, **verdicts: str) -> Any:
        query = urlencode({"from": sender, "to": to, **verdicts})
        answer = self.ask("POST", f"/local/inbound?{query}", raw)
        assert answer.status == 200, answer.text
        return answer.json

    def letters(self, ids: list[str]) -> list[dict[str, Any]]:
        return [letter for letter in self.get("/local/outbox.json") if letter["id"] in ids]

    def smtp(self) -> smtplib.SMTP:
        return smtplib.SMTP(
            "127.0.0.1", self.smtp_port, local_hostname="family.example", timeout=30
        )

    def raw(self, request: bytes) -> bytes:
        """Return what the web door says to bytes that no client library would send."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as there:
            there.sendall(request)
            there.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: there.recv(65536), b""))

    @property
    def engine(self) -> str:
        return next(
            line.split()[1]
            for line in self.output.splitlines()
            if line.strip().startswith("Engine")
        )

    def client(self, service: str) -> Any:
        """Return a boto3 client of the engine behind."""
        import boto3

        keys = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}
        return boto3.client(service, region_name="eu-west-2", endpoint_url=self.engine, **keys)


def complaint(
    name: str, words: str = "My social worker has missed three visits. I want to know why."
) -> bytes:
    """Return a complaint by email from `name`@family.example."""
    lines = (
        f"From: {name.title()} <{name}@family.example>",
        f"To: {INBOX}",
        "Subject: A complaint",
        f"Message-ID: <{name}-{time.monotonic_ns()}@family.example>",
        "",
        words,
        "",
    )
    return "\r\n".join(lines).encode()


def path_of(link: str) -> str:
    return urlsplit(link).path
