"""Officers' pages where a phone or computer is set to dark colours, from the app itself: a browser
asks for them, and the test hands on what the app answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from chalicelib import links
from chalicelib.settings import settings
from tests.browser.conftest import PHONE, dark_faults_of
from tests.doors.officer.test_case_actions import LEARNED, answered, link
from tests.helpers import Heard, a_case, an_email, post

DANGER = "He hits me and locks me in. I am not safe at home.\n\nNobody came to see us."
# The colours of the words in charts, which axe does not look at.
CHARTS = """[...new Set([...document.querySelectorAll('.heard-chart text')].map(
    each => getComputedStyle(each).fill))]"""
NOT_PROVED = dict.fromkeys(("spf", "dkim", "dmarc"), "FAIL")


@pytest.fixture
def seen(browser: Any, heard: Heard) -> Iterator[Any]:
    """Yield a tab that opens the app's own pages."""
    context = browser.new_context(viewport=PHONE, locale="en-GB", color_scheme="dark")
    tab = context.new_page()

    def hand_on(route: Any, request: Any) -> None:
        at = urlsplit(request.url)
        path = f"{at.path}?{at.query}" if at.query else at.path
        body = request.post_data_buffer or b""
        answer = heard.client.http.request(request.method, path, request.headers, body)
        headers = {name: str(value) for name, value in answer.headers.items()}
        route.fulfill(status=answer.status_code, headers=headers, body=answer.body)

    tab.route("**/*", hand_on)
    yield tab
    context.close()


def list_pages(heard: Heard, time: Any) -> dict[str, str]:
    """Return one page of each kind that an officer opens, by what it is."""
    case = answered(heard, time)
    used = link(case, "record_learning", "care1", time.now)
    post(heard.client, used, **LEARNED)
    other = a_case(time.now, happened=DANGER, code="child")
    raw = an_email(f"About {other.reference}: {DANGER}", message_id="<two@family.example>")
    heard.arrive(raw, at=time.now, key="m2", **NOT_PROVED)
    heard.deliver()
    look = links.make_officer_link(case.reference, links.LOOK, "manager", "look", time.now)
    danger = links.make_officer_link(other.reference, links.LOOK, "manager", "danger", time.now)
    asides = links.make_officer_link("", links.ASIDE, "manager", "aside", time.now)
    figures = links.make_officer_link("", links.FIGURES, "manager", "figures", time.now)
    write = links.make_officer_link("", links.WRITE, "care1", "write", time.now)
    return {
        "a case that was answered": urlsplit(look).path,
        "a case that speaks of danger": urlsplit(danger).path,
        "a triage page": link(other, "triage", "manager", time.now),
        "a move form with a list of points": link(case, "add_action", "manager", time.now),
        "a link that was used": used,
        "a link that is not ours": "/act/not-a-link",
        "what is set aside": urlsplit(asides).path,
        "a message that is set aside": heard.sent("aside_danger")[-1].link("Look at the message"),
        "figures": urlsplit(figures).path,
        "the register": urlsplit(links.make_register_link("manager", time.now)).path,
        "a complaint to write down": urlsplit(write).path,
    }


def test_every_kind_of_officers_page_can_be_read_in_dark_colours(
    seen: Any, heard: Heard, time: Any
) -> None:
    faults = {}
    for what, path in list_pages(heard, time).items():
        seen.goto(settings().origin + path)
        faults[what] = list_dark_faults(seen)
        if what == "a triage page":
            seen.get_by_role("main").get_by_role("button").last.click()
            seen.get_by_role("alert").wait_for()
            faults["a refusal"] = list_dark_faults(seen)
        if what == "figures":
            seen.emulate_media(color_scheme="dark")
            assert seen.evaluate(CHARTS) == ["rgb(241, 242, 243)"]
    seen.goto(settings().origin + own_page(heard))
    seen.get_by_label("What do you want to add or put right?").fill("It was twice.")
    seen.get_by_role("button", name="Add this to my complaint").click()
    seen.get_by_role("alert").wait_for()
    faults["what was done"] = list_dark_faults(seen)
    assert {what: found for what, found in faults.items() if found} == {}


def own_page(heard: Heard) -> str:
    """Return the page of somebody on whose case no alarm is open."""
    return heard.sent("acknowledgement")[0].link("See where things are")


def list_dark_faults(tab: Any) -> list[str]:
    """Return what cannot be read on a page with all that folds away opened."""
    tab.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    tab.evaluate(Axe().axe_script)
    return dark_faults_of(tab)
