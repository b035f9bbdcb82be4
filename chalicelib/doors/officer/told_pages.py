"""The page that checks what an officer was told, once they have added a file to it."""

from __future__ import annotations

from datetime import datetime

from chalice import Blueprint, Response

from chalicelib import links, pages
from chalicelib.casework.act import require_officer
from chalicelib.core.people.officers import Officer
from chalicelib.doors.officer import told_files, write_down
from chalicelib.doors.officer.case_page import make_address
from chalicelib.doors.officer.desk import read_claim, show_unknown_link
from chalicelib.doors.web import FORM, read_form

telling = Blueprint(__name__)


@telling.route("/act/{token}/told/{form}", methods=["GET", "HEAD"])
def show_told(token: str, form: str) -> Response:
    """Show what an officer wrote down, with the files that they have added to it."""
    found = _read_told(token)
    if isinstance(found, Response):
        return found
    officer, now = found
    return write_down.show_files(officer, make_address(token), form, now)


@telling.route("/act/{token}/told/{form}", methods=["POST"], content_types=[FORM])
def remove_told(token: str, form: str) -> Response:
    """Take one of those files away again."""
    which = read_form().get("remove", "")
    found = _read_told(token)
    if isinstance(found, Response):
        return found
    officer, now = found
    told_files.remove(form, officer.key, which, now)
    return pages.send_to_page(f"/act/{token}/told/{form}")


def _read_told(token: str) -> tuple[Officer, datetime] | Response:
    """Return whose link to the form this is, and the time; or a page why it opens nothing."""
    found = read_claim(token)
    if isinstance(found, Response):
        return found
    claim, now = found
    if claim.move != links.WRITE:
        return show_unknown_link()
    return require_officer(claim), now
