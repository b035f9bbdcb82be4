"""Traps of RULES section 6 that lie above the core: in the letters and pages, and in the mail as it
really comes. The others: tests/core/test_traps.py.
"""

from __future__ import annotations

import re
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib import store
from chalicelib.core.cases import Case
from chalicelib.core.decisions import automatic_answers, decide
from tests.helpers import SAM, Heard, an_email, london

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "mail" / "corpus"
PDF = (
    "--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
    "filename=letter.pdf\r\n\r\n%PDF-1.4 x\r\n--x--"
)
OUR_OWN = ("sefton.example", "independent.example", "partnership.example")


def the_case() -> Case:
    (reference,) = store.list_received_in("2026-11")
    case = store.load(reference)
    assert case
    return case


@pytest.mark.parametrize(
    "folder",
    [
        "templates",
        "chalicelib/councils",
        "chalicelib/core",
        "chalicelib/doors",
        "chalicelib/assets",
    ],
)
def test_trap_20_nothing_that_anyone_reads_names_the_boards_that_are_gone(folder: str) -> None:
    gone = re.compile(r"\bL\.?S\.?C\.?B\b|safeguarding children board", re.IGNORECASE)
    read = [
        path
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".txt", ".html", ".toml", ".py", ".js", ".json")
    ]
    assert read
    assert [path.name for path in read if gone.search(path.read_text("utf-8"))] == []


AS_IT_COMES: dict[str, dict[str, str]] = {
    "without the word": {"text": "My son has had no visit since June.", "subject": "Visits"},
    "without a subject": {"subject": ""},
    "as a service request": {
        "text": "Please can you send someone to fix his bed?",
        "subject": "Request",
    },
    "a file and no words": {
        "text": PDF,
        "subject": "",
        "content_type": "multipart/mixed; boundary=x",
    },
    "as a reply to what was not ours": {
        "subject": "RE: Fwd: your newsletter",
        "in_reply_to": "<x@y.example>",
    },
    "with a reference nobody has": {"text": "About my case 2222-2222.", "subject": "2222-2222"},
    "in one line of capitals": {"text": "WHY DOES NOBODY RING", "subject": ""},
    "as a web page": {
        "text": "<p>Nobody <b>rang</b>.</p>",
        "content_type": "text/html; charset=utf-8",
    },
}


@pytest.mark.parametrize("to", ["complaints@heard.sefton.example", "feedback@heard.sefton.example"])
def test_trap_21_whatever_people_write_to_whichever_address_of_ours_becomes_a_case(
    heard: Heard, to: str
) -> None:
    senders = {f"{n}@family.example": raw for n, raw in enumerate(AS_IT_COMES.values())}
    for n, (sender, raw) in enumerate(senders.items()):
        heard.arrive(
            an_email(**raw, from_=sender, message_id=f"<{n}@family.example>"), to=to, key=f"m{n}"
        )
    found = [
        case for reference in store.list_received_in("2026-11") if (case := store.load(reference))
    ]
    assert {case.person.email for case in found} == {*senders}
    assert {decide.find_stage(case).status for case in found} == {"open"}
    assert {letter.to for letter in heard.sent("acknowledgement")} == {*senders}


def test_trap_22_a_first_contact_like_a_request_for_a_service_stays_open_until_it_is_read(
    heard: Heard, time: Any
) -> None:
    heard.arrive(an_email(**AS_IT_COMES["as a service request"]))
    for day in ("Mon 14 Dec 2026 09:00", "Wed 30 Dec 2026 09:00"):
        time.now = london(day)
        heard.schedule("sweep")
        heard.deliver()
    case = the_case()
    assert (case.stage, decide.find_stage(case).status) == ("triage", "open")
    assert {"delay", "delay_past_limit"} <= {
        letter.name for letter in heard.follow() if letter.to == SAM
    }
    assert heard.sent("overdue")


def test_trap_30_no_machine_is_ever_answered(heard: Heard) -> None:
    machines = [
        path
        for path in sorted(CORPUS.glob("*.toml"))
        if tomllib.loads(path.read_text("utf-8")).get("automatic")
    ]
    assert len(machines) >= 20
    for path in machines:
        heard.arrive(path.with_suffix(".eml").read_bytes(), key=path.stem)
    assert store.list_received_in("2026-11") == []
    strangers = [p.to for p in heard.follow() if not p.to.casefold().endswith(OUR_OWN)]
    assert strangers == []


def test_trap_30_two_machines_on_one_case_fall_silent(heard: Heard, time: Any) -> None:
    heard.arrive(an_email())
    reply_to = heard.letter("acknowledgement").reply_to
    for n in range(8):
        heard.arrive(
            an_email(f"I will look at your mail soon ({n}).", message_id=f"<{n}@family.example>"),
            to=reply_to,
            key=f"r{n}",
        )
        heard.deliver()
    assert 1 <= len(heard.sent("message_received", SAM)) <= automatic_answers.RECEIPTS_A_DAY
    assert len(heard.sent("contribution")) == 3
    time.now += timedelta(minutes=61)
    heard.stragglers()
    heard.deliver()
    (bundle,) = heard.sent("bundle", "complaints.team@sefton.example")
    assert bundle.subject == "5 messages added to cases"  # the team hears of each
