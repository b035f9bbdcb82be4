"""Whose is a message? The page behind the link that asks the person, or an officer, about messages
that may only pass for theirs.

It shows when each came, and none of its words: whoever wrote it, the words are not shown to anybody
before they have said that they wrote it.
"""

from __future__ import annotations

from datetime import datetime

from chalice import Blueprint, Response

from chalicelib import casework, clock, links, pages, store
from chalicelib.core.cases import COMPLAINANT, Refused
from chalicelib.core.decisions.change_contact import may_link_open
from chalicelib.doors import case_dates
from chalicelib.doors.web import FORM, read_form
from chalicelib.settings import settings
from chalicelib.translations import mark

confirming = Blueprint(__name__)


def _read_link(token: str, now: datetime) -> tuple[str, str] | Response:
    """Return a link's reference and who is asked, or the page that says why it cannot be used."""
    try:
        link = links.read_confirm(token, now)
    except links.BadLink:
        return pages.render_problem(
            404,
            mark("This link does not work"),
            mark("It may have been cut short. Open it from our email to you again, or call us."),
        )
    if link.over or not _may_answer(link):
        kept = mark("The complaints team still has the message. Call us and give your reference.")
        return pages.render_problem(410, mark("This link is too old to use"), kept)
    return link.reference, link.who


def _may_answer(link: links.Whose) -> bool:
    """Return whether a link may speak for its holder: the person's may have been stopped."""
    if link.who == COMPLAINANT:
        case = store.load(link.reference)
    else:
        case = None
    return case is None or may_link_open(case.person, link.made_at, link.stops)


def _show_page(
    token: str, reference: str, who: str, *, status: int = 200, said: str = "", message: str = ""
) -> Response:
    """Return the page with the messages that wait for their answer, and what became of what they
    said of a `message`.
    """
    address = ""
    if said == "yes":
        address = casework.find_address_to_remember(reference, who, message)
    waiting = []
    for m in casework.list_asked_about(reference, who):
        waiting.append(
            {
                "id": m.message,
                "received": case_dates.describe_moment(m.received_at),
                "elsewhere": m.elsewhere,
                "to_person": m.to_person,
                "sender": m.sender,
            }
        )
    here = f"{settings().base}/confirm/{token}"
    officer = who != COMPLAINANT
    body = pages.render_page(
        "confirm",
        reference=reference,
        waiting=waiting,
        here=here,
        said=said,
        officer=officer,
        address=address,
        message_id=message,
    )
    return pages.make_response(body, status)


@confirming.route("/confirm/{token}", methods=["GET", "HEAD"])
def show_messages(token: str) -> Response:
    """Show when each message came that waits for their word. Changes nothing, however often a mail
    scanner fetches it.
    """
    asked = _read_link(token, clock.now())
    if isinstance(asked, Response):
        return asked
    return _show_page(token, *asked)


@confirming.route("/confirm/{token}", methods=["POST"], content_types=[FORM])
def say_whose(token: str) -> Response:
    """Record whether one message is theirs."""
    asked = _read_link(token, now := clock.now())
    if isinstance(asked, Response):
        return asked
    given = read_form()
    theirs = given.get("theirs", "")
    message = given.get("message", "")
    if given.get("remember") == "yes":
        return _remember(token, *asked, message, now)
    if theirs not in ("yes", "no", "helper"):
        return _show_page(token, *asked, status=422, said="neither")
    try:
        if theirs == "helper":
            casework.say_helper_sent_it(*asked, message, now)
        else:
            casework.confirm(*asked, message, theirs == "yes", now)
    except LookupError:
        return _show_said_before(token, *asked, message, theirs)
    return _show_page(token, *asked, said=theirs, message=message)


def _remember(token: str, reference: str, who: str, message: str, now: datetime) -> Response:
    """Remember the address of a message that the person said is theirs, and return the page.

    To press again changes nothing more.
    """
    try:
        casework.remember(reference, who, message, now)
    except (LookupError, Refused, store.Seen):
        return _show_page(token, reference, who, status=409, said="before")
    return _show_page(token, reference, who, said="remembered")


def _show_said_before(token: str, reference: str, who: str, message: str, theirs: str) -> Response:
    """Return the page about a message that waits no longer.

    Whoever says the same again is told that it is done.
    """
    same = casework.recall_answer(reference, who, message) == theirs
    return _show_page(
        token,
        reference,
        who,
        status=200 if same else 409,
        said=theirs if same else "before",
        message=message,
    )
