"""Starts ministack, the second stand-in of AWS, for tests that need sound transactions or enforced
IAM.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COUNCILS = str(ROOT / "tests" / "councils")  # the tests' own, for HEARD_COUNCILS
PYTHON = ROOT / ".venv-ministack" / "bin" / "python"
KEYS = {
    "AWS_ACCESS_KEY_ID": "test",
    "AWS_SECRET_ACCESS_KEY": "test",
    "AWS_DEFAULT_REGION": "eu-west-2",
}


def free_port() -> int:
    """Return a port of this machine's loopback that nothing uses now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def without_aws(**more: str) -> dict[str, str]:
    """Return this process's environment with nothing of AWS or Heard in it, and `more`."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "HEARD_", "POWERTOOLS_"))
    }
    return {**kept, **more}


def require_ministack() -> None:
    """Skip the test, and say so, where ministack is not installed or is of another Python than the
    product.
    """
    if not PYTHON.exists():
        pytest.skip("SKIPPED FOR WANT OF MINISTACK: `make test` installs it into .venv-ministack")
    version = subprocess.run(
        [PYTHON, "-c", "import sys; print(sys.version_info[:2])"], capture_output=True, text=True
    )
    if version.stdout.strip() != str(sys.version_info[:2]):
        pytest.skip("SKIPPED: .venv-ministack is of another Python; remove it and run `make test`")


@contextmanager
def ministack(folder: Path, *, auth: bool = False) -> Iterator[str]:
    """Yield the address of a ministack of one's own on 127.0.0.1, and stop it afterwards.

    Its log and its functions are in `folder`.
    """
    require_ministack()
    port = str(free_port())
    own = without_aws(
        GATEWAY_PORT=port,
        AUTH=str(auth).lower(),
        TMPDIR=str(folder),
        LOG_LEVEL="INFO",
        S3_DATA_DIR=str(folder / "s3"),
    )
    launcher = ROOT / "infra" / "local" / "ministack_server.py"
    with (folder / "ministack.log").open("w") as log:
        server = subprocess.Popen(
            [PYTHON, "-P", launcher],
            env=own,
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_ministack/health", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        if server.poll() is not None:
            raise RuntimeError("ministack stopped by itself; see ministack.log")
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("ministack does not answer")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    with suppress(ProcessLookupError):
        os.killpg(
            server.pid, signal.SIGKILL
        )  # the functions that it left running, which are of its own session
