"""A whole case for paper: by a form that carries the link, so that no browser prints the link."""

from __future__ import annotations

from chalice import Blueprint, Response

from chalicelib import clock, pages
from chalicelib.casework.act import require_officer
from chalicelib.core.wording import letter_names
from chalicelib.doors import case_dates, case_documents
from chalicelib.doors.officer import case_view, desk
from chalicelib.doors.person import own_page
from chalicelib.doors.web import FORM, read_form

printing = Blueprint(__name__)


@printing.route("/print", methods=["POST"], content_types=[FORM])
def print_case() -> Response:
    """Show a case without any link, to an officer whose own link may open it. Changes nothing."""
    found = desk.open_case(read_form().get("link", ""))
    if isinstance(found, Response):
        return found
    claim, case = found
    now = clock.now()
    letters = own_page.list_letters_sent(case)
    body = pages.render_page(
        "print",
        view=case_view.show_for_officer(case, now, "", require_officer(claim)),
        at=case_dates.describe_moment(now),
        documents=case_documents.list_for_officer(case),
        letters=[letter | {"what": _describe_told(letter["what"])} for letter in letters],
    )
    return pages.make_response(body)


def _describe_told(what: str) -> str:
    """Return what a letter told the person, as others read it: "Told them that …"."""
    said = letter_names.reword_for_officer(what)
    return said[:1].upper() + said[1:]


@printing.route("/print", methods=["GET", "HEAD"])
def back_to_print() -> Response:
    """Say where a page for printing is found: its own address opens no case."""
    what_to_do = "Open the case from your letter again, and press “Show it for printing” there."
    return pages.render_problem(404, "This page opens no case by itself", what_to_do)
