"""An officer's move as a form: its questions with their choices, what was typed before, and what is wrong with it."""

from __future__ import annotations

import re
from typing import Any

from chalicelib import links
from chalicelib.core import answers, notices
from chalicelib.core.cases import Case, Refused
from chalicelib.core.procedures import PROCEDURES
from chalicelib.core.procedures.common import HOW_TOLD
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.settings import settings


def move_question(
    move: Move,
    case: Case,
    given: dict[str, str] | None,
    refused: Refused | None,
    linked: dict[str, str] | None = None,
) -> dict[str, Any]:
    """A move as a form: its questions with their choices, what was typed before, and what was wrong with it. `linked` is what its link says already."""
    typed = given if given is not None else _known(move, case) | _filled_in(move, linked or {})
    errors = refused.errors if refused else {}
    return {
        "title": move.button,
        "explains": move.explains,
        "fields": [shown for f in move.fields for shown in _fields(f, case, typed, errors)],
        "errors": errors,
        "typed": typed,
    }


def _fields(question: Field, case: Case, typed: dict[str, str], errors: dict[str, str]) -> list[dict[str, Any]]:
    """A question as its boxes: one, or one for each point or recommendation with what it says above them."""
    if question.kind == "points":
        rows = [
            {**_box(question, (), typed, errors, f"-{row.number}"), "label": row.text}
            for row in answers.rows(question, case)
        ]
        return [{**_box(question, (), typed, errors), "rows": rows}]
    if question.kind != "each":
        return [_box(question, answers.choices(question, case, settings().council.authority), typed, errors)]
    authority, boxes = settings().council.authority, list[dict[str, Any]]()
    for row in answers.rows(question, case):
        boxes.append(
            {
                "kind": "about",
                "number": row.number,
                "row": row,
                "what": "Recommendation" if question.role == "recommendations" else "Point",
            }
        )
        boxes += [_box(p, answers.choices(p, case, authority), typed, errors, f"-{row.number}") for p in question.parts]
    return boxes


def tell_question(claim: links.Claim, case: Case, given: dict[str, str], refused: Refused | None) -> dict[str, Any]:
    """The form that records that a letter was told another way than by email."""
    what = notices.of_them(notices.said(claim.about[1] if len(claim.about) > 1 else ""))
    how = Field("how", "How did you tell them?", "choice", choices=HOW_TOLD)
    explains = f"This is for the letter in which we {what}. Press it only once that letter is posted, or has been read to them in full."
    return {
        "title": "Record that you told them",
        "explains": explains,
        "fields": [_box(how, HOW_TOLD, given, refused.errors if refused else {})],
        "errors": refused.errors if refused else {},
        "typed": given,
    }


def _box(
    question: Field,
    choices: tuple[tuple[str, str], ...],
    typed: dict[str, str],
    errors: dict[str, str],
    suffix: str = "",
) -> dict[str, Any]:
    name = question.name + suffix
    return {
        "name": name,
        "label": question.label if question.required else f"{question.label} (you can leave this empty)",
        "hint": question.hint,
        "kind": "choice" if choices else question.kind,
        "choices": choices,
        "value": typed.get(name, choices[0][0] if len(choices) == 1 else ""),
        "error": errors.get(name, ""),
        "small": bool(suffix),
    }


def _known(move: Move, case: Case) -> dict[str, str]:
    """What the case already says in answer to a move's questions, so that nobody types it twice."""
    if move.records not in ("triaged", "statement_agreed"):
        return {}
    paragraphs = [p for point in case.open_points for p in re.split(r"\n\s*\n", point.text)]
    points = "\n".join(" ".join(p.split()) for p in paragraphs if p.strip())
    return {
        "procedure": case.procedure,
        "service": case.service,
        "named": "\n".join(case.named),
        "points": points,
    }


def _filled_in(move: Move, linked: dict[str, str]) -> dict[str, str]:
    """What a link says of a move's answers, box by box; nothing of what the move does not ask."""
    typed: dict[str, str] = {}
    for question in move.fields:
        value = linked.get(question.name, "")
        if question.kind == "date" and value.count("-") == 2:
            parts = zip(("year", "month", "day"), value.split("-"), strict=True)
            typed |= {f"{question.name}-{part}": said.lstrip("0") for part, said in parts}
        elif value:
            typed[question.name] = value
    return typed


def done(move: str, case: Case) -> str:
    """What to say to whoever has just made a move."""
    if move == links.TELL:
        return "Recorded. Thank you for reaching them."
    return next((m.done for m in PROCEDURES[case.procedure].moves if m.name == move), "Done.")
