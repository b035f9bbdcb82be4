"""The person asks to be reached another way: the team does it by one button, and the old address
opens, hears and confirms nothing more.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib import links, store
from tests.conftest import FRIDAY
from tests.doors.officer.test_parts_of_a_complaint import split
from tests.helpers import SAM, Heard, an_email, confirm_new_address, get, london, post, words
from tests.lives.by_links import Lived, findings

NEW = "sam.safe@people.example"
BUTTON = "Change how we reach them"
WAYS = {
    "email": NEW,
    "phone": "",
    "post": "",
    "safe": "Nothing to the house.",
    "asked": "She rang from her own telephone.",
    "old_email": "no",
}


def to_new(life: Lived, letter: str = "new_case", **other: str) -> Any:
    life.time.now = london("Mon 30 Nov 2026 10:00")
    pressed = life.press(BUTTON, letter, "team", **{**WAYS, **other})
    confirm_new_address(life.heard)
    return pressed


def test_stop_emailing_my_home_brings_the_team_a_button_that_does_it(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back(
        "Please stop emailing my home. Use sam.safe@people.example from now on.", "acknowledgement"
    )
    assert life.case.person.email == SAM  # nothing is done by itself
    assert not heard.sent("message_received")  # and nothing more goes there by itself
    told = life.last("request_heard", "team")
    assert "They have had no answer yet" in told.text
    shown = get(heard.client, told.link(BUTTON))
    assert SAM in str(shown.body)  # the form says how they are reached now
    to_new(life, "request_heard")
    assert (life.case.person.email, life.case.person.safe) == (NEW, "Nothing to the house.")


def test_until_somebody_has_seen_to_it_a_computer_sends_nothing_more_to_that_address(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.writes_back("Please stop emailing my home.", "acknowledgement")
    time.now = london("Fri 27 Nov 2026 10:30")
    life.writes_back("Did you get that?", "acknowledgement")
    assert not heard.sent("message_received")
    raw = an_email(
        "It is me, write here.",
        f"About {life.reference}",
        from_=f"Sam <{NEW}>",
        message_id="<new@people.example>",
    )
    heard.arrive(raw, key="new")
    assert not heard.sent("confirm_message")
    (aside,) = store.list_set_aside()
    assert "may have asked us not to use the address" in aside.reason
    assert "Nothing goes there until" in life.seen_by("request_heard", "team")
    to_new(life, "request_heard")
    life.writes_back("Thank you.", "contact_changed", by=NEW)
    assert [p.to for p in heard.sent("message_received")] == [NEW]


def test_a_wish_that_says_nothing_of_email_keeps_no_receipt_back(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.writes_back("Please do not ring me at work.", "acknowledgement")
    assert "request" in life.due
    assert "another way" in life.last("request_heard", "team").text
    assert [p.to for p in heard.sent("message_received")] == [SAM]


def test_they_are_told_in_the_new_way_alone_and_no_letter_names_either_address(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    to_new(life)
    told = heard.letter("contact_changed")
    assert told.to == NEW
    assert SAM not in told.text
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    answer = {**findings("upheld"), "sorry": "We are sorry.", "actions": "- A visit on Monday."}
    life.press("Send the reply", "allocation", "care1", **answer)
    assert [p.to for p in heard.sent("stage1_reply")] == [NEW]
    assert SAM not in life.last("stage1_reply", NEW).text


def test_links_in_older_emails_open_nothing_more_and_a_fresh_one_goes_to_the_new_address(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    old = life.told("acknowledgement").link("See where things are")
    assert get(heard.client, old).status_code == 200
    to_new(life)
    for path in (old, f"{old}/withdraw"):
        assert get(heard.client, path).status_code == 410
    assert post(heard.client, f"{old}/add", text="Stop it all.").status_code == 410
    assert "Stop it all." not in str(store.load_history(life.reference))
    new = life.last("contact_changed", NEW).link("See where things are")
    assert get(heard.client, new).status_code == 200
    assert post(heard.client, f"{old}/fresh").status_code == 200
    assert heard.letter("fresh_link").to == NEW


def test_what_is_written_from_the_old_address_is_set_aside_and_asked_of_the_new_one(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    told = life.told("acknowledgement")
    to_new(life)
    raw = an_email("I withdraw.", f"Re: {told.subject}", message_id="<old@family.example>")
    heard.arrive(raw, to=told.reply_to, key="old")
    assert [m.about for m in store.list_set_aside()] == [life.reference]
    assert heard.letter("confirm_message").to == NEW


def test_the_question_whose_a_message_is_is_not_answered_by_a_link_that_went_to_the_old_address(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    stranger = an_email(
        "I withdraw.",
        f"About {life.reference}",
        from_="x@people.example",
        message_id="<x@people.example>",
    )
    heard.arrive(stranger, key="x")
    asked = heard.letter("confirm_message")
    assert asked.to == SAM
    to_new(life)
    answer = get(heard.client, asked.link("Yes or no"))
    assert answer.status_code == 410
    assert "too old to use" in words(answer)


def test_a_letter_that_comes_back_late_from_the_old_address_says_nothing_of_the_new_one(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    first = life.told("acknowledgement")
    to_new(life)
    heard.bounce(first)
    heard.deliver()
    assert not life.case.person.bounced
    heard.bounce(life.last("contact_changed", NEW))
    heard.deliver()
    assert life.case.person.bounced


def test_an_address_that_does_not_take_our_mail_is_put_right_and_letters_go_by_email_again(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    heard.bounce(life.told("acknowledgement"))
    heard.deliver()
    assert life.case.person.bounced
    to_new(life)
    assert heard.letter("contact_changed").to == NEW


def test_with_no_email_left_the_team_is_asked_to_tell_them_another_way(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    to_new(life, email="", phone="01632 960001")
    assert not heard.sent("contact_changed")
    assert "how we reach you from now on" in life.last("please_tell", "team").text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": ""}, "Give at least one way to reach them"),
        ({"email": "sam at home"}, "It should look like name@example.com"),
        ({"email": SAM, "safe": ""}, "This is how they are reached already"),
        ({"asked": ""}, "How did they ask".lower()[:10]),
    ],
)
def test_what_would_leave_no_way_or_change_nothing_is_refused_and_what_was_typed_stays(
    heard: Heard, time: Any, given: dict[str, str], said: str
) -> None:
    life = Lived(heard, time)
    path = life.on_page(life.last("new_case", "team"), BUTTON)
    answer = post(heard.client, path, **{**WAYS, "asked": "She rang.", **given})
    assert answer.status_code == 422
    assert said in words(answer)
    assert life.case.person.email == SAM


def test_it_holds_for_each_part_of_their_complaint(heard: Heard, time: Any) -> None:
    life = split(heard, time)
    bus = life.part(0)
    to_new(bus, "new_case")
    assert {part.case.person.email for part in (life, bus, life.part(1))} == {NEW}
    assert [p.to for p in heard.sent("contact_changed")] == [NEW]
    assert life.case.received_at == FRIDAY


def test_an_officer_of_the_case_who_is_not_of_the_team_cannot_do_it(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    assert BUTTON not in life.seen_by("allocation", "care1")


# --- links that are stopped

STOP = "Stop the links we have sent them"


def own_pages(life: Lived) -> list[str]:
    """Return every address that a person's own links open, from the acknowledgement and from a
    question.
    """
    raw = an_email(
        "I withdraw.",
        f"About {life.reference}",
        from_="x@people.example",
        message_id="<x@p.example>",
    )
    life.heard.arrive(raw, key="x")
    own = life.told("acknowledgement").link("See where things are")
    ask = life.last("confirm_message", SAM).link("Yes or no")
    return [own, f"{own}/withdraw", f"{own}/add", f"{own}/return", f"{own}/ask/ask_stage2", ask]


def opened(life: Lived, path: str) -> set[int]:
    """Return the statuses that an address answers to somebody who looks, and who presses."""
    pressed = post(life.heard.client, path, text="Stop.", sure="yes", theirs="yes", said="x")
    return {get(life.heard.client, path).status_code, pressed.status_code} - {405}


@pytest.mark.parametrize(
    "changed",
    [
        {"email": SAM, "phone": "01632 960001", "safe": ""},
        {"email": SAM, "safe": "Only in school time."},
        {"email": NEW},
    ],
)
def test_whatever_changes_in_how_they_are_reached_every_older_link_stops_at_once(
    heard: Heard, time: Any, changed: dict[str, str]
) -> None:
    life = Lived(heard, time)
    paths = own_pages(life)
    to_new(life, **changed)
    assert [opened(life, path) for path in paths] == [{410}] * len(paths)
    assert life.case.stage == "triage"
    assert "Stop." not in str(store.load_history(life.reference))


def test_the_team_stops_every_link_of_a_person_by_one_button_and_the_history_says_why(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    paths = own_pages(life)
    before = life.case
    letters = len(heard.follow())
    life.press(STOP, "new_case", "team", reason="Her partner reads her phone.")
    assert [opened(life, path) for path in paths] == [{410}] * len(paths)
    assert len(heard.follow()) == letters  # nothing is written by itself
    assert (life.case.stage, life.due) == (before.stage, life.due)
    seen = life.seen_by("new_case", "team")
    assert "The links to their own page were stopped" in seen
    assert "Her partner reads her phone." in seen


def test_after_a_stop_a_fresh_link_is_sent_the_ordinary_way_and_opens_in_the_same_instant(
    heard: Heard, time: Any
) -> None:
    life = Lived(heard, time)
    old = life.told("acknowledgement").link("See where things are")
    for _ in range(2):
        life.press(STOP, "new_case", "team", reason="A shared computer.")
        assert post(heard.client, f"{old}/fresh").status_code == 200
        fresh = heard.sent("fresh_link", SAM)[-1].link("See where things are")
        assert get(heard.client, fresh).status_code == 200
        assert get(heard.client, old).status_code == 410
        time.now += timedelta(hours=1)


def test_a_stop_holds_in_each_part_of_their_complaint(heard: Heard, time: Any) -> None:
    life = split(heard, time)
    parts = [life, life.part(0), life.part(1)]
    own = [
        urlsplit(links.make_person_link(part.reference, "complainant", time.now)).path
        for part in parts
    ]
    assert {get(heard.client, path).status_code for path in own} == {200}
    life.part(1).press(STOP, "new_case", "team", reason="A shared computer.")
    assert {get(heard.client, path).status_code for path in own} == {410}


@pytest.mark.parametrize("button", [STOP, BUTTON])
def test_a_stop_closes_the_page_with_the_reference_that_their_browser_remembers(
    heard: Heard, time: Any, button: str
) -> None:
    life = Lived(heard, time)
    told = {"code": "parent", "phone": "01632 960000", "happened": "x", "files": "no"}
    draft = post(heard.client, "/complain", **told).headers["Location"].split("/")[-2]
    post(heard.client, f"/complain/{draft}/send")
    life.reference = str(store.find_seen(f"form/{draft}"))
    heard.deliver()
    received = get(heard.client, f"/complain/{draft}/received")
    own = re.findall(r"/track/[^\s\"<]+", str(received.body))[0]
    given = {"reason": "x"} if button == STOP else {**WAYS, "email": "", "phone": "01632 960009"}
    life.press(button, "new_case", "team", **given)
    assert get(heard.client, own).status_code == 410
    assert get(heard.client, f"/complain/{draft}/received").status_code == 404


def test_only_the_team_stops_links(heard: Heard, time: Any) -> None:
    life = Lived(heard, time)
    life.press("Give it to an officer", "new_case", "team", officer="care1", note="")
    assert STOP not in life.seen_by("allocation", "care1")
