"""What changes because of a case, as an officer reads it: each action with where it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from chalicelib.core.cases import Case
from chalicelib.core.learning.actions import CONFIRMED, STATES, Action, NoAction
from chalicelib.core.learning.themes import describe_source, find_theme
from chalicelib.core.working_days import in_words
from chalicelib.settings import settings

GONE = "an officer who is no longer here"


def list_actions(case: Case, today: date) -> list[dict[str, Any]]:
    """Return each action of a case in words, with its state and whether it is late."""
    return [_show_action(action, case, today) for action in case.actions]


def _show_action(action: Action, case: Case, today: date) -> dict[str, Any]:
    shown = {
        "what": action.what,
        "state": STATES[action.state],
        "done": action.state == CONFIRMED,
        "late": action.is_late(today),
        "due_on": in_words(action.due_on),
        "owner": _name(action.owner, case),
        "theme": find_theme(action.theme).title,
        "source": describe_source(action.source),
        "proof_wanted": action.proof_wanted,
        "how": action.done,
        "proof": _name_papers(action, case),
        "why_dropped": action.why_dropped,
        "not_shown": action.not_shown,
        "effect": action.effect_why,
        "done_on": "",
        "checked": "",
        "dropped": "",
    }
    if action.done_on:
        shown["done_on"] = f"{in_words(action.done_on)}, said {_name(action.claimed_by, case)}"
    if action.confirmed_on:
        shown["checked"] = _sign(action.confirmed_on, action.confirmed_by, case)
    if action.dropped_on:
        shown["dropped"] = _sign(action.dropped_on, action.dropped_by, case)
    return shown


def _sign(on: date, by: str, case: Case) -> str:
    return f"{in_words(on)}, by {_name(by, case)}"


def _name(key: str, case: Case) -> str:
    """Return an officer's name, or what they were called on this case."""
    officer = settings().council.find_officer(key)
    if officer:
        return officer.name
    return case.names.get(key, GONE)


def _name_papers(action: Action, case: Case) -> str:
    names = []
    for paper in case.papers:
        if paper.number in action.proof:
            names.append(paper.file.name)
    return ", ".join(names)


def list_reasons(case: Case) -> list[dict[str, str]]:
    """Return why nothing changes, with what it is about."""
    reasons = []
    for each in case.no_actions:
        reasons.append({"about": _name_about(each), "why": each.why})
    return reasons


def _name_about(each: NoAction) -> str:
    if each.point:
        return f"Point {each.point}"
    if each.source == "ombudsman":
        return "What the Ombudsman found"
    return each.recommendation or "What we promised"
