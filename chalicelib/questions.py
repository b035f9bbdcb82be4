"""What a question of a form is, and how a page shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `label` is asked, `short` names it on the check page and in errors, `limit` is
    in characters.
    """

    name: str
    label: str
    short: str
    limit: int
    hint: str = ""
    lines: int = 1
    choices: tuple[tuple[str, str], ...] = ()
    type: str = "text"
    autocomplete: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the page shows it: with what was typed and what is wrong with it."""

    question: Question
    value: str
    error: str
