"""The public's pages in a real browser: on a phone and at a desk, by keyboard, without JavaScript,
straight to S3 and to the end.
"""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, dark_faults_of, faults_of, fetched

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 3000
STEPS = 6
SAID = "Nobody came.\n\n   She said Tuesday.\n<b>مرحبا</b>"


def answer_the_form(tab: Any, files: bool = False, email: str = "mo@family.example") -> None:
    tab.goto("/complain")
    tab.get_by_label("What happened?").fill(SAID)
    in_its_step(tab, tab.get_by_label("I am a parent", exact=True)).check()
    in_its_step(tab, tab.get_by_label("Email address")).fill(email)
    asked = in_its_step(tab, tab.get_by_role("group", name="Do you want to add any files?"))
    asked.get_by_label("Yes" if files else "No", exact=True).check()
    tab.get_by_role("button", name="Continue").click()


def in_its_step(tab: Any, box: Any) -> Any:
    """Press Continue until the step with a box is there, and return the box."""
    for _ in range(STEPS):
        if box.is_visible():
            break
        tab.get_by_role("button", name="Continue").click()
    expect(box).to_be_visible()
    return box


def fill_needed(tab: Any, at_each: Callable[[], Any], email: str) -> None:
    """Go through the form with no more than it needs, and do something at each step."""
    needed = {
        1: lambda: tab.get_by_label("What happened?").fill("Nobody came."),
        3: lambda: tab.get_by_label("I am a parent", exact=True).check(),
        5: lambda: tab.get_by_label("Email address").fill(email),
    }
    for step in range(1, STEPS + 1):
        expect(tab.get_by_text(f"Step {step} of 6")).to_be_visible()
        at_each()
        needed.get(step, lambda: None)()
        tab.get_by_role("button", name="Continue").click()


def expect_no_fault(tab: Any) -> None:
    assert faults_of(tab) == []


def expect_sound_step(tab: Any) -> None:
    """Expect no fault, and what to do in danger in little of a phone's screen, with 999."""
    expect_no_fault(tab)
    danger = tab.locator(".heard-danger")
    assert danger.bounding_box()["height"] < PHONE["height"] / 10
    expect(danger.get_by_role("link", name="999")).to_be_in_viewport(ratio=1)


def send(tab: Any) -> str:
    tab.get_by_role("button", name="Send complaint").click()
    expect(tab).to_have_url(re.compile("/received$"))
    return tab.locator(".heard-reference").inner_text()


def case_of(served: str, reference: str) -> Any:
    return fetched(f"{served}/local/cases/{reference}.json")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/danger",
        "/young-people",
        "/my-complaint",
        "/how-we-deal-with-complaints",
        "/you-said-we-did",
        "/privacy",
        "/accessibility",
        "/complain",
        "/complain?draft=gone",
    ],
)
def test_a_page_has_no_fault_that_axe_finds_on_a_phone_or_at_a_desk(tab: Any, path: str) -> None:
    tab.goto(path)
    assert faults_of(tab) == []
    assert dark_faults_of(tab) == []


def test_the_first_screen_of_a_phone_says_what_this_is_how_to_start_and_what_to_do_in_danger(
    tab: Any,
) -> None:
    tab.set_viewport_size(PHONE)
    tab.goto("/")
    danger = tab.get_by_role("main")
    for seen in (
        tab.get_by_role("heading", name="Complain about children’s services"),
        tab.get_by_role("button", name="Start now"),
        danger.get_by_role("link", name="999").first,
        danger.get_by_role("link", name="Who else to call"),
    ):
        expect(seen).to_be_in_viewport(ratio=1)


def test_every_step_of_the_form_has_no_fault_that_axe_finds(tab: Any, tmp_path: Path) -> None:
    tab.goto("/complain")
    fill_needed(tab, lambda: expect_sound_step(tab), email="mo@")
    expect(tab.get_by_role("alert")).to_contain_text("There is a problem")
    assert faults_of(tab) == []
    assert dark_faults_of(tab) == []
    answer_the_form(tab, files=True)
    add_file(tab, tmp_path, "letter.png", PNG)
    add_file(tab, tmp_path, "virus.exe", b"MZ\0\1")
    expect(tab.get_by_role("alert").first).to_contain_text("we cannot take that kind of file")
    assert faults_of(tab) == []
    tab.get_by_role("button", name="Continue").click()
    expect(tab).to_have_url(re.compile("/check$"))
    assert faults_of(tab) == []
    send(tab)
    assert faults_of(tab) == []
    assert dark_faults_of(tab) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_start_page_to_the_reference_and_the_case_holds_what_was_typed(
    open_tab: Callable[..., Any], served: str, javascript: bool
) -> None:
    tab = open_tab(java_script_enabled=javascript)
    tab.goto("/")
    tab.get_by_role("button", name="Start now").click()
    expect(tab).to_have_url(re.compile("/complain$"))
    answer_the_form(tab)
    expect(tab.get_by_text("She said Tuesday.")).to_be_visible()
    reference = send(tab)
    expect(tab.get_by_text("By Friday 11 December 2026")).to_be_visible()
    case = case_of(served, reference)
    assert SAID in str(case["points"]).replace("\\n", "\n")


