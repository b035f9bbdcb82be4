"""What a browser prints of a case: looked for in the PDF itself."""

from __future__ import annotations

import re
import zlib
from typing import Any

from tests.browser.conftest import faults_of
from tests.browser.test_the_pages_of_a_case import TEAM, Told


def inside(pdf: bytes) -> bytes:
    """Return all that a PDF holds: its objects, and its streams unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return pdf + b"".join(
        zlib.decompressobj().decompress(part) for part in packed if part[:1] == b"x"
    )


def acts_in(tab: Any) -> set[str]:
    """Return the links that act among those a browser prints into a PDF of the page."""
    found = {uri.decode() for uri in re.findall(rb"/URI \((.*?)\)", inside(tab.pdf()))}
    assert any(uri.startswith("mailto:") for uri in found)  # links are found where there are any
    return {uri for uri in found if "/act/" in uri}


def test_no_page_of_a_case_prints_an_address_that_acts(tab: Any, served: str) -> None:
    told = Told(served, "paper@pages.example", "They are moving me on Friday.")
    case = told.link(TEAM)
    tab.goto(case)
    assert tab.locator('a[href*="/act/"]').count() > 3
    assert acts_in(tab) == set()
    tab.emulate_media(media="print")
    assert "/act/" not in tab.locator("body").inner_text()
    tab.emulate_media(media="null")
    tab.goto(told.form(tab, TEAM, "Record what it is about"))
    assert acts_in(tab) == set()
    tab.goto(case)
    tab.get_by_text("Print this case, or save it").click()
    tab.get_by_role("button", name="Show it for printing").click()
    assert tab.url == f"{served}/print"
    assert b"/Link" not in inside(tab.pdf())
    assert faults_of(tab) == []
