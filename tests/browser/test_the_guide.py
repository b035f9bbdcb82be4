"""The public guide in a real browser: on a phone, at a desk, without JavaScript, by keyboard and on
paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from chalicelib.core.procedures import PROCEDURES
from tests.browser.conftest import DESK, PHONE, faults_of

INDEX = "/how-we-deal-with-complaints"
CHILDREN_ACT = f"{INDEX}/children_act"
SHOWN = [name for name in PROCEDURES if name != "anonymous"]


def boxes(tab: Any, step: str) -> list[dict[str, float]]:
    """Return where a step's boxes stand on the screen, in order."""
    return [box.bounding_box() for box in tab.locator(f"#{step} .heard-map__boxes > li").all()]


@pytest.mark.parametrize("name", SHOWN)
def test_a_procedures_page_has_no_fault_that_axe_finds_with_every_box_open(
    tab: Any, name: str
) -> None:
    tab.goto(f"{INDEX}/{name}")
    tab.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true })")
    assert faults_of(tab) == []


def test_nor_has_one_whose_boxes_are_shut_or_were_opened_by_hand(tab: Any) -> None:
    tab.goto(CHILDREN_ACT)
    assert faults_of(tab) == []
    for summary in tab.locator("summary").all():
        summary.click()
    assert faults_of(tab) == []


@pytest.mark.parametrize("query", ["?from=2026-12-24", "?from=soon"])
def test_the_page_with_dates_or_an_error_has_no_fault_that_axe_finds(tab: Any, query: str) -> None:
    tab.goto(CHILDREN_ACT + query)
    assert faults_of(tab) == []


def test_the_index_leads_to_a_procedure_and_back(tab: Any) -> None:
    tab.goto(INDEX)
    tab.get_by_role("link", name="The children’s social care complaints procedure").click()
    expect(tab).to_have_url(re.compile(CHILDREN_ACT + "$"))
    tab.get_by_role("navigation", name="Back").get_by_role("link").click()
    expect(tab).to_have_url(re.compile(INDEX + "$"))


def test_on_a_phone_the_map_is_one_column_and_at_a_desk_it_flows_from_left_to_right(
    tab: Any,
) -> None:
    tab.goto(CHILDREN_ACT)
    one, two, three = boxes(tab, "stage-1")
    assert one["x"] == two["x"] == three["x"]
    assert one["y"] < two["y"] < three["y"]
    tab.set_viewport_size(DESK)
    one, two, three = boxes(tab, "stage-1")
    assert one["x"] < two["x"] < three["x"]
    assert one["y"] == two["y"] == three["y"]


def test_a_box_opens_by_keyboard_and_leads_on_to_the_next(tab: Any) -> None:
    tab.goto(CHILDREN_ACT)
    box, after = tab.locator("#stage1"), tab.locator("#answered_stage1")
    expect(box.get_by_text("What comes next")).to_be_hidden()
    box.locator("summary").press("Enter")
    box.get_by_role("link", name="Stage 1: answered").press("Enter")
    expect(tab).to_have_url(re.compile("#answered_stage1$"))
    expect(after).to_be_in_viewport()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_javascript_every_box_opens_and_the_dates_can_be_asked_for(
    open_tab: Callable[..., Any], size: dict[str, int]
) -> None:
    tab = open_tab(java_script_enabled=False, viewport=size)
    tab.goto(CHILDREN_ACT)
    for box in tab.locator("#map details").all():
        box.locator("summary").click()
        expect(box.locator(".heard-box__text")).to_be_visible()
    for part, typed in (("Day", "24"), ("Month", "12"), ("Year", "2026")):
        tab.get_by_label(part).fill(typed)
    tab.get_by_role("button", name="Show the dates").click()
    expect(tab.get_by_text("Tuesday 12 January 2027").first).to_be_visible()
    expect(tab.locator("#what-if")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_on_paper_everything_stands_open_and_there_is_nothing_to_press(
    open_tab: Callable[..., Any], script: bool
) -> None:
    tab = open_tab(java_script_enabled=script, viewport={"width": 718, "height": 1000})
    tab.goto(CHILDREN_ACT + "?from=2026-12-24")
    inside = [
        "A manager who is not named in your complaint is looking into it and will write to you.",
        "the law: regulation 14 of SI 2006/1738",
        "You asked us to stop. You can come back at any time.",
        "Working day 3 is Thursday 31 December 2026",
    ]
    assert [words for words in inside if words in tab.locator("main").inner_text()] == []
    tab.emulate_media(media="print")
    assert [words for words in inside if words not in tab.locator("main").inner_text()] == []
    pressed = (
        tab.locator("main")
        .locator("button, .govuk-button, input, .heard-box__more > summary")
        .all()
    )
    assert len(pressed) > 8
    assert [p for p in pressed if p.is_visible()] == []


def test_a_browser_that_opens_boxes_only_by_script_prints_them_open_and_shuts_them_again(
    tab: Any,
) -> None:
    tab.goto(CHILDREN_ACT)
    everything = tab.locator("details").count()
    for told, standing in (("beforeprint", everything), ("afterprint", 0)):
        tab.evaluate(f"dispatchEvent(new Event('{told}'))")
        assert tab.locator("details[open]").count() == standing
