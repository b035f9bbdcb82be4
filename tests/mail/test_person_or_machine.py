"""A subject alone makes nobody a machine, and a machine that says little of itself is still one."""

from __future__ import annotations

import pytest

from chalicelib.mail import Message, read
from tests.helpers import an_email

COMPLAINT = (
    "Every time I ring, nobody answers. My son was left waiting in October and again last week. "
    "I want to complain."
)
PEOPLE = {
    "failure notice": {"subject": "Failure notice"},
    "delivery failure": {"subject": "Delivery failure"},
    "undeliverable": {"subject": "Undeliverable: my letters to your office"},
    "out of office, with a colon": {"subject": "Out of office: nobody answers me"},
    "out of office, alone": {"subject": "Out of office"},
    "out of office messages": {"subject": "Out of office messages is all I get"},
    "somebody else out of office": {
        "subject": "Out of the office",
        "text": "Your manager was out of office each time. She is currently away, they said.",
    },
    "automatic reply": {"subject": "Automatic reply: is that all I will ever get?"},
    "automatic response": {"subject": "Automatic response"},
    "initials": {"from_": "N D Rao <ndr@family.example>"},
    "initials and a number": {"from_": "M F P <mfp@family.example>"},
    "a daemon's name in a name": {"from_": "Ann Daemon <ann.daemon@family.example>"},
}
AWAY = "I am on leave until Monday 30 November."
MISSED = "Your message could not be delivered to kim@shop.example."
MACHINES: dict[str, tuple[dict[str, str], str]] = {
    "ooo": ({"subject": "OOO: Reference 7VPT-6RVD: we have your message"}, AWAY),
    "an automatic response": ({"subject": "Automatic Response"}, AWAY),
    "an automatic reply": ({"subject": "Automatic reply: our letter"}, "Thank you for your email."),
    "a failure at the subject's end": ({"subject": "Re: our letter (delivery failed)"}, MISSED),
    "a failure that names its code": (
        {"subject": "Failure notice"},
        "550 5.1.1 <kim@shop.example>: user unknown",
    ),
    "a loop mark": ({"x_tracker_loop": "here"}, "The state changed."),
    "a plain loop mark": ({"x_loop": "x@club.example"}, "The state changed."),
    "a daemon": ({"from_": "tracker-daemon@club.example"}, "Status: done."),
    "a daemon's return path": ({"return_path": "<MAILER-DAEMON@relay.example>"}, AWAY),
}


@pytest.mark.parametrize("who", PEOPLE)
def test_a_person_whose_subject_or_name_looks_like_a_machines_is_a_person(who: str) -> None:
    found = read(an_email(**{"text": COMPLAINT, **PEOPLE[who]}))
    assert (found.automatic, found.relay, found.bounces) == (None, "", ())


SYMBOLS = [
    "👍",
    "👍🏽",
    "🙏❤️",
    "Liked “We have your message”",
    "Jo reacted to your message:\n\n[like]",
]
ANSWER = {"in_reply_to": "<letter@heard.example>", "subject": "Re: our letter"}


@pytest.mark.parametrize("said", SYMBOLS)
def test_a_symbol_that_answers_a_letter_is_a_reaction(said: str) -> None:
    assert read(an_email(said, **ANSWER)).automatic == "reaction"
    assert read(an_email(f"{said}\n\nSent from my iPhone", **ANSWER)).automatic == "reaction"
    assert read(an_email(f"{said}\n\nPlease ring me", **ANSWER)).automatic is None


@pytest.mark.parametrize("said", ["😭", "🔪", "no", "ok 👍", "?"])
def test_a_sad_symbol_or_a_word_is_a_persons_own(said: str) -> None:
    assert read(an_email(said, **ANSWER)).automatic is None


RECEIPTS = [
    "Thank you for contacting us. We have received your enquiry. Your ticket number is 1234.",
    "Thank you for your email. The school office is closed until 5 January.",
    "Your request has been received (ticket 123).",
    "This mailbox is no longer monitored.",
    "I no longer work for the charity. Please email info@charity.example.",
]
NO_RECEIPTS = [
    "Thank you for your email. You say you will reply in ten working days. My son waits.",
    "Thank you for your message. Please ring me.",
    "You say that my complaint was received. I never got a letter.",
    "I no longer work nights, so ring after 9.",
]


@pytest.mark.parametrize("said", RECEIPTS)
def test_an_answer_that_only_says_that_something_came_is_a_machines(said: str) -> None:
    assert read(an_email(said, **ANSWER)).automatic == "auto-reply"
    assert read(an_email(said, subject="Question")).automatic is None


@pytest.mark.parametrize("said", NO_RECEIPTS)
def test_a_person_who_thanks_us_for_an_email_is_a_person(said: str) -> None:
    assert read(an_email(said, **ANSWER)).automatic is None


@pytest.mark.parametrize(
    "subject", ["Read: Your complaint", "Not read: our letter", "Read receipt"]
)
def test_a_receipt_is_short_and_what_is_long_under_its_subject_is_a_persons(subject: str) -> None:
    receipt = "Your message was read on Friday 27 November 2026 at 10:02."
    assert read(an_email(receipt, subject=subject)).automatic == "auto-reply"
    complaint = f"My letter was opened on Monday and nobody rang.\n\n{COMPLAINT} " + COMPLAINT * 5
    assert read(an_email(complaint, subject=subject)).automatic is None
    assert read(an_email(COMPLAINT, subject=subject)).automatic is None


@pytest.mark.parametrize("what", MACHINES)
def test_a_machine_with_no_usual_mark_is_not_taken_for_a_person(what: str) -> None:
    headers, text = MACHINES[what]
    assert read(an_email(text, **headers)).automatic


@pytest.mark.parametrize(
    ("line", "address", "name"),
    [
        ("=?utf-8?Q?Ann_Bell_<ann=40family.example>?=", "ann@family.example", "Ann Bell"),
        ("ann@family.example, Ann@Family.example", "ann@family.example", ""),
        ("Ann <ann@family.example>, ANN@family.example", "ann@family.example", "Ann"),
    ],
)
def test_one_sender_written_in_an_odd_way_is_one_sender(line: str, address: str, name: str) -> None:
    found: Message = read(an_email(from_=line))
    assert (found.sender, found.sender_name, found.problem) == (address, name, "")


def test_two_senders_in_one_encoded_word_are_still_none() -> None:
    found = read(an_email(from_="=?utf-8?Q?a=40x.example=2C_<b=40y.example>?="))
    assert found.sender == ""
    assert found.problem
