"""What no computer could read for danger is said to the team at once, by whichever way it came."""

from __future__ import annotations

import pytest

from tests.casework.mail.mailing import FAILED
from tests.casework.mail.test_words_of_mail import answers, with_message
from tests.helpers import Heard, an_email, by_form

POLISH = "Proszę o spotkanie w sprawie szkoły córki, bo nikt do nas nie dzwoni."
NOT_CHECKED = "Not checked for danger by the computer"
LANGUAGE = "* words that are not in English"
PROTECTED = (
    "Ola Finch has sent you a protected message.\r\nRead the message: https://locked.example/1"
    "\r\nIt expires on 9 January 2027."
)
NOT_OPENED = "which our computer cannot open, so nobody has read it yet"
ENCRYPTED = "-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA7x7qqzz\r\n-----END PGP MESSAGE-----"


def with_file(name: str, kind: str) -> bytes:
    """Return an email with a file, and English words."""
    body = (
        "--x\r\nContent-Type: text/plain\r\n\r\nPlease see the file.\r\n"
        f'--x\r\nContent-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--"
    )
    return an_email(body, content_type="multipart/mixed; boundary=x")


UNREAD = pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (an_email(POLISH), LANGUAGE),
        (an_email("Please see the subject.", subject=POLISH), LANGUAGE),
        (with_message("Please see what is attached to this.", POLISH), LANGUAGE),
        (with_file("smime.p7m", "application/octet-stream"), "* a locked or encrypted file"),
        (an_email(PROTECTED), "* a protected message, which opens only at its link"),
        (with_file("voice.m4a", "audio/mp4"), "* a sound recording or a film"),
    ],
    ids=["words", "subject", "attached", "smime", "wrapper", "recording"],
)


@UNREAD
def test_what_is_not_read_of_a_new_complaint_is_told(heard: Heard, raw: bytes, kind: str) -> None:
    heard.arrive(raw)
    told = heard.letter("new_case").text
    assert NOT_CHECKED in told
    assert kind in told


@UNREAD
def test_what_is_not_read_of_a_reply_is_told(heard: Heard, raw: bytes, kind: str) -> None:
    answers(heard, raw)
    told = heard.letter("contribution").text
    assert NOT_CHECKED in told
    assert kind in told


@UNREAD
def test_what_is_not_read_of_a_message_set_aside_is_told(
    heard: Heard, raw: bytes, kind: str
) -> None:
    heard.arrive(raw, **FAILED)
    told = heard.letter("set_aside").text
    assert NOT_CHECKED in told
    assert kind in told


def test_words_that_are_encrypted_are_told_of_with_the_reason_for_setting_them_aside(
    heard: Heard,
) -> None:
    heard.arrive(an_email(ENCRYPTED))
    told = heard.letter("set_aside").text
    assert NOT_CHECKED in told
    assert "* words that are encrypted" in told


def test_a_letter_about_a_message_set_aside_that_was_read_names_nothing_unread(
    heard: Heard,
) -> None:
    heard.arrive(an_email("Nobody has rung us about the meeting at the school."), **FAILED)
    assert NOT_CHECKED not in heard.letter("set_aside").text


@pytest.mark.parametrize("name", ["happened", "wanted", "help", "when_text"])
def test_an_answer_in_another_language_is_told(heard: Heard, name: str) -> None:
    by_form(heard.client, **{name: POLISH})
    assert LANGUAGE in heard.letter("new_case").text


def test_nobody_is_told_that_we_have_what_waits_behind_a_lock(heard: Heard) -> None:
    answers(heard, an_email(PROTECTED, message_id="<r@family.example>"))
    receipt = heard.letter("message_received").text
    assert NOT_OPENED in receipt
    assert "We have what you sent" not in receipt
    assert "expires on 9 January 2027" in heard.letter("contribution").text


def test_the_acknowledgement_of_a_protected_message_says_that_nobody_has_read_it(
    heard: Heard,
) -> None:
    heard.arrive(an_email(PROTECTED))
    told = heard.letter("acknowledgement").text
    assert NOT_OPENED in told
    assert "We have what you sent" not in told
    assert "https://locked.example/1" in heard.letter("new_case").text
