"""The form on which an officer writes down a complaint that they were told of, in a real browser:
looked over by axe at a phone's width and at a desk's.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import faults_of
from tests.browser.test_a_case_in_the_browser import clean, link, sent_in

TEAM = "complaints.team@sefton.example"


def test_the_form_its_errors_the_check_and_the_case_have_no_fault_that_axe_finds(
    tab: Any, served: str
) -> None:
    sent_in(served, "jan.ford", "Contact was cancelled three times this month, an hour before.")
    clean(tab, link(served, TEAM, "Write down what you were told"))
    tab.get_by_role("button", name="Check what you wrote").click()
    expect(tab.get_by_role("alert")).to_contain_text("Choose how the council got it")
    assert faults_of(tab) == []
    tab.get_by_role("radio", name="By telephone").check()
    for part, value in (("Day", "26"), ("Month", "11"), ("Year", "2026")):
        tab.get_by_label(part, exact=True).fill(value)
    tab.get_by_label("Telephone number").fill("01632 960001")
    tab.get_by_role("group", name="Is this number safe to use?").get_by_label("Yes").check()
    tab.get_by_label("What did they say happened?").fill("Nobody came.\n" + "a" * 90)
    tab.get_by_role("button", name="Check what you wrote").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Check what you wrote")
    assert faults_of(tab) == []
    tab.get_by_role("button", name="Change something").click()
    expect(tab.get_by_label("Telephone number")).to_have_value("01632 960001")
    tab.get_by_role("button", name="Check what you wrote").click()
    tab.get_by_role("button", name="Record this complaint").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("The complaint is recorded")
    assert faults_of(tab) == []
