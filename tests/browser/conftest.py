"""A real browser on the running stand-in. Skipped, and loudly, where there is no chromium."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.engines import COUNCILS

expect.set_options(timeout=30_000)  # a busy machine is slow; nothing waits longer than it must
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-27T10:00:00+00:00"  # a Friday: answered by Friday 11 December 2026
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only faults are told of: to list what is right of each page would take most of the time.
AXE = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
# No style of ours hides or shows anything by width, so these are all that a wider screen changes.
BY_WIDTH = ["color-contrast", "target-size", "scrollable-region-focusable", "link-in-text-block"]
AXE_BY_WIDTH = AXE | {"runOnly": {"type": "rule", "values": BY_WIDTH}}
# Without its own drawing by software, a page costs two thirds.
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not os.access(CHROMIUM, os.X_OK):
                item.add_marker(pytest.mark.skip(reason=f"there is no {CHROMIUM}"))


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="session")
def served() -> Iterator[str]:
    """Yield the address of a new stand-in, whose clock starts at 10am on Friday 27 November
    2026.
    """
    port = free_port()
    ours = {k: v for k, v in os.environ.items() if not k.startswith(("HEARD_", "AWS_"))}
    ours |= {
        "PORT": str(port),
        "SMTP_PORT": str(free_port()),
        "HEARD_NOW": NOW,
        "HEARD_COUNCIL": "sefton",
        "HEARD_COUNCILS": COUNCILS,
    }
    running = subprocess.Popen(
        [sys.executable, "-m", "infra.local"], cwd=ROOT, env=ours, stdout=subprocess.DEVNULL
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(15)


def _wait_for(address: str, running: subprocess.Popen[bytes], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert running.poll() is None, "the stand-in stopped"
        try:
            urllib.request.urlopen(address + "/", timeout=5).read()
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError("the stand-in did not start")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Yield Debian's chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_tab(browser: Any, served: str) -> Iterator[Callable[..., Any]]:
    """Open a tab: `open_tab(**options of a context)`. Anything the page logs as an error, the
    security policy's complaints among them, fails the test at its end."""
    contexts = []
    said = []

    def opened(**options: Any) -> Any:
        context = browser.new_context(
            **{"base_url": served, "viewport": PHONE, "locale": "en-GB"} | options
        )
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(15_000)
        tab.on(
            "console",
            lambda m: (
                said.append(m.text) if m.type == "error" and "status of 4" not in m.text else None
            ),
        )
        tab.on("pageerror", lambda error: said.append(str(error)))
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert not said


@pytest.fixture
def tab(open_tab: Callable[..., Any]) -> Any:
    """Return a tab as wide as a phone."""
    return open_tab()


def faults_of(tab: Any) -> list[str]:
    """Return what axe finds wrong with the page as it stands, on a phone and on a desk."""
    from axe_playwright_python.sync_playwright import Axe

    found = []
    tab.evaluate(Axe().axe_script)
    for size, options in ((PHONE, AXE), (DESK, AXE_BY_WIDTH)):
        tab.set_viewport_size(size)
        wrong = tab.evaluate("options => axe.run(document, options)", options)["violations"]
        found += [
            f"{size['width']}: {w['id']} {n['html'][:120]} {n['failureSummary'][:200]}"
            for w in wrong
            for n in w["nodes"]
        ]
        wide = tab.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found += [f"{size['width']}: the page scrolls sideways by {wide}"] if wide > 0 else []
    tab.set_viewport_size(PHONE)
    return found


def dark_faults_of(tab: Any) -> list[str]:
    """Return what cannot be read on the page, once axe is in it, where colours are set to dark."""
    tab.emulate_media(color_scheme="dark")
    options = AXE | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    wrong = tab.evaluate("options => axe.run(document, options)", options)["violations"]
    tab.emulate_media(color_scheme="light")
    return [
        f"dark: {n['html'][:120]} {n['failureSummary'][:200]}" for w in wrong for n in w["nodes"]
    ]


def fetched(address: str) -> Any:
    """Return the data at one of the stand-in's own addresses."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.load(answer)
