"""Mail comes in by SMTP and by HTTP as SES would take it: stored whole, queued, dealt with,
answered.
"""

from __future__ import annotations

import json
import smtplib
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from tests.standin.running import INBOX, Running, complaint


def _eventually(found: Any, seconds: float = 15) -> Any:
    until = time.monotonic() + seconds
    while not (got := found()) and time.monotonic() < until:
        time.sleep(0.1)
    return got


def _letters_to(standin: Running, address: str) -> list[dict[str, Any]]:
    return [m for m in standin.get("/local/outbox.json") if address in m["to"]]


def test_a_complaint_by_smtp_is_acknowledged(standin: Running) -> None:
    with standin.smtp() as door:
        door.sendmail("hazel@family.example", [INBOX], complaint("hazel"))
    letters = _eventually(lambda: _letters_to(standin, "hazel@family.example"))
    assert len(letters) == 1
    assert letters[0]["reply_to"].endswith("@heard.sefton.example")


def test_when_smtp_says_250_the_message_is_stored_whole(standin: Running) -> None:
    raw = complaint("ash", "Zwölf Boxkämpfer. " * 50)
    with standin.smtp() as door:
        door.ehlo()
        door.mail("ash@family.example")
        door.rcpt(INBOX)
        code, said = door.data(raw)
    assert code == 250
    message_id = said.decode().split()[-1]
    s3 = standin.client("s3")
    bucket = next(b["Name"] for b in s3.list_buckets()["Buckets"] if b["Name"].endswith("-mail"))
    kept = s3.get_object(Bucket=bucket, Key=f"inbound/{message_id}")["Body"].read()
    assert kept.endswith(raw)
    assert kept.startswith(b"Return-Path: <ash@family.example>\r\nReceived: ")


def test_mail_for_any_other_domain_is_refused_as_ses_does(standin: Running) -> None:
    with standin.smtp() as door:
        door.ehlo()
        door.mail("ash@family.example")
        assert door.rcpt("someone@elsewhere.example")[0] == 550
        assert door.rcpt("complaints@heard.sefton.example.evil.example")[0] == 550
        assert door.rcpt(INBOX.upper())[0] == 250
    answer = standin.ask(
        "POST", "/local/inbound?from=a@family.example&to=b@elsewhere.example", complaint("ash")
    )
    assert answer.status == 400
    assert "550" in answer.json["error"]


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        (
            "a line of a megabyte",
            b"From: a@family.example\r\nSubject: x\r\n\r\n" + b"x" * 1_000_000 + b"\r\n",
        ),
        (
            "bytes of no character set",
            b"From: a@family.example\r\nSubject: \xff\xfe\x00\r\n\r\n\x80\x81\r\n",
        ),
        ("no headers at all", b"\r\njust words\r\n"),
        ("nothing at all", b""),
        ("a header that never ends", b"Subject: " + b"a" * 100_000),
        (
            "ten thousand recipients",
            b"From: a@family.example\r\nTo: " + b"b@c.example, " * 10_000 + b"\r\n\r\nHello\r\n",
        ),
    ],
)
def test_any_bytes_at_all_are_taken_and_end_in_a_case_or_set_aside(
    standin: Running, name: str, raw: bytes
) -> None:
    before = len(standin.get("/local/cases.json")) + len(standin.get("/local/set-aside.json"))
    with standin.smtp() as door:
        door.sendmail("a@family.example", [INBOX], raw or b"\r\n")
    assert standin.mail_in(raw, "a@family.example")["dealt_with"]
    assert standin.get("/local/dead-letters.json") == []
    assert (
        len(standin.get("/local/cases.json")) + len(standin.get("/local/set-aside.json")) > before
    )


def test_a_letter_with_a_name_in_another_alphabet_comes_in_by_smtputf8(standin: Running) -> None:
    raw = (
        "From: Żaneta <żaneta@family.example>\r\nSubject: Zażalenie\r\n\r\nNikt nie przyszedł.\r\n"
    ).encode()
    with standin.smtp() as door:
        door.sendmail(
            "żaneta@family.example", [INBOX], raw, mail_options=["SMTPUTF8", "BODY=8BITMIME"]
        )
    assert standin.get("/local/dead-letters.json") == []


@pytest.mark.parametrize("newline", [b"\r\n", b"\n"])
def test_photographs_of_thirty_megabytes_come_in_whatever_the_sender_ends_its_lines_with(
    standin: Running, newline: bytes
) -> None:
    before = len(standin.get("/local/cases.json"))
    body = (b"A" * 76 + newline) * 400_000
    with standin.smtp() as door:
        door.sendmail(
            "rose@family.example", [INBOX], complaint("rose").replace(b"\r\n", newline) + body
        )
    assert len(standin.get("/local/cases.json")) == before + 1
    assert standin.get("/local/dead-letters.json") == []


def test_a_message_too_large_is_refused_before_it_is_read(standin: Running) -> None:
    with standin.smtp() as door:
        door.ehlo()
        assert int(door.esmtp_features["size"]) == 40 * 1024 * 1024
        code, _ = door.mail("a@family.example", ["SIZE=50000000"])
    assert code == 552


