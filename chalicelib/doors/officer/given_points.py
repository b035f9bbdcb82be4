"""Who was asked about a point, and what they wrote for whoever answers, as officers' pages show it.
Reads, decides nothing.
"""

from __future__ import annotations

from typing import Any

from chalicelib.core.cases import Case, Point
from chalicelib.core.contributors import Contributor
from chalicelib.core.working_days import in_words
from chalicelib.settings import settings


def list_given(case: Case) -> dict[int, list[dict[str, Any]]]:
    """Return what was asked and written about each point that somebody was asked about, by its
    number."""
    given = {}
    for point in case.points:
        if point.contributors:
            given[point.number] = describe_contributors(case, point)
    return given


def describe_contributors(case: Case, point: Point) -> list[dict[str, Any]]:
    """Return who was asked about a point, until when, and what they wrote."""
    return [_describe(case, contributor) for contributor in point.contributors]


def _describe(case: Case, contributor: Contributor) -> dict[str, Any]:
    council = settings().council
    officer = council.find_officer(contributor.officer)
    name = officer.name if officer else case.names.get(contributor.officer, contributor.officer)
    return {
        "who": name,
        "service": council.services.get(contributor.service, ""),
        "named": officer is not None and not council.authority.staff(case).free(officer),
        "asked": contributor.asked,
        "due_on": in_words(contributor.due_on),
        "said": contributor.said,
        "said_on": in_words(contributor.said_on) if contributor.said_on else "",
    }
