"""The figures of all cases as they stand now, for the complaints manager: any year, quarter, month,
or two days.

What counts and draws them is imported as the page is asked for: it takes a tenth of a second, which
each cold start of every function would pay for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from chalice import Response

from chalicelib import pages, store
from chalicelib.core.figures.period import (
    BadPeriod,
    Period,
    find_year,
    list_named,
    make_period,
    read_period,
)
from chalicelib.core.figures.words import Part, is_whole_year, list_missing
from chalicelib.core.working_days import london_date
from chalicelib.doors.officer import report_files
from chalicelib.doors.web import read_query
from chalicelib.settings import settings


def show(here: str, now: datetime) -> Response:
    """Return the page of the figures that the address asks for, or of this year's."""
    from chalicelib.casework.figures import WHILE_YOU_WAIT, count_figures
    from chalicelib.reports import edition
    from chalicelib.reports.cells import show_cell
    from chalicelib.reports.one_page import make_one_page
    from chalicelib.reports.report import add_words, make_report

    today = london_date(now)
    asked = {name: read_query(name).strip() for name in ("period", "from", "to")}
    error = ""
    try:
        period = read_asked(asked, today)
    except BadPeriod as refused:
        error = str(refused)
        period = Period(find_year(today).first, find_year(today).last, today)
    counted = count_figures(period, WHILE_YOU_WAIT)
    name = settings().council.name
    report = make_report(counted.tables, period, name, counted.tally.read)
    words = store.load_words(period.name)
    body = pages.render_page(
        "figures",
        action=here,
        asked=asked,
        error=error,
        period=period,
        choices=list_named(today),
        unread=counted.unread,
        report=report,
        one=make_one_page(add_words(report, period, words)),
        draw=edition.draw,
        show=show_cell,
        left=_read_left(),
        attack=_read_attack(period),
        whole_year=is_whole_year(period),
        **_describe_public(period, list_missing(period, words)),
        made=report_files.list_made(period, here, now),
    )
    return pages.make_response(body, 422 if error else 200)


def read_asked(asked: Mapping[str, str], today: date) -> Period:
    """Return the period that was asked for, as it stands today. Two days come before a name. Raise
    BadPeriod where no report can cover it.
    """
    if asked.get("from") or asked.get("to"):
        return make_period(asked.get("from", ""), asked.get("to", ""), today)
    period = find_year(today)
    if asked.get("period"):
        period = read_period(asked["period"])
    return Period(period.first, period.last, today)


def _describe_public(period: Period, missing: tuple[Part, ...]) -> dict[str, Any]:
    """Return what the page says of the public edition: whether it may be published, and what it
    still waits for.
    """
    is_over = period.end == period.last
    if missing or not is_over:
        title = "Public edition: a draft, so do not publish it yet"
    elif store.load_issued(period.name) is None:
        title = "Public edition: made as a draft. Make it again before you publish it"
    else:
        title = "Public edition: you can publish it"
    return {"missing": missing, "is_over": is_over, "public_title": title}


def _read_attack(period: Period) -> dict[str, Any]:
    """Return how far the public edition was made safe, where the page that made documents said that
    it is not made yet; nothing otherwise.
    """
    if read_query("public") != "no":
        return {}
    return store.load_attack(period.name) or {}


def _read_left() -> int:
    """Return how many cases the page that made documents said were still to be counted."""
    said = read_query("left")
    if said.isdecimal() and len(said) < 7:
        return int(said)
    return 0
