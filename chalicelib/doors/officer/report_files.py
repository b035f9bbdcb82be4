"""The documents that were made of a report, as the page of figures lists them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from chalicelib import store
from chalicelib.core.figures.period import Period
from chalicelib.core.papers import FileRef, format_size
from chalicelib.core.working_days import in_words, london_date

ABOUT = {
    "html": "Web page, to read and print",
    "ods": "Spreadsheet, one table a sheet",
    "csv": "Every figure on a line",
    "json": "Every figure by its id",
}
ONE_PAGE = "The few figures that matter, on one page for members"
PAGES = "For making the PDF"
DICTIONARY = "What each figure counts"


def list_made(period: Period, here: str, now: datetime) -> dict[str, Any]:
    """Return the documents of a period that were made last, and when; nothing where none were."""
    from chalicelib.reports.report import PUBLIC

    made = store.find_report(period.name, now)
    if made is None:
        return {}
    members = []
    public = []
    for number, file in enumerate(made.files):
        query = urlencode({**write_days(period), "file": number})
        row = {
            "name": file.name,
            "about": describe_file(file),
            "size": format_size(file.size),
            "url": f"{here}/report?{query}",
        }
        if file.name.startswith(PUBLIC):
            public.append(row)
        else:
            members.append(row)
    return {"on": in_words(london_date(made.at)), "members": members, "public": public}


def write_days(period: Period) -> dict[str, str]:
    """Return the days of a period as an address has them."""
    return {"from": period.first.isoformat(), "to": period.last.isoformat()}


def find_made(period: Period, number: str, now: datetime) -> FileRef | None:
    """Return a document of those that were made last, by its number, or None."""
    made = store.find_report(period.name, now)
    if made is None or not number.isdecimal() or len(number) > 3:
        return None
    if int(number) < len(made.files):
        return made.files[int(number)]
    return None


def describe_file(file: FileRef) -> str:
    """Return what a document is for."""
    if file.name.endswith("-one-page.html"):
        return ONE_PAGE
    if file.name.endswith("-pages.json"):
        return PAGES
    if file.name.startswith("dictionary"):
        return DICTIONARY
    return ABOUT[file.name.rpartition(".")[2]]
