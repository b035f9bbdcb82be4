"""The pages of a case in a real browser: every kind of question with its faults, what stands first
on a phone, and all of it without JavaScript.
"""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, faults_of, fetched

TEAM = "complaints.team@sefton.example"
MANAGER = "grace.adeyemi@sefton.example"
IO = "nadia.rahman@independent.example"
IP = "joyce.akande@independent.example"
AO = "catherine.doyle@sefton.example"
WHOLE = "See the whole case and its history"
NOW = {"day": "27", "month": "11", "year": "2026"}
TRIAGE = {
    "procedure": "children_act",
    "service": "in_care",
    "points": "They will move me on Friday.\nNobody rang.",
}
FOUND = {f"{part}-{n}": "The log." for n in (1, 2) for part in ("evidence", "reasons")} | {
    "finding-1": "upheld",
    "finding-2": "not_upheld",
}
DECIDED = {
    "decision-1": "agree",
    "decision-2": "agree",
    "rec_decision-1": "accept",
    "rec_decision-2": "accept",
}
DECIDED |= {
    "rec_action-1": "It is said in this letter.",
    "rec_action-2": "Someone rings back on the same day.",
}
DECIDED |= {"sorry": "We are sorry."}


class Told:
    """One case on the running stand-in, moved on by the links in its letters. `person` is who
    complained.
    """

    def __init__(self, served: str, person: str, words: str) -> None:
        self.served = served
        self.person = person
        raw = (
            f"From: {person}\r\nTo: complaints@heard.sefton.example\r\nMessage-ID: "
            f"<{person}>\r\nSubject: Help\r\n\r\n{words}\r\n"
        )
        where = f"{served}/local/inbound?from={person}&to=complaints@heard.sefton.example"
        urllib.request.urlopen(urllib.request.Request(where, data=raw.encode()), timeout=60).read()
        found = re.search(r"\w{4}-\w{4}", self._mail(person)["subject"])
        assert found
        self.reference = found[0]

    def _mail(self, to: str, reference: str = "") -> Any:
        mails = fetched(f"{self.served}/local/outbox.json")
        return next(m for m in reversed(mails) if to in m["to"] and reference in m["subject"])

    def link(self, to: str, words: str = WHOLE) -> str:
        """Return the address under those words in the newest letter to someone about this case."""
        found = re.search(
            rf"{re.escape(words)}[^\n]*\n(https?://\S+)", self._mail(to, self.reference)["text"]
        )
        assert found, f"no {words!r} to {to}"
        return found[1]

    def page(self) -> str:
        """Return the address of the person's own page."""
        return self.link(self.person, "See where things are")

    def form(self, tab: Any, to: str, button: str) -> str:
        """Return the address of a move, as the case page gives it to an officer."""
        shown = html.fromstring(tab.request.get(self.link(to)).text())
        return next(a.get("href") for a in shown.iter("a") if (a.text or "").strip() == button)

    def does(self, tab: Any, to: str, button: str, **answers: str) -> None:
        """Make an officer's move, without opening its page first."""
        answer = tab.request.post(self.form(tab, to, button), form=answers)
        assert answer.ok, html.fromstring(answer.text()).xpath("string(//main)")


@pytest.fixture(scope="module")
def told(served: str) -> Told:
    """Return a child's complaint about being moved, which the complaints manager gets too."""
    return Told(served, "ann@pages.example", "They are moving me on Friday.\r\n\r\nNobody rang.")


