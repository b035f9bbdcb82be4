"""The stand-in whole: starts the engine, makes the resources, imports the app against them, opens
the doors, and stops it all.
"""

from __future__ import annotations

import importlib
import os
import socket
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from infra.local.outbox import Sent

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
PORT = 8000
SMTP_PORT = 2525
COUNCIL = "sefton"


class CannotStart(Exception):
    """The stand-in cannot start; why, in words."""


@dataclass(frozen=True)
class Options:
    """Where to listen (port 0: any that is free), on what engine, for which council, from when."""

    host: str = HOST
    port: int = PORT
    smtp_port: int = SMTP_PORT
    council: str = COUNCIL
    engine: str = ""
    origin: str = ""
    start: datetime | None = None

    @classmethod
    def read_environment(cls, env: dict[str, str]) -> Options:
        """Return the options that HOST, PORT, SMTP_PORT, HEARD_COUNCIL, AWS_ENDPOINT_URL,
        HEARD_ORIGIN and HEARD_NOW set. Raise CannotStart for one that cannot be used.
        """
        from infra.local.timepiece import read_instant

        def read_number(name: str, otherwise: int) -> int:
            text = env.get(name) or str(otherwise)
            if not text.isdecimal() or int(text) > 65535:
                raise CannotStart(f"{name} must be a port number, 0 to 65535; it is {text!r}.")
            return int(text)

        try:
            if env.get("HEARD_NOW"):
                start = read_instant(env["HEARD_NOW"])
            else:
                start = None
        except ValueError as error:
            raise CannotStart(
                "HEARD_NOW must be a date and time such as 2026-11-23T09:00:00+00:00; it "
                f"is {env['HEARD_NOW']!r}."
            ) from error
        ports = read_number("PORT", PORT), read_number("SMTP_PORT", SMTP_PORT)
        engine = env.get("AWS_ENDPOINT_URL", "")
        origin = env.get("HEARD_ORIGIN", "")
        return cls(
            env.get("HOST") or HOST,
            *ports,
            env.get("HEARD_COUNCIL") or COUNCIL,
            engine.rstrip("/"),
            origin.rstrip("/"),
            start,
        )


