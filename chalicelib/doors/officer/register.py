"""The register of what changes because of complaints: a page for those who oversee them, by a link
in the morning's list, and the same as a file of comma-separated values.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any
from urllib.parse import urlencode

from chalice import Blueprint, Response

from chalicelib import clock, links, pages, store
from chalicelib.core.learning.actions import STATES
from chalicelib.core.learning.register import (
    Entry,
    Line,
    Wanted,
    count_states,
    list_lines,
    list_waiting,
)
from chalicelib.core.learning.themes import (
    describe_source,
    find_theme,
    list_theme_choices,
)
from chalicelib.core.people.officers import OVERSEERS, Officer, is_named
from chalicelib.core.working_days import in_words, london_date
from chalicelib.doors.web import read_query
from chalicelib.settings import settings

registers = Blueprint(__name__)
HEADINGS = (
    *("Case", "Team", "Theme", "What will be done", "Who is responsible", "Comes from", "Due"),
    *("State", "Late", "Done on", "What will prove it", "What was done", "Checked by"),
    *("Why it was dropped", "Happened again since", "Did it help", "What the public reads"),
)
GONE = "An officer who is no longer here"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that a spreadsheet would run


@registers.route("/register/{token}", methods=["GET", "HEAD"])
def show_register(token: str) -> Response:
    """Show the register, filtered by the address's query."""
    officer = _read_link(token)
    if isinstance(officer, Response):
        return officer
    today = london_date(clock.now())
    wanted = _read_wanted()
    entries = _list_entries(officer, today)
    lines = list_lines(entries, today, wanted)
    here = f"{settings().base}/register/{token}"
    body = pages.render_page(
        "register",
        lines=[_show_line(line) for line in lines],
        counts=count_states(lines),
        waiting=[(case, in_words(on)) for case, on in list_waiting(entries, wanted)],
        states=STATES,
        themes=list(list_theme_choices()),
        services=settings().council.services,
        wanted=wanted,
        here=here,
        file=f"{here}/csv?{_write_query(wanted)}",
        today=in_words(today),
    )
    return pages.make_response(body)


@registers.route("/register/{token}/csv", methods=["GET"])
def save_register(token: str) -> Response:
    """Hand over the register, filtered in the same way, as a file."""
    officer = _read_link(token)
    if isinstance(officer, Response):
        return officer
    today = london_date(clock.now())
    lines = list_lines(_list_entries(officer, today), today, _read_wanted())
    headers = pages.make_headers("text/csv; charset=utf-8")
    headers["Content-Disposition"] = f'attachment; filename="actions-{today.isoformat()}.csv"'
    return Response(_write_csv(lines), status_code=200, headers=headers)


def _read_link(token: str) -> Officer | Response:
    """Return the officer of a link, or the page that says why it does not open the register."""
    try:
        key, over = links.read_register(token, clock.now())
    except links.BadLink:
        return pages.render_problem(
            404, "This link does not work", "Open it again from your email of this morning."
        )
    officer = settings().council.find_officer(key)
    if over or officer is None or not OVERSEERS & set(officer.roles):
        return pages.render_problem(
            410,
            "This link cannot be used any more",
            "Each morning’s list of open cases brings a new one to whoever oversees complaints.",
        )
    return officer


def _list_entries(officer: Officer, today: date) -> list[Entry]:
    """Return every entry of the register but those of cases that name this officer."""
    found = []
    for entry in store.list_entries(today):
        if not is_named(officer, entry.named):
            found.append(entry)
    return found


def _read_wanted() -> Wanted:
    """Return what the address's query asks for; a name that we do not know asks for nothing."""
    return Wanted(
        _choose("state", STATES),
        _choose("theme", dict(list_theme_choices())),
        _choose("team", settings().council.services),
    )


def _choose(name: str, known: Any) -> str:
    given = read_query(name)
    if given in known:
        return given
    return ""


def _write_query(wanted: Wanted) -> str:
    asked = {"state": wanted.state, "theme": wanted.theme, "team": wanted.service}
    return urlencode({name: value for name, value in asked.items() if value})


def _show_line(line: Line) -> dict[str, Any]:
    """Return a line of the register in words."""
    action = line.action
    theme = "Not recorded"
    if action.theme:
        theme = find_theme(action.theme).title
    done_on = ""
    if action.done_on:
        done_on = in_words(action.done_on)
    checked_by = ""
    if action.confirmed_by:
        checked_by = _describe_owner(action.confirmed_by)
    return {
        "reference": line.reference,
        "team": settings().council.services.get(line.service, "Not recorded"),
        "theme": theme,
        "what": action.what,
        "owner": _describe_owner(action.owner),
        "source": describe_source(action.source),
        "due_on": in_words(action.due_on),
        "state": STATES[action.state],
        "late": line.late,
        "done_on": done_on,
        "proof_wanted": action.proof_wanted,
        "done": action.done,
        "checked_by": checked_by,
        "why_dropped": action.why_dropped,
        "again": line.again,
        "effect": action.effect_why,
        "public": action.public,
    }


def _describe_owner(key: str) -> str:
    """Return an officer by their title, which stands for the role, or by their name."""
    officer = settings().council.find_officer(key)
    if officer:
        return officer.title or officer.name
    if key:
        return GONE
    return "The council"


def _write_csv(lines: tuple[Line, ...]) -> str:
    """Return the register as comma-separated values that no spreadsheet runs as a formula."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(HEADINGS)
    for line in lines:
        shown = _show_line(line)
        again = ""
        if line.again is not None:
            again = str(line.again)
        late = "no"
        if line.late:
            late = "yes"
        cells = (
            *(shown["reference"], shown["team"], shown["theme"], shown["what"], shown["owner"]),
            *(shown["source"], line.action.due_on.isoformat(), shown["state"]),
            *(late, str(line.action.done_on or "")),
            *(shown["proof_wanted"], shown["done"], shown["checked_by"], shown["why_dropped"]),
            *(again, shown["effect"], shown["public"]),
        )
        writer.writerow([_make_inert(cell) for cell in cells])
    return written.getvalue()


def _make_inert(cell: str) -> str:
    if cell.startswith(FORMULAS):
        return f"'{cell}"
    return cell
