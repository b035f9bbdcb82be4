"""Where the hint of a checkbox stands: under its label, as GOV.UK's pattern has it."""

from __future__ import annotations

import pytest
from lxml import html

from chalicelib import pages

FIELD = {"name": "own", "label": "They complain for themselves", "value": "", "error": ""}


@pytest.mark.parametrize("error", ["", "Tick to confirm"])
def test_the_hint_of_a_single_checkbox_stands_under_its_label_and_is_read_with_the_box(
    error: str,
) -> None:
    parts = pages.load_environment().get_template("parts.html").module
    field = FIELD | {"hint": "Only for an address of the council.", "error": error}
    shown = html.fromstring(str(parts.tick(field)))  # type: ignore[attr-defined]
    (item,) = shown.find_class("govuk-checkboxes__item")
    box, label, hint = item
    assert (box.tag, label.tag) == ("input", "label")
    assert "govuk-checkboxes__hint" in hint.get("class")
    assert hint.get("id") in box.get("aria-describedby").split()
    assert len(shown.find_class("govuk-hint")) == 1


def test_a_checkbox_without_a_hint_has_none() -> None:
    parts = pages.load_environment().get_template("parts.html").module
    shown = html.fromstring(str(parts.tick(FIELD | {"hint": ""})))  # type: ignore[attr-defined]
    assert shown.find_class("govuk-hint") == []
