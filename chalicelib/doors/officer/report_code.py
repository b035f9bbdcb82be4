"""Show the self-assessment against the Ombudsman's Code to the complaints manager, who fills it in
a paragraph at a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from chalice import Response

from chalicelib import pages, store
from chalicelib.core.figures.code_evidence import KEPT, UNSAID
from chalicelib.core.figures.code_rows import PARAGRAPHS, SECTIONS, Paragraph, list_section
from chalicelib.core.figures.period import Period
from chalicelib.core.figures.words import LONGEST
from chalicelib.doors.officer.report_files import write_days
from chalicelib.doors.web import read_query
from chalicelib.settings import settings


@dataclass(frozen=True, slots=True)
class TooLong:
    """What was typed of a paragraph, and is too long to be saved."""

    key: str
    text: str
    kept: str


def show_code(here: str, period: Period, too_long: TooLong | None = None) -> Response:
    """Show each paragraph with what Heard knows of it, and a form for what a person says."""
    words = store.load_words(period.name)
    wrong = ""
    if too_long:
        wrong = too_long.key
        words |= {too_long.key: too_long.text, f"{too_long.key}-kept": too_long.kept}
    assessed, unread = _assess(period, words)
    saved = read_query("saved")
    sections = []
    for number, title in SECTIONS:
        sections.append(_show_section(f"{number}. {title}", list_section(number), assessed, words))
    body = pages.render_page(
        "report-code",
        action=f"{here}/code",
        back=f"{here}?{urlencode(write_days(period))}#documents",
        period=period,
        sections=sections,
        unsaid=_count_unsaid(assessed),
        unread=unread,
        saved=saved,
        opened=wrong or saved,
        too_long=wrong,
        longest=LONGEST,
        choices=KEPT,
    )
    return pages.make_response(body, 422 if wrong else 200)


def save_paragraph(
    here: str, period: Period, paragraph: Paragraph, form: Mapping[str, str]
) -> Response:
    """Keep what a person says of one paragraph, and show them all again."""
    text = form.get(f"text-{paragraph.key}", "").replace("\r\n", "\n").strip()
    kept = form.get(f"kept-{paragraph.key}", "")
    if kept not in dict(KEPT):
        kept = ""
    if len(text) > LONGEST:
        return show_code(here, period, TooLong(paragraph.key, text, kept))
    store.save_words(period.name, paragraph.key, text)
    if paragraph.person:
        store.save_words(period.name, paragraph.key_kept, kept)
    query = urlencode({**write_days(period), "saved": paragraph.key})
    return pages.send_to_page(f"{here}/code?{query}#{paragraph.key}")


def _assess(period: Period, words: Mapping[str, str]) -> tuple[dict[str, tuple[str, str]], int]:
    """Return what Heard gives of each paragraph, by its key, and how many cases are uncounted."""
    from chalicelib.casework.figures import WHILE_YOU_WAIT, count_figures
    from chalicelib.reports.report import make_report
    from chalicelib.reports.self_assessment import add_assessment

    counted = count_figures(period, WHILE_YOU_WAIT)
    council = settings().council
    report = make_report(counted.tables, period, council.name, counted.tally.read)
    section = add_assessment(report, council.authority, words).sections[-1]
    assessed = {}
    for row in section.rows:
        answer, shows = row.cells
        assessed[row.code] = (str(answer), str(shows))
    return assessed, counted.unread


def _show_section(
    title: str,
    paragraphs: tuple[Paragraph, ...],
    assessed: Mapping[str, tuple[str, str]],
    words: Mapping[str, str],
) -> dict[str, Any]:
    rows = []
    unsaid = 0
    for paragraph in paragraphs:
        answer, shows = assessed[paragraph.key]
        unsaid += answer == UNSAID
        rows.append(
            {
                "of": paragraph,
                "judged": answer,
                "shows": shows,
                "text": words.get(paragraph.key, ""),
                "chosen": words.get(paragraph.key_kept, ""),
            }
        )
    return {"title": title, "rows": rows, "unsaid": unsaid}


def _count_unsaid(assessed: Mapping[str, tuple[str, str]]) -> int:
    unsaid = 0
    for paragraph in PARAGRAPHS:
        unsaid += assessed[paragraph.key][0] == UNSAID
    return unsaid
