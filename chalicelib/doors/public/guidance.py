"""What anybody may read before they complain: the way in, who to call in danger, the guides, and
the files that pages load."""

from __future__ import annotations

from collections.abc import Callable

from chalice.app import Blueprint, Response

from chalicelib import aws, casework, clock, pages
from chalicelib.core.procedures.anonymous import ANONYMOUS
from chalicelib.core.procedures.clock_words import describe_days
from chalicelib.core.procedures.statutory.children_act import CHILDREN_ACT
from chalicelib.core.reading.email_address import find_email_fault
from chalicelib.core.wording.languages import LANGUAGES
from chalicelib.doors import web
from chalicelib.doors.person import own_code
from chalicelib.doors.public import guide, guide_dates
from chalicelib.settings import settings
from chalicelib.translations import mark

guidance = Blueprint(__name__)
LONGEST_ADDRESS = 254
LONDON = "eu-west-2"  # the region of AWS


def _route_page(path: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    return guidance.route(path, methods=["GET", "HEAD"])


@_route_page("/")
def start() -> Response:
    """Show what this is, the ways in, who can complain and what happens next."""
    return _show_open("start", days=_describe_first_answer(), languages=LANGUAGES)


@_route_page("/danger")
def danger() -> Response:
    """Show who to call when a child is in danger, or when somebody is worried about one."""
    return _show_open("danger")


@_route_page("/young-people")
def young_people() -> Response:
    """Show a child or young person how to tell us, and what happens then (K4)."""
    return _show_open("young-people", days=_describe_first_answer())


def _describe_first_answer() -> guide.FirstAnswer:
    """Return in words the days of the first stage that most people meet."""
    return guide.describe_first_answer(settings().council.authority.procedures[CHILDREN_ACT.name])


def _show_open(page: str, **facts: object) -> Response:
    """Return a page that holds nothing personal."""
    return pages.make_response(pages.render_page(page, **facts), private=False)


# --- back to a complaint that was sent


@_route_page("/my-complaint")
def my_complaint() -> Response:
    """Ask for the reference and the email address, to send a link to the person's own page."""
    return _ask_whose({}, {})


@guidance.route("/my-complaint", methods=["POST"], content_types=[web.FORM])
def my_complaint_posted() -> Response:
    """Send a link to the address that we hold, where it is the one given. The page that answers is
    the same whether it is or not, so that nobody learns from it who has complained.
    """
    posted = web.read_form()
    given = {name: posted.get(name, "").strip() for name in ("reference", "email")}
    errors = _find_faults(given)
    if errors:
        return _ask_whose(given, errors)
    if posted.get("by") == "code":
        casework.send_code_asked_for(given["reference"], given["email"], clock.now())
        return own_code.show_sent(given["reference"], {})
    casework.send_link_asked_for(given["reference"], given["email"], clock.now())
    whose = mark("that address, if it is the one that we hold for that reference")
    return pages.make_response(pages.render_page("sent-fresh", whose=whose))


def _find_faults(given: dict[str, str]) -> dict[str, str]:
    """Return what to do about each answer that cannot be used, by question."""
    errors = {}
    if not given["reference"]:
        errors["reference"] = mark("Enter your reference. It is in our letters and emails")
    elif len(given["reference"]) > own_code.LONGEST_REFERENCE:
        errors["reference"] = mark("Check your reference. It is shorter than this")
    if not given["email"]:
        errors["email"] = mark("Enter the email address that you gave us")
    elif len(given["email"]) > LONGEST_ADDRESS or find_email_fault(given["email"]):
        errors["email"] = mark("Check the email address. It should look like name@example.com")
    return errors


def _ask_whose(given: dict[str, str], errors: dict[str, str]) -> Response:
    page = pages.render_page("my-complaint", given=given, errors=errors)
    if errors:
        return pages.make_response(page, 422)
    return pages.make_response(page)


# --- how complaints are dealt with


@_route_page("/how-we-deal-with-complaints")
def how() -> Response:
    """Show which procedure fits what, who sees what people tell us, and who helps.

    Each procedure has a page of its own (000:36).
    """
    procedures = settings().council.authority.procedures
    unnamed = describe_days(procedures[ANONYMOUS.name].clock("look_into"))
    body = pages.render_page(
        "how-we-deal-with-complaints", guides=guide.list_guided(procedures), unnamed=unnamed
    )
    return pages.make_response(body, private=False)


@_route_page("/how-we-deal-with-complaints/{procedure}")
def how_under(procedure: str) -> Response:
    """Show one procedure as a map with this council's numbers, and its dates for a day that is
    asked about. Raise Unfit for an unknown procedure.
    """
    procedures = settings().council.authority.procedures
    under = {p.name: p for p in guide.list_guided(procedures)}.get(procedure)
    if under is None:
        raise web.Unfit(404, *web.NOT_FOUND)
    asked = guide_dates.Asked.read(under, web.read_query)
    council = settings().council
    review = council.find_reviewer(under.review)
    body = pages.render_page(
        "guide", guide=guide.make_guide(under, procedures), asked=asked, review=review
    )
    status = 200
    if asked.error:
        status = 422
    return pages.make_response(body, status, private=False)


@_route_page("/privacy")
def privacy() -> Response:
    """Show what we do with what people tell us."""
    return _show_open("privacy", in_london=aws.REGION == LONDON)


@_route_page("/accessibility")
def accessibility() -> Response:
    """Show the accessibility statement that the 2018 regulations require."""
    return _show_open("accessibility")


@_route_page("/assets/{name}")
def asset(name: str) -> Response:
    """Serve a style sheet or script."""
    return pages.serve_asset(name) or pages.render_problem(
        404,
        "We cannot find that file",
        "It may be from an older version of this page. Load the page again.",
    )


# --- lost


@_route_page("/{lost}")
def lost(lost: str) -> Response:
    """Raise Unfit for an address that leads nowhere, such as a link cut short.

    API Gateway would answer with a line of JSON.
    """
    raise web.Unfit(404, *web.NOT_FOUND)


@_route_page("/{lost}/{more}")
def lost_deeper(lost: str, more: str) -> Response:
    """Raise Unfit for an address that leads nowhere, one step deeper."""
    raise web.Unfit(404, *web.NOT_FOUND)
