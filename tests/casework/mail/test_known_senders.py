"""Who is a person and who a program, as the team says and the council's file knows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from chalicelib import links, store
from chalicelib.casework.mail.known_senders import MACHINE, PERSON
from chalicelib.settings import settings
from tests.casework.mail.mailing import FAILED, now_of, only_aside
from tests.conftest import FRIDAY
from tests.helpers import Heard, an_email, get, page, post

DESK = "support@advocates.example"
MARKED = {"from_": f"Voice Advocacy <{DESK}>", "auto_submitted": "auto-generated"}
SAID = "Amy, 14, asked us to complain. Nobody has visited her for six weeks."
AWAY = "I am out of the office until Monday."


def arrive(heard: Heard, key: str, text: str = SAID, **given: str) -> None:
    heard.arrive(an_email(text, message_id=f"<{key}@d.example>", **given), key=key)


def cases() -> int:
    return len(store.list_received_in("2026-11"))


def choose(heard: Heard, what: str) -> None:
    link = heard.sent("set_aside")[-1].link("Look at the message")
    assert f"Who writes from {DESK}?" in page(get(heard.client, link))
    form = {"what": "not_ours", "why": "It was answered by phone.", "sender_is": what}
    assert post(heard.client, link, **form).status_code == 200


def test_a_sender_whom_the_team_calls_a_person_is_answered_from_then_on(heard: Heard) -> None:
    arrive(heard, "1", **MARKED)
    choose(heard, PERSON)
    arrive(heard, "2", SAID.replace("Amy", "Ben"), **MARKED)
    assert cases() == 1
    arrive(heard, "3", AWAY, **{**MARKED, "auto_submitted": "auto-replied"})
    assert "out-of-office" in only_aside().reason


def test_a_sender_whom_the_team_calls_a_program_is_not_answered(heard: Heard) -> None:
    arrive(heard, "1", **MARKED)
    choose(heard, MACHINE)
    before = len(heard.follow())
    arrive(heard, "2", from_=DESK.replace("@", "+7@"))
    assert (cases(), len(heard.follow())) == (0, before)
    assert only_aside().machine


def test_what_the_message_says_is_done_by_one_press(heard: Heard) -> None:
    arrive(heard, "1")
    (reference,) = store.list_received_in("2026-11")
    arrive(heard, "2", f"About {reference}: one more thing.", from_="Ann <ann@other.example>")
    (waiting,) = store.list_set_aside()
    made = links.make_officer_link("", links.ASIDE, "team", "n", FRIDAY, (waiting.id,))
    link = "/act/" + made.rpartition("/")[2]
    shown = html.fromstring(page(get(heard.client, link)))
    first = shown.forms[0]
    assert f"Add it to case {reference}" in first.text_content()
    answer = post(heard.client, link, **{**dict(first.fields), "at_once": "add"})
    assert answer.status_code == 200
    loaded = store.load(reference)
    assert loaded
    assert len(loaded.added) == 1


LOGO = (
    "--x\r\nContent-Type: text/plain\r\n\r\nOur respite has stopped.\r\n--x\r\n"
    "Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline; "
    "filename=image001.png\r\n\r\nPNG\r\n--x\r\nContent-Type: application/pdf\r\n"
    "Content-Disposition: attachment; filename=letter.pdf\r\n\r\n%PDF-1.4\r\n--x--"
)


def test_of_what_a_machine_passed_on_files_are_shown_and_a_case_is_made_by_one_press(
    heard: Heard,
) -> None:
    body = an_email(LOGO, content_type="multipart/mixed; boundary=x")
    heard.arrive(body, spam="FAIL")
    made = links.make_officer_link("", links.ASIDE, "team", "n", FRIDAY, (only_aside().id,))
    link = "/act/" + made.rpartition("/")[2]
    shown = html.fromstring(page(get(heard.client, link)))
    said = shown.text_content()
    assert "letter.pdf" in said
    assert "image001.png" not in said
    pressed = {**dict(shown.forms[0].fields), "at_once": "case"}
    assert post(heard.client, link, **pressed).status_code == 200
    assert cases() == 1


# --- gateways of the council's file

SES = "by inbound-smtp.eu-west-2.amazonaws.com with SMTP id x1"
GATEWAY = f"from gw.sefton.example (gw.sefton.example [203.0.113.9]) {SES}"
PASSED = "gw.sefton.example; dmarc=pass header.from=family.example"
REFUSED = "gw.sefton.example; dmarc=fail header.from=family.example"


def with_headers(raw: bytes, *fields: str) -> bytes:
    return "".join(f"{field}\r\n" for field in fields).encode() + raw


@pytest.mark.parametrize(
    ("server", "vouched", "taken"),
    [
        (GATEWAY, PASSED, True),
        (GATEWAY, REFUSED, False),
        (GATEWAY.replace("203.0.113.9", "198.51.100.9"), PASSED, False),
        (GATEWAY.replace("amazonaws.com", "liar.example"), PASSED, False),
    ],
)
def test_what_a_gateway_hands_on_is_its_senders_though_the_checks_of_ses_fail(
    heard: Heard, server: str, vouched: str, taken: bool
) -> None:
    assert "203.0.113.9" in settings().council.gateways
    fields = (f"Received: {server}", f"Authentication-Results: {vouched}")
    heard.arrive(with_headers(an_email(SAID), *fields), **FAILED)
    assert cases() == int(taken)


def test_a_gateways_own_check_lets_their_reply_in_and_its_marks_are_seen_through(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email(SAID))
    case = store.load(store.list_received_in("2026-11")[0])
    assert case
    ses = "Authentication-Results: amazonses.com; dmarc=fail header.from=family.example"
    fields = (f"Received: {GATEWAY}", ses, f"Authentication-Results: {PASSED}")
    reply = an_email(
        "One more thing.",
        subject=f"Re: {case.reference}",
        message_id="<2@family.example>",
        in_reply_to=case.message_id,
        auto_submitted="auto-generated",
    )
    heard.arrive(with_headers(reply, *fields), key="2", at=FRIDAY + timedelta(hours=1), **FAILED)
    assert len(now_of(case).added) == 1
