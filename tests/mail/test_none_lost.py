"""Nothing is lost: whatever the bytes, each message through the mail room is a case, a part of one,
or set aside before a person.

HEARD_FUZZ sets how many are tried (200; a tenth of them here, as each is written to the table).
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib import links, store
from chalicelib.core.cases import Case
from chalicelib.core.reading import own_words, request_words
from tests.conftest import FRIDAY
from tests.helpers import INBOX, SAM, Heard, a_case
from tests.mail.test_any_bytes import MANY, SEEDS, mutants

UNPROVED = {"spf": "PASS", "dkim": "GRAY", "dmarc": "GRAY"}
DOORS = ("inbox", "reply", "officer", "unproved")


def recipient(door: str, case: Case) -> str:
    """Whom a message is addressed to, by the envelope."""
    who = {"reply": "complainant", "unproved": "complainant", "officer": "complaints1"}.get(door)
    if who:
        return links.make_reply_address(case.reference, who)
    return INBOX


def places(case: Case) -> set[str]:
    """Where every message is that was kept: its original, as a case, an event of one, or set
    aside.
    """
    found = {m.original for m in store.list_set_aside()}
    for reference in store.list_received_in("2026-11") + store.list_received_in("2026-12"):
        kept = store.load(reference)
        found |= {kept.original} if kept else set()
    return found | {str(e.facts.get("original")) for e in store.load_history(case.reference)}


@pytest.mark.parametrize("door", DOORS)
def test_every_broken_message_ends_as_a_case_a_part_of_one_or_set_aside(
    heard: Heard, door: str
) -> None:
    case = a_case(FRIDAY)
    to = recipient(door, case)
    verdicts = UNPROVED if door == "unproved" else {}
    sent = mutants(DOORS.index(door), MANY // 10)
    for n, raw in enumerate(sent):
        own = f"Message-ID: <{door}{n}@fuzz.example>\r\n".encode()
        theirs = raw.replace(b"dana.ashworth@post.example", SAM.encode())
        heard.arrive(
            own + theirs, to, at=FRIDAY + timedelta(minutes=20 * n), key=f"{door}{n}", **verdicts
        )
    assert {f"inbound/{door}{n}" for n in range(len(sent))} <= places(case)
    assert all(letter.text for letter in heard.follow())
    added = any(e.name == "contributed" for e in store.load_history(case.reference))
    assert added == (door in ("reply", "officer"))  # by either address, what the person wrote


@pytest.mark.parametrize("part", range(4))
def test_what_a_broken_message_asks_for_is_sought_without_an_exception_and_only_in_its_own_words(
    part: int,
) -> None:
    for raw in [*mutants(50 + part, MANY // 8), *SEEDS[part::4]]:
        text = raw.decode("utf-8", "replace").replace("\r\n", "\n")
        mine = own_words.remove_quotations(text)
        assert not any(line.lstrip().startswith(">") for line in mine.split("\n"))
        assert all(line in text for line in mine.split("\n"))
        assert all(
            len(asked.words) <= request_words.SHOWN for asked in request_words.find_requests(text)
        )
