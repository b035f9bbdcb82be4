"""Leave quickly, and find nothing when somebody presses Back: this browser forgets what it began,
and shows a person's own page again only when asked.
"""

from __future__ import annotations

from chalice.app import Blueprint, Response

from chalicelib import pages
from chalicelib.doors import web
from chalicelib.doors.public import browser_keys
from chalicelib.settings import settings

leaving = Blueprint(__name__)
AWAY = "https://www.bbc.co.uk/weather"  # what anybody might look at
LEFT = "left"  # in place of a browser's keys
SECONDS = 1800  # for which Back shows nothing


@leaving.route("/leave", methods=["GET", "HEAD"])
def leave() -> Response:
    """Forget what this browser began, and go to a page of somebody else's."""
    answer = pages.redirect_to(AWAY)
    answer.headers["Set-Cookie"] = browser_keys.write_cookie(LEFT, f"Max-Age={SECONDS}")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def answer_if_left(path: str) -> Response | None:
    """Return a page that says nothing, where this browser has just left ours and `path` would show
    something private. It has a button, by which the page is shown again.
    """
    if web.read_query("open"):
        answer = pages.send_to_page(path)
        answer.headers["Set-Cookie"] = browser_keys.write_cookie("", "Max-Age=0")
        return answer
    if web.read_cookie(browser_keys.COOKIE) != LEFT:
        return None
    return pages.make_response(pages.render_page("closed", here=settings().base + path))


@leaving.route("/stay-safe", methods=["GET", "HEAD"])
def stay_safe() -> Response:
    """Show how to use these pages where somebody may look at the screen, phone or email."""
    return pages.make_response(pages.render_page("stay-safe"), private=False)
