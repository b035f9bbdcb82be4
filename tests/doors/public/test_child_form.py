"""A child's own way to tell us: what is asked, what need not be, and the case that comes of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from lxml import html

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.reading.danger_words import DANGER
from chalicelib.settings import settings
from tests.helpers import Heard, as_shown, get, page, post, words

KIT = {
    "code": "child",
    "happened": "My social worker never comes.",
    "topic": "worker",
    "feels": "sad",
    "talk_to": "known",
    "talk_to_who": "Miss Hall at school",
    "name": "Kit",
    "phone": "07700 900123",
    "phone_safe": "yes",
}
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 90


def go_on(heard: Heard, **answers: str) -> str:
    """Post the child's form, and return the path of its draft."""
    answer = post(heard.client, "/complain", **answers)
    assert answer.status_code == 303, words(answer)
    return urlsplit(answer.headers["Location"]).path.rpartition("/")[0]


def send(heard: Heard, draft: str) -> Case:
    answer = post(heard.client, f"{draft}/send")
    assert answer.headers["Location"].endswith("/received"), answer.headers["Location"]
    case = store.load(str(store.find_seen(f"form/{draft.rpartition('/')[2]}")))
    assert case
    return case


def test_what_a_child_wrote_and_pressed_is_their_own_complaint(heard: Heard) -> None:
    draft = go_on(heard, **KIT)
    check = words(get(heard.client, f"{draft}/check"))
    assert "Someone I know" in check
    case = send(heard, draft)
    assert (case.points[0].text, case.procedure) == (KIT["happened"], "children_act")
    assert (case.person.code, case.person.name) == ("child", "Kit")
    assert (case.topic, case.feels) == ("My social worker", "Sad")
    assert case.talk_to == "Someone I know: Miss Hall at school"
    heard.deliver()
    told = heard.letter("new_case").text
    assert "Miss Hall at school. Arrange it before you write to them" in told
    assert "I am a child or young person (they were not asked more)" in told


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"happened": "Nobody listens."}, "Nobody listens."),
        ({"topic": "home"}, "Where I live"),
    ],
)
def test_a_child_need_answer_nothing_but_what_it_is(
    heard: Heard, answers: dict[str, str], says: str
) -> None:
    case = send(heard, go_on(heard, code="child", **answers))
    assert case.points[0].text == says
    assert case.person.code == "child"
    assert case.anonymous


def test_a_tile_that_says_it_is_not_safe_raises_the_alarm(heard: Heard) -> None:
    draft = go_on(heard, **KIT | {"topic": "unsafe"})
    assert DANGER in send(heard, draft).flags
    said = "we have told the people who keep children safe"
    assert said in words(get(heard.client, f"{draft}/received"))


def test_a_child_who_adds_that_they_are_hurt_hears_who_was_told(heard: Heard) -> None:
    send(heard, go_on(heard, **KIT | {"email": "kit@young.example", "email_safe": "yes"}))
    own_page = heard.letter("acknowledgement").link("track/")
    post(heard.client, f"{own_page}/add", text="My carer hit me last night. I am scared.")
    assert (
        "We have told the people who keep children safe." in heard.letter("message_received").text
    )


def test_a_form_with_nothing_in_it_says_what_to_do_and_keeps_the_rest(heard: Heard) -> None:
    answer = post(heard.client, "/complain", code="child", feels="angry")
    assert answer.status_code == 422
    assert "Write a few words, or press what it is about" in words(answer)
    assert html.fromstring(page(answer)).xpath("//input[@value='angry']/@checked")


def test_a_picture_can_stand_in_place_of_words_and_is_waited_for(heard: Heard) -> None:
    draft = go_on(heard, code="child", files="yes")
    assert "There is nothing to send yet" in words(get(heard.client, f"{draft}/check"))
    refused = post(heard.client, f"{draft}/send")
    assert refused.headers["Location"].endswith("/check")
    add = html.fromstring(page(get(heard.client, f"{draft}/files")))
    key = add.xpath("string(//input[@name='key']/@value)").replace("${filename}", "me.png")
    boto3.client("s3").put_object(Bucket=settings().files_bucket, Key=key, Body=PNG)
    assert "1 file added" in words(get(heard.client, f"{draft}/files"))
    case = send(heard, draft)
    assert [file.name for file in case.files] == ["me.png"]
    assert case.points[0].text == "I sent this as a picture or a voice note."


@pytest.mark.parametrize(("said", "quiet"), [({}, "yes"), ({"quiet": "no"}, "")])
def test_our_emails_to_a_child_are_discreet_unless_they_say_no(
    heard: Heard, said: dict[str, str], quiet: str
) -> None:
    answers = {**KIT, "email": "kit@young.example", "email_safe": "yes", **said}
    draft = go_on(heard, **answers)
    name = draft.rpartition("/")[2]
    form = html.fromstring(page(get(heard.client, f"/complain?draft={name}")))
    (chosen,) = form.xpath("//input[@name='quiet' and @checked]/@value")
    assert chosen == said.get("quiet", "yes")
    assert send(heard, draft).person.quiet == quiet


