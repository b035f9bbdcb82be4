"""The stand-in of AWS that the parts are measured on, in a process of its own: ministack where it
is installed, else moto's server.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import boto3

from infra.record import ROOT

MINISTACK = ROOT / ".venv-ministack" / "bin" / "python"
SERVER = ROOT / "infra" / "local" / "ministack_server.py"
DOMAIN = "heard.sefton.example"
MOTO = (
    "import sys, threading; from infra.local import engine; "
    "engine.start(port=int(sys.argv[1])); threading.Event().wait()"
)
PATIENCE = 30  # seconds for an engine to answer


@contextmanager
def run_engine() -> Iterator[tuple[str, dict[str, str]]]:
    """Start an engine, make what infra/template.yaml describes in it, and give its name and the
    environment the product needs.
    """
    port = _find_free_port()
    name, command = (
        ("ministack", [str(MINISTACK), "-P", str(SERVER)])
        if MINISTACK.exists()
        else ("moto", [sys.executable, "-c", MOTO, str(port)])
    )
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = _make_up_credentials(f"http://127.0.0.1:{port}")
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment, "GATEWAY_PORT": str(port)}, **quiet
    )  # type: ignore[call-overload]
    try:
        _await(port, process)
        yield name, environment | _make_resources(environment)
    finally:
        process.terminate()
        process.wait(10)


def _find_free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the engine did not start")


def _make_up_credentials(endpoint: str) -> dict[str, str]:
    """Return made-up credentials, so that nothing can reach a real account."""
    return {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "eu-west-2",
        "AWS_REGION": "eu-west-2",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "HEARD_COUNCIL": "sefton",
        "HEARD_ORIGIN": "https://complaints.sefton.example",
        "POWERTOOLS_SERVICE_NAME": "heard",
        "POWERTOOLS_METRICS_NAMESPACE": "Heard",
    }


def _make_resources(environment: dict[str, str]) -> dict[str, str]:
    from infra.local import resources

    os.environ.update(environment)
    boto3.setup_default_session()
    return resources.build(DOMAIN)
