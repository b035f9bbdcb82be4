"""An early referral in place of a panel is held against what the case says, and an adjudicating
officer who differs chooses what they find (RULES 1.1.9, GTBFC; trap 27).
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.core.cases import Point
from chalicelib.core.procedures.statutory.asking_onwards import CONDITIONS
from tests.core.statutory import (
    DECISION,
    FINDINGS,
    IP_REPORT,
    REPORT,
    appointed,
    decided,
    each,
    reported,
)

TICKED = {name: "yes" for name, _ in CONDITIONS}
DIFFERS = {"decision-1": "differ", "why-1": "The log says so."}
REJECTED = {"rec_decision-1": "reject", "rec_why-1": "It is done already."}


def refused_early(points: int, changes: dict[str, str]) -> dict[str, str]:
    """Return why a complaint of so many points, with these answers, may not go early."""
    life = appointed()
    texts = "\n".join(["Nobody came.", "Nobody rang."][:points])
    life.does("agree_statement", "io1", points=texts, agreed="yes", agreed_on="2026-11-27")
    found = each(range(1, points + 1), finding="upheld", evidence="The log.", reasons="It says.")
    agreed = each(range(1, points + 1), decision="agree")
    form = {**REPORT, **found, **IP_REPORT, **DECISION, **agreed}
    form = {**form, "sorry": "We are sorry.", **changes}
    life.does("io_report", "io1", **form)
    life.does("ip_report", "ip1", **form)
    life.does("to_adjudicate", appoint_ao="ao1")
    life.does("decide", "ao1", **form)
    life.sends("stage2_letter")
    return life.refuses("refer_early", "manager", **TICKED, said="At our meeting.").errors


@pytest.mark.parametrize(
    ("points", "changes", "conditions"),
    [
        (1, {"finding-1": "not_upheld", "sorry": ""}, {"upheld"}),
        (1, {"finding-1": "no_finding", "sorry": ""}, {"upheld"}),
        (1, {"finding-1": "partially_upheld"}, {"upheld"}),
        (1, {**DIFFERS, "own_finding-1": "not_upheld"}, {"upheld"}),
        (2, {"finding-2": "not_upheld"}, {"minor"}),
        (2, {**DIFFERS, "own_finding-1": "no_finding"}, {"minor"}),
        (1, REJECTED, {"wanted"}),
        (1, {**REJECTED, "rec_decision-2": "reject", "rec_why-2": "No."}, {"wanted", "plan"}),
        (1, {"agrees": "no", "why": "Nobody was asked."}, {"sound"}),
    ],
)
def test_an_early_referral_is_refused_with_each_condition_that_the_case_contradicts(
    points: int, changes: dict[str, str], conditions: set[str]
) -> None:
    assert set(refused_early(points, changes)) == conditions


def test_what_was_not_upheld_and_matters_less_is_explained_to_them_in_the_letter() -> None:
    life = decided()
    life.case = replace(
        life.case, points=(*life.case.points, Point(2, "Nobody rang.", finding="not_upheld"))
    )
    minor = "You told us that the calls matter less."
    life.does("refer_early", "manager", **TICKED, minor=minor, said="At our meeting.")
    assert life.letter("early_referral_told").facts["minor"] == minor


def test_an_adjudicator_who_differs_chooses_a_finding_of_each_point() -> None:
    life = reported()
    differs = {**DECISION, **DIFFERS}
    assert set(life.refuses("decide", "ao1", **differs).errors) == {"own_finding-1", "sorry"}
    same = life.refuses("decide", "ao1", **differs, **{"own_finding-1": "upheld"})
    assert "what the investigation found" in same.errors["own_finding-1"]
    life.does("decide", "ao1", **differs, **{"own_finding-1": "not_upheld"})
    (point,) = life.case.points
    assert (point.finding, point.outcome) == ("upheld", "not_upheld")


def test_who_upholds_what_the_investigation_did_not_says_sorry() -> None:
    life = appointed()
    life.does("agree_statement", "io1", points="Nobody came.", agreed="yes", agreed_on="2026-11-27")
    life.does("io_report", "io1", **REPORT, **FINDINGS | {"finding-1": "not_upheld"})
    life.does("ip_report", "ip1", **IP_REPORT)
    life.does("to_adjudicate", appoint_ao="ao1")
    differs = {**DECISION, **DIFFERS, "own_finding-1": "upheld"}
    assert set(life.refuses("decide", "ao1", **differs).errors) == {"sorry"}
