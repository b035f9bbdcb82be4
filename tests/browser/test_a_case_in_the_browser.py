"""One complaint in a real browser, on by links alone: the team, the officer and the person, each
page looked over by axe.
"""

from __future__ import annotations

import re
import urllib.request
from typing import Any

from playwright.sync_api import expect

from tests.browser.conftest import faults_of, fetched


def sent_in(served: str, name: str, words: str) -> str:
    """Send in a complaint from somebody of that name, and return their address. Each test has a
    person and words of its own: whoever writes the same twice is not answered twice.
    """
    person = f"{name}@family.example"
    inbox = "complaints@heard.sefton.example"
    raw = (
        f"From: {person}\r\nTo: {inbox}\r\nSubject: Nobody came\r\n"
        f"Message-ID: <{name}@family.example>\r\n\r\n{words}\r\n"
    )
    where = f"{served}/local/inbound?from={person}&to={inbox}"
    urllib.request.urlopen(urllib.request.Request(where, data=raw.encode()), timeout=60).read()
    return person


def link(served: str, to: str, words: str) -> str:
    """Return the newest link to someone on a line that holds `words`.

    Raise AssertionError if there is none.
    """
    for mail in reversed(fetched(f"{served}/local/outbox.json")):
        found = re.search(rf"{re.escape(words)}[^\n]*\n(https?://\S+)", mail["text"])
        if to in mail["to"] and found:
            return found[1]
    raise AssertionError(f"no link {words!r} to {to}")


def clean(tab: Any, address: str) -> None:
    tab.goto(address)
    assert faults_of(tab) == []


def test_a_case_goes_from_mail_to_answer_by_links_on_pages_without_a_fault(
    tab: Any, served: str
) -> None:
    said = "Priya Nair said she would come on Tuesday.\r\n\r\nNobody came, and nobody rang."
    person = sent_in(served, "mo.farouk", said)
    team = "complaints.team@sefton.example"
    officer = "daniel.owusu@sefton.example"

    clean(tab, link(served, team, "Record what it is about"))
    expect(tab.get_by_label("Which members of staff does it name?")).to_have_value("Priya Nair")
    tab.get_by_label("A complaint about children’s social care").check()
    tab.get_by_label("Social work teams").check()
    tab.get_by_role("button", name="Record what it is about").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Done")
    assert faults_of(tab) == []

    tab.get_by_role("link", name="Give it to an officer").click()
    expect(tab.get_by_text("Priya Nair, Team manager")).to_have_count(0)
    tab.get_by_label("Daniel Owusu").check()
    tab.get_by_role("button", name="Give it to an officer").click()

    clean(tab, link(served, officer, "Send the reply"))
    tab.get_by_role("button", name="Send the reply").click()
    expect(tab.get_by_role("alert")).to_contain_text("Choose an answer: finding, for point 1")
    assert faults_of(tab) == []
    for point in range(1, 1 + tab.get_by_role("group", name="Finding").count()):
        tab.locator(f"#finding-{point}").check()
        tab.locator(f"#evidence-{point}").fill("The visit records of November")
        tab.locator(f"#reasons-{point}").fill("The visit was booked and nobody went.")
    tab.get_by_role("button", name="Send the reply").click()
    expect(tab.get_by_role("alert")).to_contain_text("say what we are sorry for")
    assert faults_of(tab) == []
    tab.get_by_label("What we are sorry for").fill("We did not come. We are sorry.")
    tab.get_by_label("What we will do").fill("Mr Owusu will come on Monday 7 December.")
    tab.get_by_role("button", name="Send the reply").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Done")

    clean(
        tab, link(served, officer, "Send the reply")
    )  # the same link again: used, and it says what has happened since
    expect(tab.get_by_role("heading", level=1)).to_have_text("This is done already")
    expect(tab.get_by_role("button", name="Send me a fresh link")).to_be_visible()

    clean(tab, link(served, person, "See where things are"))
    expect(tab.get_by_role("main")).to_contain_text("Stage 1: answered")
    expect(tab.get_by_role("main")).to_contain_text("We sent you our answer")


def test_the_person_adds_something_and_stops_and_every_page_is_without_a_fault(
    tab: Any, served: str
) -> None:
    person = sent_in(served, "sal.reed", "The taxi to school was late all week, and she cried.")
    tab.goto(link(served, person, "See where things are"))
    tab.get_by_role("button", name="Add this to my complaint").click()
    expect(tab.get_by_role("alert")).to_contain_text("Write what you want to add")
    assert faults_of(tab) == []
    tab.get_by_label("What do you want to add or put right?").fill("It was the third time.")
    tab.get_by_role("button", name="Add this to my complaint").click()
    expect(tab.get_by_role("alert")).to_contain_text("We have added this")
    tab.get_by_role("link", name="Ask us to stop").click()
    tab.get_by_role("button", name="Stop my complaint").click()
    expect(tab.get_by_role("alert")).to_contain_text("Tick the box")
    assert faults_of(tab) == []
    tab.get_by_label("Yes, I want you to stop").check()
    tab.get_by_role("button", name="Stop my complaint").click()
    expect(tab.get_by_role("alert")).to_contain_text("You have asked us to stop")
    clean(tab, link(served, "complaints.team@sefton.example", "See the whole case"))
    move = tab.locator("a", has_text="Move a message").first.get_attribute("href")
    clean(tab, str(move))
    expect(tab.get_by_role("radio", name="It was the third time.")).to_be_visible()


def test_a_link_that_is_not_ours_gets_a_kind_page(tab: Any) -> None:
    clean(tab, "/act/not-a-link")
    expect(tab.get_by_role("heading", level=1)).to_have_text("This link does not work")
