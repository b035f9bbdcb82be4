"""The answers to a move's questions, read from a posted form and checked by the kind of each question."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from chalicelib.core.cases import Case, Point, Refused
from chalicelib.core.people import Officer, Staff, may_be_named
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.common import FINDINGS
from chalicelib.core.procedures.tables import Field, Move

Form = dict[str, str]
FINDING_PARTS = {
    "finding": "Choose a finding for point {n}",
    "evidence": "Say what you looked at for point {n}",
    "reasons": "Give your reasons for point {n}",
}


LONGEST = 10_000  # characters of each part of a finding


class _Wrong(Exception):
    """One question was not answered well; the message says what to do."""


def read(move: Move, form: Form, case: Case, staff: Staff, services: dict[str, str]) -> dict[str, Any]:
    """What was answered, by field name. Raises Refused with a message for every field at fault, so that all are mended at once."""
    answers: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for question in move.fields:
        try:
            answers[question.name] = _read(question, form, case, staff, services, errors)
        except _Wrong as wrong:
            errors[question.name] = str(wrong)
    if errors:
        raise Refused(
            "There is a problem with what you sent.",
            "Nothing has been sent or changed. Put right what is marked, then send it again.",
            errors,
        )
    return answers


def choices(question: Field, case: Case, staff: Staff, services: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What can be chosen for a question, as (value, words); empty for one that is answered in words."""
    if question.kind == "officer":
        return tuple((o.key, _shown(o, staff.named)) for o in staff.responders())
    if question.kind == "service":
        return tuple(services.items())
    if question.kind == "procedure":
        return tuple(
            (p.name, p.title[0].upper() + p.title[1:])
            for p in PROCEDURES.values()
            if (p.name == "anonymous") == case.anonymous
        )
    return question.choices


def _shown(officer: Officer, named: tuple[str, ...]) -> str:
    check = ". Check first: the complaint names someone by this first name" if may_be_named(officer, named) else ""
    return f"{officer.name}, {officer.title}{check}"


def _read(
    question: Field, form: Form, case: Case, staff: Staff, services: dict[str, str], errors: dict[str, str]
) -> Any:
    if question.kind == "findings":
        return _findings(form, case, errors)
    given = (_parts(form, question.name) or form.get(question.name, "")).replace("\r\n", "\n").strip()
    if not given:
        if question.required:
            raise _Wrong(f"Answer this: {question.label[0].lower()}{question.label[1:].rstrip('?')}")
        return () if question.kind == "lines" else ""
    if len(given) > question.limit:
        raise _Wrong(f"Use {question.limit:,} characters or fewer: this is {len(given):,}")
    if question.kind == "officer":
        _must_be_free(given, staff)
    if question.kind in _CHOSEN and given not in dict(choices(question, case, staff, services)):
        raise _Wrong("Choose one from the list")
    return _READERS.get(question.kind, str)(given)


def _must_be_free(key: str, staff: Staff) -> None:
    officer = staff.officer(key)
    if officer and not staff.free(officer):
        raise _Wrong(f"{officer.name} is named in this complaint, so they cannot be given it. Choose someone else")


def _lines(given: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in given.split("\n") if line.strip())


def _parts(form: Form, name: str) -> str:
    """A date given in its three boxes, as one text."""
    parts = [form.get(f"{name}-{part}", "").strip() for part in ("day", "month", "year")]
    return " ".join(parts) if any(parts) else ""


def _date(given: str) -> date:
    for way in ("%d %m %Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(re.sub(r"[\s/.,]+", " ", given), way).date()  # noqa: DTZ007 - a day, not an instant
        except ValueError:
            continue
    raise _Wrong("Give a day, a month and a year, like 27 11 2026")


_CHOSEN = {"choice", "officer", "service", "procedure"}
_READERS: dict[str, Callable[[str], Any]] = {"lines": _lines, "date": _date}


def _findings(form: Form, case: Case, errors: dict[str, str]) -> tuple[Point, ...]:
    points = []
    for point in case.points:
        parts = {part: form.get(f"{part}-{point.number}", "").strip() for part in (*FINDING_PARTS, "rule")}
        errors |= {
            f"{part}-{point.number}": FINDING_PARTS[part].format(n=point.number)
            for part in FINDING_PARTS
            if not parts[part]
        }
        if parts["finding"] and parts["finding"] not in dict(FINDINGS):
            errors[f"finding-{point.number}"] = FINDING_PARTS["finding"].format(n=point.number)
        errors |= {
            f"{part}-{point.number}": f"Use {LONGEST:,} characters or fewer: this is {len(said):,}"
            for part, said in parts.items()
            if len(said) > LONGEST
        }
        points.append(Point(point.number, point.text, **parts))
    return tuple(points)
