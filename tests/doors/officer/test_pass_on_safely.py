"""A letter that cannot go by email is passed on only in a way that is there, and is safe."""

from __future__ import annotations

from typing import Any

import pytest

from tests.doors.officer.test_pass_on import ELLEN, FOUND, link, loaded
from tests.helpers import Heard, a_case, by_form, get, london, post, words

NUMBER = {"phone": "01632 960003"}
HOME = {"post": "2 Example Road"}
UNSAFE_NUMBER = NUMBER | {"phone_safe": "no"}
UNSAFE_HOME = HOME | {"post_safe": "unsure"}
DO_NOT_POST = "Do not post it"
DO_NOT_CALL = "Do not call"
NO_WAY = "We do not know a safe way to reach them"

ASKED = {
    "both": (NUMBER | HOME, ("on the telephone, post it, or hand it",), (DO_NOT_POST, NO_WAY)),
    "number": (NUMBER, (DO_NOT_POST, "no postal address"), (DO_NOT_CALL, NO_WAY)),
    "home": (HOME, ("Please post it", DO_NOT_CALL, "no telephone number"), (DO_NOT_POST, NO_WAY)),
    "unsafe home": (
        NUMBER | UNSAFE_HOME,
        (DO_NOT_POST, "post is not safe"),
        ("no postal address", "Please post"),
    ),
    "unsafe number": (
        UNSAFE_NUMBER | HOME,
        ("Please post it", "calling is not safe"),
        ("read it to them", NO_WAY),
    ),
    "neither safe": (UNSAFE_NUMBER | UNSAFE_HOME, (NO_WAY,), ("Please post", "Please read it")),
    "only an unsafe home": (UNSAFE_HOME, (NO_WAY, "complaints manager"), ("Please post",)),
}


@pytest.mark.parametrize(("ways", "said", "unsaid"), ASKED.values(), ids=ASKED)
def test_the_team_is_asked_only_for_what_can_be_done_and_is_safe(
    heard: Heard, ways: dict[str, str], said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    by_form(heard.client, email="", **ways)
    asked = heard.letter("please_tell")
    assert asked.subject.endswith("please pass on this letter today")
    text = " ".join(asked.text.split())
    assert [part for part in said if part not in text] == []
    assert [part for part in unsaid if part in text] == []


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (NUMBER | HOME, "must post it, read it out or hand it over"),
        (NUMBER | UNSAFE_HOME, "must read it out or hand it over"),
        (UNSAFE_NUMBER | HOME, "must post it or hand it over"),
        (UNSAFE_HOME, "must find a safe way to reach the person first"),
    ],
)
def test_whoever_wrote_the_answer_is_told_how_it_can_be_passed_on(
    heard: Heard, time: Any, ways: dict[str, str], said: str
) -> None:
    case = a_case(time.now, email="", happened="Nobody came to see my son.", **ways)
    heard.deliver()
    post(heard.client, link(case, "allocate", "team", time.now), officer="care1")
    time.now = london("Mon 30 Nov 2026 10:00")
    assert post(heard.client, link(case, "reply", "care1", time.now), **FOUND).status_code == 200
    time.now = london("Fri 11 Dec 2026 09:00")
    heard.schedule("sweep")
    told = " ".join(heard.letter("written_not_told", ELLEN).text.split())
    assert said in told
    assert loaded(case).to_pass_on


@pytest.mark.parametrize(
    ("ways", "said", "unsaid"),
    [
        (NUMBER, "read it to them on the telephone", "post it,"),
        ({}, NO_WAY, "Please post"),
        (UNSAFE_NUMBER, NO_WAY, "Please read it"),
    ],
)
def test_a_letter_that_bounced_is_passed_on_only_in_a_safe_way(
    heard: Heard, ways: dict[str, str], said: str, unsaid: str
) -> None:
    by_form(heard.client, **ways)
    heard.bounce(heard.letter("acknowledgement"))
    text = " ".join(heard.letter("bounced").text.split())
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (UNSAFE_NUMBER | HOME, "we will reach you by post."),
        (NUMBER | UNSAFE_HOME, "we will reach you by phone."),
        (UNSAFE_NUMBER, "A person will decide how to reach you safely."),
    ],
)
def test_the_person_is_promised_no_way_that_they_called_unsafe(
    heard: Heard, ways: dict[str, str], said: str
) -> None:
    told = {"code": "parent", "email": "", "happened": "No visit.", "files": "no"} | ways
    to_check = post(heard.client, "/complain", **told).headers["Location"]
    assert said in words(get(heard.client, to_check))
    draft = to_check.split("/")[-2]
    post(heard.client, f"/complain/{draft}/send")
    assert said in words(get(heard.client, f"/complain/{draft}/received"))
