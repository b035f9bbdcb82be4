"""What is set aside, and the page that asks whose a message is, in a real browser: looked over by
axe at a phone's width and at a desk's.
"""

from __future__ import annotations

import urllib.request
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import faults_of, fetched
from tests.browser.test_a_case_in_the_browser import clean, link, sent_in

TEAM = "complaints.team@sefton.example"
UNPROVED = "&spf=FAIL&dkim=FAIL&dmarc=FAIL"
DANGER = "He hits me. I am not safe at home. " + "https://example.org/" + "a" * 90


def arrives(served: str, person: str, text: str, message_id: str, verdicts: str) -> None:
    raw = (
        f"From: {person}\r\nTo: complaints@heard.sefton.example\r\nSubject: "
        f"More\r\nMessage-ID: <{message_id}@family.example>\r\n\r\n{text}\r\n"
    )
    where = f"{served}/local/inbound?from={person}&to=complaints@heard.sefton.example{verdicts}"
    urllib.request.urlopen(urllib.request.Request(where, data=raw.encode()), timeout=60).read()


def test_the_list_the_message_and_what_became_of_it_have_no_fault_that_axe_finds(
    tab: Any, served: str
) -> None:
    person = sent_in(served, "lee.park", "I asked for the report in June and have not had it.")
    arrives(served, person, "Buy now.", "a-machines", "&spam=FAIL")
    reference = fetched(f"{served}/local/cases.json")[-1]["reference"]
    said = f"About {reference}: {DANGER}"
    arrives(served, person, said, "of-danger", UNPROVED)
    message = link(served, TEAM, "Look at the message")
    clean(tab, message)
    tab.get_by_role("radio", name="It is not ours").check()
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_role("alert")).to_contain_text("Say why it is not ours")
    expect(tab.get_by_label("If you add it to a case")).to_have_value(reference)
    assert faults_of(tab) == []
    tab.get_by_label("If it is not ours: why?").fill("It is about the tip.")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Done")
    assert faults_of(tab) == []
    tab.get_by_role("link", name="See every message that is set aside").click()
    expect(tab.get_by_role("main")).to_contain_text("Marked as spam, or written by a machine")
    assert faults_of(tab) == []
    clean(tab, message)  # the same link again: somebody has dealt with it
    expect(tab.get_by_role("main")).to_contain_text("It is about the tip.")


def test_the_page_that_asks_whose_a_message_is_has_no_fault_before_or_after_the_answer(
    tab: Any, served: str
) -> None:
    person = sent_in(served, "ada.cole", "Our support worker left, and no one took over from her.")
    reference = fetched(f"{served}/local/cases.json")[-1]["reference"]
    arrives(served, person, f"About {reference}: one more thing.", "perhaps-mine", UNPROVED)
    clean(tab, link(served, person, "Yes or no: tell us whether you sent it"))
    tab.get_by_role("button", name="Yes, I sent it").first.click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Thank you. We have added it")
    assert faults_of(tab) == []
