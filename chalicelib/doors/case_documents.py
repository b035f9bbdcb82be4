"""The answers and reports of a case, whole: what was found of each point, on what evidence and why,
what was recommended and decided.

Officers who may see the case read each as soon as it is recorded; the person reads what a letter
has brought them, and nothing before that.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from chalicelib import store
from chalicelib.core import records
from chalicelib.core.cases import COMPLAINANT, Case, Event, Point, Sent
from chalicelib.core.procedures.shared.common import FINDINGS
from chalicelib.core.procedures.showing import READ
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.core.recommendations import Recommendation
from chalicelib.core.wording import letter_names
from chalicelib.core.working_days import in_words
from chalicelib.doors import case_dates
from chalicelib.settings import settings


def list_for_officer(case: Case) -> list[dict[str, Any]]:
    """Return every answer and report of a case, newest first."""
    return [_make_document(event, move, move.happened) for event, move in _find_documents(case)]


def list_for_person(case: Case) -> list[dict[str, Any]]:
    """Return the documents that a letter has brought the person, each titled as its letter was."""
    read = list[dict[str, Any]]()
    for event, move in _find_documents(case):
        own = []
        for name, to in move.letters:
            if to == COMPLAINANT:
                own.append(name)
        brought = _find_letter(case, move.brought_by or own, event.at)
        if brought:
            if move.brought_by:
                title = move.happened
            else:
                title = letter_names.describe_letter(brought.name, case.kind)
            read.append(_make_document(event, move, title, brought.at))
    return read


def _find_documents(case: Case) -> list[tuple[Event, Move]]:
    """Return the events that hold a document, each with its move's row: from the case's own
    procedure first, then any that it was under before.
    """
    rows: dict[str, Move] = {}
    authority = settings().council.authority
    for procedure in (authority.procedure(case), *authority.procedures.values()):
        for move in procedure.moves:
            if move.document:
                rows.setdefault(move.records, move)
    events = store.load_history(case.reference)[::-1]
    documents = []
    for event in events:
        if event.name in rows:
            documents.append((event, rows[event.name]))
    return documents


def _find_letter(case: Case, names: Iterable[str], since: datetime) -> Sent | None:
    """Return the first letter of these names that reached the person since an instant, or None."""
    for sent in case.told:
        if sent.name in names and sent.at >= since and sent.how != "bounced":
            return sent
    return None


def _make_document(
    event: Event, move: Move, title: str, at: datetime | None = None
) -> dict[str, Any]:
    asked = set()
    for field in move.fields:
        if field.kind == "each":
            asked.add(field.role)
    points = []
    if "points" in asked:
        for point in event.change.get("points", ()):
            points.append(records.from_plain(Point, point))
    wanted = []
    if "recommendations" in asked:
        for recommendation in event.change.get("recommendations", ()):
            wanted.append(records.from_plain(Recommendation, recommendation))
    said = []
    for field in move.fields:
        if field.kind in READ:
            answer = _describe_answer(field, event.facts.get(field.name))
            if answer:
                said.append((field.label, answer))
    return {
        "title": title,
        "when": case_dates.describe_moment(at or event.at),
        "points": [point for point in points if point.open],
        "findings": dict(FINDINGS),
        "recommendations": wanted,
        "said": said,
    }


def _describe_answer(question: Field, answer: Any) -> str:
    """Return one answer, as it is read."""
    if isinstance(answer, list | tuple):
        return "\n".join(map(str, answer))
    if not answer:
        return ""
    return dict(question.choices).get(str(answer), str(answer))


def list_remedies(case: Case, today: date) -> list[dict[str, Any]]:
    """Return what the Ombudsman said that we must do, each with its day in words and whether it
    is late.
    """
    shown = []
    for each in sorted(case.remedies, key=lambda remedy: remedy.due_on):
        done_on = ""
        if each.done_on:
            done_on = in_words(each.done_on)
        shown.append(
            {
                "text": each.text,
                "due_on": in_words(each.due_on),
                "done_on": done_on,
                "done": each.done,
                "late": not done_on and each.due_on < today,
            }
        )
    return shown
