"""Any bytes are survived: the corpus mutated at random, each time in the same order. HEARD_FUZZ
sets how many (300).
"""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from chalicelib.mail import Message, read

SEEDS = [path.read_bytes() for path in sorted((Path(__file__).parent / "corpus").glob("*.eml"))]
MANY = int(os.environ.get("HEARD_FUZZ", "200"))
SLOWEST = 2.0
NASTY = (
    b"\0",
    b"\r",
    b"\n",
    b"\r\n\r\n",
    b"\xff",
    b"\xed\xa0\x80",
    b"=?",
    b"?=",
    b"=?utf-8?B?",
    b"=?utf-7?q?+AAA-?=",
    b"(",
    b"<",
    b'"',
    b"\\",
    b",;:",
    b"--xx",
    b"--xx--",
    b"\n--",
    b"boundary=",
    b"charset=utf-16",
    b"charset=utf-7",
    b"charset=hex",
    b"Content-Type: ",
    b"multipart/mixed",
    b"message/rfc822",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n",
    b"filename*1*=",
    b"filename*0*=x'y'%",
    b"<div>" * 50,
    b"<!--",
    b"<table><tr><td>",
    b"> " * 40,
    b"On Mon wrote:",
    b"begin 644 x\n",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"A" * 5000,
    b" " * 2000,
    "\u202e\u2066\ufeff".encode(),
)
Mutation = Callable[[random.Random, bytes], bytes]


def flip(rnd: random.Random, raw: bytes) -> bytes:
    data = bytearray(raw)
    for _ in range(rnd.randint(1, 20)):
        data[rnd.randrange(len(data))] = rnd.randrange(256)
    return bytes(data)


def cut_out(rnd: random.Random, raw: bytes) -> bytes:
    a, b = sorted((rnd.randrange(len(raw)), rnd.randrange(len(raw))))
    return raw[:a] + raw[b:]


def cut_off(rnd: random.Random, raw: bytes) -> bytes:
    return raw[: rnd.randrange(len(raw))]


def put_in(rnd: random.Random, raw: bytes) -> bytes:
    at = rnd.randrange(len(raw))
    return raw[:at] + rnd.choice(NASTY) * rnd.choice((1, 1, 1, 30)) + raw[at:]


def repeat(rnd: random.Random, raw: bytes) -> bytes:
    a, b = sorted((rnd.randrange(len(raw)), rnd.randrange(len(raw))))
    return raw[:a] + raw[a:b] * rnd.choice((2, 3, 20)) + raw[b:]


def shuffle_lines(rnd: random.Random, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    a, b = sorted((rnd.randrange(len(lines)), rnd.randrange(len(lines))))
    part = lines[a:b]
    rnd.shuffle(part)
    return b"\n".join(lines[:a] + part + lines[b:])


def splice(rnd: random.Random, raw: bytes) -> bytes:
    other = rnd.choice(SEEDS)
    return raw[: rnd.randrange(len(raw))] + other[rnd.randrange(len(other)) :]


MUTATIONS: tuple[Mutation, ...] = (
    flip,
    cut_out,
    cut_off,
    put_in,
    put_in,
    put_in,
    repeat,
    shuffle_lines,
    splice,
)


def mutants(seed: int, count: int) -> list[bytes]:
    rnd = random.Random(seed)
    out = []
    for _ in range(count):
        raw = rnd.choice(SEEDS)
        for _ in range(rnd.randint(1, 4)):
            raw = rnd.choice(MUTATIONS)(rnd, raw or b"x")
        out.append(raw)
    return out


def check(message: Message) -> None:
    """Assert what must hold of every message, however broken."""
    assert "by our system" not in message.problem, "a step failed where it should have coped"
    new = f"{message.new_text}\n{message.signature}".split()
    quoted = message.quoted.split()
    assert message.text.split() in (new + quoted, quoted + new)
    for words in (message.subject, message.sender_name, message.sender, message.message_id):
        assert words == " ".join(words.splitlines())
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in words)
    for words in (
        message.text,
        message.subject,
        message.sender,
        message.sender_name,
        message.reply_to,
    ):
        words.encode("utf-8")
        assert "\0" not in words
    assert message.sender.count("@") == (1 if message.sender else 0) or message.sender.startswith(
        '"'
    )
    assert message.sender or message.problem
    for file in message.attachments:
        assert file.name
        assert not set('/\\\0\r\n"<>') & set(file.name)
        assert len(file.name) <= 120
    assert len(message.digest) == 64


@pytest.mark.parametrize("part", range(10))
def test_no_mutation_of_a_real_message_is_fatal_or_slow(part: int) -> None:
    for raw in mutants(part, MANY // 10):
        start = time.process_time()
        check(read(raw))
        assert time.process_time() - start < SLOWEST, raw[:200]


@pytest.mark.parametrize("part", range(3))
def test_noise_is_survived(part: int) -> None:
    rnd = random.Random(100 + part)
    for _ in range(MANY // 10):
        message = read(rnd.randbytes(rnd.randint(0, 3000)))
        check(message)
        assert message.bounce is None  # no noise is a report that a letter was lost


def test_each_seed_cut_at_any_line_still_tells_who_sent_it() -> None:
    raw = b"From: dana@post.example\nSubject: s\n" + SEEDS[len(SEEDS) // 2]
    ends = [at + 1 for at, byte in enumerate(raw) if byte == 10]
    assert all("dana@post.example" in read(raw[:end]).from_addresses for end in ends)


def test_the_way_a_message_took_does_not_change_its_digest() -> None:
    for raw in SEEDS:
        if b"\r\n" in raw:
            eol = b"\r\n"
        else:
            eol = b"\n"
        if not raw.startswith((b"From:", b"To:", b"Return-Path")):
            continue
        way = (
            b"Received: from a.example by b.example; Mon, 3 Mar 2025 10:13:00 +0000"
            + eol
            + b"X-SES-Spam-Verdict: PASS"
            + eol
        )
        assert read(way + raw).digest == read(raw).digest
        assert read(raw.replace(b"\r\n", b"\n")).digest == read(raw).digest


def test_two_messages_that_differ_in_a_word_have_two_digests() -> None:
    raw = b"From: a@b.example\nMessage-ID: <1@b>\n\nOne word.\n"
    assert read(raw).digest != read(raw.replace(b"One", b"Two")).digest
    assert read(raw).digest != read(raw.replace(b"<1@b>", b"<2@b>")).digest