@pytest.mark.parametrize("javascript", [True, False])
def test_files_go_straight_to_s3_and_refused_ones_are_named(
    open_tab: Callable[..., Any], tmp_path: Path, javascript: bool
) -> None:
    tab = open_tab(java_script_enabled=javascript)
    answer_the_form(tab, files=True)
    expect(tab.get_by_text("Each can be up to 20 MB")).to_be_visible()
    add_file(tab, tmp_path, "letter from school.png", PNG)
    add_file(tab, tmp_path, "virus.exe", b"MZ\0\1" * 50)
    expect(tab.get_by_role("alert").first).to_contain_text(
        "virus.exe: we cannot take that kind of file"
    )
    expect(tab.get_by_role("heading", name="1 file added")).to_be_visible()
    add_file(tab, tmp_path, "second.png", PNG)
    tab.get_by_role("button", name=re.compile("Remove.*second")).click()
    (tmp_path / "third.png").write_bytes(PNG)
    tab.locator("input[type=file]").set_input_files(tmp_path / "third.png")
    tab.get_by_role("button", name="Continue").click()  # sends what was chosen, too
    if not javascript:
        expect(tab.get_by_role("heading", name="2 files added")).to_be_visible()
        tab.get_by_role("button", name="Continue").click()
    expect(tab).to_have_url(re.compile("/check$"))
    expect(tab.get_by_text("third.png")).to_be_visible()
    expect(tab.get_by_text("letter from school.png")).to_be_visible()
    expect(tab.get_by_text("second.png")).to_have_count(0)
    send(tab)


def press(tab: Any, tile: str) -> None:
    """Press a tile, and go on."""
    tab.get_by_label(tile, exact=True).check()
    tab.get_by_role("button", name="Continue").click()


def test_a_childs_own_way_has_no_fault_that_axe_finds_from_its_first_screen_to_the_number(
    tab: Any,
) -> None:
    tab.goto("/young-people")
    tab.get_by_role("button", name="Tell us what is wrong").click()
    for tile in ("Nobody listens to me", "Sad", "An advocate"):
        assert faults_of(tab) == []
        press(tab, tile)
    tab.get_by_text("Email me").click()
    tab.get_by_label("Your email address").fill("kit@young.example")
    assert faults_of(tab) == []
    tab.get_by_role("button", name="Continue").click()
    expect(tab).to_have_url(re.compile("/check$"))
    assert faults_of(tab) == []
    tab.get_by_role("button", name="Send it").click()
    expect(tab.get_by_role("heading", name="We have it")).to_be_visible()
    assert faults_of(tab) == []


def test_a_child_tells_us_by_keyboard_and_without_script(
    open_tab: Callable[..., Any], served: str
) -> None:
    tab = open_tab(java_script_enabled=False, viewport={"width": 320, "height": 700})
    tab.goto("/complain?code=child")
    tab.locator("#topic").focus()
    tab.keyboard.press("Space")
    tab.locator("#feels").focus()
    tab.keyboard.press("ArrowRight")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.get_by_role("button", name="Continue").press("Enter")
    expect(tab.get_by_text("Where I live")).to_be_visible()
    expect(tab.get_by_text("Sad", exact=True)).to_be_visible()
    tab.get_by_role("button", name="Send it").press("Enter")
    case = case_of(served, tab.locator(".heard-reference").inner_text())
    assert "Where I live" in str(case["points"])


