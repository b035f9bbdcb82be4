"""Time and memory stay small for any message: the bounds of `bounds.py`, tried at and beyond
them.
"""

import base64
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from chalicelib.mail import Message, bounds, read

HEAD = b"From: dana@post.example\r\nSubject: s\r\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
MEGABYTE = 1024 * 1024


def timed(raw: bytes, seconds: float) -> Message:
    """Return a message read within so many seconds of this process's own time: a busy machine
    fails no test.
    """
    start = time.process_time()
    message = read(raw)
    assert time.process_time() - start < seconds
    assert "by our system" not in message.problem
    return message


def test_thirty_megabytes_of_attachment_are_read_whole() -> None:
    content = bytes(range(256)) * (22 * MEGABYTE // 256)
    file = (
        b"--b\r\nContent-Type: image/png; name=p.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(content)
    )
    message = timed(MIXED + b"--b\r\n\r\nSee picture.\r\n" + file + b"--b--\r\n", 10)
    assert message.text == "See picture."
    assert message.attachments[0].content == content


@pytest.mark.parametrize(
    "body",
    [
        b">\n" * (15 * MEGABYTE),
        b"\0" * (30 * MEGABYTE),
        b"\n" * (30 * MEGABYTE),
        b"--b\n" * (7 * MEGABYTE),
        b"a:b\n" * (7 * MEGABYTE),
    ],
    ids=["quotes", "nuls", "blank-lines", "boundaries", "fields"],
)
def test_thirty_megabytes_of_anything_take_seconds(body: bytes) -> None:
    assert len(timed(HEAD + body, 10).text) <= bounds.MAX_TEXT
    assert len(timed(HEAD + b"Content-Type: text/html\r\n\r\n" + body, 10).text) <= bounds.MAX_TEXT


def test_more_than_ses_takes_is_cut_and_said() -> None:
    message = timed(HEAD + b"\r\nWords.\r\n" + b"x" * bounds.MAX_BYTES, 10)
    assert message.text.startswith("Words.")
    assert {"bytes", "text"} <= set(message.truncated)
    assert message.problem


def test_long_text_is_kept_to_its_bound_and_said() -> None:
    assert len(read(HEAD + b"\r\n" + b"x" * bounds.MAX_TEXT).text) == bounds.MAX_TEXT
    assert read(HEAD + b"\r\n" + b"x" * bounds.MAX_TEXT).truncated == ()
    message = read(HEAD + b"\r\n" + b"x" * (bounds.MAX_TEXT + 1))
    assert len(message.text) == bounds.MAX_TEXT
    assert message.truncated == ("text",)
    assert message.problem == ""


@pytest.mark.parametrize("levels", [20, 1_500, 10_000])
def test_words_under_any_number_of_levels_are_found(levels: int) -> None:
    shells = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(levels)
    )
    message = timed(HEAD + shells + b"Content-Type: text/plain\r\n\r\nAt the bottom.\r\n", 2)
    assert message.text.endswith("At the bottom.")
    assert message.sender == "dana@post.example"
    assert ("depth" in message.truncated) == (levels > bounds.MAX_DEPTH)


def test_a_message_within_a_message_fifteen_hundred_times_is_one_file() -> None:
    message = timed(HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1_500 + b"Words.", 2)
    assert len(message.attachments) == 1


def test_twenty_thousand_parts_are_opened_up_to_the_bound() -> None:
    message = timed(
        MIXED + b"--b\r\nContent-Type: application/pdf\r\n\r\nx\r\n" * 20_000 + b"--b--\r\n", 5
    )
    assert len(message.attachments) == bounds.MAX_PARTS - 1
    assert message.truncated == ("parts",)
    assert message.problem


def test_parts_that_branch_at_each_level_end() -> None:
    raw = b"\r\n\r\nleaf\r\n"
    for level in range(12):
        raw = (
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n" % level
            + (b"--b%d\r\n" % level + raw + b"\r\n") * 2
            + b"--b%d--\r\n" % level
        )
    assert timed(HEAD + raw, 5).truncated[:1] == ("parts",)


@pytest.mark.parametrize(
    "name", [b"Subject", b"To", b"X-Long", b"References", b"Content-Type", b"Received", b"Date"]
)
@pytest.mark.parametrize(
    "value",
    [b"x" * MEGABYTE, b"=?utf-8?q?x?= " * 75_000, b'";<,(' * 200_000, b"a@b.example, " * 80_000],
)
def test_a_header_line_of_a_megabyte_costs_nothing(name: bytes, value: bytes) -> None:
    message = timed(name + b": " + value + b"\r\n" + HEAD + b"\r\nWords.\r\n", 2)
    assert message.sender == "dana@post.example"
    assert "Words." in message.text


def test_a_hundred_thousand_header_fields_leave_sender_and_words() -> None:
    message = timed(HEAD + b"X-Many: 1\r\n" * 100_000 + b"\r\nWords.\r\n", 5)
    assert (message.sender, message.text) == ("dana@post.example", "Words.")
    assert message.truncated == ("headers",)


def test_ten_thousand_recipients_are_kept_to_the_bound() -> None:
    everyone = b",\r\n ".join(b"p%d@post.example" % number for number in range(10_000))
    assert (
        len(timed(HEAD + b"To: " + everyone + b"\r\n\r\nWords.\r\n", 2).to) == bounds.MAX_ADDRESSES
    )


