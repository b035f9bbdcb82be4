"""The documents of a report, and what a person writes in it: by the link of the page of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import urlencode

from chalice import Blueprint, Response

from chalicelib import casework, clock, files, links, pages, store
from chalicelib.casework.act import require_officer
from chalicelib.core.figures.period import BadPeriod, Period
from chalicelib.core.figures.told import Finding
from chalicelib.core.figures.words import LONGEST, PARTS, find_part, list_missing
from chalicelib.core.working_days import london_date
from chalicelib.doors.officer.case_page import make_address
from chalicelib.doors.officer.desk import read_claim, show_unknown_link
from chalicelib.doors.officer.figures import read_asked
from chalicelib.doors.officer.report_files import find_made, write_days
from chalicelib.doors.web import FORM, read_form, read_query

reports = Blueprint(__name__)
NOT_SAFE = (
    "The public edition of these days cannot be made safe: a number of it would point to a person.",
    "Choose a longer time, such as the whole year, and make the documents again. Nothing was kept.",
)


def open_figures(token: str) -> tuple[links.Claim, datetime] | Response:
    """Return what a link to the figures claims, or a page that says why it does not open them.

    Raise Refused for an officer who is not there any more.
    """
    found = read_claim(token)
    if isinstance(found, Response):
        return found
    claim, now = found
    if claim.move != links.FIGURES:
        return show_unknown_link()
    require_officer(claim)
    return claim, now


@reports.route("/act/{token}/report", methods=["POST"], content_types=[FORM])
def make_report(token: str) -> Response:
    """Make the documents of a report, and show where they are, or how many cases are left."""
    found = open_figures(token)
    if isinstance(found, Response):
        return found
    _, now = found
    period = _read_period(read_form(), now)
    if period is None:
        return _say_unknown()
    try:
        progress = casework.make_documents(period, now)
    except ValueError:
        return pages.render_problem(409, *NOT_SAFE)
    if progress.told:
        return _show_words(token, period, told=progress.told)
    asked = write_days(period)
    if not progress.has_public:
        asked["public"] = "no"
    if progress.unread:
        asked["left"] = str(progress.unread)
    return pages.send_to_page(f"/act/{token}?{urlencode(asked)}#documents")


@reports.route("/act/{token}/report", methods=["GET", "HEAD"])
def open_report(token: str) -> Response:
    """Redirect to a document of a report, to save it. The address at S3 works for five minutes."""
    found = open_figures(token)
    if isinstance(found, Response):
        return found
    claim, now = found
    asked = {name: read_query(name) for name in ("from", "to")}
    period = _read_period(asked, now)
    file = None
    if period:
        file = find_made(period, read_query("file"))
    if file is None:
        return _say_unknown()
    return pages.redirect_to(files.open_link(file, claim.seconds_left(clock.now())))


@reports.route("/act/{token}/words", methods=["GET", "HEAD"])
def show_words(token: str) -> Response:
    """Show what a person must write in a report, each part with what is written of it."""
    found = open_figures(token)
    if isinstance(found, Response):
        return found
    _, now = found
    period = _read_period({name: read_query(name) for name in ("from", "to")}, now)
    if period is None:
        return _say_unknown()
    return _show_words(token, period)


@reports.route("/act/{token}/words", methods=["POST"], content_types=[FORM])
def save_words(token: str) -> Response:
    """Keep one part of what is written, and show them all again."""
    found = open_figures(token)
    if isinstance(found, Response):
        return found
    _, now = found
    form = read_form()
    period = _read_period(form, now)
    part = find_part(form.get("part", ""))
    if period is None or part is None:
        return _say_unknown()
    text = form.get("text", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        return _show_words(token, period, part.key, text)
    store.save_words(period.name, part.key, text)
    asked = urlencode({**write_days(period), "saved": part.key})
    return pages.send_to_page(f"/act/{token}/words?{asked}#{part.key}")


def _show_words(
    token: str,
    period: Period,
    too_long: str = "",
    typed: str = "",
    told: Sequence[Finding] = (),
) -> Response:
    words = store.load_words(period.name)
    if too_long:
        words[too_long] = typed
    here = make_address(token)
    body = pages.render_page(
        "report-words",
        action=f"{here}/words",
        back=f"{here}?{urlencode(write_days(period))}#documents",
        period=period,
        asked=PARTS,
        words=words,
        missing=list_missing(period, words),
        saved=read_query("saved"),
        too_long=too_long,
        told=told,
        longest=LONGEST,
    )
    return pages.make_response(body, 422 if too_long or told else 200)


def _read_period(asked: Mapping[str, str], now: datetime) -> Period | None:
    try:
        return read_asked(asked, london_date(now))
    except BadPeriod:
        return None


def _say_unknown() -> Response:
    return pages.render_problem(
        404, "We do not know this document", "Open the figures again from your morning list."
    )
