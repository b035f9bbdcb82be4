"""What the public reads names nobody."""

from __future__ import annotations

import pytest

from chalicelib.core.figures.told import find_named
from chalicelib.core.reading.public_names import find_public_names
from tests.core.lives import OFFICERS
from tests.core.test_learning import claimed

ON_THE_CASE = ("Ella Field", "My daughter Ella")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Priya Nair now rings back.", ("Priya Nair",)),
        ("Nair’s team rings back.", ("Priya Nair",)),
        ("We told Mr Patel’s team.", ("Mr Patel",)),
        ("Ella’s review is on time now.", ("Ella",)),
        ("The complaints manager and each head of service read it.", ()),
        ("My family and every daughter and son have a plan. Short notice is over.", ()),
    ],
)
def test_names_of_officers_of_the_case_and_with_a_title_are_found(said, names):
    assert find_public_names(said, OFFICERS, ON_THE_CASE) == names


def test_words_for_the_public_that_name_somebody_are_refused_where_they_are_typed():
    life = claimed()
    form = {"action": "1", "shown": "yes", "what": "We ring back."}
    refused = life.refuses("check_action", "manager", **form, public="Ellen Marsh does, with Jo.")
    assert "it may name somebody: Ellen Marsh, Jo." in refused.errors["public"]
    life.does("check_action", "manager", **form, public="Two people check it each Friday.")


def test_a_sentence_of_a_report_that_names_somebody_stops_its_public_edition():
    (found,) = find_named(["It helped. Grace Adeyemi checks it."], OFFICERS)
    assert found.sentence == "Grace Adeyemi checks it."
    assert "Grace Adeyemi" in found.why
