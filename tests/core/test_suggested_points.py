"""What somebody wrote is suggested as points without what stands around it, and nothing is lost."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from chalicelib.core.reading.suggested_points import signs, suggest_points
from tests.core.lives import TRIAGE, Life

ASKED = "We have fostered for you for six years.\n\nNobody rang us back about respite."
ONLY = ["We have fostered for you for six years.", "Nobody rang us back about respite."]


def suggest(words: str, source: str = "email") -> list[str]:
    """Return what is suggested of a case that came in these words."""
    case = Life.opens(happened=words, source=source).case
    assert case.words == words
    return suggest_points(case)


@pytest.mark.parametrize(
    "around",
    [
        "Fostering - not happy\n\nHi\n\n{}\n\nDerek Holt\n07700 900123\n\nSent from my iPhone",
        "Respite\n\nDear Sir or Madam,\n{}\n\nKind regards,\nDerek\nTel: 07700 900123",
        "Respite\n\nHello Ms Nair, {}\n\nDerek Holt 07700 900123\nderek@home.example",
        "Respite\n\n{}\n\nMany thanks, Derek Holt\n\nGet Outlook for Android",
    ],
)
def test_what_stands_around_an_email_is_no_point(around: str) -> None:
    assert suggest(around.format(ASKED)) == ONLY


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("Nobody came.\n\nHELP ME", ["Nobody came.", "HELP ME"]),
        ("Hi nobody came", ["Hi nobody came"]),
        ("Thanks for nothing", ["Thanks for nothing"]),
        ("Derek Holt", ["Derek Holt"]),
    ],
)
def test_what_may_be_the_complaint_stays(words: str, points: list[str]) -> None:
    assert suggest(words, "web form") == points


def test_an_email_of_a_subject_alone_is_suggested_whole() -> None:
    assert suggest("Nobody rang about respite") == ["Nobody rang about respite"]


def test_points_that_somebody_recorded_are_suggested_as_they_are() -> None:
    life = Life.opens(happened="Respite\n\nNobody rang.", source="email")
    life.does("triage", "team", **TRIAGE)
    assert suggest_points(replace(life.case, source="email")) == ["Nobody came.", "Nobody rang."]


@pytest.mark.parametrize("line", ["Hi", "Derek Holt 07700 900123", "Sent from my iPhone", "n/a"])
def test_a_line_that_is_no_point_is_marked_before_anything_is_sent(line: str) -> None:
    asked = TRIAGE | {"points": f"Nobody rang us back.\n{line}"}
    refused = Life.opens().refuses("triage", "team", **asked)
    assert f"“{line}” is too short" in refused.errors["points"]


def test_a_line_of_any_length_is_judged_at_once() -> None:
    began = time.process_time()
    assert not signs("A" + "a" * 40_000 + "!")
    assert time.process_time() - began < 1