def test_inbound_answers_when_it_has_been_dealt_with_and_its_letters_sent(standin: Running) -> None:
    done = standin.mail_in(complaint("willow"), "willow@family.example")
    assert done["dealt_with"]
    assert [m for m in standin.letters(done["letters"]) if m["to"] == ["willow@family.example"]]


def test_the_envelope_may_be_left_out(standin: Running) -> None:
    answer = standin.ask("POST", "/local/inbound", complaint("alder"))
    assert answer.status == 200
    assert _letters_to(standin, "alder@family.example")


def test_verdicts_reach_the_app_as_ses_gives_them(standin: Running) -> None:
    done = standin.mail_in(
        complaint("elm"), "elm@family.example", virus="FAIL", spf="FAIL", dkim="GRAY", dmarc="fail"
    )
    aside = {m["original"] for m in standin.get("/local/set-aside.json")}
    assert any(done["object"] in original for original in aside)
    assert not _letters_to(standin, "elm@family.example")


@pytest.mark.parametrize("query", ["spf=MAYBE", "to=a%0d%0ab@heard.sefton.example", "virus=%00"])
def test_a_bad_envelope_or_verdict_is_refused_in_words(standin: Running, query: str) -> None:
    answer = standin.ask("POST", f"/local/inbound?from=a@family.example&{query}", complaint("ash"))
    assert answer.status == 400
    assert answer.json["error"]


def test_a_bounce_with_its_empty_sender_comes_in(standin: Running) -> None:
    raw = (
        b"From: MAILER-DAEMON@mx.example\r\nAuto-Submitted: auto-replied\r\n"
        b"Subject: Undelivered\r\n\r\nNo such user\r\n"
    )
    answer = standin.ask("POST", f"/local/inbound?from=&to={quote(INBOX)}", raw)
    assert answer.status == 200
    assert answer.json["letters"] == [] or "mx.example" not in str(
        standin.letters(answer.json["letters"])
    )


def test_the_same_message_twice_makes_one_case(standin: Running) -> None:
    raw = complaint("birch")
    standin.mail_in(raw, "birch@family.example")
    before = len(standin.get("/local/cases.json"))
    standin.mail_in(raw, "birch@family.example")
    assert len(standin.get("/local/cases.json")) == before


def test_many_at_once_by_smtp_lose_none_and_double_none(standin: Running) -> None:
    names = [f"oak{n}x{time.monotonic_ns()}" for n in range(10)]

    def send(name: str) -> None:
        with standin.smtp() as door:
            door.sendmail(f"{name}@family.example", [INBOX], complaint(name))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, names))
    sent = [m["to"][0] for m in standin.get("/local/outbox.json") if m["to"][0].startswith("oak")]
    assert sorted(sent) == sorted(f"{name}@family.example" for name in names)


def test_a_caller_that_breaks_off_leaves_the_door_open(standin: Running) -> None:
    door = standin.smtp()
    door.ehlo()
    door.mail("a@family.example")
    door.rcpt(INBOX)
    door.docmd("DATA")
    door.send(b"Subject: half")
    door.close()
    with standin.smtp() as again:
        assert again.noop()[0] == 250
    with pytest.raises(smtplib.SMTPServerDisconnected):
        door.noop()


def test_what_the_mailroom_cannot_take_waits_for_its_next_try_and_is_shown(
    standin: Running,
) -> None:
    queues = standin.client("sqs")
    urls = queues.list_queues()["QueueUrls"]
    inbound = next(url for url in urls if url.endswith("-inbound"))
    key = "inbound/late"
    bucket = next(
        each["Name"]
        for each in standin.client("s3").list_buckets()["Buckets"]
        if "mail" in each["Name"]
    )
    receipt = {"action": {"bucketName": bucket, "objectKey": key}, "recipients": []}
    receipt["timestamp"] = standin.get("/local/clock")["now"]
    body = json.dumps(
        {"Message": json.dumps({"mail": {}, "receipt": receipt})}
    )  # of a message that is not there yet
    queues.send_message(QueueUrl=inbound, MessageBody=body)
    found = _eventually(lambda: standin.get("/local/dead-letters.json"))
    assert [letter["body"] for letter in found] == [body]
    assert "tried again at" in found[0]["queue"]
    assert standin.get("/local/dead-letters.json") == found, "looking takes nothing out"
    assert "inbound/late" in standin.ask("GET", "/local/").text
    assert standin.output.count("try 1 of 480") == 1
    done = standin.mail_in(complaint("maple"), "maple@family.example")
    assert done["letters"], "what follows is not held up"
    standin.client("s3").put_object(Bucket=bucket, Key=key, Body=complaint("cedar"))
    now = datetime.fromisoformat(standin.get("/local/clock")["now"])
    standin.move(to=(now + timedelta(minutes=16)).isoformat())
    assert _eventually(lambda: standin.get("/local/dead-letters.json") == [])
