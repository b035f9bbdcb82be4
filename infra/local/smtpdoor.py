"""The SMTP door: takes mail as SES's inbound endpoint does, and says 250 only when the message is
stored and queued.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import threading
from collections.abc import Callable

from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.local import inbound

log = logging.getLogger("standin")
NOT_OURS = "550 5.1.1 Requested action not taken: mailbox unavailable"


class _Smtp(SMTP):
    # The RFC says 1,000 bytes a line. Real mail breaks that, SES takes it, and a sender with bare
    # newlines sends all as one line.
    line_length_limit = inbound.LARGEST + 2**20


class _Desk:
    """What the SMTP commands are answered with."""

    def __init__(self, ses: inbound.Inbound, arrived: Callable[[], None]) -> None:
        self.ses = ses
        self.arrived = arrived

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if not self.ses.is_ours(address):
            return NOT_OURS
        if len(envelope.rcpt_tos) >= inbound.MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        raw = envelope.original_content or b""
        sealed = inbound.Envelope(envelope.mail_from or "", tuple(envelope.rcpt_tos))
        try:
            message_id = await asyncio.get_running_loop().run_in_executor(
                None, self.ses.receive, raw, sealed
            )
        except Exception:
            log.exception("A message could not be stored")
            return "451 4.3.0 Requested action aborted: try again later"
        self.arrived()
        return f"250 OK {message_id}"


class SmtpDoor:
    """Listens on one address from a thread of its own. Raises OSError at once where the port is
    taken.
    """

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_server((host, port))
        self.port: int = self._socket.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True, name="smtp")

    def start(self, ses: inbound.Inbound, arrived: Callable[[], None]) -> None:
        """Take mail for `ses` from now on; `arrived` is called after each message."""
        desk = _Desk(ses, arrived)
        server = self._loop.create_server(lambda: self._make_smtp(desk), sock=self._socket)
        self._loop.run_until_complete(server)
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and hang up."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(1)
        self._socket.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def _make_smtp(self, desk: _Desk) -> SMTP:
        return _Smtp(
            desk,
            hostname=f"inbound-smtp.{desk.ses.domain}",
            ident="ESMTP Heard's stand-in of SES",
            data_size_limit=inbound.LARGEST,
            decode_data=False,
            enable_SMTPUTF8=True,
            loop=self._loop,
        )
