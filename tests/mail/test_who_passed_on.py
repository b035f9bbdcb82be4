"""What passed a message on is known by what programs and hands do; in doubt a person wrote it."""

from __future__ import annotations

import pytest

from chalicelib.mail import read
from tests.helpers import an_email

SAID = "The short breaks were stopped and nobody said why."
DEE = "dee.moss@people.example"
BELOW = f"From: Dee Moss <{DEE}>\r\nSent: 25 November 2026 09:10\r\nTo: Ann\r\n\r\n{SAID}"
MARKED = f"---------- Forwarded message ---------\r\nFrom: Dee Moss <{DEE}>\r\n\r\n{SAID}"
COMPLAINS = "I want to make a complaint about respite."
ON_HOLIDAY = "Fax machines on sale. Read how to make a complaint."


def a_notice(text: str, subject: str, sender: str, **headers: str) -> bytes:
    return an_email(text, subject=subject, from_=sender, **headers)


PASSED_ON = {
    "voicemail, its length in the subject": (
        a_notice("Listen", "Voice message from +447700900456 (31 seconds)", "pbx@call.example"),
        "voicemail",
    ),
    "voicemail, its length in the words": (
        a_notice("Duration: 0:31", "Voicemail from 07700 900456", "phone@call.example"),
        "voicemail",
    ),
    "text message, from a number": (
        a_notice(SAID, "Message", "447700900456@sms.phones.example"),
        "text",
    ),
    "text message, by a gateway": (
        a_notice(SAID, "New text message", "office@phones.example"),
        "text",
    ),
    "text message, by its subject": (
        a_notice(SAID, "SMS from 07700900456", "office@phones.example"),
        "text",
    ),
    "printer": (
        a_notice("It was scanned and sent to you by a printer.", "Scan to email", "a@shop.example"),
        "scanner",
    ),
    "fax": (
        a_notice("You have received a 3 page fax.", "Fax from 0151 496 0999", "a@fax.example"),
        "scanner",
    ),
    "form that asks for answers elsewhere": (
        a_notice(SAID, "Feedback", "website@town.example", reply_to=DEE),
        "form",
    ),
    "notice that asks for answers elsewhere": (
        a_notice(SAID, "Feedback", "notifications@app.example", reply_to=DEE),
        "form",
    ),
    "address that takes no responses": (
        a_notice(SAID, "Feedback", "do-not-respond@app.example"),
        "no-reply",
    ),
    "files by a service": (
        a_notice(
            "Dee sent you some files\r\n1 item, expires on 5 December",
            "dee.moss@people.example sent you video.mov",
            "noreply@files.example",
            reply_to=DEE,
        ),
        "share",
    ),
    "document by a service that names itself": (
        a_notice(
            "Dee has invited you to view the following document: https://docs.example/1",
            'Document shared with you: "what happened"',
            '"Dee Moss (via Docs)" <shares-noreply@docs.example>',
        ),
        "share",
    ),
    "program that sends mail": (a_notice(SAID, "Feedback", "mailer@app.example"), "no-reply"),
    "another program that sends mail": (
        a_notice(SAID, "Message from a parent", "Portal <php-mailer@app.example>"),
        "no-reply",
    ),
    "system's own address": (
        a_notice(SAID, "Feedback", "automated.email@app.example"),
        "no-reply",
    ),
    "address of alerts": (a_notice(SAID, "Feedback", "notifications@app.example"), "no-reply"),
    "address that nobody watches": (
        a_notice(SAID, "Feedback", "unmonitored@app.example"),
        "no-reply",
    ),
    "member of a mailing list who complains": (
        a_notice(COMPLAINS, "Help", f"Dee <{DEE}>", list_id="<carers.forum.example>"),
        "system",
    ),
    "helper who signs for somebody": (
        a_notice(SAID, "Complaint", "Nina Fry pp Dee Moss <nina@help.example>"),
        "behalf",
    ),
    "councillor who does not call it a forward": (
        a_notice(f"Please see below from a resident.\r\n\r\n{BELOW}", "Ward 4", "ann@ward.example"),
        "forward",
    ),
    "neighbour who says nothing": (a_notice(MARKED, "help", "nel@people.example"), "forward"),
}


@pytest.mark.parametrize("kind", PASSED_ON)
def test_what_passes_on_somebody_elses_words_is_known(kind: str) -> None:
    raw, relay = PASSED_ON[kind]
    assert read(raw).relay == relay


@pytest.mark.parametrize(
    "kind", ["form that asks for answers elsewhere", "neighbour who says nothing"]
)
def test_whose_words_they_are_is_found(kind: str) -> None:
    assert read(PASSED_ON[kind][0]).writers[0].email == DEE


@pytest.mark.parametrize(
    "raw",
    [
        a_notice(SAID, "Voicemail from the worker at 11:20 on Friday", DEE),
        a_notice(SAID, "Text message from the worker that upset me", DEE),
        a_notice(SAID, "Fax from the council never came", DEE),
        a_notice(SAID, "Complaint", "Vera Moss <vm.moss@people.example>"),
        a_notice(SAID, "Complaint", "Sue Moss <smsmoss@people.example>"),
        a_notice(SAID, "Complaint", "447700900456@mobile.example"),
        a_notice(SAID, "Complaint", "Nan Mailer <nan.mailer@people.example>"),
        a_notice(SAID, "Complaint", "Jo Root <joroot@people.example>"),
        a_notice(SAID, "Complaint", "enquiries@charity.example"),
        a_notice(f"Look how they treat us.\r\n\r\n{BELOW}", "Complaint", "ann@people.example"),
        a_notice(f"This was sent to my mother.\r\n\r\n{BELOW}", "Help", "ann@people.example"),
        a_notice(f"Nobody rang.\r\n\r\n{BELOW}", "Re: respite", "ann@people.example"),
        a_notice(f"{SAID} See below.\r\n\r\n{BELOW}", "Complaint", f"Dee <{DEE}>"),
    ],
)
def test_a_person_who_writes_for_themselves_passes_nothing_on(raw: bytes) -> None:
    assert read(raw).relay == ""


def test_what_is_sent_to_many_and_complains_of_nothing_is_nobodys_complaint() -> None:
    raw = a_notice(
        ON_HOLIDAY, "Offers", "shop@sale.example", list_unsubscribe="<https://x.example>"
    )
    assert read(raw).relay == ""
