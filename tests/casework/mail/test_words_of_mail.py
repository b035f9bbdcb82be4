"""No word of a message is lost on its way to officers: each is shown, and read for danger."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib import casework, store
from chalicelib.core.cases import COMPLAINANT
from tests.casework.mail.mailing import FAILED, a_reply, added, only_aside
from tests.conftest import FRIDAY
from tests.helpers import INBOX, Heard, a_case, an_email, get, page, words

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
    (reference,) = store.list_received_in("2026-11")
    return store.load(reference)


# --- attached messages


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
    assert not any(message.danger for message in store.list_set_aside())
    assert len(added(case)) == 1
    assert alarmed(heard) == set()


# --- other forms, and links


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


# --- what scanners and gateways say

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


# --- what stands under the words of a reply

CARD = "Kind regards\r\n\r\nAnn Ash\r\nSolicitor\r\nDD: 0151 123 4567\r\nE: ann@ash.example"
NOTICE = (
    "This email is confidential. If you are not the intended recipient, please delete it and "
    "tell the sender."
)


def test_a_signature_and_a_notice_are_shown_to_officers_apart_from_the_words(heard: Heard) -> None:
    (event,) = added(answers(heard, a_reply(f"I do not agree.\r\n\r\n{CARD}\r\n\r\n{NOTICE}")))
    assert event.facts["text"] == "I do not agree."
    letter = heard.letter("contribution")
    quoted = letter.text.partition("There was a signature or notice below the words:")[2]
    assert quoted.split()[:3] == [">", "Kind", "regards"]
    shown = page(get(heard.client, letter.link("See the whole case")))
    below = shown.partition("Signature or notice under it")[2].partition("</details>")[0]
    assert "DD: 0151 123 4567" in below
    assert "intended recipient" in below


def test_a_letter_says_nothing_of_a_signature_where_there_was_none(heard: Heard) -> None:
    answers(heard, a_reply("I do not agree."))
    letter = heard.letter("contribution")
    assert "signature" not in letter.text
    shown = page(get(heard.client, letter.link("See the whole case")))
    assert "Signature or notice" not in shown


@pytest.mark.parametrize(
    "below",
    [
        "-- \r\nJo Field\r\nField Catering Ltd\r\nTel: 0151 496 0000\r\nHit by K. again",
        f"{NOTICE}\r\n\r\n{'_' * 30}\r\nThis email is confidential. If you are not the intended "
        "recipient please delete it. A child here is beaten every night.",
    ],
)
def test_danger_in_what_is_shown_apart_raises_the_alarm(heard: Heard, below: str) -> None:
    (event,) = added(answers(heard, a_reply(f"I do not agree.\r\n\r\n{below}")))
    assert event.facts["below"]
    assert len(alarmed(heard)) == 2


def test_danger_under_two_dashes_that_nobody_takes_for_a_signature_raises_it_too(
    heard: Heard,
) -> None:
    (event,) = added(answers(heard, a_reply("I do not agree.\r\n\r\n-- \r\nJo\r\nHit by K. again")))
    assert "Hit by K. again" in event.facts["text"]
    assert len(alarmed(heard)) == 2


def test_a_request_in_what_is_shown_apart_is_heard(heard: Heard) -> None:
    case = a_case(FRIDAY)
    casework.add(
        case.reference, COMPLAINANT, "Hi", (), FRIDAY, "c", below="I withdraw my complaint."
    )
    assert "I withdraw my complaint" in heard.letter("request_heard").text


# --- the subject


@pytest.mark.parametrize("prefix", ["", "Re: ", "RE: [EXTERNAL] ", "Fwd: "])
def test_what_a_subject_says_of_its_own_is_shown_and_read_for_danger(
    heard: Heard, prefix: str
) -> None:
    case = answers(heard, a_reply("Please ring me", subject=f"{prefix}he hit her again last night"))
    assert added(case)[0].facts["text"] == "he hit her again last night\n\nPlease ring me"
    assert "he hit her again last night" in heard.letter("contribution").text
    assert len(alarmed(heard)) == 2


def test_what_somebody_wrote_on_in_the_subject_of_our_letter_is_read(heard: Heard) -> None:
    case = a_case(FRIDAY)
    ours = heard.letter("acknowledgement")
    raw = a_reply("Ring me", subject=f"Re: {ours.subject} he hit her again")
    heard.arrive(raw, to=ours.reply_to, key="m2")
    assert "he hit her again" in added(case)[0].facts["text"]
    assert len(alarmed(heard)) == 2


@pytest.mark.parametrize(
    "said",
    ["Run away from placement", "broken wrist in the bath", "locked in the unit all weekend"],
)
def test_danger_written_on_in_the_subject_of_our_letter_is_read(heard: Heard, said: str) -> None:
    a_case(FRIDAY)
    ours = heard.letter("acknowledgement")
    heard.arrive(a_reply("Thanks.", subject=f"Re: {ours.subject} {said}"), to=ours.reply_to)
    assert len(alarmed(heard)) == 2


def test_a_subject_that_asks_for_something_is_heard(heard: Heard) -> None:
    answers(heard, a_reply("Please.", subject="I want to withdraw my complaint"))
    assert "I want to withdraw my complaint" in heard.letter("request_heard").text


@pytest.mark.parametrize(
    "subject", ["Re: {ours}", "AW: [EXTERNAL] RE: {ours}", "Re: Your letter", "", "Re: {reference}"]
)
def test_the_subject_of_what_a_reply_answers_is_no_news(heard: Heard, subject: str) -> None:
    case = a_case(FRIDAY)
    ours = heard.letter("acknowledgement")
    said = subject.format(ours=ours.subject, reference=case.reference)
    heard.arrive(a_reply("Thank you.", subject=said), to=ours.reply_to, key="m2")
    assert added(case)[0].facts["text"] == "Thank you."


@pytest.mark.parametrize("door", ["new", "reply"])
def test_a_message_whose_words_are_only_in_its_subject_is_dealt_with(
    heard: Heard, door: str
) -> None:
    said = "he hit her again please ring"
    if door == "new":
        heard.arrive(an_email("", said))
        assert first(heard).words == said
    else:
        case = answers(heard, a_reply("", subject=f"Re: {said}"))
        assert added(case)[0].facts["text"] == said
    assert store.list_set_aside() == []
    assert len(alarmed(heard)) == 2
