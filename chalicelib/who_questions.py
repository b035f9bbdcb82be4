"""Who somebody says they are: a few plain choices first, and behind them the finer ones that the
law's code needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chalicelib import forms
from chalicelib.core.people.officers import COMPLAINANTS, SPEAKS_FOR_OTHERS


@dataclass(frozen=True, slots=True)
class Group:
    """Codes that are shown together once its title is pressed."""

    title: str
    codes: tuple[str, ...]


AT_ONCE = ("parent",)
GROUPS = (
    Group(
        "I am a child or young person",
        ("child_lac", "child_cin", "care_leaver", "sgo_child", "adopt_child"),
    ),
    Group("I care for a child", ("foster_carer", "special_guardian", "pr_holder")),
    Group(
        "I am helping someone, or I am worried about a child",
        ("advocate", "representative", "group", "sufficient_interest"),
    ),
    Group(
        "It is about adoption or special guardianship",
        ("sgo_parent", "sgo_applicant", "adopt_parent", "adopter", "adopted_person")
        + ("birth_relative", "adopt_support"),
    ),
)
HINTS = {forms.ANONYMOUS: "We will look into it, but we cannot send you an answer."}
_MARKS = {**dict.fromkeys(SPEAKS_FOR_OTHERS, "for-someone"), forms.ANONYMOUS: "anonymous"}


def list_who() -> dict[str, Any]:
    """Return the choices as the page shows them: those `at_once`, the `groups`, and the `unnamed`
    one.
    """
    groups = []
    for group in GROUPS:
        choices = [_make_choice(code, COMPLAINANTS[code]) for code in group.codes]
        groups.append({"title": group.title, "choices": choices})
    return {
        "at_once": [_make_choice(code, COMPLAINANTS[code]) for code in AT_ONCE],
        "groups": groups,
        "unnamed": _make_choice(forms.ANONYMOUS, forms.SAYS_NO_NAME),
    }


def _make_choice(value: str, text: str) -> dict[str, Any]:
    return {"value": value, "text": text, "mark": _MARKS.get(value), "hint": HINTS.get(value)}
