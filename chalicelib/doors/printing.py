"""A whole case for paper: by a form that carries the link, so that no browser prints the link."""

from __future__ import annotations

from chalice import Blueprint, Response

from chalicelib import clock, pages
from chalicelib.doors import caseview, documents, officers, personview, shown
from chalicelib.doors.web import FORM, form

printing = Blueprint(__name__)


@printing.route("/print", methods=["POST"], content_types=[FORM])
def print_case() -> Response:
    """Show a case without any link, to an officer whose own link may open it. Changes nothing."""
    found = officers.opened(form().get("link", ""))
    if isinstance(found, Response):
        return found
    _, case = found
    now = clock.now()
    body = pages.page(
        "print",
        view=caseview.for_officer(case, now, ""),
        at=shown.moment(now),
        documents=documents.for_officer(case),
        letters=personview.letters_sent(case),
    )
    return pages.html_response(body)


@printing.route("/print", methods=["GET", "HEAD"])
def back_to_print() -> Response:
    """Say where a page for printing is found: its own address opens no case."""
    what_to_do = "Open the case from your letter again, and press “Show it for printing” there."
    return pages.problem(404, "This page opens no case by itself", what_to_do)
