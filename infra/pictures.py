"""Takes the pictures of docs/pictures anew on a running `make run`: `make pictures`.

It goes the ways of a parent, a child and an officer in a browser, on a phone and at a desk, so a
page that no longer opens stops it.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
TEAM = "complaints.team@"
PARENT = "sam@family.example"
WAIT = 30  # seconds for a letter
WORDS = "My social worker never came on 3 November.\nI rang four times and nobody rang back."
# The README's first picture: four of them beside each other.
FIRST = ("start", "form-words", "own-page", "officer-phone")


class Camera:
    """A browser at one running stand-in, and the folder that its pictures go to."""

    def __init__(self, browser: Any, origin: str, folder: Path) -> None:
        self.origin = origin
        self.folder = folder
        self.context = browser.new_context(base_url=origin, viewport=PHONE, locale="en-GB")
        self.tab = self.context.new_page()
        self.tab.set_default_timeout(60_000)

    def take(self, name: str, size: dict[str, int] = PHONE, *, dark: bool = False) -> None:
        """Save what the first screen of the page shows."""
        self.tab.set_viewport_size(size)
        self.tab.emulate_media(color_scheme="dark" if dark else "light")
        self.tab.evaluate("window.scrollTo(0, 0)")
        self.tab.screenshot(path=self.folder / f"{name}.png")
        self.tab.emulate_media(color_scheme="light")
        self.tab.set_viewport_size(PHONE)
        print(f"{name}.png")

    def open(self, address: str) -> None:
        """Open a page."""
        self.tab.goto(address)

    def go_on(self) -> None:
        """Press Continue."""
        self.tab.get_by_role("button", name="Continue").click()

    def read_letters(self) -> list[dict[str, Any]]:
        """Return the letters that left so far."""
        return list(self.context.request.get("/local/outbox.json").json())

    def find_letter(self, to: str, words: str) -> dict[str, Any]:
        """Return the newest letter to somebody with these words, once it has left. Raise
        SystemExit where none comes."""
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            for letter in reversed(self.read_letters()):
                if to in str(letter["to"]) and words in letter["text"]:
                    return letter
            time.sleep(0.5)
        raise SystemExit(f"No letter to {to} says “{words}”.")

    def find_link(self, to: str, words: str) -> str:
        """Return the address that follows these words in a letter."""
        text = self.find_letter(to, words)["text"]
        found = re.search(r"https?://\S+", text[text.index(words) :])
        if not found:
            raise SystemExit(f"No link follows “{words}”.")
        return found[0]


def take_parents(at: Camera) -> None:
    """Take the pages that a parent meets, from the first to their own."""
    at.open("/")
    at.take("start")
    at.take("start-desk", DESK)
    at.take("start-dark", dark=True)
    at.open("/danger")
    at.take("danger")
    at.open("/how-we-deal-with-complaints/children_act")
    at.take("guide-desk", DESK)
    at.open("/complain")
    at.tab.get_by_label("What happened?").fill(WORDS)
    at.take("form-words")
    at.go_on()
    at.go_on()
    at.tab.get_by_label("I am a parent", exact=True).check()
    at.tab.get_by_label("Your name").fill("Sam Carter")
    at.take("form-about-you")
    at.go_on()
    at.go_on()
    at.tab.get_by_label("Email address").fill(PARENT)
    at.take("form-reach-you")
    at.go_on()
    at.go_on()
    at.take("check")
    at.tab.get_by_role("button", name="Send complaint").click()
    at.tab.wait_for_url("**/received")
    at.take("received")
    letter = at.find_letter(PARENT, "Your reference")
    at.open(at.find_link(PARENT, "See where things are"))
    at.take("own-page")
    at.open(f"/local/outbox/{letter['id']}.html")
    at.take("letter")


def take_childs(at: Camera) -> None:
    """Take the pages that a child meets."""
    at.open("/young-people")
    at.take("child-start")
    at.open("/complain?code=child")
    at.tab.get_by_label("Nobody listens to me").check()
    at.take("child-form")


def take_officers(at: Camera) -> None:
    """Take the pages that an officer's links open."""
    at.open(at.find_link(TEAM, "Record what it is about"))
    at.take("officer-move-desk", DESK)
    at.take("officer-phone")
    at.open(at.find_link(TEAM, "See the whole case and its history"))
    at.take("officer-case-desk", DESK)


def put_together(at: Camera) -> None:
    """Save the README's first picture: four of them beside each other."""
    shown = []
    for name in FIRST:
        data = b64encode((at.folder / f"{name}.png").read_bytes()).decode("ascii")
        shown.append(f'<img src="data:image/png;base64,{data}">')
    style = "body{margin:0;padding:24px;display:flex;gap:24px;background:#e7ebee}"
    style += "img{width:390px;border-radius:12px;box-shadow:0 2px 10px #0004}"
    at.tab.set_viewport_size({"width": 24 + 4 * 414, "height": 892})
    at.open("about:blank")  # whose policy lets this page have its own style
    at.tab.set_content(f"<style>{style}</style>{''.join(shown)}")
    at.tab.screenshot(path=at.folder / "heard.png")
    print("heard.png")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take every picture. Return 0 when all are there."""
    from playwright.sync_api import sync_playwright

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--origin", default="http://localhost:8000")
    asked.add_argument("--into", type=Path, default=FOLDER)
    chosen = asked.parse_args(arguments)
    chosen.into.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        at = Camera(browser, chosen.origin, chosen.into)
        take_parents(at)
        take_childs(at)
        take_officers(at)
        put_together(at)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
