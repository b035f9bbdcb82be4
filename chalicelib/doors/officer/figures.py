"""The figures of all cases as they stand now, for the complaints manager: any year, quarter, month,
or two days.
"""

from __future__ import annotations

from datetime import date, datetime

from chalice import Response

from chalicelib import casework, pages
from chalicelib.core.figures.period import (
    BadPeriod,
    Period,
    find_year,
    list_named,
    make_period,
    read_period,
)
from chalicelib.core.working_days import london_date
from chalicelib.doors.web import read_query
from chalicelib.reports import documents


def show(here: str, now: datetime) -> Response:
    """Return the page of the figures that the address asks for, or of this year's."""
    today = london_date(now)
    asked = {name: read_query(name).strip() for name in ("period", "from", "to")}
    error = ""
    try:
        period = _read_asked(asked, today)
    except BadPeriod as refused:
        error = str(refused)
        period = find_year(today)
    period = Period(period.first, period.last, today)
    counted = casework.count_figures(period, casework.WHILE_YOU_WAIT)
    body = pages.render_page(
        "figures",
        action=here,
        asked=asked,
        error=error,
        period=period,
        choices=list_named(today),
        unread=counted.unread,
        **documents.make_view(counted.tables),
    )
    return pages.make_response(body, 422 if error else 200)


def _read_asked(asked: dict[str, str], today: date) -> Period:
    """Return the period that was asked for. Two days come before a name."""
    if asked["from"] or asked["to"]:
        return make_period(asked["from"], asked["to"])
    if asked["period"]:
        return read_period(asked["period"])
    return find_year(today)
