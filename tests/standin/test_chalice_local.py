"""`chalice local`, run as a Chalice user runs it, on the stage that is meant for this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from lxml import html

from tests.engines import COUNCILS, free_port, without_aws
from tests.standin.running import Running

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def local(standin: Running) -> Iterator[str]:
    """Yield Chalice's own server, with the stand-in's engine as its AWS."""
    port = str(free_port())
    command = [str(Path(sys.executable).with_name("chalice")), "local", "--stage", "local"]
    serving = subprocess.Popen(
        [*command, "--port", port],
        cwd=ROOT,
        env=without_aws(AWS_ENDPOINT_URL=standin.engine, HEARD_COUNCILS=COUNCILS),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(serving.pid, signal.SIGKILL)
        serving.wait()


def fetch(address: str) -> bytes:
    with urlopen(address, timeout=10) as answer:
        body: bytes = answer.read()
    return body


def fetch_once_it_serves(address: str) -> bytes:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            return fetch(address)
        except URLError:
            time.sleep(0.1)
    raise AssertionError("chalice local did not start")


def test_its_pages_are_styled_and_their_links_lead_somewhere(local: str) -> None:
    page = html.fromstring(fetch_once_it_serves(local))
    [style] = page.xpath("//link[@rel='stylesheet']/@href")
    assert b"--heard-council" in fetch(urljoin(local, style))
    leads = {lead for lead in page.xpath("//a/@href") if lead.startswith("/")}
    assert leads
    for lead in leads:
        if not lead.endswith("/leave"):  # that one leads away from our pages
            assert fetch(urljoin(local, lead))
