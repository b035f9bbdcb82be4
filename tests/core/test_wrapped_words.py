"""A notice that the real message waits elsewhere is told from what a person writes of one."""

from __future__ import annotations

import pytest

from chalicelib.core.reading.wrapped_words import describe_waiting, is_wrapped

NOTICES = (
    "Ola Finch has sent you a secure email.\nOpen message <https://locked.example/m/1>",
    "Ola Finch (ola@advice.example) has sent you a protected message.\nRead the message\n"
    "Learn about messages protected by our service.",
    "You have received an encrypted email from Ola Finch.\nSign in to view the message.",
    "You've been sent a confidential message.\nClick here to read it.",
    "Ola Finch has sent you an email via Gmail confidential mode:\nMy complaint\n"
    "This message was created on 27 Nov.\nView the email <https://view.example/1>",
    "Secure message from ola@advice.example\nOpen the attached file securedoc.html to read it.",
    "Ola Finch has sent you a new encrypted message.\nUse a one-time passcode to open the message.",
    "This is a secure message.\nPress the button below to read it: https://locked.example/2",
    "Message protected\nThis email was sent encrypted by Locked Post.\nOpen the attachment.",
)
PEOPLES = (
    "The worker has sent me a letter about contact. I opened the message and it says no.",
    "They always send me a secure email and I cannot read it because I have no account. I want to "
    "complain about that.",
    "Please send it by secure email. My number is below.",
    "She said the file is confidential and that I may not read it.",
    "My email is not secure, he can open the messages.",
)


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_of_a_protected_message_is_known(notice: str) -> None:
    assert is_wrapped(notice)
    assert describe_waiting(notice).startswith("a protected message")


@pytest.mark.parametrize("said", PEOPLES)
def test_what_a_person_writes_of_secure_mail_is_no_such_notice(said: str) -> None:
    assert not is_wrapped(said)
    assert describe_waiting(said) == ""


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("You have until 9 January 2027 to read it.", "until 9 January 2027"),
        ("Expires on January 9, 2027", "Expires on January 9, 2027"),
        ("Expiry date: 09/01/2027", "Expiry date: 09/01/2027"),
        ("The message expires in 14 days.", "expires in 14 days"),
    ],
)
def test_the_day_until_which_it_can_be_opened_is_told(line: str, until: str) -> None:
    assert f"It says: “{until}”" in describe_waiting(f"{NOTICES[0]}\n{line}")


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("It is on film. Download <https://big.example/1>\nAvailable until 3 Jan 2027", "3 Jan"),
        ("Link to the photos: https://big.example/2 (expires in 7 days)", "expires in 7 days"),
    ],
)
def test_a_file_behind_a_link_that_will_stop_working_is_told_with_its_day(
    said: str, until: str
) -> None:
    assert describe_waiting(said).startswith("a file behind a link")
    assert until in describe_waiting(said)


@pytest.mark.parametrize(
    "footer",
    [
        "This message is protected by MailGuard. Click here to report it as spam.",
        "This email was secured by Zivver. Click here to read our privacy notice.",
    ],
)
def test_a_footer_under_somebodys_own_words_makes_no_notice_of_them(footer: str) -> None:
    said = "My son is at home, and I have rung you twice. We want to complain about our worker."
    assert not is_wrapped(f"{said}\n\n{footer}")
    assert is_wrapped(f"Open message: https://secure.example/x\n\n{footer}")


def test_a_notice_in_the_middle_of_a_line_is_known() -> None:
    said = (
        "Sent by our trust. You have been sent a secure email. Click to read: https://s.example/x"
    )
    assert is_wrapped(said)


def test_a_date_or_a_link_alone_is_not_taken_for_one() -> None:
    assert describe_waiting("Nobody rang until 3 January 2027.") == ""
    assert describe_waiting("I read https://council.example/complaints") == ""
