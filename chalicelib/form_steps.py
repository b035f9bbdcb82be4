"""The steps of the complaint form: which questions each holds, what it needs before somebody goes
on, and how far they have come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib import forms, help_questions
from chalicelib.core.people.officers import CHILD

DONE = "You have answered this"
NEEDED = "We need an answer here"
TO_MEND = "Something here needs another look"
OPTIONAL = "You can leave this empty"
STATES = (DONE, NEEDED, TO_MEND, OPTIONAL)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the form. It `needs` an answer to at least one of those questions."""

    name: str  # the id of its section on the page
    title: str
    asks: tuple[str, ...]
    needs: tuple[str, ...] = ()


STEPS = (
    Step("what-happened", "In your own words", ("happened", "kind"), ("happened",)),
    Step("more", "A little more, if you like", ("when_text", "involved", "wanted")),
    Step("about-you", "About you", ("code", "name", "speaks_for"), ("code",)),
    Step("which-child", "Who it is about", ("about", "consent")),
    Step(
        "reach-you",
        "How we can reach you safely",
        (*forms.CONTACT, "email_safe", "quiet", "ask_code", "phone_safe", "phone_message")
        + ("phone_when", "post_safe", "safe"),
        forms.CONTACT,
    ),
    Step("help-and-files", "Help, and files", (*help_questions.NAMES, "files")),
)
CHILDS_STEPS = (
    Step("your-words", "", ("happened", "topic", "files", "kind"), ("happened", "topic", "files")),
    Step("your-feelings", "", ("feels",)),
    Step("who-to-talk-to", "", ("talk_to", "talk_to_who")),
    Step("reach-you", "", (*STEPS[4].asks, "name")),
)


def list_steps(code: str) -> tuple[Step, ...]:
    """Return the steps of the form that somebody of this code is shown."""
    if code == CHILD:
        return CHILDS_STEPS
    return STEPS


def describe_steps(code: str) -> dict[str, dict[str, str]]:
    """Return what the page says of each step, by its name: its title, and what to do where the
    answer that it needs is missing."""
    missing = forms.find_faults(dict.fromkeys(forms.NAMES, "") | {"code": _read_child(code)})
    found = {}
    for step in list_steps(code):
        words = {"title": step.title, "needs": " ".join(step.needs), "missing": ""}
        for name in step.needs:
            words["missing"] = words["missing"] or missing.get(name, "")
        found[step.name] = words
    return found


def _read_child(code: str) -> str:
    if code != CHILD:
        return ""
    return code


def find_step(name: str, code: str) -> str:
    """Return the name of a step as a page sent it, or "" where the form has no such step."""
    for step in list_steps(code):
        if step.name == name:
            return name
    return ""


def find_unfinished(answers: Mapping[str, Any], stopped_at: str) -> str:
    """Return where somebody goes on: the step at which they stopped, or else the first that needs
    something. Return "" where none does."""
    if stopped_at:
        return stopped_at
    faults = _find_faults(answers)
    for step in list_steps(answers["code"]):
        if faults.keys() & set(step.asks):
            return step.name
    return ""


def list_progress(answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return each step that somebody is shown, with how far they have come in it."""
    faults = _find_faults(answers)
    rows = []
    for step in list_steps(answers["code"]):
        if answers["code"] == forms.ANONYMOUS and step.name == "reach-you":
            continue
        answered = any(answers.get(name) for name in step.asks)
        wrong = bool(faults.keys() & set(step.asks))
        rows.append({"name": step.name, "title": step.title, "state": _name_state(answered, wrong)})
    return rows


def _name_state(answered: bool, wrong: bool) -> str:
    if wrong and answered:
        return TO_MEND
    if wrong:
        return NEEDED
    if answered:
        return DONE
    return OPTIONAL


def _find_faults(answers: Mapping[str, Any]) -> dict[str, str]:
    return forms.find_faults({name: answers.get(name, "") for name in forms.NAMES})
