"""A file that may act when it is opened is only ever saved, and its reader is warned first."""

from __future__ import annotations

from urllib.parse import unquote_plus

import pytest

from chalicelib import files, links
from chalicelib.kinds import may_hold_program
from tests.conftest import FRIDAY
from tests.doors.officer.test_corrections import link
from tests.helpers import Heard, a_case, get, words

WARNING = "Do not open this before your IT service has checked it."
UNSAFE = ("run.exe", "form.docm", "page.html", "drawing.svg", "macro.XLSM", "a.pdf.js", "old.doc")
HARMLESS = ("door.JPG", "letter.pdf", "notes.docx", "voice.m4a", "list.csv", "forwarded.eml")


@pytest.mark.parametrize("name", [*UNSAFE, "no ending", "letter.pdf.exe. "])
def test_a_file_that_may_act_when_it_is_opened_is_known_by_its_ending(name: str) -> None:
    assert may_hold_program(name)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_picture_a_document_or_a_recording_needs_no_warning(name: str) -> None:
    assert not may_hold_program(name)


@pytest.mark.parametrize(("name", "kind"), [("page.html", "text/html"), ("i.svg", "image/svg+xml")])
def test_an_officer_is_warned_and_no_page_of_ours_shows_it(
    heard: Heard, name: str, kind: str
) -> None:
    script = files.keep_attachment("k/1", name, b"<script>alert(1)</script>", kind)
    case = a_case(FRIDAY, files=(script,))
    heard.deliver()
    look = link(case, links.LOOK, "complaints1")
    assert WARNING in words(get(heard.client, look))
    handed = unquote_plus(get(heard.client, f"{look}/files/0").headers["Location"])
    assert "response-content-disposition=attachment" in handed
    assert "response-content-type=application/octet-stream" in handed