def reported(served: str, tab: Any, person: str) -> Told:
    """Return a complaint at stage 2 with both reports in, before the adjudicating officer."""
    case = Told(served, person, "They are moving me on Friday.\r\n\r\nNobody rang.")
    case.does(tab, TEAM, "Record what it is about", **TRIAGE)
    straight = {f"asked_on-{part}": said for part, said in NOW.items()} | {
        "said": "We agreed.",
        "agreed": "yes",
    }
    case.does(tab, MANAGER, "Go straight to stage 2, as agreed", **straight)
    both = {"appoint_io": "io1", "appoint_ip": "ip1", "access": "The log."}
    case.does(tab, TEAM, "Appoint the investigating officer and the independent person", **both)
    for who in (IO, IP):
        case.does(tab, who, "Declare that you are independent", declared="yes")
    agreed = {f"agreed_on-{part}": said for part, said in NOW.items()} | {
        "agreed": "yes",
        "points": TRIAGE["points"],
    }
    case.does(tab, IO, "Record the agreed points", **agreed)
    advice = "Say sorry.\nRing back the same day."
    case.does(
        tab, IO, "Give your report", chronology="They moved you.", recommendations=advice, **FOUND
    )
    case.does(tab, IP, "Give your report", how="It was fair.", agrees="yes")
    case.does(tab, TEAM, "Send both reports to the adjudicating officer", appoint_ao="ao1")
    return case


def send_and_find_the_faults(tab: Any, **typed: str) -> list[str]:
    """Send a form that falls short: the page says so, each line of the summary leads to its box,
    and nothing typed is lost.

    Return the boxes at fault, in the order of the summary.
    """
    for box, said in typed.items():
        tab.locator(f"#{box.replace('_of_', '-')}").fill(said)
    tab.get_by_role("main").get_by_role("button").last.click()
    expect(tab).to_have_title(re.compile("^Error: "))
    expect(tab.locator(".govuk-error-summary")).to_be_focused()
    assert faults_of(tab) == []
    lines = tab.locator(".govuk-error-summary a").all()
    for line in lines:
        line.click()
        box = tab.locator(":focus")
        assert f"#{box.get_attribute('id')}" == line.get_attribute("href")
        group = box.locator("xpath=ancestor::*[contains(@class, 'govuk-form-group--error')][1]")
        expect(group.locator(".govuk-error-message").first).to_contain_text(line.inner_text())
    for box, said in typed.items():
        expect(tab.locator(f"#{box.replace('_of_', '-')}")).to_have_value(said)
    return [str(line.get_attribute("href")).removeprefix("#") for line in lines]


@pytest.mark.parametrize(
    ("button", "typed", "faults"),
    [
        ("Record what it is about", {"points": ""}, ["service", "points"]),  # choices and lines
        ("Split it into parts", {}, ["why"]),  # a list for each point
        (
            "Decide not to look into some or all of it",
            {"weighed": "Her illness."},
            ["ground", "reason"],
        ),  # points to tick
        (
            "Go straight to stage 2, as agreed",
            {"said": "By phone.", "asked_on": "31", "asked_on_of_month": "2"},
            ["asked_on", "agreed"],
        ),  # a box to tick, a date
        (
            "Redirect them to another process",
            {"reason": "It is for a court."},
            ["where"],
        ),  # another body
    ],
)
def test_each_fault_of_a_form_leads_to_its_box_and_nothing_typed_is_lost(
    tab: Any, told: Told, button: str, typed: dict[str, str], faults: list[str]
) -> None:
    tab.goto(told.form(tab, MANAGER, button))
    assert send_and_find_the_faults(tab, **typed) == faults


def test_whom_to_give_it_to_is_asked_of_a_list(tab: Any, served: str) -> None:
    case = Told(served, "cat@pages.example", "Nobody came, twice.")
    case.does(tab, TEAM, "Record what it is about", **{**TRIAGE, "procedure": "corporate"})
    tab.goto(case.form(tab, TEAM, "Give it to an officer"))
    assert send_and_find_the_faults(tab, note="Ring after school.") == ["officer"]


