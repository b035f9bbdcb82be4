"""The rows of the page on which people check what they wrote, each with a way to change it."""

from __future__ import annotations

from typing import Any

from chalicelib import child_form, forms, help_questions, translations
from chalicelib.core.people import safe_contact
from chalicelib.core.people.officers import CHILD, GROUP, SPEAKS_FOR_OTHERS
from chalicelib.settings import settings

LEFT_EMPTY = "Not answered"
NO_FILES = "None"
NO_FILES_YET = "None yet. You said that you want to add some"
CHILD_LEFT_EMPTY = "You left this out"
REACH_YOU = "How to reach you"
_CHOSEN = frozenset(question.name for question in forms.QUESTIONS if question.choices)
# What a child sees that they left empty. The rest of it they need not see.
_SHOWN_TO_CHILD = frozenset({"feels", "talk_to"})


def list_rows(draft: str, answers: dict[str, Any]) -> list[dict[str, str]]:
    """Return a row for each question that was asked of this person, and one for their files.

    A question left empty says so. A child sees few of those.
    """
    if answers["code"] == CHILD:
        rows = _list_childs(draft, answers)
    else:
        rows = _list_asked(draft, answers)
    names = []
    for file in answers.get("held", ()):
        names.append(file["name"])
    to_files = f"{settings().base}/complain/{draft}/files"
    none = NO_FILES
    if wants_files(answers):
        none = NO_FILES_YET
    files = {"key": "Files", "said": "\n".join(names), "text": none, "change": to_files}
    return [*rows, files]


def wants_files(answers: dict[str, Any]) -> bool:
    """Return whether somebody said that they want to add files, and has added none yet."""
    return answers.get("files") == "yes" and not answers.get("held")


def _list_asked(draft: str, answers: dict[str, Any]) -> list[dict[str, str]]:
    hidden = {"files", *child_form.ALONE, *help_questions.APART}
    if answers["code"] == forms.ANONYMOUS:
        hidden |= set(forms.NOT_IF_ANONYMOUS)
    hidden |= safe_contact.list_unused(answers)
    if answers["code"] not in SPEAKS_FOR_OTHERS:
        hidden.add("consent")
    if answers["code"] != GROUP and not answers.get("speaks_for"):
        hidden.add("speaks_for")
    if not answers["kind"]:
        hidden.add("kind")  # whoever comes to complain was not asked
    rows = []
    for question in forms.QUESTIONS:
        if question.name not in hidden:
            rows.append(_make_row(draft, answers, question.name, question.short, LEFT_EMPTY))
    return rows


def _list_childs(draft: str, answers: dict[str, Any]) -> list[dict[str, str]]:
    keys = {}
    for question in forms.list_worded(CHILD):
        keys[question.name] = question.short
    rows = []
    for name in child_form.CHECKED:
        if answers[name] or name in _SHOWN_TO_CHILD:
            rows.append(_make_row(draft, answers, name, keys[name], CHILD_LEFT_EMPTY))
    if not any(map(answers.get, forms.CONTACT)):
        rows.append(_make_row(draft, answers, "reach-you", REACH_YOU, CHILD_LEFT_EMPTY))
    return rows


def _make_row(
    draft: str, answers: dict[str, Any], name: str, key: str, empty: str
) -> dict[str, str]:
    said = ""
    if name == help_questions.WORDS:
        said = help_questions.describe_help(answers, translations.translate)
    elif name in forms.NAMES:
        said = forms.describe_answer(answers, name)
    chosen = ""
    if name in _CHOSEN:
        chosen = "yes"
    return {
        "key": key,
        "said": said,
        "chosen": chosen,
        "text": empty,
        "change": f"{settings().base}/complain?draft={draft}&change=yes#{name}",
    }
