"""A code before a person's own page: for who chose to be asked for one at each link, and for who
lost the link and gives their reference. Until then no page says what it is about."""

from __future__ import annotations

from chalice import Blueprint, Response

from chalicelib import casework, clock, links, pages
from chalicelib.core.cases import COMPLAINANT
from chalicelib.doors.person import own_link, page_pass, party_page
from chalicelib.doors.web import FORM, read_form
from chalicelib.settings import settings

coding = Blueprint(__name__)
LONGEST_REFERENCE = 40  # characters; ours have fewer
LONGEST_CODE = 20  # characters of what is typed as a code
WRONG = (
    "This code does not open it. Check each number. A code works once, for 10 minutes, and for "
    "five tries. You can ask for another"
)


@coding.route("/track/{token}/code", methods=["GET", "HEAD"])
def back_to_page(token: str) -> Response:
    """Redirect to the page that the code is for. Changes nothing."""
    if theirs := party_page.answer(token, party_page.go_to_page):
        return theirs
    case = own_link.find_case(token)
    if isinstance(case, Response):
        return case
    return pages.send_to_page(f"/track/{token}")


@coding.route("/track/{token}/code", methods=["POST"], content_types=[FORM])
def take_code(token: str) -> Response:
    """Send a code, or open the page by the one that was typed."""
    given = read_form()
    if theirs := party_page.answer(token, party_page.go_to_page):
        return theirs
    case = own_link.find_case(token)
    if isinstance(case, Response):
        return case
    if not page_pass.must_give_code(case):
        return pages.send_to_page(f"/track/{token}")
    if given.get("send") == "yes":
        casework.send_page_code(case, clock.now())
        return own_link.ask_code(case, token, sent=True)
    if casework.is_page_code(case, given.get("code", "")[:LONGEST_CODE], clock.now()):
        return page_pass.give_pass(pages.send_to_page(f"/track/{token}"), case)
    return own_link.ask_code(case, token, 422, sent=True, errors={"code": WRONG})


@coding.route("/my-complaint/code", methods=["GET", "HEAD"])
def back_to_asking() -> Response:
    """Redirect to where somebody gives their reference. Changes nothing."""
    return pages.send_to_page("/my-complaint")


@coding.route("/my-complaint/code", methods=["POST"], content_types=[FORM])
def open_by_reference() -> Response:
    """Open a person's page by their reference and the code that we sent. A wrong reference and a
    wrong code have the same answer."""
    given = read_form()
    reference = given.get("reference", "")[:LONGEST_REFERENCE]
    now = clock.now()
    case = casework.open_by_code(reference, given.get("code", "")[:LONGEST_CODE], now)
    if case is None:
        return show_sent(reference, {"code": WRONG})
    address = links.make_person_link(case.reference, COMPLAINANT, now, case.person.stops)
    path = address.removeprefix(settings().origin)
    return page_pass.give_pass(pages.send_to_page(path), case)


def show_sent(reference: str, errors: dict[str, str]) -> Response:
    """Return the page that asks for the code: the same whether or not one was sent."""
    body = pages.render_page("sent-code", reference=reference, errors=errors)
    return pages.make_response(body, 422 if errors else 200)