def test_a_decision_is_asked_of_each_finding_and_each_recommendation(tab: Any, served: str) -> None:
    case = reported(served, tab, "bea@pages.example")
    tab.goto(case.form(tab, AO, "Send the decision with both reports"))
    expect(tab.get_by_role("group", name="Decision for point 2")).to_be_visible()
    expect(tab.get_by_role("heading", name="Recommendation 2")).to_be_visible()
    send_and_find_the_faults(tab, why_of_2="The log says so.", rec_action_of_1="By Friday.")
    for chosen in ("decision-1", "decision-2", "rec_decision-1", "rec_decision-2"):
        tab.locator(f"#{chosen}").check()
    send_and_find_the_faults(tab)  # what will be done of the second
    tab.locator("#rec_action-2").fill("Someone rings back on the same day.")
    send_and_find_the_faults(tab)  # what we are sorry for
    tab.get_by_label("What we are sorry for").fill("We are sorry.")
    tab.get_by_role("button", name="Send the decision with both reports").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Done")
    assert faults_of(tab) == []


def test_what_an_officer_can_do_stands_on_the_first_screen_of_a_phone_and_the_rest_folds_away(
    tab: Any, told: Told
) -> None:
    tab.goto(told.link(MANAGER))
    first = tab.get_by_role("main").get_by_role("link").first.bounding_box()
    assert first
    assert first["y"] + first["height"] < PHONE["height"]
    rare = tab.get_by_role("link", name="Pause some or all of it for proceedings")
    expect(rare).to_be_hidden()
    tab.locator("summary", has_text="Other actions").press("Enter")
    expect(rare).to_be_visible()
    for why in tab.get_by_text("Why this date").all():
        why.click() if why.is_visible() else None
    assert faults_of(tab) == []


def test_at_a_desk_the_facts_stand_beside_what_is_asked(
    open_tab: Callable[..., Any], told: Told
) -> None:
    tab = open_tab(viewport={"width": 1280, "height": 900})
    tab.goto(told.form(tab, MANAGER, "Record what it is about"))
    asked, facts = (
        tab.locator(f".heard-case__{part}").bounding_box() for part in ("main", "facts")
    )
    assert asked["x"] + asked["width"] < facts["x"]
    assert asked["y"] == facts["y"]


def test_the_person_asks_for_a_panel_without_javascript(
    open_tab: Callable[..., Any], tab: Any, served: str
) -> None:
    case = reported(served, tab, "eve@pages.example")
    case.does(tab, AO, "Send the decision with both reports", **DECIDED)
    page = case.page()
    tab.goto(page)
    assert faults_of(tab) == []
    expect(tab.get_by_role("main")).to_contain_text(
        "You have a right to ask for a review panel until the end of"
    )
    plain = open_tab(java_script_enabled=False)
    plain.goto(page)
    plain.get_by_label("What do you want the panel to look at?").fill("The log.")
    plain.get_by_role("button", name="I want a review panel").click()
    expect(plain.get_by_role("alert")).to_contain_text("You have asked for a panel")
    expect(plain.get_by_role("heading", name="I want a review panel")).to_have_count(0)
    expect(plain.locator("li[aria-current=step]")).to_contain_text("Stage 3")


def test_an_officers_form_works_without_javascript(
    open_tab: Callable[..., Any], told: Told
) -> None:
    plain = open_tab(java_script_enabled=False)
    address = told.form(plain, MANAGER, "Ask the person something")
    plain.goto(address)
    plain.get_by_role("button", name="Ask the person something").click()
    expect(plain.get_by_role("alert")).to_contain_text("Nothing has been sent or changed")
    plain.get_by_role("alert").get_by_role("link").click()
    plain.get_by_label("What do you need to know?").fill("Which day was it?")
    plain.get_by_role("button", name="Ask the person something").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Done")
    plain.goto(address)
    expect(plain.get_by_role("heading", level=1)).to_have_text("This is done already")


def test_the_persons_choice_is_asked_for_where_it_was_left_out(tab: Any, served: str) -> None:
    case = Told(served, "dan@pages.example", "Ellen was kind to us. Thank you.")
    case.does(tab, TEAM, "Record what it is about", **{**TRIAGE, "procedure": "compliment"})
    tab.goto(case.page())
    tab.get_by_role("button", name="Yes, pass it on").click()
    (line,) = tab.locator(".govuk-error-summary a").all()
    line.click()
    expect(tab.get_by_label("Yes, and you may say who I am")).to_be_focused()
    assert faults_of(tab) == []
