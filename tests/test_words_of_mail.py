"""No word of a message is lost on its way to officers: each is shown, and read for danger."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import store
from tests.conftest import FRIDAY
from tests.helpers import INBOX, Heard, a_case, an_email, get, page, words
from tests.mailing import FAILED, a_reply, added, only_aside

HARM = "He hit her again last night."


def alarmed(heard: Heard) -> set[str]:
    return {p.to for p in heard.sent("danger_alarm")}


def with_message(text: str, attached: str, **headers: str) -> bytes:
    """Return an email to which another is attached."""
    body = (
        f"--x\r\nContent-Type: text/plain\r\n\r\n{text}\r\n--x\r\nContent-Type: message/rfc822\r\n"
        f"\r\nFrom: Lee <lee@school.example>\r\nSubject: As it was\r\n\r\n{attached}\r\n--x--"
    )
    return an_email(body, content_type="multipart/mixed; boundary=x", **headers)


def answers(heard: Heard, raw: bytes, **verdicts: str) -> Any:
    """Send a reply to the acknowledgement of a new case, and return the case."""
    case = a_case(FRIDAY)
    heard.arrive(raw, to=heard.letter("acknowledgement").reply_to, key="reply", **verdicts)
    return case


def first(heard: Heard) -> Any:
    (reference,) = store.received_in("2026-11")
    return store.load(reference)


# ---------------------------------------------------------------- attached messages


def test_an_attached_message_is_part_of_a_new_complaint_and_read_for_danger(heard: Heard) -> None:
    heard.arrive(with_message("Please see attached.", HARM))
    assert "From: Lee <lee@school.example>" in first(heard).words
    assert HARM in heard.letter("new_case").text
    assert len(alarmed(heard)) == 2


def test_an_attached_message_is_part_of_a_reply_and_read_for_danger(heard: Heard) -> None:
    case = answers(heard, with_message("See attached.", HARM, message_id="<r@family.example>"))
    assert added(case)[0].facts["text"].startswith("See attached.\n\n----------")
    assert HARM in heard.letter("contribution").text
    assert len(alarmed(heard)) == 2


def test_an_attached_message_of_what_is_set_aside_is_shown_and_read_for_danger(
    heard: Heard,
) -> None:
    heard.arrive(with_message("See attached.", HARM), **FAILED)
    assert only_aside().danger
    told = heard.sent("aside_danger")[0]
    shown = get(heard.client, told.link("Look at the message"))
    assert HARM in words(shown)


def test_what_is_forwarded_within_a_message_set_aside_is_read_for_danger(heard: Heard) -> None:
    text = f"See below.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Lee\r\n\r\n{HARM}"
    heard.arrive(an_email(text), **FAILED)
    assert only_aside().danger


def test_our_own_letter_that_is_sent_back_raises_no_alarm(heard: Heard) -> None:
    case = a_case(FRIDAY)
    ours = heard.letter("acknowledgement")
    quoted = "\r\n".join(f"> {line}" for line in ours.text.splitlines())
    heard.arrive(an_email(f"Thank you.\r\n\r\n{quoted}"), key="m2", **FAILED)
    heard.arrive(with_message("Your letter.", ours.text), to=ours.reply_to, key="m3")
    assert not any(message.danger for message in store.aside())
    assert len(added(case)) == 1
    assert alarmed(heard) == set()


# ------------------------------------------------------------ other forms, and links


@pytest.mark.parametrize("door", ["new", "reply"])
def test_danger_in_the_html_form_alone_raises_the_alarm(heard: Heard, door: str) -> None:
    plain = "Nobody came to the meeting on Tuesday. " * 12
    body = (
        f"--x\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--x\r\nContent-Type: text/html\r\n\r\n"
        f"<html><body><p>{plain}</p></body></html><p>{HARM}</p>\r\n--x--"
    )
    kind = "multipart/alternative; boundary=x"
    if door == "new":
        heard.arrive(an_email(body, content_type=kind))
    else:
        answers(heard, a_reply(body, content_type=kind))
    assert len(alarmed(heard)) == 2


def test_the_address_behind_a_link_is_shown_to_officers_and_cannot_be_pressed(
    heard: Heard,
) -> None:
    source = '<p>It is on film.</p><a href="https://files.example/v?u=1">Click to Download</a>'
    heard.arrive(an_email(source, content_type="text/html"))
    address = "Click to Download <https://files.example/v?u=1>"
    team = heard.letter("new_case")
    assert address in team.text
    assert 'href="https://files.example' not in team.html
    shown = get(heard.client, team.link("See the whole case"))
    assert address in words(shown)
    assert 'href="https://files.example' not in page(shown)


# --------------------------------------------------- what scanners and gateways say

FOOTER = f"{'_' * 60}\r\nThis email has been scanned for viruses and other threats."


@pytest.mark.parametrize("door", ["new", "reply", "aside"])
def test_a_scanners_footer_raises_no_alarm_and_a_persons_threats_beside_it_do(
    heard: Heard, door: str
) -> None:
    to = INBOX
    if door == "reply":
        a_case(FRIDAY)
        to = heard.letter("acknowledgement").reply_to
    verdicts = FAILED if door == "aside" else {}
    for text, alarm in (("Nobody rang me.", False), ("He makes threats.", True)):
        raw = a_reply(f"{text}\r\n\r\n{FOOTER}", message_id=f"<{len(text)}@family.example>")
        heard.arrive(raw, to=to, key=text[:2], **verdicts)
        danger = alarmed(heard) | {p.to for p in heard.sent("aside_danger")}
        assert bool(danger) == alarm
