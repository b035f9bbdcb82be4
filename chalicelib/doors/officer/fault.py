"""The page for a fault of ours while an officer sent a form: their words stand on it, and its
button sends them again."""

from __future__ import annotations

from chalice import Response

from chalicelib import clock, links, pages
from chalicelib.doors import web
from chalicelib.doors.officer import typed_words
from chalicelib.doors.officer.case_page import make_address


def show_typed(token: str, error: Exception, answers: dict[str, str]) -> Response:
    """Return the page that says that something went wrong, with what was typed.

    Sending it again does no harm: a link acts once. Without words it is the usual page.
    """
    try:
        claim = links.read_officer(token, clock.now())
        typed = typed_words.list_typed_words(claim.move, answers)
    except Exception:  # noqa: BLE001 - whatever is broken, the usual page is shown
        return web.answer_unforeseen(error)
    if not typed:
        return web.answer_unforeseen(error)
    error_id = web.report_unforeseen(error)
    body = pages.render_page(
        "fault",
        action=make_address(token),
        typed=typed,
        as_of=answers.get("as_of", ""),
        error_id=error_id,
    )
    return pages.make_response(body, 500)
