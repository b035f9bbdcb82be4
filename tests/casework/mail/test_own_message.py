"""A sender's own earlier mail: answered, sent by two ways, taken back; and answers by a symbol."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta

import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from tests.casework.mail.mailing import added, events, now_of, only_aside, sent_as, to
from tests.conftest import FRIDAY
from tests.helpers import SAM, Heard, Posted, a_case, an_email

WORDS = "My daughter has had no key worker since the summer holidays, and nobody tells us why."
PICTURE = b"\x89PNG\r\n\x1a\n"


def first_mail(heard: Heard, text: str = WORDS, **headers: str) -> Case:
    heard.arrive(an_email(text, subject="No key worker", **headers), key="first")
    (case,) = cases()
    return case


def cases() -> list[Case]:
    found = [store.load(reference) for reference in store.list_received_in("2026-11")]
    return [case for case in found if case]


def mixed(*parts: str) -> str:
    return "".join(f"--q\r\n{part}\r\n" for part in parts) + "--q--"


# --- answered


@pytest.mark.parametrize("header", ["in_reply_to", "references"])
def test_what_answers_their_own_first_mail_is_added_to_its_case(heard: Heard, header: str) -> None:
    case = first_mail(heard)
    raw = an_email("It was in July.", message_id="<2@family.example>", **{header: case.message_id})
    heard.arrive(raw, key="second")
    assert len(cases()) == 1
    assert added(case)[0].facts["text"].endswith("It was in July.")
    assert len(heard.sent("acknowledgement")) == 1


def test_an_id_of_somebody_elses_mail_leads_nowhere(heard: Heard) -> None:
    case = first_mail(heard)
    raw = an_email(
        "I want to complain too.",
        from_="Lee <lee@family.example>",
        message_id="<2@family.example>",
        in_reply_to=case.message_id,
    )
    heard.arrive(raw, key="second")
    assert added(case) == []
    assert len(cases()) == 2


# --- by two ways


def test_one_mail_that_comes_by_two_ways_is_one_case_with_one_acknowledgement(
    heard: Heard,
) -> None:
    case = first_mail(heard)
    banner = "CAUTION: this email was sent from outside. Think before you open links."
    raw = an_email(f"{banner}\r\n\r\n{WORDS}", subject="[EXTERNAL] No key worker")
    before = len(heard.follow())
    heard.arrive(raw, key="second")
    heard.arrive(raw, key="third")
    assert len(cases()) == 1
    assert len(heard.follow()) == before
    (event,) = events(case, "copy_came")
    assert event.facts["original"] == "inbound/second"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"{WORDS} She has stopped going out.", "Fri, 27 Nov 2026 10:30:00 +0000"),
        ("Another thing altogether: the taxi did not come.", "Fri, 27 Nov 2026 10:00:00 +0000"),
    ],
)
def test_other_words_or_another_hour_under_the_same_id_are_a_case_of_their_own(
    heard: Heard, text: str, date: str
) -> None:
    first_mail(heard)
    heard.arrive(an_email(text, date=date), key="second")
    assert len(cases()) == 2


def test_the_same_words_sent_again_that_day_are_one_case_unless_they_bring_something_new(
    heard: Heard,
) -> None:
    case = first_mail(heard)
    again = {"subject": "[EXTERNAL] No key worker", "date": "Fri, 27 Nov 2026 15:00:00 +0000"}
    later = FRIDAY + timedelta(hours=5)
    heard.arrive(an_email(WORDS, message_id="<2@gateway.example>", **again), key="2", at=later)
    assert (len(cases()), len(events(case, "copy_came"))) == (1, 1)
    photo = mixed(
        f"Content-Type: text/plain\r\n\r\n{WORDS}\r\n",
        'Content-Type: image/png\r\nContent-Disposition: attachment; filename="a.png"\r\n\r\nx',
    )
    multi = {"content_type": "multipart/mixed; boundary=q", "message_id": "<3@family.example>"}
    heard.arrive(an_email(photo, **again, **multi), key="3", at=later)
    assert len(cases()) == 2


def test_a_reply_that_comes_by_two_ways_is_added_once(heard: Heard) -> None:
    case = first_mail(heard)
    answer = {"in_reply_to": case.message_id, "message_id": "<2@family.example>"}
    heard.arrive(an_email("It was in July.", **answer), key="2")
    banner = "CAUTION: this email was sent from outside."
    heard.arrive(an_email(f"{banner}\r\n\r\nIt was in July.", **answer), key="3")
    assert (len(added(case)), len(events(case, "copy_came"))) == (1, 1)
    assert len(heard.sent("contribution")) == 1


# --- taken back


@pytest.mark.parametrize("subject", ["Recall: No key worker", "Recall: Another thing"])
def test_a_mail_that_is_taken_back_is_no_case_and_the_team_looks(
    heard: Heard, subject: str
) -> None:
    case = first_mail(heard)
    raw = an_email(
        f"Sam Carter would like to recall the message, “{subject[8:]}”.",
        subject=subject,
        message_id="<2@family.example>",
    )
    heard.arrive(raw, key="second")
    ours = subject.endswith("worker")
    assert len(cases()) == 1
    assert only_aside().about == (case.reference if ours else "")
    assert len(heard.sent("set_aside")) == ours
    assert len(to(heard, SAM)) == 1


def test_a_complaint_that_begins_like_a_recall_is_a_complaint(heard: Heard) -> None:
    heard.arrive(an_email("Nobody recalls what was agreed.", subject="Recall: our meeting"))
    assert len(cases()) == 1


# --- symbols


def symbol(letter: Posted, text: str, marked: bool = True) -> bytes:
    parts = [f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"]
    if marked:
        parts.append('Content-Type: text/vnd.google.email-reaction+json\r\n\r\n{"emoji": "❤"}')
    return an_email(
        mixed(*parts),
        content_type="multipart/alternative; boundary=q",
        subject=f"Re: {letter.subject}",
        message_id="<2@family.example>",
        in_reply_to=sent_as(letter),
    )


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("❤\r\n\r\nSam Carter reacted via Gmail", True),
        ("❤", True),
        ("[❤] Sam Carter reacted to your message:\r\n\r\n", False),
    ],
)
def test_a_symbol_is_noted_and_answered_by_nothing(heard: Heard, text: str, marked: bool) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    before = len(heard.follow())
    heard.arrive(symbol(letter, text, marked), to=letter.reply_to, key="second")
    assert len(heard.follow()) == before
    assert len(events(case, "reacted")) == 1
    assert added(case) == []
    assert now_of(case).files == ()


def test_words_beside_a_symbol_are_added(heard: Heard) -> None:
    case = a_case(FRIDAY)
    letter = heard.letter("acknowledgement")
    raw = symbol(letter, "❤\r\n\r\nSam Carter reacted via Gmail\r\n\r\nPlease ring me after four.")
    heard.arrive(raw, to=letter.reply_to, key="second")
    assert len(added(case)) == 1


# --- pictures within the words


def picture(name: str, content: bytes, placed: str = "inline") -> str:
    return (
        f'Content-Type: image/png; name="{name}"\r\nContent-Id: <{name}@x>\r\n'
        f'Content-Disposition: {placed}; filename="{name}"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{b64encode(content).decode()}"
    )


def test_small_pictures_of_a_signature_are_no_files_that_they_sent(heard: Heard) -> None:
    shown = f'<p>{WORDS}</p><img src="cid:logo.png@x"><img src="cid:arm.png@x">'
    body = mixed(
        f"Content-Type: text/html; charset=utf-8\r\n\r\n{shown}",
        picture("logo.png", PICTURE + b"0" * 900),
        picture("arm.png", PICTURE + b"0" * 90_000),
        picture("sent.png", PICTURE + b"1" * 900, "attachment"),
    )
    heard.arrive(an_email(body, content_type="multipart/related; boundary=q"))
    (case,) = cases()
    assert [file.name for file in case.files] == ["arm.png", "sent.png"]
