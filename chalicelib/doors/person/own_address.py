"""Is this your email address? The page behind the link that went to a new address.

It says nothing of the case, and who reads it may not be the person: it shows on GET, and acts by
the button.
"""

from __future__ import annotations

from chalice import Blueprint, Response

from chalicelib import casework, clock, links, pages
from chalicelib.core.cases import Refused
from chalicelib.core.decisions.open_alarm import may_be_unsafe
from chalicelib.doors.web import FORM, read_form
from chalicelib.settings import settings
from chalicelib.translations import mark

proving = Blueprint(__name__)


def _read_link(token: str) -> tuple[str, str] | Response:
    """Return a link's case and the digest of its address, or the page that says what is wrong."""
    try:
        reference, digest, over = links.read_address(token, clock.now())
    except links.BadLink:
        return pages.render_problem(
            404,
            mark("This link does not work"),
            mark("It may have been cut short. Open it from our email."),
        )
    if over:
        return _show_over()
    return reference, digest


def _show_over() -> Response:
    kept = mark("If we should write to you at this address, call us and give your reference.")
    return pages.render_problem(410, mark("This link no longer works"), kept)


def _show_page(
    token: str, status: int = 200, *, done: bool = False, held: bool = False
) -> Response:
    here = f"{settings().base}/address/{token}"
    page = pages.render_page("address", here=here, done=done, held=held)
    return pages.make_response(page, status)


@proving.route("/address/{token}", methods=["GET", "HEAD"])
def ask_if_theirs(token: str) -> Response:
    """Ask whether the address is theirs. Changes nothing, however often a scanner fetches it."""
    asked = _read_link(token)
    if isinstance(asked, Response):
        return asked
    return _show_page(token)


@proving.route("/address/{token}", methods=["POST"], content_types=[FORM])
def say_theirs(token: str) -> Response:
    """Record that the address is theirs. Pressed again, it changes nothing more."""
    asked = _read_link(token)
    if isinstance(asked, Response):
        return asked
    if read_form().get("mine") != "yes":
        return _show_page(token, 422)
    try:
        case = casework.prove_address(*asked, clock.now())
    except Refused:
        return _show_over()
    held = may_be_unsafe(case) or bool(case.person.email_new)
    return _show_page(token, done=True, held=held)
