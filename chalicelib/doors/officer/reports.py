"""The documents of a report, and what a person writes in it: by the link of the page of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from chalice import Blueprint, Response

from chalicelib import clock, files, links, pages, store
from chalicelib.casework.act import require_officer
from chalicelib.core.figures.period import BadPeriod, Period
from chalicelib.core.figures.words import (
    LONGEST,
    PARTS,
    find_part,
    is_whole_year,
    list_missing,
)
from chalicelib.core.working_days import london_date
from chalicelib.doors.officer.case_page import make_address
from chalicelib.doors.officer.desk import read_claim, show_unknown_link
from chalicelib.doors.officer.figures import read_asked
from chalicelib.doors.officer.report_files import find_made, write_days
from chalicelib.doors.public.guide import list_sources
from chalicelib.doors.web import FORM, read_form, read_query

if TYPE_CHECKING:
    from chalicelib.core.figures.told import Finding

reports = Blueprint(__name__)
NOT_SAFE = (
    "The public edition of these days cannot be made safe: a number of it would point to a person.",
    "Choose a longer time, such as the whole year, and make the documents again. Nothing was kept.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request of the documents asks for: who may, at what instant, and of which days."""

    claim: links.Claim
    now: datetime
    period: Period


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
    from chalicelib.casework.reports import make_documents

    asked = _read_asked(token, read_form())
    if isinstance(asked, Response):
        return asked
    try:
        progress = make_documents(asked.period, asked.now)
    except ValueError:
        return pages.render_problem(409, *NOT_SAFE)
    if progress.told:
        return _show_words(token, asked.period, told=progress.told)
    query = write_days(asked.period)
    if not progress.has_public:
        query["public"] = "no"
    if progress.unread:
        query["left"] = str(progress.unread)
    return pages.send_to_page(f"/act/{token}?{urlencode(query)}#documents")


@reports.route("/act/{token}/report", methods=["GET", "HEAD"])
def open_report(token: str) -> Response:
    """Redirect to a document of a report, to save it. The address at S3 works for five minutes."""
    asked = _read_asked(token, _read_days())
    if isinstance(asked, Response):
        return asked
    file = find_made(asked.period, read_query("file"), asked.now)
    if file is None:
        return _say_unknown()
    return pages.redirect_to(files.open_link(file, asked.claim.seconds_left(clock.now())))


@reports.route("/act/{token}/words", methods=["GET", "HEAD"])
def show_words(token: str) -> Response:
    """Show what a person must write in a report, each part with what is written of it."""
    asked = _read_asked(token, _read_days())
    if isinstance(asked, Response):
        return asked
    return _show_words(token, asked.period)


@reports.route("/act/{token}/words", methods=["POST"], content_types=[FORM])
def save_words(token: str) -> Response:
    """Keep one part of what is written, and show them all again."""
    form = read_form()
    asked = _read_asked(token, form)
    if isinstance(asked, Response):
        return asked
    part = find_part(form.get("part", ""))
    if part is None:
        return _say_unknown()
    text = form.get("text", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        return _show_words(token, asked.period, part.key, text)
    store.save_words(asked.period.name, part.key, text)
    query = urlencode({**write_days(asked.period), "saved": part.key})
    return pages.send_to_page(f"/act/{token}/words?{query}#{part.key}")


@reports.route("/act/{token}/code", methods=["GET", "HEAD"])
def show_code(token: str) -> Response:
    """Show the self-assessment against the Ombudsman's Code, to be filled in."""
    from chalicelib.doors.officer import report_code

    asked = _read_asked(token, _read_days())
    if isinstance(asked, Response):
        return asked
    if not is_whole_year(asked.period):
        return _say_unknown()
    return report_code.show_code(make_address(token), asked.period)


@reports.route("/act/{token}/code", methods=["POST"], content_types=[FORM])
def save_code(token: str) -> Response:
    """Keep what a person says of one paragraph of the Code."""
    from chalicelib.core.figures.code_rows import find_paragraph
    from chalicelib.doors.officer import report_code

    form = read_form()
    asked = _read_asked(token, form)
    if isinstance(asked, Response):
        return asked
    paragraph = find_paragraph(form.get("part", ""))
    if paragraph is None or not is_whole_year(asked.period):
        return _say_unknown()
    return report_code.save_paragraph(make_address(token), asked.period, paragraph, form)


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
        sources={each.key: "; ".join(list_sources(each.source)) for each in PARTS},
        words=words,
        missing=list_missing(period, words),
        saved=read_query("saved"),
        too_long=too_long,
        told=told,
        longest=LONGEST,
    )
    return pages.make_response(body, 422 if too_long or told else 200)


def _read_asked(token: str, days: Mapping[str, str]) -> Asked | Response:
    """Return what a request asks for by its link and its days, or a page that says what is wrong
    with either.
    """
    found = open_figures(token)
    if isinstance(found, Response):
        return found
    claim, now = found
    try:
        period = read_asked(days, london_date(now))
    except BadPeriod:
        return _say_unknown()
    return Asked(claim, now, period)


def _read_days() -> dict[str, str]:
    """Return the days that the address asks for."""
    return {name: read_query(name) for name in ("from", "to")}


def _say_unknown() -> Response:
    return pages.render_problem(
        404, "We do not know this document", "Open the figures again from your morning list."
    )
