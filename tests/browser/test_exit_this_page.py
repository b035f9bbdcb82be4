"""Exit this page, then Back: nothing that was typed or told is there, on any page that the public
meets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, expect

from tests.browser.conftest import CHROMIUM, DESK, FLAGS, faults_of
from tests.browser.test_the_form import answer_the_form
from tests.browser.test_the_pages_of_a_case import Told

AWAY = "https://www.bbc.co.uk/weather"
TYPED = "She locks us out"
GUIDE = "/how-we-deal-with-complaints"
PAGES = (
    *("/", "/danger", "/young-people", "/my-complaint", "/complain"),
    *(GUIDE, f"{GUIDE}/children_act", "/privacy", "/accessibility"),
)
PAGES += ("/no-such-page", "/complain?draft=gone", "/track/not-a-link", "/confirm/not-a-link")


@pytest.fixture(scope="module")
def remembering(browser: Any) -> Iterator[Any]:
    """Yield a browser that keeps whole pages in memory for Back, as people's own do."""
    started = browser.browser_type.launch(
        executable_path=CHROMIUM,
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


def weather(tab: Any) -> Any:
    tab.route(
        "https://www.bbc.co.uk/**",
        lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
    )
    return tab


@pytest.fixture(params=["kept", "loaded again"])
def watched(request: Any, open_tab: Callable[..., Any], served: str) -> Iterator[Any]:
    """Yield a tab in which somebody else presses Back at the end.

    Its pages are kept in memory, or loaded again.
    """
    if request.param == "loaded again":
        yield weather(open_tab())
        return
    context = request.getfixturevalue("remembering").new_context(base_url=served)
    yield weather(context.new_page())
    context.close()


def assert_back_shows_nothing_of(tab: Any, private: str) -> None:
    """Press Back until there is nothing more: no page shows `private`, and none of ours stands."""
    for _ in range(6):
        with (
            tab.expect_event("framenavigated", lambda frame: frame.url in (AWAY, "about:blank")),
            suppress(Error),  # our page gives way before it has loaded
        ):
            tab.go_back(wait_until="commit")
        assert private not in tab.content()
        if tab.url == "about:blank":
            return


def leave(tab: Any) -> None:
    tab.get_by_role("button", name="Exit this page").click()
    expect(tab).to_have_url(AWAY)


def test_after_exit_back_shows_nothing_of_what_was_typed_and_sent_on(watched: Any) -> None:
    watched.goto("/")
    answer_the_form(watched)
    expect(watched).to_have_url(re.compile("/check$"))
    leave(watched)
    assert_back_shows_nothing_of(watched, "She said Tuesday")


def test_after_exit_back_shows_nothing_of_what_was_typed_and_not_yet_sent_on(watched: Any) -> None:
    watched.goto("/complain")
    watched.get_by_label("What happened?").fill(TYPED)
    leave(watched)
    assert_back_shows_nothing_of(watched, TYPED)


def test_exit_by_the_keyboard_leaves_no_more_than_exit_by_the_button(tab: Any) -> None:
    weather(tab).goto("/complain")
    tab.get_by_label("What happened?").fill(TYPED)
    for _ in range(3):
        tab.keyboard.press("Shift")
    expect(tab).to_have_url(AWAY)
    assert_back_shows_nothing_of(tab, TYPED)


def test_a_person_leaves_their_own_page_and_back_does_not_show_it(
    watched: Any, served: str
) -> None:
    told = Told(served, f"exit{id(watched)}@pages.example", "They are moving me on Friday.")
    watched.goto(told.page())
    watched.get_by_label("What do you want to add or put right?").fill(TYPED)
    leave(watched)
    assert_back_shows_nothing_of(watched, told.reference)


def test_who_comes_again_by_the_address_can_use_the_pages_as_before(tab: Any) -> None:
    weather(tab).goto("/complain")
    leave(tab)
    answer_the_form(tab)
    expect(tab).to_have_url(re.compile("/check$"))
    tab.go_back()
    expect(tab.get_by_text("Step 6 of 6")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_exit_stands_on_every_page_that_the_public_meets(
    open_tab: Callable[..., Any], served: str, javascript: bool
) -> None:
    told = Told(served, f"all{javascript}@pages.example", "Nobody rang.")
    tab = open_tab(java_script_enabled=javascript)
    track = told.page()
    for path in (*PAGES, track, f"{track}/withdraw"):
        tab.goto(path)
        button = tab.get_by_role("button", name="Exit this page")
        expect(button).to_be_visible()
        expect(button).to_have_attribute("href", "/leave")
    if javascript:
        assert faults_of(tab) == []
        tab.set_viewport_size(DESK)
        leave(weather(tab))


def test_an_officers_page_has_no_exit(tab: Any, served: str) -> None:
    told = Told(served, "desk@pages.example", "Nobody rang.")
    tab.goto(told.link("complaints.team@sefton.example"))
    expect(tab.get_by_role("button", name="Exit this page")).to_have_count(0)
