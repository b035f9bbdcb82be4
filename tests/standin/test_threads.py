"""Threads and spoofs by the doors that mail really comes in by: a reply as a mail program makes it,
to a letter as SES sent it.
"""

from __future__ import annotations

import re
import time
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from lxml import html

from tests.standin.running import INBOX, Running, complaint

EVIL = "stranger@evil.example"


def _acknowledged(standin: Running, name: str) -> tuple[dict[str, Any], str]:
    """Return the acknowledgement of a complaint from `name`, as its reader has it, and the
    reference.
    """
    done = standin.mail_in(complaint(name), f"{name}@family.example")
    letter = next(
        m for m in standin.letters(done["letters"]) if m["to"] == [f"{name}@family.example"]
    )
    return letter, re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}", letter["subject"])[0]


def _reply(letter: dict[str, Any], sender: str, text: str, **headers: str) -> bytes:
    """Return what a mail program sends when its user answers `letter`: with its ids, and its
    words quoted below.
    """
    made = EmailMessage()
    name = letter["headers"]["Message-ID"]
    usual = {
        "From": sender,
        "To": INBOX,
        "Subject": "Re: your letter",
        "Message-ID": f"<{time.monotonic_ns()}@{sender.rpartition('@')[2]}>",
        "In-Reply-To": name,
        "References": name,
    }
    for header, value in (usual | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        made[header] = value
    quoted = "\n".join(f"> {row}" for row in letter["text"].splitlines())
    made.set_content(f"{text}\n\nOn Mon, 23 Nov 2026 at 09:00, Heard wrote:\n{quoted}\n")
    return made.as_bytes()


def _added(standin: Running, reference: str) -> list[str]:
    events = standin.get(f"/local/cases/{reference}.json")["events"]
    return [e["facts"]["text"] for e in events if e["name"] == "contributed"]


def _asked(standin: Running, done: dict[str, Any]) -> list[dict[str, Any]]:
    return [m for m in standin.letters(done["letters"]) if "did you send us this" in m["subject"]]


def _press(standin: Running, letter: dict[str, Any], theirs: str) -> int:
    link = urlsplit(re.findall(r"https?://\S+/confirm/\S+", letter["text"])[0]).path
    (form,) = html.fromstring(standin.ask("GET", link).text).forms
    body = urlencode({"message": form.fields["message"], "theirs": theirs})
    return standin.ask("POST", link, body, Content_Type="application/x-www-form-urlencoded").status


def test_a_letter_reaches_its_reader_under_sess_own_id_and_not_ours(standin: Running) -> None:
    letter, _ = _acknowledged(standin, "hornbeam")
    assert letter["headers"]["Message-ID"].endswith(".amazonses.com>")
    assert letter["headers"]["X-Heard-Letter"] not in letter["headers"]["Message-ID"]


def test_a_reply_by_smtp_that_names_the_letter_and_nothing_else_finds_its_case(
    standin: Running,
) -> None:
    letter, reference = _acknowledged(standin, "rowan")
    with standin.smtp() as door:
        door.sendmail(
            "rowan@family.example",
            [INBOX],
            _reply(letter, "rowan@family.example", "They came today."),
        )
    until = time.monotonic() + 15
    while not _added(standin, reference) and time.monotonic() < until:
        time.sleep(0.1)
    assert _added(standin, reference) == ["They came today."]


def test_what_we_answer_a_reply_with_stands_in_its_thread(standin: Running) -> None:
    letter, _ = _acknowledged(standin, "aspen")
    raw = _reply(letter, "aspen@family.example", "More.", Message_ID="<more-aspen@family.example>")
    done = standin.mail_in(raw, "aspen@family.example", letter["reply_to"])
    (received,) = (
        m for m in standin.letters(done["letters"]) if m["to"] == ["aspen@family.example"]
    )
    assert received["headers"]["In-Reply-To"] == "<more-aspen@family.example>"
    assert letter["headers"]["Message-ID"] in received["headers"]["References"].split()


@pytest.mark.parametrize("way", ["reply address", "letter", "reference"])
def test_a_stranger_with_verdicts_of_their_own_adds_nothing_and_the_person_is_asked(
    standin: Running, way: str
) -> None:
    name = f"alder{way[0]}{time.monotonic_ns()}"
    letter, reference = _acknowledged(standin, name)
    headers = (
        {}
        if way == "letter"
        else {"In_Reply_To": "<x@evil.example>", "References": "<x@evil.example>"}
    )
    if way == "reference":
        text = f"About {reference}: stop it."
    else:
        text = "Stop it."
    if way != "reply address":
        raw = _reply(letter, EVIL, text, **headers)
    else:
        raw = _reply(letter, EVIL, text)
    done = standin.mail_in(raw, EVIL, letter["reply_to"] if way == "reply address" else INBOX)
    assert _added(standin, reference) == []
    (asked,) = _asked(standin, done)
    assert asked["to"] == [f"{name}@family.example"]
    assert "evil" not in asked["text"] + asked["html"] + str(asked["headers"])
    assert "Stop it" not in asked["text"] + asked["html"]
    assert not [m for m in standin.get("/local/outbox.json") if EVIL in m["to"]]
    assert [m["from"] for m in standin.get("/local/set-aside.json")].count(EVIL) >= 1


@pytest.mark.parametrize(
    "verdict",
    [
        "spf=FAIL&dkim=FAIL&dmarc=FAIL",
        "dmarc=FAIL",
        "spf=GRAY&dmarc=GRAY",
        "spf=PASS&dkim=PASS&dmarc=GRAY",
    ],
)
def test_mail_that_only_says_it_is_from_the_person_changes_nothing_until_they_say_yes(
    standin: Running, verdict: str
) -> None:
    name = f"larch{time.monotonic_ns()}"
    letter, reference = _acknowledged(standin, name)
    before = standin.get(f"/local/cases/{reference}.json")
    query = urlencode({"from": EVIL, "to": letter["reply_to"]})
    raw = _reply(letter, f"{name}@family.example", "I want to stop.")
    done = standin.ask("POST", f"/local/inbound?{query}&{verdict}", raw).json
    after = standin.get(f"/local/cases/{reference}.json")
    assert (after["stage"], after["clocks"], _added(standin, reference)) == (
        before["stage"],
        before["clocks"],
        [],
    )
    (asked,) = _asked(standin, done)
    assert _press(standin, asked, "yes") == 200
    assert _added(standin, reference) == ["I want to stop."]
    assert standin.get(f"/local/cases/{reference}.json")["stage"] == before["stage"], (
        "words ask, and a person decides"
    )


def test_a_no_leaves_it_on_the_list_and_out_of_the_case(standin: Running) -> None:
    letter, reference = _acknowledged(standin, "holly")
    done = standin.mail_in(_reply(letter, EVIL, "Withdraw it."), EVIL, letter["reply_to"])
    (asked,) = _asked(standin, done)
    assert _press(standin, asked, "no") == 200
    assert _added(standin, reference) == []
    (reason,) = (
        m["reason"] for m in standin.get("/local/set-aside.json") if done["object"] in m["original"]
    )
    assert "They say that they did not send it." in reason


def test_a_delivery_report_to_the_cases_reply_address_reopens_the_duty(standin: Running) -> None:
    letter, reference = _acknowledged(standin, "spruce")
    body = (
        "--d\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n--d\r\nContent-Type: "
        "message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.family.example\r\n\r\nFinal-Recipient: rfc822; "
        "spruce@family.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        "--d\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
        f"{letter['headers']['Message-ID']}\r\n\r\n--d--\r\n"
    )
    head = (
        "From: MAILER-DAEMON@family.example\r\nSubject: Undelivered Mail Returned to "
        "Sender\r\nContent-Type: multipart/report; report-type=delivery-status; "
        "boundary=d\r\n\r\n"
    )
    standin.mail_in((head + body).encode(), "", letter["reply_to"])
    case = standin.get(f"/local/cases/{reference}.json")
    assert case["people"][0]["bounced"]
    assert next(c for c in case["clocks"] if c["name"] == "ack")["stopped_at"] is None