class Standin:
    """One running stand-in. One a process: the app and its settings are read once."""

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()
        self._stops: list[Any] = []

    def start(self) -> None:
        """Start everything.

        Raise CannotStart, with nothing left running, if something cannot start.
        """
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop everything, last started first."""
        while self._stops:
            self._stops.pop()()

    def _start(self) -> None:
        self._read_council()
        self._open_doors()
        self._start_engine()
        self._make_resources()
        self._load_app()
        self._wire()
        self.pump.start()
        self.movement.start()
        self.smtp.start(self.inbound, lambda: None)
        self.web.start(self.gateway.handle, self.desk.handle)

    def _read_council(self) -> None:
        if str(ROOT) not in sys.path:
            sys.path.append(str(ROOT))
        from chalicelib import councils
        from chalicelib.core.procedures import checker

        try:
            checker.check_tables()
            self.council = councils.load_council(self.options.council)
        except (checker.BrokenTable, councils.BrokenCouncil) as error:
            raise CannotStart(str(error)) from error

    def _open_doors(self) -> None:
        from infra.local.smtpdoor import SmtpDoor
        from infra.local.web import WebDoor

        options = self.options
        self.web = _listen("PORT", options.port, lambda: WebDoor(options.host, options.port))
        self._stops.append(self.web.stop)
        self.smtp = _listen(
            "SMTP_PORT", options.smtp_port, lambda: SmtpDoor(options.host, options.smtp_port)
        )
        self._stops.append(self.smtp.stop)
        self.origin = options.origin or f"http://localhost:{self.web.port}"

    def _start_engine(self) -> None:
        from infra.local import writes  # noqa: F401  before any client is made

        _set_credentials(self.options.engine)
        if self.options.engine:
            _must_answer(self.options.engine)
            self.engine = self.options.engine
        else:
            from infra.local import engine

            server, self.engine = engine.start()
            self._stops.append(server.stop)
        os.environ["AWS_ENDPOINT_URL"] = self.engine

    def _make_resources(self) -> None:
        from infra.local import resources
        from infra.local.timepiece import Timepiece

        self.domain = self.council.inbox.partition("@")[2]
        self.clock = Timepiece(self.options.start)
        self.made = resources.build(self.domain, f"{resources.STAGE}{self.council.code}"[:16])

    def _load_app(self) -> None:
        from infra.local import resources
        from infra.local.outbox import Outbox
        from infra.local.sesdoor import SesDoor

        self.outbox = Outbox()
        self.ses = SesDoor(self.engine, self.outbox, self.clock, self._report_sent)
        self.ses.start()
        self._stops.append(self.ses.stop)
        os.environ.update(self.made)
        os.environ.update(
            AWS_ENDPOINT_URL_SESV2=self.ses.address,
            HEARD_ORIGIN=self.origin,
            HEARD_COUNCIL=self.options.council,
            POWERTOOLS_SERVICE_NAME="heard-local",
            POWERTOOLS_METRICS_NAMESPACE="Heard",
        )
        self.app = importlib.import_module("app").app
        importlib.import_module("chalicelib.clock").follow(self.clock.now)
        if self.options.engine:
            self.outbox.recall(resources.open_client("s3"), self.made["HEARD_MAIL_BUCKET"])

    def _wire(self) -> None:
        from infra.local.desk import Desk
        from infra.local.gateway import Gateway
        from infra.local.inbound import Inbound
        from infra.local.lambdas import Lambdas
        from infra.local.movement import Movement
        from infra.local.pumps import DeadLetters, Pump, Queue, Reports, Stream

        made = self.made
        self._dead = DeadLetters(made["HEARD_MAIL_QUEUE"], made["FAILURES_ARN"])
        self.lambdas = Lambdas(self.app, self._dead.keep)
        self.reports = Reports(made["HEARD_FEEDBACK_TOPIC"], self.clock, self.lambdas)
        queue = Queue(made["HEARD_MAIL_QUEUE"], self.lambdas, self.clock)
        stream = Stream(made["HEARD_STREAM_ARN"], self.lambdas)
        self._queue = queue
        self.pump = Pump(queue, stream, self.reports)
        self._stops.append(self.pump.stop)
        self.movement = Movement(self.clock, self.app, self.lambdas, self.pump)
        self._stops.append(self.movement.stop)
        self.inbound = Inbound(
            self.domain, made["HEARD_MAIL_BUCKET"], made["INBOUND_TOPIC_ARN"], self.clock
        )
        self.gateway = Gateway(self.app)
        self.desk = Desk(self)

    def _report_sent(self, sent: Sent) -> None:
        """Report a message that SES has taken, and receive it again if it was sent to one of our
        addresses, as SES would.
        """
        from infra.local.inbound import Envelope

        self.reports.report_sent(sent)
        ours = tuple(address for address in sent.recipients if self.inbound.is_ours(address))
        if ours:
            self.inbound.receive(sent.delivered, Envelope(sent.bare_source, ours))

    def list_addresses(self) -> dict[str, str]:
        """Return where everything is, for people to read."""
        smtp = f"{self.options.host}:{self.smtp.port}"
        return {
            "origin": self.origin,
            "smtp": smtp,
            "engine": self.engine,
            "domain": self.domain,
            "inbox": self.council.inbox,
        }

    def list_dead_letters(self) -> list[dict[str, str]]:
        """Return what was given up, and mail that waits to be tried again: `queue`, `what`,
        `body`.
        """
        return [*self._queue.list_held(), *self._dead.list_all()]


def _listen(name: str, port: int, make: Any) -> Any:
    try:
        return make()
    except OSError as error:
        raise CannotStart(
            f"Port {port} cannot be used ({error.strerror}). Is Heard running already? "
            f"Another: make run {name}={port + 1}"
        ) from error


def _must_answer(engine: str) -> None:
    parts = urlsplit(engine)
    if (parts.hostname or "").endswith("amazonaws.com"):
        raise CannotStart(
            "AWS_ENDPOINT_URL names AWS itself. The stand-in never touches a real account."
        )
    try:
        socket.create_connection((parts.hostname or "", parts.port or 80), 3).close()
    except (OSError, ValueError) as error:
        raise CannotStart(f"Nothing answers at AWS_ENDPOINT_URL={engine} ({error}).") from error


def _set_credentials(engine: str) -> None:
    """Set made-up credentials, so that nothing can reach a real account.

    An engine of your own may want its own credentials.
    """
    for name in [n for n in os.environ if n.startswith("AWS_ENDPOINT_URL_")] + [
        "AWS_PROFILE",
        "AWS_DEFAULT_PROFILE",
        "AWS_SESSION_TOKEN",
    ]:
        os.environ.pop(name, None)
    if not (engine and os.environ.get("AWS_ACCESS_KEY_ID")):
        os.environ["AWS_ACCESS_KEY_ID"] = "testing"
        os.environ["AWS_SECRET_ACCESS_KEY"] = "testing"  # noqa: S105
    os.environ.update(
        AWS_DEFAULT_REGION="eu-west-2",
        AWS_REGION="eu-west-2",
        AWS_EC2_METADATA_DISABLED="true",
        AWS_CONFIG_FILE=os.devnull,
        AWS_SHARED_CREDENTIALS_FILE=os.devnull,
    )
