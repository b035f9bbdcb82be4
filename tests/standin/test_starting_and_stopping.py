"""`make run` starts everything with one command, says where it is, and leaves nothing behind."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.standin.running import Running


def _group(process_group: int) -> list[str]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pgid=,pid="], capture_output=True, text=True, check=True
    ).stdout
    return [line for line in listed.splitlines() if line.split()[0] == str(process_group)]


def _taken(port: int) -> bool:
    with socket.socket() as there:
        return there.connect_ex(("127.0.0.1", port)) == 0


def test_sigterm_stops_it_and_another_council_and_no_real_account_are_served_until_then(
    tmp_path: Path,
) -> None:
    running = Running(
        tmp_path,
        HEARD_COUNCIL="sthelens",
        AWS_PROFILE="production",
        AWS_ACCESS_KEY_ID="AKIAREAL",
        AWS_SESSION_TOKEN="real",
    ).wait()
    try:
        assert "St Helens" in running.ask("GET", "/").text
        names = [bucket["Name"] for bucket in running.client("s3").list_buckets()["Buckets"]]
        assert any("mail" in name for name in names)
    finally:
        left = _stop(running, signal.SIGTERM)
    assert left == NOTHING


def test_ctrl_c_stops_it_and_cuts_a_long_move_of_the_clock_short(tmp_path: Path) -> None:
    running = Running(tmp_path).wait()
    mover = threading.Thread(target=lambda: _quietly(running), daemon=True)
    mover.start()
    time.sleep(1)
    assert _stop(running, signal.SIGINT) == NOTHING


@dataclass(frozen=True)
class Left:
    """What a run leaves behind when it is stopped."""

    late: bool = False
    code: int = 0
    processes: tuple[str, ...] = ()
    listeners: tuple[int, ...] = ()


NOTHING = Left()


def _stop(running: Running, number: int) -> Left:
    """Stop a run by a signal, and return what it leaves behind."""
    group = os.getpgid(running.process.pid)
    took = running.stop(number)
    listeners = tuple(port for port in (running.port, running.smtp_port) if _taken(port))
    # Two seconds on an idle machine. What it cuts short would take minutes on any.
    late = took >= 10  # it was killed then
    return Left(late, running.process.returncode, tuple(_group(group)), listeners)


def _quietly(running: Running) -> None:
    try:
        running.move(to="2027-11-23T09:00:00+00:00")
    except (OSError, http.client.HTTPException):
        return


@pytest.mark.parametrize("door", ["PORT", "SMTP_PORT"])
def test_a_port_in_use_is_named_and_nothing_is_left_running(tmp_path: Path, door: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = Running(tmp_path, **{door: str(port)})
        assert running.process.wait(30) == 2
    assert f"Port {port} cannot be used" in running.output
    assert "Traceback" not in running.output


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"HEARD_COUNCIL": "atlantis"}, "no council 'atlantis'"),
        ({"HEARD_NOW": "soon"}, "HEARD_NOW must be a date and time"),
        ({"PORT": "eighty"}, "PORT must be a port number"),
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "Nothing answers at AWS_ENDPOINT_URL"),
        (
            {"AWS_ENDPOINT_URL": "https://dynamodb.eu-west-2.amazonaws.com"},
            "never touches a real account",
        ),
    ],
)
def test_what_it_cannot_start_with_is_said_in_one_line(
    tmp_path: Path, wrong: dict[str, str], said: str
) -> None:
    running = Running(tmp_path, **wrong)
    assert running.process.wait(30) == 2
    assert said in running.output
    assert "Traceback" not in running.output


def test_it_says_where_its_doors_are(standin: Running) -> None:
    assert f"http://localhost:{standin.port}/local/" in standin.output
    assert f"127.0.0.1:{standin.smtp_port}" in standin.output
