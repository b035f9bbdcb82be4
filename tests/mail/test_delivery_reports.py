"""A delivery report speaks of each recipient apart, in its part for machines and in plain words."""

from __future__ import annotations

import pytest

from chalicelib.mail import Bounce, read
from tests.helpers import an_email

GROUPS = {
    "kim@family.example": ("failed", "5.1.1", "550 5.1.1 user unknown"),
    "sam@family.example": ("failed", "5.0.0", "552 5.2.2 mailbox full"),
    "ada@family.example": ("delayed", "4.4.1", "connection timed out"),
    "lou@family.example": ("delivered", "2.0.0", ""),
}
WORDS = """I wasn't able to deliver your message to the following addresses.

<kim@family.example>:
550 5.1.1 user unknown

<sam@family.example>:
552 5.2.2 mailbox full
"""


def report(groups: dict[str, tuple[str, str, str]], fields: str = "") -> bytes:
    told = "\n".join(
        f"Final-Recipient: rfc822; {address}\nAction: {action}\nStatus: {status}\n"
        f"Diagnostic-Code: smtp; {diagnostic}\n{fields}"
        for address, (action, status, diagnostic) in groups.items()
    )
    return (
        "From: MAILER-DAEMON@mx.example\nTo: complaints@heard.sefton.example\n"
        "Subject: Undelivered Mail Returned to Sender\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=d\n\n"
        "--d\nContent-Type: text/plain\n\nSome of it was not delivered.\n"
        f"--d\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n{told}\n"
        "--d--\n"
    ).encode()


def said_of(raw: bytes, address: str) -> Bounce:
    (found,) = (each for each in read(raw).bounces if each.is_about(address))
    return found


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize(
    ("address", "given_up", "hard"),
    [
        ("kim@family.example", True, True),
        ("SAM@family.example", True, False),
        ("ada@family.example", False, False),
        ("lou@family.example", False, False),
    ],
)
def test_each_recipient_has_what_the_report_says_of_them_in_any_order(
    address: str, given_up: bool, hard: bool, backwards: bool
) -> None:
    names = sorted(GROUPS, reverse=backwards)
    raw = report({name: GROUPS[name] for name in names})
    assert len(read(raw).bounces) == len(GROUPS)
    found = said_of(raw, address)
    assert (found.given_up, found.hard) == (given_up, hard)


@pytest.mark.parametrize(
    ("status", "diagnostic", "hard"),
    [
        ("5.1.1", "550 5.7.1 rejected as spam", False),
        ("5.7.1", "550 5.1.1 user unknown", True),
        ("5.1.2", "554 5.4.14 hop count exceeded", False),
        ("5.1.1", "550 no such user", True),
    ],
)
def test_where_the_diagnostic_and_the_status_differ_the_diagnostic_is_believed(
    status: str, diagnostic: str, hard: bool
) -> None:
    raw = report({"kim@family.example": ("failed", status, diagnostic)})
    assert said_of(raw, "kim@family.example").hard is hard


@pytest.mark.parametrize("first", ["lou@family.example", "ada@family.example"])
def test_of_several_groups_the_one_that_failed_is_what_the_report_is_about(first: str) -> None:
    names = (first, "kim@family.example", "lou@family.example")
    found = read(report({name: GROUPS[name] for name in names})).bounce
    assert found
    assert (found.recipient, found.given_up) == ("kim@family.example", True)


def test_of_several_recipients_in_plain_words_the_one_that_failed_comes_first() -> None:
    words = (
        "<ada@family.example>:\n450 4.4.1 delayed, we will try again\n\n"
        "<kim@family.example>:\n550 5.1.1 user unknown\n"
    )
    found = read(an_email(words, from_="MAILER-DAEMON@mx.example", subject="failure notice"))
    assert [each.recipient[:3] for each in found.bounces] == ["kim", "ada"]


def test_a_report_about_where_an_address_passes_its_mail_on_is_about_both() -> None:
    raw = report(
        {"kim@elsewhere.example": GROUPS["kim@family.example"]},
        "Original-Recipient: rfc822; kim@family.example\n",
    )
    assert said_of(raw, "kim@family.example").recipient == "kim@elsewhere.example"


@pytest.mark.parametrize(
    ("address", "hard"), [("kim@family.example", True), ("sam@family.example", False)]
)
def test_a_report_in_plain_words_speaks_of_each_address_that_begins_a_line(
    address: str, hard: bool
) -> None:
    raw = (
        "From: MAILER-DAEMON@mx.example\nTo: complaints@heard.sefton.example\n"
        f"Subject: failure notice\n\n{WORDS}"
    )
    found = said_of(raw.encode(), address)
    assert (found.given_up, found.hard) == (True, hard)
