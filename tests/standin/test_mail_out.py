"""What SES took is in the outbox, as a reader would get it, and SES reports of it as it does."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from tests.standin.running import Running, complaint

NAMES = {
    "id",
    "sent_at",
    "to",
    "from",
    "reply_to",
    "subject",
    "headers",
    "text",
    "html",
    "attachments",
}


def _acknowledgement(standin: Running, name: str, domain: str = "family.example") -> dict[str, Any]:
    raw = complaint(name).replace(b"family.example", domain.encode())
    done = standin.mail_in(raw, f"{name}@{domain}")
    return next(m for m in standin.letters(done["letters"]) if m["to"] == [f"{name}@{domain}"])


def _case(standin: Running, letter: dict[str, Any]) -> dict[str, Any]:
    reference = next(
        c["reference"]
        for c in standin.get("/local/cases.json")
        if c["reference"] in letter["subject"]
    )
    return standin.get(f"/local/cases/{reference}.json")


def test_a_sent_letter_has_every_part_of_the_contract(standin: Running) -> None:
    letter = _acknowledgement(standin, "poppy")
    assert set(letter) == NAMES
    assert letter["text"].strip()
    assert "<html" in letter["html"].lower()
    assert letter["headers"]["Message-ID"] == f"<{letter['id']}@eu-west-2.amazonses.com>"
    assert letter["headers"]["X-Heard-Letter"]
    assert letter["attachments"] == []


def test_links_in_letters_lead_to_this_server(standin: Running) -> None:
    assert f"http://localhost:{standin.port}/track/" in _acknowledgement(standin, "fern")["text"]


def test_the_outbox_is_oldest_first(standin: Running) -> None:
    _acknowledgement(standin, "moss")
    at = [m["sent_at"] for m in standin.get("/local/outbox.json")]
    assert at == sorted(at)


def test_a_letter_can_be_had_whole_and_as_it_looks(standin: Running) -> None:
    letter = _acknowledgement(standin, "ivy")
    whole = standin.ask("GET", f"/local/outbox/{letter['id']}.eml")
    assert message_from_bytes(whole.body, policy=default)["Subject"] == letter["subject"]
    looks = standin.ask("GET", f"/local/outbox/{letter['id']}.html")
    assert looks.headers["Content-Security-Policy"].startswith("sandbox")
    assert standin.ask("GET", "/local/outbox/none.eml").status == 404


def test_every_letter_is_tagged_so_that_ses_reports_can_be_matched(standin: Running) -> None:
    letter = _acknowledgement(standin, "sage")
    sent = next(
        one for one in _case(standin, letter)["letters"] if one["message_id"] == letter["id"]
    )
    assert sent["state"] == "sent"
    assert letter["headers"]["X-Heard-Letter"] == sent["id"]


def test_mail_to_an_address_that_bounces_is_reported_unasked(standin: Running) -> None:
    letter = _acknowledgement(standin, "thistle", "bounce.example")
    assert _case(standin, letter)["people"][0]["bounced"]


def test_a_bounce_can_be_reported_by_hand(standin: Running) -> None:
    letter = _acknowledgement(standin, "clover")
    assert not _case(standin, letter)["people"][0]["bounced"]
    body = json.dumps({"message_id": letter["id"], "type": "Bounce"})
    answer = standin.ask("POST", "/local/feedback", body)
    assert answer.status == 200
    assert answer.json["dealt_with"]
    assert _case(standin, letter)["people"][0]["bounced"]


@pytest.mark.parametrize("kind", ["Delivery", "Complaint"])
def test_other_reports_are_taken_without_failing(standin: Running, kind: str) -> None:
    letter = _acknowledgement(standin, f"nettle.{kind.lower()}")
    assert (
        standin.ask(
            "POST", "/local/feedback", json.dumps({"message_id": letter["id"], "type": kind})
        ).status
        == 200
    )
    assert standin.get("/local/dead-letters.json") == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{}", 400),
        ("nonsense", 400),
        ('{"message_id": "x", "type": "Bounce"}', 404),
        ('{"message_id": "x", "type": "Applause"}', 400),
        ('{"message_id": "x", "type": "Bounce", "bounce_type": "Rubber"}', 400),
        ('{"message_id": {}, "type": []}', 400),
    ],
)
def test_a_report_of_nothing_we_sent_is_refused_in_words(
    standin: Running, body: str, status: int
) -> None:
    answer = standin.ask("POST", "/local/feedback", body, Content_Type="application/json")
    assert answer.status == status
    assert answer.json["error"]