def test_what_a_child_changes_is_asked_again_in_a_childs_words(heard: Heard) -> None:
    draft = go_on(heard, **KIT)
    again = get(heard.client, f"/complain?draft={draft.rpartition('/')[2]}")
    assert "How does it make you feel?" in words(again)
    shown = as_shown(again)
    assert shown["talk_to_who"] == KIT["talk_to_who"]
    assert shown["code"] == "child"


def test_an_adult_is_neither_asked_nor_recorded_what_a_child_is(heard: Heard) -> None:
    assert "How does it make you feel?" not in words(get(heard.client, "/complain"))
    adult = KIT | {"code": "parent"}
    case = send(heard, go_on(heard, **adult))
    assert (case.topic, case.feels, case.talk_to) == ("", "", "")


def test_each_screen_names_who_to_talk_to_and_says_what_happens_before_it_is_sent(
    heard: Heard,
) -> None:
    draft = go_on(heard, **KIT)
    paths = ["/young-people", "/complain?code=child", f"{draft}/files", f"{draft}/check"]
    for path in paths:
        assert_says(get(heard.client, path), "0800 1111", settings().council.advocacy.name)
    before = get(heard.client, f"{draft}/check")
    assert_says(before, "You will not be in trouble", "The person it is about does not decide")
    assert_says(before, "When we must tell someone", "We will tell you first")
    case = send(heard, draft)
    sent = get(heard.client, f"{draft}/received")
    assert_says(sent, case.reference, "0800 1111", "talk with you about it first", "/track/")


def test_a_child_who_wants_to_stop_says_so_once_and_somebody_talks_with_them(heard: Heard) -> None:
    email = {"email": "kit@young.example", "email_safe": "yes"}
    case = send(heard, go_on(heard, **KIT | email))
    heard.deliver()
    here = urlsplit(heard.letter("acknowledgement").link("See where things are")).path
    own = get(heard.client, here)
    assert own.headers["Cache-Control"] == "no-store"
    assert_says(own, "Exit this page", "You will not be in trouble", "0800 1111")
    assert_says(own, "Nobody has been given it to look into yet", "Read what we wrote to you")
    assert_says(own, "What happens next", "Wednesday 2 December 2026", "You can have an advocate")
    asked = get(heard.client, f"{here}/withdraw")
    assert_says(asked, "Who would you like to talk to about it?", "0800 1111")
    assert 'name="said"' not in page(asked)  # whoever has the case would read why
    for _ in range(2):
        done = post(heard.client, f"{here}/withdraw", talk_to="advocate")
        assert_says(done, "We have not stopped yet: a person will talk with you first")
    after = store.load(case.reference)
    assert after
    assert after.stage == case.stage
    assert len(heard.sent("contribution")) == 1
    told = heard.letter("request_heard").text
    assert "talk with them first" in told
    assert "I want to stop my complaint" in told
    assert "An advocate" in told
    heard_back = heard.letter("message_received").text
    assert "You told us that you want to stop." in heard_back
    assert "We want to do that by Monday 30 November 2026." in heard_back
    own = words(get(heard.client, here))
    assert "By Monday 30 November 2026 Someone will talk with you about stopping." in own
    assert "By Friday 11 December 2026 We must answer you." in own


@pytest.mark.parametrize(
    ("chosen", "coming", "written"),
    [
        (
            "advocate",
            "We want to tell you who your advocate is",
            "We aim to tell you who it is by",
        ),
        (
            "known",
            "We will help you talk to Miss Hall at school",
            "You want to talk to Miss Hall at school. We will help you do that by",
        ),
    ],
)
def test_whoever_a_child_wants_to_talk_to_has_one_day_everywhere(
    heard: Heard, chosen: str, coming: str, written: str
) -> None:
    email = {"email": "kit@young.example", "email_safe": "yes", "talk_to": chosen}
    draft = go_on(heard, **KIT | email)
    send(heard, draft)
    heard.deliver()
    letter = heard.letter("acknowledgement")
    here = urlsplit(letter.link("See where things are")).path
    day = "Friday 4 December 2026"
    received = words(get(heard.client, f"{draft}/received"))
    assert f"{coming} By {day}" in received
    assert "who you want to talk to" not in received
    assert f"By {day} {coming}." in words(get(heard.client, here))
    assert f"{written} {day}." in " ".join(letter.text.split())


def assert_says(answer: Any, *said: str) -> None:
    for each in said:
        assert each in page(answer)
