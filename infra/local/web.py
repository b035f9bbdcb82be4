"""The web door: one threading HTTP server, the product everywhere and the stand-in's own pages
under `/local/`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from chalicelib import gateway_pages
from infra.local.gateway import LARGEST_BODY, Answer, make_error, show_page

log = logging.getLogger("standin")
OWN = "/local/"
LARGEST_OWN = 41 * 1024 * 1024
DRAIN = 64 * 1024 * 1024
Handle = Callable[[str, str, dict[str, str], bytes], Answer]


class TooLarge(Exception):
    """The body is beyond the limit; what was left of it has been read away where that was worth
    it.
    """


class Malformed(Exception):
    """The request cannot be read."""


class WebDoor:
    """Listens from when it is made, answers from `start`. Raises OSError at once where the port is
    taken.
    """

    def __init__(self, host: str, port: int) -> None:
        self.product: Handle | None = None
        self.own: Handle | None = None
        door = self

        class Handler(_Handler):
            web = door

        self._server = _Server((host, port), Handler)
        self.port: int = self._server.server_address[1]

    def start(self, product: Handle, own: Handle) -> None:
        """Serve from a thread of its own."""
        self.product = product
        self.own = own
        threading.Thread(
            target=self._server.serve_forever,
            kwargs={"poll_interval": 0.1},
            daemon=True,
            name="web",
        ).start()

    def stop(self) -> None:
        """Stop listening."""
        if self.product:
            self._server.shutdown()
        self._server.server_close()

    def answer(self, method: str, target: str, headers: dict[str, str], body: bytes) -> Answer:
        """Whoever's it is."""
        own = urlsplit(target).path
        if own.startswith(OWN) or own == OWN.rstrip("/"):
            handle = self.own
        else:
            handle = self.product
        if handle:
            return handle(method, target, headers, body)
        return make_error(503, "Starting")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Log an error in one connection. It must never stop the server."""
        log.debug("A connection ended early")


class _Handler(BaseHTTPRequestHandler):
    web: WebDoor
    protocol_version = "HTTP/1.1"
    server_version = "Heard"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60

    def _serve(self) -> None:
        target = self._read_target()
        if self._is_opened_by_number():
            port = self.headers["Host"].rpartition(":")[2]
            self._send(Answer(307, b"", [("Location", f"http://localhost:{port}{target}")]))
            return
        try:
            body = self._read_body(LARGEST_OWN if target.startswith(OWN) else LARGEST_BODY)
            answer = self.web.answer(self.command, target, self._read_headers(), body)
        except TooLarge:
            answer = show_page(gateway_pages.TOO_LARGE)
        except Malformed as error:
            self.close_connection = True
            answer = make_error(400, str(error))
        except Exception:
            log.exception("The web door failed")
            answer = make_error(500, "Internal server error")
        self._send(answer)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = _serve

    def _is_opened_by_number(self) -> bool:
        """Return whether a browser opens a page as 127.0.0.1: its cookies are then not those of
        `localhost`, to which our links and S3 lead back.
        """
        host = self.headers.get("Host", "")
        navigates = self.headers.get("Sec-Fetch-Mode") == "navigate"
        return self.command == "GET" and navigates and host.startswith("127.0.0.1:")

    def _read_target(self) -> str:
        """Return the path and query asked for, without the host of a proxy's absolute form."""
        if self.path.startswith("/"):
            return self.path
        try:
            parts = urlsplit(self.path)
        except ValueError:
            return "/"
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    def _read_headers(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in self.headers.items():
            if name.lower() == "cookie":
                joint = "; "
            else:
                joint = ", "
            found[name] = (
                f"{found[name]}{joint}{value}"
                if name in found and name.lower() != "content-length"
                else value
            )
        return found

    def _read_body(self, most: int) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            return self._read_chunks(most)
        length = self.headers.get("Content-Length", "0").strip()
        if not length.isascii() or not length.isdigit() or len(length) > 18:
            raise Malformed("Bad Content-Length")
        if int(length) > most:
            self._drain(int(length))
            raise TooLarge
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise Malformed("The body ended early")
        return body

    def _drain(self, length: int) -> None:
        """Read away what will not be used, so that the caller hears our answer; beyond reason, hang
        up instead.
        """
        self.close_connection = True
        left = min(length, DRAIN)
        while left > 0 and (got := self.rfile.read(min(left, 1 << 16))):
            left -= len(got)

    def _read_chunks(self, most: int) -> bytes:
        body = bytearray()
        while True:
            line = self.rfile.readline(1024).split(b";")[0].strip()
            try:
                size = int(line, 16)
            except ValueError as error:
                raise Malformed("Bad chunk") from error
            if size < 0 or len(body) + size > most:
                self.close_connection = True
                raise TooLarge
            body += self.rfile.read(size)
            if not size:
                while self.rfile.readline(1024).strip():
                    continue
                return bytes(body)
            self.rfile.readline(4)

    def handle_expect_100(self) -> bool:
        """Say no before a body comes that would be refused after it."""
        length = self.headers.get("Content-Length", "0")
        if self.path.startswith(OWN):
            most = LARGEST_OWN
        else:
            most = LARGEST_BODY
        if length.isascii() and length.isdigit() and int(length) > most:
            self.close_connection = True
            self._send(show_page(gateway_pages.TOO_LARGE))
            return False
        return super().handle_expect_100()

    def _send(self, answer: Answer) -> None:
        bare = self.command == "HEAD" or answer.status in (204, 304)
        self.send_response(answer.status)
        for name, value in answer.headers:
            if name.lower() not in {"content-length", "connection", "date", "server"}:
                self.send_header(name, value.replace("\r", " ").replace("\n", " "))
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(answer.body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if not bare:
            self.wfile.write(answer.body)
        self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing: links are secrets."""