# Long enough for a pattern that takes the square of it to run for minutes.
LONG = 300_000
REPLY = HEAD.replace(b"Subject: s", b"Subject: Re: s\r\nIn-Reply-To: <a@b>")
SLOW_PATTERNS = {
    "on-on-on": b"On " * 300_000,
    "on-lines": b"On Mon, Jan 1\n" * 60_000,
    "wrote": b"On 3 Mar 2025 a b <c@d> wrote\n" * 30_000,
    "from-lines": b"From: a\nSent: b\n" * 50_000,
    "quotes": b"> " * 400_000,
    "deep-quotes": b">" * 500_000,
    "dashes": b"-" * 900_000,
    "rules": b"_" * 900_000 + b"\nFrom",
    "marker": b"please write your reply " * 40_000,
    "please-lines": b"please\n" * 100_000,
    "sent-from": b"Sent from my " * 70_000,
    "statuses": b"5.1.1.5.1.1." * 70_000,
    "addresses": b"<a@b" * 200_000,
    "spaces": b" " * 1_000_000 + b"x",
    "tabs-lines": b"\t \n" * 300_000,
    "colons": b":" * 900_000,
    "away": b"out of out of " * 60_000,
    "run-on": (b"On 3 Mar " + b"<a@b" * 90 + b" wrote: x\n") * 2_000,
    "run-on-dates": (b"On " + b"3 Mar 3 " * 45 + b"wrote: x\n") * 2_000,
    "led-in": (b"1@1" * 130 + b"\n") * 3 + b"> a",
    "led-ins": ((b"1@1" * 130 + b":\n") * 3 + b"> a\n\n") * 800,
    "closings": b"regards\n|\n" * 100_000,
    "notices": b"this email is confidential\n\n" * 30_000,
    "notice": b"x\n\n" + b"confidential " * 70_000,
    "fields": b"von: a\ngesendet: b\nde la: c\n" * 30_000,
    "under": b"On Mon 1 Jan a@b wrote:\n" + b"> a\n" * 200_000 + b"\nb",
    "armour": b"-----BEGIN PGP SIGNED MESSAGE-----\n\n" * 25_000,
    "soft-breaks": b"= \n=  " * 150_000,
    "no-alphabet": b"\xe1\xc7 " * 150_000,
    "percents": b"%20" * 300_000,
}


@pytest.mark.parametrize("kind", [b"text/plain", b"text/html"])
@pytest.mark.parametrize("body", SLOW_PATTERNS.values(), ids=SLOW_PATTERNS)
def test_no_pattern_of_ours_can_be_made_slow(kind: bytes, body: bytes) -> None:
    assert read_in_time(kind, body) == ["dana", "mailer-daemon"]


# what a flowed text is put together by: spaces, line ends and marks of quotation
@pytest.mark.parametrize("name", ["spaces", "tabs-lines", "quotes", "deep-quotes", "soft-breaks"])
def test_no_flowed_text_can_be_made_slow(name: str) -> None:
    read = read_in_time(b"text/plain; format=flowed", SLOW_PATTERNS[name])
    assert read == ["dana", "mailer-daemon"]


def read_in_time(kind: bytes, body: bytes) -> list[str]:
    """Return who sent each message of that body that was read within a second: a person, a
    machine. It ends as the body does.
    """
    body = body[: LONG // 2] + body[-LONG // 2 :]
    senders = []
    for head in (REPLY, REPLY.replace(b"From: dana", b"From: mailer-daemon")):
        message = timed(head + b"Content-Type: " + kind + b"\r\n\r\n" + body, 1)
        senders.append(message.sender.partition("@")[0])
    return senders


HTML = {
    "divs": b"<div>" * 150_000,
    "comments": b"<!--" * 200_000,
    "opened": b"<a href=" * 100_000,
    "styles": b'<div style="padding-left:99999999em;margin-top:99999999em">a</div>' * 500,
    "spans": b"<span>a</span>" * 60_000,
    "tables": b"<table><tr><td>" * 30_000,
    "cells": b"<table><tr>" + b"<td rowspan=99999 colspan=99999>a</td>" * 3_000,
    "lists": (b"<ul><li>" * 90) + b"<li>a" * 100_000,
    "quotes": b"<blockquote type=cite>a" * 30_000,
    "entities": b"&#x41;&amp;&nbsp" * 50_000,
    "picture": b'<img src="data:image/png;base64,' + b"A" * 5_000_000 + b'"><p>after',
}


@pytest.mark.parametrize("body", HTML.values(), ids=HTML)
def test_no_html_can_be_made_slow_or_large(body: bytes) -> None:
    assert len(timed(HEAD + b"Content-Type: text/html\r\n\r\n" + body, 4).text) <= bounds.MAX_TEXT


@pytest.mark.parametrize(
    "make",
    [
        lambda n: b"x (" * n,
        lambda n: b'"' * n,
        lambda n: b"<a@" * n,
        lambda n: b"=?a?q?" * n,
        lambda n: b"; a*=" * n,
    ],
)
def test_twice_the_header_takes_no_more_than_three_times_as_long(
    make: Callable[[int], bytes],
) -> None:
    def cost(count: int) -> float:
        raw = b"From: " + make(count) + b"\r\nContent-Type: text/plain" + make(count) + b"\r\n\r\nx"
        spent = []
        for _ in range(3):
            start = time.process_time()
            read(raw)
            spent.append(time.process_time() - start)
        return min(spent)

    assert cost(16_000) < 3 * cost(8_000) + 0.05


def test_forty_megabytes_take_less_than_half_a_gigabyte() -> None:
    program = (
        "import base64, re; from chalicelib.mail import read;"
        "raw = b'From: a@b.example\\nContent-Type: multipart/mixed; "
        "boundary=b\\n\\n--b\\nContent-Transfer-Encoding: base64\\n"
        "Content-Type: image/png\\n\\n' + base64.encodebytes(bytes(29 << 20)) + b'\\n--b--';"
        "assert len(read(raw).attachments) == 1;"
        "print(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 512 * 1024
