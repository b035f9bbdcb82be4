"""The link of a person's own page: whose case it opens, or the page that says why it opens none."""

from __future__ import annotations

from collections.abc import Callable

from chalice import Response

from chalicelib import casework, clock, links, pages, store
from chalicelib.core.cases import COMPLAINANT, Case
from chalicelib.core.decisions.change_contact import may_link_open
from chalicelib.core.decisions.child_days import find_safe_way_day
from chalicelib.core.decisions.open_alarm import is_alarm_open
from chalicelib.core.working_days import london_date
from chalicelib.doors.person import page_pass, party_page
from chalicelib.settings import settings
from chalicelib.translations import mark


def open_case(token: str, for_party: Callable[[party_page.Visit], Response]) -> Case | Response:
    """Return the case of a person's link, or what `for_party` answers where the link is that of
    somebody on their side, or the page that says why the link cannot be used.
    """
    if theirs := party_page.answer(token, for_party):
        return theirs
    return read_case(token)


def read_case(token: str) -> Case | Response:
    """Return the case of a person's link, or the page that says why the link cannot be used, or the
    one that asks for a code where they chose so.
    """
    case = find_case(token)
    if isinstance(case, Response) or not page_pass.must_give_code(case):
        return case
    return ask_code(case, token)


def ask_code(
    case: Case,
    token: str,
    status: int = 200,
    *,
    sent: bool = False,
    said: str = "",
    errors: dict[str, str] | None = None,
) -> Response:
    """Return the page that asks for a code, and says nothing of what it opens. `said` is what
    became of what they sent."""
    body = pages.render_page(
        "own-code",
        here=f"{settings().base}/track/{token}",
        can_send=casework.may_send_code(case),
        sent=sent,
        said=said,
        safe_by=find_safe_way_day(case),
        today=london_date(clock.now()),
        can_ask=not said and is_alarm_open(case),
        errors=errors or {},
    )
    return pages.make_response(body, status)


def find_case(token: str) -> Case | Response:
    """Return the case of a person's link, whether or not they give a code first, or the page that
    says why the link cannot be used.
    """
    try:
        link = links.read_person(token, clock.now())
    except links.BadLink:
        return show_unknown_link()
    case = store.load(link.reference)
    if case is None or link.who != COMPLAINANT:
        return show_unknown_link()
    if link.over or not may_link_open(case.person, link.made_at, link.stops):
        return pages.make_response(
            pages.render_page("stale-person", fresh=f"{settings().base}/track/{token}/fresh"), 410
        )
    return case


def show_unknown_link() -> Response:
    """Return the page for a link that is not ours, or nobody's. The two look the same (T8)."""
    what_to_do = mark(
        "It may have been cut short. Open it from our last email to you again, or call us and "
        "give your reference."
    )
    return pages.render_problem(404, mark("This link does not work"), what_to_do)
