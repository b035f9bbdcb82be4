"""Messages as they came: shown whole to an officer, and handed over to be saved."""

from __future__ import annotations

from dataclasses import replace

from chalice import Blueprint, Response

from chalicelib import casework, clock, files, pages
from chalicelib.casework.act import require_officer
from chalicelib.core.cases import Case
from chalicelib.core.people.officers import Officer
from chalicelib.doors.officer import case_files, set_aside
from chalicelib.doors.officer.case_page import make_address
from chalicelib.doors.officer.desk import open_case, read_claim
from chalicelib.doors.web import read_query

messages = Blueprint(__name__)


@messages.route("/act/{token}/mail/{number}", methods=["GET", "HEAD"])
def open_message(token: str, number: str) -> Response:
    """Show an officer a message as it came, whole: what it quotes, and what stands below."""
    found = open_case(token)
    if isinstance(found, Response):
        return found
    claim, case = found
    try:
        at = 0
        if number.isdecimal() and len(number) < 6:
            at = int(number)
        message = casework.load_whole_message(case, at)
        if taken_out := _has_file_taken_out(case, message.digest, require_officer(claim)):
            message = replace(message, attachments=())
        if read_query("original") and not taken_out:
            stored = casework.find_stored_safe(case, at)
            return pages.redirect_to(files.open_original(stored, claim.seconds_left(clock.now())))
    except LookupError:
        return pages.render_problem(
            404, "We do not know this message", "Open the case again from your letter."
        )
    body = pages.render_page(
        "message",
        message=message,
        reference=case.reference,
        here=make_address(token),
        taken_out=taken_out,
    )
    return pages.make_response(body)


def _has_file_taken_out(case: Case, digest: str, officer: Officer) -> bool:
    """Return whether a file of this message was taken out, and this officer may not open it."""
    if case_files.may_open_taken_out(officer):
        return False
    return any(key.startswith(f"files/mail/{digest}/") for key in case.files_out)


@messages.route("/act/{token}/original", methods=["GET"])
def open_original(token: str) -> Response:
    """Redirect an officer to a message set aside as it came, to save it."""
    found = read_claim(token)
    if isinstance(found, Response):
        return found
    return set_aside.hand_over_original(found[0], require_officer(found[0]), found[1])