def add_file(tab: Any, folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    tab.locator("input[type=file]").set_input_files(folder / name)
    with tab.expect_navigation():  # while it is sent, the page already shows its name
        tab.get_by_role("button", name="Add this file").click()
    expect(tab.locator("main").get_by_text(name).first).to_be_visible()


def test_a_file_that_is_too_large_is_said_to_be_so_before_it_is_sent(
    tab: Any, tmp_path: Path
) -> None:
    answer_the_form(tab, files=True)
    (tmp_path / "film.mp4").write_bytes(b"\0" * 21_000_000)
    tab.locator("input[type=file]").set_input_files(tmp_path / "film.mp4")
    at = tab.url
    tab.get_by_role("button", name="Add this file").click()
    expect(tab.get_by_text("film.mp4 is larger than 20 MB")).to_be_visible()
    assert tab.url == at


def test_errors_lead_to_their_fields_by_keyboard_and_what_was_typed_is_kept(tab: Any) -> None:
    tab.goto("/complain")
    tab.get_by_label("What happened?").fill("Nobody came.")
    in_its_step(tab, tab.get_by_text("I care for a child")).click()
    tab.get_by_label("I am a foster carer").check()
    tab.get_by_label("Your name").fill("Mo")
    tab.get_by_label("Your name").press("Enter")
    expect(tab.get_by_role("heading", name="Who it is about")).to_be_focused()
    in_its_step(tab, tab.get_by_label("Email address")).fill("mo@")
    in_its_step(tab, tab.get_by_label("Large print"))
    tab.get_by_role("button", name="Continue").click()
    expect(tab).to_have_title(re.compile("^Error: Your complaint"))
    expect(tab.locator(".govuk-error-summary")).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Email address")).to_be_focused()
    assert tab.locator("#name").input_value() == "Mo"
    assert tab.get_by_label("I am a foster carer").is_checked()


def test_a_step_says_at_once_what_it_needs_and_keeps_words_that_are_too_long(tab: Any) -> None:
    tab.goto("/complain")
    on = tab.get_by_role("button", name="Continue")
    on.click()
    expect(tab.get_by_role("alert")).to_contain_text("Tell us what happened")
    assert faults_of(tab) == []
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    happened = tab.get_by_label("What happened?")
    expect(happened).to_be_focused()
    happened.fill("x" * 50_000)
    on.click()
    expect(tab.get_by_role("alert")).to_contain_text("50,000 characters. The most we can take")
    expect(tab.get_by_text("What you wrote is kept until")).to_be_visible()
    assert len(happened.input_value()) == 50_000
    tab.route("**/complain?answered=yes", lambda route: route.fulfill(status=413))
    happened.fill("Nobody came.")
    on.click()
    expect(tab.get_by_role("heading", name="A little more, if you like")).to_be_focused()
    expect(tab.get_by_text("We could not keep what you wrote just now")).to_be_visible()


def test_the_whole_form_can_be_done_by_keyboard_alone(tab: Any) -> None:
    tab.goto("/complain")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to main content")).to_be_focused()
    for wanted, keys in (
        ("happened", "Nobody came."),
        ("when_text", ""),
        ("code", " "),
        ("about", ""),
        ("email", "mo@family.example"),
        ("help", ""),
    ):
        until_focused(tab, wanted)
        if keys:
            tab.keyboard.type(keys)
        until_focused(tab, "", "Continue")
        tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/check$"))
    until_focused(tab, "", "Send complaint")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/received$"))


def until_focused(tab: Any, name: str, text: str = "") -> None:
    for _ in range(80):
        tab.keyboard.press("Tab")
        focused = tab.evaluate(
            "[document.activeElement.name || '', document.activeElement.textContent.trim()]"
        )
        if (name and focused[0] == name) or (text and focused[1] == text):
            return
    raise AssertionError(f"the keyboard does not reach {name or text}")


def test_questions_about_consent_show_only_when_they_apply_and_contact_only_when_it_can_be_used(
    open_tab: Callable[..., Any],
) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto("/complain")
    consent = tab.get_by_text("Do they know that you are complaining for them?")
    email = tab.get_by_label("Email address")
    tab.get_by_text("I am helping someone, or I am worried about a child").click()
    for who, asked, reachable in (
        ("I am a parent", False, True),
        ("I am an advocate, helping someone to complain", True, True),
        ("I do not want to say who I am", False, False),
    ):
        tab.get_by_label(who, exact=True).check()
        expect(consent).to_be_visible(visible=asked)
        expect(email).to_be_visible(visible=reachable)


def test_a_step_at_a_time_is_shown_and_back_leads_to_the_one_before_with_its_words(
    tab: Any,
) -> None:
    tab.goto("/complain")
    tab.get_by_label("What happened?").fill("Nobody came.")
    expect(tab.get_by_text("Step 1 of 6")).to_be_visible()
    expect(tab.get_by_label("Email address")).to_be_hidden()
    in_its_step(tab, tab.get_by_label("I am a parent", exact=True))
    expect(tab.get_by_text("Step 3 of 6")).to_be_visible()
    tab.get_by_role("link", name="Back").click()
    expect(tab.get_by_label("When did it happen?")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_label("What happened?")).to_have_value("Nobody came.")


def test_who_does_not_say_who_they_are_is_not_asked_how_to_reach_them(tab: Any) -> None:
    tab.goto("/complain")
    tab.get_by_label("What happened?").fill("Nobody came.")
    in_its_step(tab, tab.get_by_label("I do not want to say who I am")).check()
    expect(tab.get_by_text("Step 3 of 5")).to_be_visible()
    in_its_step(tab, tab.get_by_label("Large print"))
    expect(tab.get_by_text("Step 5 of 5")).to_be_visible()
    expect(tab.get_by_label("Email address")).to_be_hidden()


def test_change_leads_to_its_question_alone_and_back_to_the_check_page(tab: Any) -> None:
    answer_the_form(tab)
    tab.get_by_role("link", name="Change email address").click()
    expect(tab.get_by_label("Email address")).to_be_visible()
    expect(tab.get_by_label("What happened?")).to_be_hidden()
    tab.get_by_label("Email address").fill("new@family.example")
    tab.get_by_role("button", name="Continue").click()
    expect(tab).to_have_url(re.compile("/check$"))
    expect(tab.get_by_text("new@family.example").first).to_be_visible()


def test_a_parent_meets_no_more_than_450_words_before_they_send(tab: Any) -> None:
    tab.goto("/complain")
    met: list[str] = []
    shown = tab.locator("form section:not([hidden])")
    fill_needed(tab, lambda: met.extend(shown.inner_text().split()), email="mo@family.example")
    assert len(met) <= 450


def test_pressed_twice_and_gone_back_to_and_pressed_again_it_is_one_case(
    tab: Any, served: str
) -> None:
    before = len(fetched(f"{served}/local/cases.json"))
    answer_the_form(tab)
    tab.get_by_role("button", name="Send complaint").dblclick()
    expect(tab).to_have_url(re.compile("/received$"))
    first = tab.locator(".heard-reference").inner_text()
    tab.goto(tab.url.replace("/received", "/check"))
    expect(tab.get_by_role("heading", level=1)).to_have_text("We cannot open that page here")
    assert len(fetched(f"{served}/local/cases.json")) == before + 1
    assert case_of(served, first)["reference"] == first


def test_gone_back_after_sending_it_cannot_be_sent_again_and_the_page_says_so(tab: Any) -> None:
    answer_the_form(tab)
    send(tab)
    tab.go_back()
    expect(tab.get_by_text("You do not need to send it again.")).to_be_visible()
    tab.go_back()
    expect(tab.get_by_text("You do not need to send it again.")).to_be_visible()
    expect(tab.get_by_role("button", name="Send complaint")).to_have_count(0)


def test_sent_by_eight_presses_at_once_it_is_one_case(tab: Any, served: str) -> None:
    before = len(fetched(f"{served}/local/cases.json"))
    answer_the_form(tab)
    address = tab.url.replace("/check", "/send")

    own = "; ".join(f"{each['name']}={each['value']}" for each in tab.context.cookies())
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": own}

    def press(_: int) -> tuple[int, str]:
        asked = urllib.request.Request(address, data=b"", headers=headers)
        with urllib.request.urlopen(asked) as answer:
            return answer.status, re.findall('heard-reference">([^<]+)', answer.read().decode())[0]

    with ThreadPoolExecutor(8) as crowd:
        answers = set(crowd.map(press, range(8)))
    assert len(answers) == 1
    assert len(fetched(f"{served}/local/cases.json")) == before + 1


def test_the_exit_button_leads_away_at_once(tab: Any) -> None:
    tab.route(
        "https://www.bbc.co.uk/**",
        lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"),
    )
    tab.goto("/complain")
    tab.get_by_role("button", name="Exit this page").click()
    expect(tab).to_have_url("https://www.bbc.co.uk/weather")


def test_words_four_times_as_large_still_fit_the_screen(open_tab: Callable[..., Any]) -> None:
    tab = open_tab(viewport={"width": DESK["width"] // 4, "height": DESK["height"] // 4})
    for path in ("/", "/complain"):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= DESK["width"] // 4
    assert PHONE["width"] > DESK["width"] // 4
