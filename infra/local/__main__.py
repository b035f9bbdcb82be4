"""`python -m infra.local`: run the stand-in until Ctrl-C or SIGTERM."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from types import FrameType
from typing import Any, TextIO

from infra import messages
from infra.local.standin import CannotStart, Options, Standin

STOP_SECONDS = 1.8


def main() -> int:
    """Run the stand-in. Return the exit code: 0 when stopped, 2 if it could not start."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    sys.stdout = _WithoutMetrics(sys.stdout)
    stopped = threading.Event()

    def stop(_: int, __: FrameType | None) -> None:
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    messages.compile_into(messages.TRANSLATIONS)
    try:
        standin = Standin(Options.read_environment(dict(os.environ)))
        standin.start()
    except CannotStart as error:
        print(f"Heard cannot start. {error}", file=sys.stderr)
        return 2
    _greet(standin.list_addresses())
    stopped.wait()
    print("Stopping.", flush=True)
    _limit_time(STOP_SECONDS)
    standin.stop()
    return 0


def _greet(at: dict[str, str]) -> None:
    print(
        f"""
Heard is running on this machine. Ctrl-C stops it.

  The complaints form   {at["origin"]}/
  Sent mail, clock      {at["origin"]}/local/
  Mail in (SMTP)        {at["smtp"]}  for {at["inbox"]}
  Engine                {at["engine"]}

First make a complaint at the form. Then open /local/ to read the letters, press a link in one,
and move the clock on.
""",
        flush=True,
    )


class _WithoutMetrics:
    """The terminal without the lines that CloudWatch would read as figures: a move of the clock
    makes thousands.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._dropped = threading.local()

    def write(self, text: str) -> int:
        if text.startswith('{"_aws"'):
            self._dropped.here = not text.endswith("\n")
            return len(text)
        if text == "\n" and getattr(self._dropped, "here", False):
            self._dropped.here = False
            return 1
        return self._terminal.write(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._terminal, name)


def _limit_time(seconds: float) -> None:
    """Cut short whatever still runs after so many seconds, a page or a long move of the clock:
    nothing outlives us.
    """
    cut = threading.Timer(seconds, os._exit, [0])
    cut.daemon = True
    cut.start()


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
