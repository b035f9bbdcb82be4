"""SES for mail out: takes what the app sends, lets the engine behind accept or refuse it, keeps a
copy, and reports as SES does.

`AWS_ENDPOINT_URL_SESV2` points the app's client here. What the engine refuses is in no outbox, and
gets no report.
"""

from __future__ import annotations

import base64
import http.client
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from infra.local.outbox import Outbox, Sent
from infra.local.timepiece import Timepiece

SEND = "/v2/email/outbound-emails"


class SesDoor:
    """An HTTP server that stands before the engine's SES. `sent` is told of each message taken."""

    def __init__(
        self, engine: str, outbox: Outbox, clock: Timepiece, sent: Callable[[Sent], None]
    ) -> None:
        self.engine = urlsplit(engine)
        self.outbox = outbox
        self.clock = clock
        self.sent = sent
        door = self

        class Handler(_Handler):
            ses = door

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> None:
        """Serve from a thread of its own."""
        threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.1},
            daemon=True,
            name="ses",
        ).start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def pass_on(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, list[tuple[str, str]], bytes]:
        """Pass a request to the engine, and return the engine's answer."""
        connection = http.client.HTTPConnection(
            self.engine.hostname or "127.0.0.1", self.engine.port or 80, timeout=30
        )
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def keep(self, asked: dict[str, Any], message_id: str) -> None:
        """Put what was sent in the outbox and have it reported."""
        destination = asked.get("Destination") or {}
        recipients: list[str] = []
        for kind in ("ToAddresses", "CcAddresses", "BccAddresses"):
            recipients.extend(destination.get(kind) or ())
        sent = Sent(
            id=message_id,
            at=self.clock.now(),
            source=asked.get("FromEmailAddress", ""),
            recipients=tuple(recipients),
            raw=base64.b64decode(((asked.get("Content") or {}).get("Raw") or {}).get("Data", "")),
            tags={tag["Name"]: tag["Value"] for tag in asked.get("EmailTags") or ()},
            configuration_set=asked.get("ConfigurationSetName", ""),
        )
        self.outbox.add(sent)
        self.sent(sent)


class _Handler(BaseHTTPRequestHandler):
    ses: SesDoor
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def _pass(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        status, headers, answer = self.ses.pass_on(
            self.command, self.path, dict(self.headers), body
        )
        if self.command == "POST" and self.path == SEND and status == 200:
            self.ses.keep(json.loads(body), json.loads(answer)["MessageId"])
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in {
                "content-length",
                "connection",
                "transfer-encoding",
                "date",
                "server",
            }:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _pass

    def log_message(self, *_: object) -> None:
        """Say nothing: addresses are in here."""
