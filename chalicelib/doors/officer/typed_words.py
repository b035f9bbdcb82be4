"""What an officer typed into a form that could not be used: shown again with its questions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib import links, told_form
from chalicelib.casework.act import recall_unsent
from chalicelib.core.cases import Case, Event
from chalicelib.core.decisions import look_first
from chalicelib.core.procedures.tables import Field, Move
from chalicelib.settings import settings

DATE_PARTS = ("day", "month", "year")


def keep_answered(move: str, answers: dict[str, str]) -> dict[str, str]:
    """Return the answers to a move's own questions, without those left empty."""
    kept = {}
    for box in list_typed_words(move, answers):
        kept[box["name"]] = box["value"]
    return kept


def list_typed_words(move: str, answers: dict[str, str]) -> list[dict[str, str]]:
    """Return each box that was filled in: its `name`, `label`, `value`, and the value as `said`."""
    if move == links.WRITE:
        return told_form.list_typed(answers)
    questions = {question.name: question for question in _list_questions(move)}
    boxes = list[dict[str, str]]()
    for name, value in answers.items():
        base, _, rest = name.partition("-")
        question = questions.get(base)
        if question is None or not value.strip():
            continue
        said = _describe_answer(question, value)
        label = _make_label(question, rest)
        boxes.append({"name": name, "label": label, "value": value, "said": said})
    return boxes


def recall_unsent_words(move: Move, case: Case, linked: dict[str, str]) -> dict[str, str]:
    """Return the words of the email that waits to be sent, for the box that asks for them."""
    for question in move.fields:
        if question.known == "unsent":
            return {question.name: recall_unsent(case, linked.get("message", ""))}
    return {}


def leave_out_recorded(answers: dict[str, str], event: Event) -> dict[str, str]:
    """Return the words typed into a form that an event did not record: somebody else pressed the
    same link first, with words of their own. What is no sentence, as a choice, is left out."""
    recorded = " ".join(_list_texts([event.facts, event.change]))
    recorded = " ".join(recorded.split())
    left = {}
    for name, value in answers.items():
        lines = [" ".join(line.split()) for line in value.splitlines()]
        if " " in value.strip() and not all(line in recorded for line in lines):
            left[name] = value
    return left


def _list_texts(kept: Any) -> Iterator[str]:
    """Yield each text in what an event holds."""
    if isinstance(kept, str):
        yield kept
    elif isinstance(kept, dict):
        for value in kept.values():
            yield from _list_texts(value)
    elif isinstance(kept, list | tuple):
        for value in kept:
            yield from _list_texts(value)


def _describe_answer(question: Field, value: str) -> str:
    """Return an answer as people read it: a choice by its words, the rest as it was typed."""
    council = settings().council
    if question.kind in ("officer", "appoint"):
        officer = council.find_officer(value)
        if officer:
            return officer.name
        return value
    if question.kind == "service":
        return council.services.get(value, value)
    procedure = council.authority.procedures.get(value)
    if question.kind == "procedure" and procedure:
        return procedure.title
    return dict(question.choices).get(value, value)


def _make_label(question: Field, rest: str) -> str:
    """Return what a box was asked: of a date, which part; of one point of several, its number."""
    if rest in DATE_PARTS:
        return f"{question.label} ({rest})"
    if rest.isdecimal():
        return f"{question.label} (number {rest})"
    return question.label


def _list_questions(move: str) -> Iterator[Field]:
    """Yield every question of the moves of that name, with those asked of each point."""
    procedures = settings().council.authority.procedures.values()
    rows = []
    for procedure in procedures:
        for m in procedure.moves:
            if m.name == move:
                rows.append(m)
    for row in rows:
        for question in row.fields:
            yield question
            yield from question.parts
    yield from look_first.QUESTIONS
