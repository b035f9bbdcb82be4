"""Who chose so gives a code before their own page is shown; who lost the link opens it by their
reference and a code. Neither says anything to anybody else."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from chalicelib.store.page_codes import TRIES
from tests.conftest import FRIDAY
from tests.doors.person.test_tracking import track
from tests.helpers import SAM, Heard, a_case, get, london, page, post, words

TELLING = ("complain", "child", "social", "nobody rang")


def read_code(heard: Heard) -> str:
    """Return the code in the last letter that has one."""
    found = re.search(r"Your code is (\d{6})", heard.sent("page_code")[-1].text)
    assert found
    return found[1]


def in_browser(heard: Heard, cookie: str) -> str:
    """Go on in a browser that holds this cookie. Return the cookie of the one before."""
    before = str(heard.client.http.cookie)
    heard.client.http.cookie = cookie
    return before


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_who_chose_so_is_asked_for_a_code_and_until_then_no_page_says_what_it_is_about(
    heard: Heard,
) -> None:
    here = track(a_case(FRIDAY, ask_code="yes"))
    for path in (here, f"{here}/files", f"{here}/withdraw", f"{here}/how", f"{here}/letters/0"):
        shown = page(get(heard.client, path))
        assert "Enter your code" in shown
        for said in TELLING:
            assert said not in shown.lower(), (path, said)
    added = post(heard.client, f"{here}/add", text="One thing more.")
    assert "Enter your code" in words(added)
    assert not heard.sent("page_code")  # a program that opens the link has sent nothing
    post(heard.client, f"{here}/code", send="yes")
    sent = heard.sent("page_code")[-1]
    assert sent.to == SAM
    for said in TELLING:
        assert said not in f"{sent.subject} {sent.text}".lower()
    refused = post(heard.client, f"{here}/code", code=wrong(read_code(heard)))
    assert refused.status_code == 422
    opened = post(
        heard.client, f"{here}/code", code=f" {read_code(heard)[:3]} {read_code(heard)[3:]}"
    )
    assert opened.status_code == 303
    assert "What is happening now" in words(get(heard.client, here))
    held = in_browser(heard, "heard-form=" + "z" * 22)  # another
    assert "Enter your code" in words(get(heard.client, here))
    in_browser(heard, held)
    get(heard.client, "/leave")
    get(heard.client, f"{here}?open=yes")
    assert "Enter your code" in words(get(heard.client, here))


def test_words_of_danger_close_the_page_to_every_other_browser_until_somebody_has_acted(
    heard: Heard,
) -> None:
    here = track(a_case(FRIDAY))
    said = "My uncle hit me last night."
    assert said in words(post(heard.client, f"{here}/add", text=said))
    assert said in words(get(heard.client, here))  # they can go on in the browser they wrote in
    in_browser(heard, "heard-form=" + "z" * 22)
    for path in (here, f"{here}/files", f"{here}/letters/0"):
        shown = words(get(heard.client, path))
        assert "Enter your code" in shown
        assert said not in shown


def test_where_no_code_can_be_sent_the_page_still_takes_a_wish_to_be_reached_another_way(
    heard: Heard,
) -> None:
    here = track(a_case(FRIDAY))
    assert post(heard.client, f"{here}/ask/stop_emails").status_code == 200
    closed = words(get(heard.client, here))
    assert "We cannot send a code now" in closed
    assert "How would you like us to reach you?" in closed
    answer = post(heard.client, f"{here}/ask/ask_new_way", **{"ask_new_way-wish": "Ring my nan."})
    assert "A person will read this and do it with you" in words(answer)
    heard.deliver()
    assert "Ring my nan." in heard.sent("request_heard")[-1].text


def test_a_code_opens_once_for_ten_minutes_and_five_tries(heard: Heard, time: Any) -> None:
    here = track(a_case(FRIDAY, ask_code="yes"))
    for _ in range(2):
        post(heard.client, f"{here}/code", send="yes")
    code = read_code(heard)
    assert post(heard.client, f"{here}/code", code=code).status_code == 303
    in_browser(heard, "heard-form=" + "z" * 22)
    assert post(heard.client, f"{here}/code", code=code).status_code == 422
    post(heard.client, f"{here}/code", send="yes")
    code = read_code(heard)
    for _ in range(TRIES):
        post(heard.client, f"{here}/code", code=wrong(code))
    assert post(heard.client, f"{here}/code", code=code).status_code == 422
    post(heard.client, f"{here}/code", send="yes")
    assert len(heard.sent("page_code")) == 3
    time.now = london("Fri 27 Nov 2026 11:05")
    post(heard.client, f"{here}/code", send="yes")
    code = read_code(heard)
    time.now = london("Fri 27 Nov 2026 11:16")
    assert post(heard.client, f"{here}/code", code=code).status_code == 422


def test_who_lost_the_link_opens_their_page_by_reference_and_code(heard: Heard) -> None:
    case = a_case(FRIDAY)
    asked = {"reference": case.reference, "email": SAM, "by": "code"}
    answer = post(heard.client, "/my-complaint", **asked)
    code = read_code(heard)
    assert code not in page(answer)
    opened = post(heard.client, "/my-complaint/code", reference=case.reference, code=code)
    where = urlsplit(opened.headers["Location"]).path
    assert "What is happening now" in words(get(heard.client, where))


def test_another_address_or_reference_learns_nothing_and_is_sent_nothing(heard: Heard) -> None:
    case = a_case(FRIDAY)
    right = page(
        post(heard.client, "/my-complaint", reference=case.reference, email=SAM, by="code")
    )
    code = read_code(heard)
    for reference, email in ((case.reference, "ex@family.example"), ("K4M7-RT2C", SAM)):
        asked = {"reference": reference, "email": email, "by": "code"}
        shown = page(post(heard.client, "/my-complaint", **asked))
        assert shown.replace(reference, "") == right.replace(case.reference, "")
    assert len(heard.sent("page_code")) == 1
    tried = []
    for reference, typed in ((case.reference, wrong(code)), ("K4M7-RT2C", code)):
        answer = post(heard.client, "/my-complaint/code", reference=reference, code=typed)
        tried.append(page(answer).replace(reference, ""))
    assert tried[0] == tried[1]


def test_no_code_goes_where_email_may_not_be_safe(heard: Heard) -> None:
    here = track(a_case(FRIDAY, ask_code="yes", email_safe="no"))
    shown = words(post(heard.client, f"{here}/code", send="yes"))
    assert "We cannot send a code now" in shown
    assert "By Friday 27 November 2026, a person will find a safe way to reach you." in shown
    assert not heard.sent("page_code")
